using System.Globalization;
using Microsoft.Data.Sqlite;
using ParkBot.Benchmarks.Measuring;
using ParkBot.Language;
using ParkBot.Queries;
using ParkBot.Storage;

namespace ParkBot.Benchmarks.Suites;

/// <summary>The search, and the sentences it finds, against the bare full-text query of the same terms.</summary>
internal static class SearchSuite
{
    /// <summary>As many as the search for sentences reads.</summary>
    private const int Limit = 12;

    private const int Queries = 60;

    internal static async Task<IReadOnlyList<Row>> RunAsync(Bench bench)
    {
        await using var connection = await bench.Room<Database>().ConnectAsync(CancellationToken.None);
        var (search, runner) = (bench.Room<TextSearch>(), bench.Room<QueryRunner>());
        var database = bench.Room<Database>();
        var opened = await Comparison.OfAsync(_ => OpenAsync(database), _ => Task.CompletedTask, bench.Budget / 3);
        var rows = new List<Row> { new("opening a connection, a part of each of the others", $"{Row.Figure(opened.Ours.Median)} / {Row.Figure(opened.Ours.P95)} ms", "", "", "", null) };
        foreach (var (kind, queries) in await KindsAsync(connection))
        {
            var matches = new List<string>();
            foreach (var query in queries)
            {
                matches.Add(await MatchAsync(connection, query));
            }

            await using var command = connection.Command("SELECT rowid FROM item_words WHERE item_words MATCH @match LIMIT @limit", [("@match", ""), ("@limit", Limit)]);
            Task Bare(int turn)
            {
                command.Parameters[0].Value = matches[turn % matches.Count];
                return ReadAsync(command);
            }

            rows.Add(Row.Of(kind, await Comparison.OfAsync(turn => search.FindAsync(queries[turn % queries.Count], Filter.None, Limit, CancellationToken.None), Bare, bench.Budget), ratio: 1.5, extra: 0.5));
            var found = await Comparison.OfAsync(turn => runner.RunAsync(new Passages { Words = queries[turn % queries.Count] }, CancellationToken.None), Bare, bench.Budget);
            rows.Add(Row.Of(kind, found, ratio: 1.5, extra: 0.5, ": the sentence quoted") with { Target = "", Met = null });
        }

        return rows;
    }

    /// <summary>Questions of several kinds, made of what items spread over the archive say.</summary>
    private static async Task<IReadOnlyList<(string Kind, IReadOnlyList<string> Queries)>> KindsAsync(SqliteConnection connection)
    {
        var items = await connection.ReadAsync(
            """
            SELECT o.name, coalesce(r.city, r.county, r.province), substr(i.title, instr(i.title, '落子') + 2), i.body
            FROM items i JOIN item_organizations o ON o.item_id = i.id AND o.position = 0 JOIN item_regions r ON r.item_id = i.id AND r.position = 0
            WHERE i.id % max(1, (SELECT count(*) FROM items) / @queries) = 0 ORDER BY i.id LIMIT @queries
            """,
            [("@queries", Queries)],
            row => (Company: row.GetString(0), Place: row.GetString(1), Title: row.GetString(2), Body: row.GetString(3)),
            CancellationToken.None);
        var words = items.ConvertAll(item => Words(item.Body));
        return
        [
            ("a company's name", items.ConvertAll(item => item.Company[..4])),
            ("company and what is asked", items.ConvertAll(item => $"{item.Company[..4]} 年产 万套")),
            ("place and product", items.ConvertAll(item => $"{item.Place} {item.Title[^6..^2]}")),
            ("two words of technique", words),
            ("words that stand everywhere", items.ConvertAll(item => $"项目 {item.Title[^4..^2]}")),
            ("a name that nothing has, and a product", items.ConvertAll(item => $"飞鲸鹭 {item.Title[^6..^2]}")),
            ("a product alone", items.ConvertAll(item => item.Title[^6..^2])),
        ];
    }

    private static string Words(string body)
    {
        var at = body.IndexOf("工艺", StringComparison.Ordinal) is var craft and > 4 ? craft - 4 : Math.Min(body.Length - 4, 30);
        return TextFold.Fold(body.Substring(at, 4));
    }

    /// <summary>All terms that the index has; where no item has them all, any of the rarest.</summary>
    private static async Task<string> MatchAsync(SqliteConnection connection, string query)
    {
        var terms = new List<(string Term, long Items)>();
        foreach (var term in TextTerms.Of(TextFold.Fold(query)))
        {
            var items = Convert.ToInt64(await connection.ScalarAsync("SELECT doc FROM item_terms WHERE term = @term", CancellationToken.None, ("@term", term)) ?? 0L, CultureInfo.InvariantCulture);
            terms.Add((WordMatcher.Quoted(term), items));
        }

        var known = terms.Where(term => term.Items > 0).ToList();
        var all = string.Join(" AND ", known.Select(term => term.Term));
        return await connection.ScalarAsync("SELECT rowid FROM item_words WHERE item_words MATCH @match LIMIT 1", CancellationToken.None, ("@match", all)) is null
            ? string.Join(" OR ", known.OrderBy(term => term.Items).Take(3).Select(term => term.Term))
            : all;
    }

    private static async Task OpenAsync(Database database)
    {
        await using var connection = await database.ConnectAsync(CancellationToken.None);
        await using var snapshot = connection.BeginTransaction(deferred: true);
        await NewsVersion.ReadAsync(connection, CancellationToken.None);
    }

    private static async Task ReadAsync(SqliteCommand command)
    {
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            reader.GetInt64(0);
        }
    }
}
