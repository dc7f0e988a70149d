using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ParkBot.News;
using ParkBot.Storage;

namespace ParkBot.Ingestion;

/// <summary>
/// Corrections that the news itself tells: each finds its target, whose figure it replaces; the figure as it was is kept, and comes
/// back when the correction goes. One whose target is not loaded yet waits for it.
/// </summary>
internal static class ToldCorrections
{
    /// <summary>A correction is a tie that nothing weighs up.</summary>
    private const int Weight = 1000;

    /// <summary>Writes down what new items correct; where it belongs is found later.</summary>
    internal static async Task NoteAsync(NewsChange change, IReadOnlyList<StoredItem> items, CancellationToken cancellationToken)
    {
        var correcting = items.Where(item => CorrectionReader.IsCorrection(item.Item.Text)).ToList();
        if (correcting.Count == 0)
        {
            return;
        }

        foreach (var item in correcting)
        {
            foreach (var (position, told) in CorrectionReader.Read(item.Item.Text).Index())
            {
                if (!await change.Context.Set<ToldCorrectionRow>().AnyAsync(row => row.ItemId == item.Key && row.Position == position, cancellationToken).ConfigureAwait(false))
                {
                    change.Context.Add(new ToldCorrectionRow { ItemId = item.Key, Position = position, Value = told.Value, Choices = "[]" });
                }
            }
        }

        await change.Context.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Finds the targets of those that have none; gives the items that are tied now.</summary>
    internal static async Task<IReadOnlyList<long>> ResolveAsync(NewsChange change, DecisionBook decisions, Dictionary<long, Profile> known, CancellationToken cancellationToken)
    {
        await ReviewAsync(change, decisions, cancellationToken).ConfigureAwait(false);
        if (!await LedgerStore.AreUnresolvedAsync(change.Connection, cancellationToken).ConfigureAwait(false))
        {
            return [];
        }

        var context = change.Context;
        var open = await context.Set<ToldCorrectionRow>().AsNoTracking().Where(row => row.TargetId == null).OrderBy(row => row.ItemId).ThenBy(row => row.Position).ToListAsync(cancellationToken).ConfigureAwait(false);
        var touched = new List<long>();
        foreach (var row in open)
        {
            if ((await LedgerSearch.ItemsAsync(change.Connection, [row.ItemId], cancellationToken).ConfigureAwait(false)) is not [var item])
            {
                continue;
            }

            var told = CorrectionReader.Read(item.Item.Text);
            var found = row.Position < told.Count ? await new CorrectionTarget(change, decisions).FindAsync(item, told[row.Position], cancellationToken).ConfigureAwait(false) : new Target(null, [], "现在的原文里没有这处更正");
            await SetAsync(context, row, found, cancellationToken).ConfigureAwait(false);
            if (found.Item is { } target)
            {
                var (first, second) = row.ItemId < target ? (row.ItemId, target) : (target, row.ItemId);
                await LedgerStore.PutTiesAsync(change.Connection, [new TieRow { FirstId = first, FirstStrand = 0, SecondId = second, SecondStrand = 0, Tie = Tie.Same, Weight = Weight, Ground = "更正" }], cancellationToken).ConfigureAwait(false);
                await CorrectedFigure.RenewAsync(change, target, cancellationToken).ConfigureAwait(false);
                known.Remove(target);
                touched.AddRange([row.ItemId, target]);
            }
        }

        return touched;
    }

    /// <summary>Items go, and what they corrected is as it was.</summary>
    internal static async Task WithdrawAsync(NewsChange change, IReadOnlyCollection<long> going, CancellationToken cancellationToken)
    {
        var rows = await change.Context.Set<ToldCorrectionRow>().AsNoTracking().Where(row => row.TargetId != null && going.Contains(row.ItemId)).ToListAsync(cancellationToken).ConfigureAwait(false);
        foreach (var target in rows.Select(row => row.TargetId!.Value).Distinct().ToList())
        {
            await CorrectedFigure.RestoreAsync(change, target, cancellationToken).ConfigureAwait(false);
            await change.Context.Set<ToldCorrectionRow>().Where(row => row.TargetId == target && going.Contains(row.ItemId)).ExecuteUpdateAsync(set => set.SetProperty(row => row.TargetId, (long?)null), cancellationToken).ConfigureAwait(false);
            if (!going.Contains(target))
            {
                await CorrectedFigure.RenewAsync(change, target, cancellationToken).ConfigureAwait(false);
            }
        }

        // Where a target goes and its correction stays, what was kept of it goes too.
        await change.Context.Set<ToldCorrectionRow>().Where(row => row.TargetId != null && going.Contains(row.TargetId.Value)).ExecuteUpdateAsync(set => set.SetProperty(row => row.Before, (string?)null).SetProperty(row => row.TargetId, (long?)null), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>An admin decided otherwise than was found: the correction is looked for anew.</summary>
    private static async Task ReviewAsync(NewsChange change, DecisionBook decisions, CancellationToken cancellationToken)
    {
        if (decisions.All.Count == 0)
        {
            return;
        }

        var decided = decisions.All.Where(one => one.Row.Kind is DecisionKind.Part or DecisionKind.Correct).SelectMany(one => one.Items).OfType<long>().Distinct().ToList();
        var rows = await change.Context.Set<ToldCorrectionRow>().AsNoTracking().Where(row => row.TargetId != null && decided.Contains(row.ItemId)).ToListAsync(cancellationToken).ConfigureAwait(false);
        foreach (var row in rows.Where(row => decisions.Of(row.ItemId, row.TargetId!.Value) == DecisionKind.Part || decisions.All.Any(one => one.Row.Kind == DecisionKind.Correct && one.Items[0] == row.ItemId && one.Items[1] is { } meant && meant != row.TargetId)))
        {
            var target = row.TargetId!.Value;
            await CorrectedFigure.RestoreAsync(change, target, cancellationToken).ConfigureAwait(false);
            await change.Context.Set<ToldCorrectionRow>().Where(one => one.ItemId == row.ItemId && one.Position == row.Position).ExecuteUpdateAsync(set => set.SetProperty(one => one.TargetId, (long?)null), cancellationToken).ConfigureAwait(false);
            await change.Context.Set<TieRow>().Where(tie => tie.Weight == Weight && ((tie.FirstId == row.ItemId && tie.SecondId == target) || (tie.FirstId == target && tie.SecondId == row.ItemId))).ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
            await CorrectedFigure.RenewAsync(change, target, cancellationToken).ConfigureAwait(false);
        }
    }

    private static Task<int> SetAsync(ParkBotDbContext context, ToldCorrectionRow row, Target found, CancellationToken cancellationToken)
    {
        var (target, choices, trouble) = (found.Item, JsonSerializer.Serialize(found.Choices), found.Trouble);
        return context.Set<ToldCorrectionRow>().Where(one => one.ItemId == row.ItemId && one.Position == row.Position).ExecuteUpdateAsync(
            set => set.SetProperty(one => one.TargetId, target).SetProperty(one => one.Choices, choices).SetProperty(one => one.Trouble, trouble).SetProperty(one => one.Before, (string?)null), cancellationToken);
    }
}
