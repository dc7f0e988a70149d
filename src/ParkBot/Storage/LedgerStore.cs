using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using ParkBot.News;

namespace ParkBot.Storage;

/// <summary>An item's sum of money and the project that it belongs to.</summary>
internal sealed record StoredShare(long Item, int Position, bool IsInvestment, long? Project);

/// <summary>
/// Reads and writes who shares a project. On the connection, not by tracked rows: a regrouping touches rows of other issues than
/// the one that is being written.
/// </summary>
internal static class LedgerStore
{
    private const string Given = "(SELECT value FROM json_each(@items))";

    /// <summary>True where a decision of an admin holds.</summary>
    internal static async Task<bool> AreDecidedAsync(SqliteConnection connection, CancellationToken cancellationToken) =>
        await connection.ScalarAsync("SELECT EXISTS(SELECT 1 FROM project_decisions WHERE undone_at IS NULL)", cancellationToken).ConfigureAwait(false) is 1L;

    /// <summary>True where the news told a correction whose target is not found.</summary>
    internal static async Task<bool> AreUnresolvedAsync(SqliteConnection connection, CancellationToken cancellationToken) =>
        await connection.ScalarAsync("SELECT EXISTS(SELECT 1 FROM told_corrections WHERE target_id IS NULL)", cancellationToken).ConfigureAwait(false) is 1L;

    /// <summary>All ties that one of the items has.</summary>
    internal static Task<List<TieRow>> TiesAsync(SqliteConnection connection, IEnumerable<long> items, CancellationToken cancellationToken) =>
        connection.ReadAsync(
            $"""
            SELECT first_id, first_strand, second_id, second_strand, tie, weight, ground FROM item_ties WHERE first_id IN {Given}
            UNION SELECT first_id, first_strand, second_id, second_strand, tie, weight, ground FROM item_ties WHERE second_id IN {Given}
            """,
            Items(items),
            row => new TieRow
            {
                FirstId = row.GetInt64(0),
                FirstStrand = row.GetInt32(1),
                SecondId = row.GetInt64(2),
                SecondStrand = row.GetInt32(3),
                Tie = (Tie)row.GetInt32(4),
                Weight = row.GetInt32(5),
                Ground = row.GetString(6),
            },
            cancellationToken);

    internal static async Task PutTiesAsync(SqliteConnection connection, IEnumerable<TieRow> ties, CancellationToken cancellationToken)
    {
        foreach (var tie in ties)
        {
            await connection.ExecuteAsync(
                "INSERT OR REPLACE INTO item_ties(first_id, first_strand, second_id, second_strand, tie, weight, ground) VALUES(@first, @own, @second, @their, @tie, @weight, @ground)",
                cancellationToken,
                ("@first", tie.FirstId), ("@own", tie.FirstStrand), ("@second", tie.SecondId), ("@their", tie.SecondStrand), ("@tie", (int)tie.Tie), ("@weight", tie.Weight), ("@ground", tie.Ground)).ConfigureAwait(false);
        }
    }

    internal static async Task UntieAsync(SqliteConnection connection, IEnumerable<TieRow> ties, CancellationToken cancellationToken)
    {
        foreach (var tie in ties)
        {
            await connection.ExecuteAsync("DELETE FROM item_ties WHERE first_id = @first AND second_id = @second", cancellationToken, ("@first", tie.FirstId), ("@second", tie.SecondId)).ConfigureAwait(false);
        }
    }

