using System.Text.RegularExpressions;
using ParkBot.Language;
using ParkBot.News;

namespace ParkBot.Ingestion;

/// <summary>
/// Where an item's project or subject lands. The title decides, then the lead, the body and last the source's site;
/// the place of a ceremony held elsewhere does not count, a finer place told of the same one refines it.
/// </summary>
internal static partial class RegionExtractor
{
    internal static IReadOnlyList<Fact<Place>> Extract(ItemText item)
    {
        var context = new PlaceContext(item);
        foreach (var field in (EvidenceField[])[EvidenceField.Title, EvidenceField.Lead, EvidenceField.Body])
        {
            var found = Subjects(context.In(field), context.Folded(field));
            if (found.Count > 0)
            {
                return [.. found.Select(place => Refine(place, field, context, found.Count == 1)).DistinctBy(place => place.Value)];
            }
        }

        // A national body's measure has no place; a local site's item has at least that of its site.
        return context.In(EvidenceField.Source) is [var site, ..] && item.Section != Section.Policy
            ? [context.Fact(site, [])]
            : [];
    }

    /// <summary>The places of a text that its subject is in: one, or those of an enumeration.</summary>
    private static List<Mention> Subjects(IReadOnlyList<Mention> mentions, string folded)
    {
        // 中国侨商投资(广东)大会在广州开幕: a conference is the province's wherever in it it is held.
        var places = Nested([.. mentions.Where(mention => mentions.Count == 1 || mention.Place.City is null || !IsConference(folded, mention) || !mentions.Any(other => other.Place.City is null && mention.Place.IsWithin(other.Place)))]);
        if (places.Count <= 1)
        {
            return places;
        }

        // 吐鲁番市…推介会在长沙举行, 出访新加坡: a venue beside another place is only a venue.
        var hosts = places.Where(place => !IsVenue(folded, place) && !IsPassing(folded, place)).ToList();
        if (hosts.Count == 0)
        {
            hosts = [places[0]];
        }

        var first = hosts.FirstOrDefault(place => Lands(folded, place)) ?? hosts[0];
        var index = hosts.IndexOf(first);
        return [first, .. hosts.Skip(index + 1).TakeWhile((place, i) => IsListed(folded, hosts[index + i], place))];
    }

    /// <summary>Of a place and one inside it named close by only the inner one stands: 河南…长葛市 is 长葛市.</summary>
    private static List<Mention> Nested(IReadOnlyList<Mention> mentions)
    {
        var kept = new List<Mention>();
        foreach (var mention in mentions)
        {
            if (kept.FindIndex(other => mention.Place.IsWithin(other.Place)) is var outer and >= 0)
            {
                // Later mentions of an inner place refine only a place of the same clause.
                if (mention.Start - kept[outer].End <= 12 || mention.Place == kept[outer].Place)
                {
                    kept[outer] = mention.Place == kept[outer].Place ? kept[outer] : mention with { Start = kept[outer].Start, Length = mention.End - kept[outer].Start };
                }
            }
            else if (!kept.Exists(other => other.Place.IsWithin(mention.Place)))
            {
                kept.Add(mention);
            }
        }

        return kept;
    }

    private static Fact<Place> Refine(Mention place, EvidenceField field, PlaceContext context, bool alone)
    {
        if (!alone || place.Place.County is not null)
        {
            return context.Fact(place, []);
        }

        foreach (var other in (EvidenceField[])[EvidenceField.Lead, EvidenceField.Body])
        {
            foreach (var finer in context.In(other).Where(mention => mention.Place != place.Place && mention.Place.IsWithin(place.Place)))
            {
                if (Refines(place.Place, finer, context, other, field))
                {
                    return context.Fact(finer, [place]);
                }
            }
        }

        return context.Fact(place, []);
    }

    private static bool Refines(Place outer, Mention finer, PlaceContext context, EvidenceField field, EvidenceField from)
    {
        var folded = context.Folded(field);
        if (outer.City is null && !IsMunicipality(outer) && finer.Place.City is not null)
        {
            // A province's event in one of its cities stays the province's, unless the city itself tells of it or the words say where it stands.
            var site = context.In(EvidenceField.Source);
            return Stands(folded, finer) || (site.Count > 0 && site[0].Place.City is not null && finer.Place.IsWithin(site[0].Place) && context.In(field)[0] == finer);
        }

        return Stands(folded, finer) || (from == EvidenceField.Title && IsActor(folded, finer) && !IsListedAnywhere(folded, finer));
    }

