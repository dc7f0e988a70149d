using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;

namespace ParkBot.Digests;

/// <summary>Reads a time zone: Asia/Tokyo, 东京时间, UTC+8.</summary>
internal static partial class ZoneWords
{
    private static readonly FrozenDictionary<string, string> Cities = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["北京"] = "Asia/Shanghai",
        ["中国"] = "Asia/Shanghai",
        ["上海"] = "Asia/Shanghai",
        ["香港"] = "Asia/Hong_Kong",
        ["台北"] = "Asia/Taipei",
        ["东京"] = "Asia/Tokyo",
        ["日本"] = "Asia/Tokyo",
        ["首尔"] = "Asia/Seoul",
        ["韩国"] = "Asia/Seoul",
        ["新加坡"] = "Asia/Singapore",
        ["曼谷"] = "Asia/Bangkok",
        ["雅加达"] = "Asia/Jakarta",
        ["印度"] = "Asia/Kolkata",
        ["孟买"] = "Asia/Kolkata",
        ["新德里"] = "Asia/Kolkata",
        ["迪拜"] = "Asia/Dubai",
        ["莫斯科"] = "Europe/Moscow",
        ["伦敦"] = "Europe/London",
        ["英国"] = "Europe/London",
        ["巴黎"] = "Europe/Paris",
        ["法国"] = "Europe/Paris",
        ["柏林"] = "Europe/Berlin",
        ["德国"] = "Europe/Berlin",
        ["法兰克福"] = "Europe/Berlin",
        ["纽约"] = "America/New_York",
        ["美东"] = "America/New_York",
        ["芝加哥"] = "America/Chicago",
        ["洛杉矶"] = "America/Los_Angeles",
        ["旧金山"] = "America/Los_Angeles",
        ["硅谷"] = "America/Los_Angeles",
        ["美西"] = "America/Los_Angeles",
        ["多伦多"] = "America/Toronto",
        ["温哥华"] = "America/Vancouver",
        ["圣保罗"] = "America/Sao_Paulo",
        ["悉尼"] = "Australia/Sydney",
        ["墨尔本"] = "Australia/Melbourne",
        ["奥克兰"] = "Pacific/Auckland",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> HalfHours = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["+3:30"] = "Asia/Tehran",
        ["+4:30"] = "Asia/Kabul",
        ["+5:30"] = "Asia/Kolkata",
        ["+5:45"] = "Asia/Kathmandu",
        ["+6:30"] = "Asia/Yangon",
        ["+9:30"] = "Australia/Darwin",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The zone that the words name; null where they name none. Refused: one that nobody knows, or two.</summary>
    internal static (TimeZoneInfo? Zone, SubscribeWish.Refused? Refused) Take(WishText wish)
    {
        var zones = new List<TimeZoneInfo>();
        foreach (var match in wish.Take(Pattern()))
        {
            if (Of(match) is not { } zone)
            {
                var word = match.Value.Trim();
                return (null, new SubscribeWish.Refused(
                    $"不认识时区“{word}”。请写成 Asia/Tokyo、东京时间或 UTC+9 这样。",
                    $"The time zone “{word}” is unknown. Please write it like Asia/Tokyo, 东京时间 or UTC+9."));
            }

            zones.Add(zone);
        }

        return zones.DistinctBy(zone => zone.Id, StringComparer.Ordinal).Count() > 1
            ? (null, new SubscribeWish.Refused("写了不止一个时区，请只写一个。", "There is more than one time zone; please write one."))
            : (zones.FirstOrDefault(), null);
    }

    private static TimeZoneInfo? Of(Match match)
    {
        if (match.Groups["city"].Success)
        {
            return Cities.TryGetValue(match.Groups["city"].Value, out var id) ? Find(id) : null;
        }

        return match.Groups["iana"].Success ? Find(match.Groups["iana"].Value) : Offset(match);
    }

    private static TimeZoneInfo? Offset(Match match)
    {
        if (!match.Groups["hours"].Success)
        {
            return Find("Etc/UTC");
        }

        var (sign, hours, minutes) = (match.Groups["sign"].Value, int.Parse(match.Groups["hours"].Value, CultureInfo.InvariantCulture), match.Groups["minutes"].Value);
        if (minutes.Length > 0 && minutes != "00")
        {
            return HalfHours.TryGetValue(string.Create(CultureInfo.InvariantCulture, $"{sign}{hours}:{minutes}"), out var id) ? Find(id) : null;
        }

        // The names of these zones count the other way: Etc/GMT-8 is eight hours ahead.
        return hours == 0 ? Find("Etc/UTC") : Find(string.Create(CultureInfo.InvariantCulture, $"Etc/GMT{(sign == "+" ? "-" : "+")}{hours}"));
    }

    /// <summary>The words are folded: the name's own case is found again.</summary>
    private static TimeZoneInfo? Find(string id) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) && zone.Id == id ? zone
        : TimeZoneInfo.GetSystemTimeZones().FirstOrDefault(one => one.Id.Equals(id, StringComparison.OrdinalIgnoreCase));

    [GeneratedRegex(
        "(?<city>北京|中国|上海|香港|台北|东京|日本|首尔|韩国|新加坡|曼谷|雅加达|印度|孟买|新德里|迪拜|莫斯科|伦敦|英国|巴黎|法国|柏林|德国|法兰克福|纽约|美东|芝加哥|洛杉矶|旧金山|硅谷|美西|多伦多|温哥华|圣保罗|悉尼|墨尔本|奥克兰|(?<![^\\s,;])\\p{IsCJKUnifiedIdeographs}{2,4})时间"
        + "|(?<![a-z/])(?<iana>[a-z]{3,}/[a-z_]{2,}(?:[-/+][a-z0-9_]+)*)|(?<![a-z])(?:utc|gmt)\\s?(?:(?<sign>[+-])\\s?(?<hours>[0-9]{1,2})(?::?(?<minutes>[0-9]{2}))?(?![0-9]))?(?![a-z])",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Pattern();
}
