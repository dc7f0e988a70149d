using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using ParkBot.Language;
using ParkBot.News;
using ParkBot.Queries.Columns;
using ParkBot.Storage;

namespace ParkBot.Queries;

/// <summary>Runs a <see cref="Passages"/> plan: the sentences that say what was asked.</summary>
internal sealed partial class PassageFinder(SqliteConnection connection, TextSearch search, Matcher matcher)
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

    /// <summary>What a sentence is worth that lacks the kind of answer sought, or the rarest word asked; and a title, which seldom says more than the question.</summary>
    private const double Unfit = 0.6, OfTitle = 0.9;


    private sealed record Text(int Row, ItemRef Ref, long Key, IReadOnlyList<(EvidenceField Field, string Words)> Fields, IReadOnlyList<string> Names);

    internal async Task<QueryResult> RunAsync(Passages plan, CancellationToken cancellationToken)
    {
        var matched = (await matcher.MatchAsync(plan.Filter, cancellationToken).ConfigureAwait(false)).ToArray();
        var terms = await search.TermsAsync(connection, plan.Words, cancellationToken).ConfigureAwait(false);
        var hits = await search.FindAsync(connection, plan.Words, plan.Filter, Read, cancellationToken).ConfigureAwait(false);
        var texts = await TextsAsync(Looked(matched, hits), cancellationToken).ConfigureAwait(false);
        var best = Best(texts, AskedWord.Of(plan.Words, terms), hits.ToDictionary(hit => hit.Key, hit => hit.Score), plan.Sought);
        var told = best.Select(one => one.Row).Distinct().ToList();
        return new QueryResult
        {
            Plan = plan,
            Passages = [.. best.Select(one => one.Passage)],
            Items = ResultItems.Of(matcher.News, told.Count > 0 ? told : matched),
            ItemsTotal = told.Count > 0 ? told.Count : matched.Length,
            Receipt = Receipts.Of(matcher.News, matched, told.Count),
        };
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
            var title = TextFold.Fold(text.Fields[0].Words);
            var (subject, asked) = AskedWord.Split(words, title);
            foreach (var (field, stored) in text.Fields)
            {
                foreach (var (_, start, length) in Sentences.Of(field, stored))
                {
                    var sentence = stored.Substring(start, length);
                    var folded = TextFold.Fold(sentence);
                    var score = fit * Score(folded, subject, asked) * (Fits(folded, text.Names, sought) ? NamesTold(folded, text.Names, sought) : Unfit) * (field == EvidenceField.Title ? OfTitle : 1);
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
            return AskedWord.Share(subject, term => TextTerms.Holds(folded, term) ? 1 : 0);
        }

        var told = AskedWord.Share(asked, term => TextTerms.Holds(folded, term) ? 1 : SaidElse.Holds(folded, term) ? Synonym : term.Any(folded.Contains) ? OneCharacter : 0);
        var rarest = asked.MaxBy(word => word.Rarity)!.Terms.Any(term => TextTerms.Holds(folded, term.Text) || SaidElse.Holds(folded, term.Text));
        return ((OfAsked * told) + (subject.Count == 0 ? 0 : OfSubject)) * (rarest ? 1 : Unfit);
    }

    /// <summary>Of two sentences about who, the one that names more of them.</summary>
    private static double NamesTold(string folded, IReadOnlyList<string> names, Sought sought) =>
        sought == Sought.Name ? 1 + (0.1 * Math.Min(5, names.Count(name => folded.Contains(name, StringComparison.Ordinal)) - 1)) : 1;

    private static bool Fits(string folded, IReadOnlyList<string> names, Sought sought) => sought switch
    {
        Sought.Number => Figure().IsMatch(folded),
        Sought.Name => names.Any(name => folded.Contains(name, StringComparison.Ordinal)),
        Sought.Reason => folded.Contains('因') || folded.Contains('为') || folded.Contains("由于", StringComparison.Ordinal),
        Sought.Place => Gazetteer.Default.Find(folded).Count > 0,
        _ => true,
    };

    /// <summary>A figure that can answer 多少: in digits and no date, or in words before a unit (三条生产线).</summary>
    [GeneratedRegex("(?<![0-9])(?!(?:19|20)[0-9]{2}(?:年|[-—－~)）]))[0-9]+(?:\\.[0-9]+)?(?!月|日|年第|[0-9])|[一二两三四五六七八九十百千]+(?=个|条|家|项|期|万|亿|台|吨|套|天|层|栋|人|名|班)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Figure();
}
