using ParkBot.Language;
using ParkBot.News;

namespace ParkBot.Queries;

/// <summary>
/// A place in the 口径 sentence: by its name where the gazetteer finds it by that name again, else by its parts. The label is said
/// besides where it is another word than the name: 南海（广东省佛山市南海区）.
/// </summary>
internal static class PlaceSentence
{
    internal const string Province = "省";

    internal const string City = "市";

    internal const string County = "县";

    internal static string Of(PlaceFilter named) => named.Places switch
    {
        [var only] when IsBare(named.Label, only) => named.Label,
        [var only] => $"{Labels.Of(named.Label)}（{Full(only)}）",
        var several => $"{Labels.Of(named.Label)}（{string.Join('、', several.Select(one => AreAlike(several) ? Full(one) : Short(one)))}）",
    };

    /// <summary>The one place that a name means: 江苏省苏州市, 江苏; null for a name of none or of several.</summary>
    internal static Place? Resolve(string name)
    {
        if (name == Nowhere.Name)
        {
            return Nowhere;
        }

        var found = Gazetteer.Default.Find(name);
        return found.Count > 0 && found[0].Start == 0 && found[^1] is { Kind: PlaceKind.Administrative, Candidates: [var only] } last && last.End == name.Length && Tile(found) && found.SkipLast(1).All(outer => outer.Candidates.Any(only.IsWithin))
            ? only
            : null;
    }

    /// <summary>The label alone tells the place: a whole name, or a province in short.</summary>
    internal static bool IsBare(string label, Place place) =>
        Labels.IsPlain(label) && (label == PlanDescriber.Describe(place) || place is { City: null, County: null, Province: not null }) && Resolve(label) == place;

    /// <summary>Places of one name are told apart by what they lie in.</summary>
    private static bool AreAlike(IReadOnlyList<Place> places) => places.DistinctBy(place => place.Name, StringComparer.Ordinal).Count() < places.Count;

    private static Place Nowhere { get; } = new(null);

    private static string Full(Place place) => PlanDescriber.Describe(place) is var full && Labels.IsPlain(full) && Resolve(full) == place ? full : Parts(place);

    private static string Short(Place place) => Labels.IsPlain(place.Name) && Resolve(place.Name) == place ? place.Name : Full(place);

    /// <summary>A place that the gazetteer does not know: 省“…”市“…”县“…”, what is not told left out.</summary>
    private static string Parts(Place place) => Part(Province, place.Province) + Part(City, place.City) + Part(County, place.County);

    private static string Part(string level, string? name) => name is null ? string.Empty : level + QuotedWords.Of(name);

    private static bool Tile(IReadOnlyList<PlaceMatch> found) => found.Zip(found.Skip(1)).All(pair => pair.First.End == pair.Second.Start);
}
