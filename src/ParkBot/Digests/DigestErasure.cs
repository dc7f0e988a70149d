using Microsoft.EntityFrameworkCore;
using ParkBot.Delivery;
using ParkBot.Storage;

namespace ParkBot.Digests;

/// <summary>Erases what a chat subscribed, and what digests said to nobody but it: a standing question is its asker's words.</summary>
internal static class DigestErasure
{
    internal static Change Of(long chat) => async (context, token) =>
    {
        var rows = context.Set<SubscriptionRow>();
        var own = await rows.Where(row => row.Chat == chat && !rows.Any(other => other.Chat != chat && other.Key == row.Key)).Select(row => row.Key).Distinct().ToListAsync(token).ConfigureAwait(false);
        var told = context.Set<EditionBodyRow>().Where(row => own.Contains(row.Key));
        var parts = (await told.Select(row => row.Parts).ToListAsync(token).ConfigureAwait(false))
            .SelectMany(EditionBodyRow.Ids).Distinct().ToList();
        foreach (var some in parts.Chunk(500))
        {
            await context.Set<BodyRow>().Where(row => some.Contains(row.Id)).ExecuteDeleteAsync(token).ConfigureAwait(false);
        }

        await told.ExecuteDeleteAsync(token).ConfigureAwait(false);
        await Subscriptions.Forget(chat)(context, token).ConfigureAwait(false);
    };
}
