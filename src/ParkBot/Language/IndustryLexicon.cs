using System.Collections.Frozen;
using ParkBot.News;

namespace ParkBot.Language;

/// <summary>A word that names an industry, or (<paramref name="IsProduct"/>) a product that tells of one: 光伏 against 光伏胶膜.</summary>
internal readonly record struct IndustryMatch(int Start, int Length, Industry Industry, bool IsProduct)
{
    internal int End => Start + Length;
}

/// <summary>The words that name industries, in items and in questions, from Data/industries.tsv.</summary>
internal static class IndustryLexicon
{
    private static readonly FrozenDictionary<string, (Industry? Industry, bool IsProduct)> Words = Load();
    private static readonly FrozenDictionary<string, Industry> Others = EmbeddedTable.Lines("industries.tsv").Select(line => line.Split('\t')).Where(row => row[0] == "also")
        .SelectMany(row => row[2].Split(' ').Select(word => (word, Named(row[1])))).ToFrozenDictionary(pair => pair.word, pair => pair.Item2, StringComparer.Ordinal);

    private static readonly int Longest = Words.Keys.Max(word => word.Length);

    /// <summary>A second industry that a word tells of: 储能电池 is lithium battery and energy storage.</summary>
    internal static Industry? Second(string folded, IndustryMatch match) =>
        Others.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(folded.AsSpan(match.Start, match.Length), out var other) ? other : null;

    /// <summary>The words in a folded text, the longest at each place, not overlapping.</summary>
    internal static IReadOnlyList<IndustryMatch> Find(string folded)
    {
        var found = new List<IndustryMatch>();
        var lookup = Words.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var at = 0; at < folded.Length; at++)
        {
            for (var length = Math.Min(Longest, folded.Length - at); length >= 2; length--)
            {
                if (lookup.TryGetValue(folded.AsSpan(at, length), out var word) && IsWhole(folded, at, length))
                {
                    if (word.Industry is { } industry)
                    {
                        found.Add(new IndustryMatch(at, length, industry, word.IsProduct));
                    }

                    at += length - 1;
                    break;
                }
            }
        }

        return found;
    }

    /// <summary>A Latin word is not part of a longer one (ai in chain), a trade not part of a school's name (化工大学).</summary>
    private static bool IsWhole(string folded, int at, int length)
    {
        var end = at + length;
        if (char.IsAsciiLetterOrDigit(folded[at]))
        {
            return (at == 0 || !char.IsAsciiLetterOrDigit(folded[at - 1])) && (end == folded.Length || !char.IsAsciiLetter(folded[end]));
        }

        var behind = folded.AsSpan(end);
        return !behind.StartsWith("大学", StringComparison.Ordinal) && !behind.StartsWith("科技大学", StringComparison.Ordinal) && !behind.StartsWith("职业学院", StringComparison.Ordinal);
    }

    private static Industry Named(string name) =>
        Names.TryIndustry(name, out var named) ? named : throw new InvalidOperationException($"industries.tsv names an unknown industry: {name}");

    private static FrozenDictionary<string, (Industry? Industry, bool IsProduct)> Load()
    {
        var words = new Dictionary<string, (Industry?, bool)>(StringComparer.Ordinal);
        foreach (var row in EmbeddedTable.Lines("industries.tsv").Select(line => line.Split('\t')).Where(row => row[0] != "also"))
        {
            Industry? industry = row[0] == "none" ? null : Named(row[0]);
            foreach (var (column, isProduct) in ((int, bool)[])[(1, false), (2, true)])
            {
                foreach (var word in row[column].Split(' ', StringSplitOptions.RemoveEmptyEntries))
                {
                    words[word] = (industry, isProduct);
                }
            }
        }

        return words.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
