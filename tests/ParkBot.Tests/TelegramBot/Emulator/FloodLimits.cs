namespace ParkBot.Tests.TelegramBot;

/// <summary>Counts sends in sliding windows on the server's clock. Called under the server's lock.</summary>
internal sealed class FloodLimits(SendLimits? limits, TimeProvider clock, Ledger ledger)
{
    private readonly Queue<long> _all = new();
    private readonly Dictionary<long, Queue<long>> _chats = [];

    /// <summary>Refuses with 429 where the send is one too many; a refused send takes no place in the window.</summary>
    internal void Pass(EmulatedChat chat)
    {
        if (limits is null)
            return;
        var now = clock.GetTimestamp();
        if (!_chats.TryGetValue(chat.Id, out var own))
            _chats[chat.Id] = own = new Queue<long>();
        var (most, window) = chat.Kind == ChatKind.Private ? (limits.PerChatPerSecond, 1) : (limits.PerGroupPerMinute, 60);
        var wait = Math.Max(Wait(own, most, window, now), Wait(_all, limits.PerSecond, 1, now));
        if (wait > 0)
        {
            ledger.AddBeyondLimits();
            if (limits.Enforced)
                throw RefusalException.TooMany(wait);
        }
        own.Enqueue(now);
        _all.Enqueue(now);
    }

    /// <summary>Whole seconds until the window has a place again; 0 where it has one.</summary>
    private int Wait(Queue<long> times, int most, int seconds, long now)
    {
        while (times.TryPeek(out var first) && clock.GetElapsedTime(first, now) >= TimeSpan.FromSeconds(seconds))
            times.Dequeue();
        if (times.Count < most)
            return 0;
        var left = TimeSpan.FromSeconds(seconds) - clock.GetElapsedTime(times.Peek(), now);
        return Math.Max(1, (int)Math.Ceiling(left.TotalSeconds));
    }
}
