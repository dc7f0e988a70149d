using ParkBot.News;
using ParkBot.Queries;
using ParkBot.Tests.Storage;
using Xunit;

namespace ParkBot.Tests.Queries;

/// <summary>Cross tables, thresholds, matched groups, numbers of groups, and the dimensions by which rows can be.</summary>
public sealed class GroupingTests : IDisposable
{
    private static readonly Place Suzhou = new("江苏省", "苏州市"), Nanjing = new("江苏省", "南京市"), Hangzhou = new("浙江省", "杭州市"), Zhejiang = new("浙江省");

    private readonly Desk desk = new();

    public void Dispose() => desk.Dispose();

    [Fact]
    public async Task A_cross_table_has_a_row_for_each_pair_that_has_items()
    {
        await desk.Store.LoadAsync(Sample.Issue(1,
            Sample.Item("一").In(Suzhou, Hangzhou).Of(Industry.AI, Industry.Finance).Costing(3),
            Sample.Item("二").In(Hangzhou).Of(Industry.AI).Costing(8),
            Sample.Item("三").In(Nanjing).Of(Industry.AI).Costing(2),
            Sample.Item("四").In(Nanjing).Costing(50)));
        var plan = new Aggregate { Measure = Measure.Investment, GroupBy = Dimension.Province, Across = Dimension.Industry };

        Assert.Equal(["浙江省 · 人工智能 8亿元 1", "江苏省 · 人工智能 5亿元 2", "江苏省 · 金融 3亿元 1"], await desk.RowsAsync(plan));
        var result = await desk.RunAsync(plan);
        Assert.Equal(("浙江省", "人工智能"), (result.Rows[0].Group, result.Rows[0].Across));
        Assert.Equal((true, 1, 3), (result.Receipt.RowsOverlap, result.Receipt.Ungrouped, result.ItemsTotal));
        Assert.Equal(["招商引资 · 江苏省 3条 3", "招商引资 · 浙江省 1条 1"], await desk.RowsAsync(plan with { Measure = Measure.Items, GroupBy = Dimension.Section, Across = Dimension.Province }));
    }

    [Fact]
    public async Task A_cross_table_by_stage_takes_the_figures_of_the_stage()
    {
        await desk.Store.LoadAsync(Sample.Issue(1, Sample.Item("一").In(Suzhou).At(Stage.Signed, Stage.Started).Costing(100).Costing(30, stage: Stage.Started, headline: false)));

        Assert.Equal(["江苏省 · 签约 100亿元 1", "江苏省 · 开工 30亿元 1"], await desk.RowsAsync(new Aggregate { Measure = Measure.Investment, GroupBy = Dimension.Province, Across = Dimension.Stage }));
    }

    [Fact]
    public async Task A_threshold_holds_for_rows_and_is_met_before_the_top_is_taken()
    {
        await desk.Store.LoadAsync(Sample.Issue(1, Sample.Item("一").In(Suzhou).Costing(60), Sample.Item("二").In(Suzhou).Costing(40), Sample.Item("三").In(Nanjing).Costing(100), Sample.Item("四").In(Hangzhou).Costing(99)));
        var plan = new Aggregate { Measure = Measure.Investment, GroupBy = Dimension.City, Having = new ValueRange(100, true, null, false), Order = SortOrder.Ascending };

        Assert.Equal(["南京市 100亿元 1", "苏州市 100亿元 2"], await desk.RowsAsync(plan));
        Assert.Empty(await desk.RowsAsync(plan with { Having = new ValueRange(100, false, null, false) }));
        Assert.Equal(["杭州市 99亿元 1"], await desk.RowsAsync(plan with { Having = new ValueRange(null, false, 100, false) }));
        Assert.Equal(["南京市 100亿元 1"], await desk.RowsAsync(plan with { Top = 1, Having = new ValueRange(99, false, null, false), Filter = Desk.In(Nanjing, Hangzhou) }));
        Assert.Equal([3, 1, 2], (await desk.RunAsync(plan)).Items.Select(item => item.Ref.Number));
        Assert.Empty((await desk.RunAsync(plan)).Silent);
    }

