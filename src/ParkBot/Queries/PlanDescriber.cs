using System.Globalization;
using ParkBot.News;

namespace ParkBot.Queries;

/// <summary>A plan in Chinese, for the 口径 line: 广东省 · 开工 · 2023年2月20日至26日.</summary>
internal static class PlanDescriber
{
    private const int ItemsNamed = 3;

    /// <summary>What the figure is: 投资额, 年度计划投资, 开工项目数, 新闻条数.</summary>
    internal static string Describe(Measure measure, Filter filter) => measure switch
    {
        Measure.ItemCount => "新闻条数",
        Measure.ProjectTotal when filter.Stages.Count > 0 => string.Join('、', filter.Stages.Select(stage => stage.Chinese())) + "项目数",
        Measure.ProjectTotal => "项目数",
        Measure.GroupCount groups => SentenceWords.Dimensions[groups.Dimension] + "数",
        Measure.MoneyOf money => money.Kind.Chinese(),
        _ => throw new ArgumentOutOfRangeException(nameof(measure)),
    };

    /// <summary>What an item has to tell to count: 投资额, and for a count of cities 城市.</summary>
    internal static string Told(Measure measure, Filter filter) => measure is Measure.GroupCount groups ? SentenceWords.Dimensions[groups.Dimension] : Describe(measure, filter);

    /// <summary>Which items the filter lets through; 全部新闻 where it does not restrict.</summary>
    internal static string Describe(Filter filter)
    {
        var parts = Parts(filter).ToList();
        return parts.Count == 0 ? "全部新闻" : string.Join(" · ", parts);
    }

    /// <summary>2023年2月23日, 2023年2月19日至23日, 2023年2月27日至3月5日.</summary>
    internal static string Describe(DateWindow window)
    {
        var (from, to) = (window.From, window.To);
        var start = from.ToString("yyyy年M月d日", CultureInfo.InvariantCulture);
        if (from == to)
        {
            return start;
        }

        var format = from.Year != to.Year ? "yyyy年M月d日" : from.Month != to.Month ? "M月d日" : "d日";
        return start + "至" + to.ToString(format, CultureInfo.InvariantCulture);
    }

    /// <summary>广东省佛山市南海区; 全国 where nothing is told.</summary>
    internal static string Describe(Place place) =>
        place is { Province: null, City: null, County: null } ? place.Name : place.Province + place.City + place.County;

    private static IEnumerable<string> Parts(Filter filter)
    {
        if (filter.About is { } about)
        {
            // Once few items are meant they say it better than the words they were found by.
            yield return filter.Items.Count is > 0 and <= ItemsNamed ? Items(filter.Items) : $"与“{about.Words.Replace(" ", string.Empty, StringComparison.Ordinal)}”有关";
        }
        else if (filter.Items.Count > 0)
        {
            yield return Items(filter.Items);
        }

        foreach (var part in Joined(filter.Places.Select(Label)).Concat(Joined(filter.Industries.Select(industry => industry.Chinese())))
            .Concat(Joined(filter.Stages.Select(stage => stage.Chinese()))).Concat(Joined(filter.Sections.Select(section => section.Chinese() + "板块")))
            .Concat(Joined(filter.Issues.Select(issue => string.Create(CultureInfo.InvariantCulture, $"第{issue}期")))))
        {
            yield return part;
        }

        if (filter.Dates is { } dates)
        {
            yield return Days(dates);
        }

        foreach (var part in MoneyParts(filter).Concat(WordParts(filter)))
        {
            yield return part;
        }

        if (filter.Within is { } within)
        {
            yield return $"限【{PlanSentence.Of(within)}】所列";
        }

        if (filter.Project is { } project)
        {
            yield return $"项目另见【{Describe(project)}】";
        }

        if (filter.Except is { } except)
        {
            yield return $"不含{Describe(except)}";
        }
    }

