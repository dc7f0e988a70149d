
namespace ParkBot.Queries;

/// <summary>What an aggregate gave, in numbers: <see cref="AggregateTeller"/> puts names and words to it.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Matched">The rows that match, ascending.</param>
/// <param name="Tally">The tellings behind the parts.</param>
/// <param name="Shown">The rows of the answer, in order.</param>
/// <param name="Parts">All of them, those left out too.</param>
internal sealed record AggregateOutcome(Aggregate Plan, int[] Matched, Tally Tally, IReadOnlyList<Part> Shown, IReadOnlyList<Part> Parts)
{
    /// <summary>The one figure; null for groups and plain comparisons.</summary>
    internal decimal? Value { get; init; }

    internal Grouping? By { get; init; }

    internal Grouping? Across { get; init; }

    /// <summary>True where an item may stand in several parts.</summary>
    internal bool Overlaps { get; init; }

    internal int Ungrouped { get; init; }

    internal bool IsCut => Shown.Count < Parts.Count;

    /// <summary>The items behind some parts; one of several parts stands once, with the largest of what it told.</summary>
    internal List<ToldRow> Told(IReadOnlyList<Part> parts, int rows)
    {
        var told = new List<ToldRow>(parts.Sum(part => part.Count));
        var seen = Overlaps ? new RowSet(rows) : null;
        var larger = new Dictionary<int, ToldRow>();
        foreach (var part in parts)
        {
            foreach (ref readonly var telling in Tally.Of(part))
            {
                if (seen is null || !seen[telling.Row])
                {
                    seen?.Add(telling.Row);
                    told.Add(telling);
                }
                else if (telling.Value != 0 && (!larger.TryGetValue(telling.Row, out var before) || before.Value < telling.Value))
                {
                    larger[telling.Row] = telling;
                }
            }
        }

        for (var at = 0; larger.Count > 0 && at < told.Count; at++)
        {
            if (larger.TryGetValue(told[at].Row, out var telling) && telling.Value > told[at].Value)
            {
                told[at] = telling;
            }
        }

        return told;
    }
}