    [Fact]
    public async Task Groups_are_matched_with_those_of_other_news()
    {
        await desk.Store.LoadAsync(Sample.Issue(1, Sample.Item("一").In(Suzhou).Costing(5), Sample.Item("二").In(Hangzhou).Costing(7), Sample.Item("三").Costing(1)));
        await desk.Store.LoadAsync(Sample.Issue(2, Sample.Item("四").In(Nanjing), Sample.Item("五").In(new Place("广东省"))));
        var last = Filter.None with { Issues = [1] };
        var now = Filter.None with { Issues = [2] };
        var plan = new Aggregate { Measure = Measure.Items, GroupBy = Dimension.Province, Filter = last, Match = new GroupMatch(false, now) };

        Assert.Equal(["浙江省 1条 1"], await desk.RowsAsync(plan));
        Assert.Equal(["江苏省 1条 1"], await desk.RowsAsync(plan with { Match = new GroupMatch(true, now) }));
        Assert.Equal(["广东省 1条 1"], await desk.RowsAsync(plan with { Filter = now, Match = new GroupMatch(false, last) }));
        Assert.Equal(["江苏省 5亿元 1"], await desk.RowsAsync(plan with { Measure = Measure.Investment, Match = new GroupMatch(true, now) }));
        Assert.Empty((await desk.RunAsync(plan with { Measure = Measure.Investment })).Silent);
    }

    [Fact]
    public async Task Different_groups_are_counted_under_all_regions_of_an_item()
    {
        await desk.Store.LoadAsync(Sample.Issue(1,
            Sample.Item("一").In(Suzhou, Hangzhou).By("甲公司", "乙公司"),
            Sample.Item("二").In(Suzhou).By("甲公司").On(5, 7, 8),
            Sample.Item("三").In(Zhejiang),
            Sample.Item("四").In(new Place("上海市", null, "闵行区"))));
        var cities = new Aggregate { Measure = new Measure.GroupCount(Dimension.City) };

        var result = await desk.RunAsync(cities);
        Assert.Equal((3m, "个", 3), (result.Value!.Value, result.Unit, result.ItemsTotal));
        Assert.Equal([1, 2, 4], result.Items.Select(item => item.Ref.Number));
        Assert.Equal([3], result.Silent.Select(item => item.Ref.Number));
        Assert.Equal(["上海市 1个 1", "江苏省 1个 2", "浙江省 1个 1"], (await desk.RowsAsync(cities with { GroupBy = Dimension.Province })).Order(StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.Equal(1, await desk.FigureAsync(cities.Measure, Desk.In(new Place("江苏省"))));
        Assert.Null(await desk.FigureAsync(cities.Measure, Filter.None with { Mentions = ["三"] }));
        Assert.Equal(["江苏 1个 2", "浙江 1个 1"], await desk.RowsAsync(cities with { Branches = [new Branch("江苏", Desk.In(new Place("江苏省"))), new Branch("浙江", Desk.In(Zhejiang))] }));
        await UnitAsync(Dimension.Organization, 2, "家");
        await UnitAsync(Dimension.Day, 2, "天");
        await UnitAsync(Dimension.Issue, 1, "期");

        async Task UnitAsync(Dimension dimension, decimal value, string unit)
        {
            var counted = await desk.RunAsync(new Aggregate { Measure = new Measure.GroupCount(dimension) });
            Assert.Equal((value, unit), (counted.Value, counted.Unit));
        }
    }

    [Fact]
    public async Task Bands_hold_their_lower_bound_and_stand_in_their_own_order()
    {
        await desk.Store.LoadAsync(Sample.Issue(1, Sample.Item("一").Costing(100), Sample.Item("二").Costing(0.99m), Sample.Item("三").Costing(1), Sample.Item("四").Costing(2, "USD"), Sample.Item("五"), Sample.Item("六").Costing(5, kind: AmountKind.Credit, headline: false)));

        Assert.Equal(["1亿元以下 1条 1", "1亿–10亿元 1条 1", "10亿–50亿元 1条 1", "100亿元以上 1条 1"], await desk.RowsAsync(new Aggregate { Measure = Measure.Items, GroupBy = Dimension.Band }));
        Assert.Equal(2, (await desk.RunAsync(new Aggregate { Measure = Measure.Items, GroupBy = Dimension.Band })).Receipt.Ungrouped);
        Assert.Equal(["人民币 101.99亿元 3", "美元 13.8亿元 1"], await desk.RowsAsync(new Aggregate { Measure = Measure.Investment, GroupBy = Dimension.Currency }));
    }

    [Fact]
    public async Task Quarters_and_years_follow_one_another_as_months_do()
    {
        await desk.Store.LoadAsync(Sample.Issue(1, Sample.Item("一").On(3, 31), Sample.Item("二").On(4, 1), Sample.Item("三")));

        Assert.Equal(["2024年第1季度 1条 1", "2024年第2季度 2条 2"], await desk.RowsAsync(new Aggregate { Measure = Measure.Items, GroupBy = Dimension.Quarter }));
        Assert.Equal(["2024年 3条 3"], await desk.RowsAsync(new Aggregate { Measure = Measure.Items, GroupBy = Dimension.Year }));
    }
}
