using System.Globalization;
using Xunit;

namespace ParkBot.Tests.TelegramBot;

/// <summary>The real scheduler on its persistent store, in a real process that is killed; and the store lost or spoilt: nothing lives only there.</summary>
public sealed class DigestScheduleTests
{
    private const int Subscribers = 20;

    /// <summary>Rare enough that a process is up before the next one, so that each kill is aimed at one fire.</summary>
    private const int Every = 10;

    private int number = 110;

    [Fact]
    public async Task Killed_around_the_fire_the_edition_arrives_once()
    {
        var random = new Random(4);
        var rounds = Proof.Of(2, 15);
        await using var bot = await RealBot.MakeAsync(null, true, ("Digests__Cron", string.Create(CultureInfo.InvariantCulture, $"0/{Every} * * * * ?")));
        await Crowd.GatherAsync(bot, Subscribers, mixed: false);
        var made = new List<long>();
        var inFlight = 0;
        for (var round = 0; round < rounds; round++)
        {
            // Before the fire, and in the middle of what it does.
            var from = round % 2 == 0 ? random.Next(-400, 0) : random.Next(0, 600);
            await LoadNextAsync(bot);
            await bot.StartReadyAsync();
            await UntilFireAsync(TimeSpan.FromMilliseconds(from));
            await bot.KillAsync();
            made.Add(Books.Count(bot.Database, "SELECT count(*) FROM editions") - round);
            inFlight += Books.Outbox(bot.Database).Count(row => row.State == 2);
            await bot.StartReadyAsync();
            await ArrivesAsync(bot);
            Assert.Equal(0, (await bot.TerminateAsync()).Status);
        }

        Proof.Tell($"kills around a fire {rounds}, the edition was made before {made.Sum()} of them, sends under way {inFlight}; Quartz's store {new FileInfo(bot.Database + ".quartz").Length >> 10} kB, triggers in it {Books.Count(bot.Database + ".quartz", "SELECT count(*) FROM qrtz_triggers")}");
        AssertOnce(bot, rounds, inFlight);
    }

    [Fact]
    public async Task The_store_is_lost_while_the_process_runs()
    {
        await using var bot = await StartedAsync();
        var store = bot.Database + ".quartz";
        for (var lost = 0; lost < Proof.Of(1, 4); lost++)
        {
            Delete(store);
            await Proof.UntilAsync(() => File.Exists(store), TimeSpan.FromSeconds(60), () => "It is not made anew.\n" + bot.Log);
            await LoadNextAsync(bot);
            await ArrivesAsync(bot);
        }

        // Whole again, not made anew every few seconds.
        await Proof.UntilAsync(() => File.Exists(store) && Books.Count(store, "SELECT count(*) FROM qrtz_triggers") == 2, TimeSpan.FromSeconds(30), () => bot.Log);
        var broke = Broke(bot);
        await Task.Delay(TimeSpan.FromSeconds(Proof.Of(7, 60)), TestContext.Current.CancellationToken);
        Assert.True(broke == Broke(bot), bot.Log);
        Assert.Equal(0, (await bot.TerminateAsync()).Status);
        Proof.Tell($"the store deleted {Proof.Of(1, 4)} times while it ran: made anew, editions {Books.Count(bot.Database, "SELECT count(*) FROM editions")}");
        AssertOnce(bot, 1 + Proof.Of(1, 4), 0);
    }

    /// <summary>Each takes half a minute; the short run takes one, for the scheduler's own tests try the others in process.</summary>
    public static TheoryData<string> Ways => Proof.IsLong ? ["gone", "garbage", "half", "directory"] : ["half"];

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task The_store_is_spoilt_while_the_process_is_down(string how)
    {
        await using var bot = await StartedAsync();
        var store = bot.Database + ".quartz";
        await bot.KillAsync();
        Spoil(store, how);
        await LoadNextAsync(bot);
        await bot.StartReadyAsync();
        await ArrivesAsync(bot);
        var (status, took) = await bot.TerminateAsync();
        Proof.Tell($"the store {how} at the start: the edition arrived; stopped with {status} after {took.TotalSeconds:0.00} s");
        Assert.Equal(0, status);
        AssertOnce(bot, 2, Books.Outbox(bot.Database).Count(row => row.State == 4));
    }

    [Fact]
    public async Task The_store_is_overwritten_while_the_process_runs()
    {
        Assert.SkipUnless(Proof.IsLong, "No round for minutes tells that the schedule is broken.");
        await using var bot = await StartedAsync();
        Spoil(bot.Database + ".quartz", "garbage");
        await LoadNextAsync(bot);
        await ArrivesAsync(bot);
        Assert.Equal(0, (await bot.TerminateAsync()).Status);
        AssertOnce(bot, 2, 0);
    }

    /// <summary>Running, with its first edition sent.</summary>
    private static async Task<RealBot> StartedAsync()
    {
        var bot = await RealBot.MakeAsync(null, true, ("Digests__Cron", "0/1 * * * * ?"));
        await Crowd.GatherAsync(bot, Subscribers, mixed: false);
        await bot.StartReadyAsync();
        await ArrivesAsync(bot);
        return bot;
    }

    private static async Task ArrivesAsync(RealBot bot)
    {
        await Proof.UntilAsync(
            () => Books.Count(bot.Database, "SELECT count(*) FROM editions WHERE number = (SELECT max(number) FROM issues)") == 1
                && Books.Count(bot.Database, "SELECT count(*) FROM subscriptions WHERE last_edition < (SELECT max(id) FROM editions)") == 0
                && Books.Count(bot.Database, "SELECT count(*) FROM outbox WHERE state < 3") == 0,
            TimeSpan.FromSeconds(Proof.Of(60, 240)),
            () => "The edition does not arrive.\n" + bot.Log);
    }

    private Task LoadNextAsync(RealBot bot)
    {
        number++;
        return Crowd.LoadAsync(bot, (2024 + (number / 48), 1 + (number / 4 % 12), 1 + (number % 4), number));
    }

    private static async Task UntilFireAsync(TimeSpan offset)
    {
        var now = DateTimeOffset.UtcNow;
        var fire = DateTimeOffset.FromUnixTimeSeconds(((now.ToUnixTimeSeconds() / Every) + 1) * Every) + offset;
        await Task.Delay(fire > now ? fire - now : TimeSpan.Zero, TestContext.Current.CancellationToken);
    }

    private static int Broke(RealBot bot) => bot.Log.Split("The schedule broke").Length - 1;

    private static void Delete(string store)
    {
        foreach (var ending in new[] { "", "-wal", "-shm", "-journal" })
        {
            File.Delete(store + ending);
        }
    }

    private static void Spoil(string store, string how)
    {
        var half = File.ReadAllBytes(store);
        if (how != "garbage")
        {
            Delete(store);
        }

        switch (how)
        {
            case "garbage":
                var bytes = new byte[half.Length];
                new Random(5).NextBytes(bytes);
                using (var file = new FileStream(store, FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
                {
                    file.Write(bytes);
                }

                break;
            case "half":
                File.WriteAllBytes(store, half[..(half.Length / 2)]);
                break;
            case "directory":
                Directory.CreateDirectory(store);
                File.WriteAllText(Path.Combine(store, "kept"), "");
                break;
        }
    }

    private static void AssertOnce(RealBot bot, int editions, int mostUncertain)
    {
        var accounts = DigestAccounts.Of(bot.Telegram, bot.Database);
        accounts.AssertClean();
        Assert.Equal(editions, accounts.Editions);
        Assert.InRange(accounts.Uncertain, 0, mostUncertain);
    }
}
