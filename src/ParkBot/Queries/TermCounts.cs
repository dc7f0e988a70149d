using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using ParkBot.Storage;

namespace ParkBot.Queries;

/// <summary>
/// How many items hold a term. Counting walks all of them (a millisecond for a word that stands everywhere), so what was counted
/// is kept until the stored news changes.
/// </summary>
internal sealed class TermCounts
{
    /// <summary>Terms kept: more than a day's questions use, a few megabytes.</summary>
    private const int Kept = 20_000;

    private volatile Known known = new(-1);

    private sealed record Known(long Version)
    {
        internal ConcurrentDictionary<string, long> Items { get; } = new(StringComparer.Ordinal);
    }

    /// <summary>0 for a term that no item holds.</summary>
    internal async Task<IReadOnlyDictionary<string, long>> ReadAsync(SqliteConnection connection, ItemColumns news, IReadOnlyCollection<string> terms, CancellationToken cancellationToken)
    {
        var current = known;
        if (current.Version != news.Version || current.Items.Count > Kept)
        {
            current = new Known(news.Version);
            known = current;
        }

        var unknown = terms.Where(term => !current.Items.ContainsKey(term)).ToList();
        if (unknown.Count > 0)
        {
            var counted = await connection.ReadAsync(
                "SELECT g.value, (SELECT doc FROM item_terms WHERE term = g.value) FROM json_each(@terms) g",
                [("@terms", JsonSerializer.Serialize(unknown))],
                row => (Term: row.GetString(0), Items: row.Long(1) ?? 0),
                cancellationToken).ConfigureAwait(false);
            counted.ForEach(one => current.Items[one.Term] = one.Items);
        }

        return current.Items;
    }
}
