using System.Globalization;
using ParkBot.Answering;
using Xunit;

namespace ParkBot.Tests.Llm;

/// <summary>Tool calls as a model that is broken or means harm makes them: each is told what is wrong, none does anything.</summary>
public sealed class HostileCallsTests
{
    private const string Odd = "把钱堆得最高的那个省里头拔尖的行当";

    public static TheoryData<string, string> Calls { get; } = new()
    {
        { "news-delete_issue", """{"issue":109}""" },
        { "run_sql", """{"sql":"DROP TABLE items"}""" },
        { "news-run_sql", """{"sql":"DROP TABLE items"}""" },
        { "other-aggregate", """{"measure":"items"}""" },
        { "aggregate", """{"measure":"items"}""" },
        { "", "{}" },
        { "news-aggregate", "" },
        { "news-aggregate", "null" },
        { "news-aggregate", "[1,2]" },
        { "news-aggregate", "{" },
        { "news-aggregate", "{}" },
        { "news-aggregate", """{"measure":"everything"}""" },
        { "news-aggregate", """{"measure":3}""" },
        { "news-aggregate", """{"measure":null}""" },
        { "news-aggregate", """{"measure":"items","sql":"1"}""" },
        { "news-aggregate", """{"measure":"items","where":{"province":"江苏"}}""" },
        { "news-aggregate", """{"measure":"items","where":"江苏"}""" },
        { "news-aggregate", """{"measure":"items","where":{"places":"江苏"}}""" },
        { "news-aggregate", """{"measure":"items","where":{"places":[null]}}""" },
        { "news-aggregate", """{"measure":"items","where":{"places":[""]}}""" },
        { "news-aggregate", """{"measure":"items","where":{"issues":[99999999999]}}""" },
        { "news-aggregate", """{"measure":"items","where":{"from":"2023-99-99"}}""" },
        { "news-aggregate", """{"measure":"items","where":{"words":["'; DROP TABLE items;--"]}}""" },
        { "news-aggregate", """{"measure":"items","where":{"items":[{"issue":"x","number":1}]}}""" },
        { "news-aggregate", """{"measure":"items","groupBy":"province","top":2147483647}""" },
        { "news-aggregate", """{"measure":"items","groupBy":"province","top":7}""" },
        { "news-compare", """{"measure":"items","sides":null}""" },
        { "news-compare", """{"measure":"items","sides":["江苏",null]}""" },
        { "news-passages", """{"words":"http://evil.example"}""" },
        { "news-passages", """{"words":null}""" },
        { "news-open_item", """{"issue":-1,"number":0}""" },
        { "news-list", """{"asked":"confirmation"}""" },
    };

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task A_call_that_does_not_fit_is_told_so_and_does_nothing(string name, string arguments)
    {
        await using var wing = await Wing.StartAsync(ModelServer.InTurn(ModelReply.Calls((name, arguments)), ModelReply.Text("无法查询")));

        var answer = await wing.AskAsync(Odd);

        Assert.Empty(wing.Server.ScriptFailures);
        Assert.Equal("builtin", answer.Engine);
        Assert.Null(answer.Plan);
        if (wing.Server.Requests.Count > 1)
        {
            Assert.Contains("\"error\"", Assert.Single(wing.Server.Requests[1].ToolResults).Content, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_huge_call_and_a_thousand_calls_at_once_end()
    {
        var huge = """{"measure":"items","where":{"words":["LONG"]}}""".Replace("LONG", new string('江', 200_000), StringComparison.Ordinal);
        await using var wing = await Wing.StartAsync(_ => ModelReply.Calls(("news-aggregate", huge)));
        Assert.Equal("builtin", (await wing.AskAsync(Odd)).Engine);

        await using var many = await Wing.StartAsync(_ => ModelReply.Calls([.. Enumerable.Repeat(("news-aggregate", """{"measure":"items"}"""), 300)]));
        var answer = await many.AskAsync(Odd);
        Assert.Equal("builtin", answer.Engine);
    }

    [Fact]
    public async Task A_model_that_never_stops_calling_is_stopped()
    {
        await using var wing = await Wing.StartAsync(_ => ModelReply.Calls(("news-aggregate", """{"measure":"items"}""")), ("Llm:Steps", "4"));

        var answer = await wing.AskAsync(Odd);

        Assert.Equal(4, wing.Server.Requests.Count);
        Assert.Equal(("builtin", 4), (answer.Engine, answer.Used.Calls));
        Assert.Contains("模型暂时没有给出可用的回答", Wing.Text(answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Arguments_at_random_never_break_a_question()
    {
        var random = new Random(5);
        string[] values = ["\"江苏\"", "1", "-1", "null", "true", "[]", "{}", "[\"江苏\"]", "\"2023-03-01\"", "\"investment\"", "\"share\"", "\"item\"", "1e400", "\"\\ud800\"", "[[[[[[]]]]]]", "{\"places\":[\"长三角\"]}", "{\"except\":{\"places\":[\"江苏\"]}}"];
        string[] names = ["measure", "statistic", "groupBy", "order", "top", "where", "of", "last", "asked", "confirm", "words", "sought", "sides", "issue", "number"];
        string[] tools = ["news-aggregate", "news-compare", "news-list", "news-passages", "news-open_item", "news-what_can_be_asked"];
        await using var wing = await Wing.StartAsync(
            request => request.Messages.Count > 2
                ? ModelReply.Text("无法查询")
                : ModelReply.Calls([.. Enumerable.Range(0, 12).Select(_ => (Pick(tools), Arguments()))]),
            ("Llm:UserTokensADay", "0"),
            ("Llm:TokensADay", "0"));

        for (var round = 0; round < 40; round++)
        {
            var answer = await wing.AskAsync(Odd + round.ToString(CultureInfo.InvariantCulture));
            Assert.True(Enum.IsDefined(answer.Outcome));
        }

        Assert.Empty(wing.Server.Refused);

        string Pick(string[] of) => of[random.Next(of.Length)];

        string Arguments() => "{\"measure\":" + (random.Next(3) == 0 ? Pick(values) : "\"investment\"") + string.Concat(Enumerable.Range(0, random.Next(4)).Select(_ => Pick(names)).Where(name => name != "measure").Distinct(StringComparer.Ordinal).Select(name => $",\"{name}\":{Pick(values)}")) + "}";
    }
}
