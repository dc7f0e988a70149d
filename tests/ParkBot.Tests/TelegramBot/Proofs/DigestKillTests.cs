using System.Globalization;
using Xunit;

namespace ParkBot.Tests.TelegramBot;

/// <summary>
/// A digest to many under everything that a channel does, and SIGKILLs: everybody who can be reached has every part of every
/// edition exactly once or flagged.
/// </summary>
public sealed class DigestKillTests
{
    private static readonly int PerSecond = Proof.Of(200, 600);
    private const long MostMemory = 512L << 20;
    private const int AtOnce = 64;

    [Fact]
    public async Task Everybody_is_sent_everything_once()
    {
        var size = Proof.Number("PARKBOT_SUBSCRIBERS") ?? Proof.Of(200, 10_000);
        var random = new Random(20230306);
        await using var bot = await RealBot.MakeAsync(
            new EmulatorOptions { Limits = new SendLimits(PerSecond, 5, 100) }, true,
            ("Delivery__PerSecond", PerSecond.ToString(CultureInfo.InvariantCulture)), ("Delivery__PerSecondInChat", "5"), ("Delivery__PerMinuteInGroup", "100"), ("Digests__Cron", "0/1 * * * * ?"));
        var crowd = await Crowd.GatherAsync(bot, size, mixed: true);
        Crowd.InsertEdition(bot.Database);
        crowd.Migrate(crowd.With(Fate.Moved).Where((_, index) => index % 2 == 0), told: false);
        var script = Script(bot.Telegram, crowd);

        // While it starts; when the edition is there; in the middle of handing it out; while it goes out, early and late.
        var underway = new HashSet<long>();
        var kills = 0;
        await KilledAsync(() => Task.Delay(random.Next(300, 1500), TestContext.Current.CancellationToken));
        await KilledAsync(() => SeenAsync("SELECT count(*) FROM editions WHERE id > 1", 1));
        await KilledAsync(() => SeenAsync("SELECT count(*) FROM outbox", random.Next(1, size)));
        await KilledAsync(() => AcceptedAsync(size / 3));
        crowd.Migrate(crowd.With(Fate.Moved).Where((_, index) => index % 4 == 1), told: false);
        crowd.Migrate(crowd.With(Fate.Moved).Where((_, index) => index % 4 == 3), told: true);
        await KilledAsync(() => AcceptedAsync(size * 3 / 2));
        await bot.StartReadyAsync();
        await AcceptedAsync(size * 2);
        var (status, took) = await bot.TerminateAsync();
        await Crowd.LoadAsync(bot, (2023, 3, 3, 111));
        await KilledAsync(() => AcceptedAsync(size * 5 / 2));
        await bot.StartReadyAsync();
        await Proof.UntilAsync(() => IsQuiet(bot.Database), TimeSpan.FromSeconds(Proof.Of(60, 1200)), () => "It does not come to an end.\n" + bot.Log[^Math.Min(bot.Log.Length, 4000)..]);
        Assert.Equal(0, (await bot.TerminateAsync()).Status);

        var accounts = DigestAccounts.Of(bot.Telegram, bot.Database);
        Proof.Tell($"subscribers {size}, kills {kills}, sends under way at the kills {underway.Count}; stopped in the middle: status {status} after {took.TotalSeconds:0.00} s; sends beyond the limits {bot.Telegram.Ledger.BeyondLimits}; peak memory {bot.PeakMemory >> 20} MB");
        Proof.Tell($"faults: {string.Join(", ", script.Select(fault => string.Create(CultureInfo.InvariantCulture, $"{fault.Fault.GetType().Name} {fault.Used}")))}");
        accounts.AssertClean();
        Assert.Equal(0, bot.Telegram.Ledger.BeyondLimits);
        Assert.Equal(0, status);
        Proof.Within(took, TimeSpan.FromSeconds(8));
        Assert.InRange(bot.PeakMemory, 1, MostMemory);

        // Each uncertain one for a reason: under way at a kill, an answer that says nothing, an answer that never came.
        Assert.Equal(underway.Count, accounts.Reasons.GetValueOrDefault("进程在发送时退出"));
        Assert.InRange(accounts.Reasons.GetValueOrDefault("HTTP 500"), 0, script[0].Used);
        Assert.InRange(accounts.Uncertain, 0, underway.Count + script[0].Used + script[1].Used + (script.Count(fault => fault.Fault is Fault.RefuseConnections) * AtOnce));
        AssertFates(bot, crowd);

        async Task KilledAsync(Func<Task> when)
        {
            bot.Start();
            await when();
            await Task.Delay(random.Next(0, 400), TestContext.Current.CancellationToken);
            await bot.KillAsync();
            kills++;
            underway.UnionWith(Books.Outbox(bot.Database).Where(row => row.State == 2).Select(row => row.Id));
        }

        Task SeenAsync(string count, int least) => Proof.UntilAsync(() => Books.Count(bot.Database, count) >= least, TimeSpan.FromSeconds(Proof.Of(60, 900)), () => bot.Log);

        Task AcceptedAsync(int least) => Proof.UntilAsync(() => bot.Telegram.Ledger.Sent.Count >= least, TimeSpan.FromSeconds(Proof.Of(60, 900)), () => bot.Log);
    }

