using ParkBot.News;
using ParkBot.Queries;
using ParkBot.Tests.Storage;
using Xunit;

namespace ParkBot.Tests.Queries;

/// <summary>Filters that look beyond an item's own fields: at its source and sums, at a ranking, at its project.</summary>
public sealed class NarrowingTests : IDisposable
{
    private const string Firm = "澄曜光能集团";

    private static readonly Place Anhui = new("安徽省", "滁州市"), Suzhou = new("江苏省", "苏州市");

    private readonly Desk desk = new();

    public void Dispose() => desk.Dispose();

    [Fact]
    public async Task A_source_currency_or_kind_of_sum_is_one_of_those_named()
    {
        await desk.Store.LoadAsync(Sample.Issue(1,
            From(Sample.Item("一").Costing(1, "USD"), "新華網"),
            From(Sample.Item("二").Costing(2).Costing(3, "EUR", kind: AmountKind.Credit, headline: false), "Ｃ网客户端"),
            From(Sample.Item("三").Costing(4, kind: AmountKind.Output, headline: false), null)));

        Assert.Equal([1], await desk.MatchAsync(Filter.None with { Sources = ["新华"] }));
        Assert.Equal([1, 2], await desk.MatchAsync(Filter.None with { Sources = ["c网", "新华网"] }));
        Assert.Equal([1, 2], await desk.MatchAsync(Filter.None with { Currencies = ["USD", "EUR"] }));
        Assert.Equal([2, 3], await desk.MatchAsync(Filter.None with { Kinds = [AmountKind.Output, AmountKind.Credit] }));
        Assert.Equal([3], await desk.MatchAsync(Filter.None with { Except = Filter.None with { Sources = ["网"] } }));
        Assert.Equal([6.9m, 2m, 0m], (await desk.RunAsync(new Listing())).Items.Select(item => item.Value));

        static Item From(Item item, string? source) => item with { Text = item.Text with { Source = source } };
    }

    [Fact]
    public async Task A_chain_keeps_the_items_of_the_groups_that_a_ranking_gives()
    {
        await desk.Store.LoadAsync(Sample.Issue(1,
            Sample.Item("一").In(Anhui).Of(Industry.AI).Costing(30),
            Sample.Item("二").In(Suzhou, Anhui).Of(Industry.Finance, Industry.AI).Costing(20),
            Sample.Item("三").In(Suzhou).Of(Industry.Finance).Costing(25),
            Sample.Item("四").In(Anhui).Of(Industry.Photovoltaic).Costing(1)));
        var first = new Aggregate { Measure = Measure.Investment, GroupBy = Dimension.Province, Order = SortOrder.Descending, Top = 1 };

        Assert.Equal([2, 3], await desk.MatchAsync(Filter.None with { Within = first }));
        Assert.Equal([1, 4], await desk.MatchAsync(Filter.None with { Within = first with { Order = SortOrder.Ascending } }));
        Assert.Equal([1, 2], await desk.MatchAsync(Filter.None with { Within = first with { GroupBy = Dimension.Industry } }));
        Assert.Equal([1, 3], await desk.MatchAsync(Filter.None with { Within = first with { GroupBy = Dimension.Item, Top = 2 } }));
        Assert.Equal(["金融 45亿元 2"], await desk.RowsAsync(new Aggregate { Measure = Measure.Investment, GroupBy = Dimension.Industry, Filter = Filter.None with { Within = first }, Top = 1 }));
        Assert.Equal([3], await desk.MatchAsync(Filter.None with { Within = first with { GroupBy = Dimension.Item, Filter = Filter.None with { Within = first } } }));
    }

    [Fact]
    public async Task A_project_s_other_news_may_be_what_is_asked_for()
    {
        await LoadProjectAsync();
        var started = Desk.At(Stage.Started) with { Project = Desk.At(Stage.Signed) };

        Assert.Equal([(2, 1)], await FoundAsync(started));
        Assert.Equal([(2, 1), (2, 2)], await FoundAsync(Desk.At(Stage.Started)));
        Assert.Equal([(2, 2)], await FoundAsync(Desk.At(Stage.Started) with { Except = Filter.None with { Project = Desk.At(Stage.Signed) } }));

        async Task<IEnumerable<(int, int)>> FoundAsync(Filter filter) => (await desk.RunAsync(new Listing { Filter = filter })).Items.Select(item => (item.Ref.Issue, item.Ref.Number));
    }

