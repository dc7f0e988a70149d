namespace ParkBot.News;

/// <summary>The calendar week that an issue's name states, and its period.</summary>
internal static class IssueWeek
{
    /// <summary>
    /// Monday to Sunday of week <paramref name="weekOfMonth"/>: 2023 年 2 月 4期 holds 20–26 February. Week 1 is the one
    /// with the month's first Thursday (as ISO 8601 gives a week to the month or year that has most of its days).
    /// </summary>
    internal static DateWindow Of(int year, int month, int weekOfMonth)
    {
        var first = new DateOnly(year, month, 1);
        var thursday = first.AddDays(((int)DayOfWeek.Thursday - (int)first.DayOfWeek + 7) % 7);
        var monday = thursday.AddDays(-3 + (7 * (weekOfMonth - 1)));
        return new DateWindow(monday, monday.AddDays(6));
    }

    /// <summary>First and last event date, leaving out dates more than 7 days from the named week; that week where none is left.</summary>
    internal static DateWindow Period(DateWindow week, IEnumerable<DateWindow> dates)
    {
        var near = dates.Where(date => date.From >= week.From.AddDays(-7) && date.To <= week.To.AddDays(7)).ToList();
        return near.Count == 0 ? week : new DateWindow(near.Min(date => date.From), near.Max(date => date.To));
    }
}
