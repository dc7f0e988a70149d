using System.Text.RegularExpressions;
using ParkBot.Language;
using ParkBot.News;
using ParkBot.Queries;

namespace ParkBot.Understanding;

/// <summary>Times counted back from the newest issue's last day, never from the clock: 最近两周, 近一个月, 去年, 本月.</summary>
internal static partial class RelativeTime
{
    internal static IEnumerable<Word> Find(string folded, DateOnly anchor)
    {
        foreach (var match in Pattern().Matches(folded).Cast<Match>())
        {
            if (Window(match, anchor) is { } window)
            {
                yield return new Word(match.Index, match.Length, match.Value, WordKind.Date) { Time = new DateFilter(match.Value, window, Undated.ByPeriod) };
            }
        }
    }

    private static DateWindow? Window(Match match, DateOnly anchor)
    {
        if (match.Groups["unit"].Success)
        {
            if (!ChineseNumber.TryParse(match.Groups["n"].Value is "半" ? "1" : match.Groups["n"].Value, out var n) || n is < 1 or > 1000)
            {
                return null;
            }

            var from = match.Groups["unit"].Value switch
            {
                "天" or "日" => anchor.AddDays(1 - (int)n),
                "年" => anchor.AddYears(-(int)n).AddDays(1),
                "周" or "星期" or "个星期" or "礼拜" or "个礼拜" => anchor.AddDays(1 - (7 * (int)n)),
                _ when match.Groups["n"].Value is "半" => anchor.AddDays(-14),
                _ => anchor.AddMonths(-(int)n).AddDays(1),
            };
            return new DateWindow(from, anchor);
        }

        var month = new DateOnly(anchor.Year, anchor.Month, 1);
        return match.Value switch
        {
            "今年" or "本年" or "本年度" => Year(anchor.Year),
            "去年" or "上一年" => Year(anchor.Year - 1),
            "前年" => Year(anchor.Year - 2),
            "明年" => Year(anchor.Year + 1),
            "上个月" or "上月" => new DateWindow(month.AddMonths(-1), month.AddDays(-1)),
            _ => new DateWindow(month, month.AddMonths(1).AddDays(-1)),
        };
    }

    private static DateWindow Year(int year) => new(new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));

    [GeneratedRegex("(?!这一?周|这个?星期|这一?个?礼拜|这一天|这一年)(?:最近|近|过去|这)(?<n>[0-9]{1,3}|[一二两三四五六七八九十半]{1,3})(?<unit>天|日|周|个?星期|个?礼拜|个?月|年)|今年(?!计划)|本年度?|去年|上一年|前年|明年|上个月|上月|本月|这个月|当月", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Pattern();
}
