using System.Text.Json;
using Microsoft.Data.Sqlite;
using ParkBot.Language;

namespace ParkBot.Storage;

/// <summary>A word to look for, and the days on which it counts.</summary>
internal readonly record struct ProjectProbe(string Key, int Day, int From, int To);

/// <summary>Finds the items that may tell of the same project: by index only, so that a load costs the same however much is stored.</summary>
internal static class LedgerSearch
{
    /// <summary>Of a word that more items bear, those nearest in time.</summary>
    private const int MostOfAKey = 40;

    internal static async Task AddKeysAsync(SqliteConnection connection, IEnumerable<(string Key, int Day, long Item)> keys, CancellationToken cancellationToken)
    {
        await using var command = connection.Command("INSERT OR IGNORE INTO project_keys(key, day, item_id) VALUES(@key, @day, @item)", [("@key", ""), ("@day", 0), ("@item", 0L)]);
        foreach (var (key, day, item) in keys)
        {
            command.Parameters[0].Value = key;
            command.Parameters[1].Value = day;
            command.Parameters[2].Value = item;
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The published items that bear the words, by the word's place in the list.</summary>
    internal static async Task<ILookup<int, long>> FindAsync(SqliteConnection connection, IReadOnlyList<ProjectProbe> probes, CancellationToken cancellationToken)
    {
        var rows = await connection.ReadAsync(
            """
            SELECT at, item_id FROM (
                SELECT g.key AS at, k.item_id, row_number() OVER (PARTITION BY g.key ORDER BY abs(k.day - (g.value ->> 1)), k.item_id) AS place
                FROM json_each(@probes) g CROSS JOIN project_keys k ON k.key = g.value ->> 0 AND k.day BETWEEN g.value ->> 2 AND g.value ->> 3)
            WHERE place <= @most
            """,
            [("@probes", JsonSerializer.Serialize(probes.Select(probe => new object[] { probe.Key, probe.Day, probe.From, probe.To }))), ("@most", MostOfAKey)],
            row => (At: row.GetInt32(0), Item: row.GetInt64(1)),
            cancellationToken).ConfigureAwait(false);
        return rows.ToLookup(row => row.At, row => row.Item);
    }

    /// <summary>Published items whose text holds the terms of a title, newest first.</summary>
    internal static Task<List<long>> TitledAsync(SqliteConnection connection, string title, int most, CancellationToken cancellationToken) =>
        TextTerms.Of(TextFold.Fold(title)) is { Count: > 0 } terms
            ? connection.ReadAsync(
                """
                SELECT i.id FROM items i JOIN issues s ON s.id = i.issue_id AND s.state = 2
                WHERE i.id IN (SELECT rowid FROM item_words WHERE item_words MATCH @terms) ORDER BY s.year DESC, s.month DESC, s.number DESC LIMIT @most
                """,
                [("@terms", string.Join(" AND ", terms.Select(term => $"\"{term}\""))), ("@most", most)],
                row => row.GetInt64(0),
                cancellationToken)
            : Task.FromResult<List<long>>([]);

    /// <summary>Published items by their keys.</summary>
    internal static Task<IReadOnlyList<StoredItem>> ItemsAsync(SqliteConnection connection, IEnumerable<long> items, CancellationToken cancellationToken) =>
        new ItemReader(connection, "s.state = 2 AND i.id IN (SELECT value FROM json_each(@given))", JsonSerializer.Serialize(items)).ReadAsync(cancellationToken);

    /// <summary>The items of a published issue.</summary>
    internal static Task<IReadOnlyList<StoredItem>> IssueAsync(SqliteConnection connection, string publication, int number, CancellationToken cancellationToken) =>
        new ItemReader(connection, "s.state = 2 AND s.publication = @given ->> 0 AND s.number = @given ->> 1", JsonSerializer.Serialize(new object[] { publication, number })).ReadAsync(cancellationToken);
}
