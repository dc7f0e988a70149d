using System.Globalization;
using Xunit;

namespace ParkBot.Tests.TelegramBot;

/// <summary>The buttons under an answer, pressed with the numbers of other people's questions.</summary>
public sealed class OthersAnswersTests
{
    private static readonly string[] Buttons = ["items:{0}:1", "items:{0}:p2", "items:{0}:99999", "items:{0}:", "how:{0}", "chart:{0}", "copy:{0}", "xport:{0}", "xport:{0}:x", "xport:{0}:c", "wrong:{0}", "rate:{0}:1", "rate:{0}:-1", "pick:{0}:0", "pick:{0}:99999999999", "mine:{0}", "forget:{0}:yes"];

    [Fact]
    public async Task Nothing_of_anothers_question_is_shown_or_changed()
    {
        await using var bot = await BotHarness.StartAsync(changes: Guarded.Unlimited);
        var (owner, thief) = (bot.Telegram.User(71), bot.Telegram.User(72));
        var (group, elsewhere) = (bot.Telegram.Supergroup(-1001, "组", false, owner), bot.Telegram.Supergroup(-1003, "别的组", false, thief));
        bot.Telegram.Say(owner, "江苏总投资多少");
        bot.Telegram.Say(owner, "各省投资额排名");
        bot.Telegram.Say(owner, "朝阳区有什么项目");
        bot.Telegram.Say(owner, "/ask 浙江有哪些项目", group);
        bot.Telegram.Say(owner, "/forget");
        await bot.SettledAsync();
        var ids = new List<long>();
        for (var id = -1; id < 12; id++)
        {
            ids.Add(id);
        }

        ids.AddRange([71, 501, long.MaxValue, long.MinValue]);
        var before = await DatabaseDump.ReadAsync(bot.Database);
        var sent = bot.Telegram.Ledger.Sent.Count;
        var presses = new List<PendingCallback>();
        foreach (var id in ids)
        {
            foreach (var button in Buttons.Where(one => !(id == 72 && one.StartsWith("forget", StringComparison.Ordinal))))
            {
                var data = string.Format(CultureInfo.InvariantCulture, button, id);
                presses.Add(bot.Telegram.PressData(thief, thief.Id, 1, data));
                presses.Add(bot.Telegram.PressData(thief, elsewhere.Id, 1, data));
                presses.Add(bot.Telegram.PressData(thief, owner.Id, 1, data));
            }
        }

        await bot.SettledAsync(TimeSpan.FromSeconds(60));
        var after = await DatabaseDump.ReadAsync(bot.Database);
        var shown = bot.Telegram.Ledger.Sent.Skip(sent).ToList();
        Assert.True(shown.Count == 0, string.Join('\n', shown.Select(one => $"{one.Chat}: {one.Text}")));
        Assert.Empty(after.Changed(before, "inbox", "poll", "sqlite_sequence"));
        Assert.Empty(bot.Telegram.Refused());
        Guarded.Tell($"answers' buttons with others' numbers: presses {presses.Count}, messages shown 0, tables changed 0");
    }

    [Fact]
    public async Task A_report_reaches_the_admins_once()
    {
        await using var bot = await BotHarness.StartAsync(changes: Guarded.Unlimited);
        bot.Telegram.User(BotHarness.Admin);
        var user = bot.Telegram.User(7);
        var answer = await bot.Telegram.AnswerToAsync(bot.Telegram.Say(user, "江苏总投资多少"));
        for (var again = 0; again < 5; again++)
        {
            bot.Telegram.Press(user, answer, "报错");
        }

        await bot.SettledAsync();
        Assert.Single(bot.Telegram.Ledger.In(BotHarness.Admin));
    }

    [Fact]
    public async Task An_edited_question_leaves_pages_and_reports_alone()
    {
        await using var bot = await BotHarness.StartAsync(changes: Guarded.Unlimited);
        bot.Telegram.User(BotHarness.Admin);
        var user = bot.Telegram.User(7);
        var asked = bot.Telegram.Say(user, "江苏总投资多少");
        var answer = await bot.Telegram.AnswerToAsync(asked);
        bot.Telegram.Press(user, answer, "报错");
        bot.Telegram.Press(user, answer, "复制");
        bot.Telegram.Press(user, answer, "明细");
        await bot.SettledAsync();
        var before = bot.Telegram.Shown(user.Chat).Where(sent => sent.MessageId != answer.MessageId).Select(sent => sent.Text).ToList();
        bot.Telegram.Edit(asked, "浙江总投资多少");
        await bot.SettledAsync();
        Assert.Contains("浙江", bot.Telegram.Shown(user.Chat).Single(sent => sent.MessageId == answer.MessageId).Text, StringComparison.Ordinal);
        Assert.Equal(before, bot.Telegram.Shown(user.Chat).Where(sent => sent.MessageId != answer.MessageId).Select(sent => sent.Text));
        Assert.Empty(bot.Telegram.Refused());
    }
}
