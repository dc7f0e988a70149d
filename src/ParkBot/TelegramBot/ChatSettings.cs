using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using ParkBot.Delivery;
using ParkBot.Digests;
using ParkBot.Storage;

namespace ParkBot.TelegramBot;

/// <summary>
/// What is set for chats. Read from the database once a chat and kept: only the process that holds the lease changes it.
/// </summary>
internal sealed class ChatSettings(Database database, GroupCommit commits)
{
    /// <summary>More than talk at once; above it everything is read anew, so that memory stays flat over years.</summary>
    private const int MostKept = 50_000;

    private readonly ConcurrentDictionary<long, Kept> kept = new();

    /// <param name="Language">zh, en, or null for the user's own.</param>
    internal sealed record Kept(string? Language = null, bool Classic = false, bool Blocked = false, long? MigratedTo = null);

    internal async Task<Kept> OfAsync(long chat, CancellationToken cancellationToken)
    {
        if (kept.TryGetValue(chat, out var known))
        {
            return known;
        }

        await using var context = await database.ContextAsync(cancellationToken).ConfigureAwait(false);
        var row = await context.Set<ChatRow>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == chat, cancellationToken).ConfigureAwait(false);
        if (kept.Count >= MostKept)
        {
            kept.Clear();
        }

        // What somebody set while it was read is newer than what was read.
        return kept.GetOrAdd(chat, row is null ? new Kept() : Of(row));
    }

    /// <summary>Changes what stands there now and commits it. In the order of the commits, so that of two at once the later one stays.</summary>
    internal async Task SetAsync(long chat, Func<Kept, Kept> change)
    {
        try
        {
            await commits.CommitAsync(Changed(chat, change)).ConfigureAwait(false);
        }
        catch
        {
            kept.TryRemove(chat, out _);
            throw;
        }
    }

    /// <summary>A group became a supergroup, which has another number: its settings, subscriptions and what waits for it go along.</summary>
    internal async Task MoveAsync(long from, long to)
    {
        var old = await OfAsync(from, CancellationToken.None).ConfigureAwait(false);
        if (old.MigratedTo == to)
        {
            return;
        }

        try
        {
            // In one: a kill in between would leave subscriptions or messages at a number that nobody looks at again.
            await commits.CommitAsync(async (context, token) =>
            {
                await Changed(to, _ => old with { MigratedTo = null, Blocked = false })(context, token).ConfigureAwait(false);
                await Changed(from, kept => kept with { MigratedTo = to })(context, token).ConfigureAwait(false);
                await Subscriptions.Move(from, to)(context, token).ConfigureAwait(false);
                await OutboxStates.Move(from, to)(context, token).ConfigureAwait(false);
            }).ConfigureAwait(false);
        }
        catch
        {
            kept.TryRemove(to, out _);
            kept.TryRemove(from, out _);
            throw;
        }
    }

    /// <summary>The numbers that a chat had before.</summary>
    internal async Task<IReadOnlyList<long>> BeforeAsync(long chat, CancellationToken cancellationToken)
    {
        await using var context = await database.ContextAsync(cancellationToken).ConfigureAwait(false);
        return await context.Set<ChatRow>().Where(row => row.MigratedTo == chat).Select(row => row.Id).ToListAsync(cancellationToken).ConfigureAwait(false);
    }

    private Change Changed(long chat, Func<Kept, Kept> change) => async (context, token) =>
    {
        var row = await context.Set<ChatRow>().FindAsync([chat], token).ConfigureAwait(false);
        if (row is null)
        {
            row = new ChatRow { Id = chat, Classic = false, Blocked = false };
            context.Add(row);
        }

        var now = change(Of(row));
        (row.Language, row.Classic, row.Blocked, row.MigratedTo) = (now.Language, now.Classic, now.Blocked, now.MigratedTo);
        context.ChangeTracker.DetectChanges();
        await context.SaveChangesAsync(token).ConfigureAwait(false);
        kept[chat] = now;
    };

    private static Kept Of(ChatRow row) => new(row.Language, row.Classic, row.Blocked, row.MigratedTo);

    /// <summary>The chat's row was erased.</summary>
    internal void Evict(long chat) => kept.TryRemove(chat, out _);
}
