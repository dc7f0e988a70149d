using System.Globalization;
using Xunit;

namespace ParkBot.Tests.TelegramBot;

/// <summary>SIGTERM under load, and two that want one database.</summary>
public sealed class StopTests
{
    private static readonly TimeSpan MostToStop = TimeSpan.FromSeconds(8);

    [Fact]
    public async Task A_stop_under_load_is_quick_and_drops_nothing()
    {
        var stops = Proof.Of(2, 20);
        var random = new Random(17);
        await using var bot = await RealBot.MakeAsync();
        var telegram = bot.Telegram;

        // Sends that take their time, some longer than a stop may.
        telegram.Faults.Add("send*", new Fault.Hang(TimeSpan.FromSeconds(20), Handled: true), times: int.MaxValue, when: call => call.Chat == 5000);
        telegram.Faults.Add("send*", new Fault.Hang(TimeSpan.FromMilliseconds(150), Handled: true), times: int.MaxValue);
        var users = Enumerable.Range(0, 40).Select(number => telegram.User(5000 + number)).ToList();
        var asked = new List<int>();
        var slowest = TimeSpan.Zero;
        for (var stop = 0; stop < stops; stop++)
        {
            await bot.StartReadyAsync();
            for (var number = 0; number < 8; number++)
            {
                foreach (var user in users)
                {
                    asked.Add(telegram.NextUpdateId);
                    telegram.Say(user, Proof.Question(user.Id, (stop * 8) + number));
                }
            }

            var answers = telegram.Ledger.Messages.Count();
            await Proof.UntilAsync(() => telegram.Ledger.Messages.Count() > answers + 20, TimeSpan.FromSeconds(60), () => bot.Log);
            await Task.Delay(random.Next(0, 800), TestContext.Current.CancellationToken);
            var (status, took) = await bot.TerminateAsync();
            Assert.True(status == 0, $"{status.ToString(CultureInfo.InvariantCulture)}\n{bot.Log}");
            slowest = took > slowest ? took : slowest;
        }

        telegram.Faults.Clear();
        await bot.StartReadyAsync();
        await Proof.UntilAsync(
            () => telegram.PendingUpdates == 0 && Books.Count(bot.Database, "SELECT count(*) FROM inbox WHERE state = 2") >= asked.Count && Books.Count(bot.Database, "SELECT count(*) FROM outbox WHERE state IN (1, 2)") == 0,
            TimeSpan.FromSeconds(120),
            () => bot.Log);
        await bot.TerminateAsync();
        Proof.Tell($"stops {stops}, slowest {slowest.TotalSeconds:0.00} s, all with status 0; updates {asked.Count}, work dropped 0 unless counted here:");
        Accounts.Of(telegram, bot.Database, asked).AssertClean(mostUncertain: stops);
        Proof.Within(slowest, MostToStop);
    }

    [Fact]
    public async Task A_stop_while_it_starts_or_cannot_reach_the_API_is_quick_too()
    {
        await using var bot = await RealBot.MakeAsync(samples: false);
        var telegram = bot.Telegram;
        telegram.Faults.Add("*", new Fault.Hang(TimeSpan.FromMinutes(2)), times: int.MaxValue);
        bot.Start();
        await telegram.WaitForAsync(ledger => ledger.Count("getMe") > 0, TimeSpan.FromSeconds(60));
        var (first, hanging) = await bot.TerminateAsync();

        telegram.Faults.Clear();
        await telegram.StopListeningAsync();
        var said = bot.Log.Length;
        bot.Start();
        await Proof.UntilAsync(() => bot.Log[said..].Contains("cannot be reached", StringComparison.Ordinal), TimeSpan.FromSeconds(60), () => bot.Log);
        var (second, refused) = await bot.TerminateAsync();
        Proof.Tell($"stopped while the API hangs: status {first} after {hanging.TotalSeconds:0.00} s; while it refuses: status {second} after {refused.TotalSeconds:0.00} s");
        Assert.Equal((0, 0), (first, second));
        Proof.Within(hanging, MostToStop);
        Proof.Within(refused, MostToStop);
    }

    [Fact]
    public async Task A_second_one_gives_way_and_takes_over_when_the_first_is_killed()
    {
        await using var bot = await RealBot.MakeAsync(samples: false);
        var telegram = bot.Telegram;
        var user = telegram.User(5101);
        await bot.StartReadyAsync();
        await telegram.AnswerToAsync(telegram.Say(user, "/help"), TimeSpan.FromSeconds(30));

        var since = TimeProvider.System.GetTimestamp();
        var second = bot.Start("beside");
        await second.WaitForExitAsync(new CancellationTokenSource(TimeSpan.FromSeconds(60)).Token);
        var patience = TimeProvider.System.GetElapsedTime(since);
        var status = second.ExitCode;
        await telegram.AnswerToAsync(telegram.Say(user, "/privacy"), TimeSpan.FromSeconds(30));
        var conflicts = telegram.Ledger.CallsOf("getUpdates").Count(call => call.Status == 409);

        await bot.KillAsync();
        since = TimeProvider.System.GetTimestamp();
        await bot.StartReadyAsync();
        var over = TimeProvider.System.GetElapsedTime(since);
        await telegram.AnswerToAsync(telegram.Say(user, "/help"), TimeSpan.FromSeconds(30));
        await bot.TerminateAsync();
        Proof.Tell($"second serve: status {status} after {patience.TotalSeconds:0.0} s, conflicts 409 of the first {conflicts}; started after a kill: polls after {over.TotalSeconds:0.0} s");
        Assert.Equal(1, status);
        Assert.Contains("已有一个 ParkBot 在用数据库", bot.Log, StringComparison.Ordinal);
        Assert.Equal(0, conflicts);
        Proof.Within(over, TimeSpan.FromSeconds(9));
    }
}
