namespace ParkBot.Ingestion;

/// <summary>What of a file's content a person sees: no run without a place on its page, no character without a shape.</summary>
internal static class ShownContent
{
    /// <summary>Points. What programs and printers know ends at 200 inches.</summary>
    private const double LargestPage = 14_400;

    internal static DocumentContent Of(DocumentContent content) => content with
    {
        Pages = [.. content.Pages.Select(Of)],
        Paragraphs = [.. content.Paragraphs.Select(paragraph => paragraph with { Text = ShownText.Of(paragraph.Text) }).Where(paragraph => !string.IsNullOrWhiteSpace(paragraph.Text))],
    };

    private static PageContent Of(PageContent page)
    {
        var (width, height) = (Side(page.Width), Side(page.Height));
        return page with
        {
            Width = width,
            Height = height,
            Runs =
            [
                .. page.Runs
                    .Where(run => Is(run.Left, width) && Is(run.Base, height) && double.IsFinite(run.Right) && double.IsFinite(run.Look.Size))
                    .Select(run => run with { Text = ShownText.Of(run.Text).Replace('\n', ' ') })
                    .Where(run => !string.IsNullOrWhiteSpace(run.Text)),
            ],
            Boxes = [.. page.Boxes.Where(box => double.IsFinite(box.Left) && double.IsFinite(box.Bottom) && double.IsFinite(box.Right) && double.IsFinite(box.Top))],
        };
    }

    private static double Side(double length) => double.IsFinite(length) ? Math.Clamp(length, 0, LargestPage) : LargestPage;

    /// <summary>On the page; a letter's foot may hang over its edge.</summary>
    internal static bool Is(double at, double side) => at >= -2 && at <= Math.Min(side, LargestPage) + 2;
}
