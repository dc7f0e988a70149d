using System.Text;
using System.Text.RegularExpressions;

namespace ParkBot.Ingestion;

/// <summary>Joins the wrapped lines of a text and takes out the spaces that the extraction put between characters.</summary>
internal static partial class TextCleaner
{
    /// <summary>A lead or body: 2 月 21 日 → 2月21日; a space between two Latin words stays, and one inside a quotation (“广佛湾 创新区”).</summary>
    internal static string Join(IEnumerable<string> lines) => Clean(Concatenate(lines), keepClauses: false);

    /// <summary>A title: as <see cref="Join"/>, but a space that parts two clauses stays (…举行 十大项目…).</summary>
    internal static string JoinTitle(IEnumerable<string> lines) => Clean(Concatenate(lines), keepClauses: true);

    private static string Concatenate(IEnumerable<string> lines)
    {
        var joined = new StringBuilder();
        foreach (var line in lines.Select(line => line.Trim()).Where(line => line.Length > 0))
        {
            if (joined.Length > 0 && char.IsAsciiLetter(joined[^1]) && char.IsAsciiLetter(line[0]))
            {
                joined.Append(' ');
            }

            joined.Append(line);
        }

        return joined.ToString();
    }

    private static string Clean(string text, bool keepClauses)
    {
        text = BlankRuns().Replace(text, " ").Trim();
        var cleaned = new StringBuilder(text.Length);
        var quoted = 0;
        for (var i = 0; i < text.Length; i++)
        {
            quoted += text[i] is '“' or '《' ? 1 : text[i] is '”' or '》' ? -1 : 0;
            if (text[i] != ' ' || Stays(text[i - 1], text[i + 1], keepClauses || quoted > 0))
            {
                cleaned.Append(text[i]);
            }
        }

        return cleaned.ToString();
    }

    private static bool Stays(char before, char after, bool clauses) =>
        (IsLatin(before) && IsLatin(after) && (char.IsAsciiLetter(before) || char.IsAsciiLetter(after)))
        || (clauses && IsHan(before) && IsHan(after))
        || (clauses && (before is '”' or '》' or '）' or '%') && (IsHan(after) || after is '“' or '《'))
        || (clauses && IsHan(before) && (after is '“' or '《'));

    private static bool IsLatin(char c) => c is > ' ' and < '\u0250';

    private static bool IsHan(char c) => c is >= '\u4e00' and <= '\u9fff';

    [GeneratedRegex("[\\s\u3000\u00a0]+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex BlankRuns();
}
