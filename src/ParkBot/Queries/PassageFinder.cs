using System.Text.Json;
using Microsoft.Data.Sqlite;
using ParkBot.Language;
using ParkBot.News;
using ParkBot.Queries.Columns;
using ParkBot.Storage;

namespace ParkBot.Queries;

/// <summary>Runs a <see cref="Passages"/> plan: the sentences that say what was asked.</summary>
internal sealed class PassageFinder(SqliteConnection connection, TextSearch search, Matcher matcher, ResultItems items)
{
    /// <summary>Items whose sentences are looked at.</summary>
    private const int Read = 12;

    /// <summary>Sentences given at most, and how near to the best the others must be.</summary>
    private const int Most = 3;

    private const double Near = 0.7;

    /// <summary>
    /// A sentence's score: of what is asked about the item (the words that its title lacks) it holds most; that the item is
    /// the right one counts little, for it holds for each of its sentences.
    /// </summary>
    private const double OfAsked = 0.8, OfSubject = 0.2;

    /// <summary>Another word for the same (年产 for 产能), and one character of two: enough to choose among sentences, not to answer.</summary>
    private const double Synonym = 0.8, OneCharacter = 0.1;

    /// <summary>What a sentence is worth that lacks the rarest word asked, or the last; and a title, which seldom says more than the question.</summary>
    private const double Unfit = 0.6, OfTitle = 0.9;

    /// <summary>What it is worth without the kind of answer sought: a sentence without a figure never tells how much, one without a time never when.</summary>
    private const double NoAnswer = 0.25;

    private sealed record Text(int Row, ItemRef Ref, long Key, IReadOnlyList<(EvidenceField Field, string Words)> Fields, IReadOnlyList<string> Names);

    internal async Task<QueryResult> RunAsync(Passages plan, CancellationToken cancellationToken)
    {
        var terms = await search.TermsAsync(connection, plan.Words, cancellationToken).ConfigureAwait(false);
        var hits = await search.FindAsync(connection, plan.Words, plan.Filter, Read, cancellationToken).ConfigureAwait(false);
        var matched = await MatchedAsync(plan.Filter, hits, cancellationToken).ConfigureAwait(false);
        var texts = await TextsAsync(Looked(matched, hits), cancellationToken).ConfigureAwait(false);
        var best = Best(texts, AskedWord.Of(plan.Words, terms), hits.ToDictionary(hit => hit.Key, hit => hit.Score), plan.Sought);
        var told = best.Select(one => one.Row).Distinct().ToList();
        return new QueryResult
        {
            Plan = plan,
            Passages = [.. best.Select(one => one.Passage)],
            Items = await items.ReadAsync(told.Count > 0 ? told : matched, cancellationToken).ConfigureAwait(false),
            ItemsTotal = told.Count > 0 ? told.Count : matched.Length,
            Receipt = Receipts.Of(matcher.News, matched, told.Count),
        };
    }

    /// <summary>
    /// What the answer was looked for in: where the question names items, or its words stand nowhere, all that the filter leaves;
    /// else those that fit the words, for the rest of a large archive was never meant.
    /// </summary>
    private async Task<int[]> MatchedAsync(Filter filter, IReadOnlyList<TextHit> hits, CancellationToken cancellationToken)
    {
        if (hits.Count == 0 && filter.IsOpen)
        {
            return [];
        }

        return filter.Items.Count > 0 || hits.Count == 0
            ? (await matcher.MatchAsync(filter, cancellationToken).ConfigureAwait(false)).ToArray()
            : [.. hits.Select(hit => matcher.News.RowByKey[hit.Key]).Order()];
    }

    /// <summary>The items that the words fit best; where they fit none, those that the filter names.</summary>
    private List<int> Looked(int[] matched, IReadOnlyList<TextHit> hits) =>
        hits.Count > 0 ? [.. hits.Select(hit => matcher.News.RowByKey[hit.Key])] : [.. matched.Take(Read)];

