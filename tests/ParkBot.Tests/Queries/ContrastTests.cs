using ParkBot.News;
using ParkBot.Queries;
using ParkBot.Tests.Storage;
using Xunit;

namespace ParkBot.Tests.Queries;

public sealed class ContrastTests : IDisposable
{
    private readonly Desk desk = new();

    public void Dispose() => desk.Dispose();

    [Theory]
    [InlineData("Difference", "5", "亿元")]
    [InlineData("Growth", "12.5", "%")]
    public async Task The_second_is_told_beside_the_first(string contrast, string value, string unit)
    {
        await LoadAsync();

        var result = await desk.RunAsync(Between("江苏省", "浙江省") with { Contrast = Enum.Parse<Contrast>(contrast) });

        Assert.Equal((decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture), unit), (result.Value, result.Unit));
        Assert.Equal([("江苏省", 40m, "亿元"), ("浙江省", 45m, "亿元")], result.Rows.Select(row => (row.Label, row.Value!.Value, row.Unit)));
    }

    [Fact]
    public async Task Where_a_side_tells_nothing_or_the_first_is_nothing_no_change_is_told()
    {
        await LoadAsync();

        Assert.Null((await desk.RunAsync(Between("江苏省", "安徽省") with { Contrast = Contrast.Difference })).Value);
        Assert.Null((await desk.RunAsync(Between("安徽省", "江苏省") with { Contrast = Contrast.Growth })).Value);
        var counted = Between("北京市", "江苏省") with { Measure = Measure.Items };
        Assert.Null((await desk.RunAsync(counted with { Contrast = Contrast.Growth })).Value);
        Assert.Equal((2m, "条"), await TwoAsync(counted with { Contrast = Contrast.Difference }));
        Assert.Equal((-100m, "%"), await TwoAsync(Between("江苏省", "北京市") with { Measure = Measure.Items, Contrast = Contrast.Growth }));
        Assert.Null((await desk.RunAsync(Between("江苏省", "浙江省"))).Value);
    }

    [Fact]
    public async Task A_median_is_of_projects_and_of_an_even_number_the_mean_of_the_middle_two()
    {
        await LoadAsync();

        Assert.Equal(22.5m, await desk.FigureAsync(Measure.Investment, Filter.None, Statistic.Median));
        Assert.Equal(45, await desk.FigureAsync(Measure.Investment, Desk.In(new Place("浙江省")), Statistic.Median));
        Assert.Equal(["浙江省 45亿元 1", "广东省 20亿元 1", "江苏省 20亿元 2"], await desk.RowsAsync(new Aggregate { Measure = Measure.Investment, Statistic = Statistic.Median, GroupBy = Dimension.Province }));
        Assert.Null(await desk.FigureAsync(Measure.Investment, Desk.In(new Place("安徽省")), Statistic.Median));
    }

    private async Task<(decimal? Value, string? Unit)> TwoAsync(Aggregate plan)
    {
        var result = await desk.RunAsync(plan);
        return (result.Value, result.Unit);
    }

    private static Aggregate Between(string first, string second) => new()
    {
        Measure = Measure.Investment,
        Branches = [new Branch(first, Desk.In(new Place(first))), new Branch(second, Desk.In(new Place(second)))],
    };

    private async Task LoadAsync()
    {
        await desk.Store.LoadAsync(Sample.Issue(1,
            Sample.Item("一").In(new Place("江苏省")).Costing(15),
            Sample.Item("二").In(new Place("江苏省")).Costing(25),
            Sample.Item("三").In(new Place("浙江省")).Costing(45),
            Sample.Item("四").In(new Place("安徽省")),
            Sample.Item("五").In(new Place("广东省")).Costing(20)));
    }
}
