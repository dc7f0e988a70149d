using ParkBot.News;

namespace ParkBot.Understanding;

/// <summary>Reads a span of days as <see cref="Queries.PlanDescriber"/> writes it, what the two ends share told once.</summary>
internal static class WindowSentenceReader
{
    /// <summary>2023年2月23日, 2023年2月19日至23日, 2023年2月27日至3月5日.</summary>
    internal static DateWindow? Read(SentenceCursor cursor)
    {
        var start = cursor.At;
        if (cursor.Whole() is not { } year || !cursor.Eat("年") || cursor.Whole() is not { } month || !cursor.Eat("月") || cursor.Whole() is not { } day || !cursor.Eat("日"))
        {
            cursor.At = start;
            return null;
        }

        var last = (Year: year, Month: month, Day: day);
        if (cursor.Eat("至"))
        {
            var number = cursor.Whole();
            if (number is { } lastYear && cursor.Eat("年"))
            {
                last.Year = lastYear;
                number = cursor.Whole();
            }

            if (number is { } lastMonth && cursor.Eat("月"))
            {
                last.Month = lastMonth;
                number = cursor.Whole();
            }

            if (number is not { } lastDay || !cursor.Eat("日"))
            {
                return null;
            }

            last.Day = lastDay;
        }

        return Day(year, month, day) is { } from && Day(last.Year, last.Month, last.Day) is { } to && from <= to ? new DateWindow(from, to) : null;
    }

    private static DateOnly? Day(int year, int month, int day) =>
        year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;
}
