using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Graphics.Colors;

namespace ParkBot.Ingestion;

/// <summary>What a PDF shows on its pages. Runs in the reading process only: a hostile file can end it.</summary>
internal static class PdfContent
{
    /// <summary>A weekly has some thirty pages; what has more is no issue, and would cost its whole time.</summary>
    internal const int MostPages = 400;

    /// <summary>Characters: thirty times an issue.</summary>
    internal const int MostLetters = 500_000;

    internal static DocumentContent Read(byte[] bytes)
    {
        using var document = PdfDocument.Open(bytes, new ParsingOptions { UseLenientParsing = true, SkipMissingFonts = true });
        if (document.NumberOfPages > MostPages)
        {
            return DocumentContent.Refused($"这个 PDF 有 {document.NumberOfPages} 页，超过 {MostPages} 页，不像是一期周报，请检查文件。");
        }

        var pages = new List<PageContent>();
        var letters = 0;
        for (var number = 1; number <= document.NumberOfPages; number++)
        {
            var page = document.GetPage(number);
            letters += page.Letters.Count;
            if (letters > MostLetters)
            {
                return DocumentContent.Refused("这个 PDF 里的文字太多，不像是一期周报，请检查文件。");
            }

            pages.Add(Read(page));
        }

        return new DocumentContent { Pages = pages };
    }

    private static PageContent Read(Page page)
    {
        var boxes = Boxes(page);
        return new PageContent
        {
            Number = page.Number,
            Width = page.Width,
            Height = page.Height,
            Runs = PdfRuns.Of([.. page.Letters.Where(letter => ShownContent.Is(letter.StartBaseLine.X, page.Width) && ShownContent.Is(letter.StartBaseLine.Y, page.Height))], boxes),
            Boxes = boxes,
        };
    }

    private static List<PageBox> Boxes(Page page)
    {
        var boxes = new List<PageBox>();
        foreach (var path in page.Paths.Where(path => !path.IsClipping && (path.IsFilled || path.IsStroked)))
        {
            if (boxes.Count >= MostBoxes)
            {
                break;
            }

            if (path.GetBoundingRectangle() is { } bounds && IsVisible(bounds, page))
            {
                boxes.Add(new PageBox(bounds.Left, bounds.Bottom, bounds.Right, bounds.Top, path.IsFilled ? Rgb(path.FillColor) : -1));
            }
        }

        boxes.AddRange(page.GetImages().Take(MostBoxes).Select(image => image.BoundingBox).Where(bounds => IsVisible(bounds, page)).Select(bounds => new PageBox(bounds.Left, bounds.Bottom, bounds.Right, bounds.Top, -1)));
        return boxes;
    }

    /// <summary>A map drawn in lines has tens of thousands; they are no layout.</summary>
    private const int MostBoxes = 2_000;

    /// <summary>Larger than a dot and smaller than the page.</summary>
    private static bool IsVisible(PdfRectangle bounds, Page page) =>
        double.IsFinite(bounds.Width) && double.IsFinite(bounds.Height)
        && Math.Max(bounds.Width, bounds.Height) >= 8
        && (bounds.Width < page.Width * 0.97 || bounds.Height < page.Height * 0.9);

    internal static int Rgb(IColor? color)
    {
        if (color is null or PatternColor)
        {
            return -1;
        }

        var (red, green, blue) = color.ToRGBValues();
        return (Byte(red) << 16) | (Byte(green) << 8) | Byte(blue);
    }

    private static int Byte(double share) => (int)Math.Clamp(Math.Round(share * 255), 0, 255);
}
