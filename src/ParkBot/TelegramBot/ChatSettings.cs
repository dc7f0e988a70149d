using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
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

        return kept[chat] = row is null ? new Kept() : new Kept(row.Language, row.Classic, row.Blocked, row.MigratedTo);
    }

    /// <summary>Commits the change, then lets everybody see it.</summary>
    internal async Task SetAsync(long chat, Func<Kept, Kept> change, CancellationToken cancellationToken)
    {
        var now = change(await OfAsync(chat, cancellationToken).ConfigureAwait(false));
        await commits.CommitAsync(async (context, token) =>
        {
            var row = await context.Set<ChatRow>().FindAsync([chat], token).ConfigureAwait(false);
            if (row is null)
            {
                row = new ChatRow { Id = chat, Classic = false, Blocked = false };
                context.Add(row);
            }

            (row.Language, row.Classic, row.Blocked, row.MigratedTo) = (now.Language, now.Classic, now.Blocked, now.MigratedTo);
            context.ChangeTracker.DetectChanges();
        }).ConfigureAwait(false);
        kept[chat] = now;
    }

    /// <summary>The chat's row was erased.</summary>
    internal void Evict(long chat) => kept.TryRemove(chat, out _);
}
