using Microsoft.Extensions.Options;
using ParkBot.Answering;
using ParkBot.News;
using ParkBot.Queries;
using ParkBot.Storage;
using ParkBot.Understanding;

namespace ParkBot.Digests;

/// <summary>Reads what a digest is made of. Nothing is asked whose answer is known to be empty.</summary>
internal sealed class IssueReader(RunPlan run, NewsCatalog catalog, ProgressFinder progress, IOptions<AnsweringOptions> options)
{
    /// <summary>What stands for a parser's name: nothing had to be understood.</summary>
    private const string Engine = "digest";

    /// <summary>Null where the issue has no news that the filter lets through.</summary>
    internal async Task<IssueContent?> ReadAsync(Filter asked, NewsIssue issue, CancellationToken cancellationToken)
    {
        var news = await catalog.ReadAsync(cancellationToken).ConfigureAwait(false);
        var (filter, all) = await MatchedAsync(asked, issue, news, cancellationToken).ConfigureAwait(false);
        if (all.ItemsTotal == 0)
        {
            return null;
        }

        var now = await FiguresAsync(filter, all.ItemsTotal, cancellationToken).ConfigureAwait(false);
        var tells = now.Investment is { Items.Count: > 1 };
        return new IssueContent
        {
            All = all,
            Now = now,
            Before = await BeforeAsync(asked, issue, news, cancellationToken).ConfigureAwait(false),
            Places = tells ? await PartedAsync(filter, Places(asked), cancellationToken).ConfigureAwait(false) : null,
            Industries = tells ? await PartedAsync(filter, Dimension.Industry, cancellationToken).ConfigureAwait(false) : null,
            Policies = await PoliciesAsync(filter, cancellationToken).ConfigureAwait(false),
            MovedOn = await progress.FindAsync([.. all.Items.Select(item => item.Key)], cancellationToken).ConfigureAwait(false),
        };
    }

    /// <summary>A result with the plan that it is of, as receipts and charts take it.</summary>
    internal Material Material(QueryResult result) => new()
    {
        Question = string.Empty,
        Engine = Engine,
        Planned = new Planned(result.Plan, []),
        Result = result,
        Views = new Dictionary<long, StoredItem>(),
        Options = options.Value,
    };

    /// <summary>
    /// The news of the issue, and the filter for them. It names them one by one where another publication has an issue of the same
    /// number, and where they were found by words: a narrower filter would find others.
    /// </summary>
    private async Task<(Filter Filter, QueryResult All)> MatchedAsync(Filter asked, NewsIssue issue, NewsSnapshot news, CancellationToken cancellationToken)
    {
        var filter = asked with { Issues = [issue.Number] };
        var all = await run(new Listing { Filter = filter }, cancellationToken).ConfigureAwait(false);
        if (asked.About is null && !news.Issues.Any(other => other.Number == issue.Number && other.Publication != issue.Publication))
        {
            return (filter, all);
        }

        var own = all.Items.Where(item => item.Ref.Publication == issue.Publication).ToList();
        return (filter with { Items = [.. own.Select(item => item.Ref)] }, all with { Items = own, ItemsTotal = own.Count });
    }

    private async Task<IssueFigures> FiguresAsync(Filter filter, int items, CancellationToken cancellationToken) => new(
        items,
        await run(new Aggregate { Filter = filter, Measure = Measure.Projects }, cancellationToken).ConfigureAwait(false),
        await run(new Aggregate { Filter = filter, Measure = Measure.Investment }, cancellationToken).ConfigureAwait(false),
        filter.Stages.Count > 0 ? null : await run(new Aggregate { Filter = filter, Measure = Measure.Projects, GroupBy = Dimension.Stage }, cancellationToken).ConfigureAwait(false));

    private async Task<IssueBefore> BeforeAsync(Filter asked, NewsIssue issue, NewsSnapshot news, CancellationToken cancellationToken)
    {
        var others = news.Issues.Where(other => other.Publication == issue.Publication && other.Number != issue.Number).ToList();
        if (others.Find(other => other.Number == issue.Number - 1) is not { } before)
        {
            return new IssueBefore(issue.Number - 1, null, others.OrderBy(other => Math.Abs((long)other.Number - issue.Number)).ThenBy(other => other.Number).FirstOrDefault());
        }

        var (filter, all) = await MatchedAsync(asked, before, news, cancellationToken).ConfigureAwait(false);
        return new IssueBefore(before.Number, all.ItemsTotal == 0 ? new IssueFigures(0) : await FiguresAsync(filter, all.ItemsTotal, cancellationToken).ConfigureAwait(false), null);
    }

    private async Task<Material?> PartedAsync(Filter filter, Dimension? dimension, CancellationToken cancellationToken)
    {
        if (dimension is null)
        {
            return null;
        }

        var parted = await run(new Aggregate { Filter = filter, Measure = Measure.Investment, GroupBy = dimension, Order = SortOrder.Descending }, cancellationToken).ConfigureAwait(false);
        return parted.Rows.Count > 1 ? Material(parted) : null;
    }

    /// <summary>One province is parted by its cities, a municipality or a city by its counties; a county is not.</summary>
    private static Dimension? Places(Filter asked) => asked.Places switch
    {
        [{ Places: [{ County: not null }] }] => null,
        [{ Places: [{ City: not null }] }] => Dimension.County,
        [{ Places: [{ Province: { } province }] }] => province.EndsWith('市') ? Dimension.County : Dimension.City,
        _ => Dimension.Province,
    };

    private async Task<IReadOnlyList<ResultItem>> PoliciesAsync(Filter filter, CancellationToken cancellationToken) =>
        filter.Sections.Count > 0 && !filter.Sections.Contains(Section.Policy)
            ? []
            : (await run(new Listing { Filter = filter with { Sections = [Section.Policy] } }, cancellationToken).ConfigureAwait(false)).Items;
}
