using ParkBot.Answering;
using ParkBot.News;
using ParkBot.Queries;
using ParkBot.Storage;
using ParkBot.Tests.Proofs;
using ParkBot.Understanding;
using Xunit;

namespace ParkBot.Tests.Answering.Prose;

/// <summary>Sheets of many kinds over the bundled samples, each by a name.</summary>
public sealed class Pressroom : IAsyncLifetime
{
    private readonly House house = new();
    private readonly Dictionary<string, Sheet> sheets = new(StringComparer.Ordinal);

    /// <summary>A sheet and what it is told as.</summary>
    internal sealed record Sheet(string Name, FactSheet Facts, Telling Telling);

    internal House House => house;

    internal IEnumerable<Sheet> All => sheets.Values;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    internal Sheet this[string name] => sheets[name];

    public async ValueTask InitializeAsync()
    {
        await house.LoadSamplesAsync();
        var first = new Filter { Issues = [109] };
        var last = new Filter { Issues = [110] };
        var jiangsu = new Filter { Places = [new PlaceFilter("江苏", [new Place("江苏省")])] };
        var signed = new Filter { Stages = [Stage.Signed] };
        await AddAsync("total", Sum(Measure.Investment, jiangsu));
        await AddAsync("all", Sum(Measure.Investment, Filter.None));
        await AddAsync("count", Sum(Measure.Items, last));
        await AddAsync("projects", Sum(Measure.Projects, last));
        await AddAsync("signed", Sum(Measure.Projects, signed));
        await AddAsync("one", Sum(Measure.Investment, new Filter { Places = [new PlaceFilter("盐城", [new Place("江苏省", "盐城市")])] }));
        await AddAsync("annual", Sum(new Measure.MoneyOf(AmountKind.Annual), jiangsu));
        await AddAsync("average", Sum(Measure.Investment, first) with { Statistic = Statistic.AveragePerItem });
        await AddAsync("perproject", Sum(Measure.Investment, first) with { Statistic = Statistic.AveragePerProject });
        await AddAsync("share", Sum(Measure.Investment, jiangsu) with { Statistic = Statistic.Share, Whole = Sum(Measure.Investment, Filter.None) });
        await AddAsync("provinces", By(Dimension.Province, Measure.Investment, first));
        await AddAsync("counts", By(Dimension.Province, Measure.Items, Filter.None));
        await AddAsync("industries", By(Dimension.Industry, Measure.Investment, Filter.None));
        await AddAsync("stages", By(Dimension.Stage, Measure.Items, Filter.None));
        await AddAsync("sections", By(Dimension.Section, Measure.Items, Filter.None));
        await AddAsync("issues", By(Dimension.Issue, Measure.Investment, Filter.None));
        await AddAsync("top", By(Dimension.Province, Measure.Investment, Filter.None) with { Order = SortOrder.Descending, Top = 5 });
        await AddAsync("bottom", By(Dimension.Province, Measure.Investment, Filter.None) with { Order = SortOrder.Ascending, Top = 3 });
        await AddAsync("items", By(Dimension.Item, Measure.Investment, last) with { Order = SortOrder.Descending, Top = 3 });
        await AddAsync("largest", By(Dimension.Item, Measure.Investment, last) with { Order = SortOrder.Descending, Top = 1 });
        await AddAsync("shares", By(Dimension.Province, Measure.Items, last) with { Statistic = Statistic.Share, Whole = Sum(Measure.Items, last) });
        await AddAsync("averages", By(Dimension.Province, Measure.Investment, Filter.None) with { Statistic = Statistic.AveragePerItem });
        await AddAsync("versus", Sum(Measure.Investment, Filter.None) with { Branches = [new Branch("江苏省", jiangsu), new Branch("辽宁省", In("辽宁省"))] });
        await AddAsync("week", new Listing { Filter = last with { Sections = [Section.Investment] } });
        await AddAsync("east", new Listing { Filter = jiangsu });
        await AddAsync("single", new Listing { Filter = In("吉林省") });
        await AddOpeningAsync("opening", last);
        await AddOpeningAsync("first", first);
    }

    public ValueTask DisposeAsync()
    {
        house.Dispose();
        return ValueTask.CompletedTask;
    }

    internal async Task<Material> MaterialAsync(QueryPlan plan) =>
        (await house.Of<AnswerMaker>().MakeAsync("问题", "builtin", new Planned(plan, []), Token)).Material;

    private static Filter In(string province) => new() { Places = [new PlaceFilter(province, [new Place(province)])] };

    private static Aggregate Sum(Measure measure, Filter filter) => new() { Measure = measure, Filter = filter };

    private static Aggregate By(Dimension dimension, Measure measure, Filter filter) => Sum(measure, filter) with { GroupBy = dimension };

    private async Task AddAsync(string name, QueryPlan plan)
    {
        var facts = FactSheet.Of(await MaterialAsync(plan));
        Assert.NotNull(facts);
        sheets.Add(name, new Sheet(name, facts, facts.Items.Count > 1 ? Telling.Week : Telling.Answer));
    }

    /// <summary>What an issue's overview opens with: items, projects, investment, provinces, and industries.</summary>
    private async Task AddOpeningAsync(string name, Filter filter)
    {
        Material[] materials =
        [
            await MaterialAsync(new Listing { Filter = filter }), await MaterialAsync(Sum(Measure.Projects, filter)), await MaterialAsync(Sum(Measure.Investment, filter)),
            await MaterialAsync(By(Dimension.Province, Measure.Investment, filter)), await MaterialAsync(By(Dimension.Industry, Measure.Investment, filter)),
        ];
        var views = (await house.Of<ReadItems>()(materials[2].Result.Items.Select(item => item.Key), Token)).ToDictionary(view => view.Key);
        sheets.Add(name, new Sheet(name, new FactSheet(materials, FactSheet.ItemsOf(materials[2].Result.Items, item => views.GetValueOrDefault(item.Key))), Telling.Opening));
    }
}
