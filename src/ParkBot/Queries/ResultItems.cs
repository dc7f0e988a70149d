using System.Text.Json;
using Microsoft.Data.Sqlite;
using ParkBot.Queries.Columns;
using ParkBot.Storage;

namespace ParkBot.Queries;

/// <summary>Reads what an answer shows of its items and columns do not hold: titles, and the words of each figure.</summary>
internal sealed class ResultItems(SqliteConnection connection, ItemColumns news)
{
    /// <summary>As many as the contract of the command line prints.</summary>
    internal const int Most = 1000;

    private readonly record struct Words(string Text, string Evidence);

    /// <summary>The first of the rows, with no figures.</summary>
    internal Task<IReadOnlyList<ResultItem>> ReadAsync(IEnumerable<int> rows, CancellationToken cancellationToken) =>
        ReadAsync([.. rows.Take(Most).Select(row => new ToldRow(row, 0, 0, Figures.NoCurrency, 0))], null, false, cancellationToken);

    /// <param name="tellings">The items, at most <see cref="Most"/> of which are read.</param>
    /// <param name="tally">What they tell; null for items that are named without figures.</param>
    /// <param name="marked">Whether to say which figures were merged into others: in answers that are one figure.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    internal async Task<IReadOnlyList<ResultItem>> ReadAsync(List<ToldRow> tellings, Tally? tally, bool marked, CancellationToken cancellationToken)
    {
        var shown = tellings.Count > Most ? tellings[..Most] : tellings;
        if (shown.Count == 0)
        {
            return [];
        }

        var titles = await TitlesAsync(shown.ConvertAll(telling => telling.Row), cancellationToken).ConfigureAwait(false);
        var words = tally is { HasShares: true } ? await WordsAsync(shown, tally, cancellationToken).ConfigureAwait(false) : [];
        var items = new ResultItem[shown.Count];
        for (var at = 0; at < items.Length; at++)
        {
            var row = shown[at].Row;
            items[at] = new ResultItem
            {
                Key = news.Keys[row],
                Ref = news.Ref(row),
                Title = titles[row],
                Source = news.Source[row] < 0 ? null : news.Sources[news.Source[row]],
                IsSample = news.Issues[news.Issue[row]].IsSample,
                Figures = tally is { HasShares: true } ? FiguresOf(shown[at], tally, words, marked) : [],
                CorrectedBy = tally is { Figures.IsInvestment: true } && news.CorrectedBy.TryGetValue(row, out var by) ? by : null,
                Projects = marked ? tally?.Behind(row) : null,
            };
        }

        return items;
    }

    /// <summary>Titles by row.</summary>
    internal async Task<Dictionary<int, string>> TitlesAsync(List<int> rows, CancellationToken cancellationToken)
    {
        var read = await connection.ReadAsync(
            "SELECT i.id, i.title FROM json_each(@keys) k CROSS JOIN items i ON i.id = k.value",
            [("@keys", Keys(rows))],
            row => (Row: news.RowByKey[row.GetInt64(0)], Title: row.GetString(1)),
            cancellationToken).ConfigureAwait(false);
        var titles = new Dictionary<int, string>(read.Count);
        foreach (var (row, title) in read)
        {
            titles[row] = title;
        }

        return titles;
    }

    private List<Figure> FiguresOf(ToldRow telling, Tally tally, Dictionary<(int Row, int Position), Words> words, bool marked)
    {
        var figures = new List<Figure>();
        tally.Figures.Read(telling.Row, telling.Asked, out _, telling.Currency);
        foreach (var entry in tally.Figures.Told)
        {
            var (text, evidence) = words[(telling.Row, entry.Position)];
            figures.Add(new Figure(
                entry.Currency < 0 ? (long)entry.Value : Cents(telling.Row, entry.Position),
                entry.Currency < 0 ? null : news.Currencies[entry.Currency],
                entry.Bound,
                text,
                EvidenceCode.Read(evidence))
            {
                Value = entry.Value,
                Project = entry.Project == news.Project[telling.Row] ? null : entry.Project,
                IsMerged = marked && !tally.Shares.Counts(telling.Row, entry.Project),
            });
        }

        return figures;
    }

    private long Cents(int row, int position)
    {
        foreach (ref readonly var sum in news.Sums[row])
        {
            if (sum.Position == position)
            {
                return sum.Cents;
            }
        }

        throw new ArgumentOutOfRangeException(nameof(position));
    }

    /// <summary>The words of the figures by item and position. An item's own number of projects is told in the words of a count of the same number where there is one.</summary>
    private async Task<Dictionary<(int Row, int Position), Words>> WordsAsync(List<ToldRow> shown, Tally tally, CancellationToken cancellationToken)
    {
        var rows = shown.ConvertAll(telling => telling.Row);
        var ofItems = tally.Figures.TellsMoney ? Amounts : shown.TrueForAll(telling => telling.Asked != 0) ? Counts : Numbers;
        var read = await connection.ReadAsync(
            ofItems,
            [("@keys", Keys(rows))],
            row => (Row: news.RowByKey[row.GetInt64(0)], Position: row.GetInt32(1), Words: new Words(row.GetString(2), row.GetString(3))),
            cancellationToken).ConfigureAwait(false);
        var words = new Dictionary<(int, int), Words>(read.Count);
        foreach (var (row, position, told) in read)
        {
            words[(row, position)] = told;
        }

        return words;
    }

    private const string Amounts = "SELECT a.item_id, a.position, a.text, a.evidence FROM json_each(@keys) k CROSS JOIN item_amounts a ON a.item_id = k.value";

    private const string Counts = "SELECT c.item_id, c.position, c.text, c.evidence FROM json_each(@keys) k CROSS JOIN item_counts c ON c.item_id = k.value";

    private const string Numbers =
        """
        SELECT i.id, -1, coalesce((SELECT c.text FROM item_counts c WHERE c.item_id = i.id AND c.value = i.projects ORDER BY c.position LIMIT 1), i.projects || '个'), coalesce(i.projects_evidence, '')
        FROM json_each(@keys) k CROSS JOIN items i ON i.id = k.value WHERE i.projects IS NOT NULL
        """;

    private string Keys(List<int> rows) => JsonSerializer.Serialize(rows.ConvertAll(row => news.Keys[row]));
}
