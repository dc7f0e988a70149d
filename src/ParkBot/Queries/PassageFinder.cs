using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using ParkBot.Language;
using ParkBot.News;
using ParkBot.Storage;

namespace ParkBot.Queries;

/// <summary>Runs a <see cref="Passages"/> plan: the sentences that say what was asked.</summary>
internal sealed partial class PassageFinder(SqliteConnection connection, TextSearch search, RateOptions rates)
{
    /// <summary>Items whose sentences are looked at.</summary>
    private const int Read = 12;

    /// <summary>Sentences given at most, and how near to the best the others must be.</summary>
    private const int Most = 3;

    private const double Near = 0.7;

    /// <summary>What a sentence is worth that lacks the kind of answer sought, and a word that only the rest of its item holds.</summary>
    private const double Unfit = 0.6, Elsewhere = 0.5;


    private sealed record Text(MatchedItem Item, IReadOnlyList<(EvidenceField Field, string Words)> Fields, IReadOnlyList<string> Names);

    internal async Task<QueryResult> RunAsync(Passages plan, CancellationToken cancellationToken)
    {
        var query = new ItemQuery(connection, new FilterSql(rates, plan.Filter), rates);
        var matched = await query.MatchedAsync(dimension: null, cancellationToken).ConfigureAwait(false);
        var terms = await search.TermsAsync(connection, plan.Words, cancellationToken).ConfigureAwait(false);
        var hits = await search.FindAsync(connection, plan.Words, plan.Filter, Read, cancellationToken).ConfigureAwait(false);
        var texts = await TextsAsync(Looked(matched, hits), cancellationToken).ConfigureAwait(false);
        var best = Best(texts, terms, hits.ToDictionary(hit => hit.Key, hit => hit.Score), plan.Sought);
        var told = best.Select(one => one.Item).DistinctBy(item => item.Key).ToList();
        return new QueryResult
        {
            Plan = plan,
            Passages = [.. best.Select(one => one.Passage)],
            Items = await ResultItems.ReadAsync(connection, told.Count > 0 ? told : matched, cancellationToken).ConfigureAwait(false),
            ItemsTotal = told.Count > 0 ? told.Count : matched.Count,
            Receipt = Receipts.Of(matched, told.Count, [], rates),
        };
    }

    /// <summary>The items that the words fit best; where they fit none, those that the filter names.</summary>
    private static List<MatchedItem> Looked(List<MatchedItem> matched, IReadOnlyList<TextHit> hits)
    {
        var byKey = matched.ToDictionary(item => item.Key);
        var found = hits.Where(hit => byKey.ContainsKey(hit.Key)).Select(hit => byKey[hit.Key]).ToList();
        return found.Count > 0 ? found : [.. matched.Take(Read)];
    }

    private async Task<List<Text>> TextsAsync(List<MatchedItem> items, CancellationToken cancellationToken)
    {
        var stored = await new ItemReader(connection, "i.id IN (SELECT value FROM json_each(@given))", JsonSerializer.Serialize(items.Select(item => item.Key))).ReadAsync(cancellationToken).ConfigureAwait(false);
        var byKey = items.ToDictionary(item => item.Key);
        return [.. stored.Select(one => new Text(
            byKey[one.Key],
            [.. new[] { (EvidenceField.Title, one.Item.Text.Title), (EvidenceField.Lead, one.Item.Text.Lead), (EvidenceField.Body, one.Item.Text.Body) }.Where(field => field.Item2 is not null).Select(field => (field.Item1, field.Item2!))],
            [.. one.Item.Organizations.Select(fact => TextFold.Fold(fact.Value))]))];
    }

    private static List<(MatchedItem Item, ResultPassage Passage)> Best(List<Text> texts, IReadOnlyList<WeightedTerm> terms, Dictionary<long, double> scores, Sought sought)
    {
        var ranked = new List<(MatchedItem Item, ResultPassage Passage, double Rank)>();
        var top = scores.Count == 0 ? 0 : scores.Values.Max();
        foreach (var text in texts)
        {
            // A sentence of an item that fits worse must say the more itself.
            var fit = top == 0 ? 1 : 0.5 + (0.5 * scores.GetValueOrDefault(text.Item.Key) / top);
            var held = terms.Where(term => text.Fields.Any(field => TextTerms.Holds(TextFold.Fold(field.Words), term.Text))).ToList();
            foreach (var (field, start, length) in text.Fields.SelectMany(field => Sentences.Of(field.Field, field.Words)))
            {
                var words = text.Fields.First(one => one.Field == field).Words.Substring(start, length);
                var folded = TextFold.Fold(words);
                var score = Score(folded, terms, held);
                var rank = score * fit * (Fits(folded, text.Names, sought) ? 1 : Unfit) * (field == EvidenceField.Title ? 0.9 : 1);
                if (held.Count == 0 || terms.Any(term => TextTerms.Holds(folded, term.Text)))
                {
                    ranked.Add((text.Item, new ResultPassage(text.Item.Ref, field, start, length, words, score), rank));
                }
            }
        }

        var best = ranked.OrderByDescending(one => one.Rank).Take(Most).ToList();
        return [.. best.Where(one => one.Rank > 0 && one.Rank >= best[0].Rank * Near).Select(one => (one.Item, one.Passage))];
    }

    /// <summary>The share of the words' weight that the sentence holds; what only the rest of its item holds counts half, for it says what the sentence is about.</summary>
    private static double Score(string folded, IReadOnlyList<WeightedTerm> terms, List<WeightedTerm> held)
    {
        var whole = terms.Sum(term => term.Weight);
        return whole == 0 ? 0 : held.Sum(term => TextTerms.Holds(folded, term.Text) ? term.Weight : term.Weight * Elsewhere) / whole;
    }

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

/// <summary>Cuts a stored text into sentences; a title is one.</summary>
internal static class Sentences
{
    internal static IEnumerable<(EvidenceField Field, int Start, int Length)> Of(EvidenceField field, string text)
    {
        var start = 0;
        for (var at = 0; at <= text.Length; at++)
        {
            var ends = at == text.Length || (field != EvidenceField.Title && text[at] is '。' or '；' or '！' or '？' or '\n');
            if (!ends)
            {
                continue;
            }

            // The mark belongs to its sentence, and so does a closing quotation mark after it; a line's end to none.
            var end = at < text.Length && text[at] != '\n' ? at + 1 : at;
            while (end < text.Length && text[end] is '”' or '’' or '」' or '）')
            {
                end++;
            }

            if (text.AsSpan(start, Math.Max(0, end - start)).Trim().Length > 1)
            {
                yield return (field, start, end - start);
            }

            start = Math.Max(end, Math.Min(at + 1, text.Length));
            at = Math.Max(at, start - 1);
        }
    }
}
