using ParkBot.News;
using ParkBot.Queries;

namespace ParkBot.Understanding;

/// <summary>Reads what a label of a place means, as <see cref="PlaceSentence"/> writes it.</summary>
internal static class PlaceSentenceReader
{
    /// <summary>What stands in the brackets behind a label: one place, several, or none.</summary>
    internal static PlaceFilter? Meaning(SentenceCursor cursor, string label)
    {
        if (cursor.Eat("）"))
        {
            return new PlaceFilter(label, []);
        }

        return cursor.Each("、", () => Place(cursor) is { } place ? (true, place) : default) is { } places && cursor.Eat("）") ? new PlaceFilter(label, places) : null;
    }

    private static Place? Place(SentenceCursor cursor)
    {
        var start = cursor.At;
        var province = Level(cursor, PlaceSentence.Province);
        var city = Level(cursor, PlaceSentence.City);
        var county = Level(cursor, PlaceSentence.County);
        if (province is not null || city is not null || county is not null)
        {
            return new Place(province, city, county);
        }

        cursor.At = start;
        return cursor.Word() is { } name ? PlaceSentence.Resolve(name) : null;
    }

    private static string? Level(SentenceCursor cursor, string level)
    {
        var start = cursor.At;
        if (cursor.Eat(level) && cursor.Quoted() is { } name)
        {
            return name;
        }

        cursor.At = start;
        return null;
    }
}
