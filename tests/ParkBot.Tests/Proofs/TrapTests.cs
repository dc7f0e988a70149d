using System.Text.Json;
using ParkBot.Tests.Cli;
using ParkBot.Tests.Ingestion.Reading;
using Xunit;

namespace ParkBot.Tests.Proofs;

/// <summary>The traps of the contract, from an issue's text to the answer: what looks like an investment and is none is never summed.</summary>
public sealed class TrapTests : IAsyncLifetime, IDisposable
{
    private static readonly Written[] Issue =
    [
        new("招商引资", "临沂一季度重大项目集中开工 总投资418.6亿元", "5月14日，临沂市举行一季度重大项目集中开工活动，56个项目集中开工，总投资418.6亿元，年度计划投资120.5亿元。", ["其中制造业项目30个、基础设施项目26个。海川银行临沂分行为园区建设方授信80亿元。"], "临沂市政府网站"),
        new("招商引资", "毕节市招商推介会在长沙举行 签约66亿元", "5月15日，毕节市招商推介会在长沙举行，活动签约项目11个，总投资66亿元。", ["推介会围绕山地农业和新型建材开展招商。"], "贵州省政府网站"),
        new("招商引资", "鹤壁浚县20个项目集中开竣工", "5月16日，浚县举行重点项目集中开竣工活动，共有20个项目集中开竣工，总投资40亿元。", ["开工项目12项，总投资30.5亿元，主要为食品加工项目。竣工项目8项，总投资9.5亿元。"], "鹤壁市政府网站"),
        new("招商引资", "法国赛维拉香精工厂签约落户昆山", "5月17日，法国赛维拉香精工厂签约落户昆山开发区，项目总投资2000万美元。", ["工厂将生产食品用香精，预计年销售收入6亿元。"], "昆山市政府网站"),
        new("招商引资", "云浮签约石材循环利用项目", "5月17日，云浮市与磐岳石业集团签订石材循环利用项目协议，项目计划投资5至8亿元。", ["项目将处理石材边角料，采用湿法破碎工艺，年处理能力30万吨。"], "云浮市政府网站"),
        new("招商引资", "海口采购对接大会签约18个项目", "5月18日，海口举行采购对接大会，18个项目集中签约，总投资90亿元。", ["大会达成贸易合同金额210亿元。另有一批总投资约45亿元的项目正在洽谈。"], "海口市政府网站"),
        new("招商引资", "铭峰新材石墨负极项目在包头开工", "5月18日，铭峰新材石墨负极项目在包头开工，项目总投资50亿元，分两期建设。", ["其中一期投资20亿元，二期投资30亿元。项目全部建成后年产石墨负极12万吨，预计年纳税2亿元。"], "包头市政府网站"),
        new("招商引资", "恒川重工液压支架工厂竣工投产", "5月19日，恒川重工液压支架工厂在柳州竣工投产。", ["工厂投资超15亿元，年产液压支架2000台。"], "柳州市政府网站"),
        new("政策法规", "《湛江市招商行动方案》印发", null, ["《方案》提出，力争2026年引进亿元以上项目60个，投资总额超过300亿元。"], "湛江市政府网站"),
    ];

    private readonly Run _run = new();

