using ParkBot.News;

namespace ParkBot.Ingestion;

/// <summary>What a block of lines is, by its mark.</summary>
internal enum TextBlockKind { Heading, Title, Body, Plain }

/// <summary>Consecutive lines that belong together by their marks: a title, a █ paragraph or unmarked text.</summary>
internal sealed record TextBlock(TextBlockKind Kind, IReadOnlyList<string> Lines)
{
    /// <summary>For a heading.</summary>
    internal Section? Section { get; init; }

    /// <summary>1-based; null for what has no pages.</summary>
    internal int? Page { get; init; }

    /// <summary>For a body whose source is known already.</summary>
    internal string? Source { get; init; }
}
