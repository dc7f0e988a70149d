using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ParkBot.Answering;
using ParkBot.Delivery;
using ParkBot.Messages;
using ParkBot.Storage;

namespace ParkBot.TelegramBot;

/// <summary>What admins look at: questions not answered well, usage, the audit log. Pages turn in place.</summary>
internal sealed class AdminReports(Database database, QuestionStatistics statistics, SentMessages sent, ChatQueues queues, Dispatcher dispatcher)
{
    internal const string MissesVerb = "misses";
    internal const string AuditVerb = "audit";

    private const int LinesAPage = 15;

    /// <summary>How much of an answer a list of misses shows.</summary>
    private const int ShownAnswer = 80;

    internal async Task MissesAsync(Turn turn, int page, int? edits, CancellationToken cancellationToken)
    {
        var misses = await statistics.MissesAsync(page, cancellationToken).ConfigureAwait(false);
        if (misses.Total == 0)
        {
            turn.Say(turn.Pick("没有：还没有听不懂、点 👎 或报错的问题。", "None: no question was misunderstood, got 👎 or was reported."));
            return;
        }

        var message = new Message(
        [
            new Paragraph(turn.Pick($"没答好的问题共{misses.Total}个，新的在前：", $"{LanguageChoice.Count(misses.Total, "question")} not answered well, newest first:"), Tone.Answer),
            new Entries([.. misses.Shown.Select(miss => Missed(turn, miss))]),
        ]);
        Show(turn, message, MissesVerb, misses.Number, misses.Pages, edits);
    }

    internal async Task AuditAsync(Turn turn, int page, int? edits, CancellationToken cancellationToken)
    {
        await using var context = await database.ContextAsync(cancellationToken).ConfigureAwait(false);
        var total = await context.Set<AuditRow>().CountAsync(cancellationToken).ConfigureAwait(false);
        if (total == 0)
        {
            turn.Say(turn.Pick("操作记录还是空的。", "The audit log is empty."));
            return;
        }

        var pages = (total + LinesAPage - 1) / LinesAPage;
        var number = Math.Clamp(page, 1, pages);
        var rows = await context.Set<AuditRow>().AsNoTracking().OrderByDescending(row => row.Id).Skip((number - 1) * LinesAPage).Take(LinesAPage).ToListAsync(cancellationToken).ConfigureAwait(false);
        var message = new Message(
        [
            new Paragraph(turn.Pick($"操作记录共{total}条，新的在前：", $"{LanguageChoice.Count(total, "line")} in the audit log, newest first:"), Tone.Answer),
            new Entries([.. rows.Select(row => new Entry($"{Time(turn, DateTimeOffset.FromUnixTimeMilliseconds(row.At))} ", $"{row.Actor} {Done(turn, row.Action)}{turn.Pick("：", ": ")}{row.Detail}"))]),
        ]);
        Show(turn, message, AuditVerb, number, pages, edits);
    }

    internal async Task StatsAsync(Turn turn, CancellationToken cancellationToken)
    {
        var now = turn.Time.GetUtcNow();
        var day = await statistics.StatsAsync(now.AddDays(-1), cancellationToken).ConfigureAwait(false);
        var week = await statistics.StatsAsync(now.AddDays(-7), cancellationToken).ConfigureAwait(false);
        var dayOut = await sent.CountAsync(now.AddDays(-1).ToUnixTimeMilliseconds(), cancellationToken).ConfigureAwait(false);
        var weekOut = await sent.CountAsync(now.AddDays(-7).ToUnixTimeMilliseconds(), cancellationToken).ConfigureAwait(false);

        // The one that asks this is being handled and waits no longer.
        var waiting = Math.Max(0, queues.Waiting - 1);
        IReadOnlyList<string> Row(string label, Func<QuestionStats, string> of) => [label, of(day), of(week)];
        IReadOnlyList<string> Out(string label, Func<OutboxCounts, int> of) => [label, Number(of(dayOut)), Number(of(weekOut))];
        turn.Show(new Message(
        [
            new Paragraph(turn.Pick("用量", "Usage"), Tone.Answer),
            new Table(
                [new Column(turn.Pick("项目", "What")), new Column(turn.Pick("一天", "A day"), IsNumber: true), new Column(turn.Pick("七天", "A week"), IsNumber: true)],
                [
                    Row(turn.Pick("问题", "Questions"), stats => Number(stats.Questions)),
                    Row(turn.Pick("用户", "Users"), stats => Number(stats.Users)),
                    Row(turn.Pick("会话", "Chats"), stats => Number(stats.Chats)),
                    .. Enum.GetValues<Outcome>().Select(outcome => Row(outcome.Name(turn.Language), stats => Number(stats.Outcomes.GetValueOrDefault(outcome)))),
                    Row("👍", stats => Number(stats.Liked)),
                    Row("👎", stats => Number(stats.Disliked)),
                    Row(turn.Pick("报错", "Reported"), stats => Number(stats.Reported)),
                    Row(turn.Pick("回答用时中位", "Median time"), stats => Milliseconds(stats.MedianMicroseconds)),
                    Row(turn.Pick("回答用时 95%", "95% within"), stats => Milliseconds(stats.P95Microseconds)),
                    Out(turn.Pick("已送达", "Delivered"), counts => counts.Sent),
                    Out(turn.Pick("不确定是否送达", "Uncertain"), counts => counts.Uncertain),
                    Out(turn.Pick("送不到", "Refused"), counts => counts.Failed),
                ]),
            new Paragraph(
                turn.Pick(
                    $"现在排队：{waiting}条消息待处理，{dispatcher.Waiting.Answers + dispatcher.Waiting.Broadcasts}条待发送。",
                    $"Waiting now: {LanguageChoice.Count(waiting, "update")} to handle, {LanguageChoice.Count(dispatcher.Waiting.Answers + dispatcher.Waiting.Broadcasts, "message")} to send.")),
        ]));
    }

