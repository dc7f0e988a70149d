using Microsoft.EntityFrameworkCore;
using ParkBot.Delivery;
using ParkBot.Digests;
using ParkBot.Tests.TelegramBot;
using Xunit;

namespace ParkBot.Tests.Digests;

/// <summary>
/// Ten years of editions by a clock that is moved: weeks without an issue and with two, the process down for minutes or months,
/// clocks set wrong and right again, zones with daylight saving. Nobody misses an edition, nobody gets one twice.
/// </summary>
public sealed class TenYearsTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Chat → its slot; null: with the edition.</summary>
    private static readonly (long Chat, Slot? Slot)[] People =
    [
        (1, null),
        (2, Slot("Asia/Shanghai", DayOfWeek.Wednesday, 18 * 60)),
        (3, Slot("America/New_York", DayOfWeek.Sunday, 150)),
        (4, Slot("Europe/London", DayOfWeek.Sunday, 90)),
        (5, Slot("Asia/Shanghai", DayOfWeek.Monday, (8 * 60) + 45)),
        (6, Slot("Asia/Shanghai", DayOfWeek.Monday, 9 * 60)),
    ];

    private readonly Dictionary<(long Edition, long Chat), DateTimeOffset> due = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    public async Task Nothing_is_missed_and_nothing_doubled(int seed)
    {
        var clock = new WallClock(Start);
        await using var house = new DigestHouse(clock);
        await BeginAsync(house);
        var world = World.Of(seed, years: 10, wrongClocks: false);
        var cron = new DigestOptions().Times!;
        var published = new List<(int Number, DateTimeOffset At)>();
        var seen = new HashSet<(long Edition, long Chat)>();
        foreach (var (at, publishes, isUp) in world.Moments)
        {
            clock.Now = at;
            if (publishes is { } number)
            {
                await house.PublishAsync(number, at);
                published.Add((number, at));
            }

            if (!isUp)
            {
                continue;
            }

            await house.Round.RunAsync(Token);
            var editions = await LatestAsync(house);

            // An edition is due as soon as a time of the cron expression has come since the last one and there is a newer issue.
            if (published.Count > 0 && editions.LastOrDefault() is var last && last?.Number != published[^1].Number)
            {
                var since = last is null ? Start : DateTimeOffset.FromUnixTimeMilliseconds(last.MadeAt);
                Assert.True(cron.GetNextValidTimeAfter(since) > at, $"{at}: issue {published[^1].Number} should be out.");
            }

            await TakeAsync(house, at, editions, seen);
        }

        var made = await house.EditionsAsync();
        Assert.True(made.Count > 400, $"{made.Count} editions");
        Assert.Equal(made.Select(edition => edition.Number).Order(), made.Select(edition => edition.Number));
        Assert.Equal(made.Count, made.Select(edition => edition.Number).Distinct().Count());
        TestContext.Current.TestOutputHelper!.WriteLine($"{world.Moments.Count} moments, {published.Count} issues, {made.Count} editions, {made.Count(edition => edition.MadeAt - edition.DueAt > 3_600_000)} late, {seen.Count} handed out");
    }

    [Theory]
    [InlineData(2)]
    public async Task Clocks_set_wrong_and_right_again_miss_and_double_nothing(int seed)
    {
        var clock = new WallClock(Start);
        await using var house = new DigestHouse(clock);
        await BeginAsync(house);
        var years = Proof.IsLong ? 10 : 3;
        var world = World.Of(seed, years, wrongClocks: true);
        var seen = new HashSet<(long Edition, long Chat)>();
        var wrong = 0;
        var steady = 0;
        int? newest = null;
        var publishedAt = Start;
        foreach (var (at, publishes, isUp) in world.Moments)
        {
            var error = world.ErrorAt(at);
            wrong += error == TimeSpan.Zero ? 0 : 1;
            steady = error == TimeSpan.Zero && isUp ? steady + 1 : 0;
            clock.Now = at + error;
            if (publishes is { } number)
            {
                await house.PublishAsync(number, at);
                (newest, publishedAt) = (number, at);
            }

            if (isUp)
            {
                await house.Round.RunAsync(Token);
                await CountAsync(house, seen);
                if (steady >= World.MomentsAWeek * 2 && publishes is null && at - publishedAt > TimeSpan.FromDays(8))
                {
                    Assert.Equal(newest, (await LatestAsync(house))[^1].Number);
                }
            }
        }

        var made = await house.EditionsAsync();
        Assert.True(wrong > 10 * years && made.Count > 30 * years, $"{wrong} wrong moments, {made.Count} editions");
        foreach (var edition in made.SkipLast(1))
        {
            Assert.All(People, person => Assert.Contains((edition.Id, person.Chat), seen));
        }
    }

    private static Slot Slot(string zone, DayOfWeek day, int minute) => new(day, minute, TimeZoneInfo.FindSystemTimeZoneById(zone));

    /// <summary>The last three: more are not looked at again.</summary>
    private static async Task<List<EditionRow>> LatestAsync(DigestHouse house)
    {
        var latest = await house.ReadAsync(context => context.Set<EditionRow>().AsNoTracking().OrderByDescending(row => row.Id).Take(3).ToListAsync(Token));
        latest.Reverse();
        return latest;
    }

    private static async Task BeginAsync(DigestHouse house)
    {
        await house.Round.RunAsync(Token);
        foreach (var (chat, slot) in People)
        {
            await house.SubscribeAsync(chat, slot: slot);
        }
    }

    /// <summary>Takes what is in the outbox out, as if sent; twice is a failure.</summary>
    private static async Task<List<(long Edition, long Chat)>> CountAsync(DigestHouse house, HashSet<(long Edition, long Chat)> seen)
    {
        var rows = await house.ReadAsync(context => context.Set<OutboxRow>().Where(row => row.Body != null).Select(row => new { row.Edition, row.Chat, row.Part }).ToListAsync(Token));
        var fresh = rows.GroupBy(row => (row.Edition!.Value, row.Chat)).Select(group => group.Key).ToList();
        Assert.All(fresh, one => Assert.True(seen.Add(one), $"{one} twice"));
        if (rows.Count > 0)
        {
            await house.CommitAsync((context, token) => context.Set<OutboxRow>().ExecuteDeleteAsync(token));
        }

        return fresh;
    }

    /// <summary>Whoever is due has it, and nobody before.</summary>
    private async Task TakeAsync(DigestHouse house, DateTimeOffset at, List<EditionRow> editions, HashSet<(long Edition, long Chat)> seen)
    {
        var fresh = await CountAsync(house, seen);
        Assert.All(fresh, one => Assert.True(Due(editions.Single(edition => edition.Id == one.Edition), one.Chat) <= at, $"{one} at {at} is early"));
        foreach (var edition in editions.TakeLast(2))
        {
            Assert.All(People, person => Assert.True(seen.Contains((edition.Id, person.Chat)) || Due(edition, person.Chat) > at, $"{edition.Number} for {person.Chat} is missing at {at}"));
        }
    }

    /// <summary>Counted quarter of an hour by quarter of an hour on the local clock.</summary>
    private DateTimeOffset Due(EditionRow edition, long chat) =>
        due.TryGetValue((edition.Id, chat), out var known) ? known : due[(edition.Id, chat)] = Count(edition, chat);

    private static DateTimeOffset Count(EditionRow edition, long chat)
    {
        if (People.Single(person => person.Chat == chat).Slot is not { } slot)
        {
            return DateTimeOffset.FromUnixTimeMilliseconds(edition.MadeAt);
        }

        var at = DateTimeOffset.FromUnixTimeMilliseconds(edition.CycleAt);
        for (var before = Local(at.AddMinutes(-15)); ; at = at.AddMinutes(15))
        {
            var now = Local(at);
            var today = now.Date.AddMinutes(slot.Minute);
            if (now.DayOfWeek == slot.Day && now >= today && (before < today || before.Date != now.Date))
            {
                return at;
            }

            before = now > before ? now : before;
        }

        DateTime Local(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, slot.Zone).DateTime;
    }

    /// <summary>What happens when: the moments at which something can be due, each with the process up or down.</summary>
    private sealed class World
    {
        internal const int MomentsAWeek = 6;

        private readonly List<(DateTimeOffset From, DateTimeOffset To, TimeSpan Error)> errors = [];

        internal List<(DateTimeOffset At, int? Publishes, bool IsUp)> Moments { get; } = [];

        internal TimeSpan ErrorAt(DateTimeOffset at) => errors.Find(error => error.From <= at && at < error.To).Error;

        internal static World Of(int seed, int years, bool wrongClocks)
        {
            var random = new Random(seed);
            var world = new World();
            var down = Stretches(random, years, wrongClocks);
            var end = Start.AddYears(years);
            var moments = new SortedDictionary<DateTimeOffset, int?>();
            var number = 1;
            for (var week = Start; week < end; week = week.AddDays(7))
            {
                // Mostly one issue a week, around the weekend and some days late; now and then none, or two.
                for (var issues = random.Next(20) switch { 0 => 0, 1 => 2, _ => 1 }; issues > 0; issues--)
                {
                    moments[week.AddMinutes(random.Next(7 * 24 * 60)).AddSeconds(random.Next(1, 59))] = 0;
                }
            }

            foreach (var at in moments.Keys.ToList())
            {
                moments[at] = number++;
            }

            foreach (var slot in People.Select(person => person.Slot).OfType<Slot>().Append(new Slot(DayOfWeek.Monday, 540, TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"))))
            {
                for (var at = slot.After(Start); at < end; at = slot.After(at))
                {
                    moments.TryAdd(at.ToUniversalTime(), null);
                }
            }

            world.Moments.AddRange(moments.Select(moment => (moment.Key, moment.Value, !down.Exists(one => one.From <= moment.Key && moment.Key < one.To))));
            if (wrongClocks)
            {
                for (var at = Start.AddDays(30); at < end.AddDays(-60); at = at.AddDays(random.Next(40, 150)))
                {
                    var error = random.Next(4) switch { 0 => TimeSpan.FromDays(random.Next(-400, 400)), 1 => TimeSpan.FromHours(random.Next(-30, 30)), 2 => TimeSpan.FromMinutes(random.Next(-90, 90)), _ => TimeSpan.FromDays(random.Next(3000)) };
                    world.errors.Add((at, at.AddDays(random.Next(1, 20)), error));
                }
            }

            return world;
        }

        private static List<(DateTimeOffset From, DateTimeOffset To)> Stretches(Random random, int years, bool few)
        {
            var down = new List<(DateTimeOffset, DateTimeOffset)>();
            for (var at = Start.AddDays(5); at < Start.AddYears(years).AddDays(-60); at = at.AddDays(random.Next(few ? 60 : 10, few ? 200 : 60)))
            {
                var length = random.Next(4) switch { 0 => TimeSpan.FromMinutes(random.Next(1, 60)), 1 => TimeSpan.FromHours(random.Next(1, 48)), 2 => TimeSpan.FromDays(8), _ => TimeSpan.FromDays(random.Next(1, 30)) };
                down.Add((at, at + length));
            }

            return down;
        }
    }
}
