using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using ParkBot.Ingestion;
using ParkBot.Storage;
using ParkBot.Tests.Proofs;
using Xunit;

namespace ParkBot.Tests.Ingestion.Repair;

/// <summary>Issues that an older reader read otherwise, read again.</summary>
public sealed class RereadTests : IDisposable
{
    private const string Publication = "园区周报";

    private readonly House _house = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _house.Dispose();

    [Fact]
    public async Task What_an_older_reader_read_otherwise_is_read_anew()
    {
        await LoadAsync();
        await OldAsync("UPDATE items SET source = '旧来源' WHERE number = 2; UPDATE items SET projects = 7 WHERE number = 1");

        var report = Assert.Single(await RunAsync());

        Assert.Equal(RereadOutcome.Changed, report.Outcome);
        Assert.Equal(("source", "旧来源", "滁州市政府网站"), Change(report, 2));
        Assert.Equal(("projects", "7", "28"), Change(report, 1));
        Assert.Equal(2, report.Changes.Count);
        Assert.Equal("滁州市政府网站", await TextAsync("SELECT source FROM items WHERE number = 2"));
        Assert.Equal(IssueReader.Version, await TextAsync("SELECT reader_version FROM issues"));
        Assert.Equal(RereadOutcome.Unchanged, Assert.Single(await RunAsync()).Outcome);
    }

    [Fact]
    public async Task A_dry_run_changes_nothing()
    {
        await LoadAsync();
        await OldAsync("UPDATE items SET source = '旧来源' WHERE number = 2");

        var report = Assert.Single(await _house.Of<Reread>().RunAsync(new RereadRequest(Publication, 109) { IsDry = true }, Token));

        Assert.Equal(("source", "旧来源", "滁州市政府网站"), Change(report, 2));
        Assert.Equal("旧来源", await TextAsync("SELECT source FROM items WHERE number = 2"));
        Assert.Equal("reader-0", await TextAsync("SELECT reader_version FROM issues"));
    }

