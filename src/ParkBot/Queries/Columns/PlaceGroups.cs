using ParkBot.News;

namespace ParkBot.Queries;

/// <summary>The provinces, cities or counties that places lie in: their groups when an answer is by place.</summary>
internal sealed class PlaceGroups
{
    internal const int None = -1;

    private readonly int[] groups;

    private PlaceGroups(Place[] places, Func<Place, (string? Label, string Order)> name)
    {
        var keys = new Dictionary<string, int>(StringComparer.Ordinal);
        var all = new List<GroupKey>();
        groups = Array.ConvertAll(places, place =>
        {
            var (label, order) = name(place);
            if (label is null)
            {
                return None;
            }

            if (keys.TryAdd(order, all.Count))
            {
                all.Add(new GroupKey(label, order));
            }

            return keys[order];
        });
        Keys = [.. all];
    }

    internal GroupKey[] Keys { get; }

    /// <summary>The group of a place; <see cref="None"/> where it is wider than such a group.</summary>
    internal int Of(int place) => groups[place];

    internal static PlaceGroups Provinces(Place[] places) => new(places, place => (place.Province, place.Province ?? ""));

    /// <summary>A municipality is a city itself.</summary>
    internal static PlaceGroups Cities(Place[] places) => new(places, place => (place.City ?? (IsMunicipality(place.Province) ? place.Province : null), $"{place.Province}/{place.City}"));

    internal static PlaceGroups Counties(Place[] places) => new(places, place => (place.County, $"{place.Province}/{place.City}/{place.County}"));

    private static bool IsMunicipality(string? province) => province?.EndsWith('市') == true;
}
