using CsCheck;
using ParkBot.Delivery;
using Xunit;

namespace ParkBot.Tests.Delivery;

public sealed class QuotaTests
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    /// <summary>Limit, and for each send: how long after the one before it is tried, and how long it is on its way.</summary>
    private static readonly Gen<(int Limit, (int Pause, int Way)[] Sends)> Runs =
        Gen.Select(Gen.Int[1, 5], Gen.Select(Gen.Int[0, 400], Gen.Int[0, 1500]).Array[1, 60]);

    [Fact]
    public void Never_more_than_the_limit_arrive_in_a_period_whatever_the_way_takes()
    {
        var runs = 0;
        Runs.Sample(run =>
        {
            Interlocked.Increment(ref runs);
            var clock = new FakeClock();
            var quota = new Quota(run.Limit, Period, clock);
            var sends = new List<(long From, long To)>();
            var ends = new PriorityQueue<long, long>();
            foreach (var (pause, way) in run.Sends)
            {
                Until(clock.GetTimestamp() + (pause * TimeSpan.TicksPerMillisecond));

                // Waits until there is a place, as whoever sends does: by the moment told, or by a send that ends.
                while (quota.FreeAt() is not 0)
                {
                    Until(quota.FreeAt() ?? ends.Peek());
                }

                quota.Take();
                var from = clock.GetTimestamp();
                var to = from + (way * TimeSpan.TicksPerMillisecond);
                sends.Add((from, to));
                ends.Enqueue(to, to);
            }

            // Each may have arrived at any moment between: the worst window begins when one of them ends.
            foreach (var start in sends.SelectMany(send => new[] { send.From, send.To }))
            {
                var most = sends.Count(send => send.From < start + Period.Ticks && send.To >= start);
                if (most > run.Limit)
                {
                    return false;
                }
            }

            return true;

            void Until(long at)
            {
                while (ends.TryPeek(out var end, out _) && end <= at)
                {
                    clock.AdvanceTo(ends.Dequeue());
                    quota.End(counted: true);
                }

                clock.AdvanceTo(at);
            }
        }, iter: 2000);
        TestContext.Current.TestOutputHelper!.WriteLine($"runs {runs}, windows with one send too many 0");
    }

    [Fact]
    public void A_send_that_reached_nobody_takes_no_place()
    {
        var clock = new FakeClock();
        var quota = new Quota(1, Period, clock);
        quota.Take();
        Assert.Null(quota.FreeAt());
        quota.End(counted: false);
        Assert.Equal(0, quota.FreeAt());
        Assert.True(quota.IsIdle);
        quota.Take();
        quota.End(counted: true);
        Assert.Equal(clock.GetTimestamp() + Period.Ticks, quota.FreeAt());
        Assert.False(quota.IsIdle);
        clock.Advance(Period);
        Assert.Equal(0, quota.FreeAt());
        Assert.True(quota.IsIdle);
    }

    [Fact]
    public void No_limit_is_always_free()
    {
        var quota = new Quota(0, Period, new FakeClock());
        for (var i = 0; i < 1000; i++)
        {
            Assert.Equal(0, quota.FreeAt());
            quota.Take();
        }
    }
}
