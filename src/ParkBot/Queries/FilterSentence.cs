using System.Globalization;
using ParkBot.News;

namespace ParkBot.Queries;

/// <summary>The first half of the 口径 sentence: which items count, every property said, in parts that a middle dot joins.</summary>
internal static class FilterSentence
{
    internal const string Dot = " · ";

    /// <summary>What a sentence stands in that is a part of another.</summary>
    internal static string Inside(string sentence) => $"【{sentence}】";

    internal static string Of(Filter filter)
    {
        var parts = Parts(filter).ToList();
        return parts.Count == 0 ? SentenceWords.Everything : string.Join(Dot, parts);
    }

    /// <summary>What the filter is called where it restricts by one thing alone: the label of a branch that need not be said.</summary>
    internal static string Name(Filter filter) => filter switch
    {
        { Places: [var place] } when (filter with { Places = [] }).IsOpen => place.Label,
        { Dates: { } dates } when (filter with { Dates = null }).IsOpen => dates.Label,
        { Sections: [var section] } when (filter with { Sections = [] }).IsOpen => section.Chinese(),
        { About: { Single: false } about, Items.Count: 0 } when (filter with { About = null }).IsOpen => about.Words,
        _ => Of(filter),
    };

    private static IEnumerable<string> Parts(Filter filter)
    {
        if (Named(filter) is { } named)
        {
            yield return named;
        }

        foreach (var part in Listed(filter.Places.Select(PlaceSentence.Of)).Concat(Listed(filter.Industries.Select(industry => industry.Chinese())))
            .Concat(Listed(filter.Stages.Select(stage => stage.Chinese()))).Concat(Listed(filter.Sections.Select(section => section.Chinese() + SentenceWords.SectionEnd)))
            .Concat(Listed(filter.Issues.Select(issue => string.Create(CultureInfo.InvariantCulture, $"第{issue}期")))))
        {
            yield return part;
        }

        if (filter.Dates is { } dates)
        {
            yield return Days(dates);
        }

        foreach (var part in Told(filter).Concat(filter.Mentions.Select(Mentioned)).Concat(Nested(filter)))
        {
            yield return part;
        }
    }

    /// <summary>与“海优威基地”有关, and resolved “海优威基地”（第108期第3条）; a subject that is one item stands for 即 it.</summary>
    private static string? Named(Filter filter) => filter switch
    {
        { About: null, Items.Count: 0 } => null,
        { About: null } => ItemsSentence.Of(filter.Items),
        { About: { } about, Items.Count: 0 } => $"与{QuotedWords.Of(about.Words)}{(about.Single ? "最相符的一条" : "有关")}",
        { About: { } about } => $"{QuotedWords.Of(about.Words)}（{(about.Single ? "即" : string.Empty)}{ItemsSentence.Of(filter.Items)}）",
    };

    private static IEnumerable<string> Listed(IEnumerable<string> alternatives)
    {
        var all = string.Join('、', alternatives);
        return all.Length == 0 ? [] : [all];
    }

    private static string Days(DateFilter dates)
    {
        var days = PlanDescriber.Describe(dates.Window);
        var undated = dates.Undated == SentenceWords.UsualUndated(dates.Label, dates.Window) ? null : SentenceWords.Undateds[dates.Undated];
        return dates.Label == days
            ? days + (undated is null ? string.Empty : $"（{undated}）")
            : dates.Label.Length == 0
                ? "日期为" + days + (undated is null ? string.Empty : $"（{undated}）")
                : $"{Labels.Of(dates.Label)}（{days}{(undated is null ? string.Empty : "，" + undated)}）";
    }

    private static IEnumerable<string> Told(Filter filter)
    {
        if (filter.Investment is { } money)
        {
            yield return "投资额" + BoundsSentence.Of(money);
        }

        if (filter.TellsInvestment is { } tells)
        {
            yield return tells ? "写明投资额的" : "没有写明投资额的";
        }

        (string Name, IEnumerable<string> Words, char Link)[] listed =
        [
            ("企业或机构", filter.Organizations.Select(QuotedWords.Of), '或'),
            ("来源", filter.Sources.Select(QuotedWords.Of), '或'),
            ("币种为", filter.Currencies.Select(code => SentenceWords.Currencies.GetValueOrDefault(code) ?? QuotedWords.Of(code)), '、'),
            ("金额性质为", filter.Kinds.Select(kind => kind.Chinese()), '、'),
        ];
        foreach (var (name, words, link) in listed)
        {
            if (words.Any())
            {
                yield return name + string.Join(link, words);
            }
        }
    }

    /// <summary>提到“氢能”或“储能”; 提到“经开区”（也作“经济开发区”）.</summary>
    private static string Mentioned(string mention) => "提到" + string.Join('或', mention.Split(Filter.Or).Select(thing =>
    {
        if (thing == ForeignMention.Words)
        {
            return QuotedWords.Of(ForeignMention.Called) + ForeignMention.AndCountries;
        }

        var ways = thing.Split('|');
        return QuotedWords.Of(ways[0]) + (ways.Length > 1 ? $"（也作{string.Join('、', ways.Skip(1).Select(QuotedWords.Of))}）" : string.Empty);
    }));

    private static IEnumerable<string> Nested(Filter filter)
    {
        if (filter.Within is { } within)
        {
            yield return $"限{Inside(PlanSentence.Of(within))}所列";
        }

        if (filter.Project is { } project)
        {
            yield return $"项目另见{Inside(Of(project))}";
        }

        if (filter.Except is { } except)
        {
            var said = Parts(except).ToList();
            yield return "不含" + (said is [var one] && !one.Contains('【', StringComparison.Ordinal) ? one : Inside(Of(except)));
        }
    }
}
