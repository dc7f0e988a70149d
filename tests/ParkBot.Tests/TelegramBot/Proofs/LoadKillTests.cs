using System.Globalization;
using System.Text;
using Xunit;

namespace ParkBot.Tests.TelegramBot;

/// <summary>SIGKILL while an admin's file is loaded: no half issue, and its report comes.</summary>
public sealed class LoadKillTests
{
    [Fact]
    public async Task A_load_survives_kills()
    {
        var rounds = Proof.Of(2, 25);
        var random = new Random(108);
        await using var bot = await RealBot.MakeAsync(samples: false);
        var telegram = bot.Telegram;
        var admin = telegram.User(BotHarness.Admin);
        var whole = await WholeAsync();
        var kills = 0;
        for (var round = 0; round < rounds; round++)
        {
            var reports = telegram.Ledger.Messages.Count(sent => sent.AllButtons.Any(button => button.Text == "放弃"));
            await bot.StartReadyAsync();
            telegram.SendFile(admin, "sample.txt", Renumbered(round));
            for (var kill = 0; kill < 2; kill++)
            {
                // Somewhere between the file's arrival and its report, and once more in the second try.
                await Task.Delay(random.Next(0, 1500), TestContext.Current.CancellationToken);
                await bot.KillAsync();
                kills++;
                foreach (var items in Books.Read(bot.Database, "SELECT (SELECT count(*) FROM items WHERE items.issue_id = issues.id) FROM issues", row => row.GetInt64(0)))
                {
                    Assert.Equal(whole, items);
                }

                bot.Start();
            }

            await Proof.UntilAsync(
                () => telegram.Ledger.Messages.Count(sent => sent.AllButtons.Any(button => button.Text == "放弃")) > reports || Books.Outbox(bot.Database).Any(row => row.State == 4 && row.Chat == admin.Id && row.Source[0] == 'u'),
                TimeSpan.FromSeconds(60),
                () => $"No report in round {round.ToString(CultureInfo.InvariantCulture)}.\n{bot.Log}");
            await Proof.UntilAsync(() => Books.Count(bot.Database, "SELECT count(*) FROM outbox WHERE state IN (1, 2)") == 0 && Books.Count(bot.Database, "SELECT count(*) FROM inbox WHERE state = 1") == 0, TimeSpan.FromSeconds(30), () => bot.Log);
            await bot.TerminateAsync();
        }

        var issues = Books.Count(bot.Database, "SELECT count(*) FROM issues");
        var shown = telegram.Ledger.Messages.Count(sent => sent.AllButtons.Any(button => button.Text == "放弃"));
        var uncertain = Books.Outbox(bot.Database).Count(row => row.State == 4);
        Proof.Tell($"loads {rounds}, kills {kills}: issues stored {issues}, half issues seen 0, reports shown {shown}, flagged uncertain {uncertain}, audit lines {Books.Count(bot.Database, "SELECT count(*) FROM audit WHERE action = 'load'")}");
        Assert.Equal(rounds, issues);
        Assert.InRange(shown, rounds - uncertain, rounds);
        Assert.Equal(rounds, Books.Count(bot.Database, "SELECT count(*) FROM audit WHERE action = 'load'"));
        Assert.Equal("ok", Books.Read(bot.Database, "PRAGMA integrity_check", row => row.GetString(0))[0]);
    }

    /// <summary>How many items the file has when nobody kills anything.</summary>
    private static async Task<long> WholeAsync()
    {
        await using var bot = await RealBot.MakeAsync(samples: false);
        var file = Path.GetTempFileName();
        await File.WriteAllBytesAsync(file, Renumbered(0));
        Assert.Equal(0, await bot.RunAsync("load", file, "--draft"));
        File.Delete(file);
        return Books.Count(bot.Database, "SELECT count(*) FROM items");
    }

    /// <summary>The sample as another issue.</summary>
    private static byte[] Renumbered(int round)
    {
        var text = Encoding.UTF8.GetString(BotHarness.Sample(109));
        Assert.Contains("109", text, StringComparison.Ordinal);
        return Encoding.UTF8.GetBytes(text.Replace("109", (300 + round).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
    }
}
