using System.Globalization;
using ParkBot.News;

namespace ParkBot.Queries;

/// <summary>Days, months, quarters and years as numbers that follow one another.</summary>
internal static class Periods
{
    internal static int Of(Dimension dimension, DateOnly day) => dimension switch
    {
        Dimension.Day => day.DayNumber,
        Dimension.Month => (day.Year * 12) + day.Month - 1,
        Dimension.Quarter => (day.Year * 4) + ((day.Month - 1) / 3),
        Dimension.Year => day.Year,
        _ => throw new ArgumentOutOfRangeException(nameof(dimension)),
    };

    internal static DateWindow Days(Dimension dimension, int period)
    {
        var first = First(dimension, period);
        return dimension == Dimension.Day ? new DateWindow(first, first) : new DateWindow(first, First(dimension, period + 1).AddDays(-1));
    }

    internal static string Label(Dimension dimension, int period) => dimension switch
    {
        Dimension.Day => Json.Day(First(dimension, period)),
        Dimension.Month => First(dimension, period).ToString("yyyy-MM", CultureInfo.InvariantCulture),
        Dimension.Quarter => string.Create(CultureInfo.InvariantCulture, $"{period / 4}年第{(period % 4) + 1}季度"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{period}年"),
    };

    private static DateOnly First(Dimension dimension, int period) => dimension switch
    {
        Dimension.Day => DateOnly.FromDayNumber(period),
        Dimension.Month => new DateOnly(period / 12, (period % 12) + 1, 1),
        Dimension.Quarter => new DateOnly(period / 4, (period % 4 * 3) + 1, 1),
        _ => new DateOnly(period, 1, 1),
    };
}
