using System.ComponentModel.DataAnnotations;
using ParkBot.News;
using Quartz;

namespace ParkBot.Digests;

/// <summary>When digests are made.</summary>
internal sealed class DigestOptions
{
    internal const string Section = "Digests";

    private const string Mondays = "0 0 9 ? * MON";

    /// <summary>When the edition of the newest issue is made: a Quartz cron expression. Default <c>0 0 9 ? * MON</c>, Mondays at nine. Empty: never.</summary>
    public string Cron { get; set; } = Mondays;

    /// <summary>The time zone of <see cref="Cron"/>, and of subscriptions that name none (IANA name). Default Asia/Shanghai.</summary>
    public string TimeZone { get; set; } = ChinaTime.Zone;

    /// <summary>Quartz's own file. Default: empty, that is beside the database with the ending <c>.quartz</c>. It may be deleted at any time.</summary>
    public string Schedule { get; set; } = string.Empty;

    /// <summary>How many subscriptions a chat may have. Default 20, from 1 to 200.</summary>
    [Range(1, 200)]
    public int MostInChat { get; set; } = 20;

    /// <summary>How many projects, policies and so on a digest lists before it says how many more there are. Default 10, from 1 to 50.</summary>
    [Range(1, 50)]
    public int Listed { get; set; } = 10;

    /// <summary>For how many days it is kept what an edition said, so that the next one leaves out what was sent. Default 60, from 8 to 3650.</summary>
    [Range(8, 3650)]
    public int KeepDays { get; set; } = 60;

    /// <summary>Null where this machine does not know the zone.</summary>
    internal TimeZoneInfo? Zone => ChinaTime.Find(TimeZone);

    /// <summary>Null where digests are not made.</summary>
    internal CronExpression? Times => Cron.Length == 0 ? null : new CronExpression(Cron, Zone!);

    /// <summary>When the expression comes next, in its zone; null where digests are not made.</summary>
    internal DateTimeOffset? NextAfter(DateTimeOffset moment) => Times?.GetNextValidTimeAfter(moment) is { } next ? TimeZoneInfo.ConvertTime(next, Zone!) : null;

    /// <summary>The default is not looked at: no verb but serve shall load Quartz for it.</summary>
    internal bool IsCronReadable => Cron.Length == 0 || Cron == Mondays || IsExpression(Cron);

    private static bool IsExpression(string cron) => CronExpression.TryParse(cron, out _);
}
