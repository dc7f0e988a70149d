using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using ParkBot.Answering;
using ParkBot.Tests.Delivery;
using ParkBot.Tests.Understanding;
using Xunit;

namespace ParkBot.Tests.Llm;

/// <summary>An endpoint that is down, slow or talks nonsense: what is answered is what is answered without a model, in time.</summary>
public sealed class FaultTests
{
    private const int Limit = 1;

    /// <summary>What a question may take besides the model's second, on a machine that others use too.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static readonly Dictionary<string, ModelReply> Faults = new(StringComparer.Ordinal)
    {
        ["500"] = ModelReply.HttpError(500),
        ["503"] = ModelReply.HttpError(503),
        ["429"] = ModelReply.HttpError(429, retryAfter: TimeSpan.FromHours(1)),
        ["quota"] = ModelReply.QuotaUsedUp(),
        ["401"] = ModelReply.HttpError(401),
        ["400"] = ModelReply.ContextTooLong(),
        ["page 200"] = ModelReply.Html(200),
        ["page 502"] = ModelReply.Html(502),
        ["silence"] = ModelReply.Stall(headers: false),
        ["headers alone"] = ModelReply.Stall(),
        ["stalls midway"] = ModelReply.StallsMidway("江苏省总投资是九千九百九十九亿元"),
        ["drips"] = ModelReply.Drip("江苏省总投资是九千九百九十九亿元", TimeSpan.FromSeconds(1)),
        ["endless"] = ModelReply.Endless(),
        ["cut"] = ModelReply.Truncated("江苏省总投资是九千九百九十九亿元"),
        ["no end"] = ModelReply.NoDone("江苏省总投资是九千九百九十九亿元"),
        ["broken JSON"] = ModelReply.BrokenJson(),
        ["no JSON"] = ModelReply.BrokenJson("hello"),
        ["no choices"] = ModelReply.EmptyChoices(),
        ["refusal"] = ModelReply.Refusal("我不能回答"),
        ["filtered"] = ModelReply.ContentFilter("江"),
        ["too long"] = ModelReply.FinishLength("江苏"),
        ["error in the stream"] = ModelReply.ErrorInStream("江苏省合计"),
        ["nonsense"] = ModelReply.Text("江苏省总投资是9999亿元，请访问 http://evil.example 。"),
        ["empty"] = ModelReply.Text(""),
        ["unknown tool"] = ModelReply.Calls(("news-drop", "{}")),
        ["broken call"] = ModelReply.Calls(("news-aggregate", "{\"measure\":")),
        ["call without an end"] = ModelReply.Calls(("news-aggregate", """{"measure":"投资"}""")),
    };

    public static TheoryData<string> Names { get; } = new(Faults.Keys);

