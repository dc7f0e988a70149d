using System.Text.Json;
using Microsoft.Data.Sqlite;
using ParkBot.Language;
using ParkBot.Storage;

namespace ParkBot.Queries;

/// <summary>An item found by words. <paramref name="Score"/>: what of them it holds, double in the title. <paramref name="Coverage"/>: the share of their weight that it holds anywhere, 0…1.</summary>
internal sealed record TextHit(ItemRef Ref, long Key, double Score, double Coverage);

/// <summary>A term of a question with its weight: the rarer in the news, the heavier.</summary>
internal readonly record struct WeightedTerm(string Text, double Weight, long Items);

/// <summary>Finds items by words: candidates from the full-text index, the best of them ranked on their text.</summary>
internal sealed class TextSearch(Database database, ColumnStore columns)
{
    /// <summary>Items whose text is read where the filter names them.</summary>
    private const int MostNamed = 2000;

    /// <summary>Candidates that are ranked on their text, where no more are asked for: those that hold the most of the rare terms.</summary>
    private const int Ranked = 16;

    /// <summary>See <see cref="Subject"/>: what an item must hold to be meant, and how near to the best one.</summary>
    private const double Enough = 0.55, Near = 0.8;

    private readonly TermCounts counts = new();

    /// <summary>The items that hold the words best, best first, among those that the filter leaves.</summary>
    internal async Task<IReadOnlyList<TextHit>> FindAsync(string foldedWords, Filter restrict, int limit, CancellationToken cancellationToken)
    {
        await using var connection = await (restrict.IsOpen ? database.ConnectAsync(cancellationToken) : database.ConnectForQueriesAsync(cancellationToken)).ConfigureAwait(false);
        await using var snapshot = connection.BeginTransaction(deferred: true);
        return await FindAsync(connection, foldedWords, restrict, limit, cancellationToken).ConfigureAwait(false);
    }

    internal async Task<IReadOnlyList<TextHit>> FindAsync(SqliteConnection connection, string foldedWords, Filter restrict, int limit, CancellationToken cancellationToken)
    {
        if (restrict is { About: { } about, Items.Count: 0 })
        {
            restrict = restrict with { About = null, Items = await NamedAsync(connection, about, restrict with { About = null }, cancellationToken).ConfigureAwait(false) };
        }

        var news = await columns.ReadAsync(connection, cancellationToken).ConfigureAwait(false);
        var terms = await TermsAsync(connection, news, foldedWords, cancellationToken).ConfigureAwait(false);
        if (terms.Count == 0)
        {
            return [];
        }

        var hits = restrict.Items.Count > 0 || terms.All(term => term.Text.Length == 1)
            ? await AllAsync(connection, news, terms, restrict, cancellationToken).ConfigureAwait(false)
            : await BestAsync(connection, news, terms, restrict, limit, cancellationToken).ConfigureAwait(false);
        return [.. hits.Where(hit => hit.Score > 0)
            .OrderByDescending(hit => hit.Score).ThenByDescending(hit => hit.Ref.Issue).ThenBy(hit => hit.Ref.Number)
            .Take(limit)];
    }

    /// <summary>The items that a subject means; one that is in no issue where nothing goes by that name, so that the filter lets nothing through.</summary>
    internal async Task<IReadOnlyList<ItemRef>> NamedAsync(SqliteConnection connection, Subject about, Filter rest, CancellationToken cancellationToken)
    {
        var hits = await FindAsync(connection, about.Words, rest, MostNamed, cancellationToken).ConfigureAwait(false);
        var best = hits.Count == 0 ? 0 : hits.Max(hit => hit.Coverage);
        var meant = hits.Where(hit => best >= Enough && hit.Coverage >= Math.Max(Enough, best * Near)).Select(hit => hit.Ref);
        IReadOnlyList<ItemRef> items = [.. about.Single ? meant.Take(1) : meant];
        return items.Count > 0 ? items : [new ItemRef("", -1, -1)];
    }

    /// <summary>The terms of the words with their weights: log(1 + N / n). One that no item holds weighs as one that a single item holds.</summary>
    internal async Task<IReadOnlyList<WeightedTerm>> TermsAsync(SqliteConnection connection, ItemColumns news, string foldedWords, CancellationToken cancellationToken)
    {
        var words = foldedWords.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(word => TextTerms.Of(word) is { Count: > 0 } parts ? parts : IsSingle(word) ? [word] : []).ToList();
        var items = await counts.ReadAsync(connection, news, [.. words.SelectMany(parts => parts).Distinct(StringComparer.Ordinal)], cancellationToken).ConfigureAwait(false);
        return [.. words.SelectMany(parts => Cut([.. parts.Select(Weighted)])).DistinctBy(term => term.Text, StringComparer.Ordinal)];

        WeightedTerm Weighted(string text) => IsSingle(text)
            ? new WeightedTerm(text, Math.Log(2), 0)
            : new WeightedTerm(text, Math.Log(1 + ((double)Math.Max(news.Count, 1) / Math.Max(items[text], 1))), items[text]);
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
        var news = await columns.ReadAsync(connection, cancellationToken).ConfigureAwait(false);
        return (await TermsAsync(connection, news, word, cancellationToken).ConfigureAwait(false)).Any(term => term.Items > 0 || term.Text.Length == 1);
    }

