using System.Globalization;

namespace ParkBot.Digests;

/// <summary>Says how late something comes.</summary>
internal static class LateText
{
    internal static string Of(DateTimeOffset due, TimeSpan late, TimeZoneInfo zone)
    {
        var then = TimeZoneInfo.ConvertTime(due, zone).ToString("yyyy年M月d日HH:mm", CultureInfo.InvariantCulture);
        var days = (int)late.TotalDays;
        var hours = (int)late.TotalHours;
        return string.Create(CultureInfo.InvariantCulture, $"本应在{then}送出，晚了{(days > 0 ? $"{days}天" : $"{hours}小时")}。");
    }
}
