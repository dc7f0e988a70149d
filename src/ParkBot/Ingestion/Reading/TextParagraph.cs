namespace ParkBot.Ingestion;

/// <summary>Words that stand together on a page or in a text, before it is known what they are.</summary>
internal sealed record TextParagraph
{
    /// <summary>As printed, top to bottom.</summary>
    internal required IReadOnlyList<string> Lines { get; init; }

    /// <summary>1-based; null for what has no pages.</summary>
    internal int? Page { get; init; }

    /// <summary>What a reader's eye tells kinds of paragraphs apart by; null in a plain text.</summary>
    internal string? Look { get; init; }

    /// <summary>Points; 0 where nothing tells.</summary>
    internal double Size { get; init; }

    /// <summary>Heading level 1…6 as the author marked it; 0 for text.</summary>
    internal int Level { get; init; }

    /// <summary>Nothing sure parts it from the paragraph before: it stands at the head of a column or page.</summary>
    internal bool Leads { get; init; }

    internal string Text => field ??= TextCleaner.Join(Lines);
}
