using Microsoft.Data.Sqlite;
using ParkBot.News;
using ParkBot.Storage;

namespace ParkBot.Queries;

/// <summary>Runs an <see cref="Aggregate"/>: one figure, or one a group or branch.</summary>
internal sealed class AggregateRunner(SqliteConnection connection, RateOptions rates)
{
    private sealed record Part(GroupKey Key, Tally Tally, decimal? Value);

    internal async Task<QueryResult> RunAsync(Aggregate plan, CancellationToken cancellationToken)
    {
        if (plan.Branches.Count > 0)
        {
            return await CompareAsync(plan, cancellationToken).ConfigureAwait(false);
        }

        var (items, figures) = await MatchedAsync(plan, [plan.Filter], cancellationToken).ConfigureAwait(false);
        var whole = await WholeAsync(plan, cancellationToken).ConfigureAwait(false);
        if (plan.GroupBy is { } dimension)
        {
            var parts = await GroupAsync(plan, dimension, items, figures, whole, cancellationToken).ConfigureAwait(false);
            return await ResultAsync(plan, items, Ordered(plan, parts, Grouping.HasOwnOrder(dimension)), parts, figures, await UngroupedAsync(plan, dimension, items, figures, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        }

        var told = await figures.ReadAsync(items, plan.Filter.Stages, cancellationToken).ConfigureAwait(false);
        var tally = await Tally.OfAsync(told, plan, figures, cancellationToken).ConfigureAwait(false);
        var part = new Part(default, tally, Share(plan, tally.Value, whole));
        var result = await ResultAsync(plan, items, [part], [part], figures, 0, cancellationToken).ConfigureAwait(false);
        return result with
        {
            Value = part.Value,
            Items = tally.Marked(result.Items),
            Ground = tally.Ground,
            Unit = Unit(plan, figures),
            Rows = [],
        };
    }

    private async Task<QueryResult> CompareAsync(Aggregate plan, CancellationToken cancellationToken)
    {
        var whole = await WholeAsync(plan, cancellationToken).ConfigureAwait(false);
        var parts = new List<Part>();
        var all = new Dictionary<long, MatchedItem>();
        FigureReader? last = null;
        foreach (var branch in plan.Branches)
        {
            var (items, figures) = await MatchedAsync(plan, [plan.Filter, branch.Filter], cancellationToken).ConfigureAwait(false);
            var stages = branch.Filter.Stages.Count > 0 ? branch.Filter.Stages : plan.Filter.Stages;
            var tally = await Tally.OfAsync(await figures.ReadAsync(items, stages, cancellationToken).ConfigureAwait(false), plan, figures, cancellationToken).ConfigureAwait(false);
            parts.Add(new Part(new GroupKey(branch.Label, ""), tally, Share(plan, tally.Value, whole)));
            items.ForEach(item => all.TryAdd(item.Key, item));
            last = figures;
        }

        return await ResultAsync(plan, [.. all.Values], Ordered(plan, parts, ownOrder: true), parts, last!, 0, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<List<Part>> GroupAsync(Aggregate plan, Dimension dimension, List<MatchedItem> items, FigureReader figures, decimal? whole, CancellationToken cancellationToken)
    {
        var parts = new List<Part>();
        var groups = items.SelectMany(item => Grouping.Of(item, dimension, plan.Filter).Select(key => (Key: key, Item: item))).GroupBy(pair => (pair.Key.Order, pair.Key.Stage));
        foreach (var group in groups)
        {
            var key = group.First().Key;
            IReadOnlyList<Stage> stages = key.Stage is { } stage ? [stage] : plan.Filter.Stages;
            var told = await figures.ReadAsync(group.Select(pair => pair.Item), stages, cancellationToken).ConfigureAwait(false);
            var tally = await Tally.OfAsync(told, plan, figures, cancellationToken).ConfigureAwait(false);
            if (tally.Value is not null)
            {
                parts.Add(new Part(key, tally, Share(plan, tally.Value, whole)));
            }
        }

        return parts;
    }

    /// <summary>How many items tell the figure and stand in no group: an average or a share of rows needs no such remark.</summary>
    private static async Task<int> UngroupedAsync(Aggregate plan, Dimension dimension, List<MatchedItem> items, FigureReader figures, CancellationToken cancellationToken)
    {
        var outside = plan.Statistic == Statistic.Total ? items.Where(item => !Grouping.Of(item, dimension, plan.Filter).Any()).ToList() : [];
        return plan.Measure is Measure.ItemCount || outside.Count == 0
            ? outside.Count
            : (await figures.ReadAsync(outside, plan.Filter.Stages, cancellationToken).ConfigureAwait(false)).Count(item => item.Figures.Count > 0);
    }

    private static List<Part> Ordered(Aggregate plan, List<Part> parts, bool ownOrder)
    {
        var own = plan.Branches.Count > 0 ? parts : [.. parts.OrderBy(part => part.Key.Order, StringComparer.Ordinal)];
        var ordered = (plan.Order ?? (ownOrder ? null : SortOrder.Descending)) switch
        {
            SortOrder.Descending => [.. own.OrderBy(part => part.Value is null).ThenByDescending(part => part.Value)],
            SortOrder.Ascending => [.. own.OrderBy(part => part.Value is null).ThenBy(part => part.Value)],
            _ => own,
        };
        if (plan.Top is not { } top || top >= ordered.Count)
        {
            return ordered;
        }

        // "The largest" of several that are as large is each of them.
        return top == 1 ? [.. ordered.TakeWhile(part => part.Value == ordered[0].Value)] : ordered[..top];
    }

    private async Task<QueryResult> ResultAsync(Aggregate plan, List<MatchedItem> matched, List<Part> shown, List<Part> parts, FigureReader figures, int ungrouped, CancellationToken cancellationToken)
    {
        var cut = shown.Count < parts.Count;
        var told = Distinct(shown.SelectMany(part => part.Tally.Told));
        var everywhere = cut ? Distinct(parts.SelectMany(part => part.Tally.Told)) : told;
        var tells = everywhere.Select(item => item.Key).ToHashSet();
        var counts = plan.Measure is Measure.ItemCount;
        var silent = counts ? [] : matched.Where(item => !tells.Contains(item.Key)).ToList();
        var ordered = counts ? Printed(told) : [.. told.OrderByDescending(item => item.Value)];
        var shares = counts ? null : Shares.Of(everywhere);
        var rowsOverlap = parts.Sum(part => part.Tally.Told.Count) > everywhere.Count;
        return new QueryResult
        {
            Plan = plan,
            Unit = Unit(plan, figures),
            Rows = [.. shown.Select(part => new ResultRow(part.Key.Label, part.Value, Unit(plan, figures), part.Tally.Told.Count, part.Key.Item))],
            Items = await ResultItems.ReadAsync(connection, ordered, cancellationToken).ConfigureAwait(false),
            ItemsTotal = ordered.Count,
            Silent = await ResultItems.ReadAsync(connection, silent, cancellationToken).ConfigureAwait(false),
            Receipt = Receipts.Of(matched, counts ? matched.Count : everywhere.Count, everywhere, rates) with
            {
                Merged = shares?.Merged ?? 0,
                Projects = shares?.Counted.Count ?? 0,
                Lowered = shares?.Lowered ?? [],
                Corrections = [.. everywhere.Where(item => item.CorrectedBy is not null).Select(item => new Corrected(item.Ref, item.CorrectedBy!.Value))],
                RowsOverlap = rowsOverlap,
                ProjectsOverlap = !rowsOverlap && plan.GroupBy != Dimension.Item && parts.Sum(part => part.Tally.Shares?.Counted.Count ?? 0) > (shares?.Counted.Count ?? 0),
                Ungrouped = ungrouped,
            },
        };
    }

    /// <summary>An item of several groups stands once, with the largest of what it told.</summary>
    private static List<MatchedItem> Distinct(IEnumerable<MatchedItem> items) =>
        [.. items.GroupBy(item => item.Key).Select(same => same.MaxBy(item => item.Value)!)];

    private static List<MatchedItem> Printed(IEnumerable<MatchedItem> items) =>
        [.. items.OrderByDescending(item => item.Ref.Issue).ThenBy(item => item.Ref.Publication, StringComparer.Ordinal).ThenBy(item => item.Ref.Number)];

    private async Task<(List<MatchedItem> Items, FigureReader Figures)> MatchedAsync(Aggregate plan, Filter[] filters, CancellationToken cancellationToken)
    {
        var query = new ItemQuery(connection, new FilterSql(rates, filters), rates);
        return (await query.MatchedAsync(plan.GroupBy, cancellationToken).ConfigureAwait(false), new FigureReader(query, plan.Measure));
    }

    private async Task<decimal?> WholeAsync(Aggregate plan, CancellationToken cancellationToken) =>
        plan is { Statistic: Statistic.Share, Whole: { } whole }
            ? (await RunAsync(whole with { GroupBy = null, Branches = [] }, cancellationToken).ConfigureAwait(false)).Value
            : null;

    private static decimal? Share(Aggregate plan, decimal? value, decimal? whole) =>
        plan.Statistic != Statistic.Share ? value
        : value is null || whole is null or 0 ? null
        : Tally.Quotient(value.Value * 100, whole.Value);

    private static string Unit(Aggregate plan, FigureReader figures) => plan.Statistic == Statistic.Share ? "%" : figures.Unit;
}
