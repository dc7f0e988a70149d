using System.Globalization;
using Microsoft.Extensions.Options;
using ParkBot.Digests;
using ParkBot.Messages;

namespace ParkBot.TelegramBot;

/// <summary>Subscriptions in words: what, when, what happens where nothing matches.</summary>
internal sealed class SubscriptionText(IOptions<DigestOptions> options, TimeProvider time)
{
    /// <summary>每周一 09:00（Asia/Shanghai）; 每期出刊后（周一 09:00 起）.</summary>
    internal string When(Language language, Slot? slot)
    {
        if (slot is { } own)
        {
            var clock = Clock(own.Minute);
            return language.Pick($"每{Day(language, own.Day)} {clock}（{Zone(own.Zone)}）", $"{Day(language, own.Day)}s at {clock} ({Zone(own.Zone)})");
        }

        return options.Value.NextAfter(time.GetUtcNow()) is { } next
            ? language.Pick($"每期出刊后（{Day(language, next.DayOfWeek)} {Clock((int)next.TimeOfDay.TotalMinutes)} 起）", $"with each new issue (from {Day(language, next.DayOfWeek)} {Clock((int)next.TimeOfDay.TotalMinutes)})")
            : language.Pick("每期出刊后（现在没有定时发送，由管理员发出）", "with each new issue (sent by the admins; there is no schedule now)");
    }

    /// <summary>The parts of a subscription, a line each.</summary>
    internal IEnumerable<Block> Lines(Language language, DigestSpec? spec, Slot? slot, bool quiet, SubscriptionState state)
    {
        yield return new Paragraph(language.Pick("时间：", "When: ") + When(language, slot));
        if (spec?.Kind != DigestKind.Whole)
        {
            yield return new Paragraph(language.Pick("没有符合的新闻时：", "If nothing matches: ") + (quiet ? language.Pick("不发", "nothing is sent") : language.Pick("发一行说明", "one line says so")));
        }

        if (state != SubscriptionState.Active)
        {
            yield return new Paragraph(language.Pick("状态：", "State: ") + State(language, state));
        }
    }

    internal static string Name(Language language, DigestSpec? spec) =>
        spec?.Name ?? language.Pick("（旧版本存下的，读不懂了，请退订）", "(stored by an older version and no longer readable; please unsubscribe)");

    internal static string State(Language language, SubscriptionState state) => state switch
    {
        SubscriptionState.Paused => language.Pick("已暂停", "paused"),
        SubscriptionState.Asleep => language.Pick("已停用（送不到这里）", "asleep (this chat cannot be reached)"),
        _ => language.Pick("正常", "active"),
    };

    internal static string Day(Language language, DayOfWeek day) => language == Language.Chinese ? "周" + "日一二三四五六"[(int)day] : day.ToString();

    internal static string Clock(int minute) => string.Create(CultureInfo.InvariantCulture, $"{minute / 60:00}:{minute % 60:00}");

    /// <summary>The names of fixed zones count the other way: Etc/GMT-8 is UTC+8.</summary>
    private static string Zone(TimeZoneInfo zone) =>
        zone.Id == "Etc/UTC" ? "UTC"
        : zone.Id.StartsWith("Etc/GMT", StringComparison.Ordinal) && zone.Id.Length > 7 ? "UTC" + (zone.Id[7] == '-' ? '+' : '-') + zone.Id[8..]
        : zone.Id;
}
