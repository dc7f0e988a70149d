using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ParkBot.Storage;

namespace ParkBot.TelegramBot;

/// <summary>Who is an admin: the users of the configuration and those made in chat. Asked at every command and every button anew.</summary>
internal sealed class AdminRoll(Database database, IOptions<TelegramOptions> options)
{
    private readonly HashSet<long> configured = [.. options.Value.Admins];
    private readonly ConcurrentDictionary<long, bool> made = new();

    /// <summary>To be called before the first update is handled.</summary>
    internal async Task LoadAsync(CancellationToken cancellationToken)
    {
        await using var context = await database.ContextAsync(cancellationToken).ConfigureAwait(false);
        foreach (var user in await context.Set<AdminRow>().Select(row => row.User).ToListAsync(cancellationToken).ConfigureAwait(false))
        {
            made[user] = true;
        }
    }

    internal bool Has(long user) => configured.Contains(user) || made.ContainsKey(user);

    internal bool IsConfigured(long user) => configured.Contains(user);

    internal IReadOnlyList<long> All => [.. configured.Union(made.Keys).Order()];

    /// <summary>Makes a user an admin, in the turn's own transaction.</summary>
    internal void Add(Turn turn, long user, string by)
    {
        var at = turn.Now;
        turn.Change(async (context, token) =>
        {
            if (await context.Set<AdminRow>().FindAsync([user], token).ConfigureAwait(false) is null)
            {
                context.Add(new AdminRow { User = user, By = by, At = at });
            }
        });
        turn.Afterwards(() => made[user] = true);
        turn.Audit("admins", string.Create(CultureInfo.InvariantCulture, $"+{user}"));
    }

    /// <summary>Takes the right from an admin made in chat. It is gone at once, for buttons that stand in old messages too.</summary>
    internal void Remove(Turn turn, long user)
    {
        turn.Change((context, token) => context.Set<AdminRow>().Where(row => row.User == user).ExecuteDeleteAsync(token));
        turn.Afterwards(() => made.TryRemove(user, out _));
        turn.Audit("admins", string.Create(CultureInfo.InvariantCulture, $"-{user}"));
    }
}
