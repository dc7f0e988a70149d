using Microsoft.Data.Sqlite;
using ParkBot.Storage;
using Xunit;

namespace ParkBot.Tests.Storage;

public sealed class BackupTests : IDisposable
{
    private readonly TestDatabase store = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Backup Backup => new(store.Database, TimeProvider.System);

    public void Dispose() => store.Dispose();

    [Fact]
    public async Task A_backup_holds_what_the_database_holds_and_only_its_owner_reads_it()
    {
        await store.LoadAsync(Sample.Issue(7, Sample.Item("一条"), Sample.Item("二条")));

        var file = await Backup.CreateAsync(null, Token);

        Assert.StartsWith(store.Path + ".", file, StringComparison.Ordinal);
        Assert.EndsWith(".bak", file, StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }

        await using var copy = new SqliteConnection($"Data Source={file};Pooling=false");
        await copy.OpenAsync(Token);
        Assert.Equal(2L, await copy.ScalarAsync("SELECT count(*) FROM items", Token));
    }

    [Fact]
    public async Task Two_backups_at_once_are_two_files()
    {
        Assert.NotEqual(await Backup.CreateAsync(null, Token), await Backup.CreateAsync(null, Token));
    }

    [Fact]
    public async Task A_file_that_is_there_is_not_overwritten()
    {
        var file = store.Path + ".mine";
        await File.WriteAllTextAsync(file, "", Token);

        var error = await Assert.ThrowsAsync<DatabaseException>(() => Backup.CreateAsync(file, Token));

        Assert.Contains("已经存在", error.Message, StringComparison.Ordinal);
        Assert.Empty(await File.ReadAllTextAsync(file, Token));
        Assert.Contains("没有做成", (await Assert.ThrowsAsync<DatabaseException>(() => Backup.CreateAsync(Path.Combine(store.Path, "x", "y"), Token))).Message, StringComparison.Ordinal);
    }
}
