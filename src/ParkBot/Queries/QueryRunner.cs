using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using ParkBot.Storage;

namespace ParkBot.Queries;

/// <summary>Runs a plan on the published news, all of it on one picture of the database.</summary>
internal sealed class QueryRunner(Database database, TextSearch search, IOptions<RateOptions> rates)
{
    internal async Task<QueryResult> RunAsync(QueryPlan plan, CancellationToken cancellationToken)
    {
        await using var connection = await database.ConnectForQueriesAsync(cancellationToken).ConfigureAwait(false);
        await using var snapshot = connection.BeginTransaction(deferred: true);
        var result = plan switch
        {
            Aggregate aggregate => await new AggregateRunner(connection, rates.Value).RunAsync(await ResolvedAsync(connection, aggregate, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false),
            Listing listing => await ListAsync(connection, listing with { Filter = await ResolvedAsync(connection, listing.Filter, cancellationToken).ConfigureAwait(false) }, cancellationToken).ConfigureAwait(false),
            Passages passages => await new PassageFinder(connection, search, rates.Value).RunAsync(passages with { Filter = await ResolvedAsync(connection, passages.Filter, cancellationToken).ConfigureAwait(false) }, cancellationToken).ConfigureAwait(false),
            _ => throw new ArgumentOutOfRangeException(nameof(plan)),
        };
        return result with { Plan = plan, NewsVersion = await NewsVersion.ReadAsync(connection, cancellationToken).ConfigureAwait(false) };
    }

    private async Task<QueryResult> ListAsync(SqliteConnection connection, Listing plan, CancellationToken cancellationToken)
    {
        var query = new ItemQuery(connection, new FilterSql(rates.Value, plan.Filter), rates.Value);
        var matched = await query.MatchedAsync(dimension: null, cancellationToken).ConfigureAwait(false);
        var items = await new FigureReader(query, Measure.Investment).ReadAsync(matched, [], cancellationToken).ConfigureAwait(false);
        var ordered = plan.OrderBy switch
        {
            ListOrder.NewestFirst => [.. items.OrderByDescending(item => item.Time.To).ThenByDescending(item => item.Ref.Issue)],
            ListOrder.LargestFirst => [.. items.OrderBy(item => item.Figures.Count == 0).ThenByDescending(item => item.Value)],
            ListOrder.SmallestFirst => [.. items.OrderBy(item => item.Figures.Count == 0).ThenBy(item => item.Value)],
            _ => items,
        };
        var shown = plan.Top is { } top && top < ordered.Count ? ordered[..top] : ordered;
        return new QueryResult
        {
            Plan = plan,
            Items = await ResultItems.ReadAsync(connection, shown, cancellationToken).ConfigureAwait(false),
            ItemsTotal = shown.Count,
            Receipt = Receipts.Of(matched, items.Count(item => item.Figures.Count > 0), [], rates.Value),
        };
    }

    private async Task<Aggregate> ResolvedAsync(SqliteConnection connection, Aggregate plan, CancellationToken cancellationToken)
    {
        var branches = new List<Branch>();
        foreach (var branch in plan.Branches)
        {
            branches.Add(branch with { Filter = await ResolvedAsync(connection, branch.Filter, cancellationToken).ConfigureAwait(false) });
        }

        return plan with
        {
            Filter = await ResolvedAsync(connection, plan.Filter, cancellationToken).ConfigureAwait(false),
            Branches = branches,
            Whole = plan.Whole is { } whole ? await ResolvedAsync(connection, whole, cancellationToken).ConfigureAwait(false) : null,
        };
    }

    private async Task<Filter> ResolvedAsync(SqliteConnection connection, Filter filter, CancellationToken cancellationToken) =>
        filter is { About: { } about, Items.Count: 0 }
            ? filter with { Items = await search.NamedAsync(connection, about, filter with { About = null }, cancellationToken).ConfigureAwait(false) }
            : filter;
}
