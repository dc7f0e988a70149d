using Microsoft.Extensions.Options;
using ParkBot.Answering;
using ParkBot.Messages;
using ParkBot.News;
using ParkBot.Queries;
using ParkBot.Understanding;

namespace ParkBot.Digests;

/// <summary>Answers a standing question from an issue. Who asks the same is told the same: nothing in it depends on the chat.</summary>
internal sealed class DigestComposer(IssueReader reader, ReadItems read, AnswerMaker maker, IOptions<DigestOptions> options, Narrating? narrating = null)
{
    private const string Engine = "digest";

    /// <summary>So many groups with a figure are worth a picture.</summary>
    private const int WorthDrawing = 3;

    private const string Sample = "这是随程序附带的示例，不是真实新闻。";

    /// <param name="spec">What is asked.</param>
    /// <param name="issue">Of which issue.</param>
    /// <param name="told">What earlier editions showed (<see cref="DigestDraft.Shown"/>): it is left out of the lists, not out of the figures.</param>
    /// <param name="cancellationToken">Stops it.</param>
    internal async Task<DigestDraft> ComposeAsync(DigestSpec spec, DigestIssue issue, IReadOnlySet<string> told, CancellationToken cancellationToken) => spec switch
    {
        { Kind: DigestKind.Question, Plan: { } plan } => await AnswerAsync(spec, plan, issue, cancellationToken).ConfigureAwait(false),
        _ when await reader.ReadAsync(spec.Filter, issue.Issue, cancellationToken).ConfigureAwait(false) is { } content => await IssueAsync(spec, issue, content, told, cancellationToken).ConfigureAwait(false),
        _ => Nothing(issue, $"{Subject(spec)}{DigestWords.Name(issue.Issue)}没有{(spec.Kind == DigestKind.Whole ? string.Empty : "相关")}新闻。"),
    };

    private async Task<DigestDraft> IssueAsync(DigestSpec spec, DigestIssue issue, IssueContent content, IReadOnlySet<string> told, CancellationToken cancellationToken)
    {
        var lists = new DigestLists(content, told, options.Value.Listed);
        var investment = reader.Material(Unmarked(content.Now.Investment!));
        var quoted = lists.Invested.Take(options.Value.Listed).Select(item => item.Key);
        var views = await read(quoted, cancellationToken).ConfigureAwait(false);
        var figures = new DigestFigures(content);
        var opening = await OpeningAsync(spec, content, cancellationToken).ConfigureAwait(false);
        List<Block> blocks =
        [
            new Paragraph($"{Subject(spec)}{DigestWords.Name(issue.Issue)}（{DigestWords.Week(issue.Issue)}）摘要", Tone.Answer),
            .. Remarks(issue),
            .. opening is null ? Array.Empty<Block>() : [opening],
            .. figures.Blocks(),
            .. lists.Largest(investment with { Views = views.ToDictionary(view => view.Key) }),
            .. Parted(content.Places),
            .. Parted(content.Industries),
            .. lists.Policies(),
            .. lists.MovedOn(),
            .. lists.Others(),
        ];
        if (lists.Repeated > 0)
        {
            blocks.Add(new Paragraph($"另有{Wording.Number(lists.Repeated)}条在以前的摘要里发过，不再列出；本期数字仍包括它们。"));
        }

        return new DigestDraft(new Message([.. blocks, .. figures.Receipts(investment)]), Chart(issue, content), lists.Shown, Nothing: false);
    }

