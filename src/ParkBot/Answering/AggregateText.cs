using ParkBot.Messages;
using ParkBot.News;
using ParkBot.Queries;

namespace ParkBot.Answering;

/// <summary>Answers that are one figure: how many, how much, an average, a share. Rows are told by <see cref="RowsText"/>.</summary>
internal static class AggregateText
{
    internal static Answer Compose(Material material, Aggregate plan)
    {
        if (material.Result.Receipt.Matched == 0 && material.Result.Rows.All(row => row.Value is null or 0))
        {
            return Composer.Nothing(material);
        }

        if (plan.GroupBy is not null || plan.Branches.Count > 0)
        {
            return RowsText.Compose(material, plan);
        }

        return material.Result.Value is { } value && !(value == 0 && plan.Measure is Measure.ItemCount or Measure.GroupCount)
            ? One(material, plan, value)
            : Silent(material, plan);
    }

    /// <summary>Items match, but none of them tells the figure.</summary>
    internal static Answer Silent(Material material, Aggregate plan)
    {
        var measure = PlanDescriber.Told(plan.Measure, plan.Filter);
        var items = material.Result.Silent.Count > 0 ? material.Result.Silent : material.Result.Items;
        var shown = items.Take(material.Options.ListShown).ToList();
        var matched = material.Result.Receipt.Matched;
        var opening = ReceiptText.Opening(plan.Filter, plan.Measure);
        var said = matched == 1 ? $"{opening}符合条件的1条新闻，原文没有写明{measure}。" : $"{opening}符合条件的{matched}条新闻，原文都没有写明{measure}。";
        return material.Silent(
        [
            new Paragraph(said, Tone.Answer),
            new Citations([.. shown.Select(item => ReceiptText.Cite(item, null))], Math.Max(0, matched - shown.Count)),
            ReceiptText.Restated(material.Plan),
        ]);
    }

    private static Answer One(Material material, Aggregate plan, decimal value)
    {
        return material.Answer(
            Outcome.Answered,
            [
                new Paragraph(Sentence(material, plan, value), Tone.Answer),
                .. ReceiptText.For(material),
                .. ReceiptText.Sources(material),
            ]) with
        { Value = Wording.Kept(value, plan.Statistic), Unit = material.Result.Unit };
    }

    private static string Sentence(Material material, Aggregate plan, decimal value) => plan.Statistic switch
    {
        Statistic.AveragePerItem => Average(material, plan, value, "每条", "条"),
        Statistic.AveragePerProject => Average(material, plan, value, "每个项目", "个项目"),
        Statistic.Share => Share(material, plan, value),
        Statistic.Median => $"{ReceiptText.Opening(plan.Filter, plan.Measure)}{PlanDescriber.Describe(plan.Measure, plan.Filter)}的中位数是{Wording.Exact(value, material.Result.Unit)}。",
        _ => Total(material, plan, value),
    };

    private static string Total(Material material, Aggregate plan, decimal value)
    {
        var result = material.Result;
        if (plan.Measure is Measure.ItemCount)
        {
            return $"{ReceiptText.Opening(plan.Filter, plan.Measure)}共{Wording.Exact(value, result.Unit)}新闻。";
        }

        if (plan.Measure is Measure.GroupCount)
        {
            return $"{ReceiptText.Opening(plan.Filter)}涉及{Wording.Exact(value, result.Unit)}{PlanDescriber.Told(plan.Measure, plan.Filter)}{Groups(material)}。";
        }

        var measure = PlanDescriber.Describe(plan.Measure, plan.Filter);
        return result is { Items: [var only], ItemsTotal: 1 }
            ? $"{only.Title}：{measure}{AsTold(only, value, result.Unit)}。"
            : $"{ReceiptText.Opening(plan.Filter, plan.Measure)}{measure}合计{Wording.Exact(value, result.Unit)}。";
    }

    private static string Groups(Material material)
    {
        var groups = material.Result.Groups;
        var shown = groups.Take(material.Options.ListShown).Select(RowsText.Label);
        return groups.Count == 0 ? string.Empty : $"：{string.Join('、', shown)}{(groups.Count > material.Options.ListShown ? "等" : string.Empty)}";
    }

    /// <summary>One item's figure in its own words; what adds up or was converted shows the sum besides.</summary>
    internal static string AsTold(ResultItem item, decimal value, string? unit)
    {
        var plain = Wording.Exact(value, string.Empty);
        if (item.Figures.Count == 0 || item.Figures.All(figure => figure.Currency is null))
        {
            return plain + unit;
        }

        var told = string.Join('＋', item.Figures.Select(figure => figure.Text));
        return item.Figures is [{ Currency: "CNY" } one] && one.Text.Contains(plain, StringComparison.Ordinal)
            ? told
            : $"{told}（{(item.Figures.Count > 1 ? "合计" : "合")}{plain}{unit}）";
    }

    private static string Average(Material material, Aggregate plan, decimal value, string per, string unit)
    {
        var measure = PlanDescriber.Describe(plan.Measure, plan.Filter);
        var ground = Divided(material.Result, value) is { } divided ? $"（{Wording.Exact(divided.Total, material.Result.Unit)} ÷ {Wording.Exact(divided.Count, unit)}）" : string.Empty;
        return $"{ReceiptText.Opening(plan.Filter, plan.Measure)}平均{per}{measure}{Wording.Rounded(value, material.Result.Unit)}{ground}。";
    }

    /// <summary>What was divided by how many, where the items show it: all are at hand and none was merged away.</summary>
    private static (decimal Total, decimal Count)? Divided(QueryResult result, decimal value)
    {
        var total = result.Items.SelectMany(item => item.Figures).Sum(figure => figure.Value);
        if (value == 0 || result.Receipt.Merged > 0 || result.ItemsTotal > result.Items.Count)
        {
            return null;
        }

        var count = decimal.Round(total / value);
        return count > 0 && Math.Abs((total / count) - value) < 0.000001m ? (total, count) : null;
    }

    private static string Share(Material material, Aggregate plan, decimal value)
    {
        if (material is not { Numerator: { Value: { } part } numerator, Denominator: { Value: { } all } denominator } || plan.Whole is not { } whole)
        {
            return $"{ReceiptText.Opening(plan.Filter)}占{Wording.Rounded(value, "%")}。";
        }

        var (above, below) = (Noun(plan), Noun(whole));
        var (own, ground) = (PlanDescriber.Describe(plan.Filter), PlanDescriber.Describe(whole.Filter));
        var divided = $"（{Wording.Exact(part, numerator.Unit)} ÷ {Wording.Exact(all, denominator.Unit)}）";
        return own == ground
            ? $"{ReceiptText.Opening(plan.Filter)}{above}占{below}的{Wording.Rounded(value, "%")}{divided}。"
            : $"{own}的{above}占{(whole.Filter.IsOpen ? "全部" : ground + "的")}{below}的{Wording.Rounded(value, "%")}{divided}。";
    }

    private static string Noun(Aggregate plan) => plan.Measure is Measure.ItemCount ? "新闻" : PlanDescriber.Describe(plan.Measure, plan.Filter);
}
