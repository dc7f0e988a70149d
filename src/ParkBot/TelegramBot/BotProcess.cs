using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ParkBot.Delivery;
using ParkBot.Digests;
using ParkBot.Storage;
using Telegram.Bot.Requests;

namespace ParkBot.TelegramBot;

/// <summary>The bot from start to stop: takes the lease, learns its own name, then receives, handles and sends until it is told to stop.</summary>
internal sealed partial class BotProcess(
    Database database, Dispatcher dispatcher, Receiver receiver, ChatQueues queues, UpdateHandler handler, AdminRoll admins, AdminCode code,
    BotIdentity identity, BotHealth health, CommandMenu menu, Housekeeping housekeeping, DigestSchedule digests, BotApi api, IOptions<TelegramOptions> options, TimeProvider time, ILogger<BotProcess> log)
{
    /// <summary>How long a start waits for the process before it to end, as in a restart.</summary>
    private static readonly TimeSpan LeasePatience = TimeSpan.FromSeconds(10);

    /// <summary>How long what was answered may still leave after a stop; what does not is stored and leaves at the next start.</summary>
    private static readonly TimeSpan LastSends = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan CallLimit = TimeSpan.FromSeconds(10);

    /// <summary>Runs until it is stopped.</summary>
    /// <param name="beside">What runs beside the bot once the database is its own: the health page; what it gives is disposed at the end.</param>
    /// <param name="stopping">Stops it.</param>
    /// <returns>Null where it was stopped; else a Chinese sentence that says why it cannot run and what to do.</returns>
    internal async Task<string?> RunAsync(Func<CancellationToken, Task<IAsyncDisposable?>> beside, CancellationToken stopping)
    {
        // A part that ends by a fault takes the others along, so that whoever looks after the process sees it end and starts it anew.
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        try
        {
            return await RunAsync(beside, ends).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // Stopped while it started.
            return null;
        }
    }

    private async Task<string?> RunAsync(Func<CancellationToken, Task<IAsyncDisposable?>> beside, CancellationTokenSource ends)
    {
        var stopping = ends.Token;
        if (options.Value.Token.Length == 0)
        {
            return "没有配置机器人的令牌。请在 Telegram 里向 @BotFather 要一个，再设置环境变量 PARKBOT__Telegram__Token（或 appsettings.json 的 Telegram:Token）。";
        }

        // Before the database is opened: a newer build must not migrate it under one that still serves.
        Directory.CreateDirectory(Path.GetDirectoryName(database.Path)!);
        using var lease = await DatabaseLease.TakeAsync(database.Path, LeasePatience, time, stopping).ConfigureAwait(false);
        if (lease is null)
        {
            return $"已有一个 ParkBot 在用数据库“{database.Path}”收发消息。一个数据库只能有一个 serve，请先停掉另一个。";
        }

        await database.CheckAsync(stopping).ConfigureAwait(false);
        await using var page = await beside(stopping).ConfigureAwait(false);
        await admins.LoadAsync(stopping).ConfigureAwait(false);
        await code.OfferAsync(stopping).ConfigureAwait(false);
        await dispatcher.RecoverAsync(stopping).ConfigureAwait(false);

        // Only with a token that Telegram knows: what waits must not be sent to where every send is refused.
        if (await LearnAsync(stopping).ConfigureAwait(false) is { } trouble)
        {
            return trouble;
        }

        LogStarted(identity.Name, database.Path);
        using var lastSends = new CancellationTokenSource();
        var sending = Task.Run(() => PartAsync(dispatcher.RunAsync(lastSends.Token), ends), CancellationToken.None);
        await Task.WhenAll(
            PartAsync(receiver.RunAsync(stopping), ends),
            PartAsync(queues.RunAsync(arrived => handler.HandleAsync(arrived, stopping), stopping), ends),
            menu.RegisterAsync(stopping),
            digests.RunAsync(stopping),
            housekeeping.RunAsync(stopping)).ConfigureAwait(false);
        await StopAsync(sending, lastSends).ConfigureAwait(false);
        if (sending.IsFaulted)
        {
            await sending.ConfigureAwait(false);
        }

        return null;
    }

    /// <summary>A part without which the bot is none.</summary>
    private static async Task PartAsync(Task part, CancellationTokenSource ends)
    {
        try
        {
            await part.ConfigureAwait(false);
        }
        catch
        {
            await ends.CancelAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Nothing new is taken in any more; what was answered leaves while there is time.</summary>
    private async Task StopAsync(Task sending, CancellationTokenSource lastSends)
    {
        var since = time.GetTimestamp();
        while (dispatcher.Waiting.Answers > 0 && time.GetElapsedTime(since) < LastSends && !sending.IsCompleted)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), time).ConfigureAwait(false);
        }

        await lastSends.CancelAsync().ConfigureAwait(false);
        await Task.WhenAny(sending, Task.Delay(LastSends - time.GetElapsedTime(since) is var left && left > TimeSpan.FromSeconds(1) ? left : TimeSpan.FromSeconds(1), time)).ConfigureAwait(false);
        LogStopped(queues.Waiting, dispatcher.Waiting.Answers + dispatcher.Waiting.Broadcasts);
    }

    /// <summary>Asks Telegram who this bot is; waits for as long as Telegram cannot be reached.</summary>
    private async Task<string?> LearnAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            switch (await api.CallAsync(new GetMeRequest(), CallLimit, stopping).ConfigureAwait(false))
            {
                case ApiReply.Done { Result: { ValueKind: JsonValueKind.Object } me }:
                    identity.Learn(me);
                    return null;
                case ApiReply.Refused { Code: 401 or 404 }:
                    return "Telegram 不认识这个令牌（Telegram:Token）。请检查是否抄全，或者向 @BotFather 要一个新的。";
                case ApiReply.Unreachable unreachable:
                    LogWaits(unreachable.Reason);
                    break;
                case ApiReply.Unknown unknown:
                    LogWaits(unknown.Reason);
                    break;
                case ApiReply.Refused refused:
                    LogWaits(refused.Description);
                    break;
            }

            health.Failed();
            await Task.Delay(TimeSpan.FromSeconds(2), time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return null;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "@{Name} listens, with {Database}")]
    private partial void LogStarted(string name, string database);

    [LoggerMessage(Level = LogLevel.Information, Message = "Stopped; {Updates} updates and {Messages} messages are stored and go on at the next start")]
    private partial void LogStopped(int updates, int messages);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Telegram cannot be reached yet ({Reason}). Where it is blocked, set Telegram:Proxy")]
    private partial void LogWaits(string reason);
}
