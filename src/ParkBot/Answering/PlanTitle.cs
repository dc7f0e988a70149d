using ParkBot.News;
using ParkBot.Queries;

namespace ParkBot.Answering;

/// <summary>A whole plan in a few Chinese words, to choose it by: 江苏省：按行业统计投资额，最高的1个.</summary>
internal static class PlanTitle
{
    internal static string Of(QueryPlan plan)
    {
        var subject = plan.Filter.IsOpen ? "全部新闻" : PlanDescriber.Describe(plan.Filter);
        return $"{subject}：{Wanted(plan)}";
    }

    private static string Wanted(QueryPlan plan) => plan switch
    {
        Aggregate { Branches: { Count: > 0 } branches } compared => $"{string.Join('、', branches.Select(branch => branch.Label))}对比{RowsText.Named(compared)}",
        Aggregate { Statistic: Statistic.Share, Whole: { } whole } share => $"{Grouped(share)}{RowsText.Named(share)}（占{PlanDescriber.Describe(whole.Filter)}）",
        Aggregate { GroupBy: null, Statistic: Statistic.Total, Measure: not Measure.ItemCount } total => RowsText.Named(total) + "合计",
        Aggregate figure => Grouped(figure) + RowsText.Named(figure) + Ranked(figure),
        Listing listing => Asks(listing),
        Passages passages => $"写到“{passages.Words}”的原句",
        _ => throw new ArgumentOutOfRangeException(nameof(plan)),
    };

    private static string Grouped(Aggregate plan) => plan.GroupBy is { } dimension ? $"按{RowsText.Name(dimension)}统计" : string.Empty;

    private static string Ranked(Aggregate plan) =>
        plan is { GroupBy: not null, Top: { } top } ? $"，{(plan.Order == SortOrder.Ascending ? "最低" : "最高")}的{Wording.Number(top)}个" : string.Empty;

    private static string Asks(Listing plan) => plan.Asked switch
    {
        Asked.Items => plan.Top is { } top ? $"列出{Wording.Number(top)}条" : "列出新闻",
        Asked.Date => "时间",
        Asked.Place => "地点",
        Asked.Organizations => "企业或机构",
        Asked.Source => "来源",
        Asked.Stage => "进展",
        Asked.Industry => "行业",
        Asked.Amounts => "金额",
        Asked.Confirmation => $"是否{plan.Confirm?.Chinese()}",
        _ => throw new ArgumentOutOfRangeException(nameof(plan)),
    };
}
