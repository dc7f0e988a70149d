using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ParkBot.Storage;

namespace ParkBot.Digests;

/// <summary>A subscription as its chat sees it. <paramref name="Spec"/> is null where this build cannot read it.</summary>
internal sealed record Subscription(long Id, long Chat, int? Topic, DigestSpec? Spec, string Key, Slot? Slot, bool Quiet, SubscriptionState State);

/// <summary>What became of a wish to subscribe. Closed.</summary>
internal abstract record Subscribed
{
    private protected Subscribed()
    {
    }

    /// <param name="Changed">True where the chat had asked for the same before: it has the new time now.</param>
    internal sealed record Done(bool Changed) : Subscribed;

    /// <summary>The chat has as many as it may.</summary>
    internal sealed record TooMany(int Most) : Subscribed;
}

/// <summary>
/// The standing questions of chats. Changes are given as <see cref="Change"/>s, to be committed with whatever belongs to them (an
/// answer, an audit line).
/// </summary>
internal sealed class Subscriptions(Database database, IOptions<DigestOptions> options, TimeProvider time)
{
    internal TimeZoneInfo ConfiguredZone => options.Value.Zone!;

    /// <summary>In the order in which they were made.</summary>
    internal async Task<IReadOnlyList<Subscription>> OfChatAsync(long chat, CancellationToken cancellationToken)
    {
        await using var context = await database.ContextAsync(cancellationToken).ConfigureAwait(false);
        var rows = await context.Set<SubscriptionRow>().AsNoTracking().Where(row => row.Chat == chat).OrderBy(row => row.Id).ToListAsync(cancellationToken).ConfigureAwait(false);
        return [.. rows.Select(Read)];
    }

    /// <summary>One of a chat's; null where it has none such.</summary>
    internal async Task<Subscription?> FindAsync(long chat, long id, CancellationToken cancellationToken)
    {
        await using var context = await database.ContextAsync(cancellationToken).ConfigureAwait(false);
        return await context.Set<SubscriptionRow>().AsNoTracking().SingleOrDefaultAsync(row => row.Chat == chat && row.Id == id, cancellationToken).ConfigureAwait(false) is { } row ? Read(row) : null;
    }

    /// <summary>Subscribes a chat. The same standing question again changes its time, and wakes it.</summary>
    /// <param name="said">Told what became of it, before anything is committed.</param>
    internal Change Add(long chat, int? topic, DigestSpec spec, Slot? slot, bool quiet, Action<Subscribed> said) => async (context, token) =>
    {
        var key = spec.Key;
        var rows = context.Set<SubscriptionRow>();
        var row = await rows.FirstOrDefaultAsync(one => one.Chat == chat && one.Topic == topic && one.Key == key, token).ConfigureAwait(false);
        var before = row is not null;
        if (row is null)
        {
            if (await rows.CountAsync(one => one.Chat == chat, token).ConfigureAwait(false) >= options.Value.MostInChat)
            {
                said(new Subscribed.TooMany(options.Value.MostInChat));
                return;
            }

            row = new SubscriptionRow { Chat = chat, Topic = topic, Spec = spec.ToJson(), Key = key, Quiet = quiet, State = SubscriptionState.Active, CreatedAt = Now(), WokenAt = Now(), LastEdition = 0, Follows = false };
            context.Add(row);
        }

        (row.Quiet, row.State) = (quiet, SubscriptionState.Active);
        await SetSlotAsync(context, row, slot, token).ConfigureAwait(false);
        said(new Subscribed.Done(before));
        await SaveAsync(context, token).ConfigureAwait(false);
    };

    /// <summary>Another time; null for with the edition.</summary>
    internal Change At(long chat, long id, Slot? slot) => On(chat, id, (context, row, token) => SetSlotAsync(context, row, slot, token));

    /// <summary>Whether an issue with nothing that matches is passed over in silence.</summary>
    internal static Change Quiet(long chat, long id, bool quiet) => On(chat, id, (_, row, _) =>
    {
        row.Quiet = quiet;
        return Task.CompletedTask;
    });

    internal static Change Pause(long chat, long id) => On(chat, id, (_, row, _) =>
    {
        row.State = SubscriptionState.Paused;
        return Task.CompletedTask;
    });

    /// <summary>What came out meanwhile is not sent after.</summary>
    internal Change Resume(long chat, long id) => On(chat, id, WakeAsync);

