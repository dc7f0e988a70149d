using SkiaSharp;

namespace ParkBot.TelegramBot;

/// <summary>
/// A font with Chinese letters: the configured file, else one from where systems keep them. A missing font makes boxes instead of
/// letters and no error, so a glyph is looked up before anything is drawn. The search is made once, at the first question for it.
/// </summary>
/// <param name="configured">The file from the options, or null. A file without Chinese letters is passed over.</param>
/// <param name="usual">Where else to look; null for where systems keep such fonts.</param>
internal sealed class ChartFont(string? configured, IReadOnlyList<string>? usual = null)
{
    private const int Probe = '省';

    /// <summary>Collections hold a face for each region's writing; the simplified one is looked for among so many.</summary>
    private const int MostFaces = 10;

    private static readonly string[] UsualPaths =
    [
        "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc",
        "/usr/share/fonts/wqy-microhei/wqy-microhei.ttc",
        "/usr/share/fonts/wenquanyi/wqy-microhei/wqy-microhei.ttc",
        "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
        "/usr/share/fonts/google-noto-sans-cjk-fonts/NotoSansCJK-Regular.ttc",
        "/usr/share/fonts/google-noto-sans-cjk-vf-fonts/NotoSansCJK-VF.ttc",
        "/usr/share/fonts/google-noto-cjk/NotoSansCJK-Regular.ttc",
        "/usr/share/fonts/noto/NotoSansCJK-Regular.ttc",
        "/usr/share/fonts/noto-cjk/NotoSansCJK-Regular.ttc",
        "/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc",
        "/usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf",
        "/System/Library/Fonts/PingFang.ttc",
        "/System/Library/Fonts/Hiragino Sans GB.ttc",
        "/System/Library/Fonts/STHeiti Medium.ttc",
        @"C:\Windows\Fonts\msyh.ttc",
        @"C:\Windows\Fonts\Deng.ttf",
        @"C:\Windows\Fonts\simhei.ttf",
    ];

    private readonly Lazy<(string Path, int Face)?> found = new(() => Find([.. string.IsNullOrWhiteSpace(configured) ? Array.Empty<string>() : [configured], .. usual ?? UsualPaths]));

    internal bool IsAvailable => found.Value is not null;

    /// <summary>Where the font is, or null.</summary>
    internal string? File => found.Value?.Path;

    /// <summary>The font anew for its user, who disposes it; null where there is none.</summary>
    internal SKTypeface? Open() => found.Value is { } font ? SKTypeface.FromFile(font.Path, font.Face) : null;

    private static (string Path, int Face)? Find(IEnumerable<string> paths)
    {
        foreach (var path in paths.Where(System.IO.File.Exists))
        {
            if (Face(path) is { } face)
            {
                return (path, face);
            }
        }

        return null;
    }

    /// <summary>The first face for simplified Chinese, else the first that has the letters at all.</summary>
    private static int? Face(string path)
    {
        int? first = null;
        for (var face = 0; face < MostFaces; face++)
        {
            using var typeface = SKTypeface.FromFile(path, face);
            if (typeface is null)
            {
                break;
            }

            if (!typeface.ContainsGlyph(Probe))
            {
                continue;
            }

            first ??= face;
            if (typeface.FamilyName.EndsWith(" SC", StringComparison.Ordinal))
            {
                return face;
            }
        }

        return first;
    }
}
