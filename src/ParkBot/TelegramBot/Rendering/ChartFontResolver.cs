using ScottPlot;
using SkiaSharp;

namespace ParkBot.TelegramBot;

/// <summary>Hands the Chinese font to ScottPlot under a name of its own, a single face of a collection included.</summary>
internal sealed class ChartFontResolver(ChartFont font) : IFontResolver
{
    /// <summary>A name that no font of the system has.</summary>
    internal const string Name = "ParkBot Chart";

    public SKTypeface? CreateTypeface(string fontName, FontWeight weight, FontSlant slant, FontSpacing spacing) =>
        fontName == Name ? font.Open() : null;

    public SKTypeface? CreateTypeface(string fontName, bool bold, bool italic) => fontName == Name ? font.Open() : null;
}