    /// <summary>Of the whole issue alone: it stands on the issue's facts and not on what was shown before, so that it is written once.</summary>
    private async Task<Paragraph?> OpeningAsync(DigestSpec spec, IssueContent content, CancellationToken cancellationToken)
    {
        if (narrating is not { IsOn: true } || spec.Kind != DigestKind.Whole || content.Now is not { Investment: { } investment, Projects: { } projects })
        {
            return null;
        }

        var largest = investment.Items.Where(item => !item.IsMerged).Take(options.Value.Listed).ToList();
        var views = (await read(largest.Select(item => item.Key), cancellationToken).ConfigureAwait(false)).ToDictionary(view => view.Key);
        List<Material> materials = [reader.Material(content.All), reader.Material(projects), reader.Material(investment), .. new[] { content.Places, content.Industries }.OfType<Material>()];
        return await narrating.OpeningAsync(
            () => new FactSheet(materials, FactSheet.ItemsOf(largest, item => views.GetValueOrDefault(item.Key))), user: 0, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A plan that runs over time runs over all issues; every other is asked of this one.</summary>
    private async Task<DigestDraft> AnswerAsync(DigestSpec spec, QueryPlan plan, DigestIssue issue, CancellationToken cancellationToken)
    {
        var overTime = plan is Aggregate { GroupBy: Dimension.Issue or Dimension.Month };
        var (answer, material) = await maker.MakeAsync(spec.Asked ?? string.Empty, Engine, new Planned(overTime ? plan : Of(plan, issue.Issue), []), cancellationToken).ConfigureAwait(false);
        var opening = $"你订阅的问题“{spec.Asked}”，{(overTime ? "截至" : string.Empty)}{DigestWords.Name(issue.Issue)}：";
        if (answer.Outcome != Outcome.Answered)
        {
            return Nothing(issue, opening + (material.Result.Receipt.Matched == 0 ? "没有相关新闻。" : (answer.Message.Blocks[0] as Paragraph)?.Text));
        }

        var chart = answer.HasChart && material.Plan is Aggregate drawn ? ChartText.Of(material, drawn) : null;
        return new DigestDraft(new Message([new Paragraph(opening), .. Late(issue), .. answer.Message.Blocks]), Marked(chart, issue), [], Nothing: false);
    }

    private static QueryPlan Of(QueryPlan plan, NewsIssue issue)
    {
        var filter = plan.Filter with { Issues = [issue.Number] };
        return plan is Aggregate { Whole: { } whole } share
            ? share with { Filter = filter, Whole = whole with { Filter = whole.Filter with { Issues = [issue.Number] } } }
            : plan with { Filter = filter };
    }

    private static IEnumerable<Block> Remarks(DigestIssue issue) =>
        [.. Late(issue), .. issue.IsSample ? [new Paragraph(Sample)] : Array.Empty<Block>()];

    private static IEnumerable<Block> Late(DigestIssue issue) => issue.Late is { } late ? [new Paragraph(late, Tone.Alert)] : [];

    private IEnumerable<Block> Parted(Material? material)
    {
        if (material is not { Plan: Aggregate { GroupBy: { } dimension } plan, Result.Rows: var rows })
        {
            yield break;
        }

        var name = RowsText.Name(dimension);
        yield return new Paragraph($"分{name}投资额", Tone.Heading);
        yield return new Bars([.. rows.Take(options.Value.Listed).Select(row => RowsText.Bar(row, plan.Statistic))], BarsKind.Bars, name, RowsText.Named(plan));
        if (rows.Count > options.Value.Listed)
        {
            yield return new Paragraph($"……另有{Wording.Number(rows.Count - options.Value.Listed)}个{name}未列出");
        }
    }

    private static Chart? Chart(DigestIssue issue, IssueContent content) =>
        new[] { content.Places, content.Industries }.FirstOrDefault(part => part?.Result.Rows.Count(row => row.Value is not null) >= WorthDrawing) is { Plan: Aggregate plan } material
            ? Marked(ChartText.Of(material, plan), issue)
            : null;

    /// <summary>A picture goes its own ways: that it is of samples must stand in it.</summary>
    private static Chart? Marked(Chart? chart, DigestIssue issue) => chart is not null && issue.IsSample ? chart with { Note = Sample + chart.Note } : chart;

    /// <summary>The digest says at its top that it is made of samples: the receipt need not say it again.</summary>
    private static QueryResult Unmarked(QueryResult result) => result with { Items = [.. result.Items.Select(item => item with { IsSample = false })] };

    private static string Subject(DigestSpec spec) => spec.Kind == DigestKind.Whole ? string.Empty : $"{spec.Name}：";

    private static DigestDraft Nothing(DigestIssue issue, string line) => new(new Message([new Paragraph(line), .. Late(issue)]), null, [], Nothing: true);
}
