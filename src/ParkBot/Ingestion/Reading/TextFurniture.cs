using System.Text.RegularExpressions;

namespace ParkBot.Ingestion;

/// <summary>Running heads, feet and page numbers of a text: lines that its pages repeat and that say nothing of the news.</summary>
internal sealed partial class TextFurniture
{
    /// <summary>Repeated as often, a line is a running head or foot: nothing of the news stands there three times.</summary>
    private const int Often = 3;

    private const int Longest = 80;

    /// <summary>Shorter is the end of a wrapped line: 站）, 亿元.</summary>
    private const int Shortest = 4;

    private readonly HashSet<string> _repeated;

    /// <summary>The publication's name as a head would print it: it can read like a section's (产业园区观察).</summary>
    private readonly string? _publication;

    internal TextFurniture(string text)
    {
        var lines = text.Split('\n', '\f');
        _publication = IssueHeaderReader.Find(lines)?.Publication;
        _repeated =
        [
            .. lines.Select(line => (Line: line.Trim(), Key: Key(line)))
                .Where(one => CanBe(one.Line) && one.Key.Length <= Longest && Marks.Of(one.Line) is null && SectionWords.Of(one.Line) is null)
                .GroupBy(one => one.Key, StringComparer.Ordinal).Where(same => same.Count() >= Often).Select(same => same.Key),
        ];
    }

    /// <summary>False for what can be the end of a wrapped line (站）。) or a part of a sentence: however often it stands there, it is news.</summary>
    internal static bool CanBe(string line) =>
        Blank().Replace(line, "") is { Length: >= Shortest } words && words.Count(c => c is '（' or '(') == words.Count(c => c is '）' or ')')
        && words.IndexOfAny(['。', '，', '；', '：']) < 0 && TextSource.Of(line) is null;

    internal bool Has(string line) => _repeated.Contains(Key(line)) || BlockReader.IsFooter(line) || (_publication is not null && Key(line) == _publication);

    /// <summary>Numbers differ from page to page in what counts pages and issues; in a narrow column two sums are two lines.</summary>
    private static string Key(string line) => Blank().Replace(line, "") is var plain && Counts().IsMatch(plain) ? Digits().Replace(plain, "#") : plain;

    [GeneratedRegex("[0-9]\\s*[期页]|第[0-9]|[0-9]{4}年|^[0-9]|[0-9]$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Counts();

    [GeneratedRegex("[0-9]+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Digits();

    [GeneratedRegex("[\\s\u3000\u00a0]+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Blank();
}
