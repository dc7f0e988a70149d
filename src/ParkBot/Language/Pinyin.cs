using System.Collections.Frozen;

namespace ParkBot.Language;

/// <summary>Sounds of characters, to see through typing slips (重请 for 重庆).</summary>
internal static class Pinyin
{
    private static readonly Lazy<FrozenDictionary<char, string[]>> Readings = new(Load);

    /// <summary>True where the two characters share a reading, tones aside (庆 qìng, 请 qǐng).</summary>
    internal static bool SoundAlike(char a, char b) =>
        a == b || (Readings.Value.TryGetValue(a, out var first) && Readings.Value.TryGetValue(b, out var second) && first.Intersect(second, StringComparer.Ordinal).Any());

    private static FrozenDictionary<char, string[]> Load() => EmbeddedTable.Lines("pinyin.tsv")
        .Select(line => line.Split('\t'))
        .SelectMany(row => row[1].Select(character => (character, syllable: row[0])))
        .GroupBy(pair => pair.character, pair => pair.syllable)
        .ToFrozenDictionary(group => group.Key, group => group.ToArray());
}
