using System.Text.RegularExpressions;
using ParkBot.Language;

namespace ParkBot.Ingestion;

/// <summary>The site that an item names at its end: （海南省政府网站）。, 【来源：…】, ——来源：….</summary>
internal static partial class TextSource
{
    /// <summary>The source without brackets, and where it starts; null where the paragraph ends with none.</summary>
    internal static (string Name, int Start)? Of(string paragraph) => First(paragraph, LabelledInBrackets(), Labelled(), Bracketed());

    /// <summary>The same at the end of an item, where a bracket can hold nothing else: （36氪）.</summary>
    internal static (string Name, int Start)? OfEnd(string paragraph) => Of(paragraph) ?? First(paragraph, AnyBracket());

    /// <summary>The source of a paragraph that is nothing but a source.</summary>
    internal static string? Alone(string paragraph) => OfEnd(paragraph) is { Start: 0 } source ? source.Name : null;

    private static (string Name, int Start)? First(string paragraph, params ReadOnlySpan<Regex> patterns)
    {
        // Folded for its characters alone: 網站 is a site too.
        var folded = TextFold.Fold(paragraph);
        foreach (var pattern in patterns)
        {
            var match = pattern.Match(folded);
            if (match.Success)
            {
                return (TextCleaner.Join([paragraph.Substring(match.Groups["name"].Index, match.Groups["name"].Length)]), match.Index);
            }
        }

        return null;
    }

    private const RegexOptions Plain = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    [GeneratedRegex("[(【\\[〔]\\s*(?<name>[^()【】\\[\\]。;,]{1,30}?(网站|网|报|社|杂志|周刊|台|官微|公众号|客户端|发布|政府|委员会|管委会|日报|晚报|财经|新闻|头条|在线|融媒|微博|号|频道|[办局委厅部院])\\s*)[)】\\]〕]\\s*[。.]?\\s*$", Plain, 1000)]
    private static partial Regex Bracketed();

    [GeneratedRegex("[(【\\[〔]\\s*([—–-]{1,3}\\s*)?(信息|资料|稿件|消息|文章|内容)?(来源|来自|摘自|转自)\\s*[:|/]\\s*(?<name>[^()【】\\[\\]。;]{2,30}?)\\s*[)】\\]〕]\\s*[。.]?\\s*$", Plain, 1000)]
    private static partial Regex LabelledInBrackets();

    /// <summary>On a line of its own or behind a full stop or dash; an open bracket before it goes on in the next line.</summary>
    [GeneratedRegex("(^|(?<=[。!?”)\\s])|[—–-]{1,3})\\s*([—–-]{1,3}\\s*)?(信息|资料|稿件|消息|文章|内容)?(来源|来自|摘自|转自)\\s*[:|/]\\s*(?<name>[^()【】\\[\\]。;]{2,30}?)\\s*[。.]?\\s*$", Plain, 1000)]
    private static partial Regex Labelled();

    [GeneratedRegex("[(【\\[〔]\\s*(?<name>[^()【】\\[\\]。;,、:]{2,20}?)\\s*[)】\\]〕]\\s*[。.]?\\s*$", Plain, 1000)]
    private static partial Regex AnyBracket();
}
