using ParkBot.Answering;
using ParkBot.Messages;
using ParkBot.News;
using ParkBot.Queries;

namespace ParkBot.Digests;

/// <summary>An issue's figures beside those of the issue before, and what they stand on.</summary>
internal sealed class DigestFigures(IssueContent content)
{
    /// <summary>The stages that a project passes; 揭牌, 推介 and 发布 are none.</summary>
    private static readonly Stage[] Steps = [Stage.Signed, Stage.Started, Stage.Completed, Stage.Operating];

    private sealed record Row(string Name, decimal? Now, decimal? Before);

    internal IEnumerable<Block> Blocks()
    {
        var (now, before) = (content.Now, content.Before.Figures);
        yield return new Paragraph("【本期数字】");
        yield return before is null
            ? new Table([new Column("指标"), new Column("本期", true)], [.. Rows().Select(row => (IReadOnlyList<string>)[row.Name, DigestWords.Figure(row.Now, now.Items)])])
            : new Table(
                [new Column("指标"), new Column("本期", true), new Column("上期", true), new Column("环比", true)],
                [.. Rows().Select(row => (IReadOnlyList<string>)[row.Name, DigestWords.Figure(row.Now, now.Items), DigestWords.Figure(row.Before, before.Items), DigestWords.Change(row.Now, row.Before)])]);
        if (before is null)
        {
            yield return new Paragraph(Missing(content.Before));
        }
    }

    /// <summary>The receipts under the figures.</summary>
    internal IEnumerable<Block> Receipts(Material investment)
    {
        foreach (var block in ReceiptText.For(investment, AmountKind.Investment.Chinese()))
        {
            yield return block;
        }

        if (content.Now.Projects is { Value: not null, Receipt: var projects })
        {
            yield return Note($"{Projects}：{Wording.Number(projects.Told)}条写明，{Wording.Number(projects.Matched - projects.Told)}条没有写明{Merged(projects)}{(content.Now.Stages is { Rows.Count: > 0 } ? "；各阶段只加原文写明阶段的个数" : string.Empty)}。");
        }

        if (content.Before is { Figures: { Items: > 0 } before, Number: var number })
        {
            yield return Note($"上期（第{Wording.Number(number)}期）：{Told(before)}。环比＝（本期－上期）÷上期。");
        }

        string[] parted =
        [
            .. content.Places is { Plan: Aggregate { GroupBy: { } place } } ? [$"分{RowsText.Name(place)}按每条新闻的第一个地点"] : Array.Empty<string>(),
            .. content.Industries?.Result.Receipt.RowsOverlap == true ? ["一条新闻可能属于几个行业，各行业相加不等于总数"] : Array.Empty<string>(),
        ];
        if (parted.Length > 0)
        {
            yield return Note(string.Join('；', parted) + "。");
        }
    }

    private string Projects => PlanDescriber.Describe(Measure.Projects, content.All.Plan.Filter);

    private IEnumerable<Row> Rows()
    {
        var (now, before) = (content.Now, content.Before.Figures);
        yield return new Row("新闻条数", now.Items, before?.Items);
        yield return new Row(Projects, now.Projects?.Value, before?.Projects?.Value);
        foreach (var step in Steps)
        {
            var row = new Row($"{step.Chinese()}项目数", Of(now, step), before is null ? null : Of(before, step));
            if (row is not { Now: null, Before: null })
            {
                yield return row;
            }
        }

        yield return new Row($"投资额（{now.Investment?.Unit ?? "亿元"}）", now.Investment?.Value, before?.Investment?.Value);
    }

    private static decimal? Of(IssueFigures figures, Stage step) => figures.Stages?.Rows.FirstOrDefault(row => row.Label == step.Chinese())?.Value;

    private static string Told(IssueFigures figures)
    {
        var receipt = figures.Investment!.Receipt;
        var hedged = receipt.Hedged > 0 ? $"，{Wording.Number(receipt.Hedged)}个数字在原文里不是确数" : string.Empty;
        var converted = receipt.Rates.Count > 0 ? "，外币按同一套汇率折算" : string.Empty;
        return $"符合条件的{Wording.Number(receipt.Matched)}条中，{Wording.Number(receipt.Told)}条写明投资额{hedged}{converted}{Merged(receipt)}";
    }

    private static string Merged(Receipt receipt) => receipt.Merged > 0 ? $"，{Wording.Number(receipt.Merged)}条与别的同属一个项目，只计一次" : string.Empty;

    private static string Missing(IssueBefore before)
    {
        var said = $"上一期（第{Wording.Number(before.Number)}期）没有载入，不能算环比";
        return before.Nearest is { } nearest ? $"{said}；离本期最近的是第{Wording.Number(nearest.Number)}期（{DigestWords.Week(nearest)}）。" : $"{said}。";
    }

    private static Paragraph Note(string text) => new(text, Tone.Note);
}
