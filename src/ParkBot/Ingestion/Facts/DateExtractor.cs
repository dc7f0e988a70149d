using System.Text.RegularExpressions;
using ParkBot.Language;
using ParkBot.News;

namespace ParkBot.Ingestion;

/// <summary>When an item's event happened: the first day or span that the lead tells, else the body.</summary>
internal static partial class DateExtractor
{
    /// <summary>News is not older than this; an earlier day is a look back (成立于2012年3月5日).</summary>
    private const int OldestDays = 75;

    /// <summary>An issue may be a few days late; a day further on is a plan.</summary>
    private const int NewestDays = 10;

    internal static Fact<DateWindow>? Extract(FactText text, IssueWeekContext context)
    {
        if (Correction.IsMatch(text.Title.Folded) || (text.Lead is { } lead && Correction.IsMatch(lead.Folded)))
        {
            return null;
        }

        return Read(text.Lead, text, context) ?? Read(text.Body, text, context);
    }

    private static Fact<DateWindow>? Read(FactField? field, FactText text, IssueWeekContext context)
    {
        if (field is null)
        {
            return null;
        }

        foreach (var match in Dates.Find(field.Folded, context.Week.To))
        {
            if (IsEvent(field, match, context.Week))
            {
                return Made(field, match, text, context);
            }
        }

        return null;
    }

    private static bool IsEvent(FactField field, DateMatch match, DateWindow week)
    {
        if (match.Shape is not (DateShape.Day or DateShape.Span or DateShape.TenDays)
            || match.Window.From < week.From.AddDays(-OldestDays) || match.Window.From > week.To.AddDays(NewestDays)
            || field.Folded.IndexOf('/', match.Start, match.Length) >= 0 && !match.YearTold)
        {
            return false;
        }

        var end = match.Start + match.Length;
        return !NotNews.IsMatch(field.ClauseBefore(match.Start)) && !Deadline.IsMatch(field.Folded, end)
            && !PlanBehind.IsMatch(field.ClauseAfter(end));
    }

    private static Fact<DateWindow> Made(FactField field, DateMatch match, FactText text, IssueWeekContext context)
    {
        List<Evidence> evidence = [field.Evidence(match.Start, match.Length)];
        var window = match.Window;
        if (match.Shape == DateShape.Day || (match.Shape == DateShape.Span && !RangeSign.IsMatch(field.Between(match.Start, match.Start + match.Length))))
        {
            window = Lasting(window, text, evidence);
        }

        if (match.Shape == DateShape.Day && NextDay.Match(field.Folded, match.Start + match.Length) is { Success: true } next
            && ChineseNumber.TryParse(next.Groups["day"].ValueSpan, out var day) && day == match.Window.From.AddDays(1).Day)
        {
            evidence.Add(field.Evidence(next.Index, next.Length));
            window = window with { To = match.Window.From.AddDays(1) };
        }

        if (match is { YearTold: true, MonthTold: true })
        {
            return new Fact<DateWindow>(window, Basis.Text, evidence);
        }

        var header = HeaderDate.Match(context.Header);
        if (header.Success)
        {
            evidence.Add(new Evidence(EvidenceField.Header, header.Index, header.Length));
        }

        return new Fact<DateWindow>(window, Basis.Header, evidence);
    }

    /// <summary>论坛为期两天 in whatever text makes a span of the day.</summary>
    private static DateWindow Lasting(DateWindow window, FactText text, List<Evidence> evidence)
    {
        foreach (var field in text.Fields)
        {
            if (LastsIn(field) is { } lasts && ChineseNumber.TryParse(lasts.Groups["n"].ValueSpan, out var days) && days is >= 2 and <= 15)
            {
                evidence.Add(field.Evidence(lasts.Index, lasts.Length));
                return window with { To = window.From.AddDays((int)days - 1) };
            }
        }

        return window;
    }

    private static Match? LastsIn(FactField field) => Lasts.Match(field.Folded) is { Success: true } match ? match : null;

    [GeneratedRegex("[至到—–~-]", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex RangeSign { get; }

    /// <summary>2月21日、22日: two days in a row are a span.</summary>
    [GeneratedRegex(@"\G(?:上午|下午)?[、和至](?<day>[0-9]{1,2})日", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 2000)]
    private static partial Regex NextDay { get; }

    [GeneratedRegex("更正|勘误|订正|致歉", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Correction { get; }

    /// <summary>Before the day: a plan, a deadline or a look back.</summary>
    [GeneratedRegex("将(?:于|在)?$|将(?:于|在)|预计|计划|拟(?:于|定于)|定于|力争|争取|有望|截至|截止|此前|去年|前年|曾|早在|上月|上个月|成立于|始建于|原定|当时|自$|从$|到$|至$", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex NotNews { get; }

    /// <summary>Right behind the day: 28日前完成, 3月1日起施行.</summary>
    [GeneratedRegex(@"\G(?:前(?!往|来|夕)|之前|起(?:正式)?(?:施行|实施|执行|生效)|止|以来|以前|截止|报道)", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Deadline { get; }

    [GeneratedRegex("^(?:上午|下午|晚)?将(?!近)", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex PlanBehind { get; }

    [GeneratedRegex("为期(?<n>[0-9]{1,2}|[一二两三四五六七八九十]{1,2})(?:天|日)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Lasts { get; }

    [GeneratedRegex("[0-9０-９]{4} ?年 ?[0-9０-９]{1,2} ?月", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex HeaderDate { get; }
}