    private static IEnumerable<string> Joined(IEnumerable<string> alternatives)
    {
        var all = string.Join('、', alternatives.Distinct(StringComparer.Ordinal));
        return all.Length == 0 ? [] : [all];
    }

    /// <summary>A label that stands for several places says which: 长三角（上海市、江苏省、浙江省、安徽省）; places of one name by their full names.</summary>
    private static string Label(PlaceFilter place) => place.Places switch
    {
        [var only] => Describe(only),
        { Count: > 1 } several when several.DistinctBy(one => one.Name, StringComparer.Ordinal).Count() == several.Count => $"{place.Label}（{string.Join('、', several.Select(one => one.Name))}）",
        { Count: > 1 } several => $"{place.Label}（{string.Join('、', several.Select(Describe))}）",
        _ => place.Label,
    };

    private static string Days(DateFilter dates)
    {
        var days = Describe(dates.Window);
        return dates.Label.Length == 0 || days.EndsWith(dates.Label, StringComparison.Ordinal) ? days : $"{dates.Label}（{days}）";
    }

    private static IEnumerable<string> MoneyParts(Filter filter)
    {
        if (filter.Investment is { } money)
        {
            yield return "投资额" + Bounds(money);
        }

        if (filter.TellsInvestment is { } tells)
        {
            yield return tells ? "写明投资额的" : "没有写明投资额的";
        }
    }

    private static string Bounds(MoneyRange money) => (money.Min, money.Max) switch
    {
        ({ } min, { } max) when min == max => $"为{Yi(min)}",
        ({ } min, { } max) => $"{(money.MinInclusive ? "不低于" : "高于")}{Yi(min)}、{(money.MaxInclusive ? "不高于" : "低于")}{Yi(max)}",
        ({ } min, null) => (money.MinInclusive ? "不低于" : "高于") + Yi(min),
        (null, { } max) => (money.MaxInclusive ? "不高于" : "低于") + Yi(max),
        _ => "不限",
    };

    private static IEnumerable<string> WordParts(Filter filter)
    {
        if (filter.Organizations.Count > 0)
        {
            yield return "企业或机构" + Quoted(filter.Organizations, "或");
        }

        if (filter.Sources.Count > 0)
        {
            yield return "来源" + Quoted(filter.Sources, "或");
        }

        if (filter.Currencies.Count > 0)
        {
            yield return $"写有{string.Join('、', filter.Currencies.Select(SentenceWords.Currency))}金额的";
        }

        if (filter.Kinds.Count > 0)
        {
            yield return $"写有{string.Join('、', filter.Kinds.Select(kind => kind.Chinese()))}的";
        }

        if (filter.Mentions.Count > 0)
        {
            yield return Mentioned([.. filter.Mentions.Select(mention => mention.Split(Filter.Or).Select(word => word.Split('|')[0]).ToList())]);
        }
    }

    /// <summary>提到“氢能”和“储能”; 提到“氢能”或“储能”，并且提到“青岛”.</summary>
    private static string Mentioned(IReadOnlyList<IReadOnlyList<string>> mentions) => mentions.All(words => words.Count == 1)
        ? "提到" + Quoted([.. mentions.Select(words => words[0])], "和")
        : string.Join("，并且", mentions.Select(words => "提到" + Quoted(words, "或")));

    private static string Quoted(IReadOnlyList<string> words, string link) => string.Join(link, words.Select(word => $"“{word}”"));

    private static string Items(IReadOnlyList<ItemRef> items) =>
        items.Count <= ItemsNamed
            ? string.Join('、', items.Select(item => string.Create(CultureInfo.InvariantCulture, $"第{item.Issue}期第{item.Number}条")))
            : string.Create(CultureInfo.InvariantCulture, $"选定的{items.Count}条");

    /// <summary>Fen as 亿元.</summary>
    private static string Yi(long fen) => (fen / 10_000_000_000m).ToString("0.##########", CultureInfo.InvariantCulture) + "亿元";
}
