using Microsoft.Data.Sqlite;
using ParkBot.Storage;

namespace ParkBot.Queries;

/// <summary>
/// The items worth a look for some terms, and the weight of those that each holds, from the full-text index alone: no text is read.
/// </summary>
/// <param name="connection">Where the index is.</param>
/// <param name="news">The published items.</param>
/// <param name="left">Those of them that may be given; null for all.</param>
/// <param name="wanted">How many are asked for.</param>
internal sealed class TextCandidates(SqliteConnection connection, ItemColumns news, RowSet? left, int wanted)
{
    /// <summary>Rows that are read of a term's list, and of all lists together, where no more items are wanted: enough that none of the best is missed.</summary>
    private const int Usual = 400;

    private readonly int most = Math.Max(Usual, wanted);

    private readonly Dictionary<int, double> weights = [];

    /// <summary>The weight of the terms that an item is known to hold, by its row.</summary>
    internal IReadOnlyDictionary<int, double> Weights => weights;

    /// <summary>False where terms that stand in many items were not looked up: their text must tell.</summary>
    internal bool IsComplete { get; private set; } = true;

    /// <summary>
    /// First the items that hold all terms. Only where they are fewer than wanted those that hold any of the rarest: the lists of
    /// rare terms are short, and what stands everywhere finds nothing that they do not.
    /// </summary>
    /// <param name="terms">Terms that the index holds, the rarest first.</param>
    /// <param name="cancellationToken">Stops it.</param>
    internal async Task FindAsync(IReadOnlyList<WeightedTerm> terms, CancellationToken cancellationToken)
    {
        // Without the commoner half only where the lists are too long to be read whole.
        await AllAsync(terms, wanted, cancellationToken).ConfigureAwait(false);
        if (weights.Count < wanted && terms.Count > 2 && terms[0].Items > most)
        {
            IsComplete &= await AllAsync([.. terms.Take((terms.Count + 1) / 2)], wanted, cancellationToken).ConfigureAwait(false) == 0;
        }

        if (weights.Count < wanted)
        {
            await AnyAsync(terms, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <returns>How many items were not known before.</returns>
    private async Task<int> AllAsync(IReadOnlyList<WeightedTerm> terms, int enough, CancellationToken cancellationToken)
    {
        // Fewer hold all than hold the rarest, whose list is read then.
        if (terms.Count < 2 || terms[0].Items < Math.Min(enough, most))
        {
            return 0;
        }

        var (weight, before) = (terms.Sum(term => term.Weight), weights.Count);
        foreach (var row in await RowsAsync(string.Join(" AND ", terms.Select(Quoted)), Math.Max(wanted, Usual / 10), cancellationToken).ConfigureAwait(false))
        {
            weights.TryAdd(row, weight);
        }

        return weights.Count - before;
    }

    private async Task AnyAsync(IReadOnlyList<WeightedTerm> terms, CancellationToken cancellationToken)
    {
        var whole = new Dictionary<int, double>(weights);
        weights.Clear();
        var lists = Rarest(terms);
        foreach (var term in lists)
        {
            foreach (var row in await RowsAsync(Quoted(term), most, cancellationToken).ConfigureAwait(false))
            {
                weights[row] = weights.GetValueOrDefault(row) + term.Weight;
            }
        }

        IsComplete = lists.Count == terms.Count;
        foreach (var (row, weight) in whole)
        {
            weights[row] = Math.Max(weight, weights.GetValueOrDefault(row));
        }
    }

    private List<WeightedTerm> Rarest(IReadOnlyList<WeightedTerm> terms)
    {
        var lists = new List<WeightedTerm>();
        long rows = 0;
        foreach (var term in terms)
        {
            rows += term.Items;
            if (lists.Count > 0 && rows > most)
            {
                break;
            }

            lists.Add(term);
        }

        return lists;
    }

    /// <summary>The last stored first.</summary>
    private async Task<List<int>> RowsAsync(string match, int limit, CancellationToken cancellationToken)
    {
        await using var command = connection.Command("SELECT rowid FROM item_words WHERE item_words MATCH @match ORDER BY rowid DESC", [("@match", match)]);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        var rows = new List<int>();
        // Drafts stand in the index too: what is no row of the news is passed over.
        while (rows.Count < limit && reader.Read())
        {
            if (news.RowByKey.TryGetValue(reader.GetInt64(0), out var row) && (left is null || left[row]))
            {
                rows.Add(row);
            }
        }

        return rows;
    }

    private static string Quoted(WeightedTerm term) => WordMatcher.Quoted(term.Text);
}
