using System.Collections.Frozen;
using ParkBot.Language;

namespace ParkBot.Answering;

/// <summary>What a word of prose claims, and so what it is checked for.</summary>
internal enum Claim
{
    Plain, Joint, Lead, Respectively, Total, Average, PerItem, PerProject, Share, Most, Least, Leading, Next, More, Less, Leader, Descending, Ascending, From, Whole, Among,
    Told, Untold, Gap, CountItems, NewsWord, CountProjects, ProjectWord, Investment, InvestWord, Money,
    Measure, Stage1, Stage2, Stage3, Stage4, Stage5, Stage6, Stage7, Exempt, Unit, NotUnit, Hedge, Forbidden, Dim, AmountWord,
}

/// <summary>The closed list of words that a model may connect references with, and those that are refused wherever they stand.</summary>
internal sealed class ProseWords
{
    private readonly FrozenDictionary<Claim, string[]> lists;

    private ProseWords()
    {
        lists = EmbeddedTable.Lines("prose.tsv").Select(line => line.Split('\t'))
            .GroupBy(row => Enum.Parse<Claim>(row[0], ignoreCase: true), row => row[1].Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .ToFrozenDictionary(kind => kind.Key, kind => kind.SelectMany(words => words).Distinct(StringComparer.Ordinal).OrderByDescending(word => word.Length).ToArray());
        var spoken = new Dictionary<string, Claim>(StringComparer.Ordinal);
        foreach (var kind in Enum.GetValues<Claim>().Where(kind => kind < Claim.Measure))
        {
            foreach (var word in Of(kind))
            {
                // A word of two kinds is what the later one claims: it is the stricter.
                spoken[word] = kind;
            }
        }

        Spoken = spoken.ToFrozenDictionary(StringComparer.Ordinal);
        Longest = Spoken.Keys.Max(word => word.Length);
    }

    internal static ProseWords Default { get; } = new();

    /// <summary>Every word that may be said, with what it claims.</summary>
    internal FrozenDictionary<string, Claim> Spoken { get; }

    internal int Longest { get; }

    /// <summary>The words of a kind, longest first.</summary>
    internal IReadOnlyList<string> Of(Claim kind) => lists.TryGetValue(kind, out var words) ? words : [];

    /// <summary>The first word of the kind that the text holds.</summary>
    internal string? Held(Claim kind, string text) => Of(kind).FirstOrDefault(word => text.Contains(word, StringComparison.Ordinal));

    /// <summary>True where a figure's unit would be said or changed by what follows it.</summary>
    internal bool IsUnitAhead(ReadOnlySpan<char> text) => Starts(Claim.Unit, text) && !Starts(Claim.NotUnit, text);

    /// <summary>True where what stands before a figure would change it: 约, 超.</summary>
    internal bool IsHedgeBehind(string text) => Of(Claim.Hedge).Any(word => text.EndsWith(word, StringComparison.Ordinal));

    /// <summary>True for a name that is a number, or holds one with its unit: 九千亿元.</summary>
    internal bool IsFigure(string name) =>
        name.All(ProseText.IsNumeral) || Enumerable.Range(1, name.Length - 1).Any(at => ProseText.IsNumeral(name[at - 1]) && (ProseText.IsNumeral(name[at]) || IsUnitAhead(name.AsSpan(at))) && !Of(Claim.Exempt).Any(word => name.Contains(word, StringComparison.Ordinal)));

    private bool Starts(Claim kind, ReadOnlySpan<char> text)
    {
        foreach (var word in Of(kind))
        {
            if (text.StartsWith(word, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
