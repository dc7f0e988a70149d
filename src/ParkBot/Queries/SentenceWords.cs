using System.Collections.Frozen;
using ParkBot.News;

namespace ParkBot.Queries;

/// <summary>The words of the 口径 sentence that stand for one value each: written by <see cref="PlanSentence"/>, and looked up again by who reads it.</summary>
internal static class SentenceWords
{
    /// <summary>What a filter that lets everything through is called.</summary>
    internal const string Everything = "全部新闻";

    internal const string SectionEnd = "板块";

    internal static FrozenDictionary<Dimension, string> Dimensions { get; } = new Dictionary<Dimension, string>
    {
        [Dimension.Province] = "省份",
        [Dimension.City] = "城市",
        [Dimension.County] = "区县",
        [Dimension.Industry] = "行业",
        [Dimension.Stage] = "阶段",
        [Dimension.Section] = "板块",
        [Dimension.Day] = "日期",
        [Dimension.Month] = "月份",
        [Dimension.Quarter] = "季度",
        [Dimension.Year] = "年份",
        [Dimension.Issue] = "期号",
        [Dimension.Organization] = "企业或机构",
        [Dimension.Source] = "来源",
        [Dimension.Item] = "新闻",
        [Dimension.Band] = "金额档",
        [Dimension.Currency] = "币种",
    }.ToFrozenDictionary();

    /// <summary>What a listing asks for; a confirmation and an interval are said with their stages.</summary>
    internal static FrozenDictionary<Asked, string> Fields { get; } = new Dictionary<Asked, string>
    {
        [Asked.Items] = "列出新闻",
        [Asked.Date] = "列出时间",
        [Asked.Place] = "列出地点",
        [Asked.Organizations] = "列出企业和机构",
        [Asked.Source] = "列出来源",
        [Asked.Stage] = "列出阶段",
        [Asked.Industry] = "列出行业",
        [Asked.Amounts] = "列出金额",
        [Asked.Progress] = "项目进展",
        [Asked.Summary] = "综述",
    }.ToFrozenDictionary();

    internal static FrozenDictionary<ListOrder, string> Orders { get; } = new Dictionary<ListOrder, string>
    {
        [ListOrder.NewestFirst] = "从新到旧",
        [ListOrder.OldestFirst] = "从旧到新",
        [ListOrder.LargestFirst] = "投资额从大到小",
        [ListOrder.SmallestFirst] = "投资额从小到大",
    }.ToFrozenDictionary();

    internal static FrozenDictionary<SortOrder, string> Sorts { get; } = new Dictionary<SortOrder, string>
    {
        [SortOrder.Descending] = "从大到小",
        [SortOrder.Ascending] = "从小到大",
    }.ToFrozenDictionary();

    internal static FrozenDictionary<Contrast, string> Contrasts { get; } = new Dictionary<Contrast, string>
    {
        [Contrast.Difference] = "求后者与前者之差",
        [Contrast.Growth] = "求后者比前者的增幅",
        [Contrast.Gap] = "求两者相差",
    }.ToFrozenDictionary();

    internal static FrozenDictionary<Sought, string> Findings { get; } = new Dictionary<Sought, string>
    {
        [Sought.Anything] = "原句",
        [Sought.Number] = "数字",
        [Sought.Name] = "名称",
        [Sought.Place] = "地点",
        [Sought.Reason] = "原因",
    }.ToFrozenDictionary();

    internal static FrozenDictionary<Undated, string> Undateds { get; } = new Dictionary<Undated, string>
    {
        [Undated.Never] = "不计未写日期的",
        [Undated.ByPeriod] = "未写日期的按所在期的日期计",
        [Undated.ByIssueMonth] = "未写日期的按所在期的月份计",
    }.ToFrozenDictionary();

    /// <summary>A currency by its Chinese name; a rare one by its code.</summary>
    internal static string Currency(string code) => Currencies.GetValueOrDefault(code) ?? code;

    /// <summary>Currencies by their Chinese names; another is said by its code.</summary>
    internal static FrozenDictionary<string, string> Currencies { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["CNY"] = "人民币",
        ["USD"] = "美元",
        ["EUR"] = "欧元",
        ["HKD"] = "港元",
        ["JPY"] = "日元",
        ["SGD"] = "新加坡元",
        ["GBP"] = "英镑",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    internal static FrozenDictionary<string, Stage> Stages { get; } = Enum.GetValues<Stage>().ToFrozenDictionary(stage => stage.Chinese(), StringComparer.Ordinal);

    internal static FrozenDictionary<string, Industry> Industries { get; } = Enum.GetValues<Industry>().ToFrozenDictionary(industry => industry.Chinese(), StringComparer.Ordinal);

    internal static FrozenDictionary<string, Section> Sections { get; } = Enum.GetValues<Section>().ToFrozenDictionary(section => section.Chinese(), StringComparer.Ordinal);

    internal static FrozenDictionary<string, AmountKind> Kinds { get; } = Enum.GetValues<AmountKind>().ToFrozenDictionary(kind => kind.Chinese(), StringComparer.Ordinal);

    /// <summary>How undated items count where the sentence does not say: a label with a day takes dated items only, a month by its number those of its issues.</summary>
    internal static Undated UsualUndated(string label, DateWindow window)
    {
        var isMonth = window.From.Day == 1 && window.To == window.From.AddMonths(1).AddDays(-1);
        return label.Length > 1 && char.IsAsciiDigit(label[^2])
            ? label[^1] is '日' or '号' ? Undated.Never : label[^1] == '月' && isMonth ? Undated.ByIssueMonth : Undated.ByPeriod
            : Undated.ByPeriod;
    }
}
