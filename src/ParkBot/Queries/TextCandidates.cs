using Microsoft.Data.Sqlite;
using ParkBot.Queries.Columns;
using ParkBot.Storage;

namespace ParkBot.Queries;

/// <summary>
/// The items worth a look for some terms, and the weight of those that each holds, from the full-text index alone: no text is read.
/// </summary>
/// <param name="connection">Where the index is.</param>
/// <param name="isAllowed">Which items may be given, by key; null for all.</param>
/// <param name="wanted">How many are asked for.</param>
internal sealed class TextCandidates(SqliteConnection connection, Func<long, bool>? isAllowed, int wanted)
{
    /// <summary>Rows that are read of a term's list, and of all lists together, where no more items are wanted: enough that none of the best is missed.</summary>
    private const int Usual = 400;

    private readonly int most = Math.Max(Usual, wanted);

    private readonly Dictionary<long, double> weights = [];

    /// <summary>The weight of the terms that an item is known to hold, by its key.</summary>
    internal IReadOnlyDictionary<long, double> Weights => weights;

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
        // Dropping the commonest term helps only where the lists are too long to be read whole.
        for (var taken = terms.Count; taken > 1 && weights.Count < wanted && terms[0].Items >= Math.Min(wanted, most) && (taken == terms.Count || terms[0].Items > most); taken--)
        {
            var weight = terms.Take(taken).Sum(term => term.Weight);
            foreach (var key in await KeysAsync(string.Join(" AND ", terms.Take(taken).Select(Quoted)), Math.Max(wanted, Usual / 10), cancellationToken).ConfigureAwait(false))
            {
                weights.TryAdd(key, weight);
            }

            IsComplete &= weights.Count == 0 || taken == terms.Count;
        }

        if (weights.Count < wanted)
        {
            await AnyAsync(terms, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task AnyAsync(IReadOnlyList<WeightedTerm> terms, CancellationToken cancellationToken)
    {
        var whole = weights.Count == 0 ? null : new Dictionary<long, double>(weights);
        weights.Clear();
        var lists = Rarest(terms);
        foreach (var term in lists)
        {
            foreach (var key in await KeysAsync(Quoted(term), most, cancellationToken).ConfigureAwait(false))
            {
                weights[key] = weights.GetValueOrDefault(key) + term.Weight;
            }
        }

        IsComplete = lists.Count == terms.Count;
        foreach (var (key, weight) in whole ?? [])
        {
            weights[key] = Math.Max(weight, weights.GetValueOrDefault(key));
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

    /// <summary>The newest first: a key is higher the later its item was stored.</summary>
    private async Task<List<long>> KeysAsync(string match, int limit, CancellationToken cancellationToken)
    {
        await using var command = connection.Command("SELECT rowid FROM item_words WHERE item_words MATCH @match ORDER BY rowid DESC", [("@match", match)]);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        var keys = new List<long>();
        // Many short rows of an index in memory: waiting for each would cost more than reading it.
#pragma warning disable CA1849, MA0042, MA0045
        while (keys.Count < limit && reader.Read())
#pragma warning restore CA1849, MA0042, MA0045
        {
            var key = reader.GetInt64(0);
            if (isAllowed is null || isAllowed(key))
            {
                keys.Add(key);
            }
        }

        return keys;
    }

    private static string Quoted(WeightedTerm term) => WordMatcher.Quoted(term.Text);
}
