using ParkBot.News;
using ParkBot.Queries;
using Xunit;

namespace ParkBot.Tests.Queries;

public sealed class PlanDescriberTests
{
    private const long Yi = 10_000_000_000;

    public static TheoryData<string, string> Cases => new()
    {
        { "none", "全部新闻" },
        { "place-stage-days", "广东省 · 开工 · 2023年2月20日至26日" },
        { "group", "长三角（上海市、江苏省）" },
        { "month", "2月（2023年2月1日至28日）" },
        { "under", "投资额低于50亿元" },
        { "between", "投资额不低于10亿元、低于50.5亿元" },
        { "words", "企业或机构“九牧” · 提到“碳纤维”和“风电”" },
        { "about", "第108期第7条" },
        { "except", "招商引资板块 · 第108期 · 不含江苏省" },
        { "telling", "光伏、储能 · 没有写明投资额的" },
    };

    private static Dictionary<string, Filter> Filters { get; } = new(StringComparer.Ordinal)
    {
        ["none"] = Filter.None,
        ["place-stage-days"] = new Filter { Places = [Place("广东", new Place("广东省"))], Stages = [Stage.Started], Dates = Days("", new(2023, 2, 20), new(2023, 2, 26)) },
        ["group"] = new Filter { Places = [Place("长三角", new Place("上海市"), new Place("江苏省"))] },
        ["month"] = new Filter { Dates = Days("2月", new(2023, 2, 1), new(2023, 2, 28)) },
        ["under"] = new Filter { Investment = new MoneyRange(null, false, 50 * Yi, false) },
        ["between"] = new Filter { Investment = new MoneyRange(10 * Yi, true, 505 * Yi / 10, false) },
        ["words"] = new Filter { Organizations = ["九牧"], Mentions = ["碳纤维", "风电"] },
        ["about"] = new Filter { About = new Subject("纺织园", true), Items = [new ItemRef("园区周报", 108, 7)] },
        ["except"] = new Filter { Sections = [Section.Investment], Issues = [108], Except = new Filter { Places = [Place("江苏", new Place("江苏省"))] } },
        ["telling"] = new Filter { Industries = [Industry.Photovoltaic, Industry.EnergyStorage], TellsInvestment = false },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_filter_reads_as_a_sentence(string name, string expected) => Assert.Equal(expected, PlanDescriber.Describe(Filters[name]));

    [Theory]
    [InlineData("2023-02-23", "2023-02-23", "2023年2月23日")]
    [InlineData("2023-02-19", "2023-02-23", "2023年2月19日至23日")]
    [InlineData("2023-02-27", "2023-03-05", "2023年2月27日至3月5日")]
    [InlineData("2022-12-26", "2023-01-01", "2022年12月26日至2023年1月1日")]
    public void Days_leave_out_what_they_share(string from, string to, string expected) =>
        Assert.Equal(expected, PlanDescriber.Describe(new DateWindow(DateOnly.Parse(from, null), DateOnly.Parse(to, null))));

    private static PlaceFilter Place(string label, params Place[] places) => new(label, places);

    private static DateFilter Days(string label, DateOnly from, DateOnly to) => new(label, new DateWindow(from, to), Undated.ByPeriod);
}
