using ParkBot.Language;
using ParkBot.News;

namespace ParkBot.Benchmarks.Archive;

/// <summary>Places of the gazetteer, drawn as the news draws them: a few provinces often, most of them now and then; a county more often than a whole province.</summary>
internal sealed class PlaceDeck
{
    private readonly (Place Province, Place[] Cities, Place[] Counties)[] _provinces = [.. EmbeddedTable.Lines("gazetteer.tsv")
        .Select(line => line.Split('\t'))
        .Select(row => new Place(row[0], Told(row[1]), Told(row[2])))
        .GroupBy(place => place.Province, StringComparer.Ordinal)
        .Select(group => (new Place(group.Key), group.Where(place => place is { City: not null, County: null }).ToArray(), group.Where(place => place.County is not null).ToArray()))
        .Where(province => province.Item3.Length > 0)];

    /// <summary>In an order of its own, the same for every seed: the gazetteer starts with places of few counties.</summary>
    internal PlaceDeck() => new Random(11).Shuffle(_provinces);

    internal Place Draw(Random random)
    {
        // The square of an even draw: the first tenth of the provinces has a third of the news.
        var share = random.NextDouble();
        var (province, cities, counties) = _provinces[(int)(share * share * _provinces.Length)];
        return random.Next(10) switch
        {
            0 => province,
            < 4 when cities.Length > 0 => cities[random.Next(cities.Length)],
            _ => counties[random.Next(counties.Length)],
        };
    }

    private static string? Told(string name) => name.Length > 0 ? name : null;
}
