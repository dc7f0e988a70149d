using Microsoft.EntityFrameworkCore;
using ParkBot.Storage;

namespace ParkBot.Digests;

/// <summary>When an edition is due at subscriptions that have a slot of their own: at the first slot of its cycle, or at once where that is past.</summary>
internal static class DueTimes
{
    /// <summary>The same slot is the same moment for all who have it: one statement a slot, however many have it.</summary>
    internal static async Task SetAsync(ParkBotDbContext context, EditionRow edition, TimeZoneInfo configured, CancellationToken cancellationToken)
    {
        var subscriptions = context.Set<SubscriptionRow>();
        var slots = await subscriptions.Where(row => row.Day != null).Select(row => new { row.Day, row.Minute, row.Zone }).Distinct().ToListAsync(cancellationToken).ConfigureAwait(false);
        foreach (var one in slots)
        {
            var due = Due(Of(one.Day, one.Minute, one.Zone, configured), edition.CycleAt);
            await subscriptions.Where(row => row.Day == one.Day && row.Minute == one.Minute && row.Zone == one.Zone)
                .ExecuteUpdateAsync(row => row.SetProperty(set => set.DueAt, due), cancellationToken).ConfigureAwait(false);
        }

        // Whoever came in the middle of the cycle did not mean the slot before.
        foreach (var row in await subscriptions.AsNoTracking().Where(row => row.Day != null && row.WokenAt > edition.CycleAt).ToListAsync(cancellationToken).ConfigureAwait(false))
        {
            var due = Due(Slot.Of(row, configured)!.Value, row.WokenAt);
            await subscriptions.Where(one => one.Id == row.Id).ExecuteUpdateAsync(one => one.SetProperty(set => set.DueAt, due), cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The first slot from a moment on.</summary>
    internal static long Due(Slot slot, long from) => slot.After(DateTimeOffset.FromUnixTimeMilliseconds(from - 1)).ToUnixTimeMilliseconds();

    private static Slot Of(int? day, int? minute, string? zone, TimeZoneInfo configured) =>
        new((DayOfWeek)day!.Value, minute!.Value, zone is not null && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var own) ? own : configured);
}
