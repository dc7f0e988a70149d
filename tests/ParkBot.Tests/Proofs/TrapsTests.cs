using System.Globalization;
using ParkBot.Answering;
using ParkBot.News;
using ParkBot.Tests.Ingestion.Reading;
using Xunit;

namespace ParkBot.Tests.Proofs;

/// <summary>An issue in which every item holds one of the traps that figures fall into, each in a place of its own.</summary>
public sealed class TrapIssue : IAsyncLifetime
{
    internal House House { get; } = new();

    internal static string[] Items { get; } =
    [
        "许昌长葛市装备产业园项目集中开工|4月8日，许昌市长葛市举行集中开工活动，18个项目集中开工，总投资126.5亿元，年度计划投资41.2亿元。|开工项目以工程机械和电力装备为主。|许昌市政府网站",
        "盐城滨海港零碳产业园开工|4月9日，盐城市滨海港零碳产业园项目开工，项目总投资58亿元。|盐城农商银行为园区建设提供授信30亿元。|盐城市政府网站",
        "贵阳大数据产业招商大会签约52个项目|4月10日，招商大会在贵阳市举行，现场签约项目52个，签约金额640亿元。|大会同期达成贸易合同金额110亿元，签约项目涉及算力和软件。|贵州省政府网站",
        "成都郫都区22个项目集中签约|4月8日，成都市郫都区举行集中签约仪式，22个项目集中签约，总投资超180亿元。|另有一批总投资约45亿元的项目正在洽谈。|成都市政府网站",
        "晴川光能组件项目签约滁州|4月9日，晴川光能集团与滁州市签订光伏组件项目投资协议，项目总投资75亿元，分两期建设。|项目一期投资40亿元，二期投资35亿元，达产后预计年产值120亿元，年纳税2.5亿元。|滁州市政府网站",
        "沈阳二季度重大项目集中开工|4月7日，沈阳市举行二季度重大项目集中开工活动，共开工项目120个，总投资300亿元。|其中产业项目70个、基础设施项目50个，累计开工项目已达260个。|沈阳市政府网站",
        "美国博朗斯密封件项目落户太仓|4月10日，美国博朗斯密封件项目签约落户太仓高新区，项目总投资5000万美元。|项目将建设汽车密封件生产线。|太仓市政府网站",
        "日本东野轴承项目落户大连|4月10日，日本东野轴承项目签约落户大连市金州区，项目总投资60亿日元。|项目将建设高精度轴承生产线。|大连市政府网站",
        "新疆吐鲁番产业推介会在长沙举行|4月9日下午，吐鲁番市产业招商推介会在长沙举行，活动签约项目14个，签约金额36亿元。|推介会上，吐鲁番市介绍了光热资源和葡萄产业。|新疆政府网站",
        "湘潭46个项目集中开工竣工|4月11日，湘潭市举行重大项目集中开工竣工活动，共46个项目，总投资83.15亿元。|其中开工项目24项，总投资64.21亿元；竣工项目22项，总投资18.94亿元。|湘潭市政府网站",
        "泉州南安石材循环利用项目签约|4月11日，泉州市南安市石材循环利用项目正式签约。|项目计划投资5至8亿元，建设两条骨料生产线。|泉州市政府网站",
        "宜昌猇亭区集中签约30个项目|4月8日，宜昌市猇亭区举行集中签约活动，30个项目集中签约，总投资92亿元。|签约项目中，5亿元以上项目9个、10亿元以上项目3个。|宜昌市政府网站",
        "广西钦州港散货码头竣工投产|4月7日，钦州港散货码头项目竣工投产，项目总投资21.4亿元。|码头设计年通过能力800万吨。|广西政府网站",
        "综湛江举办海洋牧场装备大会||4月10日，海洋牧场装备大会在湛江市举办，会上12个装备项目现场签约，投资额超过27亿元。|湛江市政府网站",
        "政湖北省印发《数字产业促进办法》||湖北省印发《数字产业促进办法》，力争2027年数字产业规模超过3万亿元，对示范园区给予最高500万元奖励。|湖北省政府网站",
    ];

