using Microsoft.EntityFrameworkCore;
using ParkBot.Storage;

namespace ParkBot.Digests;

/// <summary>A subscription as it was when it was ended: what it takes to put it back so that nothing is sent twice or left out.</summary>
internal sealed record EndedSubscription(
    long Chat, int? Topic, string Spec, string Key, int? Day, int? Minute, string? Zone, bool Quiet, SubscriptionState State, long CreatedAt, long? DueAt, long LastEdition, bool Follows);

/// <summary>Takes the end of a subscription back.</summary>
internal sealed class SubscriptionEndings(Database database, TimeProvider time)
{
    internal async Task<EndedSubscription?> ReadAsync(long chat, long id, CancellationToken cancellationToken)
    {
        await using var context = await database.ContextAsync(cancellationToken).ConfigureAwait(false);
        return await context.Set<SubscriptionRow>().Where(row => row.Chat == chat && row.Id == id)
            .Select(row => new EndedSubscription(row.Chat, row.Topic, row.Spec, row.Key, row.Day, row.Minute, row.Zone, row.Quiet, row.State, row.CreatedAt, row.DueAt, row.LastEdition, row.Follows))
            .SingleOrDefaultAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>As it was. Where the chat subscribed to the same since, that stays.</summary>
    internal Change Restore(EndedSubscription ended) => async (context, token) =>
    {
        if (await context.Set<SubscriptionRow>().AnyAsync(row => row.Chat == ended.Chat && row.Topic == ended.Topic && row.Key == ended.Key, token).ConfigureAwait(false))
        {
            return;
        }

        context.Add(new SubscriptionRow
        {
            Chat = ended.Chat,
            Topic = ended.Topic,
            Spec = ended.Spec,
            Key = ended.Key,
            Day = ended.Day,
            Minute = ended.Minute,
            Zone = ended.Zone,
            Quiet = ended.Quiet,
            State = ended.State == SubscriptionState.Asleep ? SubscriptionState.Active : ended.State,
            CreatedAt = ended.CreatedAt,
            WokenAt = time.GetUtcNow().ToUnixTimeMilliseconds(),
            DueAt = ended.DueAt,
            LastEdition = ended.LastEdition,
            Follows = ended.Follows,
        });
        await context.SaveChangesAsync(token).ConfigureAwait(false);
    };
}
