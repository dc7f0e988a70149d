using System.Text.Json;
using Microsoft.Data.Sqlite;
using ParkBot.News;

namespace ParkBot.Storage;

/// <summary>Stored rows back into items, newest issue first and in printed order. Only published issues, but by key.</summary>
internal sealed class ItemStore(Database database)
{
    internal Task<IReadOnlyList<StoredItem>> ByKeysAsync(IEnumerable<long> keys, CancellationToken cancellationToken) =>
        ReadAsync("i.id IN (SELECT value FROM json_each(@given))", JsonSerializer.Serialize(keys), cancellationToken);

    /// <summary>By what a reader calls an item: publication, issue, number.</summary>
    internal Task<IReadOnlyList<StoredItem>> ByRefsAsync(IEnumerable<(string Publication, int Issue, int Number)> refs, CancellationToken cancellationToken) =>
        ReadAsync(
            """
            i.id IN (SELECT i2.id FROM json_each(@given) g
                JOIN issues s2 ON s2.publication = g.value ->> 0 AND s2.number = g.value ->> 1 AND s2.state = 2
                JOIN items i2 ON i2.issue_id = s2.id AND i2.number = g.value ->> 2)
            """,
            JsonSerializer.Serialize(refs.Select(one => new object[] { one.Publication, one.Issue, one.Number })),
            cancellationToken);

    /// <param name="number">Running number.</param>
    /// <param name="publication">Null for every publication that has such a number.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    internal Task<IReadOnlyList<StoredItem>> ByIssueAsync(int number, string? publication, CancellationToken cancellationToken) =>
        ReadAsync(
            "s.state = 2 AND s.number = @given ->> 0 AND (@given ->> 1 IS NULL OR s.publication = @given ->> 1)",
            JsonSerializer.Serialize(new object?[] { number, publication }),
            cancellationToken);

    internal Task<IReadOnlyList<StoredItem>> AllAsync(CancellationToken cancellationToken) => ReadAsync("s.state = 2", "[]", cancellationToken);

    /// <summary>Every issue, drafts too, newest first.</summary>
    internal async Task<IReadOnlyList<StoredIssue>> IssuesAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.ConnectAsync(cancellationToken).ConfigureAwait(false);
        return await connection.ReadAsync(
            """
            SELECT s.publication, s.number, s.year, s.month, s.week_of_month, s.from_day, s.to_day, s.state, s.is_sample,
                (SELECT count(*) FROM items i WHERE i.issue_id = s.id)
            FROM issues s ORDER BY s.year DESC, s.number DESC, s.publication, s.state DESC
            """,
            [],
            row => new StoredIssue
            {
                Publication = row.GetString(0),
                Number = row.GetInt32(1),
                Year = row.GetInt32(2),
                Month = row.GetInt32(3),
                WeekOfMonth = row.GetInt32(4),
                Period = new DateWindow(DateOnly.FromDayNumber(row.GetInt32(5)), DateOnly.FromDayNumber(row.GetInt32(6))),
                State = (IssueState)row.GetInt32(7),
                IsSample = row.GetBoolean(8),
                Items = row.GetInt32(9),
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>True where no issue was ever stored: a database from which all were removed is empty, but not new.</summary>
    internal async Task<bool> IsNewAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.ConnectAsync(cancellationToken).ConfigureAwait(false);
        return await NewsVersion.ReadAsync(connection, cancellationToken).ConfigureAwait(false) == 0;
    }

    private async Task<IReadOnlyList<StoredItem>> ReadAsync(string where, string given, CancellationToken cancellationToken)
    {
        await using var connection = await database.ConnectAsync(cancellationToken).ConfigureAwait(false);
        await using var snapshot = connection.BeginTransaction(deferred: true);
        return await new ItemReader(connection, where, given).ReadAsync(cancellationToken).ConfigureAwait(false);
    }
}
