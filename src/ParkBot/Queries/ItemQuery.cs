using System.Text.Json;
using Microsoft.Data.Sqlite;
using ParkBot.News;
using ParkBot.Storage;

namespace ParkBot.Queries;

/// <summary>Runs a compiled filter: the items it lets through, and the figures that they tell.</summary>
internal sealed class ItemQuery(SqliteConnection connection, FilterSql filter, RateOptions rates)
{
    /// <summary>Newest issue first, in printed order.</summary>
    internal Task<List<MatchedItem>> MatchedAsync(Dimension? dimension, CancellationToken cancellationToken) =>
        connection.ReadAsync(
            $"""
            SELECT i.id, s.publication, s.number, i.number, i.section, s.year, s.month, s.from_day, s.to_day, i.from_day, i.to_day,
                coalesce((SELECT min(p.project_id) FROM item_projects p WHERE p.item_id = i.id), -i.id), i.projects,
                {Groups(dimension)}
            {FilterSql.From} {filter.Where}
            ORDER BY s.number DESC, s.publication, i.number
            """,
            filter.Parameters,
            Read,
            cancellationToken);

    /// <summary>The told sums by item. Money of a currency without a rate is no figure.</summary>
    /// <param name="kind">Investment: the headline sums and those told of a stage; else all of the kind.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    internal async Task<ILookup<long, Told>> MoneyAsync(AmountKind kind, CancellationToken cancellationToken)
    {
        var told = kind == AmountKind.Investment ? "(a.headline = 1 OR (a.kind IN (1, 3) AND a.stage IS NOT NULL))" : "a.kind = @kind";
        var rows = await connection.ReadAsync(
            $"SELECT a.item_id, a.kind, a.stage, a.headline, a.cents, a.currency, a.bound, a.text, a.evidence, a.project_id {FilterSql.From} JOIN item_amounts a ON a.item_id = i.id AND {told} {filter.Where} AND {AddsItself} ORDER BY a.item_id, a.position",
            [.. filter.Parameters, ("@kind", (int)kind)],
            row => (
                Item: row.GetInt64(0),
                IsPart: (AmountKind)row.GetInt32(1) == AmountKind.Part,
                Stage: (Stage?)row.Int(2),
                Headline: row.GetBoolean(3),
                Figure: new Figure(row.GetInt64(4), row.GetString(5), (Bound)row.GetInt32(6), row.GetString(7), EvidenceCode.Read(row.GetString(8))) { Project = row.Long(9) }),
            cancellationToken).ConfigureAwait(false);
        return rows
            .Select(row => (row.Item, row.Stage, row.Headline, row.IsPart, row.Figure, Value: rates.InYi(row.Figure.Cents, row.Figure.Currency!)))
            .Where(row => row.Value is not null)
            .ToLookup(row => row.Item, row => new Told(row.Stage, row.Headline, row.IsPart, row.Figure with { Value = row.Value!.Value }));
    }

    /// <summary>The counts of projects by item that stand for themselves and have a stage.</summary>
    internal async Task<ILookup<long, (Stage? Stage, Figure Figure)>> CountsAsync(CancellationToken cancellationToken)
    {
        var rows = await connection.ReadAsync(
            $"SELECT c.item_id, c.stage, c.value, c.text, c.evidence {FilterSql.From} JOIN item_counts c ON c.item_id = i.id AND c.part_of = 0 AND c.stage IS NOT NULL {filter.Where} AND {AddsItself} ORDER BY c.item_id, c.position",
            filter.Parameters,
            row => (Item: row.GetInt64(0), Stage: (Stage?)row.GetInt32(1), Figure: Count(row.GetInt32(2), row.GetString(3), row.GetString(4))),
            cancellationToken).ConfigureAwait(false);
        return rows.ToLookup(row => row.Item, row => (row.Stage, row.Figure));
    }

