using ParkBot.Messages;
using ParkBot.News;
using ParkBot.Queries;

namespace ParkBot.Answering;

/// <summary>How a figure was made: what was counted, each addend with its words, and the sum written out.</summary>
internal static class WorkingsText
{
    /// <summary>More rows than this are one: 其余…条.</summary>
    private const int RowsShown = 30;

    /// <summary>More addends than this stand in the table alone.</summary>
    private const int AddendsWritten = 12;

    private const int SilentShown = 10;

    private const int HedgesShown = 10;

    internal static IEnumerable<Block> Blocks(Answer answer, Material material, Aggregate plan, QueryResult? whole)
    {
        var counts = plan.Measure is Measure.ItemCount;
        yield return new Paragraph("怎么算的：" + (answer.Message.Blocks[0] is Paragraph headline ? headline.Text : answer.Question), Tone.Answer);
        foreach (var block in ReceiptText.For(material))
        {
            yield return block;
        }

        var body = plan switch
        {
            { GroupBy: Dimension.Item } => [Ranking(material)],
            { Measure: Measure.GroupCount, GroupBy: null, Branches.Count: 0 } => Named(material.Result, plan),
            { GroupBy: not null } or { Branches.Count: > 0 } => Groups(material, plan, whole),
            { Statistic: Statistic.Share } => Share(material, plan),
            _ => Figure(material.Result, plan),
        };
        foreach (var block in counts ? body : body.Concat(Hedges(material.Result)).Concat(Silent(material, plan)))
        {
            yield return block;
        }
    }

    private static IEnumerable<Block> Figure(QueryResult result, Aggregate plan)
    {
        yield return Addends(result, plan);
        yield return new Paragraph(Line(result, plan));
    }

    /// <summary>160.7 + 2.07 = 162.77亿元; of an average the division besides.</summary>
    private static string Line(QueryResult result, Aggregate plan)
    {
        var unit = result.Unit;
        if (plan.Measure is Measure.ItemCount || result.Ground is not { } ground)
        {
            return $"共{Wording.Exact(result.Value ?? 0, unit)}。";
        }

        var added = result.Items.SelectMany(item => item.Figures).Where(figure => !figure.IsMerged).ToList();
        var written = result.ItemsTotal == result.Items.Count && added.Count is > 1 and <= AddendsWritten
            ? $"{string.Join(" + ", added.Select(figure => Wording.Exact(figure.Value, null)))} = {Wording.Exact(ground.Above, unit)}"
            : $"合计{Wording.Exact(ground.Above, unit)}";
        return plan.Statistic switch
        {
            Statistic.AveragePerItem => $"{written}；{Wording.Exact(ground.Above, unit)} ÷ {Wording.Exact(ground.Below, "条")} = {Wording.Rounded(result.Value!.Value, unit)}。",
            Statistic.AveragePerProject => $"{written}；{Wording.Exact(ground.Above, unit)} ÷ {Wording.Exact(ground.Below, "个项目")} = {Wording.Rounded(result.Value!.Value, unit)}。",
            Statistic.Median => $"从小到大排列，居中的（成双时取中间两个的平均）是{Wording.Exact(result.Value ?? 0, unit)}。",
            _ => written + "。",
        };
    }

    private static Table Addends(QueryResult result, Aggregate plan)
    {
        var shown = result.Items.Take(RowsShown).ToList();
        var hidden = result.ItemsTotal - shown.Count;
        if (plan.Measure is Measure.ItemCount)
        {
            return new Table(
                [new Column("编号"), new Column("标题")],
                [.. shown.Select(item => (IReadOnlyList<string>)[Mark(item), Wording.Short(item.Title)]), .. hidden > 0 ? Rest(hidden, 0) : []]);
        }

        var perProject = plan.Statistic == Statistic.AveragePerProject;
        var rest = (result.Ground?.Above ?? 0) - shown.Sum(item => item.Counted);
        IReadOnlyList<IReadOnlyList<string>> rows =
        [
            .. shown.Select(item => (IReadOnlyList<string>)[Mark(item), Wording.Short(item.Title), Words(item), item.IsMerged ? "并入" : Wording.Exact(item.Counted, null), .. perProject ? [Wording.Exact(item.Projects ?? 0, null)] : Array.Empty<string>()]),
            .. hidden > 0 ? Rest(hidden, perProject ? 3 : 2, Wording.Exact(rest, null)) : [],
        ];
        return new Table([new Column("编号"), new Column("标题"), new Column("原文"), new Column($"计入（{result.Unit}）", true), .. perProject ? [new Column("项目数", true)] : Array.Empty<Column>()], rows);
    }

    /// <summary>The row that stands for those that are not shown.</summary>
    private static IEnumerable<IReadOnlyList<string>> Rest(int hidden, int more, string? sum = null)
    {
        string[] row = ["…", $"其余{Wording.Number(hidden)}条", .. Enumerable.Repeat(string.Empty, more)];
        if (sum is not null)
        {
            row[3] = sum;
        }

        return [row];
    }

