using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ParkBot.Answering;
using ParkBot.Messages;
using ParkBot.Storage;

namespace ParkBot.TelegramBot;

/// <summary>What admins look at: questions not answered well, the audit log. Pages turn in place.</summary>
internal sealed class AdminReports(Database database, QuestionStatistics statistics, MissExport export)
{
    internal const string MissesVerb = "misses";

    /// <summary>The argument of the button that sends all of them as a file.</summary>
    internal const string FileArgument = "file";

    internal const string AuditVerb = "audit";

    private const int LinesAPage = 15;

    /// <summary>So many misses with their answers stay far below the largest file that may be sent.</summary>
    private const int MostInFile = 500;

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
        var file = new Button(turn.Pick("导出 .jsonl", "Export .jsonl"), new Callback(MissesVerb, 0, FileArgument).ToString());
        Show(turn, message, MissesVerb, misses.Number, misses.Pages, edits, [file]);
    }

    /// <summary>The misses as questions that <c>eval</c> runs.</summary>
    internal async Task MissesFileAsync(Turn turn, CancellationToken cancellationToken)
    {
        var file = await export.MakeAsync(MostInFile, cancellationToken).ConfigureAwait(false);
        if (file.Misses == 0)
        {
            turn.Toast = turn.Pick("现在没有没答好的问题了。", "There are no such questions any more.");
            return;
        }

        var caption = turn.Pick(
            $"没答好的问题{(file.Left > 0 ? "，最新的" : string.Empty)}{file.Misses}个。写上 expect 就能用 eval --questions 评测。",
            $"{(file.Left > 0 ? "The newest " : string.Empty)}{LanguageChoice.Count(file.Misses, "question")} not answered well. Write in what you expect, and eval --questions measures it.");
        turn.Audit("export", $"misses.jsonl {Number(file.Misses)}");
        turn.Send(new OutgoingMessage { Html = caption, Plain = caption, File = OutgoingFile.Document, FileName = "misses.jsonl" }, file.Content);
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

    private static void Show(Turn turn, Message message, string verb, int number, int pages, int? edits, params IReadOnlyList<Button> more)
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

        IReadOnlyList<IReadOnlyList<Button>> rows = [.. new IReadOnlyList<Button>[] { buttons, more }.Where(row => row.Count > 0)];
        var parts = HtmlRenderer.Render(message);
        for (var at = 0; at < parts.Count; at++)
        {
            turn.Send(new OutgoingMessage
            {
                Html = parts[at].Html,
                Plain = parts[at].Plain,
                Buttons = at == parts.Count - 1 ? rows : [],
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
        "join" => turn.Pick("合并", "join"),
        "part" => turn.Pick("拆分", "part"),
        "correct" => turn.Pick("更正对应", "correct"),
        "reread" => turn.Pick("重读", "read again"),
        "undo" => turn.Pick("撤销", "undo"),
        "remove" => turn.Pick("删除", "remove"),
        "backup" => turn.Pick("备份", "backup"),
        "digest" => turn.Pick("推送", "digest"),
        "uncertain" => turn.Pick("不确定的消息", "uncertain messages"),
        "broadcast" => turn.Pick("群发", "broadcast"),
        "admins" => turn.Pick("管理员", "admins"),
        "export" => turn.Pick("导出", "export"),
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

    private static string Time(Turn turn, DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, turn.Zone).ToString("MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
