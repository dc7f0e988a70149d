namespace ParkBot.Delivery;

/// <summary>The channel: takes one message to its chat, once, and says what became of it. It never repeats a send by itself.</summary>
internal interface IMessageSender
{
    /// <summary>True for chats with the limits of groups.</summary>
    bool IsGroup(long chat);

    /// <summary>Expected failures are results; an exception is a fault of the program and leaves the message uncertain.</summary>
    Task<SendResult> SendAsync(OutboxRow message, CancellationToken cancellationToken);

    /// <summary>A chat has another number now, and its lines know it: what else is kept of it goes along.</summary>
    Task MovedAsync(long from, long to);
}

/// <summary>What became of a send. Closed.</summary>
internal abstract record SendResult
{
    private SendResult()
    {
    }

    /// <summary>It arrived.</summary>
    internal sealed record Sent(int? MessageId) : SendResult;

    /// <summary>The channel asked to wait, for this chat; nothing was sent.</summary>
    internal sealed record Later(TimeSpan After) : SendResult;

    /// <summary>The channel could not be reached; nothing was sent.</summary>
    internal sealed record Unreachable(string Reason) : SendResult;

    /// <summary>It may have arrived: no answer came back.</summary>
    internal sealed record Uncertain(string Reason) : SendResult;

    /// <summary>The channel will never take it.</summary>
    internal sealed record Refused(string Reason) : SendResult;

    /// <summary>Whoever it is for has shut the bot out; nothing was sent.</summary>
    internal sealed record Shut(string Reason) : SendResult;

    /// <summary>The chat has another number now; nothing was sent.</summary>
    internal sealed record Moved(long Chat) : SendResult;
}
