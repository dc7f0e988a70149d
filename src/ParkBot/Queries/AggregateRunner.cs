using ParkBot.News;

namespace ParkBot.Queries;

/// <summary>Runs an <see cref="Aggregate"/>: one figure, or one a group or branch.</summary>
internal sealed class AggregateRunner(Matcher matcher)
{
    private readonly ItemColumns news = matcher.News;

    internal async Task<AggregateOutcome> RunAsync(Aggregate plan, CancellationToken cancellationToken)
    {
        var whole = await WholeAsync(plan, cancellationToken).ConfigureAwait(false);
        if (plan.Branches.Count > 0)
        {
            return await CompareAsync(plan, whole, cancellationToken).ConfigureAwait(false);
        }

        var rows = await matcher.MatchAsync(plan.Filter, cancellationToken).ConfigureAwait(false);
        if (plan.GroupBy is { } dimension)
        {
            return await GroupAsync(plan, dimension, rows, whole, cancellationToken).ConfigureAwait(false);
        }

        var matched = rows.ToArray();
        var tally = new Tally(news, plan, null, Counted(plan, [plan.Filter]));
        var part = Divided(plan, tally.Add(0, matched, new Wanted(Grouping.StageBits(plan.Filter.Stages))), whole);
        return new AggregateOutcome(plan, matched, tally, [part], [part]) { Value = part.Value };
    }

    /// <summary>The groups that a ranking gives (see <see cref="Filter.Within"/>).</summary>
    internal async Task<HashSet<int>> GroupsAsync(Aggregate plan, CancellationToken cancellationToken)
    {
        var outcome = await RunAsync(plan with { Branches = [] }, cancellationToken).ConfigureAwait(false);
        return [.. outcome.Shown.Select(part => RowGroups.First(part.Group, plan.Across is not null))];
    }

    private async Task<AggregateOutcome> GroupAsync(Aggregate plan, Dimension dimension, RowSet rows, decimal? whole, CancellationToken cancellationToken)
    {
        var by = new Grouping(news, dimension, [plan.Filter]);
        var across = plan.Across is { } other ? new Grouping(news, other, [plan.Filter]) : null;
        var tally = new Tally(news, plan, by, Counted(plan, [plan.Filter]));
        // How many cities a province has in the news is asked of all regions of an item.
        var everyRegion = by.IsByPlace && across is null && plan.Measure is Measure.GroupCount { Dimension: Dimension.Province or Dimension.City or Dimension.County };
        if (plan.Match is { } match)
        {
            await new GroupMatcher(matcher, dimension).KeepAsync(match, by, rows, cancellationToken).ConfigureAwait(false);
        }

        var matched = rows.ToArray();
        var groups = new RowGroups(matched, by, across, everyRegion);
        var parts = new List<Part>(groups.Count);
        for (var at = 0; at < groups.Count; at++)
        {
            var part = tally.Add(groups.Group(at), groups.Rows(at), Of(plan, groups.Group(at), everyRegion));
            if (part.Value is not null)
            {
                part = Divided(plan, part, whole);
                parts.Add(part with { IsOut = plan.Having is { } having && !(part.Value is { } value && having.Holds(value)) });
            }
        }

        if (dimension == Dimension.Item && across is null && tally.HasShares)
        {
            parts = Represented(plan, matched, parts);
        }

        return new AggregateOutcome(plan, matched, tally, new Ranking(plan, by, across).Of(parts), parts)
        {
            By = by,
            Across = across,
            Overlaps = by.Overlaps || across is { Overlaps: true } || everyRegion,
            Ungrouped = Ungrouped(plan, tally, groups.Outside),
        };
    }

    /// <summary>A ranking of items is one of projects: of several that tell of the same one, that stands which a sum would count.</summary>
    private List<Part> Represented(Aggregate plan, int[] matched, List<Part> parts)
    {
        var sum = new Tally(news, plan with { Statistic = Statistic.Total }, null, null);
        sum.Add(0, matched, new Wanted(Grouping.StageBits(plan.Filter.Stages)));
        return parts.ConvertAll(part =>
        {
            var row = RowGroups.First(part.Group, isPair: false);
            foreach (var project in news.Projects[row])
            {
                if (sum.Shares.Counts(row, project))
                {
                    return part;
                }
            }

            return news.Projects[row].Length == 0 ? part : part with { IsOut = true };
        });
    }

