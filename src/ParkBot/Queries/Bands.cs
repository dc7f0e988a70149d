using System.Globalization;

namespace ParkBot.Queries;

/// <summary>The bands that investments are grouped by where a question names none: those that reports on investment commonly use.</summary>
internal static class Bands
{
    /// <summary>亿元, ascending; a band holds its lower bound and not its upper one.</summary>
    internal static IReadOnlyList<decimal> Bounds { get; } = [1, 10, 50, 100];

    /// <summary>The band of a sum: 0 below the first bound.</summary>
    internal static int Of(decimal yi)
    {
        var band = 0;
        while (band < Bounds.Count && yi >= Bounds[band])
        {
            band++;
        }

        return band;
    }

    internal static string Label(int band) =>
        band == 0 ? $"{Yi(Bounds[0])}亿元以下"
        : band == Bounds.Count ? $"{Yi(Bounds[^1])}亿元以上"
        : $"{Yi(Bounds[band - 1])}亿–{Yi(Bounds[band])}亿元";

    private static string Yi(decimal bound) => bound.ToString(CultureInfo.InvariantCulture);
}
