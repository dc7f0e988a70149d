using System.Globalization;
using System.Text.RegularExpressions;
using ParkBot.Language;

namespace ParkBot.Digests;

/// <summary>Reads when a digest shall come: 周一 9:00, 礼拜三下午3点半, Friday 6pm, 出刊后.</summary>
internal static partial class SlotWords
{
    /// <summary>A day without a time.</summary>
    internal const int Morning = 9 * 60;

    private const string Days = "日一二三四五六";

    private static readonly string[] English = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

    /// <summary>The slot that the words name; null where they name none: with the edition.</summary>
    internal static (Slot? Slot, SubscribeWish.Refused? Refused) Take(WishText wish, TimeZoneInfo configured)
    {
        var (zone, refused) = ZoneWords.Take(wish);
        if (refused is not null)
        {
            return (null, refused);
        }

        if (wish.Take(Often()).Count > 0)
        {
            return (null, new SubscribeWish.Refused(
                "周报一周一期，订阅也是一周送一次。请写星期几和几点，例如：周一 9:00",
                "The issues are weekly, and so is a subscription. Please write a day and a time, for example: 周一 9:00"));
        }

        var atOnce = wish.Take(AtOnce()).Count > 0;
        var days = wish.Take(Day());
        var clocks = wish.Take(Clock());
        wish.Take(Every());
        if (days.Any(day => day.Groups["once"].Length > 0))
        {
            return (null, new SubscribeWish.Refused("订阅是每周都送，请写星期几，例如：周一 9:00", "A subscription comes every week; please write a day of the week, for example: 周一 9:00"));
        }

        if (days.Select(DayOf).Distinct().Count() > 1 || clocks.Select(MinuteOf).Distinct().Count() > 1)
        {
            return (null, new SubscribeWish.Refused("一个订阅一周只送一次，请只写一个星期几和一个时间。", "A subscription comes once a week; please write one day and one time."));
        }

        return Slot(days.Count > 0 ? DayOf(days[0]) : null, clocks, zone, configured, atOnce);
    }

    private static (Slot?, SubscribeWish.Refused?) Slot(DayOfWeek? day, IReadOnlyList<Match> clocks, TimeZoneInfo? zone, TimeZoneInfo configured, bool atOnce)
    {
        if (clocks.Count > 0 && MinuteOf(clocks[0]) is null)
        {
            var word = clocks[0].Value.Trim();
            return (null, new SubscribeWish.Refused($"“{word}”不是一天里的时间，请写成 9:00 或 晚上8点 这样（0:00 到 23:59）。", $"“{word}” is no time of a day; please write it like 9:00 or 21:30 (0:00 to 23:59)."));
        }

        if (day is { } told)
        {
            return atOnce
                ? (null, new SubscribeWish.Refused("“出刊后”和星期几只能写一个。", "Please write either 出刊后 (with the issue) or a day."))
                : (new Slot(told, clocks.Count > 0 ? MinuteOf(clocks[0])!.Value : Morning, zone ?? configured), null);
        }

        return clocks.Count > 0
            ? (null, new SubscribeWish.Refused($"“{clocks[0].Value.Trim()}”是星期几？请一起写，例如：周一 {clocks[0].Value.Trim()}", $"“{clocks[0].Value.Trim()}” on which day? Please write both, for example: 周一 {clocks[0].Value.Trim()}"))
            : zone is not null
                ? (null, new SubscribeWish.Refused("写了时区，没写星期几和几点。请一起写，例如：周一 9:00 东京时间", "There is a time zone but no day and time. Please write all, for example: 周一 9:00 Asia/Tokyo"))
                : (null, null);
    }

    private static DayOfWeek? DayOf(Match match)
    {
        if (match.Groups["english"].Success)
        {
            return (DayOfWeek)Array.IndexOf(English, match.Groups["english"].Value[..3]);
        }

        var word = match.Groups["day"].Value[0];
        return (DayOfWeek)(word switch { '天' => 0, >= '1' and <= '7' => (word - '0') % 7, _ => Days.IndexOf(word, StringComparison.Ordinal) });
    }

