using System.Globalization;
using ParkBot.News;

namespace ParkBot.Queries;

/// <summary>
/// A whole plan in one Chinese sentence, the 口径 of an answer: 江苏省 · 签约：按行业统计投资额，从大到小，前3个. Everything that a plan holds
/// is said, so that the sentence, asked as a question, is the same plan again.
/// </summary>
internal static class PlanSentence
{
    internal static string Of(QueryPlan plan) => $"{FilterSentence.Of(plan.Filter)}：{Wanted(plan)}";

    /// <summary>The unit that bounds of a row's figure are told in.</summary>
    internal static string Unit(Aggregate plan) => plan switch
    {
        { Statistic: Statistic.Share } => "%",
        { Measure: Measure.MoneyOf } => "亿元",
        { Measure: Measure.ItemCount } => "条",
        _ => "个",
    };

    private static string Wanted(QueryPlan plan) => string.Join('，', plan switch
    {
        Aggregate figure => Figure(figure),
        Listing listing => Listed(listing),
        Passages passages => [$"查找写到{QuotedWords.Of(passages.Words)}的{SentenceWords.Findings[passages.Sought]}"],
        _ => throw new ArgumentOutOfRangeException(nameof(plan)),
    });

    private static IEnumerable<string> Figure(Aggregate plan)
    {
        yield return Grouped(plan) + Noun(plan);
        if (plan.Contrast is { } contrast)
        {
            yield return SentenceWords.Contrasts[contrast];
        }

        if (plan.Having is { } having)
        {
            yield return $"只列{BoundsSentence.Of(having, Unit(plan))}的";
        }

        if (plan.Match is { } match)
        {
            yield return $"只列{FilterSentence.Inside(FilterSentence.Of(match.Filter))}{(match.Present ? "也有" : "没有")}的";
        }

        if (plan.Order is { } order)
        {
            yield return SentenceWords.Sorts[order];
        }

        if (plan.Top is { } top)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"前{top}{(plan.GroupBy == Dimension.Item ? "条" : "个")}");
        }
    }

    /// <summary>按省份和行业统计, 逐条统计, 对比【江苏省】、【浙江省】的.</summary>
    private static string Grouped(Aggregate plan)
    {
        var by = plan.GroupBy switch
        {
            null => string.Empty,
            Dimension.Item => "逐条",
            { } first => $"按{SentenceWords.Dimensions[first]}{(plan.Across is { } second ? "和" + SentenceWords.Dimensions[second] : string.Empty)}",
        };
        return plan.Branches.Count > 0 ? $"{by}对比{string.Join('、', plan.Branches.Select(Branch))}的" : by.Length > 0 ? by + "统计" : string.Empty;
    }

    private static string Branch(Branch branch) => FilterSentence.Inside(branch.Label == FilterSentence.Name(branch.Filter)
        ? FilterSentence.Of(branch.Filter)
        : $"{QuotedWords.Of(branch.Label)}即{FilterSentence.Of(branch.Filter)}");

    private static string Noun(Aggregate plan)
    {
        var measure = Measured(plan.Measure);
        return plan.Statistic switch
        {
            Statistic.AveragePerItem => "平均每条" + measure,
            Statistic.AveragePerProject => "平均每个项目" + measure,
            Statistic.Median => measure + "中位数",
            Statistic.Share when plan.Whole is { } ground => $"{measure}占{Ground(ground, plan)}的比例",
            Statistic.Share => measure + "占比",
            _ => measure + (plan is { GroupBy: null, Branches.Count: 0, Measure: Measure.MoneyOf } ? "合计" : string.Empty),
        } + (plan is { Statistic: not Statistic.Share, Whole: { } whole } ? $"（整体为{Ground(whole, plan)}）" : string.Empty);
    }

    private static string Ground(Aggregate whole, Aggregate share) => FilterSentence.Inside(IsPlain(whole, share) ? FilterSentence.Of(whole.Filter) : Of(whole));

    /// <summary>The same figure of other items: their filter says all of it.</summary>
    private static bool IsPlain(Aggregate whole, Aggregate share) =>
        whole.Measure == share.Measure && whole is { Statistic: Statistic.Total, GroupBy: null, Across: null, Branches.Count: 0, Contrast: null, Having: null, Match: null, Order: null, Top: null, Whole: null };

    private static string Measured(Measure measure) => measure switch
    {
        Measure.ItemCount => "新闻条数",
        Measure.ProjectTotal => "项目数",
        Measure.GroupCount groups => $"涉及的{SentenceWords.Dimensions[groups.Dimension]}数",
        Measure.MoneyOf money => money.Kind.Chinese(),
        _ => throw new ArgumentOutOfRangeException(nameof(measure)),
    };

    private static IEnumerable<string> Listed(Listing plan)
    {
        yield return plan switch
        {
            { Asked: Asked.Confirmation, Confirm: { } stage } => $"是否{stage.Chinese()}",
            { Asked: Asked.Confirmation } => "是否属实",
            { Asked: Asked.Interval } => $"从{plan.Since?.Chinese() ?? "最初"}到{plan.Confirm?.Chinese() ?? "最后"}的天数",
            _ => SentenceWords.Fields[plan.Asked],
        };
        if (plan is { Asked: not (Asked.Confirmation or Asked.Interval), Confirm: { } asked })
        {
            yield return "核对" + asked.Chinese();
        }

        if (plan is { Asked: not Asked.Interval, Since: { } since })
        {
            yield return "起于" + since.Chinese();
        }

        if (plan.OrderBy != ListOrder.Printed)
        {
            yield return SentenceWords.Orders[plan.OrderBy];
        }

        if (plan.Top is { } top)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"前{top}条");
        }
    }
}
