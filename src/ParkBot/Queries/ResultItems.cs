using System.Text.Json;
using Microsoft.Data.Sqlite;
using ParkBot.Storage;

namespace ParkBot.Queries;

/// <summary>Reads title and source of the items that an answer names.</summary>
internal static class ResultItems
{
    /// <summary>As many as the contract of the command line prints.</summary>
    private const int Most = 1000;

    internal static async Task<IReadOnlyList<ResultItem>> ReadAsync(SqliteConnection connection, IReadOnlyList<MatchedItem> items, CancellationToken cancellationToken)
    {
        if (items.Count == 0)
        {
            return [];
        }

        var shown = items.Take(Most).ToList();
        var rows = await connection.ReadAsync(
            "SELECT i.id, i.title, i.source, s.is_sample FROM items i JOIN issues s ON s.id = i.issue_id WHERE i.id IN (SELECT value FROM json_each(@keys))",
            [("@keys", JsonSerializer.Serialize(shown.Select(item => item.Key)))],
            row => (Key: row.GetInt64(0), Title: row.GetString(1), Source: row.Text(2), IsSample: row.GetBoolean(3)),
            cancellationToken).ConfigureAwait(false);
        var texts = rows.ToDictionary(row => row.Key);
        return [.. shown.Select(item => new ResultItem
        {
            Key = item.Key,
            Ref = item.Ref,
            Title = texts[item.Key].Title,
            Source = texts[item.Key].Source,
            IsSample = texts[item.Key].IsSample,
            Figures = item.Figures,
            CorrectedBy = item.CorrectedBy,
        })];
    }
}
