using System.Globalization;
using Microsoft.Data.Sqlite;

namespace ParkBot.Storage;

/// <summary>Copies of the database while it is in use.</summary>
internal sealed class Backup(Database database, TimeProvider time)
{
    /// <summary>Makes a copy that only its owner can read, and returns its path.</summary>
    /// <param name="file">Null for a new one beside the database, named by the time.</param>
    /// <param name="cancellationToken">Stops the copying; nothing is left behind.</param>
    /// <exception cref="DatabaseException">There is such a file already, or the copy could not be made; the message says why, in Chinese.</exception>
    internal async Task<string> CreateAsync(string? file, CancellationToken cancellationToken)
    {
        await (await database.ConnectAsync(cancellationToken).ConfigureAwait(false)).DisposeAsync().ConfigureAwait(false);
        var target = file is null ? Beside(database.Path, time) : Path.GetFullPath(file);
        try
        {
            await CopyAsync(database.Path, target, cancellationToken).ConfigureAwait(false);
            return target;
        }
        catch (Exception error) when (error is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw new DatabaseException(
                File.Exists(target) ? $"文件“{target}”已经存在，没有覆盖它。请换一个文件名。" : $"备份“{target}”没有做成：{error.Message}。请检查文件夹、权限和磁盘空间。",
                error);
        }
    }

    /// <summary>A name beside the database that is not taken: two backups within a second are both kept.</summary>
    internal static string Beside(string path, TimeProvider time)
    {
        var stamp = time.GetUtcNow().ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        var file = $"{path}.{stamp}.bak";
        for (var more = 2; File.Exists(file); more++)
        {
            file = string.Create(CultureInfo.InvariantCulture, $"{path}.{stamp}-{more}.bak");
        }

        return file;
    }

    /// <summary>Copies a database into a file that is not there yet, and checks that the copy opens. The database itself is not migrated.</summary>
    internal static async Task CopyAsync(string path, string target, CancellationToken cancellationToken)
    {
        // Made empty first: so nothing is overwritten, and nobody else can read it at any moment.
        await OwnFile.CreateNew(target).DisposeAsync().ConfigureAwait(false);
        try
        {
            await using (var source = await Database.OpenAsync(path, SqliteOpenMode.ReadWrite, cancellationToken).ConfigureAwait(false))
            {
                await source.ExecuteAsync("VACUUM INTO @file", cancellationToken, ("@file", target)).ConfigureAwait(false);
            }

            await CheckAsync(target, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            File.Delete(target);
            throw;
        }
    }

    private static async Task CheckAsync(string file, CancellationToken cancellationToken)
    {
        await using var copy = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        await copy.OpenAsync(cancellationToken).ConfigureAwait(false);
        if (await copy.ScalarAsync("PRAGMA quick_check(1)", cancellationToken).ConfigureAwait(false) is not "ok")
        {
            throw new IOException("写出的副本不完整");
        }
    }
}
