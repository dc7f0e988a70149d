using ParkBot.News;

namespace ParkBot.Ingestion;

/// <summary>Makes the place of a title narrower where the lead or the body says where in it the project stands.</summary>
internal static class PlaceRefiner
{
    internal static Fact<Place> Refine(Mention place, EvidenceField field, PlaceContext context)
    {
        var outer = place.Place;
        if (outer.County is not null)
        {
            return context.Fact(place, []);
        }

        var finer = context.Finer(outer, orSame: false);
        if (finer.FirstOrDefault(mention => Refines(outer, mention, finer, context, field)) is not { } chosen)
        {
            return context.Fact(place, []);
        }

        // 位于呼伦贝尔新巴尔虎右旗: the city stands there by way of its county.
        var within = context.Finer(chosen.Place, orSame: false);
        return within.FirstOrDefault(mention => Refines(chosen.Place, mention, within, context, field)) is { } inner
            ? context.Fact(inner, [place, chosen])
            : context.Fact(chosen, [place]);
    }

    private static bool Refines(Place outer, Mention mention, IReadOnlyList<Mention> finer, PlaceContext context, EvidenceField from)
    {
        var folded = context.Folded(mention.Field);
        if (PlaceCues.IsListedAnywhere(folded, mention))
        {
            return false;
        }

        var start = context.PhraseStart(mention);
        if (mention.Field == EvidenceField.Body && PlaceCues.IsBundle(context.Folded(EvidenceField.Title) + context.Folded(EvidenceField.Lead)))
        {
            // One of many projects stands there; a bundle is its city's.
            return PlaceCues.IsActor(folded, start, mention.End) && finer.All(other => other.Place == mention.Place);
        }

        if (outer.City is null && !IsMunicipality(outer))
        {
            // A province's event in one of its cities stays the province's, unless the city itself tells of it or the words say where it stands.
            var site = context.In(EvidenceField.Source);
            return (PlaceCues.Stands(folded, start, mention.End) && !PlaceCues.IsWholeProvince(folded))
                || (mention.Place.City is not null && site.Count > 0 && site[0].Place.City is not null && mention.Place.IsWithin(site[0].Place) && context.In(mention.Field)[0] == mention);
        }

        return PlaceCues.Stands(folded, start, mention.End)
            || PlaceCues.IsParty(folded, start, mention.End)
            || (from == EvidenceField.Title && PlaceCues.IsActor(folded, start, mention.End))
            || (from == EvidenceField.Title && IsToldWhole(outer, mention, start, finer, folded));
    }

    /// <summary>海西州德令哈市100兆瓦电站投运: the lead tells the whole place in one, and no other part of the city.</summary>
    private static bool IsToldWhole(Place outer, Mention mention, int start, IReadOnlyList<Mention> finer, string folded) =>
        mention.Field == EvidenceField.Lead
        && (start < mention.Start || PlaceCues.IsWork(folded, mention.End))
        && outer.City is not null
        && finer.All(other => other.Place == mention.Place)
        && !PlaceCues.IsVenue(folded, mention)
        && PlaceCues.BeginsClause(folded, start);

    private static bool IsMunicipality(Place place) => place.Province is "北京市" or "上海市" or "天津市" or "重庆市";
}
