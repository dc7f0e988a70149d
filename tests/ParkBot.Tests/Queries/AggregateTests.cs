using ParkBot.News;
using ParkBot.Queries;
using ParkBot.Tests.Storage;
using Xunit;

namespace ParkBot.Tests.Queries;

public sealed class AggregateTests : IDisposable
{
    private readonly Desk desk = new();

    public void Dispose() => desk.Dispose();

    [Fact]
    public async Task A_sum_of_one_stage_takes_the_amount_of_that_stage_else_the_headline()
    {
        await desk.Store.LoadAsync(Sample.Issue(1,
            Sample.Item("一").At(Stage.Signed, Stage.Started).Costing(100).Costing(30, stage: Stage.Started, headline: false).Costing(7, stage: Stage.Started, kind: AmountKind.Part, headline: false),
            Sample.Item("二").At(Stage.Started).Costing(5),
            Sample.Item("三").At(Stage.Started)));

        Assert.Equal(35, await desk.FigureAsync(Measure.Investment, Desk.At(Stage.Started)));
        Assert.Equal(100, await desk.FigureAsync(Measure.Investment, Desk.At(Stage.Signed)));
        Assert.Equal(105, await desk.FigureAsync(Measure.Investment, Desk.At(Stage.Signed, Stage.Started)));
        Assert.Equal(105, await desk.FigureAsync(Measure.Investment, Filter.None));
    }

    [Fact]
    public async Task Projects_of_a_stage_are_its_counts_and_never_the_total()
    {
        await desk.Store.LoadAsync(Sample.Issue(1,
            Sample.Item("一").At(Stage.Signed, Stage.Started).About(46).Counting(10, Stage.Started).Counting(36, Stage.Signed).Counting(4, Stage.Started, partOf: true),
            Sample.Item("二").At(Stage.Started).About(8),
            Sample.Item("三").At(Stage.Started).Counting(3, Stage.Started)));

        Assert.Equal(13, await desk.FigureAsync(Measure.Projects, Desk.At(Stage.Started)));
        Assert.Equal(49, await desk.FigureAsync(Measure.Projects, Desk.At(Stage.Started, Stage.Signed)));
        Assert.Equal(54, await desk.FigureAsync(Measure.Projects, Filter.None));
        Assert.Null(await desk.FigureAsync(Measure.Projects, Desk.At(Stage.Issued)));
    }

    [Fact]
    public async Task A_sum_tells_what_it_stands_on()
    {
        await desk.Store.LoadAsync(Sample.Issue(1,
            Sample.Item("小").Costing(2, "USD", bound: Bound.Over),
            Sample.Item("大").Costing(60).Costing(10, bound: Bound.About),
            Sample.Item("无"),
            Sample.Item("他").Costing(5, "XYZ")));

        var result = await desk.RunAsync(new Aggregate { Measure = Measure.Investment });

        Assert.Equal((83.8m, "亿元"), (result.Value!.Value, result.Unit));
        Assert.Equal([2, 1], result.Items.Select(item => item.Ref.Number));
        Assert.Equal([3, 4], result.Silent.Select(item => item.Ref.Number));
        Assert.Equal((4, 2, 2, 0), (result.Receipt.Matched, result.Receipt.Told, result.Receipt.Hedged, result.Receipt.Merged));
        Assert.Equal(("USD", 6.9m), Assert.Single(result.Receipt.Rates.Select(rate => (rate.Key, rate.Value))));
        Assert.Equal([1], result.Receipt.Issues);
        Assert.Equal([(60m, "60亿"), (10m, "10亿")], result.Items[0].Figures.Select(figure => (figure.Value, figure.Text)));
        Assert.Equal(new Evidence(EvidenceField.Title, 0, 2), Assert.Single(result.Items[0].Figures[0].Evidence));
        Assert.Equal("某市政府网站", result.Items[0].Source);
    }

    [Fact]
    public async Task Averages_divide_by_what_tells()
    {
        await desk.Store.LoadAsync(Sample.Issue(1,
            Sample.Item("一").Costing(30).About(4), Sample.Item("二").Costing(10), Sample.Item("三").About(6), Sample.Item("四").Costing(20).About(1)));

        Assert.Equal(20, await desk.FigureAsync(Measure.Investment, Filter.None, Statistic.AveragePerItem));
        Assert.Equal(10, await desk.FigureAsync(Measure.Investment, Filter.None, Statistic.AveragePerProject));
    }

