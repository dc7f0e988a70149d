using CsCheck;
using ParkBot.News;
using ParkBot.Queries;
using ParkBot.Understanding;
using Xunit;

namespace ParkBot.Tests.Queries;

/// <summary>The 口径 sentence: short where a plan is usual, whole where it is not, and the same plan when it is asked.</summary>
public sealed class PlanSentenceTests
{
    private const long Yi = 10_000_000_000;

    private static Dictionary<string, QueryPlan> Plans { get; } = new(StringComparer.Ordinal)
    {
        ["江苏 · 签约：投资额合计"] = new Aggregate { Measure = Measure.Investment, Filter = In("江苏", new Place("江苏省")) with { Stages = [Stage.Signed] } },
        ["江苏省：新闻条数"] = new Aggregate { Measure = Measure.Items, Filter = In("江苏省", new Place("江苏省")) },
        ["全部新闻：按省份统计投资额，从大到小，前3个"] = Ranking(Dimension.Province, 3),
        ["全部新闻：逐条统计投资额，从大到小，前1条"] = Ranking(Dimension.Item, 1),
        ["全部新闻：按省份和行业统计新闻条数"] = new Aggregate { Measure = Measure.Items, GroupBy = Dimension.Province, Across = Dimension.Industry },
        ["开工：涉及的城市数"] = new Aggregate { Measure = new Measure.GroupCount(Dimension.City), Filter = new Filter { Stages = [Stage.Started] } },
        ["光伏、储能：投资额中位数"] = new Aggregate { Measure = Measure.Investment, Statistic = Statistic.Median, Filter = new Filter { Industries = [Industry.Photovoltaic, Industry.EnergyStorage] } },
        ["全部新闻：按城市统计投资额，只列高于100亿元的"] = new Aggregate { Measure = Measure.Investment, GroupBy = Dimension.City, Having = new ValueRange(100, false, null, false) },
        ["第107期：按省份统计新闻条数，只列【第108期】没有的"] = new Aggregate { Measure = Measure.Items, GroupBy = Dimension.Province, Filter = new Filter { Issues = [107] }, Match = new GroupMatch(false, new Filter { Issues = [108] }) },
        ["全部新闻：对比【第107期】、【第108期】的新闻条数，求后者比前者的增幅"] = new Aggregate { Measure = Measure.Items, Branches = [new Branch("第107期", new Filter { Issues = [107] }), new Branch("第108期", new Filter { Issues = [108] })], Contrast = Contrast.Growth },
        ["全部新闻：对比【江苏】、【光伏】的投资额，求两者相差"] = new Aggregate { Measure = Measure.Investment, Branches = [new Branch("江苏", In("江苏", new Place("江苏省"))), new Branch("光伏", new Filter { Industries = [Industry.Photovoltaic] })], Contrast = Contrast.Gap },
        ["签约：对比【江苏】、【“沪”即上海市】的项目数"] = new Aggregate { Measure = Measure.Projects, Branches = [new Branch("江苏", In("江苏", new Place("江苏省"))), new Branch("沪", In("上海市", new Place("上海市")))], Filter = new Filter { Stages = [Stage.Signed] } },
        ["江苏省：投资额占【全部新闻】的比例"] = new Aggregate { Measure = Measure.Investment, Statistic = Statistic.Share, Filter = In("江苏省", new Place("江苏省")), Whole = new Aggregate { Measure = Measure.Investment } },
        ["限【全部新闻：按省份统计投资额，从大到小，前1个】所列：按行业统计投资额，从大到小，前1个"] = Ranking(Dimension.Industry, 1) with { Filter = new Filter { Within = Ranking(Dimension.Province, 1) } },
        ["开工 · 今年（2023年1月1日至12月31日） · 项目另见【签约 · 去年（2022年1月1日至12月31日）】：列出新闻"] = new Listing { Filter = new Filter { Stages = [Stage.Started], Dates = Year("今年", 2023), Project = new Filter { Stages = [Stage.Signed], Dates = Year("去年", 2022) } } },
        ["“春江基地”（即第108期第3条）：从签约到开工的天数"] = new Listing { Asked = Asked.Interval, Since = Stage.Signed, Confirm = Stage.Started, Filter = new Filter { About = new Subject("春江基地", true), Items = [new ItemRef("园区周报", 108, 3)] } },
        ["第108期第1、3、5至9条、《开发区快讯》第12期第2条：列出来源，从新到旧"] = new Listing { Asked = Asked.Source, OrderBy = ListOrder.NewestFirst, Filter = new Filter { Items = [.. new[] { 1, 3, 5, 6, 7, 8, 9 }.Select(number => new ItemRef("园区周报", 108, number)), new ItemRef("开发区快讯", 12, 2)] } },
        ["长三角（上海市、江苏省） · 2月（2023年2月1日至28日） · 投资额不低于10亿元、低于50.5亿元 · 没有写明投资额的：列出新闻，投资额从大到小，前3条"] = new Listing { OrderBy = ListOrder.LargestFirst, Top = 3, Filter = new Filter { Places = [new PlaceFilter("长三角", [new Place("上海市"), new Place("江苏省")])], Dates = new DateFilter("2月", new DateWindow(new(2023, 2, 1), new(2023, 2, 28)), Undated.ByIssueMonth), Investment = new MoneyRange(10 * Yi, true, 505 * Yi / 10, false), TellsInvestment = false } },
        ["昆山（江苏省苏州市昆山市） · 本月（2023年2月1日至28日，不计未写日期的）：是否开工"] = new Listing { Asked = Asked.Confirmation, Confirm = Stage.Started, Filter = In("昆山", new Place("江苏省", "苏州市", "昆山市")) with { Dates = new DateFilter("本月", new DateWindow(new(2023, 2, 1), new(2023, 2, 28)), Undated.Never) } },
        ["招商引资板块 · 提到“经开区”（也作“经济开发区”）或“高新区” · 提到“氢能” · 不含江苏省、浙江省：综述"] = new Listing { Asked = Asked.Summary, Filter = new Filter { Sections = [Section.Investment], Mentions = ["经开区|经济开发区||高新区", "氢能"], Except = new Filter { Places = [new PlaceFilter("江苏省", [new Place("江苏省")]), new PlaceFilter("浙江省", [new Place("浙江省")])] } } },
        ["与“风场”有关 · 企业或机构“甲\\“乙\\”” · 来源“新华”或“人民” · 币种为美元、“CHF” · 金额性质为税收：查找写到“风场 容量”的数字"] = new Passages { Words = "风场 容量", Sought = Sought.Number, Filter = new Filter { About = new Subject("风场", false), Organizations = ["甲“乙”"], Sources = ["新华", "人民"], Currencies = ["USD", "CHF"], Kinds = [AmountKind.Tax] } },
    };