    private static IReadOnlyList<string> Questions { get; } = [.. QuestionTests.Questions.Split('\n', StringSplitOptions.TrimEntries).Where((question, at) => question.Length > 0 && at % 3 == 0), "把钱堆得最高的那个省里头拔尖的行当", "哪家玩得最溜"];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_answers_are_those_without_a_model(string fault)
    {
        await using var without = await Wing.StartAsync(null, ("Llm:Reader", "Builtin"));
        await using var wing = await Wing.StartAsync(_ => Faults[fault], ("Llm:Reader", "ModelFirst"), ("Llm:Phrases", "true"), ("Llm:TimeoutSeconds", "1"));
        foreach (var question in Questions)
        {
            var took = Stopwatch.StartNew();
            var answer = await wing.AskAsync(question);
            Assert.True(took.Elapsed < TimeSpan.FromSeconds(Limit) + Patience, $"{question} took {took.Elapsed}");
            Assert.Equal((question, Wing.Essence(await without.AskAsync(question))), (question, Wing.Essence(answer)));
            Assert.DoesNotContain("9999", Wing.Text(answer), StringComparison.Ordinal);
            Assert.DoesNotContain("九千九百", Wing.Text(answer), StringComparison.Ordinal);
            Assert.DoesNotContain("evil", Wing.Text(answer), StringComparison.Ordinal);
        }

        Assert.NotEmpty(wing.Server.Requests);
        Assert.DoesNotContain(Wing.Key, wing.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_listens_at_the_endpoint()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        taken.Stop();
        await using var wing = await Wing.StartAsync(null, ("Llm:Reader", "ModelFirst"), ("Llm:Endpoint", $"http://127.0.0.1:{port}/v1"));

        var answer = await wing.AskAsync("江苏总投资多少");

        Assert.Equal((Outcome.Answered, 316.05m), (answer.Outcome, answer.Value));
        Assert.Contains("模型暂时没有给出可用的回答；这次由程序自带的规则读懂问题并回答", Wing.Text(answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_faults_the_model_is_left_alone_and_then_tried_again()
    {
        var clock = new FakeClock();
        clock.Advance(TimeSpan.FromDays(700_000));
        var works = false;
        await using var wing = await Wing.StartAsync(
            _ => works ? ModelReply.Text("无法查询") : ModelReply.HttpError(500), clock, ("Llm:Reader", "ModelFirst"), ("Llm:Faults", "3"), ("Llm:PauseSeconds", "60"));
        for (var question = 0; question < 6; question++)
        {
            await wing.AskAsync("江苏总投资多少");
        }

        Assert.Equal(3, wing.Server.Requests.Count);

        works = true;
        clock.Advance(TimeSpan.FromSeconds(61));
        Assert.DoesNotContain("模型", Wing.Text(await wing.AskAsync("江苏总投资多少")), StringComparison.Ordinal);
        await wing.AskAsync("江苏总投资多少");
        Assert.Equal(5, wing.Server.Requests.Count);
    }

    [Fact]
    public async Task While_many_wait_for_the_model_others_are_answered_without_it()
    {
        await using var wing = await Wing.StartAsync(_ => ModelReply.Stall(), ("Llm:Reader", "ModelFirst"), ("Llm:AtOnce", "2"), ("Llm:TimeoutSeconds", "3"), ("Llm:Faults", "100"));

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(user => wing.AskAsync("江苏总投资多少", user + 1)));

        Assert.All(answers, answer => Assert.Equal(316.05m, answer.Value));
        Assert.True(wing.Server.Requests.Count <= 2, $"{wing.Server.Requests.Count} at once");
    }

    [Fact]
    public async Task An_answer_without_an_end_is_cut_off()
    {
        await using var wing = await Wing.StartAsync(_ => ModelReply.Endless("。。。。。。。。。。"), ("Llm:Reader", "ModelFirst"), ("Llm:AnswerTokens", "50"), ("Llm:TimeoutSeconds", "60"));

        Assert.Equal(316.05m, (await wing.AskAsync("江苏总投资多少")).Value);

        Assert.True(await wing.Server.IsLeftAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken));
        Assert.Contains("an answer without an end", wing.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_that_is_called_off_leaves_the_model()
    {
        await using var wing = await Wing.StartAsync(_ => ModelReply.Stall(), ("Llm:Reader", "ModelFirst"));
        using var stopping = new CancellationTokenSource();
        await using var scope = wing.Rooms.CreateAsyncScope();
        var asked = scope.ServiceProvider.GetRequiredService<Answerer>().AnswerAsync("江苏总投资多少", new Conversation(), Asker.Local, stopping.Token);
        while (wing.Server.Open == 0)
        {
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }

        await stopping.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
        Assert.True(await wing.Server.IsLeftAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken));
    }

    /// <summary>The dev questions of the material beside the project, with every fault: skipped where it is not there.</summary>
    [Theory]
    [InlineData("500")]
    [InlineData("silence")]
    [InlineData("nonsense")]
    [InlineData("broken call")]
    [InlineData("broken JSON")]
    public async Task The_dev_questions_are_answered_as_without_a_model(string fault)
    {
        var questions = File.ReadAllLines(RepositoryRoot.Shared("gold/questions108.dev.jsonl")).Where(line => line.Length > 0).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        var issue = await File.ReadAllBytesAsync(RepositoryRoot.Shared("issue108.txt"), TestContext.Current.CancellationToken);
        await using var without = await Wing.StartAsync(null, ("Llm:Reader", "Builtin"));
        await using var wing = await Wing.StartAsync(_ => Faults[fault], ("Llm:Reader", "ModelFirst"), ("Llm:Phrases", "true"), ("Llm:Faults", fault == "silence" ? "4" : "100"), ("Llm:TimeoutSeconds", fault == "silence" ? "1" : "20"), ("Llm:UserTokensADay", "0"));
        await without.LoadAsync("issue108.txt", issue);
        await wing.LoadAsync("issue108.txt", issue);
        var (group, mine, its) = ("", new Conversation(), new Conversation());
        foreach (var question in questions)
        {
            if (question.GetProperty("group").GetString() is { } next && next != group)
            {
                (group, mine, its) = (next, new Conversation(), new Conversation());
            }

            var asked = question.GetProperty("q").GetString()!;
            Assert.Equal(asked + Wing.Essence(await without.AskAsync(asked, its)), asked + Wing.Essence(await wing.AskAsync(asked, mine)));
        }
    }
}
