using ParkBot.Language;
using ParkBot.News;

namespace ParkBot.Ingestion;

/// <summary>
/// Places that an item tells of side by side without one list in its title: a group of them that acts (京津冀三地签署…), an event
/// held in two at once, or a city's few projects whose counties the lead tells one by one.
/// </summary>
internal static class PlacesTogether
{
    /// <summary>A group of more is a region that something is about, not a few that act.</summary>
    private const int LargestGroup = 4;

    internal static IReadOnlyList<Mention> Of(PlaceContext context)
    {
        var title = context.Folded(EvidenceField.Title);
        if (Gazetteer.Default.FindGroups(title) is [{ Start: 0 } group, ..] && group.Group.Members.Count <= LargestGroup && PlaceCues.DoTogether(title, group.Length))
        {
            return [.. group.Group.Members.Select(place => new Mention(EvidenceField.Title, 0, group.Length, place))];
        }

        var told = context.In(EvidenceField.Title).Where(place => !PlaceCues.IsVenue(title, place)).ToList();
        return AtOnce(told, context) is { Count: > 1 } both ? both
            : told is [{ Place.County: null } outer] ? OneByOne(outer.Place, PlaceCues.FewProjects(title), context)
            : [];
    }

    private static List<Mention> AtOnce(List<Mention> told, PlaceContext context)
    {
        var folded = context.Folded(EvidenceField.Lead);
        // Whole names: 甲市乙县 is one place, and no part of a 甲市 named before.
        var lead = context.In(EvidenceField.Lead);
        var places = lead.Where((mention, i) => i + 1 == lead.Count || lead[i + 1].Start > mention.End || !lead[i + 1].Place.IsWithin(mention.Place))
            .Select(mention => mention with { Start = context.PhraseStart(mention), Length = mention.End - context.PhraseStart(mention) }).ToList();
        for (var last = 1; last < places.Count; last++)
        {
            if (!PlaceCues.IsAtOnce(folded, places[last]))
            {
                continue;
            }

            var first = last;
            while (first > 0 && PlaceCues.IsListed(folded, places[first - 1], places[first]))
            {
                first--;
            }

            return places[first..(last + 1)] is var listed && listed.Exists(place => told.Exists(outer => place.Place.IsWithin(outer.Place))) ? listed : [];
        }

        return [];
    }

    private static List<Mention> OneByOne(Place outer, int projects, PlaceContext context)
    {
        var folded = context.Folded(EvidenceField.Lead);
        var counties = context.In(EvidenceField.Lead).Where(mention => mention.Place.County is not null && mention.Place.IsWithin(outer)).DistinctBy(mention => mention.Place).ToList();
        return projects > 1 && counties.Count == projects && counties.TrueForAll(county => PlaceCues.IsWork(folded, county.End)) ? counties : [];
    }
}
