using ParkBot.Answering;
using ParkBot.News;
using ParkBot.Queries;
using ParkBot.Storage;
using ParkBot.Understanding;

namespace ParkBot.Llm;

/// <summary>A query that a model made.</summary>
internal sealed record ToolRun(QueryPlan Plan, QueryResult Result);

/// <summary>What the tools work on over one question: they bind, run and report, and remember what was run.</summary>
internal sealed class ToolSession(DraftBinder binder, RunPlan run, ReadItems read, NewsCatalog catalog, Grounds grounds)
{
    /// <summary>No honest question needs more queries.</summary>
    private const int MostRuns = 20;

    private readonly List<ToolRun> runs = [];
    private int asked;

    /// <summary>The queries that ran, in order.</summary>
    internal IReadOnlyList<ToolRun> Runs => runs;

    /// <summary>True once a query was called the last one and ran.</summary>
    internal bool IsOver { get; private set; }

    /// <summary>Where a name had several meanings, the question back; the last one counts.</summary>
    internal Unclear? Unclear { get; private set; }

    internal async Task<string> RunAsync(PlanDraft draft, bool last, CancellationToken cancellationToken)
    {
        if (++asked > MostRuns)
        {
            return ToolReport.Error("查询太多了，请就已有的结果作答。");
        }

        switch (await binder.BindAsync(draft, grounds, cancellationToken).ConfigureAwait(false))
        {
            case Binding.Bound bound:
                var result = await run(bound.Plan, cancellationToken).ConfigureAwait(false);
                runs.Add(new ToolRun(bound.Plan, result));
                Unclear = null;
                foreach (var row in result.Rows.Where(row => row.Item is null))
                {
                    grounds.Learn(row.Label);
                }

                IsOver = last;
                return ToolReport.Of(runs.Count, bound.Plan, result);
            case Binding.Ask ask:
                Unclear = ask.Unclear;
                IsOver = last;
                return ToolReport.Error(ask.Unclear.Message + "可能是：" + string.Join('、', ask.Unclear.Choices.Select(choice => choice.Label)) + "。写明是哪一个，或者就此结束，由用户来选。");
            case Binding.Wrong wrong:
                return ToolReport.Error(wrong.Reason);
            default:
                throw new InvalidOperationException("A draft came to nothing that is known.");
        }
    }

    internal async Task<string> OpenAsync(int issue, int number, CancellationToken cancellationToken)
    {
        var news = await catalog.ReadAsync(cancellationToken).ConfigureAwait(false);
        if (++asked > MostRuns || news.Issues.FirstOrDefault(one => one.Number == issue) is not { } found)
        {
            return ToolReport.Error("没有载入这一期，或者查询太多了。");
        }

        var listed = await run(new Listing { Filter = Filter.None with { Items = [new ItemRef(found.Publication, issue, number)] } }, cancellationToken).ConfigureAwait(false);
        var items = await read(listed.Items.Select(item => item.Key), cancellationToken).ConfigureAwait(false);
        if (items is not [var item])
        {
            return ToolReport.Error("这一期没有这个编号的新闻。");
        }

        foreach (var organization in item.Item.Organizations)
        {
            grounds.Learn(organization.Value);
        }

        return ToolReport.Of(item);
    }

    internal async Task<string> DescribeAsync(CancellationToken cancellationToken)
    {
        var news = await catalog.ReadAsync(cancellationToken).ConfigureAwait(false);
        var groups = new List<(string Name, IReadOnlyList<ResultRow> Rows)>();
        foreach (var dimension in new[] { Dimension.Province, Dimension.Industry, Dimension.Stage, Dimension.Section, Dimension.Organization, Dimension.Source })
        {
            var result = await run(new Aggregate { Measure = Measure.Items, GroupBy = dimension, Order = SortOrder.Descending }, cancellationToken).ConfigureAwait(false);
            groups.Add((RowsText.Name(dimension), result.Rows));
        }

        foreach (var row in groups.SelectMany(group => group.Rows))
        {
            grounds.Learn(row.Label);
        }

        return ToolReport.Of(news, groups);
    }
}
