using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ParkBot.Storage;
using Xunit;

namespace ParkBot.Tests.Storage;

public sealed class DatabaseTests : IDisposable
{
    private readonly TestDatabase store = new();

    public void Dispose() => store.Dispose();

    [Fact]
    public async Task The_model_has_no_change_without_a_migration_and_the_newest_is_named()
    {
        await using var context = await store.Database.ContextAsync(TestContext.Current.CancellationToken);

        Assert.False(context.Database.HasPendingModelChanges());
        Assert.Equal(DatabaseOpener.Newest, context.Database.GetMigrations().Last());
        Assert.Empty(await context.Database.GetPendingMigrationsAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_new_file_waits_for_locks_and_writes_ahead()
    {
        await using var connection = await store.Database.ConnectAsync(TestContext.Current.CancellationToken);

        Assert.Equal("wal", await connection.ScalarAsync("PRAGMA journal_mode", TestContext.Current.CancellationToken));
        Assert.Equal(1L, await connection.ScalarAsync("PRAGMA foreign_keys", TestContext.Current.CancellationToken));
        Assert.Equal(10000L, await connection.ScalarAsync("PRAGMA busy_timeout", TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("园区周报 2024 年 5 月 2期")]
    [InlineData("short")]
    public async Task A_file_that_is_no_database_is_refused_and_untouched(string text)
    {
        await File.WriteAllTextAsync(store.Path, text, TestContext.Current.CancellationToken);

        var error = await Assert.ThrowsAsync<DatabaseException>(() => store.Database.ConnectAsync(TestContext.Current.CancellationToken));

        Assert.Contains("不是 SQLite 数据库", error.Message, StringComparison.Ordinal);
        Assert.Equal(text, await File.ReadAllTextAsync(store.Path, TestContext.Current.CancellationToken));
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(store.Path)!));
    }

    [Theory]
    [InlineData("CREATE TABLE notes(text)", "不是 ParkBot 建的")]
    [InlineData("CREATE TABLE \"__EFMigrationsHistory\"(MigrationId TEXT, ProductVersion TEXT); INSERT INTO \"__EFMigrationsHistory\" VALUES('99990101000000_Later', '10')", "更新版本")]
    public async Task Another_programs_or_a_newer_database_is_refused(string sql, string message)
    {
        await MakeAsync(sql);

        var error = await Assert.ThrowsAsync<DatabaseException>(() => store.Database.ConnectAsync(TestContext.Current.CancellationToken));

        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_migration_killed_before_does_not_block_and_an_older_file_is_backed_up()
    {
        await MakeAsync(
            """
            CREATE TABLE "__EFMigrationsHistory"(MigrationId TEXT PRIMARY KEY, ProductVersion TEXT);
            INSERT INTO "__EFMigrationsHistory" VALUES('20000101000000_Before', '10');
            CREATE TABLE "__EFMigrationsLock"(Id INTEGER PRIMARY KEY, Timestamp TEXT NOT NULL);
            INSERT INTO "__EFMigrationsLock" VALUES(1, '2000-01-01');
            """);

        await using var connection = await store.Database.ConnectAsync(TestContext.Current.CancellationToken);

        Assert.Equal(0L, await connection.ScalarAsync("SELECT count(*) FROM items", TestContext.Current.CancellationToken));
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(store.Path)!, "*.bak"));
        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(store.Path)!, "*.migrating"));
    }

    [Fact]
    public async Task Two_that_open_a_new_file_at_once_both_succeed()
    {
        using var other = new Database(Options.Create(new DatabaseOptions { Path = store.Path }), new DatabaseOpener(TimeProvider.System));

        var connections = await Task.WhenAll(
            Task.Run(() => store.Database.ConnectAsync(TestContext.Current.CancellationToken)),
            Task.Run(() => other.ConnectAsync(TestContext.Current.CancellationToken)));

        Assert.All(connections, connection => connection.Dispose());
    }

    private async Task MakeAsync(string sql)
    {
        await using (var connection = new SqliteConnection($"Data Source={store.Path};Pooling=false"))
        {
            await connection.OpenAsync(TestContext.Current.CancellationToken);
            await connection.ExecuteAsync(sql, TestContext.Current.CancellationToken);
        }
    }
}
