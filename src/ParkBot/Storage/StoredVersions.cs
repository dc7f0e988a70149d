using Microsoft.Data.Sqlite;

namespace ParkBot.Storage;

/// <summary>A version of an issue as it is stored, by what tells whether it is to be written again.</summary>
internal sealed record StoredVersion(int Id, IssueState State, string Sha256, string ReaderVersion, bool IsSample);

/// <summary>What a load asks of the store before it writes. On the connection: a mapping made for three small questions costs a first load a second.</summary>
internal static class StoredVersions
{
    internal static Task<List<StoredVersion>> OfAsync(SqliteConnection connection, string publication, int number, CancellationToken cancellationToken) =>
        connection.ReadAsync(
            "SELECT id, state, sha256, reader_version, is_sample FROM issues WHERE publication = @publication AND number = @number",
            [("@publication", publication), ("@number", number)],
            row => new StoredVersion(row.GetInt32(0), (IssueState)row.GetInt32(1), row.GetString(2), row.GetString(3), row.GetBoolean(4)),
            cancellationToken);

    internal static Task<List<(int Id, string Publication, int Number)>> SamplesAsync(SqliteConnection connection, CancellationToken cancellationToken) =>
        connection.ReadAsync("SELECT id, publication, number FROM issues WHERE is_sample = 1", [], row => (row.GetInt32(0), row.GetString(1), row.GetInt32(2)), cancellationToken);

    /// <summary>True where a correction made by hand holds in the issue.</summary>
    internal static async Task<bool> AreCorrectedAsync(SqliteConnection connection, string publication, int number, CancellationToken cancellationToken) =>
        await connection.ScalarAsync("SELECT EXISTS(SELECT 1 FROM corrections WHERE publication = @publication AND issue = @number AND undone_at IS NULL)", cancellationToken, ("@publication", publication), ("@number", number)).ConfigureAwait(false) is 1L;
}