    private static Table Ranking(Material material)
    {
        var items = material.Result.Items.ToDictionary(item => item.Ref);
        return new Table(
            [new Column("编号"), new Column("标题"), new Column("原文"), new Column($"计入（{material.Result.Unit}）", true)],
            [
                .. material.Result.Rows.Take(RowsShown).Where(row => row.Item is { } reference && items.ContainsKey(reference)).Select(row => items[row.Item!.Value])
                    .Select(item => (IReadOnlyList<string>)[Mark(item), Wording.Short(item.Title), Words(item), Wording.Exact(item.Value, null)]),
            ]);
    }

    private static IEnumerable<Block> Groups(Material material, Aggregate plan, QueryResult? whole)
    {
        var rows = material.Result.Rows;
        yield return new Table(
            [new Column(RowsText.By(plan)), new Column(RowsText.Named(plan), true), new Column("条数", true)],
            [.. rows.Take(RowsShown).Select(row => (IReadOnlyList<string>)[RowsText.Label(row.Label), RowsText.Figure(row, plan.Statistic), Wording.Number(row.Items)])]);
        if (rows.Count > RowsShown)
        {
            yield return new Paragraph($"……另有{Wording.Number(rows.Count - RowsShown)}组未列出，导出的表里有全部。");
        }

        if (ContrastText.Line(rows, plan) is { } line)
        {
            yield return new Paragraph(line);
        }

        if (plan is { Statistic: Statistic.Share, Whole: { } ground } && whole?.Value is { } below)
        {
            yield return new Paragraph($"每行的数都除以{Described(ground)}{Wording.Exact(below, whole.Unit)}。");
        }
    }

    /// <summary>A count of groups is their names, and the items that they were read from.</summary>
    private static IEnumerable<Block> Named(QueryResult result, Aggregate plan)
    {
        var shown = result.Items.Take(RowsShown).ToList();
        if (result.Groups.Count > 0)
        {
            yield return new Paragraph($"{PlanDescriber.Told(plan.Measure, plan.Filter)}：{string.Join('、', result.Groups.Select(RowsText.Label))}。");
        }

        yield return new Table([new Column("编号"), new Column("标题")], [.. shown.Select(item => (IReadOnlyList<string>)[Mark(item), Wording.Short(item.Title)]), .. result.ItemsTotal > shown.Count ? Rest(result.ItemsTotal - shown.Count, 0) : []]);
    }

    private static IEnumerable<Block> Share(Material material, Aggregate plan)
    {
        if (material is not { Numerator: { Value: { } above } numerator, Denominator: { Value: { } below } denominator } || plan.Whole is not { } whole)
        {
            yield break;
        }

        var part = plan with { Statistic = Statistic.Total, Whole = null };
        yield return new Paragraph($"分子：{Described(part)}{Wording.Exact(above, numerator.Unit)}。");
        if (plan.Measure is not Measure.ItemCount)
        {
            yield return Addends(numerator, part);
        }

        yield return new Paragraph($"分母：{Described(whole)}{Wording.Exact(below, denominator.Unit)}（{Wording.Number(denominator.ItemsTotal)}条）。");
        yield return new Paragraph($"{Wording.Exact(above, null)} ÷ {Wording.Exact(below, null)} = {Wording.Rounded(material.Result.Value!.Value, "%")}。");
    }

    private static IEnumerable<Block> Hedges(QueryResult result)
    {
        var hedged = result.Items.SelectMany(item => item.Figures.Where(figure => figure.Bound != Bound.Exact).Select(figure => Mark(item) + figure.Text)).ToList();
        if (hedged.Count > 0)
        {
            var more = hedged.Count > HedgesShown ? $"等{Wording.Number(hedged.Count)}个" : string.Empty;
            yield return new Paragraph($"不是确数的：{string.Join('、', hedged.Take(HedgesShown))}{more}。", Tone.Note);
        }

        if (result.Items.Any(item => item.IsMerged))
        {
            yield return new Paragraph("标“并入”的与另一条说的是同一个项目，不再计。", Tone.Note);
        }
    }

    private static IEnumerable<Block> Silent(Material material, Aggregate plan)
    {
        var silent = material.Result.Silent;
        if (silent.Count > 0)
        {
            var shown = silent.Take(SilentShown).ToList();
            var all = material.Result.Receipt.Matched - material.Result.Receipt.Told;
            yield return new Paragraph($"没有写明{PlanDescriber.Told(plan.Measure, plan.Filter)}、未计入的{Wording.Number(all)}条：");
            yield return new Citations([.. shown.Select(item => ReceiptText.Cite(item, null))], Math.Max(0, all - shown.Count));
        }
    }

    private static string Described(Aggregate plan) => $"{PlanDescriber.Describe(plan.Filter)}的{PlanDescriber.Describe(plan.Measure, plan.Filter)}";

    private static string Words(ResultItem item) => string.Join('＋', item.Figures.Select(figure => figure.Text));

    private static string Mark(ResultItem item) => Wording.Mark(item.Ref, item.IsSample);
}
