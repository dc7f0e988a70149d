using System.Text;
using ParkBot.Messages;

namespace ParkBot.TelegramBot;

/// <summary>Texts cut to what a chart has room for. Widths are in columns: a Chinese letter takes two.</summary>
internal static class ChartLabels
{
    private const string Closing = "，。、；：）》”！？％%";

    /// <summary>One line of at most <paramref name="width"/> columns, with … where it was longer.</summary>
    internal static string Short(string text, int width)
    {
        var line = OddCharacters.Clean(text).ReplaceLineEndings(" ").Trim();
        if (DisplayWidth.Of(line) <= width)
        {
            return line;
        }

        return Start(line, width - 1) + "…";
    }

    /// <summary>At most <paramref name="lines"/> lines of <paramref name="width"/> columns; a closing sign hangs over rather than begin a line.</summary>
    internal static IReadOnlyList<string> Wrapped(string text, int width, int lines)
    {
        var rest = OddCharacters.Clean(text).ReplaceLineEndings(" ").Trim();
        var wrapped = new List<string>();
        while (rest.Length > 0 && wrapped.Count < lines)
        {
            var line = wrapped.Count == lines - 1 ? Short(rest, width) : Start(rest, width);
            if (line.Length < rest.Length && Closing.Contains(rest[line.Length], StringComparison.Ordinal))
            {
                line += rest[line.Length];
            }

            wrapped.Add(line);
            rest = line.Length >= rest.Length ? string.Empty : rest[line.Length..];
        }

        return wrapped;
    }

    /// <summary>Labels of a time axis without the year that all of them share: 2023年3月7日 → 3月7日.</summary>
    internal static IReadOnlyList<string> WithoutSharedYear(IReadOnlyList<string> labels)
    {
        var end = labels.Count == 0 ? -1 : labels[0].IndexOf('年', StringComparison.Ordinal);
        var year = end < 0 ? string.Empty : labels[0][..(end + 1)];
        return year.Length > 0 && labels.All(label => label.Length > year.Length && label.StartsWith(year, StringComparison.Ordinal))
            ? [.. labels.Select(label => label[year.Length..])]
            : labels;
    }

    private static string Start(string text, int width)
    {
        var start = new StringBuilder();
        var taken = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            taken += DisplayWidth.Of(rune.ToString());
            if (taken > width)
            {
                break;
            }

            start.Append(rune.ToString());
        }

        return start.ToString();
    }
}
