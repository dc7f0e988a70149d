using System.Text.Json;
using Microsoft.Data.Sqlite;
using ParkBot.Storage;

namespace ParkBot.Queries;

/// <summary>Rows whose text or names hold a word (folded): the one condition that columns cannot answer and SQLite does.</summary>
internal sealed class WordMatcher(ItemColumns news, SqliteConnection connection)
{
    /// <summary>Keeps the rows in whose title, lead or body the mention stands: a word, or one of several parted by |.</summary>
    internal async Task KeepAsync(RowSet rows, string mention, CancellationToken cancellationToken)
    {
        var words = mention.Split('|', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0)
        {
            // Nothing but separators: nothing has to stand there, and the index has no word for it.
            return;
        }

        var terms = Array.ConvertAll(words, word => TextTerms.Of(word));
        if (!Array.Exists(terms, one => one.Count == 0))
        {
            rows.And(await IndexedAsync(string.Join(" OR ", terms.Select(All)), cancellationToken).ConfigureAwait(false));
        }

        // Where the word is a term of the index and the index did not take it from the source, it stands in the text.
        var inSource = Array.ConvertAll(news.FoldedSources, source => Array.Exists(words, word => source.Contains(word, StringComparison.Ordinal)));
        var sure = words.Length == 1 && terms[0] is [var only] && only == words[0];
        var doubtful = rows.Copy();
        doubtful.Keep(row => !sure || (news.Source[row] >= 0 && inSource[news.Source[row]]));
        var read = doubtful.ToArray();
        if (read.Length > 0)
        {
            rows.AndNot(doubtful);
            rows.Or(await ReadAsync(read, mention, cancellationToken).ConfigureAwait(false));
        }
    }

    /// <summary>Keeps the rows that have any of the words in an organisation's name, or else in their text.</summary>
    internal async Task KeepNamedAsync(RowSet rows, IReadOnlyList<string> words, CancellationToken cancellationToken)
    {
        var named = new RowSet(news.Count);
        foreach (var word in words)
        {
            foreach (var name in news.NameText.Holding(word))
            {
                named.AddAll(news.Index.Organizations[name]);
            }
        }

        foreach (var word in words)
        {
            var left = rows.Copy();
            left.AndNot(named);
            await KeepAsync(left, word, cancellationToken).ConfigureAwait(false);
            named.Or(left);
        }

        rows.And(named);
    }

    private async Task<RowSet> IndexedAsync(string match, CancellationToken cancellationToken)
    {
        var rows = new RowSet(news.Count);
        await using var command = connection.Command("SELECT rowid FROM item_words WHERE item_words MATCH @match", [("@match", match)]);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        while (reader.Read())
        {
            if (news.RowByKey.TryGetValue(reader.GetInt64(0), out var row))
            {
                rows.Add(row);
            }
        }

        return rows;
    }

    private async Task<RowSet> ReadAsync(int[] doubtful, string mention, CancellationToken cancellationToken)
    {
        var keys = JsonSerializer.Serialize(Array.ConvertAll(doubtful, row => news.Keys[row]));
        var held = await connection.ReadAsync(
            $"SELECT i.id FROM json_each(@keys) k CROSS JOIN items i ON i.id = k.value WHERE {NewsConnection.Mentions}(i.title, i.lead, i.body, @mention)",
            [("@keys", keys), ("@mention", mention)],
            row => news.RowByKey[row.GetInt64(0)],
            cancellationToken).ConfigureAwait(false);
        var rows = new RowSet(news.Count);
        held.ForEach(rows.Add);
        return rows;
    }

    private static string All(IReadOnlyList<string> terms) => $"({string.Join(" AND ", terms.Select(Quoted))})";

    /// <summary>A term as FTS5 reads it; terms hold letters and digits only.</summary>
    internal static string Quoted(string term) => $"\"{term}\"";
}
