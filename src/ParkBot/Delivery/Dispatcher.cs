using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ParkBot.Delivery;

/// <summary>
/// The one way out: takes the outbox's messages to the channel, each at most once. A message is committed as Sending before it
/// leaves; what is still Sending after a restart, and what got no answer, is Uncertain and not repeated.
/// </summary>
internal sealed partial class Dispatcher(OutboxStates states, IMessageSender sender, IOptions<DeliveryOptions> options, TimeProvider time, ILogger<Dispatcher> log)
{
    /// <summary>Pause before the channel is tried again while it cannot be reached: grows to this.</summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(4);

    private readonly Lock gate = new();
    private readonly Lines lines = new(options.Value, sender.IsGroup, time);
    private readonly Channel<bool> news = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly HashSet<Task> underway = [];
    private TimeSpan pause = TimeSpan.Zero;

    /// <summary>Messages that wait, by lane.</summary>
    internal (int Answers, int Broadcasts) Waiting
    {
        get
        {
            lock (gate)
            {
                return lines.Waiting;
            }
        }
    }

    /// <summary>Broadcasts that wait for their turn alone: chats that were told to wait, for hours perhaps, are not among them.</summary>
    internal int Ahead
    {
        get
        {
            lock (gate)
            {
                return lines.Ahead;
            }
        }
    }

    /// <summary>Committed messages get in line. Where <paramref name="done"/> is given it completes when the first of them has left.</summary>
    internal void Enqueue(IEnumerable<OutboxRow> committed, TaskCompletionSource<int?>? done = null) => Settle(() =>
    {
        foreach (var row in committed)
        {
            lines.Add(new Ticket(row.Id, row.Chat, row.Lane, row) { Done = done });
            done = null;
        }
    });