    public async ValueTask InitializeAsync() => await House.LoadAsync(House.Print(241, 4, 2, Layout.All[2], Items));

    public ValueTask DisposeAsync()
    {
        House.Dispose();
        return ValueTask.CompletedTask;
    }
}

/// <summary>The traps of the contract from the printed text to the answer.</summary>
public sealed class TrapsTests(TrapIssue issue) : IClassFixture<TrapIssue>
{
    private House House => issue.House;

    [Theory]
    [InlineData("许昌的项目总投资是多少", 126.5, "亿元")]
    [InlineData("许昌年度计划投资是多少", 41.2, "亿元")]
    [InlineData("盐城的项目总投资是多少", 58, "亿元")]
    [InlineData("盐城的授信额度是多少", 30, "亿元")]
    [InlineData("贵阳签约金额是多少", 640, "亿元")]
    [InlineData("贵阳达成的贸易合同金额是多少", 110, "亿元")]
    [InlineData("成都签约项目总投资是多少", 180, "亿元")]
    [InlineData("成都正在洽谈的项目投资是多少", 45, "亿元")]
    [InlineData("滁州的项目总投资是多少", 75, "亿元")]
    [InlineData("滁州一共投资了多少钱", 75, "亿元")]
    [InlineData("沈阳开工了多少个项目", 120, "个")]
    [InlineData("太仓的项目投资额是多少", 3.45, "亿元")]
    [InlineData("大连的项目投资额是多少", 3.12, "亿元")]
    [InlineData("新疆签约金额是多少", 36, "亿元")]
    [InlineData("湘潭的项目总投资是多少", 83.15, "亿元")]
    [InlineData("湘潭开工项目总投资是多少", 64.21, "亿元")]
    [InlineData("湘潭竣工项目总投资是多少", 18.94, "亿元")]
    [InlineData("湘潭开工了多少个项目", 24, "个")]
    [InlineData("湘潭竣工了多少个项目", 22, "个")]
    [InlineData("湘潭一共有多少个项目", 46, "个")]
    [InlineData("泉州的项目总投资是多少", 6.5, "亿元")]
    [InlineData("宜昌签约项目总投资是多少", 92, "亿元")]
    [InlineData("宜昌签约了多少个项目", 30, "个")]
    [InlineData("钦州竣工项目总投资是多少", 21.4, "亿元")]
    [InlineData("钦州投产项目总投资是多少", 21.4, "亿元")]
    [InlineData("沈阳平均每个项目投资多少", 2.5, "亿元")]
    [InlineData("江苏平均每条新闻投资多少", 30.725, "亿元")] // 58 and 3.45
    [InlineData("沈阳的投资额占辽宁的多少", 98.9707, "%")] // 300 of 303.12
    [InlineData("开工项目总投资一共多少", 548.71, "亿元")] // 126.5 + 58 + 300 + 64.21
    [InlineData("总投资超过100亿元的项目有多少个", 4, "条")]
    [InlineData("有几个投资100亿元以上的项目", 4, "条")]
    [InlineData("总投资100亿元以上的有多少条", 4, "条")]
    [InlineData("投资超过100亿元的项目有多少个，总投资多少", 1246.5, "亿元")]
    [InlineData("投资超过100亿元的项目总投资是多少", 1246.5, "亿元")] // 126.5 + 640 + 180 + 300
    [InlineData("所有项目的总投资一共多少", 1652.12, "亿元")]
    public async Task A_figure_is_the_one_that_was_asked_for(string question, double value, string unit)
    {
        var answer = await House.AskAsync(question);

        Assert.True(answer.Outcome == Outcome.Answered, House.Text(answer));
        Assert.Equal(((decimal)value, unit), (answer.Value is { } told ? decimal.Round(told, 4) : -1, answer.Unit));
        Assert.NotEmpty(answer.Items);
    }

