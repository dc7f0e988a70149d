using ParkBot.Answering;
using ParkBot.Tests.Ingestion.Reading;
using Xunit;

namespace ParkBot.Tests.Proofs;

/// <summary>Two issues in a row: a question's issue is told from the newest one, never from the clock.</summary>
public sealed class IssueTimeTests : IDisposable
{
    private static readonly string[] Earlier =
    [
        "南平竹材加工园开工|4月8日，南平市竹材加工园项目开工，总投资12亿元。|园区以竹材加工为主。|南平市政府网站",
        "龙岩稀土磁材项目签约|4月9日，龙岩市稀土磁材项目签约，总投资30亿元。|项目将建设磁材生产线。|龙岩市政府网站",
        "三明钢构件项目签约|4月10日，三明市钢构件项目签约，总投资8亿元。|项目将建设钢构件生产线。|三明市政府网站",
    ];

    private static readonly string[] Later =
    [
        "阜阳冷链物流园开工|4月15日，阜阳市冷链物流园项目开工，总投资9亿元。|园区以冷链物流为主。|阜阳市政府网站",
        "安庆化纤新材料项目签约|4月16日，安庆市化纤新材料项目签约，总投资26亿元。|项目将建设化纤生产线。|安庆市政府网站",
    ];

    private readonly House _house = new();

    public void Dispose() => _house.Dispose();

    [Theory]
    [InlineData("这期有多少条新闻", 2)]
    [InlineData("最新一期有多少条新闻", 2)]
    [InlineData("本周有多少条新闻", 2)]
    [InlineData("上周有多少条新闻", 3)]
    [InlineData("上一期有多少条新闻", 3)]
    [InlineData("第241期有多少条新闻", 3)]
    [InlineData("总242期有多少条新闻", 2)]
    [InlineData("最近两周有多少条新闻", 5)]
    [InlineData("一共有多少条新闻", 5)]
    [InlineData("这期项目总投资是多少", 35)]
    [InlineData("上一期项目总投资是多少", 50)]
    [InlineData("第241期签约项目总投资是多少", 38)]
    [InlineData("4月8日有多少条新闻", 1)]
    public async Task A_question_names_its_issue(string question, int value)
    {
        await _house.LoadAsync(House.Print(242, 4, 3, Layout.All[0], Later));
        await _house.LoadAsync(House.Print(241, 4, 2, Layout.All[3], Earlier));

        var answer = await _house.AskAsync(question);

        Assert.True(answer.Outcome == Outcome.Answered, House.Text(answer));
        Assert.Equal(value, answer.Value);
    }

    [Theory]
    [InlineData("上一期项目总投资是多少")]
    [InlineData("上周有多少条新闻")]
    [InlineData("第241期有多少条新闻")]
    public async Task An_issue_that_is_not_loaded_is_said_to_be_missing_and_the_nearest_is_named(string question)
    {
        await _house.LoadAsync(House.Print(242, 4, 3, Layout.All[0], Later));
        await _house.LoadAsync(House.Print(240, 4, 1, Layout.All[0], Earlier));

        var answer = await _house.AskAsync(question);

        Assert.Equal((Outcome.NoData, null), (answer.Outcome, answer.Value));
        Assert.Contains("240", House.Text(answer), StringComparison.Ordinal);
        Assert.Contains("241", House.Text(answer), StringComparison.Ordinal);
    }
}
