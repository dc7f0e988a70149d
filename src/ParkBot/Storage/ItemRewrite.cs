using Microsoft.EntityFrameworkCore;
using ParkBot.News;

namespace ParkBot.Storage;

/// <summary>Puts other facts in the place of a stored item's, its key and its projects kept.</summary>
internal static class ItemRewrite
{
    /// <param name="change">The change that it is part of.</param>
    /// <param name="stored">The item's rows as they are.</param>
    /// <param name="item">The item as it is to be.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    internal static async Task RewriteAsync(this NewsChange change, ItemRow stored, Item item, CancellationToken cancellationToken)
    {
        var fresh = item.ToRow();
        await ScalarsAsync(change.Context, stored.Id, fresh, cancellationToken).ConfigureAwait(false);

        var project = stored.ItemProjects.Count > 0 ? stored.ItemProjects[0].ProjectId : (long?)null;
        foreach (var amount in fresh.Amounts)
        {
            amount.Project = null;
            amount.ProjectId = amount.Kind != AmountKind.Investment ? null
                : stored.Amounts.Find(before => before.Cents == amount.Cents && before.Currency == amount.Currency && before.ProjectId is not null)?.ProjectId ?? project;
        }

        await ReplaceAsync(change.Context, stored.Id, fresh.Regions, cancellationToken).ConfigureAwait(false);
        await ReplaceAsync(change.Context, stored.Id, fresh.Stages, cancellationToken).ConfigureAwait(false);
        await ReplaceAsync(change.Context, stored.Id, fresh.Industries, cancellationToken).ConfigureAwait(false);
        await ReplaceAsync(change.Context, stored.Id, fresh.Organizations, cancellationToken).ConfigureAwait(false);
        await ReplaceAsync(change.Context, stored.Id, fresh.Amounts, cancellationToken).ConfigureAwait(false);
        await ReplaceAsync(change.Context, stored.Id, fresh.Counts, cancellationToken).ConfigureAwait(false);

        if (stored.Title != fresh.Title || stored.Source != fresh.Source)
        {
            fresh.Id = stored.Id;
            await TextIndex.RemoveItemAsync(change.Connection, stored.Id, cancellationToken).ConfigureAwait(false);
            await TextIndex.AddAsync(change.Connection, [fresh], cancellationToken).ConfigureAwait(false);
            await change.Context.Projects.Where(row => row.Id == project && row.Name == stored.Title)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.Name, fresh.Title), cancellationToken).ConfigureAwait(false);
        }
    }

    private static Task<int> ScalarsAsync(ParkBotDbContext context, long id, ItemRow fresh, CancellationToken cancellationToken) =>
        context.Items.Where(row => row.Id == id).ExecuteUpdateAsync(
            set => set
                .SetProperty(row => row.Section, fresh.Section)
                .SetProperty(row => row.Title, fresh.Title)
                .SetProperty(row => row.Source, fresh.Source)
                .SetProperty(row => row.FromDay, fresh.FromDay)
                .SetProperty(row => row.ToDay, fresh.ToDay)
                .SetProperty(row => row.DateBasis, fresh.DateBasis)
                .SetProperty(row => row.DateEvidence, fresh.DateEvidence)
                .SetProperty(row => row.Projects, fresh.Projects)
                .SetProperty(row => row.ProjectsBasis, fresh.ProjectsBasis)
                .SetProperty(row => row.ProjectsEvidence, fresh.ProjectsEvidence),
            cancellationToken);

    private static async Task ReplaceAsync<T>(ParkBotDbContext context, long item, List<T> fresh, CancellationToken cancellationToken)
        where T : FactRow
    {
        await context.Set<T>().Where(row => row.ItemId == item).ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
        fresh.ForEach(row => row.ItemId = item);
        context.AddRange(fresh);
        await context.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        context.ChangeTracker.Clear();
    }
}
