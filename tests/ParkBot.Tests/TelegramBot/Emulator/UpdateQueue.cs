namespace ParkBot.Tests.TelegramBot;

/// <summary>What a poll ends with: updates, or the conflict with another poll.</summary>
internal sealed record Polled(IReadOnlyList<ReadOnlyMemory<byte>> Updates, bool Conflict = false);

/// <summary>
/// The queue behind getUpdates by Telegram's rules: ids go up, an offset forgets what is below it, an offset from the future or
/// the far past forgets nothing and starts at the head, 24 hours and it is gone.
/// </summary>
internal sealed class UpdateQueue(EmulatorOptions options)
{
    private const int AnswerBytes = 1 << 22;
    private const int Past = 2_000_000;
    private const int Future = 10;
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    /// <summary>Telegram does not send these unless they are asked for.</summary>
    private static readonly string[] OnlyIfAsked = ["chat_member", "message_reaction", "message_reaction_count"];

    private readonly Lock _gate = new();
    private readonly List<Queued> _events = [];
    private readonly List<ReadOnlyMemory<byte>> _answered = [];
    private readonly Queue<ReadOnlyMemory<byte>> _again = new();
    private TaskCompletionSource<bool>? _waiting;
    private HashSet<string>? _allowed;
    private Random? _shuffle;
    private int _tail = options.FirstUpdateId;
    private int? _lastOffset;
    private long _lastPoll;

    internal int Pending
    {
        get
        {
            lock (_gate)
                return _events.Count;
        }
    }

    internal int NextId
    {
        get
        {
            lock (_gate)
                return _tail;
        }
    }

    /// <summary>Null where the bot did not ask for this kind: such an update is never queued.</summary>
    internal int? Push(string kind, Func<int, ReadOnlyMemory<byte>> write)
    {
        lock (_gate)
        {
            if (_allowed is null ? OnlyIfAsked.Contains(kind, StringComparer.Ordinal) : !_allowed.Contains(kind))
                return null;
            return PushAny(write);
        }
    }

    /// <summary>Whatever it is, and whatever id it says it has.</summary>
    internal int PushAny(Func<int, ReadOnlyMemory<byte>> write)
    {
        lock (_gate)
        {
            var id = _tail++;
            _events.Add(new Queued(id, write(id), options.Clock.GetUtcNow() + Lifetime));
            _waiting?.TrySetResult(false);
            return id;
        }
    }

    /// <summary>The next update has this id. Down: what was answered already is forgotten, as after the idle week that makes Telegram choose anew.</summary>
    internal void JumpTo(int id)
    {
        lock (_gate)
        {
            if (id < _tail)
                _events.RemoveAll(queued => queued.Answered);
            _tail = id;
        }
    }

    /// <summary>The last updates that were answered are answered once more, with their ids, whatever was confirmed.</summary>
    internal void RepeatLast(int count)
    {
        lock (_gate)
        {
            foreach (var update in _answered.TakeLast(count))
                _again.Enqueue(update);
            _waiting?.TrySetResult(false);
        }
    }

    /// <summary>Every batch comes in an order of its own from now on.</summary>
    internal void Shuffle(int seed)
    {
        lock (_gate)
            _shuffle = new Random(seed);
    }

    internal async Task<Polled> PollAsync(int offset, int limit, int timeout, IReadOnlyList<string>? allowed, CancellationToken cancellationToken)
    {
        TaskCompletionSource<bool> mine;
        lock (_gate)
        {
            if (allowed is not null)
                _allowed = allowed.Count == 0 ? null : [.. allowed];
            (limit, timeout) = Slowed(offset, Math.Clamp(limit, 1, 100), Math.Clamp(timeout, 0, 50));
            var ready = Take(offset, limit);
            if (ready.Count > 0 || timeout == 0)
                return new Polled(ready);
            _waiting?.TrySetResult(true);
            _waiting = mine = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        }
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var woken = await Task.WhenAny(mine.Task, Task.Delay(TimeSpan.FromSeconds(timeout), stop.Token)) == mine.Task;
        await stop.CancelAsync();
        if (woken && await mine.Task)
            return new Polled([], Conflict: true);
        lock (_gate)
        {
            if (_waiting == mine)
                _waiting = null;
            return new Polled(cancellationToken.IsCancellationRequested ? [] : Take(Math.Max(offset, 0), limit));
        }
    }

    private (int Limit, int Timeout) Slowed(int offset, int limit, int timeout)
    {
        var since = TimeProvider.System.GetElapsedTime(_lastPoll);
        var repeated = options.SlowsRepeatedPolls && _lastOffset == offset;
        (_lastOffset, _lastPoll) = (offset, TimeProvider.System.GetTimestamp());
        return (repeated && since < TimeSpan.FromSeconds(0.5) ? 1 : limit, repeated && since < TimeSpan.FromSeconds(3) ? Math.Max(timeout, 3) : timeout);
    }

    private List<ReadOnlyMemory<byte>> Take(int offset, int limit)
    {
        var now = options.Clock.GetUtcNow();
        _events.RemoveAll(queued => queued.Expires < now);
        if (offset < 0)
            _events.RemoveRange(0, Math.Max(0, _events.Count + Math.Max(offset, -_events.Count)));
        else if (offset > 0 && offset <= _tail + (long)Future && offset >= _tail - (long)Past)
            _events.RemoveAll(queued => queued.Id < offset);

        var batch = new List<ReadOnlyMemory<byte>>();
        while (batch.Count < limit && _again.TryDequeue(out var update))
            batch.Add(update);
        var left = AnswerBytes;
        foreach (var queued in _events.Take(limit - batch.Count))
        {
            left -= 50 + queued.Json.Length;
            if (left <= 0)
                break;
            if (!queued.Answered)
                _answered.Add(queued.Json);
            queued.Answered = true;
            batch.Add(queued.Json);
        }
        if (_shuffle is not null)
        {
            var shuffled = batch.ToArray();
            _shuffle.Shuffle(shuffled);
            return [.. shuffled];
        }
        return batch;
    }

    private sealed class Queued(int id, ReadOnlyMemory<byte> json, DateTimeOffset expires)
    {
        internal int Id { get; } = id;

        internal ReadOnlyMemory<byte> Json { get; } = json;

        internal DateTimeOffset Expires { get; } = expires;

        internal bool Answered { get; set; }
    }
}
