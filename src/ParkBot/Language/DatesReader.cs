using System.Text.RegularExpressions;
using ParkBot.News;

namespace ParkBot.Language;

internal static partial class Dates
{
    /// <summary>Turns one match into a date.</summary>
    private readonly ref struct DateReader(Match match, DateOnly anchor)
    {
        internal DateMatch? Read()
        {
            var year = YearOf("year");
            if (Has("iy"))
            {
                return Iso();
            }

            return Has("day") ? DayOrSpan(year)
                : Has("ten") ? TenDays(year)
                : Has("quarter") || Has("half") ? Quarter(year)
                : Has("month") ? MonthOf(year)
                : Has("relmonth") ? RelativeMonth()
                : Has("weekday") || Has("rel") ? Week()
                : year is { } from ? Years(from)
                : null;
        }

        private bool Has(string group) => match.Groups[group].Success;

        private DateMatch Made(DateOnly from, DateOnly to, DateShape shape, bool year, bool month) =>
            new(match.Index, match.Length, new DateWindow(from, to), shape, year, month);

        private DateMatch? Iso()
        {
            if (Day(Int("iy"), Int("im"), Int("id")) is not { } from)
            {
                return null;
            }

            var to = Has("iy2") ? Day(Int("iy2"), Int("im2"), Int("id2")) : from;
            return to >= from ? Made(from, to.Value, from == to ? DateShape.Day : DateShape.Span, true, true) : null;
        }

        private DateMatch? DayOrSpan(int? year)
        {
            if (FirstDay(year) is not { } from)
            {
                return null;
            }

            if (!Has("day2"))
            {
                return Made(from, from, DateShape.Day, year is not null, Has("month"));
            }

            var month = Has("month2") ? Int("month2") : from.Month;
            var lastYear = YearOf("year2") ?? from.Year + (month < from.Month ? 1 : 0);
            return Day(lastYear, month, Int("day2")) is { } to && to > from
                ? Made(from, to, DateShape.Span, year is not null, Has("month"))
                : null;
        }

        private DateOnly? FirstDay(int? year)
        {
            var day = Int("day");
            if (Has("month"))
            {
                var month = Int("month");
                return year is { } told ? Day(told, month, day)
                    : Day(anchor.Year + 1, month, day) is { } next && next <= anchor.AddDays(SlackDays) ? next
                    : Day(anchor.Year, month, day) is { } same && same <= anchor.AddDays(SlackDays) ? same
                    : Day(anchor.Year - 1, month, day);
            }

            for (var back = 0; back < 3; back++)
            {
                var month = anchor.AddMonths(-back);
                if (Day(month.Year, month.Month, day) is { } date && date <= anchor)
                {
                    return date;
                }
            }

            return null;
        }

        private DateMatch? TenDays(int? year)
        {
            var month = match.Groups["month"].ValueSpan is "本" or "当" ? anchor.Month : Int("month");
            if (FirstOf(year, month) is not { } first)
            {
                return null;
            }

            var (from, to) = match.Groups["ten"].ValueSpan[0] switch
            {
                '上' or '初' => (0, 9),
                '中' => (10, 19),
                _ => (20, first.AddMonths(1).DayNumber - first.DayNumber - 1),
            };
            return Made(first.AddDays(from), first.AddDays(to), DateShape.TenDays, year is not null, true);
        }

        private DateMatch? Quarter(int? year)
        {
            var half = Has("half");
            var index = half ? (match.Groups["half"].ValueSpan is "上" ? 0 : 2)
                : match.Groups["quarter"].ValueSpan is "首" ? 0 : Int("quarter") - 1;
            return FirstOf(year, (index * 3) + 1) is { } first
                ? Made(first, first.AddMonths(half ? 6 : 3).AddDays(-1), DateShape.Quarter, year is not null, true)
                : null;
        }

        private DateMatch? MonthOf(int? year) =>
            FirstOf(year, Int("month")) is { } first ? Made(first, first.AddMonths(1).AddDays(-1), DateShape.Month, year is not null, true) : null;

        private DateMatch RelativeMonth()
        {
            var month = new DateOnly(anchor.Year, anchor.Month, 1).AddMonths(match.ValueSpan[0] == '上' ? -1 : 0);
            return Made(month, month.AddMonths(1).AddDays(-1), DateShape.Month, false, false);
        }

        private DateMatch Week()
        {
            var monday = anchor.AddDays(-(((int)anchor.DayOfWeek + 6) % 7));
            monday = match.Groups["rel"].ValueSpan switch { "上" => monday.AddDays(-7), "下" => monday.AddDays(7), _ => monday };
            if (!Has("weekday"))
            {
                return Made(monday, monday.AddDays(6), DateShape.Week, false, false);
            }

            var weekday = match.Groups["weekday"].ValueSpan is "日" or "天" ? 7 : Int("weekday");
            return Made(monday.AddDays(weekday - 1), monday.AddDays(weekday - 1), DateShape.Day, false, false);
        }

        private DateMatch? Years(int from)
        {
            var to = YearOf("year2") ?? from;
            return from is >= 1900 and <= 2200 && to >= from && to <= 2200
                ? Made(new DateOnly(from, 1, 1), new DateOnly(to, 12, 31), DateShape.Year, true, false)
                : null;
        }

        /// <summary>The first of a month; without a year the newest such month that has begun.</summary>
        private DateOnly? FirstOf(int? year, int month) =>
            month is < 1 or > 12 || year is < 1900 or > 2200 ? null
            : new DateOnly(year ?? (month > anchor.Month ? anchor.Year - 1 : anchor.Year), month, 1);

        private int? YearOf(string group)
        {
            var words = match.Groups[group].ValueSpan.TrimEnd('年');
            return words switch
            {
                "" => null,
                "今" or "本" => anchor.Year,
                "去" => anchor.Year - 1,
                "前" => anchor.Year - 2,
                "明" => anchor.Year + 1,
                _ => ChineseNumber.TryParse(words, out var year) && year < 10_000 ? (int)year + (year < 100 ? 2000 : 0) : null,
            };
        }

        private int Int(string group) =>
            ChineseNumber.TryParse(match.Groups[group].ValueSpan, out var value) && value < 10_000 ? (int)value : 0;

        private static DateOnly? Day(int year, int month, int day) =>
            year is >= 1900 and <= 2200 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;
    }
}
