using System.Collections.Frozen;
using ParkBot.News;

namespace ParkBot.Language;

/// <summary>Places in Latin letters (Suzhou, Inner Mongolia, Xi'an), from Data/romanized.tsv. Letters without tones are fewer than names: Suzhou is 苏州, and 宿州 only beside Anhui.</summary>
internal static class RomanizedPlaces
{
    private sealed record Meant(IReadOnlyList<Place> Usual, IReadOnlyList<Place> Beside);

    private static readonly Lazy<FrozenDictionary<string, Meant>> Names = new(() => EmbeddedTable.Lines("romanized.tsv")
        .Select(line => line.Split('\t'))
        .ToFrozenDictionary(row => row[0], row => new Meant(Places(row[1]), row.Length > 2 ? Places(row[2]) : []), StringComparer.Ordinal));

    /// <summary>The most words that a name has: Inner Mongolia.</summary>
    internal const int MostWords = 2;

    /// <summary>The Chinese names of the places that are written so; none where it is no place.</summary>
    /// <param name="latin">Lower case, without apostrophes and hyphens, the words apart by one space.</param>
    /// <param name="beside">Provinces that are named near it.</param>
    internal static IReadOnlyList<string> Find(string latin, IReadOnlyCollection<string> beside)
    {
        if (!Names.Value.TryGetValue(latin, out var meant))
        {
            return [];
        }

        var near = meant.Usual.Concat(meant.Beside).Where(place => place is { City: not null, Province: { } province } && beside.Contains(province, StringComparer.Ordinal)).ToList();
        return [.. (near.Count > 0 ? near : meant.Usual).Select(place => place.Name)];
    }

    /// <summary>The province that is written so; null where none is.</summary>
    internal static string? Province(string latin) => Names.Value.TryGetValue(latin, out var meant) && meant.Usual is [{ City: null, County: null } only] ? only.Province : null;

    private static IReadOnlyList<Place> Places(string paths) => [.. paths.Split(' ').Select(PlaceNames.Parse)];
}