    public static TheoryData<string> Sentences => [.. Plans.Keys];

    [Theory]
    [MemberData(nameof(Sentences))]
    public void A_plan_is_said_in_a_sentence_that_is_the_plan_again(string sentence)
    {
        Assert.Equal(sentence, PlanSentence.Of(Plans[sentence]));
        foreach (var asked in new[] { sentence, $"口径：{sentence}。", $"统计口径：{sentence}", $" {sentence.Replace(" ", string.Empty, StringComparison.Ordinal)}。 " })
        {
            if (asked.Contains('“', StringComparison.Ordinal) && !asked.Contains(sentence, StringComparison.Ordinal))
            {
                continue;
            }

            Assert.True(PlanSentenceReader.TryRead(asked, out var plan), asked);
            Assert.Equal(PlanJson.Write(Plans[sentence]), PlanJson.Write(plan));
        }
    }

    /// <summary>Whatever stands in a plan: words that look like the sentence itself, places that nobody knows, questions in questions.</summary>
    [Fact]
    public void Any_plan_comes_back_from_its_sentence() => RandomPlans.All.Sample(
        plan =>
        {
            var sentence = PlanSentence.Of(plan);
            Assert.True(PlanSentenceReader.TryRead($"口径：{sentence}。", out var read), sentence);
            Assert.Equal(PlanJson.Write(plan), PlanJson.Write(read));
        },
        iter: 5000,
        threads: 1);

    [Theory]
    [InlineData("")]
    [InlineData("江苏有哪些签约项目")]
    [InlineData("全部新闻")]
    [InlineData("全部新闻：")]
    [InlineData("请问：江苏省：投资额合计")]
    [InlineData("江苏省：投资额合计，前几个")]
    [InlineData("江苏省 · 江苏省：投资额合计")]
    [InlineData("江苏省省：投资额合计")]
    [InlineData("朝阳区：投资额合计")]
    [InlineData("提到“a”b”：列出新闻")]
    [InlineData("第108期第9至1条：列出新闻")]
    [InlineData("第108期第1至2147483647条：列出新闻")]
    [InlineData("2023年2月30日：列出新闻")]
    [InlineData("投资额不低于99999999999999亿元：列出新闻")]
    [InlineData("限【全部新闻：列出新闻】所列：列出新闻")]
    [InlineData("全部新闻：按新闻和省份统计投资额")]
    [InlineData("全部新闻：投资额，从大到小")]
    public void What_no_answer_says_is_left_to_the_grammar(string question) => Assert.False(PlanSentenceReader.TryRead(question, out _));

    [Theory]
    [InlineData("不含")]
    [InlineData("不含【")]
    [InlineData("项目另见【")]
    [InlineData("限【全部新闻：对比【")]
    public void No_depth_runs_the_stack_out(string opening) => Assert.False(PlanSentenceReader.TryRead(string.Concat(Enumerable.Repeat(opening, 20_000)) + "：列出新闻", out _));

    private static Filter In(string label, Place place) => new() { Places = [new PlaceFilter(label, [place])] };

    private static DateFilter Year(string label, int year) => new(label, new DateWindow(new(year, 1, 1), new(year, 12, 31)), Undated.ByPeriod);

    private static Aggregate Ranking(Dimension by, int top) => new() { Measure = Measure.Investment, GroupBy = by, Order = SortOrder.Descending, Top = top };
}
