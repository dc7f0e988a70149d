using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace ParkBot.Storage;

/// <summary>The file cannot be used as the news database. The message is a Chinese sentence for the user.</summary>
internal sealed class DatabaseException : Exception
{
    public DatabaseException()
    {
    }

    public DatabaseException(string message)
        : base(message)
    {
    }

    public DatabaseException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

/// <summary>Makes, checks and migrates the file. What is no database of this program is left untouched.</summary>
internal sealed class DatabaseOpener(TimeProvider time)
{
    /// <summary>The newest migration: a test holds it to what EF finds, so that opening need not ask EF (0.2 s at start).</summary>
    internal const string Newest = NewestMigration.Id;

    /// <summary>The first SQLite without the WAL reset bug (a checkpoint beside a writer could corrupt the file).</summary>
    private static readonly Version OldestSqlite = new(3, 51, 3);

    private static readonly byte[] Magic = [.. "SQLite format 3\0"u8];

    /// <exception cref="DatabaseException">The file is no database, another program's, a newer program's or cannot be written.</exception>
    internal async Task OpenAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            if (IsDatabase(path))
            {
                var (tables, applied) = await StateAsync(path, cancellationToken).ConfigureAwait(false);
                if (applied == Newest)
                {
                    return;
                }

                if (applied is null && tables > 0)
                {
                    throw new DatabaseException($"文件“{path}”是 SQLite 数据库，但不是 ParkBot 建的，没有改动它。请用 --db 指定另一个文件。");
                }

                if (applied is not null && string.CompareOrdinal(applied, Newest) > 0)
                {
                    throw new DatabaseException($"数据库“{path}”是更新版本的 ParkBot 建的，请升级程序后再打开。没有改动它。");
                }
            }
            else
            {
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            }

            await MigrateAsync(path, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (error is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw new DatabaseException($"数据库“{path}”打不开：{error.Message}", error);
        }
    }

    /// <summary>False where there is nothing yet.</summary>
    private static bool IsDatabase(string path)
    {
        if (Directory.Exists(path))
        {
            throw new DatabaseException($"“{path}”是一个文件夹，不是数据库文件。请用 --db 指定一个文件。");
        }

        if (!File.Exists(path))
        {
            return false;
        }

        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        if (file.Length == 0)
        {
            return false;
        }

        Span<byte> head = stackalloc byte[Magic.Length];
        return file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) == head.Length && head.SequenceEqual(Magic)
            ? true
            : throw new DatabaseException($"文件“{path}”不是 SQLite 数据库，没有改动它。请检查 --db 或配置里的路径。");
    }

    private static async Task<(long Tables, string? Applied)> StateAsync(string path, CancellationToken cancellationToken)
    {
        await using var connection = await Database.OpenAsync(path, SqliteOpenMode.ReadWrite, cancellationToken).ConfigureAwait(false);
        RefuseOldSqlite(connection);
        var history = await connection.ScalarAsync("SELECT count(*) FROM sqlite_master WHERE name = '__EFMigrationsHistory'", cancellationToken).ConfigureAwait(false);
        if (history is 0L)
        {
            var tables = (long)(await connection.ScalarAsync("SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_\\_EF%' ESCAPE '\\'", cancellationToken).ConfigureAwait(false))!;
            return (tables, null);
        }

        var applied = (string?)await connection.ScalarAsync("SELECT max(MigrationId) FROM \"__EFMigrationsHistory\"", cancellationToken).ConfigureAwait(false);
        return (applied is null ? 0 : 1, applied);
    }

    private async Task MigrateAsync(string path, CancellationToken cancellationToken)
    {
        // One process migrates at a time, by a lock that dies with its holder. So whoever holds it may drop the row that
        // EF leaves behind when it is killed in a migration, and on which it would wait for ever.
        await using var guard = await LockAsync(path + ".migrating", cancellationToken).ConfigureAwait(false);
        if (File.Exists(path) && new FileInfo(path).Length > 0)
        {
            var (_, applied) = await StateAsync(path, cancellationToken).ConfigureAwait(false);
            if (applied == Newest)
            {
                return;
            }

            if (applied is not null)
            {
                await Backup.CopyAsync(path, Backup.Beside(path, time), cancellationToken).ConfigureAwait(false);
            }
        }

        await using (var connection = await Database.OpenAsync(path, SqliteOpenMode.ReadWriteCreate, cancellationToken).ConfigureAwait(false))
        {
            RefuseOldSqlite(connection);
            await connection.ExecuteAsync("PRAGMA journal_mode = WAL; DROP TABLE IF EXISTS \"__EFMigrationsLock\";", cancellationToken).ConfigureAwait(false);
            if (await connection.ScalarAsync("SELECT count(*) FROM sqlite_master", cancellationToken).ConfigureAwait(false) is 0L)
            {
                await NewSchema.CreateAsync(connection, cancellationToken).ConfigureAwait(false);
                return;
            }
        }

        await using var context = new ParkBotDbContext(Database.OptionsFor(path));
        await context.Database.MigrateAsync(cancellationToken).ConfigureAwait(false);
    }

    private static async Task<FileStream> LockAsync(string path, CancellationToken cancellationToken)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
            }
            catch (IOException) when (attempt < 300)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static void RefuseOldSqlite(SqliteConnection connection)
    {
        if (Version.Parse(connection.ServerVersion) < OldestSqlite)
        {
            throw new DatabaseException($"SQLite 版本 {connection.ServerVersion} 太旧，至少需要 {OldestSqlite}。");
        }
    }
}