    [Fact]
    public async Task Groups_by_place_count_an_item_under_its_first_region()
    {
        await desk.Store.LoadAsync(Sample.Issue(1,
            Sample.Item("一").In(new Place("广东省", "佛山市", "南海区"), new Place("广东省", "广州市")).Costing(1),
            Sample.Item("二").In(new Place("上海市", null, "闵行区")).Costing(7),
            Sample.Item("三").In(new Place("广东省")).Costing(3),
            Sample.Item("四").Costing(9)));

        Assert.Equal(["上海市 7亿元 1", "广东省 4亿元 2"], await desk.RowsAsync(new Aggregate { Measure = Measure.Investment, GroupBy = Dimension.Province }));
        Assert.Equal(["上海市 1条 1", "佛山市 1条 1"], (await desk.RowsAsync(new Aggregate { Measure = Measure.Items, GroupBy = Dimension.City })).Order(StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.Equal(["南海区 1亿元 1", "闵行区 7亿元 1"], await desk.RowsAsync(new Aggregate { Measure = Measure.Investment, GroupBy = Dimension.County, Order = SortOrder.Ascending }));
    }

    [Fact]
    public async Task Groups_by_industry_and_by_day_may_overlap_and_say_so()
    {
        await desk.Store.LoadAsync(Sample.Issue(1,
            Sample.Item("一").Of(Industry.AI, Industry.Finance).On(5, 7, 8), Sample.Item("二").Of(Industry.AI).On(5, 8), Sample.Item("三", section: Section.Policy)));

        var byIndustry = new Aggregate { Measure = Measure.Items, GroupBy = Dimension.Industry };
        Assert.Equal(["人工智能 2条 2", "金融 1条 1"], await desk.RowsAsync(byIndustry));
        Assert.True((await desk.RunAsync(byIndustry)).Receipt.RowsOverlap);
        Assert.Equal(["2024-05-07 1条 1", "2024-05-08 2条 2"], await desk.RowsAsync(new Aggregate { Measure = Measure.Items, GroupBy = Dimension.Day }));
        Assert.Equal(["2024-05 3条 3"], await desk.RowsAsync(new Aggregate { Measure = Measure.Items, GroupBy = Dimension.Month }));
        Assert.Equal(["招商引资 2条 2", "政策法规 1条 1"], await desk.RowsAsync(new Aggregate { Measure = Measure.Items, GroupBy = Dimension.Section }));
        Assert.False((await desk.RunAsync(byIndustry with { GroupBy = Dimension.Section })).Receipt.RowsOverlap);
    }

    [Fact]
    public async Task A_group_by_stage_takes_the_figures_of_its_stage()
    {
        await desk.Store.LoadAsync(Sample.Issue(1, Sample.Item("一").At(Stage.Signed, Stage.Started).Costing(100).Costing(30, stage: Stage.Started, headline: false)));

        Assert.Equal(["签约 100亿元 1", "开工 30亿元 1"], await desk.RowsAsync(new Aggregate { Measure = Measure.Investment, GroupBy = Dimension.Stage }));
    }

    [Fact]
    public async Task The_largest_is_named_and_several_as_large_are_each_named()
    {
        await desk.Store.LoadAsync(Sample.Issue(1, Sample.Item("一").Costing(5), Sample.Item("二").Costing(9), Sample.Item("三"), Sample.Item("四").Costing(9)));
        var plan = new Aggregate { Measure = Measure.Investment, GroupBy = Dimension.Item, Order = SortOrder.Descending, Top = 1 };

        var result = await desk.RunAsync(plan);

        Assert.Equal([("二", 2), ("四", 4)], result.Rows.Select(row => (row.Label, row.Item!.Value.Number)));
        Assert.Equal([2, 4], result.Items.Select(item => item.Ref.Number));
        Assert.Equal((4, 3), (result.Receipt.Matched, result.Receipt.Told));
        Assert.Equal([3], result.Silent.Select(item => item.Ref.Number));
        Assert.Equal(["一 5亿元 1", "二 9亿元 1"], await desk.RowsAsync(plan with { Order = SortOrder.Ascending, Top = 2 }));
    }

    [Fact]
    public async Task Branches_keep_their_order_and_those_that_tell_nothing()
    {
        await desk.Store.LoadAsync(Sample.Issue(1, Sample.Item("一").In(new Place("江苏省")).Costing(5).At(Stage.Signed), Sample.Item("二").In(new Place("浙江省")).Costing(50).At(Stage.Signed)));
        var plan = new Aggregate { Measure = Measure.Investment, Filter = Desk.At(Stage.Signed), Branches = [new Branch("江苏", Desk.In(new Place("江苏省"))), new Branch("浙江", Desk.In(new Place("浙江省"))), new Branch("北京", Desk.In(new Place("北京市")))] };

        Assert.Equal(["江苏 5亿元 1", "浙江 50亿元 1", "北京 亿元 0"], await desk.RowsAsync(plan));
        Assert.Null((await desk.RunAsync(plan)).Value);
        Assert.Equal([2, 1], (await desk.RunAsync(plan)).Items.Select(item => item.Ref.Number));
    }

    [Fact]
    public async Task A_share_divides_the_figure_and_each_row_by_the_whole()
    {
        await desk.Store.LoadAsync(Sample.Issue(1, Sample.Item("一").In(new Place("江苏省")).Costing(5), Sample.Item("二").In(new Place("浙江省")).Costing(15)));
        var plan = new Aggregate { Measure = Measure.Investment, Statistic = Statistic.Share, Filter = Desk.In(new Place("江苏省")), Whole = new Aggregate { Measure = Measure.Investment } };

        var result = await desk.RunAsync(plan);

        Assert.Equal((25m, "%"), (result.Value!.Value, result.Unit));
        Assert.Equal(["浙江省 75% 1", "江苏省 25% 1"], await desk.RowsAsync(plan with { Filter = Filter.None, GroupBy = Dimension.Province }));
        Assert.Null((await desk.RunAsync(plan with { Whole = plan.Whole with { Filter = Desk.At(Stage.Issued) } })).Value);
    }

    [Fact]
    public async Task A_list_has_its_order_and_its_end()
    {
        await desk.Store.LoadAsync(Sample.Issue(1, Sample.Item("一").On(5, 9).Costing(1), Sample.Item("二").On(5, 10), Sample.Item("三").On(5, 8).Costing(2)));

        Assert.Equal([2, 1, 3], await ListAsync(ListOrder.NewestFirst, null));
        Assert.Equal([3, 1], await ListAsync(ListOrder.LargestFirst, 2));
        Assert.Equal([1, 3, 2], await ListAsync(ListOrder.SmallestFirst, null));

        async Task<IEnumerable<int>> ListAsync(ListOrder order, int? top) => (await desk.RunAsync(new Listing { OrderBy = order, Top = top })).Items.Select(item => item.Ref.Number);
    }
}
