using ParkBot.News;

namespace ParkBot.Queries;

/// <summary>One figure with what it stands on.</summary>
internal sealed record Tally
{
    internal required decimal? Value { get; init; }

    /// <summary>The items that tell it, largest first (for a count of items all, as printed).</summary>
    internal required IReadOnlyList<MatchedItem> Told { get; init; }

    /// <summary>The other items that match.</summary>
    internal required IReadOnlyList<MatchedItem> Silent { get; init; }

    /// <summary>What the items that tell the figure give to their projects; null for a count of items.</summary>
    internal Shares? Shares { get; private init; }

    /// <summary>The project of each item, for figures that name none.</summary>
    private Dictionary<long, long> Projects { get; init; } = [];

    /// <summary>Projects by item, for an average a project.</summary>
    private Dictionary<long, decimal> Behind { get; init; } = [];

    internal Division? Ground { get; private init; }

    /// <summary>Items of this figure with what became of each: added or merged, over how many projects.</summary>
    internal IReadOnlyList<ResultItem> Marked(IReadOnlyList<ResultItem> items) => Shares is not { } shares
        ? items
        : [.. items.Select(item => item with
        {
            Figures = [.. item.Figures.Select(figure => figure with { IsMerged = !shares.Counts(item.Key, figure, Projects[item.Key]) })],
            Projects = Behind.TryGetValue(item.Key, out var projects) ? projects : null,
        })];

    /// <summary>Digits kept of a quotient: more than any text shows.</summary>
    private const int Digits = 10;

    internal static async Task<Tally> OfAsync(IReadOnlyList<MatchedItem> items, Aggregate plan, FigureReader figures, CancellationToken cancellationToken)
    {
        if (plan.Measure is Measure.ItemCount)
        {
            return new Tally { Value = items.Count, Told = items, Silent = [], Ground = new Division(items.Count, 1) };
        }

        var behind = new Dictionary<long, decimal>();
        if (plan.Statistic == Statistic.AveragePerProject)
        {
            foreach (var item in items)
            {
                behind[item.Key] = await figures.ProjectsBehindAsync(item, cancellationToken).ConfigureAwait(false);
            }
        }

        var told = items.Where(item => item.Figures.Count > 0 && (behind.Count == 0 || behind[item.Key] > 0)).OrderByDescending(item => item.Value).ToList();
        var shares = Shares.Of(told);
        var counted = shares.Counted.Select(share => share.Item).DistinctBy(item => item.Key).ToList();
        var total = shares.Counted.Sum(share => share.Value);
        var below = plan.Statistic switch
        {
            Statistic.AveragePerItem => counted.Count,
            Statistic.AveragePerProject => counted.Sum(item => behind[item.Key]),
            _ => 1,
        };
        return new Tally
        {
            Told = told,
            Silent = [.. items.ExceptBy(told.Select(item => item.Key), item => item.Key)],
            Shares = shares,
            Projects = told.ToDictionary(item => item.Key, item => item.Project),
            Behind = behind,
            Ground = told.Count == 0 ? null : new Division(total, below),
            Value = told.Count == 0 ? null : plan.Statistic is Statistic.AveragePerItem or Statistic.AveragePerProject ? Quotient(total, below) : total,
        };
    }

    internal static decimal Quotient(decimal above, decimal below) => decimal.Round(above / below, Digits);
}
