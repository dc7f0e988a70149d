using System.Globalization;
using ParkBot.News;
using ParkBot.Storage;

namespace ParkBot.Ingestion;

/// <summary>
/// The words by which items of one project find each other: a company, a name or a sum in a province, an event's stage and day.
/// They only bring items together to be compared.
/// </summary>
internal static class ProjectKeys
{
    /// <summary>From signing to production a project takes years, not decades.</summary>
    private const int DaysOfAProject = 366 * 5;

    private const int DaysOfAnEvent = 14;

    /// <summary>In place of a province: all of them can be found by an item that names no place.</summary>
    private const string Anywhere = "*";

    private const string Nowhere = "";

    /// <summary>Behind a province: items that name no city in it.</summary>
    private const string NoCity = "~";

    /// <summary>Behind a province: all items in it, for one that names no city.</summary>
    private const string AllCities = "^";

    /// <summary>What an item can be found by.</summary>
    internal static IEnumerable<(string Key, int Day, long Item)> Of(Profile profile)
    {
        var provinces = Provinces(profile);
        var wide = provinces.Count == 0 ? [Nowhere] : provinces.Append(Anywhere).ToList();
        var narrow = Cities(profile).Concat(provinces.Select(province => province + AllCities)).ToList();
        return Wide(profile).SelectMany(word => wide.Select(place => Key(word.Word, place))).Concat(Narrow(profile).SelectMany(word => narrow.Select(place => Key(word.Word, place)))).Distinct(StringComparer.Ordinal)
            .Select(key => (key, profile.Day, profile.Key));
    }

    /// <summary>What it looks for.</summary>
    internal static IEnumerable<ProjectProbe> Probes(Profile profile)
    {
        var provinces = Provinces(profile);
        var wide = provinces.Count == 0 ? [Nowhere, Anywhere] : provinces.Append(Nowhere).ToList();
        var cities = Cities(profile);
        var narrow = cities.Concat(provinces.Select(province => province + (cities.Contains(province + NoCity, StringComparer.Ordinal) ? AllCities : NoCity))).ToList();
        return Wide(profile).SelectMany(word => wide.Select(place => (Key: Key(word.Word, place), word.Days))).Concat(Narrow(profile).SelectMany(word => narrow.Select(place => (Key: Key(word.Word, place), word.Days)))).Distinct()
            .Select(one => new ProjectProbe(one.Key, profile.Day, profile.Day - one.Days, profile.Day + one.Days));
    }

    /// <summary>A company says so much that its province is enough.</summary>
    private static IEnumerable<(string Word, int Days)> Wide(Profile profile)
    {
        foreach (var strand in profile.Strands)
        {
            foreach (var firm in strand.Firms)
            {
                yield return ("f" + firm.Brand, DaysOfAProject);
            }

            foreach (var stage in strand.IsEvent ? profile.Stages : Enumerable.Empty<Stage>())
            {
                yield return (string.Create(CultureInfo.InvariantCulture, $"e{(int)stage}"), DaysOfAnEvent);
            }
        }
    }

    /// <summary>Names and sums repeat all over a province: they count in one city.</summary>
    private static IEnumerable<(string Word, int Days)> Narrow(Profile profile)
    {
        foreach (var strand in profile.Strands)
        {
            foreach (var name in strand.IsEvent ? [] : strand.Name.Quoted.Concat(strand.Name.Runs))
            {
                yield return ("n" + name, DaysOfAProject);
            }

            if (strand.Yi is { } yi)
            {
                yield return (string.Create(CultureInfo.InvariantCulture, $"a{decimal.Round(yi, 1) / 1.0000000000000000000000000000m}"), strand.IsEvent ? DaysOfAnEvent : DaysOfAProject);
            }
        }
    }

    private static List<string> Cities(Profile profile) =>
        [.. profile.Places.Select(place => place.City is { } city ? place.Province + city : place.Province?.EndsWith('市') == true ? place.Province : place.Province + NoCity).Distinct(StringComparer.Ordinal).Take(4)];

    private static List<string> Provinces(Profile profile) => [.. profile.Places.Select(place => place.Province).OfType<string>().Distinct(StringComparer.Ordinal).Take(4)];

    private static string Key(string word, string place) => word + "|" + place;
}
