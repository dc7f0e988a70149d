using System.Globalization;
using Xunit;

namespace ParkBot.Tests.TelegramBot;

/// <summary>SIGKILL at random points of a run of updates: none lost, none handled twice, what was on its way flagged.</summary>
public sealed class KillTests
{
    private const int Chats = 24;

    [Fact]
    public async Task Questions_survive_kills()
    {
        var kills = Proof.Of(2, 40);
        var random = new Random(20230301);
        await using var bot = await RealBot.MakeAsync();

        // Answers take their time on the way, so that kills hit some there: before they are taken, and after.
        bot.Telegram.Faults.Add("send*", new Fault.Hang(TimeSpan.FromMilliseconds(300), Handled: true), times: int.MaxValue, when: call => call.Chat % 3 != 0);
        var asked = new List<int>();
        using var enough = new CancellationTokenSource();
        var people = AskAsync(bot.Telegram, asked, random.Next(), enough.Token);
        var underway = new HashSet<long>();
        for (var kill = 0; kill < kills; kill++)
        {
            // Each third one while it starts: opening, recovering, taking in what waits.
            if (kill % 3 == 2)
            {
                bot.Start();
                await Task.Delay(random.Next(200, 2500), TestContext.Current.CancellationToken);
            }
            else
            {
                var answers = bot.Telegram.Ledger.Messages.Count();
                await bot.StartReadyAsync();
                await Proof.UntilAsync(() => bot.Telegram.Ledger.Messages.Count() > answers, TimeSpan.FromSeconds(60), () => bot.Log);
                await Task.Delay(random.Next(0, 1500), TestContext.Current.CancellationToken);
            }

            await bot.KillAsync();
            underway.UnionWith(Books.Outbox(bot.Database).Where(row => row.State == 2).Select(row => row.Id));
        }

        await enough.CancelAsync();
        await people;
        await bot.StartReadyAsync();
        await Proof.UntilAsync(() => IsQuiet(bot, asked.Count), TimeSpan.FromSeconds(120), () => "It does not come to an end.\n" + bot.Log[^Math.Min(bot.Log.Length, 4000)..]);
        Assert.Equal(0, (await bot.TerminateAsync()).Status);

        Proof.Tell($"kills {kills}, updates {asked.Count}, sends under way at the kills {underway.Count}, peak memory {bot.PeakMemory >> 20} MB");
        var accounts = Accounts.Of(bot.Telegram, bot.Database, asked);
        accounts.AssertClean(mostUncertain: underway.Count);
        Assert.Equal(underway.Count, accounts.Uncertain);
        Assert.Equal(asked.Count, Books.Count(bot.Database, "SELECT count(*) FROM questions"));
        Assert.True(bot.PeakMemory < 512L << 20, "More than 512 MB.");
    }

    /// <summary>People in private chats and groups ask without waiting for answers.</summary>
    private static async Task AskAsync(TelegramEmulator telegram, List<int> asked, int seed, CancellationToken enough)
    {
        var random = new Random(seed);
        var users = Enumerable.Range(1, Chats).Select(number => telegram.User(1000 + number)).ToList();
        var groups = users.Where((_, index) => index % 4 == 0).ToDictionary(user => user.Id, user => telegram.Group(-user.Id, "园区", user));
        var counts = new Dictionary<long, int>();
        while (!enough.IsCancellationRequested)
        {
            foreach (var user in users)
            {
                var number = counts[user.Id] = counts.GetValueOrDefault(user.Id) + 1;
                var words = Proof.Question(user.Id, number);
                asked.Add(telegram.NextUpdateId);
                if (groups.TryGetValue(user.Id, out var group))
                {
                    telegram.Say(user, $"@{telegram.Options.BotName} {words}", group);
                }
                else
                {
                    telegram.Say(user, words);
                }

                await Task.Delay(random.Next(1, 40), CancellationToken.None);
            }
        }
    }

    private static bool IsQuiet(RealBot bot, int asked) =>
        bot.Telegram.PendingUpdates == 0
        && Books.Count(bot.Database, "SELECT count(*) FROM inbox WHERE state = 2") >= asked
        && Books.Count(bot.Database, "SELECT count(*) FROM outbox WHERE state IN (1, 2)") == 0;
}
