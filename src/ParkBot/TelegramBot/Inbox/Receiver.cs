using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Telegram.Bot.Requests;
using Telegram.Bot.Types.Enums;

namespace ParkBot.TelegramBot;

/// <summary>
/// Asks for updates, stores them and confirms them by the next question. At most one poll a second while nothing comes of it;
/// polls are short, so that a connection that hangs or drips is given up in time to be back within five seconds.
/// </summary>
internal sealed partial class Receiver(BotApi api, Inbox inbox, ChatQueues queues, BotHealth health, IOptions<TelegramOptions> options, TimeProvider time, ILogger<Receiver> log)
{
    private const int LargestBatch = 100;

    /// <summary>A refusal that stays is said so seldom.</summary>
    private const int SayEvery = 20;

    /// <summary>Telegram lets a poll with the offset of the one before wait at least so long, whatever it asks for.</summary>
    private const int LeastWait = 3;

    /// <summary>How much longer than the poll itself its answer may take.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1.5);

    /// <summary>A second, and a little for clocks that do not go alike.</summary>
    private static readonly TimeSpan Least = TimeSpan.FromSeconds(1.02);

    /// <summary>From the beginning of a poll that failed to the next one at most, where the poll itself does not take longer.</summary>
    private static readonly TimeSpan LongestRound = TimeSpan.FromSeconds(4.5);

    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(3);

    private static readonly UpdateType[] Wanted = [UpdateType.Message, UpdateType.EditedMessage, UpdateType.CallbackQuery, UpdateType.MyChatMember];

    private long offset;
    private int batch = LargestBatch;
    private TimeSpan pause = Least;

