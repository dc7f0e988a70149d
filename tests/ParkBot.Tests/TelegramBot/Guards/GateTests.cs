using System.Globalization;
using Xunit;

namespace ParkBot.Tests.TelegramBot;

/// <summary>Whom the bot serves and how much it takes on.</summary>
public sealed class GateTests
{
    [Fact]
    public async Task A_user_and_a_chat_have_their_rate()
    {
        await using var bot = await BotHarness.StartAsync(changes: [("Telegram:PerMinute", "5"), ("Telegram:PerMinuteInChat", "8")]);
        var (fast, other, admin) = (bot.Telegram.User(7), bot.Telegram.User(8), bot.Telegram.User(BotHarness.Admin));
        var third = bot.Telegram.User(9);
        var group = bot.Telegram.Supergroup(-1001, "组", false, other, third);
        for (var number = 0; number < 12; number++)
        {
            bot.Telegram.Say(fast, "江苏总投资多少");
            bot.Telegram.Say(admin, "江苏总投资多少");
            bot.Telegram.Say(other, "/ask 江苏总投资多少", group);
            bot.Telegram.Say(third, "/ask 江苏总投资多少", group);
        }

        await bot.SettledAsync();
        int Answers(long chat) => bot.Telegram.Ledger.In(chat).Count(sent => sent.Text.Contains("亿元", StringComparison.Ordinal));
        int Told(long chat) => bot.Telegram.Ledger.In(chat).Count(sent => sent.Text.Contains("太快", StringComparison.Ordinal));
        Assert.Equal((5, 1), (Answers(7), Told(7)));
        Assert.Equal(12, Answers(BotHarness.Admin));
        Assert.Equal((8, 2), (Answers(group.Id), Told(group.Id)));
        Assert.Equal(12 + 24 - 5 - 8 + 12, 12 * 4 - Answers(7) - Answers(group.Id) - Answers(BotHarness.Admin) + 12);
        var press = bot.Telegram.PressData(fast, 7, 1, "how:1");
        await bot.SettledAsync();
        Assert.Contains("太快", press.Text, StringComparison.Ordinal);
        Guarded.Tell("rate 5 a minute and user, 8 a minute and chat: of 12 questions of a user 5 answered and 1 word of it, of 24 in a group 8 answered, an admin's 12 all");
    }

    [Fact]
    public async Task A_private_bot_serves_its_list()
    {
        await using var bot = await BotHarness.StartAsync(changes: [.. Guarded.Unlimited, ("Telegram:Allowed:0", "7"), ("Telegram:Allowed:1", "-1001")]);
        var (listed, stranger, admin) = (bot.Telegram.User(7), bot.Telegram.User(8), bot.Telegram.User(BotHarness.Admin));
        var (group, elsewhere) = (bot.Telegram.Supergroup(-1001, "组", false, stranger), bot.Telegram.Supergroup(-1002, "别处", false, stranger));
        await bot.SettledAsync();
        bot.Telegram.Join(elsewhere, stranger);
        bot.Telegram.Say(listed, "江苏总投资多少");
        bot.Telegram.Say(admin, "江苏总投资多少");
        bot.Telegram.Say(stranger, "/ask 江苏总投资多少", group);
        bot.Telegram.Say(stranger, "江苏总投资多少");
        bot.Telegram.Say(stranger, "/latest");
        bot.Telegram.Say(stranger, "/ask 江苏总投资多少", elsewhere);
        bot.Telegram.SendFile(stranger, "a.txt", BotHarness.Sample(109));
        var press = bot.Telegram.PressData(stranger, 8, 1, "how:1");
        await bot.SettledAsync();
        foreach (var chat in new[] { 7, BotHarness.Admin, -1001 })
        {
            Assert.Contains(bot.Telegram.Ledger.In(chat), sent => sent.Text.Contains("亿元", StringComparison.Ordinal));
        }

        var told = bot.Telegram.Ledger.In(8).Concat(bot.Telegram.Ledger.In(-1002)).Select(sent => sent.Text).ToList();
        Assert.All(told, text => Assert.Contains("不公开", text, StringComparison.Ordinal));
        Assert.Contains("不公开", press.Text, StringComparison.Ordinal);
        Guarded.Tell(string.Create(CultureInfo.InvariantCulture, $"allow-list: listed user, listed group and admin answered, a stranger's 5 tries told {told.Count} times that it is private, served 0"));
    }

    [Fact]
    public async Task A_flood_is_shed_kindly_and_nothing_is_lost()
    {
        await using var bot = await BotHarness.StartAsync(changes: [.. Guarded.Unlimited, ("Telegram:MostWaiting", "10"), ("Telegram:AtOnce", "1")]);
        await bot.Telegram.WaitForAsync(ledger => ledger.Count("getUpdates") > 0);
        var asked = Enumerable.Range(1000, 300).Select(id => bot.Telegram.Say(bot.Telegram.User(id), "各省投资额排名")).ToList();
        await bot.SettledAsync(TimeSpan.FromSeconds(60));
        var answers = asked.Select(message => bot.Telegram.AnswersTo(message)).ToList();
        var shed = answers.Count(sent => sent.Count == 1 && sent[0].Text.Contains("很多", StringComparison.Ordinal));
        Assert.All(answers, sent => Assert.NotEmpty(sent));
        Assert.InRange(shed, 1, 299);
        Guarded.Tell(string.Create(CultureInfo.InvariantCulture, $"300 questions at once, at most 10 waiting: answered {300 - shed}, declined kindly {shed}, left without a word 0"));
    }

    [Fact]
    public async Task Long_questions_are_declined_and_only_wanted_updates_are_asked_for()
    {
        await using var bot = await BotHarness.StartAsync(changes: Guarded.Unlimited);
        var user = bot.Telegram.User(7);
        for (var length = 495; length <= 505; length++)
        {
            var answer = await bot.Telegram.AnswerToAsync(bot.Telegram.Say(user, "江苏总投资多少" + new string('，', length - 7)));
            Assert.Equal(length > 500, answer.Text.Contains("太长", StringComparison.Ordinal));
            answer = await bot.Telegram.AnswerToAsync(bot.Telegram.Say(user, "/ask " + string.Concat(Enumerable.Repeat("😀", length))));
            Assert.Contains("太长", answer.Text, StringComparison.Ordinal);
        }

        Assert.All(bot.Telegram.Ledger.CallsOf("getUpdates"), call => Assert.Equal("""["message","edited_message","callback_query","my_chat_member"]""", call.Request.Text("allowed_updates")));
        Assert.Empty(bot.Telegram.Refused());
    }
}
