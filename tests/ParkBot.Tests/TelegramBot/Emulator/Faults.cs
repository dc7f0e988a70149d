using System.Text;

namespace ParkBot.Tests.TelegramBot;

/// <summary>What goes wrong with a call.</summary>
internal abstract record Fault
{
    private Fault()
    {
    }

    /// <summary>Breaks all connections off, and refuses new ones for that time.</summary>
    internal sealed record RefuseConnections(TimeSpan For) : Fault;

    /// <summary>Says nothing for that time. Handled: the call is done before, and answered after; else the connection is broken off after.</summary>
    internal sealed record Hang(TimeSpan For, bool Handled = false) : Fault;

    /// <summary>Breaks the connection off; the call is not done.</summary>
    internal sealed record Reset : Fault;

    /// <summary>Does the call and breaks the connection off: the bot cannot know.</summary>
    internal sealed record DropResponse : Fault;

    /// <summary>Does the call and answers a byte at a time.</summary>
    internal sealed record Drip(TimeSpan Pause) : Fault;

    /// <summary>Answers with this and does nothing.</summary>
    internal sealed record Answer(int Status, string ContentType, ReadOnlyMemory<byte> Body) : Fault;

    /// <summary>The API's own refusal.</summary>
    internal sealed record Refuse(int Code, string Description, int? RetryAfter = null, long? MigratedTo = null) : Fault;

    /// <summary>429 with retry_after.</summary>
    internal static Fault TooMany(int seconds) => new Refuse(429, FormattableString.Invariant($"Too Many Requests: retry after {seconds}"), seconds);

    /// <summary>What a proxy in front of the API says while it is down.</summary>
    internal static Fault Html(int status) => new Answer(status, "text/html", Encoding.UTF8.GetBytes(
        FormattableString.Invariant($"<html>\r\n<head><title>{status}</title></head>\r\n<body><center><h1>{status}</h1></center><hr><center>nginx</center></body>\r\n</html>\r\n")));

    internal static Fault Text(string body, int status = 200) => new Answer(status, "application/json", Encoding.UTF8.GetBytes(body));
}

/// <summary>A line of the script; <see cref="Stop"/> takes it out.</summary>
internal sealed class ScriptedFault(Fault fault, Func<Call, bool> when, int skip, int times)
{
    private int _skip = skip;
    private int _left = times;
    private int _used;

    internal Fault Fault { get; } = fault;

    /// <summary>How often it has happened.</summary>
    internal int Used => Volatile.Read(ref _used);

    internal void Stop() => Volatile.Write(ref _left, 0);

    internal bool Takes(Call call)
    {
        if (_left == 0 || !when(call) || _skip-- > 0)
            return false;
        _left--;
        _used++;
        return true;
    }
}

/// <summary>The script of faults: the first line that matches a call happens to it.</summary>
internal sealed class FaultScript
{
    private readonly Lock _gate = new();
    private readonly List<ScriptedFault> _faults = [];

    /// <summary>Adds a line.</summary>
    /// <param name="method">sendMessage; * for any; send* for all that begin so.</param>
    /// <param name="fault">What happens.</param>
    /// <param name="chat">Null for any.</param>
    /// <param name="times">How often.</param>
    /// <param name="skip">So many matching calls go well before.</param>
    /// <param name="when">A condition of its own.</param>
    internal ScriptedFault Add(string method, Fault fault, long? chat = null, int times = 1, int skip = 0, Func<Call, bool>? when = null)
    {
        var scripted = new ScriptedFault(fault, Matches, skip, times);
        lock (_gate)
            _faults.Add(scripted);
        return scripted;

        bool Matches(Call call) =>
            (method.EndsWith('*') ? call.Method.StartsWith(method[..^1], StringComparison.Ordinal) : call.Method == method)
            && (chat is null || call.Chat == chat)
            && (when is null || when(call));
    }

    internal void Clear()
    {
        lock (_gate)
            _faults.Clear();
    }

    internal Fault? Take(Call call)
    {
        lock (_gate)
            return _faults.Count == 0 ? null : _faults.Find(fault => fault.Takes(call))?.Fault;
    }
}
