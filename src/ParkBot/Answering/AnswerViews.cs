using System.Text.Json;
using ParkBot.Messages;
using ParkBot.Queries;
using ParkBot.Understanding;

namespace ParkBot.Answering;

/// <summary>A page of a long list; <paramref name="Number"/> from 1.</summary>
internal sealed record Page(Message Message, int Number, int Pages);

/// <summary>
/// What stands behind an answer of the log, on demand: its plan is run again, so that what is shown is whole and of today.
/// Null where the question is gone, ran no plan or has no such view. Where the stored news has changed since, the view says so.
/// </summary>
internal sealed class AnswerViews(QuestionLog log, AnswerMaker maker, RunPlan run, ReadItems read, NewsCatalog catalog)
{
    /// <summary>The name of the sheet that holds the items.</summary>
    internal const string ItemsSheet = "明细";

    private const int ItemsAPage = 10;

    private sealed record View(QuestionRow Row, Answer Answer, Material Material)
    {
        internal IEnumerable<Block> Stale => Row.NewsVersion == Answer.NewsVersion ? [] : [new Paragraph("回答之后，载入的新闻有变化；以下按现在的新闻重新统计。", Tone.Note)];

        internal Dictionary<ItemRef, ResultItem> Results => Material.Result.Items.Concat(Material.Result.Silent).DistinctBy(item => item.Ref).ToDictionary(item => item.Ref);
    }

    /// <summary>明细: every item that the answer stands on, ten a page, each figure with its words.</summary>
    internal async Task<Page?> ItemsAsync(long question, int page, CancellationToken cancellationToken)
    {
        if (await OpenAsync(question, cancellationToken) is not { Answer.Items.Count: > 0 } view)
        {
            return null;
        }

        var results = view.Results;
        var items = view.Answer.Items.Where(item => results.ContainsKey(item.Ref)).Select(item => results[item.Ref]).ToList();
        var (number, pages) = Paging.Of(page, items.Count, ItemsAPage);
        var shown = items.Skip((number - 1) * ItemsAPage).Take(ItemsAPage).ToList();
        var material = view.Material with { Views = (await read(shown.Select(item => item.Key), cancellationToken)).ToDictionary(item => item.Key) };
        var first = ((number - 1) * ItemsAPage) + 1;
        var heading = pages == 1
            ? $"明细：共{Wording.Number(view.Answer.ItemsTotal)}条。"
            : $"明细：第{Wording.Number(first)}–{Wording.Number(first + shown.Count - 1)}条，共{Wording.Number(view.Answer.ItemsTotal)}条（第{Wording.Number(number)}/{Wording.Number(pages)}页）。";
        Block[] rest = view.Answer.ItemsTotal > items.Count ? [new Paragraph($"只列前{Wording.Number(items.Count)}条。", Tone.Note)] : [];
        Block[] sample = items.Exists(item => item.IsSample) ? [new Paragraph("以上是随程序附带的示例，不是真实新闻。", Tone.Note)] : [];
        return new Page(
            new Message([new Paragraph(heading, Tone.Answer), .. view.Stale, new Entries([.. shown.Select(item => ListingText.Entry(material, item, quoted: false) with { Quoted = ReceiptText.Cite(material, item).Words })]), .. rest, .. sample]),
            number,
            pages);
    }

    /// <summary>怎么算的: what was counted, the addends with their words, and the sum.</summary>
    internal async Task<Message?> WorkingsAsync(long question, CancellationToken cancellationToken)
    {
        return await OpenAsync(question, cancellationToken) is { Answer.HasWorkings: true } view
            ? new Message([.. view.Stale, .. await maker.WorkingsAsync(view.Answer, view.Material, cancellationToken)])
            : null;
    }

    /// <summary>导出: the answer, its items and what to mind, a table a sheet.</summary>
    internal async Task<IReadOnlyList<(string Name, Table Table)>?> ExportAsync(long question, CancellationToken cancellationToken)
    {
        if (await OpenAsync(question, cancellationToken) is not { } view)
        {
            return null;
        }

        var refs = view.Answer.Items.Select(item => item.Ref).ToList();
        var measured = view.Material.Plan is Aggregate { Measure: not Measure.ItemCount };
        var items = new Dictionary<ItemRef, ResultItem>();
        if (refs.Count > 0)
        {
            // A list tells the headline investment of each of its items.
            var listed = await run(new Listing { Filter = new Filter { Items = refs } }, cancellationToken);
            items = listed.Items.ToDictionary(item => item.Ref);
        }

        var views = (await read(items.Values.Select(item => item.Key), cancellationToken)).ToDictionary(item => item.Key);
        var rows = refs.Where(items.ContainsKey).Select(reference => items[reference]).Where(item => views.ContainsKey(item.Key)).Select(item => (item, views[item.Key]));
        return
        [
            ("答案", ExportTables.Answered(view.Answer, view.Material)),
            (ItemsSheet, ExportTables.Items(rows, measured ? view.Results : [], ExportTables.UnitOf(view.Material.Plan))),
            ("说明", ExportTables.Remarks(view.Answer, [.. view.Stale, .. ReceiptText.For(view.Material)])),
        ];
    }

    /// <summary>图表: the answer's figures as bars.</summary>
    internal async Task<Chart?> ChartAsync(long question, CancellationToken cancellationToken)
    {
        if (await OpenAsync(question, cancellationToken) is not { Answer.Outcome: Outcome.Answered, Material.Plan: Aggregate plan } view)
        {
            return null;
        }

        var stale = view.Stale.OfType<Paragraph>().FirstOrDefault()?.Text;
        return ChartText.Of(view.Material, plan) is { } chart ? chart with { Note = stale is null ? chart.Note : stale + chart.Note } : null;
    }

    /// <summary>复制: the whole answer with 口径 and sources. As long as the news is the same, to the letter as it was given.</summary>
    internal async Task<Message?> CopyAsync(long question, CancellationToken cancellationToken)
    {
        var row = await log.ReadAsync(question, cancellationToken);
        if (row?.Plan is not null && (await catalog.ReadAsync(cancellationToken)).Version == row.NewsVersion)
        {
            return Message.Of(row.Text);
        }

        return await OpenAsync(row, cancellationToken) is { } view ? new Message([.. view.Answer.Message.Blocks, .. view.Stale]) : null;
    }

    private async Task<View?> OpenAsync(long question, CancellationToken cancellationToken) =>
        await OpenAsync(await log.ReadAsync(question, cancellationToken), cancellationToken);

    private async Task<View?> OpenAsync(QuestionRow? row, CancellationToken cancellationToken)
    {
        if (row?.Plan is not { } json || Plan(json) is not { } plan)
        {
            return null;
        }

        var (answer, material) = await maker.MakeAsync(row.Asked, row.Engine, new Planned(plan, []), cancellationToken);
        return new View(row, answer, material);
    }

    /// <summary>A plan of another build that this one cannot read is none.</summary>
    private static QueryPlan? Plan(string json)
    {
        try
        {
            return PlanJson.Read(json);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
