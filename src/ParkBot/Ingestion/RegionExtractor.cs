using ParkBot.Language;
using ParkBot.News;

namespace ParkBot.Ingestion;

/// <summary>
/// Where an item's project or subject lands. The title decides, then the lead, the body and last the source's site;
/// the place of a ceremony held elsewhere does not count, a finer place told of the same one refines it.
/// </summary>
internal static class RegionExtractor
{
    /// <summary>Farthest that an inner place may stand behind its outer one in the same clause: 河南中德(许昌)…长葛市.</summary>
    private const int SameClause = 12;

    internal static IReadOnlyList<Fact<Place>> Extract(ItemText item)
    {
        var context = new PlaceContext(item);
        if (PlacesTogether.Of(context) is { Count: > 0 } together)
        {
            return [.. together.Select(place => context.Fact(place, [])).DistinctBy(place => place.Value)];
        }

        foreach (var field in (EvidenceField[])[EvidenceField.Title, EvidenceField.Lead, EvidenceField.Body])
        {
            if (field != EvidenceField.Title && IsNational(item))
            {
                return [];
            }

            var found = Subjects(field, context);
            if (found.Count > 0 && !(field == EvidenceField.Title && IsOnlyFirm(found, context)))
            {
                return [.. found.Select(place => found.Count == 1 ? PlaceRefiner.Refine(place, field, context) : context.Fact(place, [])).DistinctBy(place => place.Value)];
            }
        }

        return context.In(EvidenceField.Source) is [var site, ..] && !PlaceCues.TellsOfNation(item.Title + item.Body, item.Section)
            ? [context.Fact(site, [])]
            : [];
    }

    /// <summary>独山子石化…项目开工, and the lead says that it is in 库尔勒: the title names the firm, not the place.</summary>
    private static bool IsOnlyFirm(List<Mention> found, PlaceContext context) =>
        found is [var only] && PlaceCues.IsFirm(context.Folded(EvidenceField.Title), only) && !PlaceCues.Lands(context.Folded(EvidenceField.Title), only)
        && context.In(EvidenceField.Lead).Any(mention => !mention.Place.IsWithin(only.Place) && !only.Place.IsWithin(mention.Place)
            && PlaceCues.Stands(context.Folded(EvidenceField.Lead), context.PhraseStart(mention), mention.End));

    /// <summary>A ministry's measure or list has no place, whatever places its text mentions.</summary>
    private static bool IsNational(ItemText item) =>
        PlaceCues.IsNationalSource(item.Source ?? "") && (item.Section == Section.Policy || PlaceCues.IsByNationalBody(item.Title));

    /// <summary>The places of a text that its subject is in: one, or those of an enumeration.</summary>
    private static List<Mention> Subjects(EvidenceField field, PlaceContext context)
    {
        var folded = context.Folded(field);
        var mentions = context.In(field);

        // 中国侨商投资(广东)大会在广州开幕: a conference is the province's wherever in it it is held.
        var places = Nested([.. mentions.Where(mention => mentions.Count == 1 || mention.Place.City is null || !PlaceCues.IsConference(folded, mention) || !mentions.Any(other => other.Place.City is null && mention.Place.IsWithin(other.Place)))], folded);
        if (places.Count <= 1)
        {
            return places;
        }

        // 吐鲁番市…推介会在长沙举行, 出访新加坡: a venue beside another place is only a venue.
        var hosts = places.Where(place => !PlaceCues.IsVenue(folded, place) && !PlaceCues.IsPassing(folded, place)).ToList();
        if (hosts.Count == 0)
        {
            hosts = [places[0]];
        }

        var index = hosts.IndexOf(hosts.MaxBy(place => Support(place, place == hosts[0], folded, context))!);
        while (index > 0 && PlaceCues.IsListed(folded, hosts[index - 1], hosts[index]))
        {
            index--;
        }

        var last = index;
        while (last + 1 < hosts.Count && PlaceCues.IsListed(folded, hosts[last], hosts[last + 1]))
        {
            last++;
        }

        return hosts[index..(last + 1)];
    }

    /// <summary>How much speaks for a place among several that a text names: words that land there, its own site, the item's other words.</summary>
    private static int Support(Mention place, bool first, string folded, PlaceContext context)
    {
        var score = first ? 2 : 0;
        score += PlaceCues.Lands(folded, place) ? 8 : 0;
        score += PlaceCues.Stands(folded, place.Start, place.End) ? 3 : 0;
        score -= PlaceCues.IsFirm(folded, place) ? 4 : 0;
        if (context.In(EvidenceField.Source) is [{ Place: { City: not null } or { County: not null } } site, ..] && (site.Place.IsWithin(place.Place) || place.Place.IsWithin(site.Place)))
        {
            score += 3;
        }

        var told = context.Finer(place.Place, orSame: true).Count(mention => mention.Field != place.Field && PlaceCues.Stands(context.Folded(mention.Field), context.PhraseStart(mention), mention.End));
        return score + (3 * Math.Min(told, 2));
    }

    /// <summary>Of a place and one inside it named close by only the inner one stands: 河南…长葛市 is 长葛市.</summary>
    private static List<Mention> Nested(IReadOnlyList<Mention> mentions, string folded)
    {
        var kept = new List<Mention>();
        foreach (var mention in mentions)
        {
            var outer = kept.FindLastIndex(other => mention.Place.IsWithin(other.Place));
            if (outer < 0)
            {
                if (kept.Count > 0 && PlaceCues.IsPartOfPark(folded, kept[^1], mention))
                {
                    // 中关村(亦庄)园, 中关村昌平园: the name in front is a brand, the place stands behind it.
                    kept.RemoveAt(kept.Count - 1);
                }

                var inner = kept.FindIndex(other => other.Place.IsWithin(mention.Place));
                if (inner < 0)
                {
                    kept.Add(mention);
                }
                else if (PlaceCues.IsHeldBetween(folded, kept[inner], mention))
                {
                    // 昆明…举行云南…大会: what is held there is the province's.
                    kept[inner] = mention;
                }
            }
            else if (mention.Place == kept[outer].Place)
            {
                // 合肥…落户合肥: the mention that lands is the one to judge by.
                kept[outer] = PlaceCues.Lands(folded, mention) && !PlaceCues.Lands(folded, kept[outer]) ? mention : kept[outer];
            }
            else if (PlaceCues.AreEnumerated(folded, kept[outer], mention))
            {
                kept.Add(mention);
            }
            else if (mention.Start - kept[outer].End <= SameClause)
            {
                // Later mentions of an inner place refine only a place of the same clause.
                kept[outer] = mention with { Start = kept[outer].Start, Length = mention.End - kept[outer].Start };
            }
            else if (PlaceCues.Lands(folded, mention) || PlaceCues.Stands(folded, mention.Start, mention.End))
            {
                // 浙江省…签约 26个项目落户丽水衢州
                kept.RemoveAt(outer);
                kept.Add(mention);
            }
            else if (kept.Count > 0 && PlaceCues.IsListed(folded, kept[^1], mention))
            {
                kept.Add(mention);
            }
        }

        return kept;
    }
}
