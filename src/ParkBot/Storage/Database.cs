using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.Options;

namespace ParkBot.Storage;

/// <summary>The open file: makes connections and contexts to it. The first use opens and, where needed, migrates it.</summary>
internal sealed class Database(IOptions<DatabaseOptions> options, DatabaseOpener opener) : IDisposable
{
    private readonly SemaphoreSlim gate = new(1, 1);
    private readonly string path = System.IO.Path.GetFullPath(options.Value.Path);
    /// <summary>A context costs more than many a query on it: they are used again.</summary>
    private readonly PooledDbContextFactory<ParkBotDbContext> contexts = new(OptionsFor(System.IO.Path.GetFullPath(options.Value.Path)));

    private volatile bool ready;

    internal string Path => path;

    /// <summary>An open connection that the caller disposes (pooled).</summary>
    /// <exception cref="DatabaseException">The file cannot be used; the message says why, in Chinese.</exception>
    internal async Task<SqliteConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        await EnsureReadyAsync(cancellationToken).ConfigureAwait(false);
        return await OpenAsync(path, SqliteOpenMode.ReadWriteCreate, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A context on a connection of its own.</summary>
    /// <exception cref="DatabaseException">The file cannot be used.</exception>
    internal async Task<ParkBotDbContext> ContextAsync(CancellationToken cancellationToken)
    {
        await EnsureReadyAsync(cancellationToken).ConfigureAwait(false);
        return await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Opens the file, migrates it where that is needed, and reads from it.</summary>
    /// <exception cref="DatabaseException">The file cannot be used.</exception>
    /// <exception cref="System.Data.Common.DbException">It cannot be read now.</exception>
    internal async Task CheckAsync(CancellationToken cancellationToken)
    {
        await using var connection = await ConnectAsync(cancellationToken).ConfigureAwait(false);
        await NewsVersion.ReadAsync(connection, cancellationToken).ConfigureAwait(false);
    }

    public void Dispose() => gate.Dispose();

    internal static string ConnectionString(string path, SqliteOpenMode mode) => new SqliteConnectionStringBuilder
    {
        DataSource = path,
        Mode = mode,
        ForeignKeys = true,
        DefaultTimeout = 30,
    }.ToString();

    internal static DbContextOptions<ParkBotDbContext> OptionsFor(string path) =>
        new DbContextOptionsBuilder<ParkBotDbContext>().UseSqlite(ConnectionString(path, SqliteOpenMode.ReadWriteCreate)).Options;

    internal static DbContextOptions<ParkBotDbContext> OptionsFor(SqliteConnection connection) =>
        new DbContextOptionsBuilder<ParkBotDbContext>().UseSqlite(connection).Options;

    internal static async Task<SqliteConnection> OpenAsync(string path, SqliteOpenMode mode, CancellationToken cancellationToken)
    {
        var connection = new SqliteConnection(ConnectionString(path, mode));
        try
        {
            await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
            // A reader waits for a checkpoint or a load instead of failing; 16 MB of cache measured best.
            await connection.ExecuteAsync("PRAGMA busy_timeout = 10000; PRAGMA cache_size = -16000;", cancellationToken).ConfigureAwait(false);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private async Task EnsureReadyAsync(CancellationToken cancellationToken)
    {
        if (ready)
        {
            return;
        }

        await gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (!ready)
            {
                await opener.OpenAsync(path, cancellationToken).ConfigureAwait(false);
                ready = true;
            }
        }
        finally
        {
            gate.Release();
        }
    }
}
