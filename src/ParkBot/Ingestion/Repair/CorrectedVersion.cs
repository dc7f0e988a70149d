using Microsoft.EntityFrameworkCore;
using ParkBot.News;
using ParkBot.Storage;

namespace ParkBot.Ingestion;

/// <summary>Writes a correction into a stored version of an issue.</summary>
internal static class CorrectedVersion
{
    /// <summary>The title under which corrections of an item are kept: the one that was read, whatever it was corrected to.</summary>
    internal static string Printed(IEnumerable<CorrectionRow> active, IssueVersion version, ItemRow item) =>
        active.FirstOrDefault(row => row.Field == "title" && CorrectionBefore.Read(row.Before).Changed(version.Id, item.Number))?.Title ?? item.Title;

    /// <summary>The same correction in another version of the issue; a doubt there where it does not fit.</summary>
    internal static async Task AlikeAsync(NewsChange change, IssueVersion version, CorrectionRow correction, CorrectionBefore before, IReadOnlyList<CorrectionRow> active, CancellationToken cancellationToken)
    {
        var items = await change.Context.ItemsOfAsync(version.Id, cancellationToken).ConfigureAwait(false);
        var named = items.Where(row => Printed(active, version, row) == correction.Title).ToList();
        var fitting = named.Select(row => (Row: row, Item: row.ToItem()))
            .Select(one => (one.Row, one.Item, After: CorrectionReplay.Corrected(one.Item, correction, version.Week)))
            .Where(one => one.After is not null).ToList();
        foreach (var (row, item, after) in fitting)
        {
            await PutAsync(change, version, row, item, after!, cancellationToken).ConfigureAwait(false);
        }

        if (fitting.Count > 0)
        {
            before.Set(version.Id, fitting.Select(one => one.Item));
            return;
        }

        var doubts = DoubtJson.Write([.. version.Doubts, CorrectionReplay.Doubt(correction, named.Count > 0 ? named[0].ToItem() : null)]);
        await change.Context.Issues.Where(row => row.Id == version.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.Doubts, doubts), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Writes an item's new facts, and the issue's period where they move it.</summary>
    internal static async Task PutAsync(NewsChange change, IssueVersion version, ItemRow stored, Item before, Item after, CancellationToken cancellationToken)
    {
        if (ReferenceEquals(before, after))
        {
            return;
        }

        await change.RewriteAsync(stored, after, cancellationToken).ConfigureAwait(false);
        if (before.Date?.Value != after.Date?.Value)
        {
            var days = await change.Context.Items.Where(row => row.IssueId == version.Id && row.FromDay != null)
                .Select(row => new { From = row.FromDay!.Value, To = row.ToDay!.Value }).ToListAsync(cancellationToken).ConfigureAwait(false);
            var period = IssueWeek.Period(version.Week, days.Select(day => new DateWindow(DateOnly.FromDayNumber(day.From), DateOnly.FromDayNumber(day.To))));
            var (from, to) = (period.From.DayNumber, period.To.DayNumber);
            await change.Context.Issues.Where(row => row.Id == version.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.FromDay, from).SetProperty(row => row.ToDay, to), cancellationToken).ConfigureAwait(false);
        }
    }

    internal static Task<int> KeepAsync(ParkBotDbContext context, CorrectionRow correction, CorrectionBefore before, CancellationToken cancellationToken)
    {
        var (id, json) = (correction.Id, before.Write());
        return context.Set<CorrectionRow>().Where(row => row.Id == id).ExecuteUpdateAsync(set => set.SetProperty(row => row.Before, json), cancellationToken);
    }
}