    [Fact]
    public async Task Progress_gives_each_project_s_steps_over_time()
    {
        await LoadProjectAsync();

        var result = await desk.RunAsync(new Listing { Asked = Asked.Progress, Filter = Filter.None with { Organizations = ["澄曜光能"] } });

        var steps = Assert.Single(result.Progress).Steps;
        Assert.Equal([(1, "signed"), (2, "started"), (3, "operating")], steps.Select(step => (step.Item.Issue, Assert.Single(step.Stages).JsonWord())));
        Assert.Equal(["甲签约", "甲开工", "甲投产"], steps.Select(step => step.Title));
        Assert.Equal([1, 2, 3], result.Items.Select(item => item.Ref.Issue));
        Assert.Empty((await desk.RunAsync(new Listing { Asked = Asked.Progress, Filter = Filter.None with { Mentions = ["没有的"] } })).Progress);
    }

    [Fact]
    public async Task An_interval_is_days_between_days_that_are_told()
    {
        await LoadProjectAsync();
        var plan = new Listing { Asked = Asked.Interval, Since = Stage.Signed, Confirm = Stage.Started };

        var result = await desk.RunAsync(plan);
        Assert.Equal([("甲开工", 8m, "天", 2)], result.Rows.Select(row => (row.Label, row.Value!.Value, row.Unit, row.Items)));
        Assert.Equal((8m, "天"), (result.Value, result.Unit));
        Assert.Equal([1, 2], result.Items.Select(item => item.Ref.Issue));
        Assert.Null(Assert.Single((await desk.RunAsync(plan with { Confirm = Stage.Operating })).Rows).Value);
        Assert.Empty((await desk.RunAsync(plan with { Since = Stage.Started, Confirm = Stage.Signed })).Rows);
        Assert.Empty((await desk.RunAsync(plan with { Since = Stage.Completed })).Items);
    }

    [Fact]
    public async Task A_summary_counts_as_sums_do()
    {
        await desk.Store.LoadAsync(Sample.Issue(1,
            Sample.Item("一").At(Stage.Signed, Stage.Started).About(7).Counting(3, Stage.Started).Costing(10).Costing(4, stage: Stage.Started, headline: false),
            Sample.Item("二").At(Stage.Signed).Costing(5),
            Sample.Item("三")));

        var result = await desk.RunAsync(new Listing { Asked = Asked.Summary, OrderBy = ListOrder.LargestFirst, Top = 1 });

        Assert.Equal((3, 7m, 15m), (result.Overview!.Matched, result.Overview.Projects, result.Overview.Investment));
        Assert.Equal([new StageOverview(Stage.Signed, 2, null, 15), new StageOverview(Stage.Started, 1, 3, 4)], result.Overview.Stages);
        Assert.Equal([1], result.Items.Select(item => item.Ref.Number));
        Assert.Null((await desk.RunAsync(new Listing())).Overview);
    }

    [Fact]
    public async Task The_first_and_the_last_of_a_list_are_by_its_items_times()
    {
        await desk.Store.LoadAsync(Sample.Issue(1, Sample.Item("一").On(5, 9), Sample.Item("二"), Sample.Item("三").On(5, 8)));

        // An undated item is not claimed to be first or last: dated ones come before.
        Assert.Equal([3, 1, 2], (await desk.RunAsync(new Listing { OrderBy = ListOrder.OldestFirst })).Items.Select(item => item.Ref.Number));
        Assert.Equal([3], (await desk.RunAsync(new Listing { OrderBy = ListOrder.OldestFirst, Top = 1 })).Items.Select(item => item.Ref.Number));
        Assert.Equal([1], (await desk.RunAsync(new Listing { OrderBy = ListOrder.NewestFirst, Top = 1 })).Items.Select(item => item.Ref.Number));
    }

    /// <summary>A firm's project in three issues and, in the second, another one's start.</summary>
    private async Task LoadProjectAsync()
    {
        await desk.Store.LoadAsync(Sample.Issue(1, Told("甲签约", Firm, Stage.Signed).On(4, 29)));
        await desk.Store.LoadAsync(Sample.Issue(2, Told("甲开工", Firm, Stage.Started).On(5, 7), Told("乙开工", "别家重工公司", Stage.Started).On(5, 8)));
        await desk.Store.LoadAsync(Sample.Issue(3, Told("甲投产", Firm, Stage.Operating).On(5, 11, 20)));

        static Item Told(string title, string firm, Stage stage) => Sample.Item(title).By(firm).At(stage).In(Anhui).Of(Industry.Photovoltaic).Costing(12);
    }
}
