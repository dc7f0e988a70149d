using System.Text.RegularExpressions;
using ParkBot.Language;
using ParkBot.News;
using ParkBot.Queries;
using ParkBot.Storage;

namespace ParkBot.Understanding;

/// <summary>Tells where a question asks for a part of what an item counts or sums, which no figure of the item answers.</summary>
internal sealed partial class PartFinder(ItemStore store, QueryRunner runner)
{
    /// <summary>
    /// True where the subject stands in the item but neither in its title nor in the sentence of its investment: 盐纤维项目 is
    /// one project of a bundle, and the bundle's total is not its money.
    /// </summary>
    internal async ValueTask<bool> IsPartOfAsync(ItemRef reference, string subject, CancellationToken cancellationToken)
    {
        if (subject.Length == 0 || await ReadAsync(reference, cancellationToken).ConfigureAwait(false) is not { } item)
        {
            return false;
        }

        var headline = item.Amounts.Where(amount => amount.Headline).ToList();
        var told = new List<string> { item.Text.Title };
        told.AddRange(headline.SelectMany(amount => amount.Evidence).Select(evidence => SentenceOf(item.Text.Text(evidence.Field, "") ?? "", evidence.Start)));
        // 算力中心 and 传输网络 told with a figure each: the one whose clause holds the subject.
        if (headline.Count > 1 && headline.Select(amount => amount.Evidence.Select(evidence => ClauseOf(item.Text.Text(evidence.Field, "") ?? "", evidence.Start)).FirstOrDefault() ?? "").Count(clause => Holds(clause, subject)) == 1 && !Holds(item.Text.Title, subject))
        {
            return true;
        }

        if (told.Exists(text => Holds(text, subject)))
        {
            return false;
        }

        return Sentences(item.Text).Any(sentence => Holds(sentence, subject) && Money.Find(TextFold.Fold(sentence)).Count > 0);
    }

    /// <summary>The item that counts a part of its projects by the name that the question uses (43个基础设施项目, “十大产业链”项目284个); null where none does.</summary>
    internal async ValueTask<Filter?> CountOfAsync(Filter filter, Question asked, CancellationToken cancellationToken)
    {
        var question = Bare(asked.Folded);
        var named = asked.Words.Where(word => word.Industry is not null || word.Value == "product").Select(word => word.Text).ToList();
        var wide = filter with { Industries = [] };
        var found = await runner.RunAsync(new Listing { Filter = wide }, cancellationToken).ConfigureAwait(false);
        foreach (var item in found.Items.Take(Tried))
        {
            if (await ReadAsync(item.Ref, cancellationToken).ConfigureAwait(false) is { } read
                && read.Counts.Any(count => count.PartOf && (Bare(TextFold.Fold(count.Text)) is { Length: >= ShortestName } name ? question.Contains(name, StringComparison.Ordinal) : named.Exists(word => Clauses(read.Text).Any(clause => clause.Contains(count.Text, StringComparison.Ordinal) && TextFold.Fold(clause).Contains(word, StringComparison.Ordinal))))))
            {
                return wide with { Items = [item.Ref] };
            }
        }

        return null;
    }

    private const int ShortestName = 2;

    /// <summary>What a count counts, without its number, marks and general words: 43个基础设施项目 → 基础设施.</summary>
    private static string Bare(string folded) => Numbering().Replace(folded, "");

    [GeneratedRegex("[0-9]+[个项家宗]?|[“”\"'《》、,。?]|项目|其中|共|签约|开工|竣工|投产", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Numbering();

    internal async ValueTask<bool> HasCountyAsync(ItemRef reference, CancellationToken cancellationToken) =>
        await ReadAsync(reference, cancellationToken).ConfigureAwait(false) is { } item && item.Regions.Any(region => region.Value.County is not null);

    /// <summary>True where every word stands in the item's title.</summary>
    internal async ValueTask<bool> HoldsInTitleAsync(ItemRef reference, string words, CancellationToken cancellationToken) =>
        await ReadAsync(reference, cancellationToken).ConfigureAwait(false) is { } item && TextFold.Fold(item.Text.Title) is var title
        && words.Split(' ').All(word => title.Contains(word, StringComparison.Ordinal));

    internal async ValueTask<bool> IsPolicyAsync(ItemRef reference, CancellationToken cancellationToken) =>
        await ReadAsync(reference, cancellationToken).ConfigureAwait(false) is { Text.Section: Section.Policy };

    private const int Tried = 20;

    private async ValueTask<Item?> ReadAsync(ItemRef reference, CancellationToken cancellationToken) =>
        (await store.ByRefsAsync([(reference.Publication, reference.Issue, reference.Number)], cancellationToken).ConfigureAwait(false)) is [var stored, ..] ? stored.Item : null;

    private static bool Holds(string text, string subject)
    {
        var folded = TextFold.Fold(text);
        var pairs = subject.Split(' ').SelectMany(word => Enumerable.Range(0, Math.Max(0, word.Length - 1)).Select(i => word.Substring(i, 2))).ToList();
        return pairs.Count == 0 || pairs.Count(pair => folded.Contains(pair, StringComparison.Ordinal)) * 2 >= pairs.Count;
    }

    private static string ClauseOf(string text, int at)
    {
        var start = at == 0 ? 0 : text.LastIndexOfAny(['。', '；', '\n', '，'], at - 1) + 1;
        var end = text.IndexOfAny(['。', '；', '\n', '，'], at);
        return text[start..(end < 0 ? text.Length : end)];
    }

    private static string SentenceOf(string text, int at)
    {
        var start = at == 0 ? 0 : text.LastIndexOfAny(['。', '；', '\n'], at - 1) + 1;
        var end = text.IndexOfAny(['。', '；', '\n'], at);
        return text[start..(end < 0 ? text.Length : end)];
    }

    private static IEnumerable<string> Clauses(ItemText text) =>
        new[] { text.Lead, text.Body }.OfType<string>().SelectMany(part => part.Split('。', '；', '，', '\n'));

    private static IEnumerable<string> Sentences(ItemText text) =>
        new[] { text.Lead, text.Body }.OfType<string>().SelectMany(part => part.Split('。', '；', '\n'));
}
