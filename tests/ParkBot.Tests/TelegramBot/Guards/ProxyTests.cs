using System.Globalization;
using Xunit;

namespace ParkBot.Tests.TelegramBot;

/// <summary>Both kinds of proxy carry all of the bot's calls, uploads and downloads too.</summary>
public sealed class ProxyTests
{
    internal const string Password = "Geheim-p@ss:w%rd";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_proxy_with_a_password_carries_everything(bool isSocks)
    {
        await using var proxy = new TestProxy(isSocks, "benutzer", Password);
        await using var bot = await BotHarness.StartAsync(samples: true, changes: [.. Guarded.Unlimited, ("Telegram:Proxy", Address(proxy, isSocks))]);
        var (user, admin) = (bot.Telegram.User(7), bot.Telegram.User(BotHarness.Admin));
        var answer = await bot.Telegram.AnswerToAsync(bot.Telegram.Say(user, "各省投资额排名"));
        foreach (var button in answer.AllButtons.ToList())
        {
            bot.Telegram.Press(user, answer, button.Data!);
        }

        bot.Telegram.PressData(user, user.Id, answer.MessageId, $"xport:{answer.AllButtons.First().Data!.Split(':')[1]}:x");
        bot.Telegram.SendFile(admin, "109.txt", BotHarness.Sample(109));
        await bot.SettledAsync();
        Assert.Contains(bot.Telegram.Ledger.In(7), sent => sent.FileName == "parkbot.xlsx");
        Assert.Contains(bot.Telegram.Ledger.In(BotHarness.Admin), sent => sent.Text.Contains("已经发布过", StringComparison.Ordinal));

        // Turned away: nothing was sent, so nothing is uncertain, and it goes on by itself.
        proxy.IsClosed = true;
        var turnedAway = proxy.Refused;
        await bot.Telegram.StopListeningAsync();
        await bot.Telegram.ListenAsync();
        await Task.Delay(TimeSpan.FromSeconds(3), TestContext.Current.CancellationToken);
        Assert.True(proxy.Refused > turnedAway);
        proxy.IsClosed = false;
        Assert.NotNull(await bot.Telegram.AnswerToAsync(bot.Telegram.Say(user, "浙江总投资多少"), TimeSpan.FromSeconds(30)));
        await bot.SettledAsync();
        Assert.Equal(0, await DatabaseDump.CountAsync(bot.Database, "SELECT COUNT(*) FROM outbox WHERE State IN (4, 5)"));
        Assert.Empty(bot.Telegram.Refused());
        Assert.True(proxy.Carried > 0);
        Assert.DoesNotContain("Geheim", bot.Log, StringComparison.Ordinal);
        Guarded.Tell(string.Create(CultureInfo.InvariantCulture, $"{(isSocks ? "socks5" : "http")}: carried {proxy.Carried} {(isSocks ? "connections" : "requests")} of {bot.Telegram.Ledger.Calls.Count} calls, turned away {turnedAway} → {proxy.Refused}"));
    }

    internal static string Address(TestProxy proxy, bool isSocks) =>
        string.Create(CultureInfo.InvariantCulture, $"{(isSocks ? "socks5" : "http")}://benutzer:{Uri.EscapeDataString(Password)}@127.0.0.1:{proxy.Port}");
}
