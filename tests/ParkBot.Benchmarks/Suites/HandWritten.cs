using ParkBot.Queries;

namespace ParkBot.Benchmarks.Suites;

/// <summary>A plan, and the SQL that somebody would write for the same figures on the same tables: label and value a row.</summary>
internal sealed record AggregateCase(string Name, Aggregate Plan, string Sql);

/// <summary>
/// SQL by hand. A project counts once with its newest figure, which a later smaller one does not lower: so with the largest of
/// those that match. What corrects another item adds nothing.
/// </summary>
internal static class HandWritten
{
    /// <summary>Fen of CNY of a sum.</summary>
    internal const string Cny = "a.cents * CASE a.currency WHEN 'CNY' THEN 1 WHEN 'USD' THEN 6.9 WHEN 'EUR' THEN 7.3 WHEN 'HKD' THEN 0.88 WHEN 'JPY' THEN 0.052 WHEN 'SGD' THEN 5.1 WHEN 'GBP' THEN 8.3 END";

    internal const string Published = "items i JOIN issues s ON s.id = i.issue_id AND s.state = 2";

    private const string Counts = "NOT EXISTS (SELECT 1 FROM told_corrections t WHERE t.item_id = i.id)";

    /// <summary>The headline sums by item and project, with a label.</summary>
    internal static string Told(string label, string from, string where) =>
        $"SELECT {label} AS label, i.id, a.project_id AS project, sum({Cny}) AS value FROM {from} JOIN item_amounts a ON a.item_id = i.id AND a.headline = 1 WHERE {where} AND {Counts} GROUP BY 1, 2, 3";

    /// <summary>As <see cref="Told"/>, of one stage: the item's sum of that stage where one is told, else its headline.</summary>
    internal static string ToldOf(int stage, string from, string where) =>
        $"""
        SELECT '' AS label, i.id, a.project_id AS project, sum({Cny}) AS value FROM {from} JOIN item_amounts a ON a.item_id = i.id
            AND CASE WHEN EXISTS (SELECT 1 FROM item_amounts b WHERE b.item_id = i.id AND b.kind = 1 AND b.stage = {stage}) THEN a.kind = 1 AND a.stage = {stage} ELSE a.headline = 1 END
        WHERE {where} AND {Counts} GROUP BY 1, 2, 3
        """;

    /// <summary>In 亿元, a project once in a label.</summary>
    internal static string Once(string told) =>
        $"SELECT label, sum(value) / 1e10 AS value FROM (SELECT label, project, max(value) AS value FROM ({told}) GROUP BY 1, 2) GROUP BY 1";
}
