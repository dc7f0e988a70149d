using System.Globalization;
using ParkBot.Messages;
using ParkBot.News;
using ParkBot.Queries;
using ParkBot.Storage;

namespace ParkBot.Answering;

/// <summary>An answer as sheets of a file. Numbers are plain invariant text, so that a channel can write them as numbers.</summary>
internal static class ExportTables
{
    internal static Table Answered(Answer answer, Material material)
    {
        var ground = PlanSentence.Of(material.Plan);
        if (answer.Rows.Count == 0)
        {
            return answer.Value is { } value
                ? new Table(
                    [new Column("问题"), new Column("数值", true), new Column("单位"), new Column("口径")],
                    [[answer.Question, Wording.Exact(value, null), answer.Unit ?? string.Empty, ground]])
                : new Table(
                    [new Column("问题"), new Column("答案"), new Column("条数", true), new Column("口径")],
                    [[answer.Question, Said(answer.Message.Blocks[0]), Wording.Number(answer.ItemsTotal), ground]]);
        }

        var unit = answer.Rows[0].Unit;
        var (by, figure) = material.Plan is Aggregate plan ? (RowsText.By(plan), RowsText.Named(plan)) : ("新闻", "间隔");
        return new Table(
            [new Column(by), new Column($"{figure}（{unit}）", true), new Column("条数", true)],
            [.. answer.Rows.Select(row => (IReadOnlyList<string>)[row.Label, row.Value is { } value ? Wording.Exact(value, null) : string.Empty, Wording.Number(row.Items)])]);
    }

    /// <summary>Every item. <paramref name="told"/>: what each gave to the figure, where that may be another than its investment.</summary>
    internal static Table Items(IEnumerable<(ResultItem Investment, StoredItem View)> items, IReadOnlyDictionary<ItemRef, ResultItem> told, string? unit)
    {
        Column[] own = told.Count == 0 ? [] : [new Column($"计入（{unit}）", true), new Column("计入的原文")];
        return new Table(
            [
                new Column("期", true), new Column("条", true), new Column("标题"), new Column("地区"), new Column("阶段"), new Column("行业"), new Column("日期"),
                new Column("投资额（亿元）", true), new Column("原文"), new Column("来源"), .. own,
            ],
            [.. items.Select(pair => (IReadOnlyList<string>)[.. Cells(pair.Investment, pair.View), .. own.Length == 0 ? [] : Told(told.GetValueOrDefault(pair.Investment.Ref))])]);
    }

    /// <summary>What a reader of the file must know: the question, what was counted and what to mind.</summary>
    internal static Table Remarks(Answer answer, IEnumerable<Block> notes) =>
        new([new Column("说明")], [[$"问题：{answer.Question}"], .. notes.OfType<Paragraph>().Select(note => (IReadOnlyList<string>)[note.Text])]);

    /// <summary>What the items give to a figure: of a share, what is above the line.</summary>
    internal static string UnitOf(QueryPlan plan) => plan is Aggregate { Measure: Measure.ProjectTotal } ? "个" : "亿元";

    private static string Said(Block first) => first switch
    {
        Paragraph paragraph => paragraph.Text,
        Quotation quotation => quotation.Text,
        _ => string.Empty,
    };

    private static string[] Cells(ResultItem item, StoredItem view) =>
    [
        Wording.Number(item.Ref.Issue),
        Wording.Number(item.Ref.Number),
        item.IsSample ? $"（示例）{item.Title}" : item.Title,
        Wording.Places(view.Item),
        Wording.Stages(view.Item),
        string.Join('、', view.Item.Industries.Select(fact => fact.Value.Chinese())),
        view.Item.Date is { } date ? Days(date.Value) : string.Empty,
        .. Told(item),
        item.Source ?? string.Empty,
    ];

    private static string[] Told(ResultItem? item) => item is not { Figures.Count: > 0 }
        ? [string.Empty, string.Empty]
        : [Wording.Exact(item.Counted, null), string.Join('＋', item.Figures.Select(figure => figure.Text))];

    private static string Days(DateWindow window)
    {
        var from = window.From.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return window.From == window.To ? from : from + "至" + window.To.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }
}
