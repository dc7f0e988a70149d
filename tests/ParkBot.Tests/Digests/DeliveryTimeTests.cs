using ParkBot.Delivery;
using ParkBot.Tests.Delivery;
using Xunit;

namespace ParkBot.Tests.Digests;

/// <summary>How long a digest to many takes at the channel's limits, by a test's clock; README states it.</summary>
public sealed class DeliveryTimeTests
{
    /// <summary>How long a send takes.</summary>
    private static readonly TimeSpan Trip = TimeSpan.FromMilliseconds(100);

    [Theory]
    [InlineData(30, 64, 4_400, 4_700)]
    [InlineData(1000, 256, 125, 140)]
    public void A_hundred_thousand_messages(int perSecond, int atOnce, int least, int most)
    {
        const int People = 100_000;
        var clock = new FakeClock();
        var lines = new Lines(new DeliveryOptions { PerSecond = perSecond, AtOnce = atOnce }, _ => false, clock);
        var began = clock.GetUtcNow();
        var ends = new Queue<(Ticket Ticket, long At)>();
        var (added, sent) = (0, 0);
        while (sent < People)
        {
            // The outbox holds some seconds' worth, as the rounds of digests fill it.
            for (; added < People && lines.Waiting.Broadcasts < perSecond * 10; added++)
            {
                lines.Add(new Ticket(added, added + 1, Lane.Broadcast, Row: null));
            }

            while (ends.TryPeek(out var end) && end.At <= clock.GetTimestamp())
            {
                lines.End(ends.Dequeue().Ticket, counted: true);
                sent++;
            }

            if (sent == People)
            {
                break;
            }

            if (lines.Take() is { } ticket)
            {
                ends.Enqueue((ticket, clock.GetTimestamp() + Trip.Ticks));
                continue;
            }

            var next = Math.Min(lines.NextAt() ?? long.MaxValue, ends.TryPeek(out var soon) ? soon.At : long.MaxValue);
            clock.AdvanceTo(Math.Max(next, clock.GetTimestamp() + 1));
        }

        var took = (clock.GetUtcNow() - began).TotalSeconds;
        TestContext.Current.TestOutputHelper!.WriteLine($"{People} messages at {perSecond}/s: {took:0} s");
        Assert.InRange(took, least, most);
    }
}
