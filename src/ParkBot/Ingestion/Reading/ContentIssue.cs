namespace ParkBot.Ingestion;

/// <summary>What a PDF, Word document or web page shows, to an issue's texts.</summary>
internal static class ContentIssue
{
    internal static ReadResult Read(DocumentContent content, HeaderOverride? given)
    {
        var ways = content.Pages.Count > 0
            ? Enum.GetValues<PageFlow>().Select(flow => PageParagraphs.Of(content.Pages, flow)).ToList()
            : [FlowParagraphs.Of(content.Paragraphs)];
        if (ways.TrueForAll(paragraphs => paragraphs.Count == 0))
        {
            return new ReadResult.Refused("文件里没有文字（可能是扫描件或图片），请换成可以选中文字的 PDF，或用文本（.txt）载入。");
        }

        // Both ways through the pages, and the one in which titles and sources go together better is how they are meant.
        var read = ways.Select(IssueParts.Of).MaxBy(parts => parts.Fit)!;
        return read.ToResult(content.Pages.Count > 0 ? Lines(content.Pages) : content.Paragraphs.SelectMany(paragraph => paragraph.Text.Split('\n')), given);
    }

    /// <summary>All lines as they stand, heads and feet too: where an issue says its number.</summary>
    private static IEnumerable<string> Lines(IReadOnlyList<PageContent> pages) => pages.SelectMany(page => page.Runs).Select(run => run.Text);
}
