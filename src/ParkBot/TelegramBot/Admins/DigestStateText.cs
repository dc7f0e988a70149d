using System.Globalization;
using ParkBot.Delivery;
using ParkBot.Digests;
using ParkBot.Messages;

namespace ParkBot.TelegramBot;

/// <summary>The state of delivery in words; its counts add up.</summary>
internal static class DigestStateText
{
    /// <summary>How much of a broadcast names it.</summary>
    private const int ShownText = 12;

    internal static Message Of(Turn turn, DigestOutlook outlook, IReadOnlyList<EditionStatus> editions) => new(
    [
        new Paragraph(Newest(turn, outlook), Tone.Answer),
        new Paragraph(turn.Pick(
            $"订阅：{outlook.Active} 个正常，{outlook.Paused} 个暂停，{outlook.Asleep} 个停用（送不到），共 {outlook.Active + outlook.Paused + outlook.Asleep} 个。",
            $"Subscriptions: {outlook.Active} active, {outlook.Paused} paused, {outlook.Asleep} asleep (not reachable), {outlook.Active + outlook.Paused + outlook.Asleep} in all.")),
        new Paragraph(Next(turn, outlook)),
        .. editions.Count == 0
            ? [new Paragraph(turn.Pick("还没有发过。", "Nothing was sent yet."))]
            : new Block[] { new Entries([.. editions.Select(edition => Edition(turn, edition))]) },
    ]);

    /// <summary>第110期; 通知“……”.</summary>
    internal static string Name(Language language, EditionStatus edition) => edition.Kind == EditionKind.Digest
        ? language.Pick($"第{edition.Number}期", $"No. {edition.Number}")
        : language.Pick($"通知“{Cut(edition.Text)}”", $"Message “{Cut(edition.Text)}”");

    internal static string Short(Language language, EditionStatus edition) =>
        ButtonText.Of(edition.Kind == EditionKind.Digest ? Name(language, edition) : Cut(edition.Text));

    private static string Newest(Turn turn, DigestOutlook outlook) => outlook switch
    {
        { Newest: null } => turn.Pick("没有可以发的周报。", "There is no issue to send."),
        { IsOut: true } => turn.Pick($"最新的{outlook.Newest.Title}已经发出。", $"The newest, {outlook.Newest.Title}, is out."),
        _ => turn.Pick($"最新的{outlook.Newest.Title}还没有发。", $"The newest, {outlook.Newest.Title}, is not out yet."),
    };

    private static string Next(Turn turn, DigestOutlook outlook)
    {
        var next = outlook.NextAt is { } at
            ? turn.Pick($"下一次发送时间：{Time(turn, at)}", $"Next time of sending: {Time(turn, at)}") + (outlook is { IsOut: false, Newest: not null } ? string.Empty : turn.Pick("（要有新一期）", " (if there is a new issue)"))
            : turn.Pick("没有定时发送（配置 Digests:Cron 是空的）", "There is no schedule (Digests:Cron is empty)");
        return next + (outlook.Held ? turn.Pick("。现在暂停发送：摘要都不会送出。", ". Digests are on hold: none leaves.") : turn.Pick("。", "."));
    }

    private static Entry Edition(Turn turn, EditionStatus edition)
    {
        var handed = edition.Kind == EditionKind.Digest
            ? turn.Pick(
                $"已交给 {edition.Recipients} 个订阅，{edition.PassedOver} 个没有符合的而不发，{edition.Due} 个还没到时间",
                $"handed to {LanguageChoice.Count(edition.Recipients, "subscription")}, {edition.PassedOver} passed over (nothing matched), {edition.Due} still to come")
            : turn.Pick($"已交给 {edition.Recipients} 个会话", $"handed to {LanguageChoice.Count(edition.Recipients, "chat")}");
        return new Entry("· ", $"{Name(turn.Language, edition)}{turn.Pick("，", ", ")}{Time(turn, edition.MadeAt)}{turn.Pick("：", ": ")}{handed}", Messages(turn, edition));
    }

    private static string Messages(Turn turn, EditionStatus edition)
    {
        var waiting = edition.Of(OutboxState.Waiting, OutboxState.Sending);
        var parts = new List<string>();
        void Add(int count, string chinese, string english)
        {
            if (count > 0)
            {
                parts.Add(string.Create(CultureInfo.InvariantCulture, $"{turn.Pick(chinese, english)} {count}"));
            }
        }

        Add(edition.Of(OutboxState.Sent), "已送达", "delivered");
        Add(waiting, "待发送", "waiting");
        Add(edition.Of(OutboxState.Uncertain), "不确定", "uncertain");
        Add(edition.Of(OutboxState.Failed), "被拒收", "refused");
        Add(edition.Of(OutboxState.Sleeping), "对方已停用机器人", "blocked by the chat");

        // Records of deliveries are kept for a time only.
        Add(edition.Messages - edition.States.Values.Sum(), "记录已过期", "no longer on record");
        var all = turn.Pick($"消息共 {edition.Messages} 条", LanguageChoice.Count(edition.Messages, "message"));
        return parts.Count == 0 ? all : all + turn.Pick("：", ": ") + string.Join(turn.Pick("，", ", "), parts);
    }

    private static string Cut(string? text)
    {
        var line = (text ?? string.Empty).ReplaceLineEndings(" ").Trim();
        return line.Length <= ShownText ? line : string.Concat(line.AsSpan(0, OddCharacters.Cut(line, ShownText)), "…");
    }

    private static string Time(Turn turn, DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, turn.Zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
