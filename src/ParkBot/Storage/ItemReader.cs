using System.Text.Json;
using Microsoft.Data.Sqlite;
using ParkBot.News;

namespace ParkBot.Storage;

/// <summary>Reads the items that a condition selects: one query a table, put together here.</summary>
internal sealed class ItemReader(SqliteConnection connection, string where, string given)
{
    internal async Task<IReadOnlyList<StoredItem>> ReadAsync(CancellationToken cancellationToken)
    {
        var regions = await FactsAsync("item_regions", "f.province, f.city, f.county", (row, fact) => new Fact<Place>(new Place(row.Text(3), row.Text(4), row.Text(5)), fact.Basis, fact.Evidence), cancellationToken).ConfigureAwait(false);
        var stages = await FactsAsync("item_stages", "f.stage", (row, fact) => new Fact<Stage>((Stage)row.GetInt32(3), fact.Basis, fact.Evidence), cancellationToken).ConfigureAwait(false);
        var industries = await FactsAsync("item_industries", "f.industry", (row, fact) => new Fact<Industry>((Industry)row.GetInt32(3), fact.Basis, fact.Evidence), cancellationToken).ConfigureAwait(false);
        var organizations = await FactsAsync("item_organizations", "f.name", (row, fact) => new Fact<string>(row.GetString(3), fact.Basis, fact.Evidence), cancellationToken).ConfigureAwait(false);
        var amounts = await FactsAsync("item_amounts", "f.cents, f.currency, f.bound, f.kind, f.stage, f.low_cents, f.high_cents, f.text, f.headline", Amount, cancellationToken).ConfigureAwait(false);
        var counts = await FactsAsync("item_counts", "f.value, f.stage, f.part_of, f.text", Count, cancellationToken).ConfigureAwait(false);
        return await connection.ReadAsync(
            $"""
            SELECT i.id, s.publication, s.number, s.is_sample, s.from_day, s.to_day, s.header,
                i.number, i.section, i.heading, i.title, i.lead, i.body, i.source, i.page,
                i.from_day, i.to_day, i.date_basis, i.date_evidence, i.projects, i.projects_basis, i.projects_evidence,
                (SELECT json_array(bs.publication, bs.number, b.number) FROM told_corrections t JOIN items b ON b.id = t.item_id JOIN issues bs ON bs.id = b.issue_id
                    WHERE t.target_id = i.id AND t.before IS NOT NULL LIMIT 1)
            FROM items i JOIN issues s ON s.id = i.issue_id WHERE {where}
            ORDER BY s.number DESC, s.publication, i.number
            """,
            [("@given", given)],
            row =>
            {
                var key = row.GetInt64(0);
                return new StoredItem(key, row.GetString(1), row.GetInt32(2), row.GetBoolean(3), Window(row.GetInt32(4), row.GetInt32(5)), new Item
                {
                    Text = Text(row),
                    Date = row.IsDBNull(15) ? null : new Fact<DateWindow>(Window(row.GetInt32(15), row.GetInt32(16)), (Basis)row.GetInt32(17), EvidenceCode.Read(row.GetString(18))),
                    Projects = row.IsDBNull(19) ? null : new Fact<int>(row.GetInt32(19), (Basis)row.GetInt32(20), EvidenceCode.Read(row.GetString(21))),
                    Regions = [.. regions[key]],
                    Stages = [.. stages[key]],
                    Industries = [.. industries[key]],
                    Organizations = [.. organizations[key]],
                    Amounts = [.. amounts[key]],
                    Counts = [.. counts[key]],
                })
                { Header = row.GetString(6), CorrectedBy = row.Text(22) is { } by ? Correcting(by) : null };
            },
            cancellationToken).ConfigureAwait(false);
    }

    private static CorrectingItem Correcting(string json)
    {
        var named = JsonSerializer.Deserialize<JsonElement>(json);
        return new CorrectingItem(named[0].GetString()!, named[1].GetInt32(), named[2].GetInt32());
    }

    private static ItemText Text(SqliteDataReader row) => new()
    {
        Number = row.GetInt32(7),
        Section = (Section)row.GetInt32(8),
        Heading = row.GetString(9),
        Title = row.GetString(10),
        Lead = row.Text(11),
        Body = row.Text(12),
        Source = row.Text(13),
        Page = row.Int(14),
    };

    private static Amount Amount(SqliteDataReader row, (Basis Basis, IReadOnlyList<Evidence> Evidence) fact) => new()
    {
        Cents = row.GetInt64(3),
        Currency = row.GetString(4),
        Bound = (Bound)row.GetInt32(5),
        Kind = (AmountKind)row.GetInt32(6),
        Stage = (Stage?)row.Int(7),
        LowCents = row.Long(8),
        HighCents = row.Long(9),
        Text = row.GetString(10),
        Headline = row.GetBoolean(11),
        Basis = fact.Basis,
        Evidence = fact.Evidence,
    };

    private static ProjectCount Count(SqliteDataReader row, (Basis Basis, IReadOnlyList<Evidence> Evidence) fact) => new()
    {
        Value = row.GetInt32(3),
        Stage = (Stage?)row.Int(4),
        PartOf = row.GetBoolean(5),
        Text = row.GetString(6),
        Basis = fact.Basis,
        Evidence = fact.Evidence,
    };

    private static DateWindow Window(int from, int to) => new(DateOnly.FromDayNumber(from), DateOnly.FromDayNumber(to));

    private async Task<ILookup<long, T>> FactsAsync<T>(string table, string columns, Func<SqliteDataReader, (Basis Basis, IReadOnlyList<Evidence> Evidence), T> read, CancellationToken cancellationToken)
    {
        var rows = await connection.ReadAsync(
            $"SELECT f.item_id, f.basis, f.evidence, {columns} FROM items i JOIN issues s ON s.id = i.issue_id JOIN {table} f ON f.item_id = i.id WHERE {where} ORDER BY f.item_id, f.position",
            [("@given", given)],
            row => (Item: row.GetInt64(0), Value: read(row, ((Basis)row.GetInt32(1), EvidenceCode.Read(row.GetString(2))))),
            cancellationToken).ConfigureAwait(false);
        return rows.ToLookup(row => row.Item, row => row.Value);
    }
}
