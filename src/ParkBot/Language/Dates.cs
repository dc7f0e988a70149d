using ParkBot.News;

namespace ParkBot.Language;

/// <summary>How a date was told, so that callers can tell a day from a bare month or year.</summary>
internal enum DateShape { Day, Span, TenDays, Week, Month, Quarter, Year }

/// <summary>A date in a text. <paramref name="YearTold"/> and <paramref name="MonthTold"/>: the words said it, else it was filled in from the anchor.</summary>
internal readonly record struct DateMatch(int Start, int Length, DateWindow Window, DateShape Shape, bool YearTold, bool MonthTold);

/// <summary>Finds dates in folded text: 2月23日, 2月19日至23日, 21日上午, 2月20号, 2023-02-25, 2/25, 2月上旬, 本周三, 2023年, 2月, 一季度, 为期三天.</summary>
internal static class Dates
{
    /// <param name="folded">Folded text.</param>
    /// <param name="anchor">The last day that a date without a year or month may sensibly mean: an issue's last day.</param>
    internal static IReadOnlyList<DateMatch> Find(string folded, DateOnly anchor) => throw new NotSupportedException();
}
