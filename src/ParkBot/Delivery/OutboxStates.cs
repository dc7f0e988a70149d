using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using ParkBot.Storage;

namespace ParkBot.Delivery;

/// <summary>A message that waits, without what it says.</summary>
internal sealed record WaitingMessage(long Id, long Chat, Lane Lane, long? NotBefore);

/// <summary>How the outbox's messages stand, as stored: what became of a send is kept whatever the disk does meanwhile.</summary>
internal sealed partial class OutboxStates(Database database, GroupCommit commits, TimeProvider time, ILogger<OutboxStates> log)
{
    /// <summary>How many shared bodies are kept in memory; a digest's subscribers mostly want the same few.</summary>
    private const int MostBodies = 64;

    private readonly ConcurrentDictionary<long, BodyRow> bodies = new();

    /// <summary>A full disk or a locked file is tried again after so long.</summary>
    private static readonly TimeSpan StoragePause = TimeSpan.FromSeconds(4);

    /// <summary>Marks what a killed process left under way; what waits, in order.</summary>
    internal async Task<IReadOnlyList<WaitingMessage>> RecoverAsync(CancellationToken cancellationToken)
    {
        var now = Now();
        await commits.CommitAsync((context, token) => context.Set<OutboxRow>().Where(row => row.State == OutboxState.Sending).ExecuteUpdateAsync(
            row => row.SetProperty(one => one.State, OutboxState.Uncertain).SetProperty(one => one.Error, "进程在发送时退出").SetProperty(one => one.FinishedAt, now),
            token)).ConfigureAwait(false);
        await using var context = await database.ContextAsync(cancellationToken).ConfigureAwait(false);
        return await context.Set<OutboxRow>().Where(row => row.State == OutboxState.Waiting).OrderBy(row => row.Id)
            .Select(row => new WaitingMessage(row.Id, row.Chat, row.Lane, row.NotBefore)).ToListAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Null where the message was erased while it waited.</summary>
    internal async Task<OutboxRow?> ReadAsync(long id)
    {
        await using var context = await database.ContextAsync(CancellationToken.None).ConfigureAwait(false);
        var row = await context.Set<OutboxRow>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == id).ConfigureAwait(false);
        if (row?.Body is { } body)
        {
            row.Shared = await BodyAsync(context, body).ConfigureAwait(false);
        }

        return row;
    }

    private async Task<BodyRow?> BodyAsync(ParkBotDbContext context, long id)
    {
        if (bodies.TryGetValue(id, out var known))
        {
            return known;
        }

        if (await context.Set<BodyRow>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == id).ConfigureAwait(false) is not { } read)
        {
            return null;
        }

        if (bodies.Count >= MostBodies)
        {
            bodies.Clear();
        }

        return bodies.GetOrAdd(id, read);
    }

    /// <summary>To be committed before the message leaves.</summary>
    /// <exception cref="DbUpdateConcurrencyException">It was erased.</exception>
    internal Task SendingAsync(OutboxRow row) => commits.CommitAsync(Marked(row, one => one.State = OutboxState.Sending, nameof(OutboxRow.State)));

    /// <summary>Sent, uncertain or failed. What a sent message said is not kept.</summary>
    internal Task EndedAsync(OutboxRow row, OutboxState state, int? message, string? error)
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

    /// <summary>It waits again; so long where the channel asked for it.</summary>
    internal Task WaitingAsync(OutboxRow row, TimeSpan? after)
    {
        var notBefore = after is { } wait ? Now() + (long)wait.TotalMilliseconds : (long?)null;
        return UntilStoredAsync(Marked(row, one => (one.State, one.NotBefore) = (OutboxState.Waiting, notBefore), nameof(OutboxRow.State), nameof(OutboxRow.NotBefore)));
    }

    /// <summary>What waits for a chat goes to another.</summary>
    internal static Change Move(long from, long to) => (context, token) =>
        context.Set<OutboxRow>().Where(row => row.Chat == from && row.State == OutboxState.Waiting).ExecuteUpdateAsync(row => row.SetProperty(one => one.Chat, to), token);

    /// <summary>They go to another chat.</summary>
    internal Task MovedAsync(IReadOnlyList<long> messages, long chat) =>
        UntilStoredAsync((context, token) => context.Set<OutboxRow>().Where(row => messages.Contains(row.Id)).ExecuteUpdateAsync(row => row.SetProperty(one => one.Chat, chat), token));

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
                LogNotStored(failure);
                await Task.Delay(StoragePause, time).ConfigureAwait(false);
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

    private long Now() => time.GetUtcNow().ToUnixTimeMilliseconds();

    [LoggerMessage(Level = LogLevel.Error, Message = "What became of a message could not be stored; it is tried again")]
    private partial void LogNotStored(Exception failure);
}
