using System.Globalization;
using Microsoft.Data.Sqlite;

namespace ParkBot.Storage;

/// <summary>The number that every change of the stored news raises, in the change's own transaction.</summary>
internal static class NewsVersion
{
    internal static Task RaiseAsync(SqliteConnection connection, CancellationToken cancellationToken) =>
        connection.ExecuteAsync("INSERT INTO news_version(id, version) VALUES(1, 1) ON CONFLICT(id) DO UPDATE SET version = version + 1", cancellationToken);

    /// <summary>0 before the first load.</summary>
    internal static async Task<long> ReadAsync(SqliteConnection connection, CancellationToken cancellationToken) =>
        Convert.ToInt64(await connection.ScalarAsync("SELECT version FROM news_version WHERE id = 1", cancellationToken).ConfigureAwait(false) ?? 0L, CultureInfo.InvariantCulture);
}
