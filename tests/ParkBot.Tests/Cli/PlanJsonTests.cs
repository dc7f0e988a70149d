using ParkBot.Cli;
using ParkBot.News;
using ParkBot.Queries;
using Xunit;

namespace ParkBot.Tests.Cli;

public sealed class PlanJsonTests
{
    [Fact]
    public void An_open_listing_is_only_its_type() => Assert.Equal("""{"type":"listing"}""", Line(new Listing()));

    [Fact]
    public void A_listing_tells_what_is_asked() =>
        Assert.Equal(
            """{"type":"listing","asked":"confirmation","confirm":"started","orderBy":"newestFirst","top":3,"filter":{"items":[{"publication":"园区周报","issue":108,"number":7}]}}""",
            Line(new Listing { Asked = Asked.Confirmation, Confirm = Stage.Started, OrderBy = ListOrder.NewestFirst, Top = 3, Filter = new Filter { Items = [new ItemRef("园区周报", 108, 7)] } }));

    [Fact]
    public void An_aggregate_tells_measure_groups_and_order() =>
        Assert.Equal(
            """{"type":"aggregate","measure":{"type":"money","kind":"annual"},"groupBy":"province","order":"descending","top":5,"filter":{"places":[{"label":"长三角","places":[{"province":"上海市"},{"province":"江苏省","city":"苏州市"}]}],"industries":["new energy vehicle"],"stages":["signed"],"sections":["investment"],"issues":[108]}}""",
            Line(new Aggregate
            {
                Measure = new Measure.MoneyOf(AmountKind.Annual),
                GroupBy = Dimension.Province,
                Order = SortOrder.Descending,
                Top = 5,
                Filter = new Filter
                {
                    Places = [new PlaceFilter("长三角", [new Place("上海市"), new Place("江苏省", "苏州市")])],
                    Industries = [Industry.NewEnergyVehicle],
                    Stages = [Stage.Signed],
                    Sections = [Section.Investment],
                    Issues = [108],
                },
            }));

    [Fact]
    public void A_share_tells_its_whole_and_money_bounds_are_in_yi() =>
        Assert.Equal(
            """{"type":"aggregate","measure":{"type":"items"},"statistic":"share","whole":{"type":"aggregate","measure":{"type":"projects"}},"filter":{"dates":{"label":"2月","from":"2023-02-01","to":"2023-02-28","undated":"byIssueMonth"},"investment":{"min":50.5,"minInclusive":true},"tellsInvestment":true,"about":{"words":"纺织园","single":true},"except":{"mentions":["风电"]}}}""",
            Line(new Aggregate
            {
                Measure = Measure.Items,
                Statistic = Statistic.Share,
                Whole = new Aggregate { Measure = Measure.Projects },
                Filter = new Filter
                {
                    Dates = new DateFilter("2月", new DateWindow(new(2023, 2, 1), new(2023, 2, 28)), Undated.ByIssueMonth),
                    Investment = new MoneyRange(505_000_000_000, true, null, false),
                    TellsInvestment = true,
                    About = new Subject("纺织园", true),
                    Except = new Filter { Mentions = ["风电"] },
                },
            }));

    private static string Line(QueryPlan plan) => Json.Line(json => PlanJson.Write(json, plan));
}
