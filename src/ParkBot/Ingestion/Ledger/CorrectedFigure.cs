using Microsoft.EntityFrameworkCore;
using ParkBot.News;
using ParkBot.Storage;

namespace ParkBot.Ingestion;

/// <summary>The figure of an item that later news correct: the newest correction's, and the one that was printed when none is left.</summary>
internal static class CorrectedFigure
{
    private static readonly ItemField Field = ItemField.Find("investment")!;

    /// <summary>Brings the printed figure back.</summary>
    internal static async Task RestoreAsync(NewsChange change, long target, CancellationToken cancellationToken)
    {
        var applied = await change.Context.Set<ToldCorrectionRow>().AsNoTracking().Where(row => row.TargetId == target && row.Before != null).ToListAsync(cancellationToken).ConfigureAwait(false);
        foreach (var row in applied)
        {
            if (await FindAsync(change, target, cancellationToken).ConfigureAwait(false) is { } found && !await IsByHandAsync(change, found.Version, found.Row, cancellationToken).ConfigureAwait(false) && CorrectionBefore.Read(row.Before!).In(found.Version.Id) is [var was])
            {
                var now = found.Row.ToItem();
                await CorrectedVersion.PutAsync(change, found.Version, found.Row, now, Field.Back(was, now), cancellationToken).ConfigureAwait(false);
            }

            await KeepAsync(change.Context, row, before: null, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Puts the newest correction's figure in the place of the printed one. A figure that an admin set stays.</summary>
    internal static async Task RenewAsync(NewsChange change, long target, CancellationToken cancellationToken)
    {
        await RestoreAsync(change, target, cancellationToken).ConfigureAwait(false);
        var told = await (
            from row in change.Context.Set<ToldCorrectionRow>()
            where row.TargetId == target && row.Value != null
            join item in change.Context.Items on row.ItemId equals item.Id
            join issue in change.Context.Issues on item.IssueId equals issue.Id
            orderby issue.ToDay descending, issue.Number descending, item.Number descending, row.Position descending
            select row).AsNoTracking().ToListAsync(cancellationToken).ConfigureAwait(false);
        if (told.Count == 0 || await FindAsync(change, target, cancellationToken).ConfigureAwait(false) is not { } found
            || await IsByHandAsync(change, found.Version, found.Row, cancellationToken).ConfigureAwait(false))
        {
            return;
        }

        var now = found.Row.ToItem();
        if (Field.Read(now, told[0].Value!, found.Version.Week) is FieldReading.Read read)
        {
            var before = CorrectionBefore.Nothing();
            before.Set(found.Version.Id, [now]);
            await CorrectedVersion.PutAsync(change, found.Version, found.Row, now, read.Item, cancellationToken).ConfigureAwait(false);
            await KeepAsync(change.Context, told[0], before.Write(), cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task<bool> IsByHandAsync(NewsChange change, IssueVersion version, ItemRow item, CancellationToken cancellationToken)
    {
        var active = await Corrections.ActiveAsync(change.Context, version.Publication, version.Number, cancellationToken).ConfigureAwait(false);
        return active.Exists(row => row.Field == Field.Name && CorrectionBefore.Read(row.Before).Changed(version.Id, item.Number));
    }

    private static async Task<(IssueVersion Version, ItemRow Row)?> FindAsync(NewsChange change, long item, CancellationToken cancellationToken)
    {
        var issue = await (from row in change.Context.Items where row.Id == item join one in change.Context.Issues on row.IssueId equals one.Id select new { one.Id, one.Publication, one.Number }).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);
        if (issue is null)
        {
            return null;
        }

        var version = (await IssueVersion.FindAsync(change.Context, issue.Publication, issue.Number, cancellationToken).ConfigureAwait(false)).Single(one => one.Id == issue.Id);
        var items = await change.Context.ItemsOfAsync(issue.Id, cancellationToken).ConfigureAwait(false);
        return (version, items.Single(row => row.Id == item));
    }

    private static Task<int> KeepAsync(ParkBotDbContext context, ToldCorrectionRow row, string? before, CancellationToken cancellationToken) =>
        context.Set<ToldCorrectionRow>().Where(one => one.ItemId == row.ItemId && one.Position == row.Position).ExecuteUpdateAsync(set => set.SetProperty(one => one.Before, before), cancellationToken);
}
