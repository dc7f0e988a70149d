using System.Collections.Frozen;
using ParkBot.Language;

namespace ParkBot.Understanding;

/// <summary>Institutions by their short names (国开行), which an item may have in any of its ways of writing.</summary>
internal static class AliasReader
{
    private static readonly FrozenDictionary<string, string> Names = EmbeddedTable.Lines("aliases.tsv").Select(line => line.Split('\t'))
        .ToFrozenDictionary(row => row[0], row => string.Join('|', row[1].Split(' ').Prepend(row[0]).Distinct(StringComparer.Ordinal)), StringComparer.Ordinal);

    private static readonly int Longest = Names.Keys.Max(name => name.Length), Shortest = Names.Keys.Min(name => name.Length);

    internal static IEnumerable<Word> Find(string folded)
    {
        for (var at = 0; at < folded.Length; at++)
        {
            for (var length = Math.Min(Longest, folded.Length - at); length >= Shortest; length--)
            {
                if (Names.TryGetValue(folded.Substring(at, length), out var ways))
                {
                    yield return new Word(at, length, folded.Substring(at, length), WordKind.Mention, ways);
                    break;
                }
            }
        }
    }
}
