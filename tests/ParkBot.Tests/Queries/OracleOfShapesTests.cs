using CsCheck;
using ParkBot.News;
using ParkBot.Queries;
using ParkBot.Tests.Storage;
using Xunit;

namespace ParkBot.Tests.Queries;

/// <summary>Random news and the shapes that a question can take: each says what counting by hand says. Every item is a project of its own here.</summary>
public sealed class OracleOfShapesTests
{
    private static readonly Place[] Places =
    [
        new("江苏省"), new("江苏省", "苏州市"), new("江苏省", "南京市"), new("浙江省", "杭州市"), new("上海市", null, "闵行区"), new("广东省", "佛山市"),
    ];

    private static readonly Industry[] Industries = [Industry.Photovoltaic, Industry.AI, Industry.Finance];

    private static readonly Gen<Item> Items =
        from places in Gen.OneOf(Places).Array[0, 3]
        from industries in Gen.OneOf(Industries).Array[0, 2]
        from month in Gen.Int[0, 9]
        from tenths in Gen.Int[-400, 1500]
        from currency in Gen.OneOf("CNY", "CNY", "USD")
        from source in Gen.OneOf("新华网", "某市政府网站", "江苏日报")
        select Make([.. places.Distinct()], [.. industries.Distinct()], month, tenths, currency, source);

    [Fact]
    public async Task Every_shape_says_what_counting_by_hand_says()
    {
        await Gen.Select(Items.Array[1, 12], Items.Array[1, 8], Gen.Int[1, 60]).SampleAsync(
            async (first, second, least) =>
            {
                using var desk = new Desk();
                // Every item has a name of its own: none is taken for the same project as another.
                var (one, two) = (Sample.Issue(1, Named(first, "前")), Sample.Issue(2, Named(second, "后")));
                await desk.Store.LoadAsync(one);
                await desk.Store.LoadAsync(two);
                var all = two.Items.Concat(one.Items).ToList();
                await CrossedAsync(desk, all);
                await HavingAsync(desk, all, least);
                await MatchedAsync(desk, one, two);
                await CountedAsync(desk, all);
                await MiddleAsync(desk, all);
                await BandsAsync(desk, all);
                await WithinAsync(desk, all);
                await ContrastedAsync(desk, one, two);
                Assert.Equal(all.Count(item => item.Text.Source!.Contains('网', StringComparison.Ordinal)), (await desk.MatchAsync(Filter.None with { Sources = ["网"] })).Count);
                Assert.Equal(all.Count(item => item.Amounts.Any(amount => amount.Currency == "USD")), (await desk.MatchAsync(Filter.None with { Currencies = ["USD"] })).Count);
            },
            iter: 25,
            threads: 1);
    }

    private static async Task CrossedAsync(Desk desk, List<Item> all)
    {
        var rows = await desk.RunAsync(new Aggregate { Measure = Measure.Investment, GroupBy = Dimension.Province, Across = Dimension.Industry });
        var expected = from item in all
                       where item.Regions.Count > 0 && Told(item) is not null
                       from industry in item.Industries
                       group Told(item)!.Value by $"{item.Regions[0].Value.Province} · {industry.Value.Chinese()}" into pair
                       select (pair.Key, Sum: (decimal?)pair.Sum());
        Same(expected, rows.Rows.Select(row => (row.Label, row.Value)));
    }

    private static async Task HavingAsync(Desk desk, List<Item> all, int least)
    {
        var rows = await desk.RunAsync(new Aggregate { Measure = Measure.Investment, GroupBy = Dimension.Province, Having = new ValueRange(least, true, null, false) });
        Same(Provinces(all).Where(row => row.Sum >= least).Select(row => (row.Province, row.Sum)), rows.Rows.Select(row => (row.Label, row.Value)));
    }

    private static async Task MatchedAsync(Desk desk, Issue one, Issue two)
    {
        foreach (var present in new[] { true, false })
        {
            var rows = await desk.RunAsync(new Aggregate { Measure = Measure.Items, GroupBy = Dimension.Province, Filter = Filter.None with { Issues = [1] }, Match = new GroupMatch(present, Filter.None with { Issues = [2] }) });
            var there = two.Items.Where(item => item.Regions.Count > 0).Select(item => item.Regions[0].Value.Province!).ToHashSet(StringComparer.Ordinal);
            Same(
                one.Items.Where(item => item.Regions.Count > 0).GroupBy(item => item.Regions[0].Value.Province!, StringComparer.Ordinal).Where(group => there.Contains(group.Key) == present).Select(group => (group.Key, (decimal?)group.Count())),
                rows.Rows.Select(row => (row.Label, row.Value)));
        }
    }

