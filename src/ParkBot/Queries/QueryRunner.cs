using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using ParkBot.Storage;

namespace ParkBot.Queries;

/// <summary>Runs a plan on the published news, all of it on one picture of the database.</summary>
internal sealed class QueryRunner(Database database, ColumnStore columns, TextSearch search, IOptions<RateOptions> rates)
{
    internal async Task<QueryResult> RunAsync(QueryPlan plan, CancellationToken cancellationToken)
    {
        await using var connection = await database.ConnectForQueriesAsync(cancellationToken).ConfigureAwait(false);
        await using var snapshot = connection.BeginTransaction(deferred: true);
        var news = await columns.ReadAsync(connection, cancellationToken).ConfigureAwait(false);
        var matcher = new Matcher(news, new WordMatcher(news, connection));
        var resolver = new SubjectResolver(connection, search);
        var result = plan switch
        {
            Aggregate aggregate => new AggregateTeller(news, rates.Value).Tell(
                await new AggregateRunner(matcher).RunAsync(await resolver.ResolvedAsync(aggregate, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false)),
            Listing listing => await new ListingRunner(matcher).RunAsync(listing with { Filter = await resolver.ResolvedAsync(listing.Filter, cancellationToken).ConfigureAwait(false) }, cancellationToken).ConfigureAwait(false),
            Passages passages => await new PassageFinder(connection, search, matcher).RunAsync(passages with { Filter = await resolver.ResolvedAsync(passages.Filter, cancellationToken).ConfigureAwait(false) }, cancellationToken).ConfigureAwait(false),
            _ => throw new ArgumentOutOfRangeException(nameof(plan)),
        };
        return result with { Plan = plan, NewsVersion = news.Version };
    }
}
