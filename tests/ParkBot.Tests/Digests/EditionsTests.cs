using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ParkBot.Digests;
using ParkBot.Storage;
using Xunit;

namespace ParkBot.Tests.Digests;

/// <summary>When an edition is made, of which issue, and for whom it is due. Mondays at nine in Shanghai are one o'clock UTC.</summary>
public sealed class EditionsTests : IAsyncLifetime
{
    /// <summary>A Thursday.</summary>
    private static readonly DateTimeOffset Begin = new(2026, 3, 5, 2, 0, 0, TimeSpan.Zero);

    private static readonly DateTimeOffset Monday = new(2026, 3, 9, 1, 0, 0, TimeSpan.Zero);

    private readonly WallClock clock = new(Begin);
    private readonly DigestHouse house;

    public EditionsTests() => house = new DigestHouse(clock);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await house.Round.RunAsync(Token);

    public ValueTask DisposeAsync() => house.DisposeAsync();

    [Fact]
    public async Task The_newest_issue_is_out_when_its_time_has_come_and_not_before()
    {
        await house.SubscribeAsync(1);
        await house.PublishAsync(110, Begin);
        await AtAsync(Monday.AddMinutes(-1));
        Assert.Empty(await house.EditionsAsync());
        await AtAsync(Monday);
        Assert.Equal(110, Assert.Single(await house.EditionsAsync()).Number);
        Assert.Equal(1, Assert.Single(await house.OutboxAsync()).Chat);
        await AtAsync(Monday.AddDays(7));
        Assert.Single(await house.EditionsAsync());
    }

    [Fact]
    public async Task A_hundred_old_issues_send_nothing()
    {
        await house.SubscribeAsync(1);
        await house.PublishAsync(200, Begin);
        await AtAsync(Monday);
        for (var number = 100; number < 200; number++)
        {
            await house.PublishAsync(number, Begin.AddDays((number - 200) * 7));
        }

        await AtAsync(Monday.AddDays(7));
        Assert.Equal(200, Assert.Single(await house.EditionsAsync()).Number);
        Assert.Single(await house.OutboxAsync());
    }

    [Fact]
    public async Task An_issue_that_comes_after_its_time_is_out_at_once_and_not_called_late()
    {
        await house.SubscribeAsync(1);
        await AtAsync(Monday);
        await house.PublishAsync(110, Monday.AddDays(2));
        await AtAsync(Monday.AddDays(2).AddMinutes(1));
        var edition = Assert.Single(await house.EditionsAsync());
        Assert.InRange(edition.MadeAt - edition.DueAt, 0, 60_000);
    }

