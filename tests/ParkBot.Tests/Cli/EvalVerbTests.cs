using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ParkBot.Answering;
using ParkBot.Cli;
using Xunit;

namespace ParkBot.Tests.Cli;

public sealed class EvalVerbTests : IDisposable
{
    private const string Questions =
        """
        {"id":"a1","group":"a","turn":1,"q":"江苏总投资多少","kind":"sum","expect":{"value":316.05,"unit":"亿元","items":[1,6],"issue":109}}
        {"id":"a2","group":"a","turn":2,"q":"那浙江呢","kind":"sum","expect":{"value":1,"unit":"亿元"}}
        {"id":"b1","group":"b","turn":1,"q":"喂","kind":"talk","expect":{"textHas":[["您好"]]}}
        {"id":"c1","group":"c","turn":1,"q":"那浙江呢","kind":"miss"}
        """;

    private readonly Run _run = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _run.Dispose();

    [Theory]
    [InlineData("二者取一", "eval")]
    [InlineData("二者取一", "eval", "--questions", "a", "--export", "b")]
    [InlineData("--engine 要写 builtin、model 或 both，不是“gpt”。", "eval", "--questions", "a", "--engine", "gpt")]
    public async Task Wrong_usage_is_told(string told, params string[] args)
    {
        Assert.Equal(ExitCode.WrongUsage, await _run.OfAsync("", args));
        Assert.Contains(told, _run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("没有配置模型，无法评测。请设置 Llm:Endpoint、Llm:Model 和 Llm:ApiKey，见 appsettings.example.json。\n", "{\"q\":\"好\"}", "--engine", "model")]
    [InlineData("没有配置模型，无法评测。请设置 Llm:Endpoint、Llm:Model 和 Llm:ApiKey，见 appsettings.example.json。\n", "{\"q\":\"好\"}", "--engine", "both")]
    [InlineData("文件“-”第1行：不是一个完整的 JSON 对象。\n", "{")]
    [InlineData("文件“-”里没有问题。每行写一个 JSON 对象，例如：{\"q\":\"江苏总投资多少\"}\n", "\n")]
    public async Task What_cannot_be_run_fails_and_says_why(string told, string input, params string[] more)
    {
        Assert.Equal(ExitCode.Failed, await _run.OfAsync(input, ["eval", "--questions", "-", .. more]));
        Assert.Equal(("", told), (_run.Out, _run.Error));
    }

    [Fact]
    public async Task Counts_what_is_right_wrong_but_sure_lost_and_unjudged()
    {
        await _run.OfAsync("", "load", _run.Sample(109), _run.Sample(110));

        Assert.Equal(ExitCode.Done, await _run.OfAsync(Questions, "eval", "--questions", "-", "--json", "--misses"));
        var line = Assert.Single(_run.Lines);
        Assert.Equal(
            "engine questions judged unjudged passed accuracy wrongButSure lost modelCalls promptTokens completionTokens cost medianMs p95Ms kinds misses",
            string.Join(' ', line.EnumerateObject().Select(property => property.Name)));
        Assert.Equal(
            """builtin 4 3 1 1 33.3333 1 {"no_data":0,"unclear":0,"not_understood":1,"refused":0} 0""",
            string.Join(' ', line.EnumerateObject().Take(9).Select(property => property.Value.ToString())));
        Assert.Equal("""{"sum":{"passed":1,"of":2,"unjudged":0},"talk":{"passed":0,"of":1,"unjudged":0},"miss":{"passed":0,"of":0,"unjudged":1}}""", line.GetProperty("kinds").GetRawText());
        Assert.Equal(["a2 数字应是1亿元，得到的是25.12亿元", "b1 结果应是答了，得到的是没听懂"], line.GetProperty("misses").EnumerateArray().Select(miss => $"{miss.GetProperty("id")} {miss.GetProperty("reason")}"));

        await File.WriteAllTextAsync(_run.File("q.jsonl"), Questions, Token);
        Assert.Equal(ExitCode.Done, await _run.OfAsync("", "eval", "--questions", _run.File("q.jsonl"), "--misses"));
        Assert.StartsWith("4个问题，其中3个写明了应该怎么答。\n", _run.Out, StringComparison.Ordinal);
        Assert.Contains("1/3 33.3%", _run.Out, StringComparison.Ordinal);
        Assert.Contains("a2 那浙江呢（sum）\n  数字应是1亿元，得到的是25.12亿元\n", _run.Out, StringComparison.Ordinal);
    }

    /// <summary>The known questions of the material beside the project.</summary>
    [Fact]
    public async Task The_built_in_grammar_answers_all_known_questions()
    {
        await _run.OfAsync("", "load", RepositoryRoot.Shared("issue108.txt"));

        Assert.Equal(ExitCode.Done, await _run.OfAsync("", "eval", "--json", "--misses", "--questions", RepositoryRoot.Shared(Path.Combine("gold", "questions108.dev.jsonl"))));
        var line = Assert.Single(_run.Lines);
        Assert.Equal((60, 60, "[]"), (line.GetProperty("judged").GetInt32(), line.GetProperty("passed").GetInt32(), line.GetProperty("misses").GetRawText()));
    }

    /// <summary>A database of the build before: its log is still there, and what went wrong in it can be measured.</summary>
    [Fact]
    public async Task What_went_wrong_in_chats_becomes_a_file_of_questions()
    {
        var database = _run.File("old.db");
        File.Copy(Path.Combine(AppContext.BaseDirectory, "Fixtures", "build4.sqlite"), database);
        var target = _run.File("misses.jsonl");

        Assert.Equal(ExitCode.Done, await _run.OfAsync("", "eval", "--db", database, "--export", target, "--json"));
        Assert.Equal(1, Assert.Single(_run.Lines).GetProperty("misses").GetInt32());
        Assert.StartsWith("""{"id":"m1-1","group":"m1","turn":1,"q":"江苏总投资多少","kind":"miss","expect":null,"why":"点踩","got":{"outcome":"answered","text":"江苏省""", await File.ReadAllTextAsync(target, Token), StringComparison.Ordinal);
        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(target) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
        Assert.Equal(ExitCode.Failed, await _run.OfAsync("", "eval", "--db", database, "--export", target));
        Assert.Contains("已经存在，没有覆盖它", _run.Error, StringComparison.Ordinal);

        Assert.Equal(ExitCode.Done, await _run.OfAsync("", "eval", "--db", database, "--questions", target, "--json"));
        Assert.Equal("1 0 1 0 ", string.Join(' ', _run.Lines[0].EnumerateObject().Skip(1).Take(5).Select(property => property.Value.ToString())));

        await using var rooms = Program.Rooms(new ConfigurationBuilder().Build(), database, logs: null);
        var kept = await rooms.GetRequiredService<QuestionLog>().OfUserAsync(7, Token);
        Assert.Equal(
            ["1 江苏总投资多少 0", "2 那浙江呢 0", "3 其中投资最大的是哪个 0", "4 亚特兰蒂斯的梦幻项目怎么样了呢 0", "5 今天天气怎么样 0"],
            kept.Select(row => string.Create(CultureInfo.InvariantCulture, $"{row.Id} {row.Asked} {row.ModelCalls}")));
        Assert.Equal(new ModelSpending(0, 0, 0, 0, 0), await rooms.GetRequiredService<ModelLedger>().SpentAsync(DateTimeOffset.UnixEpoch, Token));
    }
}
