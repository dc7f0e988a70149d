namespace ParkBot.News;

/// <summary>The time zone that the news is written in: the default of everything that has days and hours.</summary>
internal static class ChinaTime
{
    internal const string Zone = "Asia/Shanghai";

    /// <summary>A zone by its IANA name; null where this machine knows no such one. China's is known without a time zone database too: it has had no daylight saving since 1991.</summary>
    internal static TimeZoneInfo? Find(string name) => TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone
        : name == Zone ? TimeZoneInfo.CreateCustomTimeZone(Zone, TimeSpan.FromHours(8), Zone, Zone) : null;
}
