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
    private static readonly FrozenDictionary<string, (Industry Industry, bool IsProduct)> Words = Load();
    private static readonly int Longest = Words.Keys.Max(word => word.Length);

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
                    found.Add(new IndustryMatch(at, length, word.Industry, word.IsProduct));
                    at += length - 1;
                    break;
                }
            }
        }

        return found;
    }

    /// <summary>A Latin word is not part of a longer one (ai in chain).</summary>
    private static bool IsWhole(string folded, int at, int length) =>
        !char.IsAsciiLetter(folded[at])
        || ((at == 0 || !char.IsAsciiLetterOrDigit(folded[at - 1])) && (at + length == folded.Length || !char.IsAsciiLetter(folded[at + length])));

    private static FrozenDictionary<string, (Industry Industry, bool IsProduct)> Load()
    {
        var words = new Dictionary<string, (Industry, bool)>(StringComparer.Ordinal);
        foreach (var row in EmbeddedTable.Lines("industries.tsv").Select(line => line.Split('\t')))
        {
            if (!Names.TryIndustry(row[0], out var industry))
            {
                throw new InvalidOperationException($"industries.tsv names an unknown industry: {row[0]}");
            }

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