    [Fact]
    public async Task After_a_stop_of_eight_days_only_the_newest_is_out_and_says_that_it_is_late()
    {
        await house.SubscribeAsync(1);
        await house.PublishAsync(110, Begin);
        await house.PublishAsync(111, Begin.AddDays(4).AddHours(12));
        await AtAsync(Monday.AddDays(8));
        var edition = Assert.Single(await house.EditionsAsync());
        Assert.Equal(111, edition.Number);
        var body = await house.ReadAsync(context => context.Set<ParkBot.Delivery.BodyRow>().AsNoTracking().FirstAsync(Token));
        Assert.Contains("晚了", System.Text.Json.JsonDocument.Parse(body.Payload).RootElement.GetProperty("plain").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task Drafts_and_samples_are_sent_to_nobody(bool isDraft, bool isSample)
    {
        await house.SubscribeAsync(1);
        await house.PublishAsync(110, Begin, isSample, isDraft ? IssueState.Draft : IssueState.Published);
        await AtAsync(Monday);
        Assert.Empty(await house.EditionsAsync());
    }

    [Theory]
    // The edition is made on Wednesday at ten, Shanghai time, because the issue came late.
    [InlineData(DayOfWeek.Tuesday, "2026-03-11T02:00Z")]
    [InlineData(DayOfWeek.Wednesday, "2026-03-11T10:00Z")]
    [InlineData(DayOfWeek.Sunday, "2026-03-15T10:00Z")]
    public async Task A_slot_that_is_past_goes_at_once_and_others_wait(DayOfWeek day, string expected)
    {
        await house.SubscribeAsync(1, slot: new Slot(day, 18 * 60, house.Subscriptions.ConfiguredZone));
        await AtAsync(Monday);
        var published = new DateTimeOffset(2026, 3, 11, 2, 0, 0, TimeSpan.Zero);
        await house.PublishAsync(110, published);
        await AtAsync(published);
        var at = DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture);
        if (at > published)
        {
            await AtAsync(at.AddMinutes(-1));
            Assert.Empty(await house.OutboxAsync());
            await AtAsync(at);
        }

        Assert.Single(await house.OutboxAsync());
        await AtAsync(at.AddDays(7));
        Assert.Single(await house.OutboxAsync());
    }

    [Fact]
    public async Task Who_comes_after_it_was_made_gets_it_at_a_slot_of_their_own_and_else_waits_for_the_next()
    {
        await house.PublishAsync(110, Begin);
        await AtAsync(Monday);
        await house.SubscribeAsync(1);
        await house.SubscribeAsync(2, slot: new Slot(DayOfWeek.Wednesday, 600, house.Subscriptions.ConfiguredZone));
        await house.SubscribeAsync(3, slot: new Slot(DayOfWeek.Monday, 480, house.Subscriptions.ConfiguredZone));
        await AtAsync(Monday.AddDays(3));
        Assert.Equal([(2L, 110)], await SentAsync());
        await house.PublishAsync(111, Monday.AddDays(5));
        await AtAsync(Monday.AddDays(7));
        Assert.Equal([(2L, 110), (3L, 110), (1L, 111)], await SentAsync());
        await AtAsync(Monday.AddDays(14));
        Assert.Equal([(2L, 111), (3L, 111)], (await SentAsync()).Skip(3).Order());
    }

    [Fact]
    public async Task Held_nothing_is_made_and_let_go_it_is()
    {
        await house.SubscribeAsync(1);
        await house.PublishAsync(110, Begin);
        await house.CommitAsync(DigestDesk.Hold(true));
        await AtAsync(Monday.AddHours(1));
        Assert.Empty(await house.EditionsAsync());
        await house.CommitAsync(DigestDesk.Hold(false));
        await AtAsync(Monday.AddHours(2));
        Assert.Single(await house.OutboxAsync());
    }

    [Fact]
    public async Task What_an_admin_sends_now_waits_for_no_slot_and_overtakes_nothing()
    {
        await house.SubscribeAsync(1, slot: new Slot(DayOfWeek.Sunday, 600, house.Subscriptions.ConfiguredZone));
        await house.PublishAsync(110, Begin);
        await AtAsync(Monday);
        Assert.Empty(await house.OutboxAsync());
        await house.PublishAsync(111, Monday.AddHours(1));
        clock.Now = Monday.AddHours(2);
        Assert.NotNull(await house.Rooms.GetRequiredService<Editions>().MakeNowAsync(Token));
        Assert.Null(await house.Rooms.GetRequiredService<Editions>().MakeNowAsync(Token));
        await AtAsync(Monday.AddHours(2));
        Assert.Equal([(1L, 110), (1L, 111)], await SentAsync());
        await AtAsync(Monday.AddDays(14));
        Assert.Equal(2, (await SentAsync()).Count);
    }

    private async Task AtAsync(DateTimeOffset at)
    {
        clock.Now = at;
        await house.Round.RunAsync(Token);
    }

    /// <summary>Who got which issue, in the order of the outbox.</summary>
    private Task<List<(long Chat, int Issue)>> SentAsync() => house.ReadAsync(async context =>
        (await (from row in context.Set<ParkBot.Delivery.OutboxRow>() join edition in context.Set<EditionRow>() on row.Edition equals edition.Id where row.Body != null orderby row.Id select new { row.Chat, edition.Number }).ToListAsync(Token))
            .ConvertAll(one => (one.Chat, one.Number!.Value)));
}
