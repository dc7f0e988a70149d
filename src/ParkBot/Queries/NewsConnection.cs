using Microsoft.Data.Sqlite;
using ParkBot.Language;
using ParkBot.Storage;

namespace ParkBot.Queries;

/// <summary>A connection on which the compiler's conditions run.</summary>
internal static class NewsConnection
{
    /// <summary>SQL function: whether a folded word (or one of several parted by |) stands in title, lead or body.</summary>
    internal const string Mentions = "mentions";

    internal static async Task<SqliteConnection> ConnectForQueriesAsync(this Database database, CancellationToken cancellationToken)
    {
        var connection = await database.ConnectAsync(cancellationToken).ConfigureAwait(false);
        connection.CreateFunction<string, string?, string?, string, bool>(Mentions, Stands, isDeterministic: true);
        return connection;
    }

    private static bool Stands(string title, string? lead, string? body, string mention)
    {
        var text = TextFold.Fold(string.Join('\n', title, lead, body));
        return mention.Split('|', StringSplitOptions.RemoveEmptyEntries).Any(word => text.Contains(word, StringComparison.Ordinal));
    }
}
