namespace ParkBot.Delivery;

/// <summary>
/// At most so many sends in any period, as the receiver counts them. A send holds its place from before it leaves until a
/// period after its answer came: it arrived somewhere between, so no jitter of the way can put two closer together.
/// </summary>
internal sealed class Quota(int limit, TimeSpan period, TimeProvider time)
{
    private readonly Queue<long> ends = new();
    private int underway;

    /// <summary>When a place is free: now or before (0), at a timestamp, or null where first a send must end.</summary>
    internal long? FreeAt()
    {
        if (limit == 0)
        {
            return 0;
        }

        var now = time.GetTimestamp();
        while (ends.TryPeek(out var end) && end <= now)
        {
            ends.Dequeue();
        }

        if (underway + ends.Count < limit)
        {
            return 0;
        }

        return ends.TryPeek(out var next) ? next : null;
    }

    internal void Take() => underway++;

    /// <param name="counted">False where nothing reached the receiver.</param>
    internal void End(bool counted)
    {
        underway--;
        if (counted && limit > 0)
        {
            ends.Enqueue(After(time, period));
        }
    }

    /// <summary>True where nothing is remembered: it can be thrown away.</summary>
    internal bool IsIdle => underway == 0 && FreeAt() == 0 && ends.Count == 0;

    /// <summary>The timestamp so long from now, rounded up. In whole numbers: a product of doubles may be a tick beyond the exact one.</summary>
    internal static long After(TimeProvider time, TimeSpan wait) =>
        time.GetTimestamp() + (long)((((Int128)wait.Ticks * time.TimestampFrequency) + TimeSpan.TicksPerSecond - 1) / TimeSpan.TicksPerSecond);
}
