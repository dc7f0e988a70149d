using ParkBot.News;

namespace ParkBot.Storage;

/// <summary>Draft issues answer no questions.</summary>
internal enum IssueState { Draft = 1, Published = 2 }

/// <summary>An issue as loaded: its source, who read it and what it says.</summary>
internal sealed class IssueRow
{
    public int Id { get; set; }

    public required string Publication { get; set; }

    public required int Number { get; set; }

    public required int Year { get; set; }

    public required int Month { get; set; }

    public required int WeekOfMonth { get; set; }

    public required string Header { get; set; }

    /// <summary>Day numbers (<see cref="DateOnly.DayNumber"/>): integers compare and index well.</summary>
    public required int FromDay { get; set; }

    public required int ToDay { get; set; }

    /// <summary>The file's bytes, compressed (Brotli).</summary>
    public required byte[] Source { get; set; }

    /// <summary>Of the uncompressed bytes, hex.</summary>
    public required string Sha256 { get; set; }

    public required string ReaderVersion { get; set; }

    public required IssueState State { get; set; }

    /// <summary>UTC, ISO 8601.</summary>
    public required string LoadedAt { get; set; }

    /// <summary>When it began to answer questions; null for a draft.</summary>
    public string? PublishedAt { get; set; }

    public required bool IsSample { get; set; }

    /// <summary>A JSON array; Ingestion writes and reads it.</summary>
    public required string Doubts { get; set; }

    public List<ItemRow> Items { get; } = [];
}

/// <summary>One item: its texts, its date and its number of projects; what it has several of stands in tables of their own.</summary>
internal sealed class ItemRow
{
    public long Id { get; set; }

    public int IssueId { get; set; }

    public required int Number { get; set; }

    public required Section Section { get; set; }

    public required string Heading { get; set; }

    public required string Title { get; set; }

    public string? Lead { get; set; }

    public string? Body { get; set; }

    public string? Source { get; set; }

    public int? Page { get; set; }

    /// <summary>Day numbers; null where the item tells no date.</summary>
    public int? FromDay { get; set; }

    public int? ToDay { get; set; }

    public Basis? DateBasis { get; set; }

    public string? DateEvidence { get; set; }

    public int? Projects { get; set; }

    public Basis? ProjectsBasis { get; set; }

    public string? ProjectsEvidence { get; set; }

    public List<RegionRow> Regions { get; } = [];

    public List<StageRow> Stages { get; } = [];

    public List<IndustryRow> Industries { get; } = [];

    public List<OrganizationRow> Organizations { get; } = [];

    public List<AmountRow> Amounts { get; } = [];

    public List<CountRow> Counts { get; } = [];

    public List<ItemProjectRow> ItemProjects { get; } = [];
}

/// <summary>What the money belongs to. Items about the same one share it.</summary>
internal sealed class ProjectRow
{
    public long Id { get; set; }

    public required string Name { get; set; }
}

internal sealed class ItemProjectRow
{
    public long ItemId { get; set; }

    public long ProjectId { get; set; }

    public ProjectRow? Project { get; set; }
}

/// <summary>A fact of which an item has several, in the order told.</summary>
internal abstract class FactRow
{
    public long ItemId { get; set; }

    public required int Position { get; set; }

    public required Basis Basis { get; set; }

    /// <summary>See <see cref="EvidenceCode"/>.</summary>
    public required string Evidence { get; set; }
}

internal sealed class RegionRow : FactRow
{
    public string? Province { get; set; }

    public string? City { get; set; }

    public string? County { get; set; }
}

internal sealed class StageRow : FactRow
{
    public required Stage Stage { get; set; }
}

internal sealed class IndustryRow : FactRow
{
    public required Industry Industry { get; set; }
}

internal sealed class OrganizationRow : FactRow
{
    public required string Name { get; set; }

    /// <summary>The name as questions are compared with it.</summary>
    public required string Folded { get; set; }
}

internal sealed class AmountRow : FactRow
{
    /// <summary>Hundredths of the currency's own unit.</summary>
    public required long Cents { get; set; }

    public required string Currency { get; set; }

    public required Bound Bound { get; set; }

    public required AmountKind Kind { get; set; }

    public Stage? Stage { get; set; }

    public long? LowCents { get; set; }

    public long? HighCents { get; set; }

    public required string Text { get; set; }

    public required bool Headline { get; set; }

    public long? ProjectId { get; set; }

    public ProjectRow? Project { get; set; }
}

internal sealed class CountRow : FactRow
{
    public required int Value { get; set; }

    public Stage? Stage { get; set; }

    public required bool PartOf { get; set; }

    public required string Text { get; set; }
}

/// <summary>The one row that every load changes: how another process sees that its picture of the news is old.</summary>
internal sealed class NewsVersionRow
{
    public int Id { get; set; }

    public required long Version { get; set; }
}
