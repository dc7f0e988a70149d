using System.Collections;
using Microsoft.Data.Sqlite;
using ParkBot.Language;
using ParkBot.News;
using ParkBot.Storage;

namespace ParkBot.Queries;

/// <summary>Reads the columns: each table once, in the order of a covering index where it has one.</summary>
internal sealed class ColumnReader(SqliteConnection connection, RateOptions rates)
{
    private readonly record struct ItemRecord(long Key, int Number, byte Section, int From, int To, int Told, int Source, int Title, int ToldEvidence);

    private readonly Dictionary<long, int> rows = [];
    private readonly Numbering<string> sources = new(StringComparer.Ordinal);
    private readonly Numbering<Place> places = new(null);
    private readonly Numbering<string> names = new(StringComparer.Ordinal);
    private readonly Numbering<string> currencies = new(StringComparer.Ordinal);
    private readonly List<string> written = [];
    private readonly TextPool texts = new();

    internal async Task<ItemColumns> ReadAsync(long version, CancellationToken cancellationToken)
    {
        var (issues, items, issueOf) = await ItemsAsync(cancellationToken).ConfigureAwait(false);
        var count = items.Length;
        var from = Array.ConvertAll(items, item => item.From);
        var to = Array.ConvertAll(items, item => item.To);
        var regions = await RaggedAsync("SELECT item_id, province, city, county FROM item_regions ORDER BY item_id, position", row => places.Of(new Place(row.Text(1), row.Text(2), row.Text(3))), cancellationToken).ConfigureAwait(false);
        var organizations = await RaggedAsync("SELECT item_id, folded, name FROM item_organizations ORDER BY item_id, position", Name, cancellationToken).ConfigureAwait(false);
        var stages = await BitsAsync("SELECT item_id, stage FROM item_stages ORDER BY item_id, position", stage => stage, cancellationToken).ConfigureAwait(false);
        var industries = await BitsAsync("SELECT item_id, industry FROM item_industries ORDER BY item_id, position", industry => IndustryBits.Bit((Industry)industry), cancellationToken).ConfigureAwait(false);
        var counts = await RaggedAsync("SELECT item_id, text, evidence, value, stage, part_of FROM item_counts ORDER BY item_id, position", row => new CountColumns(Words(row.GetString(1), row.GetString(2)), row.GetInt32(3), (byte)(row.Int(4) ?? 0), row.GetBoolean(5)), cancellationToken).ConfigureAwait(false);
        var (sums, projects) = await MoneyAsync(count, cancellationToken).ConfigureAwait(false);
        var (corrects, correctedBy) = await CorrectionsAsync(count, cancellationToken).ConfigureAwait(false);
        Place[] allPlaces = [.. places.All];
        return new ItemColumns
        {
            Version = version,
            Texts = texts,
            Title = Array.ConvertAll(items, item => item.Title),
            ToldEvidence = Array.ConvertAll(items, item => item.ToldEvidence),
            Issues = issues,
            Keys = Array.ConvertAll(items, item => item.Key),
            RowByKey = rows,
            Issue = issueOf,
            Number = Array.ConvertAll(items, item => item.Number),
            Section = Array.ConvertAll(items, item => item.Section),
            From = from,
            To = to,
            Told = Array.ConvertAll(items, item => item.Told),
            Source = Array.ConvertAll(items, item => item.Source),
            Sources = [.. sources.All],
            FoldedSources = [.. sources.All.Select(TextFold.Fold)],
            Stages = stages,
            Industries = industries,
            Regions = regions,
            Places = allPlaces,
            Organizations = organizations,
            Names = [.. names.All.Zip(written)],
            NameText = new NameText(names.All),
            Project = projects.Own,
            Projects = projects.OfItems,
            ProjectCount = projects.Count,
            SharedProjects = projects.Shared,
            Sums = sums,
            Counts = counts,
            Currencies = [.. currencies.All],
            Corrects = corrects,
            CorrectedBy = correctedBy,
            Index = new RowIndex(from, to, regions, allPlaces.Length, projects.OfItems, projects.Shared, organizations, names.All.Count),
            OfStage = RowIndex.Sets(count, (int)Stage.Issued + 1, row => stages[row]),
            OfIndustry = RowIndex.Sets(count, IndustryBits.Count, row => industries[row]),
            OfSection = RowIndex.Sets(count, (int)Section.Policy + 1, row => 1u << items[row].Section),
            WithoutDate = RowIndex.Sets(count, 1, row => from[row] == ItemColumns.Undated ? 1u : 0)[0],
            Provinces = PlaceGroups.Provinces(allPlaces),
            Cities = PlaceGroups.Cities(allPlaces),
            Counties = PlaceGroups.Counties(allPlaces),
        };
    }

    private async Task<(IssueColumns[] Issues, ItemRecord[] Items, int[] IssueOf)> ItemsAsync(CancellationToken cancellationToken)
    {
        var issues = (await connection.ReadAsync(
            "SELECT id, publication, number, year, month, from_day, to_day, is_sample FROM issues WHERE state = 2 ORDER BY number DESC, publication",
            [],
            row => new IssueColumns(row.GetInt32(0), row.GetString(1), row.GetInt32(2), row.GetInt32(3), row.GetInt32(4), row.GetInt32(5), row.GetInt32(6), row.GetBoolean(7), 0, 0),
            cancellationToken).ConfigureAwait(false)).ToArray();
        var read = await connection.ReadAsync(
            "SELECT issue_id, id, number, section, from_day, to_day, projects, source, title, projects_evidence FROM items ORDER BY issue_id, number",
            [],
            row => (Issue: row.GetInt32(0), Item: Item(row)),
            cancellationToken).ConfigureAwait(false);
        var spans = new Dictionary<int, (int First, int Count)>();
        for (var at = 0; at < read.Count; at++)
        {
            spans[read[at].Issue] = spans.TryGetValue(read[at].Issue, out var span) ? (span.First, span.Count + 1) : (at, 1);
        }

        var items = new ItemRecord[issues.Sum(issue => spans.GetValueOrDefault(issue.Id).Count)];
        var issueOf = new int[items.Length];
        rows.EnsureCapacity(items.Length);
        var next = 0;
        for (var at = 0; at < issues.Length; at++)
        {
            var (first, count) = spans.GetValueOrDefault(issues[at].Id);
            issues[at] = issues[at] with { First = next, End = next + count };
            for (var i = first; i < first + count; i++, next++)
            {
                items[next] = read[i].Item;
                issueOf[next] = at;
                rows.Add(read[i].Item.Key, next);
            }
        }

        return (issues, items, issueOf);
    }

