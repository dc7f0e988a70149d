using Microsoft.EntityFrameworkCore;
using ParkBot.Digests;
using Xunit;

namespace ParkBot.Tests.Digests;

/// <summary>What must not break a round, which would break every later one too.</summary>
public sealed class RoundFaultTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Its week was misread: corrected it looks newer than its own edition.</summary>
    [Fact]
    public async Task An_issue_whose_date_is_corrected_is_not_sent_again_and_stops_nothing()
    {
        var clock = new WallClock(Start);
        await using var house = new DigestHouse(clock);
        await house.Round.RunAsync(Token);
        await house.SubscribeAsync(1);
        await house.PublishAsync(5, clock.Now);
        clock.Now = Start.AddDays(8);
        await house.Round.RunAsync(Token);
        Assert.Single(await house.EditionsAsync());

        await house.CommitAsync((context, token) => context.Issues.ExecuteUpdateAsync(row => row.SetProperty(one => one.WeekOfMonth, one => one.WeekOfMonth + 1), token));
        clock.Now = Start.AddDays(15);
        await house.Round.RunAsync(Token);
        Assert.Single(await house.EditionsAsync());

        await house.PublishAsync(6, clock.Now);
        clock.Now = Start.AddDays(22);
        await house.Round.RunAsync(Token);
        Assert.Equal([5, 6], (await house.EditionsAsync()).Select(edition => edition.Number));
        Assert.Equal(2, (await house.OutboxAsync()).Count);
    }

    /// <summary>The process was down for months before it had gone out.</summary>
    [Fact]
    public async Task A_broadcast_that_waits_for_longer_than_things_are_kept_goes_out()
    {
        var clock = new WallClock(Start);
        await using var house = new DigestHouse(clock);
        await house.Round.RunAsync(Token);
        await house.SubscribeAsync(1);
        await house.CommitAsync(house.Desk.Broadcast("周一停机维护。"));
        clock.Now = Start.AddDays(90);
        await house.CommitAsync(DigestDesk.Purge(clock.Now.AddDays(-60).ToUnixTimeMilliseconds()));
        await house.Round.RunAsync(Token);
        Assert.Single(await house.OutboxAsync());
        Assert.Equal(EditionState.Done, Assert.Single(await house.EditionsAsync()).State);
    }
}
