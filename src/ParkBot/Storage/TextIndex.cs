using Microsoft.Data.Sqlite;
using ParkBot.Language;

namespace ParkBot.Storage;

/// <summary>
/// The full-text index, in the file and the transaction of the items: contentless, without positions (125 MB a million
/// items instead of 536), its rows named by the item's key.
/// </summary>
internal static class TextIndex
{
    /// <summary>Run by the first migration. A point is a token character so that 64.21 stays one term; all beyond ASCII are so anyway.</summary>
    internal const string Create =
        """
        CREATE VIRTUAL TABLE item_words USING fts5(text, content='', contentless_delete=1, detail=none, tokenize="ascii tokenchars '.'");
        INSERT INTO item_words(item_words, rank) VALUES('pgsz', 256);
        CREATE VIRTUAL TABLE item_terms USING fts5vocab(item_words, row);
        """;

    internal const string Drop = "DROP TABLE item_terms; DROP TABLE item_words;";

    internal static async Task AddAsync(SqliteConnection connection, IEnumerable<ItemRow> items, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "INSERT INTO item_words(rowid, text) VALUES(@id, @text)";
        var id = command.Parameters.Add("@id", SqliteType.Integer);
        var text = command.Parameters.Add("@text", SqliteType.Text);
        foreach (var item in items)
        {
            id.Value = item.Id;
            text.Value = string.Join(' ', TextTerms.Of(TextFold.Fold(string.Join('\n', item.Title, item.Lead, item.Body, item.Source))));
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    internal static Task RemoveItemAsync(SqliteConnection connection, long item, CancellationToken cancellationToken) =>
        connection.ExecuteAsync("DELETE FROM item_words WHERE rowid = @item", cancellationToken, ("@item", item));

    internal static Task RemoveIssueAsync(SqliteConnection connection, int issueId, CancellationToken cancellationToken) =>
        connection.ExecuteAsync("DELETE FROM item_words WHERE rowid IN (SELECT id FROM items WHERE issue_id = @issue)", cancellationToken, ("@issue", issueId));
}
