using System.Collections.Frozen;

namespace ParkBot.Language;

/// <summary>Sounds of characters, to see through typing slips (重请 for 重庆).</summary>
internal static class Pinyin
{
    private static readonly Lazy<FrozenDictionary<char, string[]>> Readings = new(Load);

    /// <summary>True where the two characters share a reading, tones aside (庆 qìng, 请 qǐng).</summary>
    internal static bool SoundAlike(char a, char b) =>
        a == b || (Readings.Value.TryGetValue(a, out var first) && Readings.Value.TryGetValue(b, out var second) && first.Intersect(second, StringComparer.Ordinal).Any());

    /// <summary>True where two words of one length differ in exactly one character, and those two sound alike.</summary>
    internal static bool DifferInOneSound(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        var same = a.CommonPrefixLength(b);
        return same < a.Length && SoundAlike(a[same], b[same]) && a[(same + 1)..].SequenceEqual(b[(same + 1)..]);
    }

    private static FrozenDictionary<char, string[]> Load() => EmbeddedTable.Lines("pinyin.tsv")
        .Select(line => line.Split('\t'))
        .SelectMany(row => row[1].Select(character => (character, syllable: row[0])))
        .GroupBy(pair => pair.character, pair => pair.syllable)
        .ToFrozenDictionary(group => group.Key, group => group.ToArray());
}
