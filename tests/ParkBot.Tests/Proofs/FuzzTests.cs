using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using ParkBot.Ingestion;
using ParkBot.Storage;
using ParkBot.Tests.Storage;
using Xunit;

namespace ParkBot.Tests.Proofs;

/// <summary>
/// Hostile files through load, in process: random bytes and mutations of a sample issue. 300 of each in a normal run, 5,000 with
/// the environment variable PARKBOT_LONG; PARKBOT_FUZZ sets another number. No crash, and nothing half stored.
/// </summary>
public sealed class FuzzTests(ITestOutputHelper output)
{
    private static readonly string[] Bridges = ["item_regions", "item_stages", "item_industries", "item_organizations", "item_amounts", "item_counts", "item_projects", "item_words"];
    private static readonly string[] Tables = ["issues", "items", "projects", .. Bridges];

    private static int Rounds => int.TryParse(Environment.GetEnvironmentVariable("PARKBOT_FUZZ"), CultureInfo.InvariantCulture, out var rounds) ? rounds : Environment.GetEnvironmentVariable("PARKBOT_LONG") is null ? 300 : 5_000;

    [Fact]
    public Task Random_bytes_are_refused_and_leave_nothing()
    {
        var random = new Random(20230224);
        return RunAsync(() => Mutation.Random(random));
    }

    [Fact]
    public Task Mutations_of_an_issue_are_stored_whole_or_not_at_all()
    {
        var random = new Random(20230225);
        // The head of a sample: three pages are as hostile as twenty and ten times as fast.
        var sample = Encoding.UTF8.GetString(House.Sample(109));
        var cut = sample[..sample.IndexOf('●', sample.Length / 4)] + "\n园区周报 2023 年 3 月 1期（总 109 期）\n";
        return RunAsync(() => Mutation.Of(cut, random));
    }

    private async Task RunAsync(Func<byte[]> next)
    {
        using var store = new TestDatabase();
        var loader = store.Loader;
        await using var connection = await store.Database.ConnectAsync(TestContext.Current.CancellationToken);
        var outcomes = new SortedDictionary<LoadOutcome, int>();
        var (slowest, evidences) = (TimeSpan.Zero, 0);
        var before = await RowsAsync(connection);
        for (var round = 0; round < Rounds; round++)
        {
            var bytes = next();
            try
            {
                var watch = Stopwatch.StartNew();
                var report = await loader.LoadAsync("fuzz", bytes, new LoadOptions(), null, TestContext.Current.CancellationToken);
                slowest = watch.Elapsed > slowest ? watch.Elapsed : slowest;
                Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), "This load was slow.");
                var after = await RowsAsync(connection);
                outcomes[report.Outcome] = outcomes.GetValueOrDefault(report.Outcome) + 1;
                evidences += await CheckAsync(report, store, connection, before, after);
                before = after;
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                var file = Path.Combine(Path.GetTempPath(), string.Create(CultureInfo.InvariantCulture, $"parkbot-fuzz-{round}.bin"));
                await File.WriteAllBytesAsync(file, bytes, CancellationToken.None);
                throw new InvalidOperationException($"Round {round.ToString(CultureInfo.InvariantCulture)}, its bytes are in {file}: {error.Message}", error);
            }
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Rounds} files: {string.Join(", ", outcomes.Select(pair => $"{pair.Key} {pair.Value}"))}; {evidences} evidences; slowest {slowest.TotalMilliseconds:0} ms"));
        Assert.Equal(Rounds, outcomes.Values.Sum());
    }

    internal static async Task<int> CheckAsync(LoadReport report, TestDatabase store, SqliteConnection connection, string before, string after)
    {
        if (report.Outcome is LoadOutcome.Refused or LoadOutcome.Unchanged)
        {
            Assert.Equal(report.Outcome == LoadOutcome.Refused, report.Error is { Length: > 0 });
            Assert.Equal(before, after);
            return 0;
        }

        var token = TestContext.Current.CancellationToken;
        Assert.Null(report.Error);
        Assert.Equal(0L, await connection.ScalarAsync(string.Join(" + ", Bridges.Select(table => $"(SELECT count(*) FROM {table} WHERE {(table == "item_words" ? "rowid" : "item_id")} NOT IN (SELECT id FROM items))")).Insert(0, "SELECT "), token));
        Assert.Equal(0L, await connection.ScalarAsync("SELECT (SELECT count(*) FROM items) - (SELECT count(*) FROM item_words)", token));
        Assert.Equal(0L, await connection.ScalarAsync("SELECT count(*) FROM item_projects WHERE project_id NOT IN (SELECT id FROM projects)", token));
        Assert.Equal((long)report.Items, await connection.ScalarAsync("SELECT count(*) FROM items WHERE issue_id = (SELECT max(id) FROM issues)", token));

        // A damaged header can name another publication with the same number.
        var stored = await store.Items.ByIssueAsync(report.Issue!.Value, null, token);
        Assert.All(stored.GroupBy(item => item.Publication, StringComparer.Ordinal), issue => Assert.Equal(Enumerable.Range(1, issue.Count()), issue.Select(item => item.Item.Text.Number)));
        return stored.Sum(EvidenceCheck.Of);
    }

    internal static async Task<string> RowsAsync(SqliteConnection connection) =>
        (string)(await connection.ScalarAsync($"SELECT concat_ws(' ', {string.Join(", ", Tables.Select(table => $"(SELECT count(*) FROM {table})"))})", TestContext.Current.CancellationToken))!;
}
