using Microsoft.EntityFrameworkCore;
using ParkBot.News;

namespace ParkBot.Storage;

/// <summary>An item's rows back into the item: the other way of <see cref="RowMapping"/>.</summary>
internal static class RowReading
{
    /// <summary>The items of an issue with all their facts, in printed order, not tracked.</summary>
    internal static Task<List<ItemRow>> ItemsOfAsync(this ParkBotDbContext context, int issue, CancellationToken cancellationToken) => context.Items.AsNoTracking()
        .Where(item => item.IssueId == issue)
        .Include(item => item.Regions).Include(item => item.Stages).Include(item => item.Industries).Include(item => item.Organizations)
        .Include(item => item.Amounts).Include(item => item.Counts).Include(item => item.ItemProjects)
        .AsSplitQuery().OrderBy(item => item.Number).ToListAsync(cancellationToken);

    internal static Item ToItem(this ItemRow row) => new()
    {
        Text = new ItemText
        {
            Number = row.Number,
            Section = row.Section,
            Heading = row.Heading,
            Title = row.Title,
            Lead = row.Lead,
            Body = row.Body,
            Source = row.Source,
            Page = row.Page,
        },
        Date = row is { FromDay: { } from, ToDay: { } to, DateBasis: { } dateBasis }
            ? new Fact<DateWindow>(new DateWindow(DateOnly.FromDayNumber(from), DateOnly.FromDayNumber(to)), dateBasis, EvidenceCode.Read(row.DateEvidence ?? ""))
            : null,
        Projects = row is { Projects: { } projects, ProjectsBasis: { } projectsBasis }
            ? new Fact<int>(projects, projectsBasis, EvidenceCode.Read(row.ProjectsEvidence ?? ""))
            : null,
        Regions = Facts(row.Regions, region => new Place(region.Province, region.City, region.County)),
        Stages = Facts(row.Stages, stage => stage.Stage),
        Industries = Facts(row.Industries, industry => industry.Industry),
        Organizations = Facts(row.Organizations, organization => organization.Name),
        Amounts = [.. row.Amounts.OrderBy(amount => amount.Position).Select(Amount)],
        Counts = [.. row.Counts.OrderBy(count => count.Position).Select(Count)],
    };

    private static List<Fact<T>> Facts<TRow, T>(IEnumerable<TRow> rows, Func<TRow, T> value)
        where TRow : FactRow =>
        [.. rows.OrderBy(row => row.Position).Select(row => new Fact<T>(value(row), row.Basis, EvidenceCode.Read(row.Evidence)))];

    private static Amount Amount(AmountRow row) => new()
    {
        Cents = row.Cents,
        Currency = row.Currency,
        Bound = row.Bound,
        Kind = row.Kind,
        Stage = row.Stage,
        LowCents = row.LowCents,
        HighCents = row.HighCents,
        Text = row.Text,
        Headline = row.Headline,
        Basis = row.Basis,
        Evidence = EvidenceCode.Read(row.Evidence),
    };

    private static ProjectCount Count(CountRow row) => new()
    {
        Value = row.Value,
        Stage = row.Stage,
        PartOf = row.PartOf,
        Text = row.Text,
        Basis = row.Basis,
        Evidence = EvidenceCode.Read(row.Evidence),
    };
}
