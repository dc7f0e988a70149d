using ParkBot.Language;
using ParkBot.News;

namespace ParkBot.Storage;

/// <summary>An item into its rows.</summary>
internal static class RowMapping
{
    internal static ItemRow ToRow(this Item item)
    {
        var row = new ItemRow
        {
            Number = item.Text.Number,
            Section = item.Text.Section,
            Heading = item.Text.Heading,
            Title = item.Text.Title,
            Lead = item.Text.Lead,
            Body = item.Text.Body,
            Source = item.Text.Source,
            Page = item.Text.Page,
            FromDay = item.Date?.Value.From.DayNumber,
            ToDay = item.Date?.Value.To.DayNumber,
            DateBasis = item.Date?.Basis,
            DateEvidence = item.Date is null ? null : EvidenceCode.Write(item.Date.Evidence),
            Projects = item.Projects?.Value,
            ProjectsBasis = item.Projects?.Basis,
            ProjectsEvidence = item.Projects is null ? null : EvidenceCode.Write(item.Projects.Evidence),
        };
        row.Regions.AddRange(item.Regions.Select((fact, position) => new RegionRow
        {
            Position = position,
            Basis = fact.Basis,
            Evidence = EvidenceCode.Write(fact.Evidence),
            Province = fact.Value.Province,
            City = fact.Value.City,
            County = fact.Value.County,
        }));
        row.Stages.AddRange(item.Stages.Select((fact, position) => new StageRow { Position = position, Basis = fact.Basis, Evidence = EvidenceCode.Write(fact.Evidence), Stage = fact.Value }));
        row.Industries.AddRange(item.Industries.Select((fact, position) => new IndustryRow { Position = position, Basis = fact.Basis, Evidence = EvidenceCode.Write(fact.Evidence), Industry = fact.Value }));
        row.Organizations.AddRange(item.Organizations.Select((fact, position) => new OrganizationRow
        {
            Position = position,
            Basis = fact.Basis,
            Evidence = EvidenceCode.Write(fact.Evidence),
            Name = fact.Value,
            Folded = TextFold.Fold(fact.Value),
        }));
        Figures(item, row);
        return row;
    }

    /// <summary>Every item is a project of its own until items are found to be about the same one.</summary>
    private static void Figures(Item item, ItemRow row)
    {
        var project = new ProjectRow { Name = item.Text.Title };
        row.ItemProjects.Add(new ItemProjectRow { Project = project });
        row.Amounts.AddRange(item.Amounts.Select((amount, position) => new AmountRow
        {
            Position = position,
            Basis = amount.Basis,
            Evidence = EvidenceCode.Write(amount.Evidence),
            Cents = amount.Cents,
            Currency = amount.Currency,
            Bound = amount.Bound,
            Kind = amount.Kind,
            Stage = amount.Stage,
            LowCents = amount.LowCents,
            HighCents = amount.HighCents,
            Text = amount.Text,
            Headline = amount.Headline,
            Project = amount.Kind == AmountKind.Investment ? project : null,
        }));
        row.Counts.AddRange(item.Counts.Select((count, position) => new CountRow
        {
            Position = position,
            Basis = count.Basis,
            Evidence = EvidenceCode.Write(count.Evidence),
            Value = count.Value,
            Stage = count.Stage,
            PartOf = count.PartOf,
            Text = count.Text,
        }));
    }
}
