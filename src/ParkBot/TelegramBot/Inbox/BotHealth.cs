using Microsoft.Extensions.Options;

namespace ParkBot.TelegramBot;

/// <summary>What the health page tells: whether the bot gets its updates, and how much waits.</summary>
internal sealed class BotHealth(TimeProvider time, IOptions<TelegramOptions> options)
{
    /// <summary>Besides the poll itself: one that fails is no outage.</summary>
    private static readonly TimeSpan Stale = TimeSpan.FromSeconds(30);

    private long polledAt;
    private int failures;

    /// <summary>The last poll that Telegram answered, or null before the first.</summary>
    internal DateTimeOffset? PolledAt => Interlocked.Read(ref polledAt) is > 0 and var at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null;

    /// <summary>True while updates come in.</summary>
    internal bool IsReady => PolledAt is { } at && time.GetUtcNow() - at < Stale + TimeSpan.FromSeconds(options.Value.PollSeconds);

    internal int Failures => failures;

    internal void Polled(DateTimeOffset now)
    {
        Interlocked.Exchange(ref polledAt, now.ToUnixTimeMilliseconds());
        Interlocked.Exchange(ref failures, 0);
    }

    internal void Failed() => Interlocked.Increment(ref failures);
}