    [Theory]
    [InlineData("落地长沙的项目投资额是多少")]
    [InlineData("湖北政策里的投资额一共多少")]
    [InlineData("2019年签约项目总投资是多少")]
    [InlineData("2019年签约了多少个项目")]
    [InlineData("火星腾云集团投资了多少钱")]
    [InlineData("火星腾云集团签约了多少个项目")]
    [InlineData("滁州的授信额度是多少")]
    public async Task What_nobody_told_gets_no_figure(string question)
    {
        var answer = await House.AskAsync(question);

        Assert.True(answer is { Outcome: Outcome.NoData, Value: null }, $"{answer.Outcome} {answer.Value}: {House.Text(answer)}");
        Assert.DoesNotContain("亿元", House.Text(answer), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("太仓的项目投资额是多少", "美元", "6.9")]
    [InlineData("大连的项目投资额是多少", "日元", "0.052")]
    public async Task Foreign_money_names_its_rate(string question, string currency, string rate)
    {
        var text = House.Text(await House.AskAsync(question));

        Assert.Contains(currency, text, StringComparison.Ordinal);
        Assert.Contains(rate, text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("湖北数字产业规模目标是多少")]
    [InlineData("数字产业促进办法提出的规模目标是多少")]
    public async Task A_goal_is_quoted_and_is_no_figure(string question)
    {
        var answer = await House.AskAsync(question);

        Assert.Equal((Outcome.Answered, null), (answer.Outcome, answer.Value));
        Assert.Contains("超过3万亿元", House.Text(answer), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("哪些项目竣工了", "钦州 湘潭")]
    [InlineData("哪些项目投产了", "钦州")]
    [InlineData("长沙有哪些项目", "")]
    [InlineData("新疆有哪些项目", "吐鲁番")]
    [InlineData("投资超过100亿元的项目有哪些", "许昌 贵阳 成都 沈阳")]
    public async Task A_list_holds_the_items_that_match(string question, string words)
    {
        var answer = await House.AskAsync(question);

        var wanted = words.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(wanted.Length, answer.ItemsTotal);
        Assert.All(wanted, word => Assert.Contains(answer.Items, item => item.Title.Contains(word, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_range_keeps_its_ends_and_a_threshold_is_no_amount()
    {
        var items = await House.Items.AllAsync(TestContext.Current.CancellationToken);

        var range = Assert.Single(Item("泉州").Amounts);
        Assert.Equal((Bound.Range, 500_000_000m, 800_000_000m, 650_000_000m), (range.Bound, range.LowCents / 100m, range.HighCents / 100m, range.Value));
        Assert.Equal("92亿元", Assert.Single(Item("宜昌").Amounts).Text);
        Assert.All(Item("湖北省").Amounts, amount => Assert.False(amount.Headline));
        Assert.Equal([AmountKind.Investment, AmountKind.Part, AmountKind.Part, AmountKind.Output, AmountKind.Tax], Item("晴川").Amounts.Select(amount => amount.Kind));
        Assert.Equal(AmountKind.Pending, Item("郫都").Amounts[^1].Kind);
        Assert.Equal("120 False; 70 True; 50 True; 260 True", string.Join("; ", Item("沈阳").Counts.Select(count => string.Create(CultureInfo.InvariantCulture, $"{count.Value} {count.PartOf}"))));

        Item Item(string word) => items.Single(item => item.Item.Text.Title.Contains(word, StringComparison.Ordinal)).Item;
    }

    [Fact]
    public async Task Whatever_the_layout_the_figures_are_the_same()
    {
        var wanted = await FiguresAsync(House);
        foreach (var layout in Layout.All)
        {
            using var house = new House();
            await house.LoadAsync(House.Print(241, 4, 2, layout, TrapIssue.Items));
            Assert.Equal(wanted, await FiguresAsync(house));
        }

        static async Task<string> FiguresAsync(House house) => string.Join('\n', (await house.Items.AllAsync(TestContext.Current.CancellationToken)).Select(item =>
            $"{item.Item.Text.Title}: {string.Join(' ', item.Item.Amounts.Select(amount => $"{amount.Text}/{amount.Kind}/{amount.Stage}/{amount.Headline}"))} {item.Item.Date?.Value.From:o} {string.Join(' ', item.Item.Regions.Select(place => place.Value))}"));
    }
}
