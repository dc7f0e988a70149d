namespace ParkBot.Ingestion;

/// <summary>
/// What a file shows, before anybody asks what it means: pages with runs of text where they stand, or paragraphs one after
/// another. It crosses a process's border as JSON, so it holds plain values only.
/// </summary>
internal sealed record DocumentContent
{
    /// <summary>Pages of a PDF; empty for a document that flows.</summary>
    public IReadOnlyList<PageContent> Pages { get; init; } = [];

    /// <summary>Paragraphs of a Word document or a saved web page, in their order.</summary>
    public IReadOnlyList<FlowParagraph> Paragraphs { get; init; } = [];

    /// <summary>Why the file could not be read, a Chinese sentence; null where it was.</summary>
    public string? Refusal { get; init; }

    internal static DocumentContent Refused(string reason) => new() { Refusal = reason };
}

/// <summary>A page of a PDF. Lengths in points, from the lower left corner upwards.</summary>
internal sealed record PageContent
{
    /// <summary>1-based.</summary>
    public required int Number { get; init; }

    public required double Width { get; init; }

    public required double Height { get; init; }

    public IReadOnlyList<TextRun> Runs { get; init; } = [];

    /// <summary>Filled rectangles, frames and rules that are neither hair-thin dots nor the page itself.</summary>
    public IReadOnlyList<PageBox> Boxes { get; init; } = [];
}

/// <summary>Characters of one line that stand together: a wide gap (a column's edge) ends a run.</summary>
internal sealed record TextRun
{
    public required string Text { get; init; }

    public required double Left { get; init; }

    public required double Right { get; init; }

    /// <summary>Height of the line that the characters stand on.</summary>
    public required double Base { get; init; }

    public required TextLook Look { get; init; }
}

/// <summary>How characters look: what a designer tells a title, a lead and a body apart by.</summary>
/// <param name="Size">Points.</param>
/// <param name="Colour">0xRRGGBB.</param>
/// <param name="Bold">By the font's name or by drawing the edges too.</param>
/// <param name="Ground">0xRRGGBB of the filled rectangle behind them; -1 for none.</param>
internal sealed record TextLook(double Size, int Colour, bool Bold, int Ground = -1);

/// <summary>A rectangle on a page; a rule is a flat one.</summary>
/// <param name="Colour">0xRRGGBB; -1 where it is a frame or a picture.</param>
internal sealed record PageBox(double Left, double Bottom, double Right, double Top, int Colour);

/// <summary>A paragraph of a document that flows.</summary>
/// <param name="Text">Its words; a line break inside it as \n.</param>
/// <param name="Level">Heading level 1…6 as its author marked it; 0 for text.</param>
/// <param name="Look">Size 0 where nothing tells one.</param>
/// <param name="Style">What its author called this kind of paragraph: a style in Word, element and class in a page.</param>
internal sealed record FlowParagraph(string Text, int Level, TextLook Look, string Style);
