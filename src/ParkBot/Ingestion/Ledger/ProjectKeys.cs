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

    /// <summary>Under this in place of a province every item of a province can be found by one that names no place.</summary>
    private const string Anywhere = "*";

    private const string Nowhere = "";

    /// <summary>What an item can be found by.</summary>
    internal static IEnumerable<(string Key, int Day, long Item)> Of(Profile profile)
    {
        var places = Provinces(profile);
        return Words(profile).SelectMany(word => (places.Count == 0 ? [Nowhere] : places.Append(Anywhere)).Select(place => Key(word.Word, place))).Distinct(StringComparer.Ordinal)
            .Select(key => (key, profile.Day, profile.Key));
    }

    /// <summary>What it looks for.</summary>
    internal static IEnumerable<ProjectProbe> Probes(Profile profile)
    {
        var places = Provinces(profile);
        return Words(profile).SelectMany(word => (places.Count == 0 ? [Nowhere, Anywhere] : places.Append(Nowhere)).Select(place => (Key: Key(word.Word, place), word.Days))).Distinct()
            .Select(one => new ProjectProbe(one.Key, profile.Day, profile.Day - one.Days, profile.Day + one.Days));
    }

    private static IEnumerable<(string Word, int Days)> Words(Profile profile)
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

    private static List<string> Provinces(Profile profile) => [.. profile.Places.Select(place => place.Province).OfType<string>().Distinct(StringComparer.Ordinal).Take(4)];

    private static string Key(string word, string place) => word + "|" + place;
}
