using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace ParkBot.Digests;

/// <summary>Starts a round out of turn, in the background: whoever asks for it (an admin's button) is not kept waiting, and the minute's round does what it leaves.</summary>
internal sealed partial class RoundStarter(Editions editions, DigestRound round, ILogger<RoundStarter> log) : IAsyncDisposable
{
    private readonly CancellationTokenSource stopping = new();
    private readonly ConcurrentDictionary<Task, bool> running = new();

    /// <param name="makesNewest">True: the newest issue's edition is made first, whatever the time.</param>
    internal void Start(bool makesNewest)
    {
        var task = Task.Run(() => RunAsync(makesNewest), CancellationToken.None);
        running[task] = true;
        _ = task.ContinueWith(done => running.TryRemove(done, out _), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(running.Keys).ConfigureAwait(false);
        stopping.Dispose();
    }

    private async Task RunAsync(bool makesNewest)
    {
        try
        {
            if (makesNewest)
            {
                await editions.MakeNowAsync(stopping.Token).ConfigureAwait(false);
            }

            await round.RunAsync(stopping.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // What is left is done at the next start.
        }
#pragma warning disable CA1031 // The door of a round: a full disk, a locked file. The next one does what is left.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            LogFailed(failure);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A round that an admin started failed; the next one goes on")]
    private partial void LogFailed(Exception failure);
}