    /// <summary>The first is the one without an answer that means anything, the second the one without any.</summary>
    private static List<ScriptedFault> Script(TelegramEmulator telegram, Crowd crowd)
    {
        var faults = telegram.Faults;
        return
        [
            faults.Add("send*", Fault.Html(500), times: int.MaxValue, when: Nth(Fate.Error)),
            faults.Add("send*", new Fault.DropResponse(), times: int.MaxValue, when: Nth(Fate.Dropped)),
            faults.Add("send*", Fault.TooMany(2), times: int.MaxValue, when: Nth(Fate.TooMany)),
            faults.Add("sendRichMessage", Unparsable, times: int.MaxValue, when: call => crowd.FateOf(call.Chat) == Fate.Odd),
            faults.Add("sendMessage", Unparsable, times: int.MaxValue, when: call => crowd.FateOf(call.Chat) == Fate.Odd && call.Request.Text("parse_mode") is not null),
            faults.Add("send*", new Fault.Hang(TimeSpan.FromMilliseconds(400), Handled: true), times: int.MaxValue, when: call => crowd.FateOf(call.Chat) == Fate.Slow),
            .. Enumerable.Range(1, 3).Select(time => faults.Add("send*", new Fault.RefuseConnections(TimeSpan.FromSeconds(1)), skip: crowd.Size * time / 2)),
        ];

        // Not always the first part.
        Func<Call, bool> Nth(Fate fate)
        {
            var counts = new Dictionary<long, int>();
            return call => crowd.FateOf(call.Chat) == fate && (counts[call.Chat!.Value] = counts.GetValueOrDefault(call.Chat.Value) + 1) == 1 + (crowd.NumberOf(call.Chat.Value) % 3);
        }
    }

    private static Fault Unparsable => new Fault.Refuse(400, "Bad Request: can't parse entities: Unsupported start tag \"x\" at byte offset 5");

    private static bool IsQuiet(string database) =>
        Books.Count(database, "SELECT count(*) FROM editions") == 3
        && Books.Count(database, "SELECT count(*) FROM subscriptions WHERE state = 1 AND last_edition < (SELECT max(id) FROM editions)") == 0
        && Books.Count(database, "SELECT count(*) FROM outbox WHERE state < 3") == 0
        && Books.Count(database, "SELECT count(*) FROM subscriptions WHERE state = 1 AND chat IN (SELECT chat FROM outbox WHERE state = 6)") == 0;

    private static void AssertFates(RealBot bot, Crowd crowd)
    {
        var standings = DigestAccounts.StandingsOf(bot.Database).ToDictionary(one => one.Chat);
        var lines = DigestAccounts.LinesOf(bot.Database).ToLookup(line => line.Subscription);
        var got = bot.Telegram.Ledger.Messages.ToLookup(sent => sent.Chat);

        // Whoever has not been sent anything (nothing matched, and they want silence) cannot be known to be gone or moved.
        var gone = crowd.With(Fate.Gone).Where(chat => lines[standings[chat].Id].Any(line => line.State == 6)).ToList();
        Assert.All(gone, chat => Assert.Equal(3, standings[chat].State));
        Assert.All(gone, chat => Assert.Empty(got[chat]));
        Assert.All(gone, chat => Assert.All(lines[standings[chat].Id], line => Assert.True(line.State is 4 or 6, line.ToString())));
        var moved = crowd.With(Fate.Moved).Where(chat => standings.ContainsKey(Crowd.NewOf(chat))).ToList();
        Assert.All(crowd.With(Fate.Moved).Except(moved), chat => Assert.DoesNotContain(lines[standings[chat].Id], line => line.Edition == 3));
        Assert.All(moved, chat => Assert.DoesNotContain(lines[standings[Crowd.NewOf(chat)].Id], line => line.Chat == chat && line.State != 4 && line.Edition == 3));

        // A move that the channel told by itself needs no message; what is sent after it goes to the new number.
        var sent = moved.Where(chat => lines[standings[Crowd.NewOf(chat)].Id].Any(line => line.Chat == Crowd.NewOf(chat) && line.State == 3)).ToList();
        Assert.NotEmpty(sent);
        Assert.All(sent, chat => Assert.NotEmpty(got[Crowd.NewOf(chat)]));
        Proof.Tell($"403: {gone.Count}, all asleep, shown nothing; moved {moved.Count}, rows that still name the old chat {moved.Sum(chat => lines[standings[Crowd.NewOf(chat)].Id].Count(line => line.Chat == chat && got[Crowd.NewOf(chat)].Any(one => one.MessageId == line.MessageId)))}; plain for want of parsing {crowd.With(Fate.Odd).Sum(chat => got[chat].Count(sent => sent.Html is null && sent.Blocks is null))}");
    }
}