    private static async Task CountedAsync(Desk desk, List<Item> all)
    {
        var cities = all.SelectMany(item => item.Regions.Select(region => region.Value)).Select(place => (place.Province, City: place.City ?? (place.Province == "上海市" ? place.Province : null))).Where(place => place.City is not null).Distinct().ToList();
        Assert.Equal(cities.Count == 0 ? null : cities.Count, await desk.FigureAsync(new Measure.GroupCount(Dimension.City), Filter.None));
        var rows = await desk.RunAsync(new Aggregate { Measure = new Measure.GroupCount(Dimension.City), GroupBy = Dimension.Province });
        Same(cities.GroupBy(city => city.Province!, StringComparer.Ordinal).Select(group => (group.Key, (decimal?)group.Count())), rows.Rows.Select(row => (row.Label, row.Value)));
    }

    private static async Task MiddleAsync(Desk desk, List<Item> all)
    {
        var told = all.Select(Told).OfType<decimal>().Order().ToList();
        decimal? expected = told.Count == 0 ? null : (told[(told.Count - 1) / 2] + told[told.Count / 2]) / 2;
        Assert.Equal(expected, await desk.FigureAsync(Measure.Investment, Filter.None, Statistic.Median));
    }

    private static async Task BandsAsync(Desk desk, List<Item> all)
    {
        var rows = await desk.RunAsync(new Aggregate { Measure = Measure.Items, GroupBy = Dimension.Band });
        string[] labels = ["1亿元以下", "1亿–10亿元", "10亿–50亿元", "50亿–100亿元", "100亿元以上"];
        Same(all.Select(Told).OfType<decimal>().GroupBy(yi => labels[yi < 1 ? 0 : yi < 10 ? 1 : yi < 50 ? 2 : yi < 100 ? 3 : 4], StringComparer.Ordinal).Select(group => (group.Key, (decimal?)group.Count())), rows.Rows.Select(row => (row.Label, row.Value)));
    }

    private static async Task WithinAsync(Desk desk, List<Item> all)
    {
        var largest = Provinces(all).ToList() is { Count: > 0 } provinces ? provinces.Where(row => row.Sum == provinces.Max(other => other.Sum)).Select(row => row.Province).ToList() : [];
        var found = await desk.RunAsync(new Listing { Filter = Filter.None with { Within = new Aggregate { Measure = Measure.Investment, GroupBy = Dimension.Province, Order = SortOrder.Descending, Top = 1 } } });
        Assert.Equal(all.Where(item => item.Regions.Count > 0 && largest.Contains(item.Regions[0].Value.Province!)).Select(item => item.Text.Title), found.Items.Select(item => item.Title));
    }

    private static async Task ContrastedAsync(Desk desk, Issue one, Issue two)
    {
        var plan = new Aggregate { Measure = Measure.Investment, Branches = [new Branch("前", Filter.None with { Issues = [1] }), new Branch("后", Filter.None with { Issues = [2] })], Contrast = Contrast.Growth };
        var (before, after) = (Total(one.Items), Total(two.Items));
        Assert.Equal(before is null or 0 || after is null ? null : decimal.Round((after.Value - before.Value) * 100 / before.Value, 10), (await desk.RunAsync(plan)).Value);
        Assert.Equal(after - before, (await desk.RunAsync(plan with { Contrast = Contrast.Difference })).Value);
    }

    private static IEnumerable<(string Province, decimal? Sum)> Provinces(IEnumerable<Item> all) =>
        all.Where(item => item.Regions.Count > 0 && Told(item) is not null).GroupBy(item => item.Regions[0].Value.Province!, StringComparer.Ordinal).Select(group => (group.Key, group.Sum(Told)));

    private static decimal? Total(IEnumerable<Item> items) => items.Select(Told).Where(value => value is not null).ToList() is { Count: > 0 } told ? told.Sum() : null;

    private static decimal? Told(Item item) => item.Amounts is [var amount] ? amount.Cents / 10_000_000_000m * (amount.Currency == "USD" ? 6.9m : 1) : null;

    private static void Same(IEnumerable<(string Label, decimal? Value)> expected, IEnumerable<(string Label, decimal? Value)> told) =>
        Assert.Equal(expected.OrderBy(row => row.Label, StringComparer.Ordinal), told.OrderBy(row => row.Label, StringComparer.Ordinal));

    private static Item[] Named(Item[] items, string issue) => [.. items.Select((item, at) => item with { Text = item.Text with { Title = $"{issue}{at}号新闻" } })];

    private static Item Make(Place[] places, Industry[] industries, int month, int tenths, string currency, string source)
    {
        var item = Sample.Item("新闻").In(places).Of(industries);
        item = item with { Text = item.Text with { Source = source } };
        item = month > 0 ? item.On(month, 3) : item;
        return tenths > 0 ? item.Costing(tenths / 10m, currency) : item;
    }
}
