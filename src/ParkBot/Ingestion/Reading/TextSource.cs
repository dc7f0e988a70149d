using System.Text.RegularExpressions;

namespace ParkBot.Ingestion;

/// <summary>The site that a body names at its end: （海南省政府网站）。</summary>
internal static partial class TextSource
{
    /// <summary>The source without brackets, and where its bracket starts; null where the paragraph ends with none.</summary>
    internal static (string Name, int Start)? Of(string paragraph)
    {
        var match = Pattern().Match(paragraph);
        return match.Success ? (TextCleaner.Join([match.Groups["name"].Value]), match.Index) : null;
    }

    [GeneratedRegex("[（(]\\s*(来源[:：]\\s*)?(?<name>[^（()）。；]{1,30}?(网站|网|报|社|杂志|周刊|台|官微|公众号|客户端|发布|政府|委员会|管委会|[办局委厅部院])\\s*)[）)]\\s*[。.]?\\s*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Pattern();
}
