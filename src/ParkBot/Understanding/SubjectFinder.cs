using ParkBot.Language;
using ParkBot.Queries;

namespace ParkBot.Understanding;

/// <summary>Finds the items that a question's own words name, among those that the rest of its filter leaves.</summary>
internal sealed class SubjectFinder(TextSearch search)
{
    /// <summary>Share of the subject's words, weighted by rarity, that an item must hold to be meant. Half lets 海优威基地 find 海优威应用薄膜, and keeps a name that only shares 科技 out.</summary>
    private const double Enough = 0.55;

    /// <summary>Items within this share of the best one are meant as well.</summary>
    private const double Near = 0.8;

    private const int Candidates = 200;

    /// <summary>The filter with its items resolved; null where nothing loaded goes by that name. It is tried as it is and then without what names may hold by chance (industry, stage, place).</summary>
    internal async ValueTask<FoundSubject?> FindAsync(Filter filter, SubjectSearch asked, CancellationToken cancellationToken)
    {
        if (await FirmAsync(asked, cancellationToken).ConfigureAwait(false) is not { } firm)
        {
            return null;
        }

        var leftOut = asked.Words.Split(' ').Except(firm.Split(' '), StringComparer.Ordinal).ToList();
        foreach (var tried in Variants(filter, asked.Single))
        {
            var hits = await NamedFirstAsync(firm, await search.FindAsync(firm, tried, Candidates, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
            var best = hits.Count == 0 ? 0 : hits.Max(hit => hit.Coverage);
            if (best < Enough)
            {
                continue;
            }

            var near = hits.Where(hit => hit.Coverage >= Math.Max(Enough, best * Near)).Select(hit => hit.Ref).ToList();
            if (asked.Single && near.Count > 1)
            {
                near = await BestAsync(near, asked.Content, cancellationToken).ConfigureAwait(false);
            }

            return new FoundSubject(tried with { Items = near, About = new Subject(firm, asked.Single) }, leftOut);
        }

        return null;
    }

    /// <summary>
    /// The subject without words that stand nowhere in the news, where it asks of one item: they are the question's own (会签, 致辞).
    /// The first word is the name: null where it is not known.
    /// </summary>
    private async ValueTask<string?> FirmAsync(SubjectSearch asked, CancellationToken cancellationToken)
    {
        var words = asked.Words.Split(' ');
        var firm = new List<string>();
        foreach (var word in words)
        {
            if (await search.IsKnownAsync(word, cancellationToken).ConfigureAwait(false))
            {
                firm.Add(word);
            }
            else if (firm.Count == 0 || !asked.IsLenient)
            {
                return null;
            }
        }

        return string.Join(' ', firm);
    }

    /// <summary>Of the items those that hold the subject's first word, its name, by half and more: the others share only what is asked.</summary>
    private async ValueTask<IReadOnlyList<TextHit>> NamedFirstAsync(string subject, IReadOnlyList<TextHit> hits, CancellationToken cancellationToken)
    {
        if (!subject.Contains(' ', StringComparison.Ordinal))
        {
            return hits;
        }

        var named = await search.FindAsync(subject.Split(' ')[0], Filter.None with { Items = [.. hits.Select(hit => hit.Ref)] }, hits.Count, cancellationToken).ConfigureAwait(false);
        var held = named.Where(hit => hit.Coverage >= Half).Select(hit => hit.Ref).ToHashSet();
        return [.. hits.Where(hit => held.Contains(hit.Ref))];
    }

    private const double Half = 0.5;

    /// <summary>The items that the question as a whole fits best; several where they fit alike.</summary>
    internal async ValueTask<List<ItemRef>> BestAsync(List<ItemRef> among, string content, CancellationToken cancellationToken)
    {
        var ranked = await search.FindAsync(content, Filter.None with { Items = among }, among.Count, cancellationToken).ConfigureAwait(false);
        if (ranked.Count == 0)
        {
            return among;
        }

        var top = ranked.Max(hit => hit.Score);
        return [.. ranked.Where(hit => hit.Score >= top * 0.97).OrderByDescending(hit => hit.Score).Select(hit => hit.Ref)];
    }

    /// <summary>Where the whole question fits one item and no other comes near (绿色甲醇项目什么时候投产), that item is meant; else null.</summary>
    internal async ValueTask<Filter?> OutstandingAsync(Filter filter, string content, CancellationToken cancellationToken)
    {
        if (filter.Items.Count > 0 || content.Length == 0)
        {
            return null;
        }

        var hits = (await search.FindAsync(content, Filter.None with { Issues = filter.Issues }, Candidates, cancellationToken).ConfigureAwait(false)).OrderByDescending(hit => hit.Score).ToList();
        return hits.Count > 0 && hits[0].Coverage >= Outstanding && (hits.Count == 1 || hits[1].Coverage < hits[0].Coverage - Apart)
            ? Filter.None with { Items = [hits[0].Ref], About = new Subject(content, Single: true) }
            : null;
    }

    private const double Outstanding = 0.85;

    private const double Apart = 0.15;

    private static IEnumerable<Filter> Variants(Filter filter, bool single)
    {
        yield return filter;
        if (filter.Industries.Count > 0 || filter.Stages.Count > 0)
        {
            yield return filter with { Industries = [] };
            yield return filter with { Industries = [], Stages = [] };
        }

        if (filter.Dates is not null || filter.Mentions.Count > 0)
        {
            yield return filter with { Industries = [], Stages = [], Dates = null };
        }

        if (filter.Sections.Count > 0)
        {
            // 招商引资工作方案 is a policy's name.
            yield return filter with { Sections = [], Industries = [], Stages = [] };
        }

        // A place may stand in a name by chance, but a list or a sum of one place is never answered from another.
        if (single && filter.Places.Count > 0)
        {
            yield return filter with { Industries = [], Stages = [], Mentions = [.. filter.Mentions, .. filter.Places.Select(place => TextFold.Fold(place.Label))], Dates = null, Places = [] };
        }
    }
}

/// <param name="Words">The unknown words, folded, parted by spaces.</param>
/// <param name="Content">All content words: ranks the candidates.</param>
/// <param name="Single">True where the question is about one item.</param>
/// <param name="IsLenient">True where words that stand nowhere in the news may be the question's own and not the name's.</param>
internal sealed record SubjectSearch(string Words, string Content, bool Single, bool IsLenient);

/// <param name="Filter">With its items resolved.</param>
/// <param name="LeftOut">Words that stand nowhere in the news.</param>
internal sealed record FoundSubject(Filter Filter, IReadOnlyList<string> LeftOut);