    private static bool IsMunicipality(Place place) => place.Province is "北京市" or "上海市" or "天津市" or "重庆市";

    private static bool IsVenue(string folded, Mention place) => AtVenue().IsMatch(folded[Math.Max(0, place.Start - 1)..Math.Min(folded.Length, place.End + 8)]);

    private static bool IsConference(string folded, Mention place) =>
        ConferenceVenue().IsMatch(folded[Math.Max(0, place.Start - 1)..Math.Min(folded.Length, place.End + 8)]) && Conference().IsMatch(folded);

    private static bool IsPassing(string folded, Mention place) => BeforePassing().IsMatch(folded[Math.Max(0, place.Start - 4)..place.Start]);

    private static bool Lands(string folded, Mention place) => BeforeLanding().IsMatch(folded[Math.Max(0, place.Start - 6)..place.Start]);

    /// <summary>位于商州区, 坐落在大周产业集聚区, 在平房区启用: where works stand and run, not where people met.</summary>
    private static bool Stands(string folded, Mention place) =>
        BeforeStanding().IsMatch(folded[Math.Max(0, place.Start - 8)..place.Start])
        || (place.Start > 0 && folded[place.Start - 1] == '在' && AfterWork().IsMatch(folded[place.End..Math.Min(folded.Length, place.End + 6)]));

    /// <summary>2月20日上午,柳城县举行…: the county itself acts.</summary>
    private static bool IsActor(string folded, Mention place) => AfterActor().IsMatch(folded[place.End..Math.Min(folded.Length, place.End + 12)]) && BeforeActor().IsMatch(folded[..place.Start]);

    private static bool IsListed(string folded, Mention before, Mention place) => place.Start - before.End is >= 1 and <= 2 && folded[before.End..place.Start].All(c => c is '、' or '和' or '与' or ',' or '及');

    private static bool IsListedAnywhere(string folded, Mention place) =>
        (place.End < folded.Length && folded[place.End] == '、') || (place.Start > 0 && folded[place.Start - 1] == '、');

    private const RegexOptions Plain = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    [GeneratedRegex("^在.{2,10}?(正式|隆重|成功|盛大)?(举行|举办|召开|开幕|拉开|启幕|亮相|开赛|鸣锣)", Plain, 1000)]
    private static partial Regex AtVenue();

    [GeneratedRegex("^在.{2,10}?(正式|隆重|成功|盛大)?(举办|召开|开幕|拉开|启幕|举行(?!.{0,4}(投产|开工|奠基|竣工|揭牌|签约)))", Plain, 1000)]
    private static partial Regex ConferenceVenue();

    [GeneratedRegex("大会|论坛|推介|招商|博览会|对接会|峰会|年会|展会|交流会", Plain, 1000)]
    private static partial Regex Conference();

    [GeneratedRegex("(出访|访问|赴|前往|来自|走进|对接|—|-|→)$", Plain, 1000)]
    private static partial Regex BeforePassing();

    [GeneratedRegex("(落户|落地|落子|落址|入驻|入园|布局|投建|签约|签约落地|扎根|位于|坐落于?|建于|在|于)$", Plain, 1000)]
    private static partial Regex BeforeLanding();

    [GeneratedRegex("(位于|坐落在|坐落于|坐落|选址|选址于|选址在|落户于?|落地于?|地处|落址|建在|建于|落子)[^,。;]{0,4}$", Plain, 1000)]
    private static partial Regex BeforeStanding();

    [GeneratedRegex("^(正式|顺利|全面)?(启用|投产|开工|动工|竣工|建成|落成|运营|奠基|并网)", Plain, 1000)]
    private static partial Regex AfterWork();

    [GeneratedRegex("^(县|区|市)?(委、?|政府|人民政府|经济)?.{0,6}(举行|举办|召开|集中|启动|开展|签约|发布|出台|印发)", Plain, 1000)]
    private static partial Regex AfterActor();

    [GeneratedRegex("^[^。;]{0,14},?$|(^|[。,])$", Plain, 1000)]
    private static partial Regex BeforeActor();
}
