using ScottPlot;
using SkiaSharp;

namespace ParkBot.TelegramBot;

/// <summary>
/// The sheet around a chart: headline above, source below, both from the left edge. ScottPlot centres its own title over the
/// data, where a long one is cut at the picture's edge.
/// </summary>
internal static class ChartSheet
{
    private const int Edge = 28;
    private const float TitleSize = 34;
    private const float NoteSize = 21;
    private const float LineHeight = 1.4f;

    // Columns that fit the width at these sizes, less one letter for a sign that hangs over.
    private const int TitleColumns = 52;
    private const int NoteColumns = 84;

    internal static byte[] Png(ChartFont font, Plot plot, int height, string title, string? note)
    {
        var titles = ChartLabels.Wrapped(title.TrimEnd('：', '。'), TitleColumns, 2);
        var notes = ChartLabels.Wrapped(note ?? string.Empty, NoteColumns, 2);
        var above = (int)(titles.Count * TitleSize * LineHeight) + Edge;
        var below = (int)(notes.Count * NoteSize * LineHeight) + Edge;
        using var surface = SKSurface.Create(new SKImageInfo(ChartPicture.Width, above + height + below));
        surface.Canvas.Clear(SKColors.White);
        plot.Render(surface.Canvas, new PixelRect(0, ChartPicture.Width, above + height, above));
        using var typeface = font.Open();
        Write(surface.Canvas, typeface, titles, TitleSize, Edge, ChartPicture.Ink, isBold: true);
        Write(surface.Canvas, typeface, notes, NoteSize, above + height + (Edge / 4f), ChartPicture.Faint, isBold: false);
        using var image = surface.Snapshot();
        using var png = image.Encode(SKEncodedImageFormat.Png, 90);
        return png.ToArray();
    }

    private static void Write(SKCanvas canvas, SKTypeface? typeface, IReadOnlyList<string> lines, float size, float top, Color color, bool isBold)
    {
        using var font = new SKFont(typeface, size) { Embolden = isBold, Edging = SKFontEdging.Antialias };
        using var paint = new SKPaint { Color = new SKColor(color.Red, color.Green, color.Blue), IsAntialias = true };
        for (var index = 0; index < lines.Count; index++)
        {
            canvas.DrawText(lines[index], Edge, top + (size * LineHeight * index) + size, font, paint);
        }
    }
}