    public async ValueTask InitializeAsync()
    {
        await File.WriteAllTextAsync(_run.File("issue.txt"), IssueRenderer.Render(Issue, Layout.All[0]), TestContext.Current.CancellationToken);
        Assert.Equal(0, await _run.OfAsync("", "load", "--json", _run.File("issue.txt")));
        Assert.Equal(Issue.Length, _run.Lines[0].GetProperty("items").GetInt32());
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    public void Dispose() => _run.Dispose();

    [Theory]
    [InlineData("临沂总投资多少", 418.6, "亿元")] // 年度计划投资 and 授信 stay out
    [InlineData("临沂年度计划投资多少", 120.5, "亿元")]
    [InlineData("授信总额", 80, "亿元")]
    [InlineData("临沂开工了多少个项目", 56, "个")] // 其中 are inside the 56
    [InlineData("海口总投资", 90, "亿元")] // neither trade nor talks
    [InlineData("贸易合同金额是多少", 210, "亿元")]
    [InlineData("海口在谈的有多少亿", 45, "亿元")]
    [InlineData("包头投资总额", 50, "亿元")] // not 50 + 20 + 30
    [InlineData("铭峰新材石墨负极项目投资多少", 50, "亿元")]
    [InlineData("赛维拉香精工厂投资多少", 1.38, "亿元")] // 2000万 × 6.9
    [InlineData("云浮投资多少", 6.5, "亿元")] // the middle of 5至8
    [InlineData("毕节投资总额", 66, "亿元")]
    [InlineData("贵州签约了多少个项目", 11, "个")]
    [InlineData("开工项目总投资多少", 499.1, "亿元")] // 418.6 + 30.5 + 50: of 40 only what was started
    [InlineData("竣工项目投资合计", 24.5, "亿元")] // 9.5 + 15
    [InlineData("全部总投资", 687.48, "亿元")] // 418.6 + 66 + 40 + 1.38 + 6.5 + 90 + 50 + 15
    [InlineData("竣工了多少个项目", 8, "个")]
    [InlineData("鹤壁一共多少个项目", 20, "个")] // 12 + 8, not 20 + 12 + 8
    [InlineData("年销售收入合计", 6, "亿元")]
    public async Task A_figure_is_the_one_that_was_asked_for(string question, double value, string unit)
    {
        var answer = await AskAsync(question);
        Assert.Equal("answered", answer.GetProperty("outcome").GetString());
        var expected = (decimal)value;
        Assert.Equal(expected, answer.GetProperty("value").GetDecimal());
        Assert.Equal(unit, answer.GetProperty("unit").GetString());
    }

    [Theory]
    [InlineData("落地长沙的项目投资额是多少")] // the ceremony was there, the projects are not
    [InlineData("湛江投资总额")] // a policy's goal is no investment
    [InlineData("2019年投资总额")]
    [InlineData("比邻星科技投资了多少")]
    [InlineData("西藏投资多少")]
    [InlineData("上周的投资总额")] // issue 170 is not loaded
    public async Task Where_nothing_is_told_no_figure_is_given(string question)
    {
        var answer = await AskAsync(question);
        Assert.Equal("no_data", answer.GetProperty("outcome").GetString());
        Assert.Equal(JsonValueKind.Null, answer.GetProperty("value").ValueKind);
        Assert.All(answer.GetProperty("rows").EnumerateArray(), row => Assert.Equal(JsonValueKind.Null, row.GetProperty("value").ValueKind));
    }

    [Theory]
    [InlineData("赛维拉香精工厂投资多少", "6.9")] // the rate
    [InlineData("恒川重工投资多少", "超15亿元")] // the hedge
    [InlineData("全部总投资", "没有写明")] // what told no figure
    [InlineData("上周的投资总额", "171")] // the nearest issue
    [InlineData("云浮石材项目采用什么工艺", "湿法破碎")]
    [InlineData("海口有哪些项目", "采购对接大会")]
    public async Task The_receipt_says_what_a_reader_must_know(string question, string words) =>
        Assert.Contains(words, (await AskAsync(question)).GetProperty("text").GetString(), StringComparison.Ordinal);

    [Fact]
    public async Task Built_and_running_is_both()
    {
        await _run.OfAsync("", "items", "--json");
        var item = _run.Lines.Single(line => line.GetProperty("number").GetInt32() == 8);
        Assert.Equal(["completed", "operating"], item.GetProperty("stages").EnumerateArray().Select(stage => stage.GetString()).Order(StringComparer.Ordinal));
        var range = _run.Lines.Single(line => line.GetProperty("number").GetInt32() == 5).GetProperty("amounts")[0];
        Assert.Equal((500_000_000m, 800_000_000m, "range"), (range.GetProperty("low").GetDecimal(), range.GetProperty("high").GetDecimal(), range.GetProperty("bound").GetString()));
    }

    private async Task<JsonElement> AskAsync(string question)
    {
        Assert.Equal(0, await _run.OfAsync("", "ask", "--json", question));
        return Assert.Single(_run.Lines);
    }
}