    /// <summary>The items' own numbers of projects, in the words of a count of the same number where there is one.</summary>
    internal async Task<ILookup<long, Figure>> ProjectsAsync(CancellationToken cancellationToken)
    {
        var rows = await connection.ReadAsync(
            $"""
            SELECT i.id, i.projects, coalesce((SELECT c.text FROM item_counts c WHERE c.item_id = i.id AND c.value = i.projects ORDER BY c.position LIMIT 1), i.projects || '个'), coalesce(i.projects_evidence, '')
            {FilterSql.From} {filter.Where} AND i.projects IS NOT NULL AND {AddsItself}
            """,
            filter.Parameters,
            row => (Item: row.GetInt64(0), Figure: Count(row.GetInt32(1), row.GetString(2), row.GetString(3))),
            cancellationToken).ConfigureAwait(false);
        return rows.ToLookup(row => row.Item, row => row.Figure);
    }

    /// <summary>The items that match and are corrected, with what corrects them (the newest).</summary>
    internal async Task<Dictionary<long, ItemRef>> CorrectedAsync(CancellationToken cancellationToken)
    {
        var rows = await connection.ReadAsync(
            $"""
            SELECT i.id, bs.publication, bs.number, b.number {FilterSql.From}
                JOIN told_corrections t ON t.target_id = i.id AND t.before IS NOT NULL JOIN items b ON b.id = t.item_id JOIN issues bs ON bs.id = b.issue_id
            {filter.Where}
            """,
            filter.Parameters,
            row => (Item: row.GetInt64(0), By: new ItemRef(row.GetString(1), row.GetInt32(2), row.GetInt32(3))),
            cancellationToken).ConfigureAwait(false);
        return rows.DistinctBy(row => row.Item).ToDictionary(row => row.Item, row => row.By);
    }

    /// <summary>An item that corrects another one's figure adds nothing by itself.</summary>
    private const string AddsItself = "NOT EXISTS (SELECT 1 FROM told_corrections told WHERE told.item_id = i.id)";

    private static Figure Count(int value, string text, string evidence) =>
        new(value, null, Bound.Exact, text, EvidenceCode.Read(evidence)) { Value = value };

    private static string Groups(Dimension? dimension) => dimension switch
    {
        Dimension.Province or Dimension.City or Dimension.County =>
            "(SELECT json_array(json_array(r.province, r.city, r.county)) FROM item_regions r WHERE r.item_id = i.id AND r.position = 0)",
        Dimension.Industry => "(SELECT json_group_array(json_array(CAST(f.industry AS TEXT))) FROM item_industries f WHERE f.item_id = i.id)",
        Dimension.Stage => "(SELECT json_group_array(json_array(CAST(f.stage AS TEXT))) FROM item_stages f WHERE f.item_id = i.id)",
        Dimension.Organization => "(SELECT json_group_array(json_array(f.folded, f.name)) FROM item_organizations f WHERE f.item_id = i.id)",
        Dimension.Source => "CASE WHEN i.source IS NULL THEN NULL ELSE json_array(json_array(i.source)) END",
        Dimension.Item => "json_array(json_array(i.title))",
        _ => "NULL",
    };

    private static MatchedItem Read(SqliteDataReader row) => new()
    {
        Key = row.GetInt64(0),
        Ref = new ItemRef(row.GetString(1), row.GetInt32(2), row.GetInt32(3)),
        Section = (Section)row.GetInt32(4),
        IssueYear = row.GetInt32(5),
        IssueMonth = row.GetInt32(6),
        Period = new DateWindow(DateOnly.FromDayNumber(row.GetInt32(7)), DateOnly.FromDayNumber(row.GetInt32(8))),
        Date = row.IsDBNull(9) ? null : new DateWindow(DateOnly.FromDayNumber(row.GetInt32(9)), DateOnly.FromDayNumber(row.GetInt32(10))),
        Project = row.GetInt64(11),
        Projects = row.Int(12),
        Groups = row.IsDBNull(13) ? [] : JsonSerializer.Deserialize<List<string?[]>>(row.GetString(13))!,
    };
}

/// <summary>A sum of money as an item tells it. <paramref name="IsPart"/>: one part of a total of the same item.</summary>
internal sealed record Told(Stage? Stage, bool Headline, bool IsPart, Figure Figure);
