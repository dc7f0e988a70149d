using System.Text.Json;
using Microsoft.Data.Sqlite;
using ParkBot.Language;
using ParkBot.News;
using ParkBot.Storage;

namespace ParkBot.Queries;

/// <summary>Runs a <see cref="Passages"/> plan: the sentences that say what was asked.</summary>
internal sealed class PassageFinder(SqliteConnection connection, TextSearch search, Matcher matcher)
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

    /// <summary>What a sentence is worth that lacks the rarest word asked; and a title, which seldom says more than the question.</summary>
    private const double Unfit = 0.6, OfTitle = 0.9;

    /// <summary>What it is worth without the last word asked, in whatever words: 设计单位是谁 is not answered by who built it.</summary>
    private const double NotSaid = 0.4;

    /// <summary>What it is worth where it cannot be the answer: without the unit that was asked for, a time for when, a reason for why; or without what is sought where nothing else was asked.</summary>
    private const double NoAnswer = 0.25;

    private sealed record Text(int Row, ItemRef Ref, long Key, IReadOnlyList<(EvidenceField Field, string Words)> Fields, IReadOnlyList<string> Names);

    internal async Task<QueryResult> RunAsync(Passages plan, CancellationToken cancellationToken)
    {
        var news = matcher.News;
        var terms = await search.TermsAsync(connection, news, plan.Words, cancellationToken).ConfigureAwait(false);
        var hits = await search.FindAsync(connection, plan.Words, plan.Filter, Read, cancellationToken).ConfigureAwait(false);
        var found = hits.Select(hit => news.RowByKey[hit.Key]).ToList();
        var matched = await MatchedAsync(plan.Filter, found, cancellationToken).ConfigureAwait(false);
        var texts = await TextsAsync(found.Count > 0 ? found : [.. matched.Take(Read)], cancellationToken).ConfigureAwait(false);
        var best = Best(texts, AskedWord.Of(plan.Words, terms), hits.ToDictionary(hit => hit.Key, hit => hit.Score), plan.Sought);
        var told = best.Select(one => one.Row).Distinct().ToList();
        return new QueryResult
        {
            Plan = plan,
            Passages = [.. best.Select(one => one.Passage)],
            Items = ResultItems.Of(matcher.News, told.Count > 0 ? told : matched),
            ItemsTotal = told.Count > 0 ? told.Count : matched.Length,
            Receipt = Receipts.Of(news, matched, told.Count),
        };
    }

    /// <summary>
    /// What the answer was looked for in: where the question names items, or its words stand nowhere, all that the filter leaves;
    /// else those that fit the words, for the rest of a large archive was never meant.
    /// </summary>
    private async Task<int[]> MatchedAsync(Filter filter, List<int> found, CancellationToken cancellationToken) =>
        found.Count > 0 && filter.Items.Count == 0 ? [.. found.Order()]
        : filter.IsOpen ? []
        : (await matcher.MatchAsync(filter, cancellationToken).ConfigureAwait(false)).ToArray();

    private Task<List<Text>> TextsAsync(List<int> rows, CancellationToken cancellationToken)
    {
        var news = matcher.News;
        return connection.ReadAsync(
            """
            SELECT i.id, i.title, i.lead, i.body, (SELECT json_group_array(o.folded) FROM item_organizations o WHERE o.item_id = i.id)
            FROM json_each(@keys) k CROSS JOIN items i ON i.id = k.value
            """,
            [("@keys", JsonSerializer.Serialize(rows.Select(row => news.Keys[row])))],
            read =>
            {
                var row = news.RowByKey[read.GetInt64(0)];
                var fields = new[] { (EvidenceField.Title, (string?)read.GetString(1)), (EvidenceField.Lead, read.Text(2)), (EvidenceField.Body, read.Text(3)) };
                return new Text(
                    row,
                    news.Ref(row),
                    read.GetInt64(0),
                    [.. fields.Where(field => field.Item2 is not null).Select(field => (field.Item1, field.Item2!))],
                    JsonSerializer.Deserialize<List<string>>(read.GetString(4))!);
            },
            cancellationToken);
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
                    var score = fit * Score(folded, subject, asked) * (SoughtKind.Fits(folded, text.Names, sought, isTime) ? NamesTold(folded, text.Names, sought) : isTime || asked.Count == 0 || sought == Sought.Reason ? NoAnswer : Unfit) * (field == EvidenceField.Title ? OfTitle : 1);
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
        return ((OfAsked * told) + (subject.Count == 0 ? 0 : OfSubject)) * (rarest ? 1 : Unfit) * (last ? 1 : NotSaid) * (asked.TrueForAll(word => word.Unit is null || word.IsSaid(folded)) ? 1 : NoAnswer);
    }

    /// <summary>Of two sentences about who, the one that names more of them.</summary>
    private static double NamesTold(string folded, IReadOnlyList<string> names, Sought sought) =>
        sought == Sought.Name ? 1 + (0.1 * Math.Min(5, names.Count(name => folded.Contains(name, StringComparison.Ordinal)) - 1)) : 1;
}