    /// <summary>Committed messages get in line; what they say is read when their turn comes.</summary>
    internal void Enqueue(IEnumerable<WaitingMessage> committed) => Settle(() =>
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        foreach (var row in committed)
        {
            lines.Add(new Ticket(row.Id, row.Chat, row.Lane, Row: null));
            if (row.NotBefore > now)
            {
                lines.Hold(row.Chat, TimeSpan.FromMilliseconds(row.NotBefore.Value - now));
            }
        }
    });

    /// <summary>Marks what a killed process left under way, takes in what waits. To be called before anything is enqueued.</summary>
    internal async Task RecoverAsync(CancellationToken cancellationToken) => Enqueue(await states.RecoverAsync(cancellationToken).ConfigureAwait(false));

    /// <summary>Sends until it is stopped; then lets what is under way end.</summary>
    internal async Task RunAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            long? next;
            lock (gate)
            {
                while (lines.Take() is { } ticket)
                {
                    // The task takes itself out of the set under the same lock, so it cannot do so before it stands in it.
                    var task = Task.Run(() => ProcessAsync(ticket), CancellationToken.None);
                    underway.Add(task);
                    _ = task.ContinueWith(Remove, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
                }

                next = lines.NextAt();
            }

            await WaitAsync(next, stopping).ConfigureAwait(false);
        }

        Task[] last;
        lock (gate)
        {
            last = [.. underway];
        }

        await Task.WhenAll(last).ConfigureAwait(false);
    }

    private async Task WaitAsync(long? next, CancellationToken stopping)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        try
        {
            var arrives = news.Reader.ReadAsync(enough.Token).AsTask();
            if (next is { } at)
            {
                var left = TimeSpan.FromSeconds((double)Math.Max(0, at - time.GetTimestamp()) / time.TimestampFrequency);
                await Task.WhenAny(arrives, Task.Delay(left + TimeSpan.FromMilliseconds(1), time, enough.Token)).ConfigureAwait(false);
                await enough.CancelAsync().ConfigureAwait(false);
            }

            await arrives.ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // Time to look again, or to stop.
        }
    }

    private void Remove(Task task)
    {
        lock (gate)
        {
            underway.Remove(task);
        }
    }

    /// <summary>The door of one message.</summary>
    private async Task ProcessAsync(Ticket ticket)
    {
        OutboxRow row;
        try
        {
            if ((ticket.Row ?? await states.ReadAsync(ticket.Id).ConfigureAwait(false)) is not { } stored)
            {
                Drop(ticket);
                return;
            }

            row = stored;
            await states.SendingAsync(row).ConfigureAwait(false);
        }
        catch (DbUpdateConcurrencyException)
        {
            Drop(ticket);
            return;
        }
#pragma warning disable CA1031 // The door: a full disk, a locked file. Nothing was sent, so it is tried again.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            LogNotStored(failure, ticket.Id);
            Settle(() => lines.PutBack(ticket, LongestPause, counted: false));
            return;
        }

        SendResult result;
        try
        {
            result = await sender.SendAsync(row, CancellationToken.None).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // The door: whatever went wrong in the sender, nobody knows what arrived.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            LogFault(failure, row.Id);
            result = new SendResult.Uncertain(failure.GetType().Name);
        }

        await FinishAsync(ticket with { Row = row }, row, result).ConfigureAwait(false);
    }

    /// <summary>Its row is gone: whoever it was for is forgotten. The chat goes on without it.</summary>
    private void Drop(Ticket ticket)
    {
        Settle(() => lines.End(ticket, counted: false));
        ticket.Done?.TrySetResult(null);
    }

    private async Task FinishAsync(Ticket ticket, OutboxRow row, SendResult result)
    {
        switch (result)
        {
            case SendResult.Sent sent:
                await states.EndedAsync(row, OutboxState.Sent, sent.MessageId, error: null).ConfigureAwait(false);
                pause = TimeSpan.Zero;
                Settle(() => lines.End(ticket, counted: true));
                ticket.Done?.TrySetResult(sent.MessageId);
                break;
            case SendResult.Uncertain uncertain:
                LogUncertain(row.Id, uncertain.Reason);
                await states.EndedAsync(row, OutboxState.Uncertain, null, uncertain.Reason).ConfigureAwait(false);
                Settle(() => lines.End(ticket, counted: true));
                ticket.Done?.TrySetResult(null);
                break;
            case SendResult.Refused refused:
                LogRefused(row.Id, refused.Reason);
                await states.EndedAsync(row, OutboxState.Failed, null, refused.Reason).ConfigureAwait(false);
                Settle(() => lines.End(ticket, counted: true));
                ticket.Done?.TrySetResult(null);
                break;
            case SendResult.Shut shut:
                LogShut(row.Id, shut.Reason);
                await states.EndedAsync(row, OutboxState.Sleeping, null, shut.Reason).ConfigureAwait(false);
                Settle(() => lines.End(ticket, counted: true));
                ticket.Done?.TrySetResult(null);
                break;
            case SendResult.Later later:
                LogLater(row.Id, later.After.TotalSeconds);
                await states.WaitingAsync(row, later.After).ConfigureAwait(false);
                Settle(() => lines.PutBack(ticket, later.After, counted: true));
                break;
            case SendResult.Unreachable unreachable:
                LogUnreachable(row.Id, unreachable.Reason);
                await states.WaitingAsync(row, null).ConfigureAwait(false);
                pause = pause == TimeSpan.Zero ? TimeSpan.FromSeconds(1) : pause < LongestPause ? pause * 2 : LongestPause;
                Settle(() =>
                {
                    lines.Hold(pause);
                    lines.PutBack(ticket, TimeSpan.Zero, counted: false);
                });
                break;
            case SendResult.Moved moved:
                await MoveAsync(ticket, row, moved.Chat).ConfigureAwait(false);
                break;
            default:
                throw new InvalidOperationException("SendResult is closed.");
        }
    }

    /// <summary>A chat has another number now, as the channel told by itself. First in the lines: what is made for the new number must stand behind what waits.</summary>
    internal Task MoveAsync(long from, long to)
    {
        Settle(() => lines.Move(from, to));
        return sender.MovedAsync(from, to);
    }

    private async Task MoveAsync(Ticket ticket, OutboxRow row, long chat)
    {
        IReadOnlyList<long> ids = [];
        await states.WaitingAsync(row, null).ConfigureAwait(false);

        // Before it is in line again: what is read with the old number is moved once more.
        await states.MovedAsync([row.Id], chat).ConfigureAwait(false);
        Settle(() => ids = [.. lines.Move(ticket, chat).Select(moved => moved.Id)]);
        await states.MovedAsync(ids, chat).ConfigureAwait(false);
        await sender.MovedAsync(row.Chat, chat).ConfigureAwait(false);
    }

    private void Settle(Action change)
    {
        lock (gate)
        {
            change();
        }

        news.Writer.TryWrite(true);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Message {Id} could not be stored; it is tried again")]
    private partial void LogNotStored(Exception failure, long id);

    [LoggerMessage(Level = LogLevel.Error, Message = "Message {Id} is uncertain: the sender failed")]
    private partial void LogFault(Exception failure, long id);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Message {Id} is uncertain and not repeated: {Reason}")]
    private partial void LogUncertain(long id, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Message {Id} was refused: {Reason}")]
    private partial void LogRefused(long id, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "Message {Id} sleeps: {Reason}")]
    private partial void LogShut(long id, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "Message {Id} waits {Seconds} s as the channel asked")]
    private partial void LogLater(long id, double seconds);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The channel cannot be reached, message {Id} waits: {Reason}")]
    private partial void LogUnreachable(long id, string reason);
}
