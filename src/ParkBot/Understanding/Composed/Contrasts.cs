using System.Globalization;
using ParkBot.News;
using ParkBot.Queries;

namespace ParkBot.Understanding;

/// <summary>The two parts of time that a change is told between: this issue and the one before, this month and the last, this year and the last.</summary>
internal static class Contrasts
{
    /// <summary>The earlier part and the later one; or why there are not two.</summary>
    internal static (IReadOnlyList<Branch> Branches, NothingLoaded? Nothing) Read(IReadOnlyList<Word> words, Shape shape, NewsSnapshot news)
    {
        var issues = words.Where(word => word.Kind == WordKind.IssueNumber).Select(word => word.Number).Distinct().Order().ToList();
        var times = words.Where(word => word.Kind == WordKind.Date).Select(word => (word.Text, TimeReader.Read(Filter.None, [word], news).Filter.Dates)).Where(one => one.Dates is not null).OrderBy(one => one.Dates!.Window.From).ToList();
        if (issues.Count == 2)
        {
            return Issues(issues[0], issues[1], news);
        }

        if (times.Count == 2)
        {
            return ([Days(times[0].Dates!), Days(times[1].Dates!)], null);
        }

        if (times.Count == 1)
        {
            var now = times[0].Dates!;
            return ([Days(Shifted(now, shape.IsYearly)), Days(now)], null);
        }

        var newest = issues.Count == 1 ? issues[0] : news.Newest.Number;
        if (!shape.IsYearly)
        {
            return Issues(newest - 1, newest, news);
        }

        var current = news.Issues.FirstOrDefault(issue => issue.Number == newest) ?? news.Newest;
        var yearBefore = news.Issues.FirstOrDefault(issue => issue.Year == current.Year - 1 && issue.Month == current.Month && issue.WeekOfMonth == current.WeekOfMonth);
        return yearBefore is null
            ? ([], new NothingLoaded(string.Create(CultureInfo.InvariantCulture, $"去年同期（{current.Year - 1}年{current.Month}月第{current.WeekOfMonth}期）没有载入，算不出同比。")))
            : Issues(yearBefore.Number, current.Number, news);
    }

    private static (IReadOnlyList<Branch> Branches, NothingLoaded? Nothing) Issues(int before, int now, NewsSnapshot news)
    {
        var missing = TimeReader.Missing([before, now], news);
        return missing is null ? ([Issue(before), Issue(now)], null) : ([], missing);
    }

    private static Branch Issue(int number) => new(string.Create(CultureInfo.InvariantCulture, $"第{number}期"), Filter.None with { Issues = [number] });

    private static Branch Days(DateFilter dates) => new(dates.Label, Filter.None with { Dates = dates });

    /// <summary>The month, quarter or year before, or the same a year earlier; another span by its own length.</summary>
    private static DateFilter Shifted(DateFilter now, bool yearly)
    {
        var (from, to) = (now.Window.From, now.Window.To);
        var months = ((to.Year - from.Year) * 12) + to.Month - from.Month + 1;
        var whole = from.Day == 1 && to.AddDays(1).Day == 1;
        var window = yearly ? new DateWindow(from.AddYears(-1), whole ? from.AddYears(-1).AddMonths(months).AddDays(-1) : to.AddYears(-1))
            : whole ? new DateWindow(from.AddMonths(-months), from.AddDays(-1))
            : new DateWindow(from.AddDays(from.DayNumber - to.DayNumber - 1), from.AddDays(-1));
        return now with { Label = PlanDescriber.Describe(window), Window = window };
    }
}
