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
/// <param name="Shared">Why the two are taken for one project; null where both are stored as the same.</param>
internal sealed record Progress(long Item, Stage Stage, ResultItem Before, Stage BeforeStage, SharedGround? Shared);

/// <summary>What two items have in common: a company and a province.</summary>
internal sealed record SharedGround(string Organization, string Province);

/// <summary>
/// Finds what moved on: 签约 in one issue, 开工 in a later one. Two items are of one project where they are stored so; else where they
/// share a company and a province, which a reader must check.
/// </summary>
internal sealed class ProgressFinder(Database database)
{
    /// <summary>A name that more items bear than these is an authority or a bank: it makes no two items one project, and would cost its whole list.</summary>
    private const int MostBearers = 40;

    /// <summary>Shorter names are words that many companies bear.</summary>
    private const int ShortestName = 4;

    /// <summary>The ends of names that belong to whoever stands behind many projects: authorities, parks, banks, universities.</summary>
    private static readonly string[] Bystanders = ["政府", "委员会", "管委会", "委", "局", "厅", "部", "办", "办公室", "银行", "分行", "开发区", "高新区", "经开区", "新区", "园区", "产业园", "大学", "学院", "协会", "商会", "省", "市", "区", "县", "州", "网站"];

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
            [("@items", JsonSerializer.Serialize(items)), ("@last", (int)Stage.Operating), ("@first", (int)Stage.Signed), ("@shortest", ShortestName), ("@most", MostBearers)],
            Read,
            cancellationToken).ConfigureAwait(false);
        var newest = found.Where(step => step.Shared is null || !IsBystander(step.Shared.Organization)).GroupBy(step => step.Item).ToDictionary(steps => steps.Key, steps => steps.First());
        return [.. items.Distinct().Where(newest.ContainsKey).Select(item => newest[item])];
    }

    private static bool IsBystander(string name) => Array.Exists(Bystanders, end => name.EndsWith(end, StringComparison.Ordinal));

    /// <summary>The stages are numbered in the order in which a project passes them. CROSS JOIN keeps SQLite from starting anywhere but at the items.</summary>
    private const string Sql =
        """
        WITH told AS MATERIALIZED (
            SELECT i.id, s.year, s.month, s.week_of_month, s.number,
                (SELECT max(f.stage) FROM item_stages f WHERE f.item_id = i.id AND f.stage <= @last) AS stage
            FROM json_each(@items) k CROSS JOIN items i ON i.id = k.value CROSS JOIN issues s ON s.id = i.issue_id),
        pairs AS (
            SELECT t.id AS item, p.item_id AS before, NULL AS name, NULL AS province
            FROM told t CROSS JOIN item_projects own ON own.item_id = t.id CROSS JOIN item_projects p ON p.project_id = own.project_id
            WHERE t.stage > @first
            UNION ALL
            SELECT t.id, o.item_id, own.name, place.province
            FROM told t CROSS JOIN item_organizations own ON own.item_id = t.id AND length(own.folded) >= @shortest
                CROSS JOIN item_organizations o ON o.folded = own.folded
                CROSS JOIN item_regions place ON place.item_id = t.id
                CROSS JOIN item_regions there ON there.item_id = o.item_id AND there.province = place.province
            WHERE t.stage > @first
                AND (SELECT count(*) FROM (SELECT 1 FROM item_organizations many WHERE many.folded = own.folded LIMIT @most + 1)) <= @most)
        SELECT p.item, t.stage, p.name, p.province, i.id, s.publication, s.number, i.number, i.title, i.source, s.is_sample,
            (SELECT max(f.stage) FROM item_stages f WHERE f.item_id = i.id AND f.stage <= @last) AS stage_before
        FROM pairs p CROSS JOIN told t ON t.id = p.item CROSS JOIN items i ON i.id = p.before
            CROSS JOIN issues s ON s.id = i.issue_id AND s.state = 2 AND (s.year, s.month, s.week_of_month, s.number) < (t.year, t.month, t.week_of_month, t.number)
        WHERE stage_before < t.stage
        ORDER BY p.item, p.name IS NOT NULL, s.year DESC, s.month DESC, s.week_of_month DESC, s.number DESC, i.number
        """;

    private static Progress Read(SqliteDataReader row) => new(
        row.GetInt64(0),
        (Stage)row.GetInt32(1),
        new ResultItem
        {
            Key = row.GetInt64(4),
            Ref = new ItemRef(row.GetString(5), row.GetInt32(6), row.GetInt32(7)),
            Title = row.GetString(8),
            Source = row.Text(9),
            IsSample = row.GetBoolean(10),
        },
        (Stage)row.GetInt32(11),
        row.Text(2) is { } name && row.Text(3) is { } province ? new SharedGround(name, province) : null);
}
