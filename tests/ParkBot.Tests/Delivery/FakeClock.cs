namespace ParkBot.Tests.Delivery;

/// <summary>A clock that stands until it is moved.</summary>
internal sealed class FakeClock : TimeProvider
{
    private long ticks = TimeSpan.TicksPerDay;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => ticks;

    public override DateTimeOffset GetUtcNow() => new(ticks, TimeSpan.Zero);

    internal void Advance(TimeSpan time) => ticks += time.Ticks;

    internal void AdvanceTo(long timestamp) => ticks = Math.Max(ticks, timestamp);
}