    private async Task<AggregateOutcome> CompareAsync(Aggregate plan, decimal? whole, CancellationToken cancellationToken)
    {
        var all = new RowSet(news.Count);
        var common = await matcher.MatchAsync(plan.Filter, cancellationToken).ConfigureAwait(false);
        var parts = new List<Part>();
        Tally? tally = null;
        foreach (var branch in plan.Branches)
        {
            var rows = await matcher.MatchAsync(branch.Filter, common.Copy(), cancellationToken).ConfigureAwait(false);
            var stages = branch.Filter.Stages.Count > 0 ? branch.Filter.Stages : plan.Filter.Stages;
            var counted = Counted(plan, [branch.Filter, plan.Filter]);
            tally = tally is null ? new Tally(news, plan, null, counted) : tally.Counting(counted);
            parts.Add(Divided(plan, tally.Add(parts.Count, rows.ToArray(), new Wanted(Grouping.StageBits(stages))), whole));
            all.Or(rows);
        }

        return new AggregateOutcome(plan, all.ToArray(), tally!, new Ranking(plan, null, null).Of(parts), parts)
        {
            Overlaps = true,
            Value = plan.Contrast is { } contrast && parts is [var first, var second] ? Contrasted(contrast, first.Value, second.Value) : null,
        };
    }

    /// <summary>Null where a side tells nothing: a change from or to what nobody wrote is no figure.</summary>
    private static decimal? Contrasted(Contrast contrast, decimal? first, decimal? second) => contrast switch
    {
        Contrast.Difference => second - first,
        Contrast.Gap => second is { } one && first is { } other ? Math.Abs(one - other) : null,
        _ => first is null or 0 || second is null ? null : Tally.Quotient((second.Value - first.Value) * 100, first.Value),
    };

    private static Wanted Of(Aggregate plan, long group, bool everyRegion)
    {
        var isPair = plan.Across is not null;
        var (one, other) = (RowGroups.First(group, isPair), isPair ? RowGroups.Second(group) : 0);
        return new Wanted(
            plan.GroupBy == Dimension.Stage ? 1u << one : plan.Across == Dimension.Stage ? 1u << other : Grouping.StageBits(plan.Filter.Stages),
            plan.GroupBy == Dimension.Currency ? one : plan.Across == Dimension.Currency ? other : Figures.NoCurrency,
            everyRegion ? one : Tally.AnyRegion);
    }

    /// <summary>How many items tell the figure and stand in no group: an average or a share of rows needs no such remark.</summary>
    private static int Ungrouped(Aggregate plan, Tally tally, List<int> outside) =>
        plan.Statistic != Statistic.Total ? 0
        : !tally.HasShares ? outside.Count
        : outside.Count(row => tally.Figures.Read(row, Grouping.StageBits(plan.Filter.Stages), out _) is not null);

    private Grouping? Counted(Aggregate plan, IReadOnlyList<Filter> filters) =>
        plan.Measure is Measure.GroupCount { Dimension: var dimension } ? new Grouping(news, dimension, filters) : null;

    private async Task<decimal?> WholeAsync(Aggregate plan, CancellationToken cancellationToken) =>
        plan is { Statistic: Statistic.Share, Whole: { } whole }
            ? (await RunAsync(whole with { GroupBy = null, Across = null, Branches = [] }, cancellationToken).ConfigureAwait(false)).Value
            : null;

    private static Part Divided(Aggregate plan, Part part, decimal? whole) =>
        plan.Statistic != Statistic.Share ? part
        : part with { Value = part.Value is null || whole is null or 0 ? null : Tally.Quotient(part.Value.Value * 100, whole.Value) };
}