    /// <summary>Takes items out of the ledger, as before they were first entered; their projects stay as they are.</summary>
    internal static Task ForgetAsync(SqliteConnection connection, IEnumerable<long> items, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(
            $"""
            DELETE FROM item_ties WHERE first_id IN {Given}; DELETE FROM item_ties WHERE second_id IN {Given};
            DELETE FROM project_keys WHERE item_id IN {Given};
            """,
            cancellationToken,
            [.. Items(items)]);

    /// <summary>The items that share a project with one of these, these too.</summary>
    internal static Task<List<long>> MatesAsync(SqliteConnection connection, IEnumerable<long> items, CancellationToken cancellationToken) =>
        connection.ReadAsync(
            $"SELECT DISTINCT p.item_id FROM item_projects own JOIN item_projects p ON p.project_id = own.project_id WHERE own.item_id IN {Given}",
            Items(items),
            row => row.GetInt64(0),
            cancellationToken);

    internal static async Task<ILookup<long, long>> ProjectsAsync(SqliteConnection connection, IEnumerable<long> items, CancellationToken cancellationToken)
    {
        var rows = await connection.ReadAsync(
            $"SELECT item_id, project_id FROM item_projects WHERE item_id IN {Given} ORDER BY project_id", Items(items), row => (Item: row.GetInt64(0), Project: row.GetInt64(1)), cancellationToken).ConfigureAwait(false);
        return rows.ToLookup(row => row.Item, row => row.Project);
    }

    internal static async Task<ILookup<long, StoredShare>> SharesAsync(SqliteConnection connection, IEnumerable<long> items, CancellationToken cancellationToken)
    {
        var rows = await connection.ReadAsync(
            $"SELECT item_id, position, kind, project_id FROM item_amounts WHERE item_id IN {Given} ORDER BY item_id, position",
            Items(items),
            row => new StoredShare(row.GetInt64(0), row.GetInt32(1), (AmountKind)row.GetInt32(2) == AmountKind.Investment, row.Long(3)),
            cancellationToken).ConfigureAwait(false);
        return rows.ToLookup(row => row.Item);
    }

    internal static async Task<long> NewProjectAsync(SqliteConnection connection, string name, CancellationToken cancellationToken) =>
        Convert.ToInt64(await connection.ScalarAsync("INSERT INTO projects(name) VALUES(@name) RETURNING id", cancellationToken, ("@name", name)).ConfigureAwait(false), CultureInfo.InvariantCulture);

    internal static async Task SetProjectsAsync(SqliteConnection connection, long item, IReadOnlyCollection<long> projects, CancellationToken cancellationToken)
    {
        var given = JsonSerializer.Serialize(projects);
        await connection.ExecuteAsync(
            """
            DELETE FROM item_projects WHERE item_id = @item AND project_id NOT IN (SELECT value FROM json_each(@projects));
            INSERT OR IGNORE INTO item_projects(item_id, project_id) SELECT @item, value FROM json_each(@projects);
            """,
            cancellationToken,
            ("@item", item), ("@projects", given)).ConfigureAwait(false);
    }

    internal static Task SetShareAsync(SqliteConnection connection, long item, int position, long? project, CancellationToken cancellationToken) =>
        connection.ExecuteAsync("UPDATE item_amounts SET project_id = @project WHERE item_id = @item AND position = @position", cancellationToken, ("@item", item), ("@position", position), ("@project", project));

    internal static Task DropEmptyAsync(SqliteConnection connection, IEnumerable<long> projects, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(
            $"DELETE FROM projects WHERE id IN {Given} AND NOT EXISTS (SELECT 1 FROM item_projects p WHERE p.project_id = projects.id)", cancellationToken, [.. Items(projects)]);

    /// <summary>Published issues that the ledger has not seen, or only by older rules: issues of an older program's database.</summary>
    internal static Task<List<int>> UnseenAsync(SqliteConnection connection, int version, CancellationToken cancellationToken) =>
        connection.ReadAsync(
            "SELECT s.id FROM issues s WHERE s.state = 2 AND NOT EXISTS (SELECT 1 FROM ledger_issues l WHERE l.issue_id = s.id AND l.version = @version) ORDER BY s.id",
            [("@version", version)],
            row => row.GetInt32(0),
            cancellationToken);

    internal static Task SeeAsync(SqliteConnection connection, int issue, int version, CancellationToken cancellationToken) =>
        connection.ExecuteAsync("INSERT INTO ledger_issues(issue_id, version) VALUES(@issue, @version) ON CONFLICT(issue_id) DO UPDATE SET version = @version", cancellationToken, ("@issue", issue), ("@version", version));

    internal static Task<List<long>> ItemsOfAsync(SqliteConnection connection, IEnumerable<int> issues, CancellationToken cancellationToken) =>
        connection.ReadAsync($"SELECT id FROM items WHERE issue_id IN {Given}", [("@items", JsonSerializer.Serialize(issues))], row => row.GetInt64(0), cancellationToken);

    private static (string Name, object? Value)[] Items(IEnumerable<long> items) => [("@items", JsonSerializer.Serialize(items))];
}