    [Fact]
    public async Task A_correction_outlives_it_and_one_that_does_not_fit_any_more_becomes_a_doubt()
    {
        await LoadAsync();
        await FixAsync(1, "investment", "300亿元");
        await FixAsync(2, "source", "滁州日报");
        await OldAsync("UPDATE corrections SET words = '别的网站' WHERE field = 'source'; UPDATE items SET projects = 7 WHERE number = 1");

        var report = Assert.Single(await RunAsync());

        Assert.DoesNotContain(report.Changes, change => change.Field == "investment");
        Assert.Equal(("source", "滁州日报", "滁州市政府网站"), Change(report, 2));
        Assert.Contains(report.Doubts, doubt => doubt.Item == 2 && doubt.Message.Contains("没有用上", StringComparison.Ordinal));
        var items = await _house.Items.ByIssueAsync(109, null, Token);
        Assert.Equal("300亿元", ItemWords.Investment(items[0].Item));
        Assert.Contains("没有用上", await TextAsync("SELECT doubts FROM issues"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_beside_a_published_issue_stays_one_and_neither_becomes_new()
    {
        await LoadAsync();
        var text = Encoding.UTF8.GetString(House.Sample(109)).Replace("312.6", "320.6", StringComparison.Ordinal);
        await _house.Loader.LoadAsync("109.txt", Encoding.UTF8.GetBytes(text), new LoadOptions(Draft: true), null, Token);
        var published = await TextAsync("SELECT published_at FROM issues WHERE published_at IS NOT NULL");
        await OldAsync("UPDATE items SET source = '旧来源' WHERE number = 2");

        var reports = await RunAsync();

        Assert.Equal([IssueState.Published, IssueState.Draft], reports.Select(report => report.State));
        Assert.All(reports, report => Assert.Equal("source", Assert.Single(report.Changes).Field));
        Assert.Equal("2", await TextAsync("SELECT count(*) FROM issues"));
        Assert.Equal(published, await TextAsync("SELECT published_at FROM issues WHERE published_at IS NOT NULL"));
        Assert.Equal("0", await TextAsync("SELECT count(*) FROM items WHERE source = '旧来源'"));
    }

    [Fact]
    public async Task What_cannot_be_read_any_more_stays_as_it_is()
    {
        await LoadAsync();
        var other = Convert.ToHexString(Pack("今天买菜。"));
        await OldAsync($"UPDATE issues SET source = x'{other}'");

        var report = Assert.Single(await RunAsync());

        Assert.Equal(RereadOutcome.Refused, report.Outcome);
        Assert.NotNull(report.Error);
        Assert.Equal("24", await TextAsync("SELECT count(*) FROM items"));
        Assert.Equal("reader-0", await TextAsync("SELECT reader_version FROM issues"));
    }

    [Fact]
    public async Task Samples_stay_samples()
    {
        await _house.LoadSamplesAsync();
        await OldAsync("UPDATE items SET source = '旧来源' WHERE number = 2");

        foreach (var request in await _house.Of<Reread>().FindAsync(null, [], Token))
        {
            await _house.Of<Reread>().RunAsync(request, Token);
        }

        Assert.Equal("2", await TextAsync("SELECT count(*) FROM issues WHERE is_sample = 1"));
        Assert.Equal("0", await TextAsync("SELECT count(*) FROM items WHERE source = '旧来源'"));
    }

    [Fact]
    public async Task Items_that_were_loaded_as_items_are_read_as_such()
    {
        const string Line = """{"issue":7,"publication":"园区周报","year":2025,"month":4,"weekOfMonth":2,"number":1,"section":"investment","title":"甲项目签约","body":"甲项目签约。","source":"甲网"}""";
        var loaded = Assert.Single(await _house.Of<ItemJsonFile>().LoadAsync("items.jsonl", Encoding.UTF8.GetBytes(Line), draft: false, Token));
        Assert.Null(loaded.Error);
        await DoAsync("UPDATE items SET source = '旧来源'");

        var report = Assert.Single(await _house.Of<Reread>().RunAsync(new RereadRequest(Publication, 7), Token));

        Assert.Equal(("source", "旧来源", "甲网"), Change(report, 1));
        Assert.Equal("甲网", await TextAsync("SELECT source FROM items"));
    }

    private async Task LoadAsync() =>
        Assert.Null((await _house.Loader.LoadAsync("109.txt", House.Sample(109), new LoadOptions(), null, Token)).Error);

    private Task<IReadOnlyList<RereadReport>> RunAsync() => _house.Of<Reread>().RunAsync(new RereadRequest(Publication, 109), Token);

    private async Task FixAsync(int item, string field, string value) =>
        Assert.IsType<FixResult.Done>(await _house.Of<Corrections>().FixAsync(new FixRequest(Publication, 109, item, field, value, "test"), Token));

    /// <summary>As an older reader had left it.</summary>
    private Task OldAsync(string sql) => DoAsync("UPDATE issues SET reader_version = 'reader-0'; " + sql);

    private async Task DoAsync(string sql)
    {
        await using var connection = await _house.Database.ConnectAsync(Token);
        await using var command = new SqliteCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Token);
    }

    private async Task<string> TextAsync(string sql)
    {
        await using var connection = await _house.Database.ConnectAsync(Token);
        return Convert.ToString(await connection.ScalarAsync(sql, Token), CultureInfo.InvariantCulture)!;
    }

    private static (string Field, string? Before, string? After) Change(RereadReport report, int item)
    {
        var change = Assert.Single(report.Changes, change => change.Item == item);
        return (change.Field, change.Before, change.After);
    }

    private static byte[] Pack(string text)
    {
        using var packed = new MemoryStream();
        using (var brotli = new System.IO.Compression.BrotliStream(packed, System.IO.Compression.CompressionLevel.Fastest))
        {
            brotli.Write(Encoding.UTF8.GetBytes(text));
        }

        return packed.ToArray();
    }
}
