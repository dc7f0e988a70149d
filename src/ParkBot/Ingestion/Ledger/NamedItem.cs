using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ParkBot.Storage;

namespace ParkBot.Ingestion;

/// <summary>A published item that a decision names, by its key and by what outlives its row.</summary>
internal sealed record NamedItem(long Key, string Publication, int Issue, int Number, string Printed)
{
    /// <summary>The item, or a Chinese sentence that says why there is none.</summary>
    internal static async Task<(NamedItem? Item, string? Refusal)> FindAsync(ParkBotDbContext context, ItemName name, CancellationToken cancellationToken)
    {
        var versions = await IssueVersion.FindAsync(context, name.Publication, name.Issue, cancellationToken).ConfigureAwait(false);
        if (IssueVersion.Refusal(versions, name.Issue) is { } refusal)
        {
            return (null, refusal);
        }

        if (versions[0].State != IssueState.Published)
        {
            return (null, string.Create(CultureInfo.InvariantCulture, $"第{name.Issue}期还是草稿，发布以后才能合并或拆分。"));
        }

        if (name.LoadedAt is { } seen && IssueVersion.Time(versions[0].LoadedAt) != seen)
        {
            return (null, string.Create(CultureInfo.InvariantCulture, $"第{name.Issue}期刚刚换了新的版本，请重新看它的报告。"));
        }

        var version = versions[0].Id;
        var key = await context.Items.Where(row => row.IssueId == version && row.Number == name.Number).Select(row => (long?)row.Id).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);
        if (key is { } found)
        {
            return ((await OfAsync(context, [found], cancellationToken).ConfigureAwait(false))[0], null);
        }

        var items = await context.Items.CountAsync(row => row.IssueId == version, cancellationToken).ConfigureAwait(false);
        return (null, string.Create(CultureInfo.InvariantCulture, $"第{name.Issue}期没有第{name.Number}条，它有{items}条。"));
    }

    internal static async Task<IReadOnlyList<NamedItem>> OfAsync(ParkBotDbContext context, IReadOnlyCollection<long> keys, CancellationToken cancellationToken)
    {
        var rows = await (
            from item in context.Items
            where keys.Contains(item.Id)
            join issue in context.Issues on item.IssueId equals issue.Id
            orderby issue.Publication, issue.Number, item.Number
            select new { item.Id, Version = issue.Id, issue.Publication, Issue = issue.Number, item.Number, item.Title }).ToListAsync(cancellationToken).ConfigureAwait(false);
        var named = new List<NamedItem>();
        foreach (var row in rows)
        {
            var active = await Corrections.ActiveAsync(context, row.Publication, row.Issue, cancellationToken).ConfigureAwait(false);
            var printed = active.Find(one => one.Field == "title" && CorrectionBefore.Read(one.Before).Changed(row.Version, row.Number))?.Title ?? row.Title;
            named.Add(new NamedItem(row.Id, row.Publication, row.Issue, row.Number, printed));
        }

        return named;
    }
}
