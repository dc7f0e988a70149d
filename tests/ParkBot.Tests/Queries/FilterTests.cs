using ParkBot.News;
using ParkBot.Queries;
using ParkBot.Tests.Storage;
using Xunit;

namespace ParkBot.Tests.Queries;

public sealed class FilterTests : IDisposable
{
    private static readonly Place Kunshan = new("江苏省", "苏州市", "昆山市");
    private readonly Desk desk = new();

    public void Dispose() => desk.Dispose();

    [Fact]
    public async Task A_place_takes_what_lies_in_it_and_not_what_it_lies_in()
    {
        await desk.Store.LoadAsync(Sample.Issue(1, Sample.Item("一").In(Kunshan), Sample.Item("二").In(new Place("江苏省")), Sample.Item("三").In(new Place("浙江省"), new Place("江苏省", "南京市")), Sample.Item("四"), Sample.Item("五").In(new Place("上海市", null, "闵行区"))));

        Assert.Equal([1, 2, 3], await desk.MatchAsync(Desk.In(new Place("江苏省"))));
        Assert.Equal([1], await desk.MatchAsync(Desk.In(new Place("江苏省", "苏州市"))));
        Assert.Equal([1, 5], await desk.MatchAsync(Desk.In(Kunshan, new Place("上海市"))));
        Assert.Equal([4, 5], await desk.MatchAsync(Filter.None with { Except = Desk.In(new Place("江苏省")) }));
    }

    [Fact]
    public async Task A_parent_industry_takes_its_children_along()
    {
        await desk.Store.LoadAsync(Sample.Issue(1, Sample.Item("一").Of(Industry.Photovoltaic), Sample.Item("二").Of(Industry.NewEnergy), Sample.Item("三").Of(Industry.Semiconductor)));

        Assert.Equal([1, 2], await desk.MatchAsync(Filter.None with { Industries = [Industry.NewEnergy] }));
        Assert.Equal([1], await desk.MatchAsync(Filter.None with { Industries = [Industry.Photovoltaic] }));
    }

    [Fact]
    public async Task Only_published_issues_answer()
    {
        await desk.Store.LoadAsync(Sample.Issue(1, Sample.Item("一")), draft: true);

        Assert.Empty(await desk.MatchAsync(Filter.None));
        Assert.True((await desk.Catalog.ReadAsync(TestContext.Current.CancellationToken)).IsEmpty);
    }

    [Theory]
    [InlineData("Never", 7, 7, "1,2")]
    [InlineData("Never", 9, 9, "2")]
    [InlineData("Never", 12, 12, "")]
    [InlineData("ByPeriod", 12, 12, "3")]
    [InlineData("ByIssueMonth", 1, 31, "1,2,3")]
    public async Task Undated_items_count_by_the_rule_of_the_question(string undated, int from, int to, string expected)
    {
        await desk.Store.LoadAsync(Sample.Issue(1, Sample.Item("一").On(5, 7), Sample.Item("二").On(5, 6, 9), Sample.Item("三"), Sample.Item("四").On(4, 30)));

        var filter = Filter.None with { Dates = new DateFilter("那天", new DateWindow(new DateOnly(2024, 5, from), new DateOnly(2024, 5, to)), Enum.Parse<Undated>(undated)) };

        Assert.Equal(expected, string.Join(',', await desk.MatchAsync(filter)));
        Assert.Equal(4 - (await desk.MatchAsync(filter)).Count, (await desk.MatchAsync(Filter.None with { Except = filter })).Count);
    }

    [Theory]
    [InlineData(10, true, null, false, "1,2,3")]
    [InlineData(10, false, null, false, "2,3")]
    [InlineData(null, false, 13, true, "1")]
    [InlineData(13, true, 20.7, true, "2,3")]
    [InlineData(13, true, 20.7, false, "2")]
    public async Task A_range_compares_the_converted_headline(object? min, bool minInclusive, object? max, bool maxInclusive, string expected)
    {
        await desk.Store.LoadAsync(Sample.Issue(1,
            Sample.Item("一").Costing(10),
            Sample.Item("二").Costing(8).Costing(6).Costing(99, kind: AmountKind.Credit, headline: false),
            Sample.Item("三").Costing(3, "USD"),
            Sample.Item("四").Costing(50, kind: AmountKind.Target, headline: false),
            Sample.Item("五").Costing(3, "XYZ")));

        Assert.Equal(expected, string.Join(',', await desk.MatchAsync(Filter.None with { Investment = new MoneyRange(Cents(min), minInclusive, Cents(max), maxInclusive) })));
        Assert.Equal([4], await desk.MatchAsync(Filter.None with { TellsInvestment = false }));

        static long? Cents(object? yi) => yi is null ? null : (long)(Convert.ToDecimal(yi, System.Globalization.CultureInfo.InvariantCulture) * 10_000_000_000m);
    }

    [Fact]
    public async Task Words_must_stand_in_the_text_or_in_a_name()
    {
        await desk.Store.LoadAsync(Sample.Issue(1,
            Sample.Item("松山湖ＡＩ基地开工").By("宁德时代新能源公司"),
            Sample.Item("二", lead: "位于松山湖的基地。"),
            Sample.Item("三", body: "来自松山，湖边。另有瑞士企业。")));

        Assert.Equal([1, 2], await desk.MatchAsync(Filter.None with { Mentions = ["松山湖"] }));
        Assert.Equal([1], await desk.MatchAsync(Filter.None with { Mentions = ["松山湖", "ai"] }));
        Assert.Equal([2, 3], await desk.MatchAsync(Filter.None with { Mentions = ["瑞士|位于"] }));
        Assert.Equal([3], await desk.MatchAsync(Filter.None with { Mentions = ["边"] }));
        Assert.Equal([1], await desk.MatchAsync(Filter.None with { Organizations = ["宁德时代"] }));
        Assert.Equal([1, 3], await desk.MatchAsync(Filter.None with { Organizations = ["瑞士企业", "宁德时代"] }));
        Assert.Empty(await desk.MatchAsync(Filter.None with { Mentions = ["\" OR \"基地"] }));
    }

    [Fact]
    public async Task Items_and_issues_are_named_by_what_a_reader_calls_them()
    {
        await desk.Store.LoadAsync(Sample.Issue(1, Sample.Item("一"), Sample.Item("二")));
        await desk.Store.LoadAsync(Sample.Issue(2, Sample.Item("三"), Sample.Item("四"), Sample.Item("五")));

        Assert.Equal([2], await desk.MatchAsync(Filter.None with { Items = [new ItemRef("园区周报", 1, 2), new ItemRef("园区周报", 1, 9), new ItemRef("别的", 2, 1)] }));
        Assert.Equal([1, 2, 3, 1, 2], await desk.MatchAsync(Filter.None with { Issues = [1, 2] }));
        Assert.Equal([2, 3], await desk.MatchAsync(Filter.None with { Issues = [2], Except = Filter.None with { Items = [new ItemRef("园区周报", 2, 1)] } }));
        Assert.Equal([1, 2], await desk.MatchAsync(Filter.None with { Issues = [1], Except = Filter.None }));
    }
}
