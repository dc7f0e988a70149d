
namespace ParkBot.Queries;

/// <summary>Rows by group: the rows of group i from <see cref="starts"/>[i] on.</summary>
internal sealed class RowGroups
{
    private readonly List<long> groups = [];
    private readonly int[] starts;
    private readonly int[] rows;

    /// <param name="matched">Rows, ascending.</param>
    /// <param name="by">The dimension.</param>
    /// <param name="across">A second one, for pairs of groups.</param>
    /// <param name="everyRegion">An item stands in the groups of all of its regions, not of the first alone.</param>
    internal RowGroups(int[] matched, Grouping by, Grouping? across, bool everyRegion)
    {
        var numbers = new Dictionary<long, int>();
        var told = new List<(int Group, int Row)>(matched.Length);
        var (first, second) = (new List<int>(), new List<int>());
        foreach (var row in matched)
        {
            if (everyRegion)
            {
                by.OfAll(row, first);
            }
            else
            {
                by.Of(row, first);
            }

            across?.Of(row, second);
            if (first.Count == 0 || (across is not null && second.Count == 0))
            {
                Outside.Add(row);
                continue;
            }

            foreach (var one in first)
            {
                if (across is null)
                {
                    Add(one, row);
                    continue;
                }

                foreach (var other in second)
                {
                    Add(Pair(one, other), row);
                }
            }
        }

        starts = new int[groups.Count + 1];
        rows = new int[told.Count];
        foreach (var (group, _) in told)
        {
            starts[group + 1]++;
        }

        for (var group = 0; group < groups.Count; group++)
        {
            starts[group + 1] += starts[group];
        }

        var next = starts.AsSpan(0, groups.Count).ToArray();
        foreach (var (group, row) in told)
        {
            rows[next[group]++] = row;
        }

        void Add(long group, int row)
        {
            if (!numbers.TryGetValue(group, out var number))
            {
                number = groups.Count;
                numbers.Add(group, number);
                groups.Add(group);
            }

            told.Add((number, row));
        }
    }

    /// <summary>Rows that stand in no group.</summary>
    internal List<int> Outside { get; } = [];

    internal int Count => groups.Count;

    internal long Group(int at) => groups[at];

    internal ReadOnlySpan<int> Rows(int at) => rows.AsSpan(starts[at], starts[at + 1] - starts[at]);

    internal static long Pair(int one, int other) => ((long)one << 32) | (uint)other;

    internal static int First(long group, bool isPair) => isPair ? (int)(group >> 32) : (int)group;

    internal static int Second(long group) => (int)(group & uint.MaxValue);
}
