namespace ParkBot.Ingestion;

/// <summary>Pages of a PDF to paragraphs in reading order.</summary>
internal static class PageParagraphs
{
    /// <summary>Ems that the first line of a paragraph is set in, at least.</summary>
    private const double Indent = 1.4;

    /// <summary>A distance this many times the usual one parts paragraphs.</summary>
    private const double WideGap = 1.3;

    internal static IReadOnlyList<TextParagraph> Of(IReadOnlyList<PageContent> pages, PageFlow flow)
    {
        var paragraphs = new List<TextParagraph>();
        foreach (var page in PageFurniture.Remove(pages))
        {
            foreach (var block in ReadingOrder.Of(PageBlocks.Of(page.Runs, page.Boxes), flow))
            {
                paragraphs.AddRange(Of(block, page));
            }
        }

        return paragraphs;
    }

    private static IEnumerable<TextParagraph> Of(PageBlock block, PageContent page)
    {
        var lines = new List<TextRun>();
        var leads = true;
        foreach (var run in block.Runs)
        {
            if (lines.Count > 0 && Starts(block, lines[^1], run, lines.Count == 1 && leads ? null : lines[0]))
            {
                yield return Whole(lines, block, page, leads);
                lines = [];
                leads = false;
            }

            lines.Add(run);
        }

        yield return Whole(lines, block, page, leads);
    }

    /// <summary>True where a line begins a paragraph: it is set in or marked, stands apart, or the line before ends short.</summary>
    private static bool Starts(PageBlock block, TextRun before, TextRun run, TextRun? first)
    {
        var size = run.Look.Size;
        var indented = run.Left - block.Left >= Indent * size && before.Left - block.Left < Indent * size && (first is null || run.Left - block.Left < 4 * size) && !IsCentred(block, run);
        var apart = before.Base - run.Base > WideGap * block.Leading;
        var shortBefore = block.Right - before.Right > 2.5 * size && Sentences.End(before.Text);
        return indented || apart || shortBefore || Marks.Of(run.Text) is { Kind.Length: 1 } || (Marks.Of(run.Text) is not null && block.Right - before.Right > 2.5 * size);
    }

    /// <summary>A line of a title that is set in the middle is no first line of a paragraph.</summary>
    private static bool IsCentred(PageBlock block, TextRun run) =>
        Math.Abs((run.Left + run.Right) - (block.Left + block.Right)) < 1.4 * run.Look.Size && block.Right - run.Right >= Indent * run.Look.Size;

    private static TextParagraph Whole(List<TextRun> lines, PageBlock block, PageContent page, bool leads) => new()
    {
        Lines = [.. lines.Select(line => line.Text)],
        Page = page.Number,
        Look = Looks.Key(lines[0].Look),
        Size = lines[0].Look.Size,
        Leads = leads && lines[0].Left - block.Left < Indent * lines[0].Look.Size,
    };
}

/// <summary>Where sentences end.</summary>
internal static class Sentences
{
    /// <summary>True where a line ends with a full stop, behind it at most a closing quotation mark or bracket.</summary>
    internal static bool End(string line) =>
        line.TrimEnd() is [.., '。' or '！' or '？' or '!' or '?' or '…'] or [.., '。' or '！' or '？', '”' or '’' or '）' or ')' or '】'] || TextSource.Of(line) is not null;
}
