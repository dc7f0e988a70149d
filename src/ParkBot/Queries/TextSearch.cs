using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using ParkBot.Language;
using ParkBot.Queries.Columns;
using ParkBot.Storage;

namespace ParkBot.Queries;

/// <summary>An item found by words. <paramref name="Score"/>: what of them it holds, double in the title. <paramref name="Coverage"/>: the share of their weight that it holds anywhere, 0…1.</summary>
internal sealed record TextHit(ItemRef Ref, long Key, double Score, double Coverage);

/// <summary>A term of a question with its weight: the rarer in the news, the heavier.</summary>
internal readonly record struct WeightedTerm(string Text, double Weight, long Items);

/// <summary>Finds items by words: candidates from the full-text index, ranked on their text.</summary>
internal sealed class TextSearch(Database database, ColumnStore columns)
{
    /// <summary>Candidates that are ranked: enough that none of the best is missed, few enough for milliseconds.</summary>
    private const int MostCandidates = 2000;

    /// <summary>See <see cref="Subject"/>: what an item must hold to be meant, and how near to the best one.</summary>
    private const double Enough = 0.55, Near = 0.8;

    private const string Missing = "\0";

    private (long Version, long Items) corpus = (-1, 0);

    /// <summary>The items that hold the words best, best first, among those that the filter leaves.</summary>
    internal async Task<IReadOnlyList<TextHit>> FindAsync(string foldedWords, Filter restrict, int limit, CancellationToken cancellationToken)
    {
        await using var connection = await database.ConnectForQueriesAsync(cancellationToken).ConfigureAwait(false);
        await using var snapshot = connection.BeginTransaction(deferred: true);
        return await FindAsync(connection, foldedWords, restrict, limit, cancellationToken).ConfigureAwait(false);
    }

    internal async Task<IReadOnlyList<TextHit>> FindAsync(SqliteConnection connection, string foldedWords, Filter restrict, int limit, CancellationToken cancellationToken)
    {
        if (restrict is { About: { } about, Items.Count: 0 })
        {
            restrict = restrict with { About = null, Items = await NamedAsync(connection, about, restrict with { About = null }, cancellationToken).ConfigureAwait(false) };
        }

        var terms = await TermsAsync(connection, foldedWords, cancellationToken).ConfigureAwait(false);
        var whole = terms.Sum(term => term.Weight);
        var (candidates, match) = Candidates(terms, restrict);
        if (whole == 0 || !candidates)
        {
            return [];
        }

        var keys = await CandidatesAsync(connection, match, restrict, cancellationToken).ConfigureAwait(false);
        var hits = await connection.ReadAsync(
            "SELECT i.id, s.publication, s.number, i.number, i.title, i.lead, i.body, i.source FROM json_each(@keys) k CROSS JOIN items i ON i.id = k.value CROSS JOIN issues s ON s.id = i.issue_id",
            [("@keys", JsonSerializer.Serialize(keys))],
            row => Rank(row, terms, whole),
            cancellationToken).ConfigureAwait(false);
        return [.. hits.Where(hit => hit.Score > 0)
            .OrderByDescending(hit => hit.Score).ThenByDescending(hit => hit.Ref.Issue).ThenBy(hit => hit.Ref.Number)
            .Take(limit)];
    }

    /// <summary>The items that a subject means; one that is in no issue where nothing goes by that name, so that the filter lets nothing through.</summary>
    internal async Task<IReadOnlyList<ItemRef>> NamedAsync(SqliteConnection connection, Subject about, Filter rest, CancellationToken cancellationToken)
    {
        var hits = await FindAsync(connection, about.Words, rest, MostCandidates, cancellationToken).ConfigureAwait(false);
        var best = hits.Count == 0 ? 0 : hits.Max(hit => hit.Coverage);
        var meant = hits.Where(hit => best >= Enough && hit.Coverage >= Math.Max(Enough, best * Near)).Select(hit => hit.Ref);
        IReadOnlyList<ItemRef> items = [.. about.Single ? meant.Take(1) : meant];
        return items.Count > 0 ? items : [new ItemRef("", -1, -1)];
    }

