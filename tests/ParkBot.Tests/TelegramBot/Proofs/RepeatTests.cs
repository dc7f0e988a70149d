using Xunit;

namespace ParkBot.Tests.TelegramBot;

/// <summary>Updates that come again, in another order, with numbers that jump: each has its effects once.</summary>
public sealed class RepeatTests
{
    [Fact]
    public async Task Repeated_shuffled_and_jumping_updates_have_their_effects_once()
    {
        var rounds = Proof.Of(6, 60);
        var random = new Random(7);
        await using var bot = await BotHarness.StartAsync(null, true, ("Telegram:PerMinute", "10000"), ("Telegram:PerMinuteInChat", "10000"), ("Logging:Level", "Warning"));
        var telegram = bot.Telegram;
        var users = Enumerable.Range(1, 12).Select(number => telegram.User(2000 + number)).ToList();
        var asked = new List<int>();
        var repeated = 0;
        telegram.ShuffleBatches(11);
        for (var round = 0; round < rounds; round++)
        {
            foreach (var user in users)
            {
                for (var one = 0; one < 2; one++)
                {
                    asked.Add(telegram.NextUpdateId);
                    telegram.Say(user, Proof.Question(user.Id, (round * 2) + one));
                    if (random.Next(4) == 0)
                    {
                        var again = random.Next(1, 30);
                        telegram.RepeatLast(again);
                        repeated += again;
                    }
                }
            }

            // Telegram's numbers begin anywhere after a week of silence: everything before is confirmed by then.
            if (round % 3 == 2)
            {
                await Proof.UntilAsync(() => telegram.PendingUpdates == 0, TimeSpan.FromSeconds(30), () => bot.Log);
                telegram.JumpTo(round % 2 == 0 ? 731_000_001 - (round * 5_000_000) : 731_000_001 + (round * 5_000_000));
                telegram.RepeatLast(20);
                repeated += 20;
            }
        }

        telegram.RepeatLast(100);
        await Proof.UntilAsync(
            () => telegram.PendingUpdates == 0 && Books.Count(bot.Database, "SELECT count(*) FROM outbox WHERE state = 3") >= asked.Count,
            TimeSpan.FromSeconds(60),
            () => $"{telegram.PendingUpdates} pending; {Books.Count(bot.Database, "SELECT count(*) FROM outbox WHERE state = 3")} of {asked.Count} sent\n{bot.Log}");
        await Task.Delay(1500, TestContext.Current.CancellationToken);
        await bot.StopAsync();

        Proof.Tell($"updates {asked.Count}, delivered again {repeated}");
        Accounts.Of(telegram, bot.Database, asked).AssertClean(mostUncertain: 0);
        Assert.Equal(asked.Count, telegram.Ledger.Messages.Count());
        Assert.Equal(asked.Count, Books.Count(bot.Database, "SELECT count(*) FROM questions"));
    }
}
