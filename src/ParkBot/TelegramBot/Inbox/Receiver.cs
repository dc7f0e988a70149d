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

    /// <summary>Telegram lets a poll with the offset of the one before wait at least so long, whatever it asks for.</summary>
    private const int LeastWait = 3;

    /// <summary>How much longer than the poll itself its answer may take.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1.5);

    private static readonly TimeSpan Least = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(3);

    private static readonly UpdateType[] Wanted = [UpdateType.Message, UpdateType.EditedMessage, UpdateType.CallbackQuery, UpdateType.MyChatMember];

    /// <summary>Takes in what waits from before, then polls until it is stopped.</summary>
    internal async Task RunAsync(CancellationToken stopping)
    {
        queues.Add(await inbox.WaitingAsync(stopping).ConfigureAwait(false));
        var offset = await inbox.OffsetAsync(api.Bot, stopping).ConfigureAwait(false);
        var batch = LargestBatch;
        var pause = Least;
        while (!stopping.IsCancellationRequested)
        {
            var began = time.GetTimestamp();
            var reply = await PollAsync(offset, batch, stopping).ConfigureAwait(false);
            if (reply is ApiReply.Done { Result.ValueKind: JsonValueKind.Array } done)
            {
                health.Polled(time.GetUtcNow());
                (batch, pause) = (LargestBatch, Least);
                var before = offset;
                offset = await TakeInAsync(done.Result, offset, stopping).ConfigureAwait(false);

                // The same batch again, or an empty one before its time: a server that does not wait is not asked without end.
                if (offset == before)
                {
                    await UntilAsync(began, Least, stopping).ConfigureAwait(false);
                }

                continue;
            }

            health.Failed();
            batch = reply is ApiReply.Unknown ? Math.Max(1, batch / 10) : batch;
            await UntilAsync(began, await RefusedAsync(reply, pause, stopping).ConfigureAwait(false), stopping).ConfigureAwait(false);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
    }

    private Task<ApiReply> PollAsync(long offset, int batch, CancellationToken stopping)
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

    /// <returns>The new offset; the old one where nothing could be stored.</returns>
    private async Task<long> TakeInAsync(JsonElement result, long offset, CancellationToken stopping)
    {
        if (result.GetArrayLength() == 0)
        {
            return offset;
        }

        try
        {
            var (fresh, next) = await inbox.StoreAsync(api.Bot, [.. result.EnumerateArray()], offset, stopping).ConfigureAwait(false);
            queues.Add(fresh);
            return next;
        }
        catch (Exception failure) when (failure is System.Data.Common.DbException or Microsoft.EntityFrameworkCore.DbUpdateException)
        {
            LogNotStored(failure);
            health.Failed();
            return offset;
        }
    }

    /// <summary>How long to wait after a poll that gave nothing.</summary>
    private async Task<TimeSpan> RefusedAsync(ApiReply reply, TimeSpan pause, CancellationToken stopping)
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
                LogToken(refused.Code);
                return TimeSpan.FromSeconds(30);
            default:
                LogFailed(reply switch { ApiReply.Refused refused => refused.Description, ApiReply.Unreachable unreachable => unreachable.Reason, ApiReply.Unknown unknown => unknown.Reason, _ => "?" });
                return pause;
        }
    }

    private async Task UntilAsync(long began, TimeSpan after, CancellationToken stopping)
    {
        var left = after - time.GetElapsedTime(began);
        if (left > TimeSpan.Zero)
        {
            await Task.Delay(left, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

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