    /// <summary>The terms of the words with their weights: log(1 + N / n). One that no item holds weighs as one that a single item holds.</summary>
    internal async Task<IReadOnlyList<WeightedTerm>> TermsAsync(SqliteConnection connection, string foldedWords, CancellationToken cancellationToken)
    {
        var all = await CountAsync(connection, cancellationToken).ConfigureAwait(false);
        var terms = new List<WeightedTerm>();
        foreach (var word in foldedWords.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = TextTerms.Of(word);
            if (parts.Count == 0 && word.Length == 1 && TextTerms.IsHan(word[0]))
            {
                // The index has no single characters: it is looked for in the text, and says little.
                terms.Add(new WeightedTerm(word, Math.Log(2), 0));
            }

            var own = new List<WeightedTerm>();
            foreach (var part in parts)
            {
                var items = Convert.ToInt64(await connection.ScalarAsync("SELECT doc FROM item_terms WHERE term = @term", cancellationToken, ("@term", part)).ConfigureAwait(false) ?? 0L, CultureInfo.InvariantCulture);
                own.Add(new WeightedTerm(part, Math.Log(1 + ((double)Math.Max(all, 1) / Math.Max(items, 1))), items));
            }

            terms.AddRange(Cut(own));
        }

        return [.. terms.DistinctBy(term => term.Text, StringComparer.Ordinal)];
    }

    /// <summary>A pair that no item holds, of a word whose other pairs are known, mostly comes from how the word was cut: it weighs half of theirs.</summary>
    private static IEnumerable<WeightedTerm> Cut(List<WeightedTerm> word)
    {
        var known = word.Where(term => term.Items > 0).Select(term => term.Weight).DefaultIfEmpty().Average();
        return word.Select(term => term.Items == 0 && known > 0 ? term with { Weight = Math.Min(term.Weight, known / 2) } : term);
    }

    /// <summary>True where any term of the word stands anywhere in the news.</summary>
    internal async Task<bool> IsKnownAsync(string word, CancellationToken cancellationToken)
    {
        await using var connection = await database.ConnectForQueriesAsync(cancellationToken).ConfigureAwait(false);
        return (await TermsAsync(connection, word, cancellationToken).ConfigureAwait(false)).Any(term => term.Items > 0 || term.Text.Length == 1);
    }

    /// <summary>Keys of the published items to rank: of those that the index finds, or of all, the first that the filter leaves.</summary>
    private async Task<List<long>> CandidatesAsync(SqliteConnection connection, string? match, Filter restrict, CancellationToken cancellationToken)
    {
        var news = await columns.ReadAsync(connection, cancellationToken).ConfigureAwait(false);
        var left = await new Matcher(news, new WordMatcher(news, connection)).MatchAsync(restrict, cancellationToken).ConfigureAwait(false);
        if (match is null)
        {
            return [.. left.ToArray().Take(MostCandidates).Select(row => news.Keys[row])];
        }

        var keys = new List<long>();
        await using var command = connection.Command("SELECT rowid FROM item_words WHERE item_words MATCH @match", [("@match", match)]);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        while (keys.Count < MostCandidates && reader.Read())
        {
            var key = reader.GetInt64(0);
            if (news.RowByKey.TryGetValue(key, out var row) && left[row])
            {
                keys.Add(key);
            }
        }

        return keys;
    }

    /// <summary>What to ask the index: the rarest terms, until they may give as many candidates as are ranked. Null: all that the filter leaves.</summary>
    private static (bool Any, string? Match) Candidates(IReadOnlyList<WeightedTerm> terms, Filter restrict)
    {
        if (restrict.Items.Count > 0 || terms.All(term => term.Text.Length == 1))
        {
            return (true, null);
        }

        var asked = new List<string>();
        long rows = 0;
        foreach (var term in terms.Where(term => term.Items > 0).OrderBy(term => term.Items))
        {
            if (asked.Count > 0 && rows + term.Items > MostCandidates)
            {
                break;
            }

            rows += term.Items;
            asked.Add(WordMatcher.Quoted(term.Text));
        }

        return (asked.Count > 0, asked.Count > 0 ? string.Join(" OR ", asked) : Missing);
    }

    private static TextHit Rank(SqliteDataReader row, IReadOnlyList<WeightedTerm> terms, double whole)
    {
        var title = TextFold.Fold(row.GetString(4));
        var rest = TextFold.Fold(string.Join('\n', row.Text(5), row.Text(6), row.Text(7)));
        double score = 0, held = 0;
        foreach (var term in terms)
        {
            var inTitle = TextTerms.Holds(title, term.Text);
            if (inTitle || TextTerms.Holds(rest, term.Text))
            {
                held += term.Weight;
                score += inTitle ? 2 * term.Weight : term.Weight;
            }
        }

        return new TextHit(new ItemRef(row.GetString(1), row.GetInt32(2), row.GetInt32(3)), row.GetInt64(0), score / whole, held / whole);
    }

    private async Task<long> CountAsync(SqliteConnection connection, CancellationToken cancellationToken)
    {
        var version = await NewsVersion.ReadAsync(connection, cancellationToken).ConfigureAwait(false);
        var known = corpus;
        if (known.Version != version)
        {
            known = (version, (long)(await connection.ScalarAsync("SELECT count(*) FROM items", cancellationToken).ConfigureAwait(false))!);
            corpus = known;
        }

        return known.Items;
    }
}
