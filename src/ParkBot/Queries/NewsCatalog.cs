using Microsoft.Data.Sqlite;
using ParkBot.Language;
using ParkBot.News;
using ParkBot.Storage;

namespace ParkBot.Queries;

/// <summary>A published issue.</summary>
internal sealed record NewsIssue(string Publication, int Number, int Year, int Month, int WeekOfMonth, DateWindow Period);

/// <summary>What is loaded, as far as reading a question needs it.</summary>
internal sealed record NewsSnapshot(IReadOnlyList<NewsIssue> Issues, KnownNames Names)
{
    /// <summary>The folded names of the sources.</summary>
    internal IReadOnlyList<string> Sources { get; init; } = [];

    /// <summary>The number that every change of the stored news raises.</summary>
    internal long Version { get; init; }

    internal bool IsEmpty => Issues.Count == 0;

    /// <summary>The newest issue: what 本周 and a day without a month mean. There is none where the snapshot is empty.</summary>
    internal NewsIssue Newest => Issues[0];
}

/// <summary>Tells what is loaded. Cheap to ask: the stored news is read again only after somebody, in whatever process, changed it.</summary>
internal sealed class NewsCatalog(Database database)
{
    private sealed record Known(long Version, NewsSnapshot News);

    private volatile Known? known;

    /// <summary>Issues newest first, and the folded names of organisations (two characters and more).</summary>
    internal async Task<NewsSnapshot> ReadAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.ConnectAsync(cancellationToken).ConfigureAwait(false);
        await using var snapshot = connection.BeginTransaction(deferred: true);
        var version = await NewsVersion.ReadAsync(connection, cancellationToken).ConfigureAwait(false);
        if (known is { } still && still.Version == version)
        {
            return still.News;
        }

        var news = new NewsSnapshot(await IssuesAsync(connection, cancellationToken).ConfigureAwait(false), [.. await NamesAsync(connection, cancellationToken).ConfigureAwait(false)]) { Version = version, Sources = await SourcesAsync(connection, cancellationToken).ConfigureAwait(false) };
        known = new Known(version, news);
        return news;
    }

    private static Task<List<NewsIssue>> IssuesAsync(SqliteConnection connection, CancellationToken cancellationToken) =>
        connection.ReadAsync(
            "SELECT publication, number, year, month, week_of_month, from_day, to_day FROM issues WHERE state = 2 ORDER BY year DESC, month DESC, week_of_month DESC, number DESC, publication",
            [],
            row => new NewsIssue(row.GetString(0), row.GetInt32(1), row.GetInt32(2), row.GetInt32(3), row.GetInt32(4), new DateWindow(DateOnly.FromDayNumber(row.GetInt32(5)), DateOnly.FromDayNumber(row.GetInt32(6)))),
            cancellationToken);

    private static Task<List<string>> NamesAsync(SqliteConnection connection, CancellationToken cancellationToken) =>
        connection.ReadAsync(
            "SELECT DISTINCT o.folded FROM item_organizations o JOIN items i ON i.id = o.item_id JOIN issues s ON s.id = i.issue_id AND s.state = 2 WHERE length(o.folded) >= 2",
            [],
            row => row.GetString(0),
            cancellationToken);

    private static async Task<IReadOnlyList<string>> SourcesAsync(SqliteConnection connection, CancellationToken cancellationToken) =>
        [.. (await connection.ReadAsync("SELECT DISTINCT i.source FROM items i JOIN issues s ON s.id = i.issue_id AND s.state = 2 WHERE i.source IS NOT NULL", [], row => row.GetString(0), cancellationToken).ConfigureAwait(false)).Select(TextFold.Fold).Distinct(StringComparer.Ordinal)];
}
