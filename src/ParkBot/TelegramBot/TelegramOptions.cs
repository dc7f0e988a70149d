using System.ComponentModel.DataAnnotations;
using ParkBot.News;

namespace ParkBot.TelegramBot;

/// <summary>The bot's place in Telegram, whom it serves and how much it takes on.</summary>
internal sealed class TelegramOptions
{
    internal const string Section = "Telegram";

    /// <summary>The token from @BotFather. Default: empty, and then <c>serve</c> says that it is missing. Better as PARKBOT__Telegram__Token in the environment than in a file.</summary>
    public string Token { get; set; } = "";

    /// <summary>Where the Bot API answers: Telegram's own servers, or a local Bot API server; a path is kept. Default https://api.telegram.org.</summary>
    [Required]
    public string BaseUrl { get; set; } = "https://api.telegram.org";

    /// <summary>Proxy for Telegram alone: http://host:port, socks5://host:port, with user:password@ where it wants them. Default: empty, no proxy.</summary>
    public string Proxy { get; set; } = "";

    /// <summary>User ids of the admins. Default: none; then the first start writes a one-time code to a file (see README).</summary>
    public IList<long> Admins { get; } = [];

    /// <summary>User and chat ids that may use the bot; everybody else is told that it is private. Default: none, and then everybody may.</summary>
    public IList<long> Allowed { get; } = [];

    /// <summary>How long one poll waits for news, in seconds. Short, so that a hanging connection is noticed soon; news comes at once all the same. Default 3, from 1 to 50.</summary>
    [Range(1, 50)]
    public int PollSeconds { get; set; } = 3;

    /// <summary>How long a send may take, in seconds; after that it is uncertain whether it arrived. Default 30, from 1 to 120.</summary>
    [Range(1, 120)]
    public int SendSeconds { get; set; } = 30;

    /// <summary>Questions and commands a minute that one user may send. Default 60, from 1 to 10000.</summary>
    [Range(1, 10000)]
    public int PerMinute { get; set; } = 60;

    /// <summary>Questions and commands a minute that one chat may send, all its users together. Default 240, from 1 to 10000.</summary>
    [Range(1, 10000)]
    public int PerMinuteInChat { get; set; } = 240;

    /// <summary>How many updates may wait; above it questions are declined kindly. Default 20000, from 10 to 1000000.</summary>
    [Range(10, 1_000_000)]
    public int MostWaiting { get; set; } = 20_000;

    /// <summary>How many updates are handled at once. Default 0: eight a processor core. From 0 to 64.</summary>
    [Range(0, 64)]
    public int AtOnce { get; set; }

    /// <summary>Rich messages (native tables and details) where they help; false sends only the classic form. Default true.</summary>
    public bool Rich { get; set; } = true;

    /// <summary>True: digests and broadcasts may cost Stars (0.1 a message), which lifts Telegram's limit to 1,000 a second; set <c>Delivery:PerSecond</c> to it too. Default false.</summary>
    public bool PaidBroadcasts { get; set; }

    /// <summary>A font file with Chinese characters for charts. Default: empty, the usual places are searched (see README).</summary>
    public string FontFile { get; set; } = "";

    /// <summary>The time zone of times that the bot shows (IANA name). Default Asia/Shanghai.</summary>
    [Required]
    public string TimeZone { get; set; } = ChinaTime.Zone;

    /// <summary>For how many days updates are remembered (their text goes as soon as they are handled). Default 3, from 2 to 30: Telegram repeats them for a day.</summary>
    [Range(2, 30)]
    public int KeepInboxDays { get; set; } = 3;

    /// <summary>For how many days questions and answers are kept. Default 180, from 1 to 3650.</summary>
    [Range(1, 3650)]
    public int KeepQuestionDays { get; set; } = 180;

    /// <summary>For how many days the audit log is kept. Default 730, from 30 to 3650.</summary>
    [Range(30, 3650)]
    public int KeepAuditDays { get; set; } = 730;

    /// <summary>Null where this machine knows no such zone.</summary>
    internal TimeZoneInfo? Zone => ChinaTime.Find(TimeZone);
}