    /// <summary>The index has no single characters: they are looked for in the text, and say little.</summary>
    private static bool IsSingle(string term) => term.Length == 1 && TextTerms.IsHan(term[0]);

    /// <summary>All that the filter leaves.</summary>
    private static async Task<List<TextHit>> AllAsync(SqliteConnection connection, ItemColumns news, IReadOnlyList<WeightedTerm> terms, Filter restrict, CancellationToken cancellationToken)
    {
        var left = await LeftAsync(connection, news, restrict, cancellationToken).ConfigureAwait(false);
        return await RankAsync(connection, news, left.ToArray().Take(MostNamed), terms, known: null, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<List<TextHit>> BestAsync(SqliteConnection connection, ItemColumns news, IReadOnlyList<WeightedTerm> terms, Filter restrict, int limit, CancellationToken cancellationToken)
    {
        List<WeightedTerm> indexed = [.. terms.Where(term => term.Items > 0).OrderBy(term => term.Items)];
        if (indexed.Count == 0)
        {
            return [];
        }

        var left = restrict.IsOpen ? null : await LeftAsync(connection, news, restrict, cancellationToken).ConfigureAwait(false);
        var candidates = new TextCandidates(connection, news, left, limit);
        await candidates.FindAsync(indexed, cancellationToken).ConfigureAwait(false);
        // Rows stand newest first.
        var best = candidates.Weights.OrderByDescending(one => one.Value).ThenBy(one => one.Key).Take(Math.Max(limit, Ranked)).Select(one => one.Key);
        // Where the index told all that an item holds, only its title is read.
        var known = candidates.IsComplete && !terms.Any(term => IsSingle(term.Text)) ? candidates.Weights : null;
        return await RankAsync(connection, news, best, terms, known, cancellationToken).ConfigureAwait(false);
    }

    private static Task<RowSet> LeftAsync(SqliteConnection connection, ItemColumns news, Filter restrict, CancellationToken cancellationToken) =>
        new Matcher(news, new WordMatcher(news, connection)).MatchAsync(restrict, cancellationToken);

    private static Task<List<TextHit>> RankAsync(SqliteConnection connection, ItemColumns news, IEnumerable<int> rows, IReadOnlyList<WeightedTerm> terms, IReadOnlyDictionary<int, double>? known, CancellationToken cancellationToken)
    {
        var whole = terms.Sum(term => term.Weight);
        return connection.ReadAsync(
            $"SELECT i.id, i.title{(known is null ? ", i.lead, i.body, i.source" : "")} FROM json_each(@keys) k CROSS JOIN items i ON i.id = k.value",
            [("@keys", JsonSerializer.Serialize(rows.Select(row => news.Keys[row])))],
            row => Rank(news, row, terms, whole, known),
            cancellationToken);
    }

    /// <param name="news">The published items.</param>
    /// <param name="read">The item's key and its texts.</param>
    /// <param name="terms">The terms.</param>
    /// <param name="whole">Their weight.</param>
    /// <param name="known">The weight that each item holds anywhere, where that is known already.</param>
    private static TextHit Rank(ItemColumns news, SqliteDataReader read, IReadOnlyList<WeightedTerm> terms, double whole, IReadOnlyDictionary<int, double>? known)
    {
        var key = read.GetInt64(0);
        var row = news.RowByKey[key];
        var title = TextFold.Fold(read.GetString(1));
        var rest = known is null ? TextFold.Fold(string.Join('\n', read.Text(2), read.Text(3), read.Text(4))) : "";
        double inTitle = 0, held = known?[row] ?? 0;
        foreach (var term in terms)
        {
            if (TextTerms.Holds(title, term.Text))
            {
                inTitle += term.Weight;
                held += known is null ? term.Weight : 0;
            }
            else if (known is null && TextTerms.Holds(rest, term.Text))
            {
                held += term.Weight;
            }
        }

        return new TextHit(news.Ref(row), key, (held + inTitle) / whole, held / whole);
    }
}
