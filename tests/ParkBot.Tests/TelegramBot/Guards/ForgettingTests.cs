using Xunit;

namespace ParkBot.Tests.TelegramBot;

/// <summary>/forget, checked in every value of every table.</summary>
public sealed class ForgettingTests
{
    private const long Gone = 7_700_123_457;

    /// <summary>Begins like the other's number, which must stay.</summary>
    private const long Stays = 77_001_234_570;

    [Fact]
    public async Task Nothing_of_the_forgotten_is_found_and_everything_of_others_stays()
    {
        await using var bot = await BotHarness.StartAsync(changes: Guarded.Unlimited);
        bot.Telegram.User(BotHarness.Admin);
        var (gone, stays, admin) = (bot.Telegram.User(Gone), bot.Telegram.User(Stays), bot.Telegram.User(BotHarness.Admin));
        var group = bot.Telegram.Supergroup(-1001, "组", false, gone, stays);

        // An admin who never started the bot: reports to him fail and would keep their text.
        bot.Telegram.Say(admin, "/admins add 909090909");
        bot.Telegram.Say(admin, $"/admins add {Gone}");
        bot.Telegram.Say(admin, $"/admins add {Stays}");
        await bot.SettledAsync();
        var marks = new[] { "甲甲子", "乙乙丑", "丙丙寅", "丁丁卯", "戊戊辰", "己己巳" };
        var answer = await bot.Telegram.AnswerToAsync(bot.Telegram.Say(gone, "/search 甲甲子"));
        bot.Telegram.Say(gone, "那浙江呢");
        bot.Telegram.Press(gone, answer, "报错");
        var grouped = bot.Telegram.Say(gone, "/ask 有什么项目乙乙丑", group);
        var inGroup = await bot.Telegram.AnswerToAsync(grouped);
        bot.Telegram.Say(stays, "嗯嗯呜呜", group, replyTo: inGroup.MessageId);
        bot.Telegram.Say(gone, "/search 丙丙寅");
        bot.Telegram.Say(gone, "/settings");
        bot.Telegram.Say(gone, "/fix 109-1 投资额 12亿元");
        bot.Telegram.Say(gone, "/load");
        bot.Telegram.Say(gone, "/remove 109");
        bot.Telegram.Say(gone, $"/丁丁卯 {Gone}");
        bot.Telegram.Say(stays, "江苏总投资多少");
        bot.Telegram.Raw($"{{\"update_id\":$id,\"message\":{{\"message_id\":\"x\",\"from\":{{\"id\":{Gone}}},\"text\":\"丁丁卯\"}}}}");
        bot.Telegram.PressData(gone, Gone, 1, $"pub:{Gone}:{Gone}");
        bot.Telegram.PressData(gone, Gone, 1, "set:0:en");
        await bot.SettledAsync();
        await DigestAsync(bot, gone, stays, admin);
        Assert.NotEmpty((await DatabaseDump.ReadAsync(bot.Database)).Find(Gone));
        var before = await DatabaseDump.ReadAsync(bot.Database);
        var othersBefore = before.Find(Stays).Count;

        bot.Telegram.Say(gone, "/forget", group);
        await bot.SettledAsync();
        var offer = bot.Telegram.Ledger.In(group.Id).Last(sent => sent.AllButtons.Any());
        bot.Telegram.Press(stays, offer, offer.AllButtons.First().Text);
        await bot.SettledAsync();
        Assert.NotEmpty((await DatabaseDump.ReadAsync(bot.Database)).Find(Gone));
        bot.Telegram.Say(gone, "/forget");
        await bot.SettledAsync();
        var own = bot.Telegram.Ledger.In(Gone).Last(sent => sent.AllButtons.Any());
        bot.Telegram.Press(gone, own, own.AllButtons.First().Text);
        await bot.SettledAsync();

        var after = await DatabaseDump.ReadAsync(bot.Database);
        var hits = after.Find(Gone).Concat(marks.SelectMany(after.Find)).ToList();
        Assert.True(hits.Count == 0, string.Join(' ', hits));
        var others = after.Find(Stays).Count;
        Assert.True(others >= othersBefore, $"{others} of {othersBefore}");
        Assert.Contains(after.Rows("audit"), row => row.Contains("|h", StringComparison.Ordinal));
        Assert.Contains(bot.Telegram.Ledger.In(Gone), sent => sent.Text.Contains("已删除", StringComparison.Ordinal) || sent.Text.Contains("deleted", StringComparison.Ordinal));

        // Nothing is left that makes the admin one, in memory or after a restart.
        bot.Telegram.Say(gone, "/issues");
        await bot.SettledAsync();
        Assert.Contains("只有管理员", bot.Telegram.Ledger.In(Gone).Last().Text, StringComparison.Ordinal);
        await bot.StopAsync();
        bot.Start();
        bot.Telegram.Say(gone, "/forget");
        await bot.SettledAsync();
        own = bot.Telegram.Ledger.In(Gone).Last(sent => sent.AllButtons.Any());
        bot.Telegram.Press(gone, own, own.AllButtons.First().Text);
        await bot.SettledAsync();
        hits = [.. (await DatabaseDump.ReadAsync(bot.Database)).Find(Gone)];
        Assert.True(hits.Count == 0, string.Join(' ', hits));
        Guarded.Tell($"/forget: values before with the user's number {before.Find(Gone).Count}, with words of the questions {marks.Sum(mark => before.Find(mark).Count)}; after 0 and 0 of {after.Values}; of the other user {othersBefore} → {others}");
    }

