using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using ParkBot.Storage;

namespace ParkBot.Queries;

/// <summary>
/// Keeps the columns of the newest version of the news that a question was asked of: read with its first question, shared by
/// all that follow, and given up for others as soon as somebody, in whatever process, changed the news.
/// </summary>
internal sealed class ColumnStore(IOptions<RateOptions> rates) : IDisposable
{
    private readonly SemaphoreSlim gate = new(1, 1);
    private volatile ItemColumns? known;

    /// <summary>The columns of the picture that the connection's transaction sees.</summary>
    internal async Task<ItemColumns> ReadAsync(SqliteConnection connection, CancellationToken cancellationToken)
    {
        var version = await NewsVersion.ReadAsync(connection, cancellationToken).ConfigureAwait(false);
        if (known is { } still && still.Version == version)
        {
            return still;
        }

        await gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (known is { } read && read.Version == version)
            {
                return read;
            }

            var columns = await new ColumnReader(connection, rates.Value).ReadAsync(version, cancellationToken).ConfigureAwait(false);
            known = columns;
            return columns;
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose() => gate.Dispose();
}