    /// <summary>Minutes after midnight; null where a day has no such time.</summary>
    private static int? MinuteOf(Match match)
    {
        var hour = Number(match.Groups["hour"].Value);
        var minute = match.Groups["half"].Value switch { "半" => 30, "一刻" => 15, "三刻" => 45, _ => match.Groups["minute"].Length > 0 ? Number(match.Groups["minute"].Value) : 0 };
        var part = match.Groups["part"].Value + match.Groups["ampm"].Value;
        if (part is "pm" or "下午" or "傍晚" or "晚上" or "晚" or "夜里" && hour is >= 1 and < 12)
        {
            hour += 12;
        }
        else if ((part is "am" or "凌晨" && hour == 12) || (part is "晚上" or "晚" or "夜里" && hour is 0 or 12))
        {
            // 晚上12点 belongs to the next day: only 凌晨 says plainly which one is meant.
            hour = part is "am" or "凌晨" ? 0 : 24;
        }
        else if (part == "中午" && hour is 1 or 2)
        {
            hour += 12;
        }

        return hour is >= 0 and < 24 && minute is >= 0 and < 60 ? (hour * 60) + minute : null;
    }

    private static int Number(string digits) => ChineseNumber.TryParse(digits, out var number) && number is >= 0 and < 100 ? (int)number : -1;

    private const RegexOptions Plain = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    [GeneratedRegex("每天|每日|每个工作日|工作日|每个?月|每小时|每两周|每隔|周末|daily|every day|monthly|weekend|(周|星期|礼拜)[一二三四五六1-6](到|至|~|-)(周|星期|礼拜)?[二三四五六日天2-7]", Plain, 1000)]
    private static partial Regex Often();

    [GeneratedRegex("(每期|新一期|新刊|一)?出刊(后|时|就|当天|马上|立即)*(发|送|推送)?|随刊|有新的?(一期)?就(发|送|推送)|with the (issue|edition)", Plain, 1000)]
    private static partial Regex AtOnce();

    [GeneratedRegex("(?<once>[上下本这])?(每个?|逢)?(周|星期|礼拜)(?<day>[一二三四五六日天]|[1-7](?![0-9:点]))的?|(?<![a-z])(every |on )?(?<english>mon(day)?|tue(s|sday)?|wed(nesday)?|thu(r|rs|rsday)?|fri(day)?|sat(urday)?|sun(day)?)s?(?![a-z])", Plain, 1000)]
    private static partial Regex Day();

    [GeneratedRegex(
        "(?<![0-9:.])(?<part>凌晨|清晨|早晨|早上|早|上午|中午|下午|傍晚|晚上|晚|夜里)?\\s?(?<hour>[0-9]{1,2}):(?<minute>[0-9]{2})(?![0-9:])(\\s?(?<ampm>am|pm)(?![a-z]))?"
        + "|(?<part>凌晨|清晨|早晨|早上|早|上午|中午|下午|傍晚|晚上|晚|夜里)?\\s?(?<hour>(?<![0-9.])[0-9]{1,2}|(?<![十一二三四五六七八九第])[一二两三四五六七八九十]{1,3})(点钟?|时(?!代|间))(?<half>半|一刻|三刻|整)?((?<minute>[0-9]{1,2}|[一二三四五六七八九十]{1,3})分|(?<minute>[0-9]{2})(?![0-9亿万]))?"
        + "|(?<![0-9:.a-z])(at )?(?<hour>[0-9]{1,2})\\s?(?<ampm>am|pm)(?![a-z])",
        Plain, 1000)]
    private static partial Regex Clock();

    [GeneratedRegex("每周|每星期|每礼拜|每期|(我(想|要))?订阅(一下|到|给我)?|发给我|推送给我|weekly|every week|(?<![a-z])subscribe( me)?( to)?(?![a-z])", Plain, 1000)]
    private static partial Regex Every();
}