    internal static Change Remove(long chat, long id) => (context, token) => context.Set<SubscriptionRow>().Where(row => row.Chat == chat && row.Id == id).ExecuteDeleteAsync(token);

    /// <summary>By the key that a digest's button names: it works however old the digest is.</summary>
    internal static Change RemoveByKey(long chat, string key) => (context, token) => context.Set<SubscriptionRow>().Where(row => row.Chat == chat && row.Key == key).ExecuteDeleteAsync(token);

    /// <summary>The chat shut the bot out.</summary>
    internal static Change Sleep(long chat) => (context, token) => context.Set<SubscriptionRow>().Where(row => row.Chat == chat && row.State == SubscriptionState.Active)
        .ExecuteUpdateAsync(row => row.SetProperty(one => one.State, SubscriptionState.Asleep), token);

    /// <summary>The chat let the bot in again.</summary>
    internal Change Wake(long chat) => async (context, token) =>
    {
        foreach (var row in await context.Set<SubscriptionRow>().Where(row => row.Chat == chat && row.State == SubscriptionState.Asleep).ToListAsync(token).ConfigureAwait(false))
        {
            await WakeAsync(context, row, token).ConfigureAwait(false);
        }

        await SaveAsync(context, token).ConfigureAwait(false);
    };

    /// <summary>The chat has another number now; what both asked stays once.</summary>
    internal static Change Move(long from, long to) => async (context, token) =>
    {
        var rows = context.Set<SubscriptionRow>();
        await rows.Where(row => row.Chat == to && rows.Any(other => other.Chat == from && other.Key == row.Key)).ExecuteDeleteAsync(token).ConfigureAwait(false);
        await rows.Where(row => row.Chat == from).ExecuteUpdateAsync(row => row.SetProperty(one => one.Chat, to), token).ConfigureAwait(false);
    };

    /// <summary>Everything that a chat asked for is forgotten.</summary>
    internal static Change Forget(long chat) => (context, token) => context.Set<SubscriptionRow>().Where(row => row.Chat == chat).ExecuteDeleteAsync(token);

    private static Change On(long chat, long id, Func<ParkBotDbContext, SubscriptionRow, CancellationToken, Task> change) => async (context, token) =>
    {
        if (await context.Set<SubscriptionRow>().SingleOrDefaultAsync(row => row.Chat == chat && row.Id == id, token).ConfigureAwait(false) is { } row)
        {
            await change(context, row, token).ConfigureAwait(false);
            await SaveAsync(context, token).ConfigureAwait(false);
        }
    };

    private async Task WakeAsync(ParkBotDbContext context, SubscriptionRow row, CancellationToken cancellationToken)
    {
        row.State = SubscriptionState.Active;
        row.Follows = false;
        await SetSlotAsync(context, row, Slot.Of(row, ConfiguredZone), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>With a slot of its own it gets the newest edition at the first slot from now on, if it has not got it; without one it waits for the next edition.</summary>
    private async Task SetSlotAsync(ParkBotDbContext context, SubscriptionRow row, Slot? slot, CancellationToken cancellationToken)
    {
        var newest = await context.LastEditionAsync(cancellationToken).ConfigureAwait(false);
        var now = Now();
        (row.Day, row.Minute, row.WokenAt) = ((int?)slot?.Day, slot?.Minute, now);
        row.Zone = slot is { } own && own.Zone.Id != ConfiguredZone.Id ? own.Zone.Id : null;
        row.DueAt = slot is { } due ? DueTimes.Due(due, now) : null;
        row.LastEdition = Math.Max(row.LastEdition, slot is null ? newest : newest - 1);
    }

    private static async Task SaveAsync(ParkBotDbContext context, CancellationToken cancellationToken)
    {
        context.ChangeTracker.DetectChanges();
        await context.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
    }

    private Subscription Read(SubscriptionRow row)
    {
        DigestSpec? spec;
        try
        {
            spec = DigestSpec.FromJson(row.Spec);
        }
        catch (Exception failure) when (failure is JsonException or KeyNotFoundException)
        {
            spec = null;
        }

        return new Subscription(row.Id, row.Chat, row.Topic, spec, row.Key, Slot.Of(row, ConfiguredZone), row.Quiet, row.State);
    }

    private long Now() => time.GetUtcNow().ToUnixTimeMilliseconds();
}
