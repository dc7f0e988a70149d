using System.Globalization;
using Xunit;

namespace ParkBot.Tests.TelegramBot;

/// <summary>A digest to many at Telegram's limits: answers go first, nobody is stalled by others, memory stays flat.</summary>
public sealed class DigestLoadTests
{
    private const long MostMemory = 512L << 20;

    private static (string, string)[] AtTelegramsLimits =>
        [("Delivery__PerSecond", "30"), ("Delivery__PerSecondInChat", "1"), ("Delivery__PerMinuteInGroup", "20"), ("Digests__Cron", "0/1 * * * * ?")];

    [Fact]
    public async Task Answers_are_quick_while_a_digest_goes_out()
    {
        var size = Proof.Number("PARKBOT_SUBSCRIBERS") ?? Proof.Of(300, 10_000);
        await using var bot = await RealBot.MakeAsync(new EmulatorOptions { Limits = SendLimits.Telegram }, true, AtTelegramsLimits);
        var telegram = bot.Telegram;
        await Crowd.GatherAsync(bot, size, mixed: false);
        await bot.StartReadyAsync();
        await telegram.WaitForAsync(ledger => ledger.Messages.Any(), TimeSpan.FromSeconds(60));

        var asked = new List<(EmulatedMessage Message, DateTimeOffset At)>();
        var began = TimeProvider.System.GetTimestamp();
        while (Books.Count(bot.Database, "SELECT (SELECT count(*) FROM subscriptions WHERE last_edition = 0) + (SELECT count(*) FROM outbox WHERE lane = 2 AND state < 3)") > 0)
        {
            Assert.True(TimeProvider.System.GetElapsedTime(began) < TimeSpan.FromMinutes(30), bot.Log);
            asked.Add((telegram.Say(telegram.User(30_000 + (asked.Count % 20)), Proof.Question(30_000 + (asked.Count % 20), asked.Count / 20)), DateTimeOffset.UtcNow));
            await Task.Delay(200, TestContext.Current.CancellationToken);
        }

        var took = TimeProvider.System.GetElapsedTime(began);
        await Proof.UntilAsync(() => asked.TrueForAll(one => telegram.AnswersTo(one.Message).Count > 0), TimeSpan.FromSeconds(60), () => bot.Log);
        Assert.Equal(0, (await bot.TerminateAsync()).Status);

        // What is slow while the process warms up is no matter of digests: the first twenty questions are left out.
        var waits = asked.Skip(20).Select(one => telegram.AnswersTo(one.Message)[0].At - one.At).Order().ToList();
        var p95 = waits[(int)(waits.Count * 0.95)];
        Proof.Tell($"digest to {size} in {took.TotalSeconds:0} s; {waits.Count} questions beside it: median {waits[waits.Count / 2].TotalSeconds:0.00} s, p95 {p95.TotalSeconds:0.00} s, slowest {waits[^1].TotalSeconds:0.00} s; sends beyond the limits {telegram.Ledger.BeyondLimits}; peak memory {bot.PeakMemory >> 20} MB");
        DigestAccounts.Of(telegram, bot.Database).AssertClean();
        Assert.Equal(0, telegram.Ledger.BeyondLimits);
        Assert.Equal(0, Books.Count(bot.Database, "SELECT count(*) FROM outbox WHERE state = 4"));
        Assert.InRange(bot.PeakMemory, 1, MostMemory);
        Proof.Within(p95, TimeSpan.FromSeconds(2));
    }

    [Fact]
    public async Task Chats_that_are_told_to_wait_long_stall_nobody_else()
    {
        // More than the outbox takes in ahead.
        const int Held = 310;
        const int All = 360;
        await using var bot = await RealBot.MakeAsync(new EmulatorOptions { Limits = SendLimits.Telegram }, true, AtTelegramsLimits);
        var crowd = await Crowd.GatherAsync(bot, All, mixed: false);
        bot.Telegram.Faults.Add("send*", Fault.TooMany(3600), times: int.MaxValue, when: call => call.Chat is { } chat && crowd.NumberOf(chat) < Held);
        await bot.StartReadyAsync();
        var others = All - Held;
        await Proof.UntilAsync(() => bot.Telegram.Ledger.Messages.Select(sent => sent.Chat).Distinct().Count() == others, TimeSpan.FromSeconds(60), () => string.Create(CultureInfo.InvariantCulture, $"{bot.Telegram.Ledger.Messages.Count()} of {others}\n{bot.Log}"));
        await bot.TerminateAsync();
        Proof.Tell($"held for an hour {Held}, others {others}: all of these have it; waiting {Books.Count(bot.Database, "SELECT count(DISTINCT chat) FROM outbox WHERE state = 1 AND not_before IS NOT NULL")}");
        Assert.Equal(Held, Books.Count(bot.Database, "SELECT count(DISTINCT chat) FROM outbox WHERE state = 1 AND not_before IS NOT NULL"));
    }
}
