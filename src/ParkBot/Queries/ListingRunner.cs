using System.Numerics;
using ParkBot.News;

namespace ParkBot.Queries;

/// <summary>Runs a <see cref="Listing"/>: items in their order, with what the field asked for needs besides.</summary>
internal sealed class ListingRunner(Matcher matcher)
{
    private static readonly Aggregate Investment = new() { Measure = Measure.Investment };

    private readonly ItemColumns news = matcher.News;

    internal async Task<QueryResult> RunAsync(Listing plan, CancellationToken cancellationToken)
    {
        var matched = (await matcher.MatchAsync(plan.Filter, cancellationToken).ConfigureAwait(false)).ToArray();
        if (plan.Asked is Asked.Progress or Asked.Interval)
        {
            return new ProgressRunner(news).Run(plan, matched);
        }

        var tally = new Tally(news, Investment, null, null);
        var told = tally.Add(0, matched, new Wanted(0));
        var ordered = Ordered(plan, Figured(matched, tally.Of(told), out var tells), row => tells[row]);
        var shown = plan.Top is { } top && top < ordered.Count ? ordered[..top] : ordered;
        return new QueryResult
        {
            Plan = plan,
            Items = ResultItems.Of(news, shown, tally, false),
            ItemsTotal = shown.Count,
            Overview = plan.Asked == Asked.Summary ? Overview(matched) : null,
            Receipt = Receipts.Of(news, matched, told.Count),
        };
    }

    /// <summary>All that match, with the figures of those that tell one: both stand as printed.</summary>
    private List<ToldRow> Figured(int[] matched, ReadOnlySpan<ToldRow> told, out RowSet tells)
    {
        tells = new RowSet(news.Count);
        var items = new List<ToldRow>(matched.Length);
        foreach (var row in matched)
        {
            if (told is [var next, ..] && next.Row == row)
            {
                items.Add(next);
                tells.Add(row);
                told = told[1..];
            }
            else
            {
                items.Add(new ToldRow(row, 0, 0, Figures.NoCurrency, 0));
            }
        }

        return items;
    }

    private List<ToldRow> Ordered(Listing plan, List<ToldRow> items, Func<int, bool> tells) => plan.OrderBy switch
    {
        ListOrder.NewestFirst => [.. items.OrderByDescending(item => news.From[item.Row] == ItemColumns.Undated ? news.FirstDay(item.Row) : news.LastDay(item.Row)).ThenByDescending(item => news.Issues[news.Issue[item.Row]].Number)],
        ListOrder.OldestFirst => [.. items.OrderBy(item => news.From[item.Row] == ItemColumns.Undated ? news.LastDay(item.Row) : news.FirstDay(item.Row)).ThenBy(item => news.Issues[news.Issue[item.Row]].Number)],
        ListOrder.LargestFirst => [.. items.OrderBy(item => !tells(item.Row)).ThenByDescending(item => item.Value)],
        ListOrder.SmallestFirst => [.. items.OrderBy(item => !tells(item.Row)).ThenBy(item => item.Value)],
        _ => items,
    };

    private Overview Overview(int[] matched)
    {
        var stages = 0u;
        foreach (var row in matched)
        {
            stages |= news.Stages[row];
        }

        var told = new List<StageOverview>();
        for (var left = stages; left != 0; left &= left - 1)
        {
            var bits = left & ~(left - 1);
            var rows = Array.FindAll(matched, row => (news.Stages[row] & bits) != 0);
            told.Add(new StageOverview((Stage)BitOperations.TrailingZeroCount(bits), rows.Length, Total(Measure.Projects, rows, bits), Total(Measure.Investment, rows, bits)));
        }

        return new Overview(matched.Length, Total(Measure.Projects, matched, 0), Total(Measure.Investment, matched, 0), told);
    }

    private decimal? Total(Measure measure, int[] rows, uint stages) =>
        new Tally(news, new Aggregate { Measure = measure }, null, null).Add(0, rows, new Wanted(stages)).Value;
}