    private async Task<List<Text>> TextsAsync(List<int> rows, CancellationToken cancellationToken)
    {
        var news = matcher.News;
        var stored = await new ItemReader(connection, "i.id IN (SELECT value FROM json_each(@given))", JsonSerializer.Serialize(rows.Select(row => news.Keys[row]))).ReadAsync(cancellationToken).ConfigureAwait(false);
        return [.. stored.Select(one => new Text(
            news.RowByKey[one.Key],
            news.Ref(news.RowByKey[one.Key]),
            one.Key,
            [.. new[] { (EvidenceField.Title, one.Item.Text.Title), (EvidenceField.Lead, one.Item.Text.Lead), (EvidenceField.Body, one.Item.Text.Body) }.Where(field => field.Item2 is not null).Select(field => (field.Item1, field.Item2!))],
            [.. one.Item.Organizations.Select(fact => TextFold.Fold(fact.Value))]))];
    }

    private static List<(int Row, ResultPassage Passage)> Best(List<Text> texts, IReadOnlyList<AskedWord> words, Dictionary<long, double> scores, Sought sought)
    {
        var ranked = new List<(int Row, ResultPassage Passage)>();
        var top = scores.Count == 0 ? 0 : scores.Values.Max();
        foreach (var text in texts)
        {
            // A sentence of an item that fits worse must say the more itself.
            var fit = top == 0 ? 1 : 0.5 + (0.5 * scores.GetValueOrDefault(text.Key) / top);
            var (subject, asked) = AskedWord.Split(words, string.Join('\n', [TextFold.Fold(text.Fields[0].Words), .. text.Names]));
            var isTime = SoughtKind.IsTime(sought, asked);
            foreach (var (field, stored) in text.Fields)
            {
                foreach (var (_, start, length) in Sentences.Of(field, stored))
                {
                    var sentence = stored.Substring(start, length);
                    var folded = TextFold.Fold(sentence);
                    var score = fit * Score(folded, subject, asked) * (SoughtKind.Fits(folded, text.Names, sought, isTime) ? NamesTold(folded, text.Names, sought) : sought == Sought.Place ? Unfit : NoAnswer) * (field == EvidenceField.Title ? OfTitle : 1);
                    ranked.Add((text.Row, new ResultPassage(text.Ref, field, start, length, sentence, Math.Min(1, score))));
                }
            }
        }

        var best = ranked.OrderByDescending(one => one.Passage.Score).Take(Most).ToList();
        return [.. best.Where(one => one.Passage.Score > 0 && one.Passage.Score >= best[0].Passage.Score * Near)];
    }

    private static double Score(string folded, List<AskedWord> subject, List<AskedWord> asked)
    {
        if (asked.Count == 0)
        {
            return AskedWord.Share(subject, (_, term) => TextTerms.Holds(folded, term) ? 1 : 0);
        }

        var told = AskedWord.Share(asked, (word, term) =>
            word.Unit is not null ? (word.IsSaid(folded) ? 1 : 0)
            : TextTerms.Holds(folded, term) ? 1
            : SaidElse.Holds(folded, term) || SaidElse.Holds(folded, word.Text) ? Synonym
            : term.Any(folded.Contains) ? OneCharacter : 0);
        // What is asked for stands last (大理 带动 就业), and is often the rarest: a sentence that lacks it seldom answers.
        var rarest = asked.MaxBy(word => word.Rarity)!.IsSaid(folded);
        var last = asked.FindLast(word => word.Text.Length > 1 && word.Unit is null)?.IsSaid(folded) ?? true;
        return ((OfAsked * told) + (subject.Count == 0 ? 0 : OfSubject)) * (rarest ? 1 : Unfit) * (last ? 1 : Unfit) * (asked.TrueForAll(word => word.Unit is null || word.IsSaid(folded)) ? 1 : Unfit);
    }

    /// <summary>Of two sentences about who, the one that names more of them.</summary>
    private static double NamesTold(string folded, IReadOnlyList<string> names, Sought sought) =>
        sought == Sought.Name ? 1 + (0.1 * Math.Min(5, names.Count(name => folded.Contains(name, StringComparison.Ordinal)) - 1)) : 1;
}
