using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace ParkBot.Storage;

/// <summary>Changes that belong together: added to the context, or run on it at once (<c>ExecuteUpdate</c>). Saving and committing is not its business.</summary>
internal delegate Task Change(ParkBotDbContext context, CancellationToken cancellationToken);

/// <summary>
/// The one writer of the chat's tables. Changes of many tasks that wait at the same moment are saved in one transaction: a
/// durable commit (fsync) then costs a burst of questions once, not once each. A change that fails takes no other along.
/// </summary>
internal sealed class GroupCommit : IAsyncDisposable
{
    private const int LargestGroup = 128;

    private readonly Database database;
    private readonly Channel<Waiting> waiting = Channel.CreateUnbounded<Waiting>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Task writer;

    public GroupCommit(Database database)
    {
        this.database = database;
        writer = Task.Run(WriteAsync);
    }

    /// <summary>Ends when the change is committed. A change that was handed over is not called back.</summary>
    /// <exception cref="Microsoft.Data.Sqlite.SqliteException">The file cannot be written (disk full, locked for long): nothing of the change is stored.</exception>
    internal Task CommitAsync(Change change)
    {
        var one = new Waiting(change);
        return waiting.Writer.TryWrite(one) ? one.Done.Task : Task.FromException(new ObjectDisposedException(nameof(GroupCommit)));
    }

    /// <summary>Commits what was handed over before, then ends.</summary>
    public async ValueTask DisposeAsync()
    {
        waiting.Writer.TryComplete();
        await writer.ConfigureAwait(false);
    }

    private async Task WriteAsync()
    {
        var group = new List<Waiting>(LargestGroup);
        while (await waiting.Reader.WaitToReadAsync().ConfigureAwait(false))
        {
            group.Clear();
            while (group.Count < LargestGroup && waiting.Reader.TryRead(out var one))
            {
                group.Add(one);
            }

            if (await SaveAsync(group).ConfigureAwait(false) is not { } failure)
            {
                group.ForEach(one => one.Done.TrySetResult());
            }
            else if (group is [var only])
            {
                only.Done.TrySetException(failure);
            }
            else
            {
                await SaveOneByOneAsync(group).ConfigureAwait(false);
            }
        }
    }

    private async Task SaveOneByOneAsync(List<Waiting> group)
    {
        foreach (var one in group)
        {
            if (await SaveAsync([one]).ConfigureAwait(false) is { } failure)
            {
                one.Done.TrySetException(failure);
            }
            else
            {
                one.Done.TrySetResult();
            }
        }
    }

    /// <summary>Null where the group is committed; else why nothing of it is.</summary>
    private async Task<Exception?> SaveAsync(List<Waiting> group)
    {
        try
        {
            await using var context = await database.ContextAsync(CancellationToken.None).ConfigureAwait(false);
            context.ChangeTracker.AutoDetectChangesEnabled = false;
            await context.Database.OpenConnectionAsync().ConfigureAwait(false);
            await using var transaction = ((SqliteConnection)context.Database.GetDbConnection()).BeginTransaction(deferred: false);
            await context.Database.UseTransactionAsync(transaction).ConfigureAwait(false);
            foreach (var one in group)
            {
                await one.Change(context, CancellationToken.None).ConfigureAwait(false);
            }

            await context.SaveChangesAsync().ConfigureAwait(false);
            await transaction.CommitAsync().ConfigureAwait(false);
            return null;
        }
#pragma warning disable CA1031 // The door of a group: whatever went wrong is told to whoever handed the change over.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            return failure;
        }
    }

    private sealed record Waiting(Change Change)
    {
        internal TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