    private ItemRecord Item(SqliteDataReader row)
    {
        var told = row.Int(6);
        return new ItemRecord(
            row.GetInt64(1),
            row.GetInt32(2),
            (byte)row.GetInt32(3),
            row.Int(4) ?? ItemColumns.Undated,
            row.Int(5) ?? ItemColumns.Undated,
            told ?? -1,
            row.Text(7) is { } source ? sources.Of(source) : -1,
            texts.Add(row.GetString(8)),
            told is null ? -1 : texts.Add(row.Text(9) ?? ""));
    }

    /// <summary>The number of a figure's words; its evidence stands behind them.</summary>
    private int Words(string text, string evidence)
    {
        var number = texts.Add(text);
        texts.Add(evidence);
        return number;
    }

    private int Name(SqliteDataReader row)
    {
        var number = names.Of(row.GetString(1));
        if (number == written.Count)
        {
            written.Add(row.GetString(2));
        }

        return number;
    }

    private async Task<(Ragged<SumColumns> Sums, ProjectNumbers Projects)> MoneyAsync(int count, CancellationToken cancellationToken)
    {
        var linked = await ValuesAsync("SELECT item_id, project_id FROM item_projects ORDER BY item_id, project_id", row => row.GetInt64(1), cancellationToken).ConfigureAwait(false);
        var told = await ValuesAsync(
            "SELECT item_id, text, kind, stage, headline, bound, currency, cents, project_id, evidence FROM item_amounts ORDER BY item_id, position",
            row => (Project: row.Long(8), Sum: Sum(row)),
            cancellationToken).ConfigureAwait(false);
        var projects = new ProjectNumbers(count, linked, told.Where(one => one.Value.Project is not null).Select(one => (one.Row, one.Value.Project!.Value)));
        return (Ragged<SumColumns>.Of(count, told.ConvertAll(one => (one.Row, one.Value.Project is { } project ? one.Value.Sum with { Project = projects.Of(project) } : one.Value.Sum))), projects);
    }

    private SumColumns Sum(SqliteDataReader row)
    {
        var currency = row.GetString(6);
        var cents = row.GetInt64(7);
        var yi = rates.InYi(cents, currency);
        return new SumColumns(Words(row.GetString(1), row.GetString(9)), (AmountKind)row.GetInt32(2), (byte)(row.Int(3) ?? 0), row.GetBoolean(4), (Bound)row.GetInt32(5), (byte)currencies.Of(currency), yi is not null, -1, cents, yi ?? 0);
    }

    private async Task<(BitArray Corrects, Dictionary<int, ItemRef> By)> CorrectionsAsync(int count, CancellationToken cancellationToken)
    {
        var told = await connection.ReadAsync(
            """
            SELECT t.item_id, t.target_id, t.before IS NOT NULL, s.publication, s.number, i.number
            FROM told_corrections t JOIN items i ON i.id = t.item_id JOIN issues s ON s.id = i.issue_id
            """,
            [],
            row => (Item: row.GetInt64(0), Target: row.Long(1), Holds: row.GetBoolean(2), By: new ItemRef(row.GetString(3), row.GetInt32(4), row.GetInt32(5))),
            cancellationToken).ConfigureAwait(false);
        var corrects = new BitArray(count);
        var by = new Dictionary<int, ItemRef>();
        foreach (var one in told)
        {
            if (rows.TryGetValue(one.Item, out var item))
            {
                corrects[item] = true;
            }

            if (one.Holds && one.Target is { } target && rows.TryGetValue(target, out var corrected))
            {
                by.TryAdd(corrected, one.By);
            }
        }

        return (corrects, by);
    }

    private async Task<Ragged<T>> RaggedAsync<T>(string sql, Func<SqliteDataReader, T> read, CancellationToken cancellationToken) =>
        Ragged<T>.Of(rows.Count, await ValuesAsync(sql, read, cancellationToken).ConfigureAwait(false));

    private async Task<uint[]> BitsAsync(string sql, Func<int, int> bit, CancellationToken cancellationToken)
    {
        var bits = new uint[rows.Count];
        foreach (var (row, value) in await ValuesAsync(sql, reader => reader.GetInt32(1), cancellationToken).ConfigureAwait(false))
        {
            bits[row] |= 1u << bit(value);
        }

        return bits;
    }

    /// <summary>What a table tells of the published items, which its first column names.</summary>
    private async Task<List<(int Row, T Value)>> ValuesAsync<T>(string sql, Func<SqliteDataReader, T> read, CancellationToken cancellationToken)
    {
        var told = new List<(int Row, T Value)>();
        await using var command = connection.Command(sql, []);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        while (reader.Read())
        {
            if (rows.TryGetValue(reader.GetInt64(0), out var row))
            {
                told.Add((row, read(reader)));
            }
        }

        return told;
    }
}