    private static void Show(Turn turn, Message message, string verb, int number, int pages, int? edits)
    {
        var buttons = new List<Button>();
        if (number > 1)
        {
            buttons.Add(new Button(turn.Pick("‹ 上一页", "‹ Back"), new Callback(verb, 0, Number(number - 1)).ToString()));
        }

        if (number < pages)
        {
            buttons.Add(new Button(turn.Pick($"下一页 ›（{number}/{pages}）", $"Next › ({number}/{pages})"), new Callback(verb, 0, Number(number + 1)).ToString()));
        }

        var parts = HtmlRenderer.Render(message);
        for (var at = 0; at < parts.Count; at++)
        {
            turn.Send(new OutgoingMessage
            {
                Html = parts[at].Html,
                Plain = parts[at].Plain,
                Buttons = at == parts.Count - 1 && buttons.Count > 0 ? [buttons] : [],
                Edits = parts.Count == 1 ? edits : null,
            });
        }
    }

    /// <summary>With what was answered, but where that was the same sentence as always.</summary>
    private static Entry Missed(Turn turn, Miss miss) => miss.Outcome == Outcome.NotUnderstood
        ? new Entry($"{Time(turn, miss.At)} ", miss.Asked + turn.Pick($"（{Why(turn, miss)}）", $" ({Why(turn, miss)})"))
        : new Entry($"{Time(turn, miss.At)} ", miss.Asked, $"{Why(turn, miss)} · {Short(miss.Text)}");

    private static string Done(Turn turn, string action) => action switch
    {
        "refused" => turn.Pick("没有权限", "refused"),
        "load" => turn.Pick("载入", "load"),
        "publish" => turn.Pick("发布", "publish"),
        "discard" => turn.Pick("放弃草稿", "drop"),
        "fix" => turn.Pick("更正", "fix"),
        "undo" => turn.Pick("撤销", "undo"),
        "remove" => turn.Pick("删除", "remove"),
        "backup" => turn.Pick("备份", "backup"),
        "digest" => turn.Pick("推送", "digest"),
        "uncertain" => turn.Pick("不确定的消息", "uncertain messages"),
        "broadcast" => turn.Pick("群发", "broadcast"),
        "admins" => turn.Pick("管理员", "admins"),
        _ => action,
    };

    private static string Why(Turn turn, Miss miss) => string.Join('、', new[]
    {
        miss.Outcome is Outcome.NotUnderstood or Outcome.Unclear ? miss.Outcome.Name(turn.Language) : string.Empty,
        miss.Rating == -1 ? "👎" : string.Empty,
        miss.Reported ? turn.Pick("报错", "reported") : string.Empty,
    }.Where(word => word.Length > 0));

    private static string Short(string text)
    {
        var line = text.ReplaceLineEndings(" ");
        return line.Length <= ShownAnswer ? line : string.Concat(line.AsSpan(0, OddCharacters.Cut(line, ShownAnswer)), "…");
    }

    private static string Milliseconds(int? microseconds) => microseconds is { } told ? (told / 1000.0).ToString("0.0", CultureInfo.InvariantCulture) + " ms" : "–";

    private static string Time(Turn turn, DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, turn.Zone).ToString("MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
