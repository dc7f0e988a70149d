namespace ParkBot.News;

/// <summary>The texts of an item as printed: one title with everything that belongs to it.</summary>
internal sealed record ItemText
{
    /// <summary>1…n, the order of the titles in the issue, over all sections.</summary>
    internal required int Number { get; init; }

    internal required Section Section { get; init; }

    /// <summary>The section's heading as printed (招商引资), the text that evidence in <see cref="EvidenceField.Heading"/> points into.</summary>
    internal required string Heading { get; init; }

    internal required string Title { get; init; }

    /// <summary>The paragraph without █; null where there is none.</summary>
    internal string? Lead { get; init; }

    /// <summary>All █ paragraphs, one a line, mark and source taken off.</summary>
    internal string? Body { get; init; }

    /// <summary>The site named at the end, without brackets.</summary>
    internal string? Source { get; init; }

    /// <summary>Page of a PDF, 1-based; null for text.</summary>
    internal int? Page { get; init; }

    /// <summary>The text that an evidence points into; null where the item has none of that field.</summary>
    internal string? Text(EvidenceField field, string header) => field switch
    {
        EvidenceField.Title => Title,
        EvidenceField.Lead => Lead,
        EvidenceField.Body => Body,
        EvidenceField.Source => Source,
        EvidenceField.Header => header,
        EvidenceField.Heading => Heading,
        _ => null,
    };
}

/// <summary>An item with its facts.</summary>
internal sealed record Item
{
    internal required ItemText Text { get; init; }

    internal Fact<DateWindow>? Date { get; init; }

    /// <summary>Where the project lands, most important first; empty for a nation-wide policy.</summary>
    internal IReadOnlyList<Fact<Place>> Regions { get; init; } = [];

    internal IReadOnlyList<Fact<Stage>> Stages { get; init; } = [];

    internal IReadOnlyList<Fact<Industry>> Industries { get; init; } = [];

    internal IReadOnlyList<Fact<string>> Organizations { get; init; } = [];

    /// <summary>Every sum of money; those with <see cref="Amount.Headline"/> add up to the item's investment.</summary>
    internal IReadOnlyList<Amount> Amounts { get; init; } = [];

    internal IReadOnlyList<ProjectCount> Counts { get; init; } = [];

    /// <summary>How many projects the item is about; null where it tells no number.</summary>
    internal Fact<int>? Projects { get; init; }
}

/// <summary>A weekly issue. Publication and number are its identity.</summary>
internal sealed record Issue
{
    internal required string Publication { get; init; }

    /// <summary>The running number (总108期).</summary>
    internal required int Number { get; init; }

    internal required int Year { get; init; }

    internal required int Month { get; init; }

    internal required int WeekOfMonth { get; init; }

    /// <summary>The header line as printed; the text that evidence in <see cref="EvidenceField.Header"/> points into. Empty when the loader gave the numbers.</summary>
    internal required string Header { get; init; }

    /// <summary>First and last event date, see <see cref="IssueWeek"/>.</summary>
    internal required DateWindow Period { get; init; }

    internal required IReadOnlyList<Item> Items { get; init; }
}