    /// <summary>A standing wish in the user's own words, and one ended that could be taken back; a digest has said the first.</summary>
    private static async Task DigestAsync(BotHarness bot, EmulatedUser gone, EmulatedUser stays, EmulatedUser admin)
    {
        bot.Telegram.Say(gone, "/subscribe +戊戊辰 周一 9:00");
        bot.Telegram.Say(gone, "/subscribe 浙江");
        bot.Telegram.Say(gone, "/subscribe +己己巳");
        bot.Telegram.Say(stays, "/subscribe 浙江");
        await bot.SettledAsync();
        var ended = bot.Telegram.Ledger.In(gone.Id).Last(sent => sent.AllButtons.Any());
        bot.Telegram.Press(gone, ended, ended.AllButtons.Last().Text);
        bot.Telegram.Say(admin, "/digest");
        await bot.SettledAsync();
        bot.Telegram.Press(admin, bot.Telegram.Ledger.In(admin.Id).Last(sent => sent.AllButtons.Any()), "马上发出");
        await bot.SettledAsync();
        bot.Telegram.Press(admin, bot.Telegram.Ledger.In(admin.Id).Last(sent => sent.AllButtons.Any()), "发出");
        while (new[] { gone, stays }.Any(user => !bot.Telegram.Ledger.In(user.Id).Any(sent => sent.AllButtons.Any(button => button.Text.StartsWith("退订 ", StringComparison.Ordinal)))))
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        await bot.SettledAsync();
    }

    [Fact]
    public async Task Forgetting_while_answers_still_wait_does_not_stop_the_chat()
    {
        await using var bot = await BotHarness.StartAsync(changes: [.. Guarded.Unlimited, ("Delivery:PerSecondInChat", "1")]);
        var user = bot.Telegram.User(Gone);
        bot.Telegram.Say(user, "/forget");
        await bot.SettledAsync();
        var own = bot.Telegram.Ledger.In(Gone).Last(sent => sent.AllButtons.Any());
        // The chat has to wait for longer than the farewell is waited for.
        bot.Telegram.Faults.Add("*", Fault.TooMany(24), chat: Gone);
        bot.Telegram.Say(user, "江苏总投资多少");
        bot.Telegram.Press(user, own, own.AllButtons.First().Text);
        await bot.SettledAsync(TimeSpan.FromSeconds(60));
        bot.Telegram.Faults.Clear();
        var last = bot.Telegram.Say(user, "浙江总投资多少");
        var answer = await bot.Telegram.AnswerToAsync(last, TimeSpan.FromSeconds(40));
        Assert.Contains("浙江", answer.Text, StringComparison.Ordinal);
    }
}
