using System.Collections.Frozen;

namespace ParkBot.Language;

/// <summary>
/// Sounds of characters, to see through typing slips (重请 for 重庆). The table is made from pinyin-pro: no package of the
/// registry that the program is built from reads pinyin. It is loaded only when a question holds a word that nobody knows.
/// </summary>
internal static class Pinyin
{
    private static readonly Lazy<FrozenDictionary<char, string[]>> Readings = new(Load);

    private static readonly Lazy<FrozenDictionary<char, string[]>> BlurredReadings = new(() => Readings.Value
        .ToFrozenDictionary(pair => pair.Key, pair => pair.Value.Select(Blur).Distinct(StringComparer.Ordinal).ToArray()));

    /// <summary>Characters by a syllable as it blurs in people's mouths.</summary>
    private static readonly Lazy<FrozenDictionary<string, string>> Blurred = new(() => Readings.Value
        .SelectMany(pair => BlurredReadings.Value[pair.Key].Select(blurred => (blurred, pair.Key)))
        .GroupBy(pair => pair.blurred, pair => pair.Key, StringComparer.Ordinal)
        .ToFrozenDictionary(group => group.Key, group => string.Concat(group), StringComparer.Ordinal));

    /// <summary>True where the two characters share a reading, tones aside (庆 qìng, 请 qǐng).</summary>
    internal static bool SoundAlike(char a, char b) => a == b || Share(Readings.Value, a, b);

    /// <summary>True where they share one as it blurs in people's mouths (苏 sū, 舒 shū).</summary>
    internal static bool SoundNear(char a, char b) => a == b || Share(BlurredReadings.Value, a, b);

    /// <summary>Characters that share a reading with this one, or nearly: 苏 for 舒, 湖 for 福. One may come twice.</summary>
    internal static IEnumerable<char> Near(char c)
    {
        if (!BlurredReadings.Value.TryGetValue(c, out var syllables))
        {
            yield break;
        }

        foreach (var near in syllables.SelectMany(key => Blurred.Value[key]))
        {
            if (near != c)
            {
                yield return near;
            }
        }
    }

    private static bool Share(FrozenDictionary<char, string[]> readings, char a, char b)
    {
        if (!readings.TryGetValue(a, out var first) || !readings.TryGetValue(b, out var second))
        {
            return false;
        }

        foreach (var syllable in first)
        {
            if (Array.IndexOf(second, syllable) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The sounds that many speakers do not tell apart made one: zh/z, ch/c, sh/s, n/l, r/l, f/h, ang/an, eng/en, ing/in.</summary>
    private static string Blur(string syllable)
    {
        var initial = syllable[0] switch { 'n' or 'r' => 'l', 'f' => 'h', var other => other };
        var rest = syllable.AsSpan(syllable.Length > 1 && syllable[1] == 'h' ? 2 : 1);
        return string.Concat([initial], rest.EndsWith("ng") && rest is not "ong" && !rest.EndsWith("iong") ? rest[..^1] : rest);
    }

    private static FrozenDictionary<char, string[]> Load() => EmbeddedTable.Lines("pinyin.tsv")
        .Select(line => line.Split('\t'))
        .SelectMany(row => row[1].Select(character => (character, syllable: row[0])))
        .GroupBy(pair => pair.character, pair => pair.syllable)
        .ToFrozenDictionary(group => group.Key, group => group.ToArray());
}
