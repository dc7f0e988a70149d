using System.Collections.Concurrent;

namespace ParkBot.Tests.TelegramBot;

/// <summary>What was accepted: a message sent, edited or deleted, as a person sees it then.</summary>
internal sealed record Sent
{
    /// <summary>From 1, in the order of acceptance over all chats.</summary>
    public required int Number { get; init; }

    public required string Method { get; init; }

    public required long Chat { get; init; }

    public int? Thread { get; init; }

    public required int MessageId { get; init; }

    /// <summary>After entity parsing; of a rich message a line a block; of a file its caption; empty where it was deleted.</summary>
    public string Text { get; init; } = string.Empty;

    public IReadOnlyList<TextEntity> Entities { get; init; } = [];

    /// <summary>As it was sent; null without parse_mode HTML.</summary>
    public string? Html { get; init; }

    /// <summary>The JSON of a rich message's blocks; null for any other.</summary>
    public string? Blocks { get; init; }

    /// <summary>Under the message, then those in a rich message's blocks.</summary>
    public IReadOnlyList<IReadOnlyList<LedgerButton>> Buttons { get; init; } = [];

    public int? ReplyTo { get; init; }

    public string? FileName { get; init; }

    public byte[]? File { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>True: it was accepted and shown, and the bot was never told.</summary>
    public bool Unanswered { get; init; }

    internal bool IsNew => Method.StartsWith("send", StringComparison.Ordinal);

    internal IEnumerable<LedgerButton> AllButtons => Buttons.SelectMany(row => row);
}

/// <summary>A call as it came in; its outcome is set when it is answered.</summary>
internal sealed class Call(string method, ApiRequest request, DateTimeOffset at)
{
    internal string Method { get; } = method;

    internal ApiRequest Request { get; } = request;

    internal long? Chat { get; } = request.Chat;

    internal DateTimeOffset At { get; } = at;

    /// <summary>The HTTP status; 0 while it waits, and where the connection was broken off.</summary>
    internal int Status { get; set; }

    /// <summary>Why it was not done: the API's description, or the fault. Null where it was done.</summary>
    internal string? Reason { get; set; }

    /// <summary>What the script made of it; null for nothing.</summary>
    internal string? Fault { get; set; }
}

/// <summary>Everything that the bot did, for assertions. Safe to read at any time: each list is a snapshot that costs nothing.</summary>
internal sealed class Ledger
{
    private readonly Log<Sent> _sent = new();
    private readonly Log<Call> _calls = new();
    private readonly ConcurrentDictionary<string, int> _counts = new(StringComparer.Ordinal);
    private int _beyondLimits;

    /// <summary>Every send, edit and deletion that was accepted.</summary>
    internal IReadOnlyList<Sent> Sent => _sent.Snapshot();

    /// <summary>Every call of every method, polls too.</summary>
    internal IReadOnlyList<Call> Calls => _calls.Snapshot();

    internal IEnumerable<Call> Rejected => Calls.Where(call => call.Reason is not null);

    /// <summary>Sends that came faster than the limits allow, refused or not.</summary>
    internal int BeyondLimits => Volatile.Read(ref _beyondLimits);

    /// <summary>New messages only.</summary>
    internal IEnumerable<Sent> Messages => Sent.Where(sent => sent.IsNew);

    internal IEnumerable<Sent> In(long chat) => Sent.Where(sent => sent.Chat == chat);

    internal int Count(string method) => _counts.GetValueOrDefault(method);

    internal IEnumerable<Call> CallsOf(string method) => Calls.Where(call => call.Method == method);

    /// <summary>The most calls of a method within any second of the clock's: polls against a server that refuses must stay at 1.</summary>
    internal int MostPerSecond(string method)
    {
        var times = CallsOf(method).Select(call => call.At).Order().ToList();
        var most = 0;
        for (int first = 0, last = 0; last < times.Count; last++)
        {
            while (times[last] - times[first] >= TimeSpan.FromSeconds(1))
                first++;
            most = Math.Max(most, last - first + 1);
        }
        return most;
    }

    internal void Add(Call call)
    {
        _calls.Add(call);
        _counts.AddOrUpdate(call.Method, 1, (_, count) => count + 1);
    }

    internal void Add(Func<int, Sent> sent) => _sent.Add(sent);

    internal void AddBeyondLimits() => Interlocked.Increment(ref _beyondLimits);

    /// <summary>Only grows, so that a snapshot is its array and a length.</summary>
    private sealed class Log<T>
    {
        private readonly Lock _gate = new();
        private T[] _items = new T[64];
        private int _count;

        internal void Add(T item) => Add(_ => item);

        /// <summary>The item is told its number, from 1.</summary>
        internal void Add(Func<int, T> item)
        {
            lock (_gate)
            {
                if (_count == _items.Length)
                    Array.Resize(ref _items, _count * 2);
                _items[_count] = item(_count + 1);
                _count++;
            }
        }

        internal ArraySegment<T> Snapshot()
        {
            lock (_gate)
                return new ArraySegment<T>(_items, 0, _count);
        }
    }
}
