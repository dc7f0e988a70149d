using System.Collections.Frozen;
using ParkBot.Language;

namespace ParkBot.Understanding;

/// <summary>The words of questions, from the embedded table Data/lexicon.tsv.</summary>
internal sealed class Lexicon
{
    private readonly FrozenDictionary<string, IReadOnlyList<(WordKind Kind, string Value)>> _entries;
    private readonly int _longest;

    private Lexicon(Dictionary<string, IReadOnlyList<(WordKind, string)>> entries)
    {
        _entries = entries.ToFrozenDictionary(StringComparer.Ordinal);
        _longest = entries.Keys.Max(word => word.Length);
        Stages = [.. entries.Where(entry => entry.Value.Any(meaning => meaning.Item1 == WordKind.Stage)).Select(entry => entry.Key).Order(StringComparer.Ordinal)];
    }

    internal static Lexicon Default { get; } = Load();

    /// <summary>The words for stages.</summary>
    internal IReadOnlyList<string> Stages { get; }

    /// <summary>The longest word at a position; a word with several meanings (哪里: which place, where) gives all of them.</summary>
    internal (int Length, IReadOnlyList<(WordKind Kind, string Value)> Meanings)? At(string text, int start, int limit)
    {
        var lookup = _entries.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var length = Math.Min(_longest, limit - start); length > 0; length--)
        {
            if (lookup.TryGetValue(text.AsSpan(start, length), out var meanings))
            {
                return (length, meanings);
            }
        }

        return null;
    }

    /// <summary>A good or a trade that is less than the industry that it belongs to (机器人 of 装备制造): who names it does not ask for all of that.</summary>
    internal bool IsProduct(string word) => _entries.TryGetValue(word, out var meanings) && meanings.Contains((WordKind.Unknown, "product"));

    private static Lexicon Load()
    {
        var entries = new Dictionary<string, IReadOnlyList<(WordKind, string)>>(StringComparer.Ordinal);
        foreach (var line in EmbeddedTable.Lines("lexicon.tsv"))
        {
            var columns = line.Split('\t');
            var kind = KindOf(columns[0]);
            foreach (var word in columns[2].Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                entries[word] = entries.TryGetValue(word, out var before) ? [.. before, (kind, columns[1])] : [(kind, columns[1])];
            }
        }

        return new Lexicon(entries);
    }

    private static WordKind KindOf(string name) => name switch
    {
        "stages" => WordKind.Stage,
        "group" => WordKind.GroupBy,
        _ => Enum.Parse<WordKind>(name, ignoreCase: true),
    };
}
