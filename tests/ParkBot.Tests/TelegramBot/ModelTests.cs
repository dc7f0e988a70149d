using ParkBot.Tests.Llm;
using Xunit;

namespace ParkBot.Tests.TelegramBot;

/// <summary>The bot with a model: what people see of it in a chat.</summary>
public sealed class ModelTests
{
    /// <summary>The first question with a model loads its packages, on a machine that others use too.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private const string Prose = "{{r1.subject}}的{{r1.measure}}合计{{r1.value}}。";

    [Fact]
    public async Task An_answer_is_shown_while_it_is_written_and_then_sent()
    {
        await using var server = await ModelServer.StartAsync(_ => ModelReply.Text(Prose));
        await using var bot = await StartAsync(server);
        var user = bot.Telegram.User(7);

        var answer = await bot.Telegram.AnswerToAsync(bot.Telegram.Say(user, "江苏总投资多少"), Patience);

        Assert.StartsWith("江苏省的投资额合计316.05亿元。", answer.Text, StringComparison.Ordinal);
        Assert.Contains("盐城", answer.Text, StringComparison.Ordinal);
        var draft = Assert.Single(bot.Telegram.Ledger.CallsOf("sendMessageDraft"));
        Assert.Equal(("江苏省的投资额合计316.05亿元。", (long?)7, null), (draft.Request.Text("text"), draft.Chat, draft.Reason));
        Assert.DoesNotContain(Wing.Key, bot.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_that_is_refused_keeps_no_answer_back_and_groups_get_none()
    {
        await using var server = await ModelServer.StartAsync(_ => ModelReply.Text(Prose));
        await using var bot = await StartAsync(server);
        var user = bot.Telegram.User(7);
        var group = bot.Telegram.Group(-70, "招商群", user);
        bot.Telegram.Faults.Add("sendMessageDraft", new Fault.Refuse(400, "Bad Request"), times: 100);

        var answer = await bot.Telegram.AnswerToAsync(bot.Telegram.Say(user, "江苏总投资多少"), Patience);
        var there = await bot.Telegram.AnswerToAsync(bot.Telegram.Say(user, "/ask 辽宁总投资多少", group), Patience);

        Assert.Contains("316.05亿元", answer.Text, StringComparison.Ordinal);
        Assert.Contains("2146亿元", there.Text, StringComparison.Ordinal);
        Assert.All(bot.Telegram.Ledger.CallsOf("sendMessageDraft"), call => Assert.Equal(7, call.Chat));
    }

    [Fact]
    public async Task Two_readings_are_buttons_and_the_chosen_one_is_answered()
    {
        await using var server = await ModelServer.StartAsync(_ => ModelReply.Calls(("news-aggregate", """{"measure":"investment","where":{"places":["辽宁"]},"last":true}""")));
        await using var bot = await StartAsync(server, ("Llm:Reader", "ModelFirst"), ("Llm:Phrases", "false"));
        var user = bot.Telegram.User(7);

        var asked = await bot.Telegram.AnswerToAsync(bot.Telegram.Say(user, "江苏总投资多少"), Patience);
        Assert.Contains("这个问题有两种理解", asked.Text, StringComparison.Ordinal);
        var seen = bot.Telegram.Ledger.Sent.Count;
        bot.Telegram.Press(user, asked, "辽宁：投资额合计");
        await bot.Telegram.WaitForAsync(ledger => ledger.Sent.Count > seen, Patience);
        var chosen = bot.Telegram.Ledger.Sent[seen];

        Assert.Contains("2146亿元", chosen.Text, StringComparison.Ordinal);
        Assert.Contains("按“辽宁：投资额合计”理解", chosen.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Privacy_names_who_else_sees_the_questions()
    {
        await using var server = await ModelServer.StartAsync(_ => ModelReply.Text(Prose));
        await using var bot = await StartAsync(server);

        var told = await bot.Telegram.AnswerToAsync(bot.Telegram.Say(bot.Telegram.User(7), "/privacy"), Patience);

        Assert.Contains("语言模型的服务（127.0.0.1）", told.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("不交给任何人", told.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_forgotten_is_gone_from_the_book_of_calls()
    {
        const long Gone = 7_700_123_457;
        await using var server = await ModelServer.StartAsync(_ => ModelReply.Text(Prose));
        await using var bot = await StartAsync(server);
        var user = bot.Telegram.User(Gone);
        await bot.Telegram.AnswerToAsync(bot.Telegram.Say(user, "江苏总投资多少"), Patience);
        await bot.Telegram.AnswerToAsync(bot.Telegram.Say(user, "辽宁总投资多少"), Patience);
        await bot.SettledAsync();
        Assert.Contains((await DatabaseDump.ReadAsync(bot.Database)).Find(Gone), found => found.Contains("model_calls", StringComparison.Ordinal));

        var offer = await bot.Telegram.AnswerToAsync(bot.Telegram.Say(user, "/forget"), Patience);
        bot.Telegram.Press(user, offer, offer.AllButtons.First().Text);
        await bot.SettledAsync();

        Assert.Empty((await DatabaseDump.ReadAsync(bot.Database)).Find(Gone));
    }

    private static Task<BotHarness> StartAsync(ModelServer server, params (string Key, string? Value)[] changes) => BotHarness.StartAsync(changes:
    [
        ("Llm:Endpoint", server.Endpoint.ToString()), ("Llm:Model", "scripted"), ("Llm:ApiKey", Wing.Key), ("Llm:TokenLimit", "MaxCompletionTokens"), .. changes,
    ]);
}
