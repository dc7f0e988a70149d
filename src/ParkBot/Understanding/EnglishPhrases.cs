using System.Collections.Frozen;
using ParkBot.Language;

namespace ParkBot.Understanding;

/// <summary>English phrases of questions and what they are in Chinese, from Data/english.tsv. A plural is its singular.</summary>
internal static class EnglishPhrases
{
    /// <summary>What a phrase that carries nothing is in the table.</summary>
    private const string Nothing = "-";

    private static readonly Lazy<(FrozenDictionary<string, string> Chinese, int MostWords)> Table = new(Load);

    /// <summary>The longest phrase that starts at a word, by its number of words, and its Chinese, empty where it carries nothing; null where none starts there.</summary>
    internal static (int Words, string Chinese)? At(IReadOnlyList<string> words, int at)
    {
        for (var count = Math.Min(Table.Value.MostWords, words.Count - at); count > 0; count--)
        {
            if (Table.Value.Chinese.TryGetValue(string.Join(' ', Enumerable.Range(at, count).Select(i => Singular(words[i]))), out var chinese))
            {
                return (count, chinese);
            }
        }

        return null;
    }

    private static (FrozenDictionary<string, string>, int) Load()
    {
        var table = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in EmbeddedTable.Lines("english.tsv").Select(line => line.Split('\t')))
        {
            foreach (var phrase in row[1].Split(", "))
            {
                table[string.Join(' ', phrase.Split(' ').Select(Singular))] = row[0] == Nothing ? "" : row[0];
            }
        }

        return (table.ToFrozenDictionary(StringComparer.Ordinal), table.Keys.Max(phrase => phrase.Count(c => c == ' ') + 1));
    }

    private static string Singular(string word)
    {
        if (word.Length < 4 || word is "news" or "does" || word.EndsWith("ss", StringComparison.Ordinal) || word.EndsWith("us", StringComparison.Ordinal) || word.EndsWith("is", StringComparison.Ordinal))
        {
            return word;
        }

        return word.EndsWith("ies", StringComparison.Ordinal) && word.Length > 5 ? word[..^3] + "y"
            : word.EndsWith("ches", StringComparison.Ordinal) || word.EndsWith("shes", StringComparison.Ordinal) ? word[..^2]
            : word.EndsWith('s') ? word[..^1] : word;
    }
}
