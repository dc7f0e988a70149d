using System.Globalization;
using ParkBot.Language;
using ParkBot.News;
using ParkBot.Queries;

namespace ParkBot.Understanding;

/// <summary>Reads which issues and days a question means, by the issues that are loaded and never by the clock.</summary>
internal static class TimeReader
{
    /// <summary>The filter with its time set, or why there is nothing to look in.</summary>
    internal static (Filter Filter, NothingLoaded? Nothing) Read(Filter filter, IReadOnlyList<Word> words, NewsSnapshot news)
    {
        var newest = news.Newest;
        if (words.FirstOrDefault(word => word.Named is not null)?.Named is { } name)
        {
            if (news.Issues.FirstOrDefault(issue => issue.Month == name.Month && issue.WeekOfMonth == name.Week && issue.Year == (name.Year ?? issue.Year)) is not { } named)
            {
                return (filter, new NothingLoaded(string.Create(CultureInfo.InvariantCulture, $"{name.Month}月第{name.Week}期没有载入。已载入第{news.Issues.Min(issue => issue.Number)}期到第{news.Issues.Max(issue => issue.Number)}期。")));
            }

            filter = filter with { Issues = [.. filter.Issues, named.Number] };
        }
        else if (words.FirstOrDefault(word => word is { Kind: WordKind.Issue, Value: "last" }) is { } last)
        {
            filter = filter with { Issues = [.. news.Issues.Select(issue => issue.Number).Distinct().Take(last.Number)] };
        }
        else if (words.Where(word => word.Kind == WordKind.ItemNumber).ToList() is { Count: > 0 } numbers)
        {
            filter = filter with { Items = [.. numbers.Select(word => new ItemRef(news.Issues.FirstOrDefault(issue => issue.Number == word.Issue)?.Publication ?? "", word.Issue, word.Number))] };
            if (Missing([.. numbers.Select(word => word.Issue)], news) is { } none)
            {
                return (filter, none);
            }
        }
        else if (words.FirstOrDefault(word => word.Kind == WordKind.Issue && word.Value == "previous") is not null)
        {
            filter = filter with { Issues = [.. filter.Issues, newest.Number - 1] };
        }
        else if (words.Any(word => word is { Kind: WordKind.Issue, Value: "second" }))
        {
            filter = filter with { Issues = [.. filter.Issues, newest.Number - 2] };
        }
        else if (words.Any(word => word.Kind == WordKind.Issue) && filter.Issues.Count == 0)
        {
            filter = filter with { Issues = [newest.Number] };
        }

        if (Missing(filter.Issues, news) is { } missing)
        {
            return (filter, missing);
        }

        // 2025年目标: the year is the goal's, not the news's.
        if (words.Any(word => word is { Kind: WordKind.Kind, Value: "target" }))
        {
            return (filter, null);
        }

        if (words.FirstOrDefault(word => word.Kind == WordKind.NoDay) is { } noDay)
        {
            return (filter, new NothingLoaded($"日历上没有“{noDay.Text}”这一天，请检查日期后再问。"));
        }

        var dates = words.Where(word => word.Kind == WordKind.Date).Select(word => Bounded(word.Time ?? Told(word, news), words.FirstOrDefault(next => next.Start == word.End)?.Text, news)).ToList();
        return dates.Count == 0
            ? (filter, null)
            : (filter with { Dates = Hull(dates) }, null);
    }

    /// <summary>3月1日之前 and 3月1日以后: from the first loaded day, or to the last.</summary>
    private static DateFilter Bounded(DateFilter dates, string? next, NewsSnapshot news)
    {
        var (first, last) = (news.Issues.Min(issue => issue.Period.From), news.Issues.Max(issue => issue.Period.To));
        DateWindow? window = next switch
        {
            "之前" or "以前" or "前" when dates.Window.From > first => new DateWindow(first, dates.Window.From.AddDays(-1)),
            "之后" or "以后" or "后" when dates.Window.To < last => new DateWindow(dates.Window.To.AddDays(1), last),
            "以来" or "起" or "开始" when dates.Window.From < last => new DateWindow(dates.Window.From, last),
            _ => null,
        };
        return window is { } bounded ? dates with { Label = dates.Label + next, Window = bounded } : dates;
    }

    /// <summary>Why there is nothing to look in where one of the issues is not loaded; null where all are.</summary>
    internal static NothingLoaded? Missing(IReadOnlyList<int> issues, NewsSnapshot news)
    {
        var missing = issues.Where(number => news.Issues.All(issue => issue.Number != number)).ToList();
        if (missing.Count == 0)
        {
            return null;
        }

        // Of two as near, the earlier: who asks for 上一期 looks back.
        var nearest = news.Issues.OrderBy(issue => Math.Abs(issue.Number - missing[0])).ThenBy(issue => issue.Number).First();
        return new NothingLoaded(string.Create(CultureInfo.InvariantCulture,
            $"第{missing[0]}期没有载入。离它最近的是《{nearest.Publication}》第{nearest.Number}期（{nearest.Year}年{nearest.Month}月第{nearest.WeekOfMonth}期），可以改问这一期。"));
    }

    private static DateFilter Told(Word word, NewsSnapshot news)
    {
        var date = word.Date!.Value;
        if (date.Shape == DateShape.Month)
        {
            var month = date.YearTold ? null : news.Issues.Where(issue => issue.Month == date.Window.From.Month).MaxBy(issue => issue.Year);
            var from = month is null ? date.Window.From : new DateOnly(month.Year, month.Month, 1);
            return new DateFilter(word.Text, new DateWindow(from, from.AddMonths(1).AddDays(-1)), Undated.ByIssueMonth);
        }

        return new DateFilter(word.Text, date.Window, date.Shape is DateShape.Quarter or DateShape.Year ? Undated.ByPeriod : Undated.Never);
    }

    /// <summary>2月20日和22日 taken as from the first to the last; a wide word beside a narrow one (2023年 … 2月20日) only says where that is.</summary>
    private static DateFilter Hull(List<DateFilter> dates)
    {
        var narrow = dates.Where(date => !dates.Any(other => other != date && other.Window != date.Window && date.Window.From <= other.Window.From && other.Window.To <= date.Window.To)).ToList();
        return narrow.Count == 1 ? narrow[0] : narrow[0] with
        {
            Label = string.Join('、', narrow.Select(date => date.Label).Distinct(StringComparer.Ordinal)),
            Window = new DateWindow(narrow.Min(date => date.Window.From), narrow.Max(date => date.Window.To)),
        };
    }
}
