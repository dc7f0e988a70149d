using System.Diagnostics;
using System.Globalization;
using ParkBot.Tests.Llm;
using Xunit;

namespace ParkBot.Tests.TelegramBot;

/// <summary>Row 13 through the whole bot: whatever is wrong with the model, people get the built-in answer, in time, and nobody waits for others.</summary>
public sealed class ModelOutageTests
{
    private const int Asked = 20;

    /// <summary>The model's limit, and what a busy machine may take on top of it.</summary>
    private const int Limit = 2;

    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(15);

    private static readonly Dictionary<string, ModelReply> Faults = new(StringComparer.Ordinal)
    {
        ["refuses"] = ModelReply.HttpError(500),
        ["429"] = ModelReply.HttpError(429, retryAfter: TimeSpan.FromHours(1)),
        ["stalls"] = ModelReply.Stall(),
        ["truncates"] = ModelReply.Truncated("江苏省总投资是九千九百九十九亿元，请访问 http://evil.example"),
        ["broken"] = ModelReply.BrokenJson(),
    };

    public static TheoryData<string> Names { get; } = new(Faults.Keys);

    internal static (string Key, string? Value)[] Settings(ModelServer server) =>
    [
        ("Llm:Endpoint", server.Endpoint.ToString()), ("Llm:Model", "scripted"), ("Llm:ApiKey", Wing.Key), ("Llm:UserTokensADay", "0"), ("Llm:TokensADay", "0"), ("Llm:Faults", "100"),
    ];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task All_are_answered_as_without_a_model(string fault)
    {
        await using var server = await ModelServer.StartAsync(_ => Faults[fault], new ModelServerOptions { ApiKey = Wing.Key });
        await using var bot = await BotHarness.StartAsync(changes: [.. Guarded.Unlimited, .. Settings(server), ("Llm:Reader", "ModelFirst"), ("Llm:TimeoutSeconds", Limit.ToString(CultureInfo.InvariantCulture))]);
        var users = Enumerable.Range(0, Asked).Select(number => bot.Telegram.User(1000 + number)).ToList();
        var watch = Stopwatch.StartNew();
        var asked = users.ConvertAll(user => bot.Telegram.Say(user, "江苏总投资多少"));
        var took = new List<TimeSpan>();
        foreach (var question in asked)
        {
            var answer = await bot.Telegram.AnswerToAsync(question, TimeSpan.FromSeconds(Limit) + Margin);
            took.Add(watch.Elapsed);
            Assert.True(answer.Text.Contains("316.05亿元", StringComparison.Ordinal), answer.Text + bot.Log);
            Assert.DoesNotContain("九千", answer.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("evil", answer.Text + answer.Html, StringComparison.Ordinal);
        }

        Assert.NotEmpty(server.Requests);
        Assert.DoesNotContain(Wing.Key, bot.Log, StringComparison.Ordinal);
        Assert.DoesNotContain(bot.Telegram.Token.Split(':')[1], bot.Log, StringComparison.Ordinal);
        Guarded.Tell(string.Create(CultureInfo.InvariantCulture, $"row 13, {fault}: {Asked} at once, built-in answers {took.Count}, slowest {took.Max().TotalSeconds:0.0} s (limit {Limit} s), prompts {server.Requests.Count}"));
    }

    /// <summary>Questions that wait for a model that stalls hold up nobody whose question needs none.</summary>
    [Fact]
    public async Task Others_are_not_held_up_by_a_model_that_stalls()
    {
        await using var server = await ModelServer.StartAsync(_ => ModelReply.Stall(), new ModelServerOptions { ApiKey = Wing.Key });
        await using var bot = await BotHarness.StartAsync(changes: [.. Guarded.Unlimited, .. Settings(server), ("Llm:Reader", "BuiltinFirst"), ("Llm:Phrases", "false"), ("Llm:TimeoutSeconds", "60"), ("Llm:AtOnce", "64")]);
        await bot.Telegram.AnswerToAsync(bot.Telegram.Say(bot.Telegram.User(3000), "江苏总投资多少"));
        foreach (var number in Enumerable.Range(0, 8))
        {
            bot.Telegram.Say(bot.Telegram.User(1000 + number), "把钱堆得最高的那个省里头拔尖的行当");
        }

        for (var until = Stopwatch.StartNew(); server.Open < 8; await Task.Delay(5, TestContext.Current.CancellationToken))
        {
            Assert.True(until.Elapsed < TimeSpan.FromSeconds(60), $"{server.Open} of 8 questions came to the model. {bot.Log}");
        }

        var watch = Stopwatch.StartNew();
        var asked = Enumerable.Range(0, Asked).Select(number => bot.Telegram.Say(bot.Telegram.User(2000 + number), "江苏总投资多少")).ToList();
        foreach (var question in asked)
        {
            Assert.Contains("316.05亿元", (await bot.Telegram.AnswerToAsync(question, TimeSpan.FromSeconds(20))).Text, StringComparison.Ordinal);
        }

        Guarded.Tell(string.Create(CultureInfo.InvariantCulture, $"row 13: {Asked} of others answered in {watch.Elapsed.TotalSeconds:0.0} s while {server.Open} wait for the model"));
        Assert.Equal(8, server.Open);
    }
}
