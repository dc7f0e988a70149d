using System.Text.RegularExpressions;
using ParkBot.News;

namespace ParkBot.Language;

/// <summary>How a date was told, so that callers can tell a day from a bare month or year.</summary>
internal enum DateShape { Day, Span, TenDays, Week, Month, Quarter, Year }

/// <summary>A date in a text. <paramref name="YearTold"/> and <paramref name="MonthTold"/>: the words said it, else it was filled in from the anchor.</summary>
internal readonly record struct DateMatch(int Start, int Length, DateWindow Window, DateShape Shape, bool YearTold, bool MonthTold);

/// <summary>Finds dates in folded text: 2月23日, 2月19日至23日, 21日上午, 2月20号, 2023-02-25, 2/25, 2月上旬, 本周三, 2023年, 2月, 一季度, 为期三天.</summary>
internal static partial class Dates
{
    /// <summary>So many days after the anchor a day without a year may still lie in the anchor's year: an issue tells of the days behind its week too.</summary>
    private const int SlackDays = 31;

    /// <param name="folded">Folded text.</param>
    /// <param name="anchor">The last day that a date without a year or month may sensibly mean: an issue's last day.</param>
    /// <remarks>A bare day takes the month that puts it nearest before the anchor; 为期三天 makes a span of the day told before it.</remarks>
    internal static IReadOnlyList<DateMatch> Find(string folded, DateOnly anchor)
    {
        List<DateMatch>? found = null;
        foreach (Match match in Pattern.Matches(folded))
        {
            var read = match.Groups["days"].Success ? Extend(found, match) : new DateReader(match, anchor).Read();
            if (read is { } date)
            {
                (found ??= []).Add(date);
            }
        }

        return found ?? (IReadOnlyList<DateMatch>)[];
    }

    /// <summary>21日开幕…为期4天: the day told last becomes a span. Nothing is added.</summary>
    private static DateMatch? Extend(List<DateMatch>? found, Match match)
    {
        if (found is not [.., { Shape: DateShape.Day } last] || !ChineseNumber.TryParse(match.Groups["days"].ValueSpan, out var days) || days is < 2 or > 60)
        {
            return null;
        }

        days *= match.Groups["weeks"].Success ? 7 : 1;
        var window = last.Window with { To = last.Window.From.AddDays((int)days - 1) };
        found[^1] = last with { Window = window, Shape = DateShape.Span };
        return null;
    }

    private const string Number = "(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})";

    private const string YearWord = "(?:[0-9]{4}|[一二][〇零○一二三四五六七八九]{3})年|(?<![0-9])[0-9]{2}年(?=[0-9一二三四五六七八九十]{1,2}月)|今年|去年|前年|明年|本年";

    private const string To = "(?:至|到|-|—{1,2}|–|~|～|－)";

    /// <summary>
    /// One alternative a shape, the most telling first; 日均, 3号线, 30日内, 2月4期 and 24/7 are no dates.
    /// </summary>
    [GeneratedRegex(
        "(?<iy>[12][0-9]{3})[-/.](?<im>[0-9]{1,2})[-/.](?<id>[0-9]{1,2})(?![0-9.])(?:" + To + "(?<iy2>[12][0-9]{3})[-/.](?<im2>[0-9]{1,2})[-/.](?<id2>[0-9]{1,2})(?![0-9]))?"
        + "|(?<year>" + YearWord + ")?(?<month>" + Number + ")月(?<day>" + Number + ")(?:日|号)?(?:上午|下午|晚)?" + To + "(?:(?<year2>" + YearWord + ")?(?<month2>" + Number + ")月)?(?<day2>" + Number + ")(?:日|号)(?![均产内])"
        + "|(?<year>" + YearWord + ")?(?<month>" + Number + "|本|当)月(?<ten>[上中下]旬|初|底|末)"
        + "|(?<year>" + YearWord + ")?(?<month>" + Number + ")月(?<day>" + Number + ")(?:日|号)"
        + "|(?<![0-9.第一二三四五六七八九十百千])(?<day>[0-9]{1,2}|[一二三]?十[一二三四五六七八九]?)(?:日|号)?" + To + "(?<day2>[0-9]{1,2}|[一二三]?十[一二三四五六七八九]?)(?:日(?![均产内])|号(?![线楼院地厂机]))"
        + "|(?<![0-9.第一二三四五六七八九十百千№])(?<day>[0-9]{1,2}|[一二三]?十[一二三四五六七八九]?)(?:日(?![均产内游元立])|号(?=上午|下午|晚|当天|的|,|，|有|开|举|签|$))"
        + "|(?<year>" + YearWord + ")?(?:第?(?<quarter>[一二三四1-4首])季度|[Qq](?<quarter>[1-4])(?![0-9]))"
        + "|(?<year>" + YearWord + ")(?<half>[上下])半年|(?<![0-9])(?<half>[上下])半年"
        + "|(?<year>" + YearWord + ")?(?<![0-9.第个一二三四五六七八九十])(?<month>[0-9]{1,2}|[一二三四五六七八九]|十[一二]?)月份?(?![0-9]{1,2}[日号])"
        + "|(?<relmonth>本月|当月|上个?月)"
        + "|(?<year>(?:[0-9]{4}|[一二][〇零○一二三四五六七八九]{3}))年?" + To + "(?<year2>(?:[0-9]{4}|[一二][〇零○一二三四五六七八九]{3}))年"
        + "|(?<![每各双])(?<rel>本|这|上|下)?(?:周|星期|礼拜)(?<weekday>[一二三四五六日天])(?!年|期)"
        + "|(?<rel>本|这|上)(?:一)?(?:周|星期|礼拜)(?!边|期|年)"
        + "|(?<year>" + YearWord + ")"
        + "|(?<![0-9/])(?<month>0?[1-9]|1[0-2])/(?<day>[12][0-9]|3[01]|0?[1-9])(?![0-9/])"
        + "|为期(?<days>" + Number + ")(?:天|日)|为期(?<days>[两二三四五六])(?<weeks>)个?(?:周|星期)",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Pattern { get; }
}
