using System.Collections.Frozen;

namespace ParkBot.Language;

/// <summary>Characters that the eye takes for each other (端 for 瑞): slips of those who write by shape, and of what reads print.</summary>
internal static class LookAlikes
{
    private static readonly Lazy<FrozenDictionary<char, string>> Groups = new(() => EmbeddedTable.Lines("lookalikes.tsv")
        .SelectMany(group => group.Select(character => (character, group)))
        .GroupBy(pair => pair.character, pair => pair.group)
        .ToFrozenDictionary(of => of.Key, of => string.Concat(of.SelectMany(group => group).Where(other => other != of.Key).Distinct())));

    /// <summary>The characters that look like this one.</summary>
    internal static string Of(char c) => Groups.Value.GetValueOrDefault(c, "");
}
