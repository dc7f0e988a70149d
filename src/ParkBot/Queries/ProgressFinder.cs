using System.Text.Json;
using Microsoft.Data.Sqlite;
using ParkBot.News;
using ParkBot.Storage;

namespace ParkBot.Queries;

/// <summary>An item whose project an earlier issue told of at an earlier stage.</summary>
/// <param name="Item">Key of the item.</param>
/// <param name="Stage">How far it is now.</param>
/// <param name="Before">What was told before.</param>
/// <param name="BeforeStage">How far it was then.</param>
/// <param name="Doubt">What the two have in common where it is not sure that they are one project; null where they are stored as one.</param>
internal sealed record Progress(long Item, Stage Stage, ResultItem Before, Stage BeforeStage, string? Doubt);

/// <summary>
/// Finds what moved on: 签约 in one issue, 开工 in a later one. Two items are of one project where they are stored so; else where the
/// ledger proposes it, which a reader must check.
/// </summary>
internal sealed class ProgressFinder(Database database)
{
    /// <summary>The last step of each of the items that has an earlier one, the newest of these; in the order of the keys.</summary>
    internal async Task<IReadOnlyList<Progress>> FindAsync(IReadOnlyList<long> items, CancellationToken cancellationToken)
    {
        if (items.Count == 0)
        {
            return [];
        }

        await using var connection = await database.ConnectAsync(cancellationToken).ConfigureAwait(false);
        var found = await connection.ReadAsync(
            Sql,
            [("@items", JsonSerializer.Serialize(items)), ("@last", (int)Stage.Operating), ("@first", (int)Stage.Signed)],
            Read,
            cancellationToken).ConfigureAwait(false);
        var newest = found.GroupBy(step => step.Item).ToDictionary(steps => steps.Key, steps => steps.First());
        return [.. items.Distinct().Where(newest.ContainsKey).Select(item => newest[item])];
    }

    /// <summary>A sure tie of items that are not one project was refused by others: it comes behind the project's own items. The stages are numbered in the order in which a project passes them. CROSS JOIN keeps SQLite from starting anywhere but at the items.</summary>
    private const string Sql =
        """
        WITH told AS MATERIALIZED (
            SELECT i.id, s.year, s.month, s.week_of_month, s.number,
                (SELECT max(f.stage) FROM item_stages f WHERE f.item_id = i.id AND f.stage <= @last) AS stage
            FROM json_each(@items) k CROSS JOIN items i ON i.id = k.value CROSS JOIN issues s ON s.id = i.issue_id),
        pairs AS (
            SELECT t.id AS item, p.item_id AS before, NULL AS ground, 0 AS weight
            FROM told t CROSS JOIN item_projects own ON own.item_id = t.id CROSS JOIN item_projects p ON p.project_id = own.project_id
            WHERE t.stage > @first
            UNION ALL
            SELECT t.id, tie.second_id, tie.ground, tie.weight FROM told t CROSS JOIN item_ties tie ON tie.first_id = t.id WHERE t.stage > @first
            UNION ALL
            SELECT t.id, tie.first_id, tie.ground, tie.weight FROM told t CROSS JOIN item_ties tie ON tie.second_id = t.id WHERE t.stage > @first)
        SELECT p.item, t.stage, p.ground, i.id, s.publication, s.number, i.number, i.title, i.source, s.is_sample,
            (SELECT max(f.stage) FROM item_stages f WHERE f.item_id = i.id AND f.stage <= @last) AS stage_before
        FROM pairs p CROSS JOIN told t ON t.id = p.item CROSS JOIN items i ON i.id = p.before
            CROSS JOIN issues s ON s.id = i.issue_id AND s.state = 2 AND (s.year, s.month, s.week_of_month, s.number) < (t.year, t.month, t.week_of_month, t.number)
        WHERE stage_before < t.stage
        ORDER BY p.item, p.ground IS NOT NULL, s.year DESC, s.month DESC, s.week_of_month DESC, s.number DESC, p.weight DESC, i.number
        """;

    private static Progress Read(SqliteDataReader row) => new(
        row.GetInt64(0),
        (Stage)row.GetInt32(1),
        new ResultItem
        {
            Key = row.GetInt64(3),
            Ref = new ItemRef(row.GetString(4), row.GetInt32(5), row.GetInt32(6)),
            Title = row.GetString(7),
            Source = row.Text(8),
            IsSample = row.GetBoolean(9),
        },
        (Stage)row.GetInt32(10),
        row.Text(2));
}