    /// <summary>Takes in what waits from before, then polls until it is stopped.</summary>
    internal async Task RunAsync(CancellationToken stopping)
    {
        queues.Add(await inbox.WaitingAsync(stopping).ConfigureAwait(false));
        offset = await inbox.OffsetAsync(api.Bot, stopping).ConfigureAwait(false);
        while (!stopping.IsCancellationRequested)
        {
            if (queues.IsFlooded)
            {
                // Telegram keeps what comes for a day: better there than in this process's memory.
                await Task.Delay(Least, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                continue;
            }

            var began = time.GetTimestamp();
            TimeSpan wait;
            try
            {
                wait = await OnceAsync(stopping).ConfigureAwait(false);
            }
            catch (Exception failure) when (!stopping.IsCancellationRequested)
            {
                // The door of one poll: whatever came, the next one is made.
                LogFault(failure);
                health.Failed();
                wait = LongestPause;
            }

            await RestAsync(began, wait, stopping).ConfigureAwait(false);
        }
    }

    /// <summary>One poll and what comes of it.</summary>
    /// <returns>How long after its beginning the next may be made, at least.</returns>
    private async Task<TimeSpan> OnceAsync(CancellationToken stopping)
    {
        var began = time.GetTimestamp();
        var reply = await PollAsync(stopping).ConfigureAwait(false);
        var updates = reply switch
        {
            ApiReply.Done { Result: { ValueKind: JsonValueKind.Array } result } => [.. result.EnumerateArray()],
            ApiReply.Unknown { Body: { } body } => BrokenBatch.Read(body),
            _ => null,
        };
        if (updates is null)
        {
            health.Failed();
            batch = reply is ApiReply.Unknown ? Math.Max(1, batch / 10) : batch;
            var wait = await RefusedAsync(reply, stopping).ConfigureAwait(false);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
            return wait;
        }

        health.Polled(time.GetUtcNow());
        (batch, pause) = (LargestBatch, Least);
        var before = offset;
        await TakeInAsync(updates).ConfigureAwait(false);

        // The same batch again, or an empty one before its time: a server that does not wait is not asked without end.
        return offset == before && time.GetElapsedTime(began) < Least ? Least : TimeSpan.Zero;
    }

    private Task<ApiReply> PollAsync(CancellationToken stopping)
    {
        var request = new GetUpdatesRequest
        {
            // The library's type is narrower than a stored offset can be in a broken file; Telegram's numbers fit.
            Offset = (int)Math.Clamp(offset, 0, int.MaxValue),
            Limit = batch,
            Timeout = options.Value.PollSeconds,
            AllowedUpdates = Wanted,
        };
        return api.CallAsync(request, TimeSpan.FromSeconds(Math.Max(options.Value.PollSeconds, LeastWait)) + Grace, stopping);
    }

    private async Task TakeInAsync(IReadOnlyList<JsonElement> updates)
    {
        if (updates.Count == 0)
        {
            return;
        }

        try
        {
            var (fresh, next) = await inbox.StoreAsync(api.Bot, updates, offset).ConfigureAwait(false);
            queues.Add(fresh);
            offset = next;
        }
        catch (Exception failure) when (failure is System.Data.Common.DbException or Microsoft.EntityFrameworkCore.DbUpdateException)
        {
            LogNotStored(failure);
            health.Failed();
        }
    }

    /// <summary>How long to wait after a poll that gave nothing.</summary>
    private async Task<TimeSpan> RefusedAsync(ApiReply reply, CancellationToken stopping)
    {
        switch (reply)
        {
            case ApiReply.Refused { Code: 409 } conflict when conflict.Description.Contains("webhook", StringComparison.OrdinalIgnoreCase):
                LogWebhook();
                await api.CallAsync(new DeleteWebhookRequest(), TimeSpan.FromSeconds(10), stopping).ConfigureAwait(false);
                return Least;
            case ApiReply.Refused { Code: 409 }:
                LogConflict();
                return LongestPause;
            case ApiReply.Refused { RetryAfter: { } seconds }:
                return TimeSpan.FromSeconds(seconds);
            case ApiReply.Refused { Code: 401 or 404 } refused:
                // Said once in a while: it is asked for as before, because a token may be good again in a moment.
                if (health.Failures % SayEvery == 1)
                {
                    LogToken(refused.Code);
                }

                return LongestPause;
            case ApiReply.Unknown when stopping.IsCancellationRequested:
                return pause;
            default:
                LogFailed(reply switch { ApiReply.Refused refused => refused.Description, ApiReply.Unreachable unreachable => unreachable.Reason, ApiReply.Unknown unknown => unknown.Reason, _ => "?" });
                return pause;
        }
    }

    /// <summary>
    /// A failed call was seen by the API somewhere between its beginning and its end: a second after the end is a second after
    /// that, whatever the way there does.
    /// </summary>
    private async Task RestAsync(long began, TimeSpan after, CancellationToken stopping)
    {
        if (after == TimeSpan.Zero)
        {
            return;
        }

        var took = time.GetElapsedTime(began);
        var shortest = LongestRound - took < Least ? LongestRound - took : Least;
        var left = after - took > shortest ? after - took : shortest;
        if (left > TimeSpan.Zero)
        {
            await Task.Delay(left, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A poll ended in a fault of this program; the next one is made")]
    private partial void LogFault(Exception failure);

    [LoggerMessage(Level = LogLevel.Error, Message = "Updates could not be stored; they are asked for again")]
    private partial void LogNotStored(Exception failure);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A webhook was set for this bot; it is taken off, so that updates can be polled (none is dropped)")]
    private partial void LogWebhook();

    [LoggerMessage(Level = LogLevel.Error, Message = "Another program polls with this bot's token (409). Stop one of the two, or make a new token with @BotFather")]
    private partial void LogConflict();

    [LoggerMessage(Level = LogLevel.Error, Message = "Telegram does not know this token ({Code}). Check Telegram:Token, or make a new one with @BotFather")]
    private partial void LogToken(int code);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Polling failed: {Reason}")]
    private partial void LogFailed(string reason);
}
