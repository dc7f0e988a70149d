using System.Globalization;
using ParkBot.Messages;
using ParkBot.News;
using ParkBot.Queries;

namespace ParkBot.Answering;

/// <summary>Answers with a row a group: groups, ranks and comparisons.</summary>
internal static class RowsText
{
    internal static Answer Compose(Material material, Aggregate plan)
    {
        var rows = material.Result.Rows;
        if (rows.Count == 0 && (plan.Having is not null || plan.Match is not null))
        {
            return material.Answer(Outcome.NoData, [new Paragraph(KeptText.None(plan), Tone.Answer), .. ReceiptText.For(material)]);
        }

        if (rows.Count == 0 && plan.GroupBy is not null && material.Result.Receipt is { Ungrouped: > 0 } receipt)
        {
            return AggregateText.Silent(material, plan, $"{Wording.Number(receipt.Ungrouped)}条写明{PlanDescriber.Told(plan.Measure, plan.Filter)}的新闻，原文没有写明{By(plan)}。");
        }

        if (rows.All(row => row.Value is null))
        {
            return AggregateText.Silent(material, plan);
        }

        // A change that one side does not tell is no figure, whatever the other says.
        var isUntold = plan.Contrast is not null && rows.Any(row => row.Value is null);
        return material.Answer(
            isUntold ? Outcome.NoData : Outcome.Answered,
            [
                new Paragraph(Headline(material, plan), Tone.Answer),
                .. Shown(material, plan),
                .. ReceiptText.For(material),
                .. plan.Measure is Measure.ItemCount || plan.GroupBy == Dimension.Item ? [] : ReceiptText.Sources(material),
            ]) with
        {
            Value = Wording.Kept(material.Result.Value, plan.Contrast == Contrast.Growth ? Statistic.Share : plan.Statistic),
            Unit = material.Result.Value is null ? null : material.Result.Unit ?? rows[0].Unit,
            Rows = [.. rows.Select(row => new AnswerRow(row.Label, Wording.Kept(row.Value, plan.Statistic), row.Unit, row.Items))],
        };
    }

    /// <summary>What the rows' figures are: 平均每条投资额.</summary>
    private static string Headline(Material material, Aggregate plan)
    {
        var measure = Named(plan);
        var opening = ReceiptText.Opening(plan.Filter, plan.Measure);
        return plan switch
        {
            { Contrast: { } contrast } => opening + ContrastText.Sentence(material.Result, plan, contrast),
            { Branches.Count: > 0 } => opening + Compared(material.Result.Rows, plan, measure),
            { PlaceAsked: { } place } when material.Result.Rows is [var only, ..] => $"{opening}{measure}{(plan.Order == SortOrder.Ascending ? "从低到高" : "从高到低")}排第{Wording.Number(place)}的是{Named(material, only)}：{Figure(only, plan.Statistic)}。",
            { Match: not null } or { Having: not null } => KeptText.Headline(material.Result.Rows, plan),
            { Across: not null } => $"{opening}按{By(plan)}统计{measure}，共{material.Result.Rows.Count}组：",
            { GroupBy: Dimension.Item } or { Top: not null } => opening + Ranked(material, plan, measure),
            _ when material.Result.Rows is [var only] => $"{opening}按{By(plan)}统计{measure}，只有{Label(only.Label)}：{Figure(only, plan.Statistic)}。",
            _ => $"{opening}按{By(plan)}统计{measure}，共{material.Result.Rows.Count}组：",
        };
    }

    /// <summary>What its figures are: 投资额, 平均每条投资额, 新闻条数占比.</summary>
    internal static string Named(Aggregate plan) => plan.Statistic switch
    {
        Statistic.AveragePerItem => "平均每条" + PlanDescriber.Describe(plan.Measure, plan.Filter),
        Statistic.AveragePerProject => "平均每个项目" + PlanDescriber.Describe(plan.Measure, plan.Filter),
        Statistic.Share => PlanDescriber.Describe(plan.Measure, plan.Filter) + "占比",
        Statistic.Median => PlanDescriber.Describe(plan.Measure, plan.Filter) + "中位数",
        _ => PlanDescriber.Describe(plan.Measure, plan.Filter),
    };

    private static string Ranked(Material material, Aggregate plan, string measure)
    {
        var rows = material.Result.Rows;
        var most = plan.Measure is Measure.MoneyOf ? ("最高", "最低") : ("最多", "最少");
        var word = plan.Order == SortOrder.Ascending ? most.Item2 : most.Item1;
        if (rows.Count > 1)
        {
            var noun = plan.GroupBy == Dimension.Item ? "条" : $"个{Name(plan.GroupBy!.Value)}";
            return $"{measure}{word}的{rows.Count}{noun}：";
        }

        var top = rows[0];
        return $"{measure}{word}的是{Named(material, top)}：{Figure(top, plan.Statistic)}。";
    }

