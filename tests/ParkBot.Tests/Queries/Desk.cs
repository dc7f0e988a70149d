using Microsoft.Extensions.Options;
using ParkBot.News;
using ParkBot.Queries;
using ParkBot.Storage;
using ParkBot.Tests.Storage;
using Xunit;

namespace ParkBot.Tests.Queries;

/// <summary>A database of its own with all that asks it.</summary>
internal sealed class Desk : IDisposable
{
    internal Desk()
    {
        Columns = new ColumnStore(Options.Create(Rates));
        Search = new TextSearch(Store.Database, Columns);
        Runner = new QueryRunner(Store.Database, Columns, Search, Options.Create(Rates));
        Catalog = new NewsCatalog(Store.Database);
    }

    internal static RateOptions Rates { get; } = new();

    internal TestDatabase Store { get; } = new();

    internal ColumnStore Columns { get; }

    internal TextSearch Search { get; }

    internal QueryRunner Runner { get; }

    internal NewsCatalog Catalog { get; }

    internal Task<QueryResult> RunAsync(QueryPlan plan) => Runner.RunAsync(plan, TestContext.Current.CancellationToken);

    internal async Task<decimal?> FigureAsync(Measure measure, Filter filter, Statistic statistic = Statistic.Total) =>
        (await RunAsync(new Aggregate { Measure = measure, Filter = filter, Statistic = statistic })).Value;

    /// <summary>The numbers of the items that match, as printed.</summary>
    internal async Task<IReadOnlyList<int>> MatchAsync(Filter filter) =>
        [.. (await RunAsync(new Listing { Filter = filter })).Items.Select(item => item.Ref.Number)];

    /// <summary>label value, a row each.</summary>
    internal async Task<IReadOnlyList<string>> RowsAsync(Aggregate plan) =>
        [.. (await RunAsync(plan)).Rows.Select(row => FormattableString.Invariant($"{row.Label} {row.Value}{row.Unit} {row.Items}"))];

    public void Dispose()
    {
        Columns.Dispose();
        Store.Dispose();
    }

    internal static Filter In(params Place[] places) => Filter.None with { Places = [new PlaceFilter("那里", places)] };

    internal static Filter At(params Stage[] stages) => Filter.None with { Stages = stages };
}
