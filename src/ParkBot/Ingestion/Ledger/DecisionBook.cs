using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using ParkBot.News;
using ParkBot.Storage;

namespace ParkBot.Ingestion;

/// <summary>A decision that holds, with the items that it means now; null for one that is not loaded, or not by that title any more.</summary>
internal sealed record Decided(DecisionRow Row, IReadOnlyList<long?> Items);

/// <summary>What admins decided, as it reads on the items that are loaded now.</summary>
internal sealed class DecisionBook
{
    private readonly Dictionary<(long First, long Second), (DecisionKind Kind, long Id)> pairs = [];

    private DecisionBook(IReadOnlyList<Decided> all)
    {
        All = all;
        foreach (var one in all.OrderBy(one => one.Row.Id))
        {
            foreach (var (first, second) in Pairs(one))
            {
                // Of two that contradict each other the newer one holds.
                pairs[Ordered(first, second)] = (one.Row.Kind, one.Row.Id);
            }
        }
    }

    /// <summary>Those that hold, oldest first.</summary>
    internal IReadOnlyList<Decided> All { get; }

    /// <summary>What holds of two items; null where nobody decided.</summary>
    internal DecisionKind? Of(long one, long other) => pairs.TryGetValue(Ordered(one, other), out var decided) ? decided.Kind : null;

    /// <summary>Pairs that were joined, the newest decision first.</summary>
    internal IEnumerable<(long First, long Second)> Joined =>
        pairs.Where(pair => pair.Value.Kind is DecisionKind.Join or DecisionKind.Correct).OrderByDescending(pair => pair.Value.Id).ThenBy(pair => pair.Key).Select(pair => pair.Key);

    /// <param name="connection">Tells whether there is any decision.</param>
    /// <param name="mapped">Gives the context that reads them where there is.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    internal static async Task<DecisionBook> ReadAsync(SqliteConnection connection, Func<ParkBotDbContext> mapped, CancellationToken cancellationToken)
    {
        if (!await LedgerStore.AreDecidedAsync(connection, cancellationToken).ConfigureAwait(false))
        {
            return new DecisionBook([]);
        }

        var context = mapped();
        var rows = await context.Set<DecisionRow>().AsNoTracking().Include(row => row.Items).Where(row => row.UndoneAt == null).OrderBy(row => row.Id).ToListAsync(cancellationToken).ConfigureAwait(false);
        var named = rows.SelectMany(row => row.Items).Select(item => item.Issue).Distinct().ToList();
        var titles = await TitlesAsync(context, named, cancellationToken).ConfigureAwait(false);
        return new DecisionBook([.. rows.Select(row => new Decided(row, [.. row.Items.OrderBy(item => item.Position).Select(item => Find(titles, item))]))]);
    }

    internal static Task<DecisionBook> ReadAsync(NewsChange change, CancellationToken cancellationToken) => ReadAsync(change.Connection, () => change.Context, cancellationToken);

    /// <summary>The published items of the issues by the titles that were printed, whatever an admin made of them.</summary>
    private static async Task<ILookup<(string Publication, int Issue, string Title), (long Id, int Number)>> TitlesAsync(ParkBotDbContext context, List<int> issues, CancellationToken cancellationToken)
    {
        var items = await (
            from issue in context.Issues
            where issue.State == IssueState.Published && issues.Contains(issue.Number)
            join item in context.Items on issue.Id equals item.IssueId
            select new { Version = issue.Id, issue.Publication, Issue = issue.Number, item.Id, item.Number, item.Title }).ToListAsync(cancellationToken).ConfigureAwait(false);
        var retitled = await context.Set<CorrectionRow>().AsNoTracking().Where(row => row.UndoneAt == null && row.Field == "title" && issues.Contains(row.Issue)).OrderBy(row => row.Id).ToListAsync(cancellationToken).ConfigureAwait(false);
        return items.ToLookup(
            item => (item.Publication, item.Issue, retitled.Find(row => row.Publication == item.Publication && row.Issue == item.Issue && CorrectionBefore.Read(row.Before).Changed(item.Version, item.Number))?.Title ?? item.Title),
            item => (item.Id, item.Number));
    }

    private static long? Find(ILookup<(string Publication, int Issue, string Title), (long Id, int Number)> titles, DecisionItemRow item)
    {
        var named = titles[(item.Publication, item.Issue, item.Title)].ToList();
        return named.Count == 0 ? null : named.OrderBy(one => one.Number != item.Number).ThenBy(one => one.Number).First().Id;
    }

    private static IEnumerable<(long First, long Second)> Pairs(Decided one)
    {
        var items = one.Items.OfType<long>().ToList();
        if (one.Row.Kind == DecisionKind.Join)
        {
            return items.SelectMany((item, at) => items.Skip(at + 1).Select(other => (item, other))).Where(pair => pair.item != pair.other);
        }

        return one.Items.Count > 0 && one.Items[0] is { } first ? items.Skip(1).Where(other => other != first).Select(other => (first, other)) : [];
    }

    private static (long First, long Second) Ordered(long one, long other) => one < other ? (one, other) : (other, one);
}