    private static string Compared(IReadOnlyList<ResultRow> rows, Aggregate plan, string measure)
    {
        var more = plan.Measure is Measure.MoneyOf ? "高" : "多";
        var told = rows.Where(row => row.Value is not null).OrderByDescending(row => row.Value).ToList();
        if (told.Count < rows.Count)
        {
            var silent = string.Join('、', rows.Where(row => row.Value is null).Select(row => row.Label));
            return $"{silent}没有写明{measure}，无法直接比较；{string.Join('，', told.Select(row => row.Label + Figure(row, plan.Statistic)))}。";
        }

        if (told[0].Value == told[^1].Value)
        {
            return $"{measure}一样{more}：{string.Join('，', rows.Select(row => row.Label + Figure(row, plan.Statistic)))}。";
        }

        if (told is [var first, var second])
        {
            var unit = plan.Statistic == Statistic.Share ? "个百分点" : first.Unit;
            var difference = Wording.Figure(first.Value!.Value - second.Value!.Value, unit, plan.Statistic);
            return $"{first.Label}的{measure}更{more}：{Figure(first, plan.Statistic)}，{second.Label}{Figure(second, plan.Statistic)}，相差{difference}。";
        }

        return $"{told[0].Label}的{measure}最{more}：{Figure(told[0], plan.Statistic)}。";
    }

    private static IEnumerable<Block> Shown(Material material, Aggregate plan)
    {
        var rows = material.Result.Rows;
        var shown = rows.Take(material.Options.ListShown).ToList();
        if (plan.GroupBy == Dimension.Item)
        {
            yield return new Entries([.. shown.Select((row, index) => Entry(material, row, rows.Count == 1 ? null : index + 1, plan.Statistic))], rows.Count - shown.Count);
        }
        else if (CrossText.Table(rows, plan) is { } table)
        {
            yield return table;
        }
        else if (rows.Count > 1)
        {
            yield return new Bars([.. shown.Select(row => Bar(row, plan.Statistic))], Kind(material, plan), plan.GroupBy is null ? null : By(plan), Named(plan));
            if (rows.Count > shown.Count)
            {
                yield return new Paragraph($"……另有{rows.Count - shown.Count}组未列出");
            }
        }
    }

    private static Entry Entry(Material material, ResultRow row, int? place, Statistic statistic)
    {
        var item = material.Result.Items.FirstOrDefault(item => item.Ref == row.Item);
        var mark = row.Item is { } reference ? Wording.Mark(reference, item?.IsSample ?? false) : string.Empty;
        var view = item is null ? null : material.View(item);
        var words = item is null ? null : ReceiptText.Cite(material, item).Words;
        var (before, line) = place is { } number ? ($"{Wording.Number(number)}. ", $"{Figure(row, statistic)}  {mark}{row.Label}") : (mark, row.Label);
        return new Entry(before, line, view is null ? null : Wording.KeyFacts(view.Item), words);
    }

    /// <summary>Shares only where the groups are parts of one whole, a trend only where time runs in its own order.</summary>
    internal static BarsKind Kind(Material material, Aggregate plan) => plan switch
    {
        { Branches.Count: > 0 } => BarsKind.Bars,
        { Statistic: Statistic.Share } => material.Result.Receipt.RowsOverlap ? BarsKind.Bars : BarsKind.Shares,
        { GroupBy: Dimension.Day or Dimension.Month or Dimension.Quarter or Dimension.Year or Dimension.Issue, Across: null, Having: null, Match: null, Top: null, Order: null } => BarsKind.Trend,
        _ => BarsKind.Bars,
    };

    internal static Bar Bar(ResultRow row, Statistic statistic) =>
        new(Label(row.Label), row.Value, Figure(row, statistic), row.Unit == "条" ? null : $"{Wording.Number(row.Items)}条");

    internal static string Figure(ResultRow row, Statistic statistic) =>
        row.Value is { } value ? Wording.Figure(value, row.Unit, statistic) : "没有写明";

    /// <summary>“标题”（浙江省） for an item, the label for a group.</summary>
    private static string Named(Material material, ResultRow row)
    {
        if (row.Item is not { } reference)
        {
            return Label(row.Label);
        }

        var item = material.Result.Items.FirstOrDefault(item => item.Ref == reference);
        var places = item is not null && material.View(item) is { } view ? Wording.Places(view.Item) : string.Empty;
        return $"“{row.Label}”{(places.Length == 0 ? string.Empty : $"（{places}）")}";
    }

    /// <summary>2023-02-22 → 2023年2月22日 and 2023-02 → 2023年2月: rows of JSON keep the ISO form.</summary>
    internal static string Label(string label)
    {
        if (DateOnly.TryParseExact(label, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return PlanDescriber.Describe(new DateWindow(day, day));
        }

        return DateOnly.TryParseExact(label + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month)
            ? month.ToString("yyyy年M月", CultureInfo.InvariantCulture)
            : label;
    }

    /// <summary>What the rows are by: 省份, 省份和行业, 对比.</summary>
    internal static string By(Aggregate plan) => plan.GroupBy is not { } first ? "对比" : Name(first) + (plan.Across is { } second ? "和" + Name(second) : string.Empty);

    internal static string Name(Dimension dimension) => SentenceWords.Dimensions[dimension];
}
