
namespace ParkBot.Queries;

/// <summary>What one item tells of one project.</summary>
internal readonly record struct Share(int Row, int Project, decimal Value);

/// <summary>
/// The figures of items by the projects that they belong to: a project counts once, whoever tells of it, with the newest figure,
/// which a later smaller one does not lower. Of projects that a single item tells of only the sum is kept.
/// </summary>
internal sealed class Shares(ItemColumns news)
{
    private readonly List<Share> shared = [];
    private readonly List<Share> ofItem = [];
    private readonly Dictionary<int, Share> best = [];
    private readonly HashSet<int> alsoAlone = [];
    private int alone;
    private decimal total;

    /// <summary>Values of the projects one by one where a median needs them; else null.</summary>
    internal List<decimal>? Values { get; set; }

    /// <summary>What the items that stand for a project are worth as a divisor (see <see cref="Statistic"/>); null where nothing is divided.</summary>
    internal Func<int, decimal>? Weight { get; set; }

    /// <summary>The sum of what counts.</summary>
    internal decimal Total { get; private set; }

    /// <summary>Projects that count.</summary>
    internal int Projects => alone + best.Count;

    /// <summary>The weights of the items of which something counts.</summary>
    internal decimal Below { get; private set; }

    internal void Clear()
    {
        shared.Clear();
        best.Clear();
        alsoAlone.Clear();
        Values?.Clear();
        (alone, total, Total, Below) = (0, 0, 0, 0);
    }

    /// <summary>Adds an item's figures.</summary>
    internal void Add(int row, List<FigureEntry> entries)
    {
        ofItem.Clear();
        foreach (var entry in entries)
        {
            var at = 0;
            while (at < ofItem.Count && ofItem[at].Project != entry.Project)
            {
                at++;
            }

            if (at == ofItem.Count)
            {
                ofItem.Add(new Share(row, entry.Project, entry.Value));
            }
            else
            {
                ofItem[at] = ofItem[at] with { Value = ofItem[at].Value + entry.Value };
            }
        }

        var isAlone = false;
        var isShared = false;
        foreach (var share in ofItem)
        {
            if (share.Project >= news.SharedProjects)
            {
                isAlone = true;
                alone++;
                total += share.Value;
                Values?.Add(share.Value);
                continue;
            }

            isShared = true;
            shared.Add(share);
            if (!best.TryGetValue(share.Project, out var before) || Stands(share, before))
            {
                best[share.Project] = share;
            }
        }

        if (isAlone)
        {
            Below += Weight?.Invoke(row) ?? 0;
            if (isShared)
            {
                alsoAlone.Add(row);
            }
        }
    }

    /// <summary>To be called when all are added.</summary>
    internal void Close()
    {
        Total = total;
        var items = new HashSet<int>(alsoAlone);
        foreach (var share in best.Values)
        {
            Total += share.Value;
            Values?.Add(share.Value);
            if (items.Add(share.Row))
            {
                Below += Weight?.Invoke(share.Row) ?? 0;
            }
        }
    }

    /// <summary>Whether what an item tells of a project is what counts for it.</summary>
    internal bool Counts(int row, int project) => project >= news.SharedProjects || (best.TryGetValue(project, out var share) && share.Row == row);

    /// <summary>Items of which nothing counts, because others stand for their projects.</summary>
    internal int Merged()
    {
        var standing = new HashSet<int>(alsoAlone);
        standing.UnionWith(best.Values.Select(share => share.Row));
        return shared.Select(share => share.Row).Where(row => !standing.Contains(row)).Distinct().Count();
    }

    /// <summary>Figures told later and smaller than those that count, in the same currencies.</summary>
    internal IReadOnlyList<Lowered> Lowered(Func<int, string> currencies)
    {
        var lowered = new List<Lowered>();
        foreach (var share in shared.OrderBy(share => share, Comparer<Share>.Create(InTime)))
        {
            var kept = best[share.Project];
            if (share.Row != kept.Row && share.Value < kept.Value && InTime(share, kept) > 0 && currencies(share.Row) == currencies(kept.Row))
            {
                lowered.Add(new Lowered(news.Ref(kept.Row), kept.Value, news.Ref(share.Row), share.Value));
            }
        }

        return lowered;
    }

    private bool Stands(Share share, Share before) => share.Value > before.Value || (share.Value == before.Value && InTime(share, before) > 0);

    private int InTime(Share one, Share other)
    {
        var days = news.LastDay(one.Row).CompareTo(news.LastDay(other.Row));
        var issues = days != 0 ? days : news.Issues[news.Issue[one.Row]].Number.CompareTo(news.Issues[news.Issue[other.Row]].Number);
        var numbers = issues != 0 ? issues : news.Number[one.Row].CompareTo(news.Number[other.Row]);
        return numbers != 0 ? numbers : one.Row.CompareTo(other.Row);
    }
}
