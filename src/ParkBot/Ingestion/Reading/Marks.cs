using System.Text.RegularExpressions;

namespace ParkBot.Ingestion;

/// <summary>The signs that a designer puts before titles and paragraphs: ●, ■, █, 1、, （一）.</summary>
internal static partial class Marks
{
    private const string Signs = "●◆•◎○▲★■█▇▉▋▌▍▎▏▮▪▫□◇☆►▶▸➤➢➣※✦✧◈▣▷△▽▼◼◾⬛⬤⚫⦿◉❖✪✓✔☛☞►»»❯❱・";

    /// <summary>Kinds of the words 标题：, 正文： and 导语： where a text says what each part is.</summary>
    internal const string Title = "题";
    internal const string Body = "文";
    internal const string Lead = "导";

    /// <summary>The kind of mark that a line begins with and how long it is; null for none. Two lines with marks of one kind are the same kind of thing.</summary>
    internal static (string Kind, int Length)? Of(string line)
    {
        var start = 0;
        while (start < line.Length && char.IsWhiteSpace(line[start]))
        {
            start++;
        }

        if (start >= line.Length)
        {
            return null;
        }

        if (Signs.Contains(line[start], StringComparison.Ordinal))
        {
            return (line[start].ToString(), start + 1);
        }

        if (line[start] is >= '①' and <= '⑳')
        {
            return ("①", start + 1);
        }

        if (Label().Match(line, start) is { Success: true } label)
        {
            return (label.Groups["title"].Success ? Title : label.Groups["body"].Success ? Body : Lead, label.Index + label.Length);
        }

        var match = Number().Match(line, start);
        if (!match.Success)
        {
            return null;
        }

        foreach (var kind in (ReadOnlySpan<string>)["comma", "dot", "round", "zero", "hanComma", "hanRound"])
        {
            if (match.Groups[kind].Success)
            {
                return (kind, match.Index + match.Length);
            }
        }

        return null;
    }

    internal static bool IsSign(char c) => Signs.Contains(c, StringComparison.Ordinal);

    /// <summary>A line without its mark.</summary>
    internal static string Without(string line) => Of(line) is { } mark ? line[mark.Length..].TrimStart() : line;

    [GeneratedRegex("\\G[【\\[]?(?:(?<title>标题|题目|主题)|(?<body>正文|内容|详情)|(?<lead>导语|导读|摘要|提要))[】\\]]?[:：]\\s*", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Label();

    /// <summary>A number and what parts it from the words; 1.5亿元 and 2月 are no marks.</summary>
    [GeneratedRegex("\\G(?:(?<comma>[0-9]{1,3}\\s*、)|(?<dot>[0-9]{1,3}\\s*[.．](?![0-9]))|(?<round>[(（][0-9]{1,3}[)）]|[0-9]{1,3}[)）])|(?<zero>(?:0[0-9]|[1-9][0-9]?)(?:\\s*[|｜/丨]\\s*|\\s{1,4})(?=[\\u4e00-\\u9fff“《]{2})(?!\\s*[年月日个家项亿万余多]))|(?<hanComma>[一二三四五六七八九十]{1,3}、)|(?<hanRound>[(（][一二三四五六七八九十]{1,3}[)）]))\\s*", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Number();
}
