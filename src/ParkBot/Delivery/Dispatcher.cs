using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ParkBot.Storage;

namespace ParkBot.Delivery;

/// <summary>
/// The one way out: takes the outbox's messages to the channel, each at most once. A message is committed as Sending before it
/// leaves; what is still Sending after a restart, and what got no answer, is Uncertain and not repeated.
/// </summary>
internal sealed partial class Dispatcher(Database database, GroupCommit commits, IMessageSender sender, IOptions<DeliveryOptions> options, TimeProvider time, ILogger<Dispatcher> log)
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

    /// <summary>Committed messages get in line. Where <paramref name="done"/> is given it completes when the first of them has left.</summary>
    internal void Enqueue(IEnumerable<OutboxRow> committed, TaskCompletionSource<int?>? done = null)
    {
        lock (gate)
        {
            foreach (var row in committed)
            {
                lines.Add(new Ticket(row.Id, row.Chat, row.Lane, row) { Done = done });
                done = null;
            }
        }

        news.Writer.TryWrite(true);
    }

    /// <summary>Marks what a killed process left under way, takes in what waits. To be called before anything is enqueued.</summary>
    internal async Task RecoverAsync(CancellationToken cancellationToken)
    {
        var now = Now();
        await commits.CommitAsync((context, token) => context.Set<OutboxRow>().Where(row => row.State == OutboxState.Sending).ExecuteUpdateAsync(
            row => row.SetProperty(one => one.State, OutboxState.Uncertain).SetProperty(one => one.Error, "进程在发送时退出").SetProperty(one => one.FinishedAt, now),
            token)).ConfigureAwait(false);
        await using var context = await database.ContextAsync(cancellationToken).ConfigureAwait(false);
        var waiting = await context.Set<OutboxRow>().Where(row => row.State == OutboxState.Waiting).OrderBy(row => row.Id)
            .Select(row => new { row.Id, row.Chat, row.Lane, row.NotBefore }).ToListAsync(cancellationToken).ConfigureAwait(false);
        lock (gate)
        {
            foreach (var row in waiting)
            {
                lines.Add(new Ticket(row.Id, row.Chat, row.Lane, Row: null));
                if (row.NotBefore > now)
                {
                    lines.Hold(row.Chat, TimeSpan.FromMilliseconds(row.NotBefore.Value - now));
                }
            }
        }
    }

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
            if ((ticket.Row ?? await ReadAsync(ticket.Id).ConfigureAwait(false)) is not { } stored)
            {
                Drop(ticket);
                return;
            }

            row = stored;
            await commits.CommitAsync(Marked(row, one => one.State = OutboxState.Sending, nameof(OutboxRow.State))).ConfigureAwait(false);
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
                await EndAsync(row, OutboxState.Sent, sent.MessageId, error: null).ConfigureAwait(false);
                pause = TimeSpan.Zero;
                Settle(() => lines.End(ticket, counted: true));
                ticket.Done?.TrySetResult(sent.MessageId);
                break;
            case SendResult.Uncertain uncertain:
                LogUncertain(row.Id, uncertain.Reason);
                await EndAsync(row, OutboxState.Uncertain, null, uncertain.Reason).ConfigureAwait(false);
                Settle(() => lines.End(ticket, counted: true));
                ticket.Done?.TrySetResult(null);
                break;
            case SendResult.Refused refused:
                LogRefused(row.Id, refused.Reason);
                await EndAsync(row, OutboxState.Failed, null, refused.Reason).ConfigureAwait(false);
                Settle(() => lines.End(ticket, counted: true));
                ticket.Done?.TrySetResult(null);
                break;
            case SendResult.Later later:
                LogLater(row.Id, later.After.TotalSeconds);
                await WaitAgainAsync(row, Now() + (long)later.After.TotalMilliseconds).ConfigureAwait(false);
                Settle(() => lines.PutBack(ticket, later.After, counted: true));
                break;
            case SendResult.Unreachable unreachable:
                LogUnreachable(row.Id, unreachable.Reason);
                await WaitAgainAsync(row, null).ConfigureAwait(false);
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

    private async Task MoveAsync(Ticket ticket, OutboxRow row, long chat)
    {
        IReadOnlyList<long> ids = [];
        await WaitAgainAsync(row, null).ConfigureAwait(false);
        Settle(() => ids = [.. lines.Move(ticket, chat).Select(moved => moved.Id)]);
        await UntilStoredAsync((context, token) => context.Set<OutboxRow>().Where(one => ids.Contains(one.Id)).ExecuteUpdateAsync(one => one.SetProperty(x => x.Chat, chat), token)).ConfigureAwait(false);
    }

    private Task EndAsync(OutboxRow row, OutboxState state, int? message, string? error)
    {
        var now = Now();
        return UntilStoredAsync(Marked(
            row,
            one =>
            {
                (one.State, one.MessageId, one.FinishedAt, one.Error) = (state, message, now, error);
                (one.Payload, one.Attachment) = state == OutboxState.Sent ? (null, null) : (one.Payload, one.Attachment);
            },
            nameof(OutboxRow.State), nameof(OutboxRow.MessageId), nameof(OutboxRow.FinishedAt), nameof(OutboxRow.Error), nameof(OutboxRow.Payload), nameof(OutboxRow.Attachment)));
    }

    private Task WaitAgainAsync(OutboxRow row, long? notBefore) => UntilStoredAsync(Marked(
        row,
        one => (one.State, one.NotBefore) = (OutboxState.Waiting, notBefore),
        nameof(OutboxRow.State), nameof(OutboxRow.NotBefore)));

    /// <summary>What became of a send must be stored before the chat goes on; a full disk is waited out.</summary>
    private async Task UntilStoredAsync(Change change)
    {
        while (true)
        {
            try
            {
                await commits.CommitAsync(change).ConfigureAwait(false);
                return;
            }
            catch (DbUpdateConcurrencyException)
            {
                // Forgotten meanwhile: there is no row left to say it in.
                return;
            }
            catch (Exception failure) when (failure is System.Data.Common.DbException or DbUpdateException)
            {
                LogNotStored(failure, 0);
                await Task.Delay(LongestPause, time).ConfigureAwait(false);
            }
        }
    }

    private static Change Marked(OutboxRow row, Action<OutboxRow> change, params string[] properties) => (context, _) =>
    {
        var entry = context.Attach(row);
        change(row);
        foreach (var property in properties)
        {
            entry.Property(property).IsModified = true;
        }

        return Task.CompletedTask;
    };

    private async Task<OutboxRow?> ReadAsync(long id)
    {
        await using var context = await database.ContextAsync(CancellationToken.None).ConfigureAwait(false);
        return await context.Set<OutboxRow>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == id).ConfigureAwait(false);
    }

    private void Settle(Action change)
    {
        lock (gate)
        {
            change();
        }

        news.Writer.TryWrite(true);
    }

    private long Now() => time.GetUtcNow().ToUnixTimeMilliseconds();

    [LoggerMessage(Level = LogLevel.Error, Message = "Message {Id} could not be stored; it is tried again")]
    private partial void LogNotStored(Exception failure, long id);

    [LoggerMessage(Level = LogLevel.Error, Message = "Message {Id} is uncertain: the sender failed")]
    private partial void LogFault(Exception failure, long id);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Message {Id} is uncertain and not repeated: {Reason}")]
    private partial void LogUncertain(long id, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Message {Id} was refused: {Reason}")]
    private partial void LogRefused(long id, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "Message {Id} waits {Seconds} s as the channel asked")]
    private partial void LogLater(long id, double seconds);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The channel cannot be reached, message {Id} waits: {Reason}")]
    private partial void LogUnreachable(long id, string reason);
}
