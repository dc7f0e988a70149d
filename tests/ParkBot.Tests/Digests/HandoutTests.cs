using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ParkBot.Delivery;
using ParkBot.Digests;
using ParkBot.News;
using ParkBot.Queries;
using Xunit;

namespace ParkBot.Tests.Digests;

/// <summary>Who is served with what, and how it is counted.</summary>
public sealed class HandoutTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Begin = new(2026, 3, 5, 2, 0, 0, TimeSpan.Zero);

    private static readonly DateTimeOffset Monday = new(2026, 3, 9, 1, 0, 0, TimeSpan.Zero);

    private static readonly DigestSpec Jiangsu = DigestSpec.Filtered(new Filter { Places = [new PlaceFilter("江苏", [new Place("江苏省")])] });

    private readonly WallClock clock = new(Begin);
    private readonly DigestHouse house;

    public HandoutTests() => house = new DigestHouse(clock);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await house.Round.RunAsync(Token);
        await house.PublishAsync(110, Begin);
    }

    public ValueTask DisposeAsync() => house.DisposeAsync();

    [Fact]
    public async Task Who_asks_the_same_shares_one_body()
    {
        for (var chat = 1; chat <= 1200; chat++)
        {
            await house.SubscribeAsync(chat, chat % 3 == 0 ? Jiangsu : DigestSpec.Whole);
        }

        await AtAsync(Monday);
        var rows = await house.OutboxAsync();
        Assert.Equal(1200, rows.Select(row => row.Chat).Distinct().Count());
        Assert.Equal(2, await house.ReadAsync(context => context.Set<EditionBodyRow>().CountAsync(Token)));
        Assert.All(rows, row => Assert.Null(row.Payload));
        var edition = Assert.Single(await house.EditionsAsync());
        Assert.Equal((1200, 0, rows.Count), (edition.Recipients, edition.PassedOver, edition.Messages));
        Assert.All(rows, row => Assert.Equal(Lane.Broadcast, row.Lane));
    }

    [Fact]
    public async Task Silence_where_nothing_matches_is_counted_and_sends_nothing()
    {
        await house.SubscribeAsync(1, Jiangsu, quiet: true);
        await house.SubscribeAsync(2, Jiangsu);
        await AtAsync(Monday);
        var edition = Assert.Single(await house.EditionsAsync());
        var nothing = await house.ReadAsync(context => context.Set<EditionBodyRow>().AsNoTracking().SingleAsync(Token));
        Assert.True(nothing.Nothing, "The issue holds no news.");
        Assert.Equal((1, 1), (edition.Recipients, edition.PassedOver));
        Assert.Equal([2L], (await house.OutboxAsync()).Select(row => row.Chat).Distinct());
    }

    [Fact]
    public async Task A_missed_slot_is_told_before_the_digest()
    {
        await house.SubscribeAsync(1, slot: new Slot(DayOfWeek.Tuesday, 600, house.Subscriptions.ConfiguredZone));
        await AtAsync(Monday);
        await AtAsync(Monday.AddDays(3));
        var rows = await house.OutboxAsync();
        Assert.Contains("晚了", rows[0].Payload!.Replace("\\u665A\\u4E86", "晚了", StringComparison.OrdinalIgnoreCase), StringComparison.Ordinal);
        Assert.Equal(Enumerable.Range(0, rows.Count), rows.Select(row => row.Part));
        Assert.True(rows.Count > 1);
    }

    [Fact]
    public async Task A_rest_is_not_made_up_for()
    {
        await house.SubscribeAsync(1);
        var id = Assert.Single(await house.Subscriptions.OfChatAsync(1, Token)).Id;
        await house.CommitAsync(Subscriptions.Pause(1, id));
        await AtAsync(Monday);
        await house.CommitAsync(house.Subscriptions.Resume(1, id));
        await AtAsync(Monday.AddDays(1));
        Assert.Empty(await house.OutboxAsync());
        await house.PublishAsync(111, Monday.AddDays(5));
        await AtAsync(Monday.AddDays(7));
        Assert.NotEmpty(await house.OutboxAsync());
    }

    [Fact]
    public async Task Who_shut_the_bot_out_sleeps_and_wakes()
    {
        await house.SubscribeAsync(1);
        await AtAsync(Monday);
        var at = Monday.AddMinutes(1).ToUnixTimeMilliseconds();
        await house.CommitAsync((context, token) => context.Set<OutboxRow>().ExecuteUpdateAsync(row => row.SetProperty(one => one.State, OutboxState.Sleeping).SetProperty(one => one.FinishedAt, at), token));
        await AtAsync(Monday.AddMinutes(2));
        Assert.Equal(SubscriptionState.Asleep, await StateAsync());
        await house.PublishAsync(111, Monday.AddDays(5));
        await AtAsync(Monday.AddDays(7));
        Assert.Single(await house.OutboxAsync());

        await house.CommitAsync(house.Subscriptions.Wake(1));
        await AtAsync(Monday.AddDays(8));
        Assert.Equal(SubscriptionState.Active, await StateAsync());
        Assert.Single(await house.OutboxAsync());
        await house.PublishAsync(112, Monday.AddDays(12));
        await AtAsync(Monday.AddDays(14));
        Assert.Equal(2, (await house.OutboxAsync()).Count);
    }

    [Fact]
    public async Task A_chat_that_moved_takes_its_subscriptions_along()
    {
        await house.SubscribeAsync(-1, Jiangsu);
        await house.SubscribeAsync(-1);
        await house.SubscribeAsync(-100, Jiangsu);
        await house.CommitAsync(Subscriptions.Move(-1, -100));
        Assert.Empty(await house.Subscriptions.OfChatAsync(-1, Token));
        Assert.Equal(2, (await house.Subscriptions.OfChatAsync(-100, Token)).Count);
    }

    [Fact]
    public async Task The_same_again_changes_the_time_and_more_than_may_be_is_refused()
    {
        Subscribed? said = null;
        for (var at = 0; at < 21; at++)
        {
            await house.CommitAsync(house.Subscriptions.Add(1, null, DigestSpec.Filtered(new Filter { Issues = [at + 1] }), null, quiet: false, told => said = told));
        }

        Assert.Equal(new Subscribed.TooMany(20), said);
        await house.CommitAsync(house.Subscriptions.Add(1, null, DigestSpec.Filtered(new Filter { Issues = [1] }), new Slot(DayOfWeek.Friday, 60, house.Subscriptions.ConfiguredZone), quiet: true, told => said = told));
        Assert.Equal(new Subscribed.Done(Changed: true), said);
        Assert.Equal(DayOfWeek.Friday, (await house.Subscriptions.OfChatAsync(1, Token))[0].Slot?.Day);
    }

    [Fact]
    public async Task A_message_of_the_admins_reaches_every_chat_once_and_goes_on_where_it_was()
    {
        for (var chat = 1; chat <= 600; chat++)
        {
            await house.SubscribeAsync(chat);
            await house.SubscribeAsync(chat, Jiangsu);
        }

        var desk = house.Rooms.GetRequiredService<DigestDesk>();
        await house.CommitAsync(desk.Broadcast("周三停机维护。"));
        var edition = Assert.Single(await house.EditionsAsync());

        // A lot, then the process is gone; the next one goes on.
        await house.Rooms.GetRequiredService<Handout>().BroadcastAsync(edition, Token);
        await house.Round.RunAsync(Token);
        await house.Round.RunAsync(Token);
        var rows = await house.OutboxAsync();
        Assert.Equal(600, rows.Count);
        Assert.Equal(600, rows.Select(row => row.Chat).Distinct().Count());
        edition = Assert.Single(await house.EditionsAsync());
        Assert.Equal((EditionState.Done, 600, 600), (edition.State, edition.Recipients, edition.Messages));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Admins_decide_about_what_may_have_arrived(bool again)
    {
        await house.SubscribeAsync(1);
        await house.SubscribeAsync(2);
        await AtAsync(Monday);
        await house.CommitAsync((context, token) => context.Set<OutboxRow>().Where(row => row.Chat == 1).ExecuteUpdateAsync(row => row.SetProperty(one => one.State, OutboxState.Uncertain), token));
        var edition = Assert.Single(await house.EditionsAsync());
        var desk = house.Rooms.GetRequiredService<DigestDesk>();
        Assert.Equal(1, await desk.DecideAsync(edition.Id, again));
        Assert.Equal(0, await desk.DecideAsync(edition.Id, again));
        Assert.Equal(again ? OutboxState.Waiting : OutboxState.Sent, (await house.OutboxAsync()).First(row => row.Chat == 1).State);
        var status = (await desk.EditionAsync(edition.Id, Token))!;
        Assert.Equal(status.Messages, status.States.Values.Sum());
        Assert.Equal(status.Messages, (await desk.WhoAsync(edition.Id, TimeZoneInfo.Utc, Token)).Rows.Count);
    }

    [Fact]
    public void A_standing_question_is_read_back_as_it_was_written()
    {
        foreach (var spec in (DigestSpec[])[DigestSpec.Whole, Jiangsu, DigestSpec.Question("江苏总投资多少", new Aggregate { Filter = Jiangsu.Filter, Measure = Measure.Investment })])
        {
            var read = DigestSpec.FromJson(spec.ToJson());
            Assert.Equal(spec.ToJson(), read.ToJson());
            Assert.Equal(spec.Key, read.Key);
            Assert.Equal(spec.Name, read.Name);
        }


        // Buttons of digests that were sent years ago name it.
        Assert.Equal("1e6f", DigestSpec.Whole.Key[..4]);
    }

    private async Task<SubscriptionState> StateAsync() => Assert.Single(await house.Subscriptions.OfChatAsync(1, Token)).State;

    private async Task AtAsync(DateTimeOffset at)
    {
        clock.Now = at;
        await house.Round.RunAsync(Token);
    }
}
