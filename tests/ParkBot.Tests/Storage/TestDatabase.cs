using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using ParkBot.Ingestion;
using ParkBot.News;
using ParkBot.Storage;
using Xunit;

namespace ParkBot.Tests.Storage;

/// <summary>A database file of its own for a test, gone with it.</summary>
internal sealed class TestDatabase : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("parkbot-test-").FullName;
    private readonly ContentReader contents = new();

    internal TestDatabase()
    {
        Path = System.IO.Path.Combine(folder, "news.db");
        Database = new Database(Options.Create(new DatabaseOptions { Path = Path }), new DatabaseOpener(TimeProvider.System));
        Writer = new IssueWriter(Database, TimeProvider.System);
        Loader = new IssueLoader(new IssueReader(contents), Writer);
        Items = new ItemStore(Database);
        Corrections = new Corrections(Database, TimeProvider.System);
        Desk = new IssueDesk(Database, Corrections, TimeProvider.System);
    }

    internal string Path { get; }

    internal Database Database { get; }

    internal IssueWriter Writer { get; }

    internal IssueLoader Loader { get; }

    internal ItemStore Items { get; }

    internal Corrections Corrections { get; }

    internal IssueDesk Desk { get; }

    internal async Task<LoadOutcome> LoadAsync(Issue issue, string source = "a", bool draft = false, bool isSample = false, string reader = "1") =>
        (await Writer.WriteAsync(issue, System.Text.Encoding.UTF8.GetBytes(source), reader, [], draft, isSample, TestContext.Current.CancellationToken)).Outcome;

    internal async Task<long> CountAsync(string sql)
    {
        await using var connection = await Database.ConnectAsync(TestContext.Current.CancellationToken);
        return (long)(await connection.ScalarAsync(sql, TestContext.Current.CancellationToken))!;
    }

    public void Dispose()
    {
        contents.Dispose();
        Database.Dispose();
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }
}
