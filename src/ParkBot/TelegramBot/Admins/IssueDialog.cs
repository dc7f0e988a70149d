using System.Globalization;
using System.Text.RegularExpressions;
using ParkBot.Ingestion;
using ParkBot.Messages;
using ParkBot.News;
using ParkBot.Storage;

namespace ParkBot.TelegramBot;

/// <summary>What admins do to issues in chat: look, publish, drop, remove.</summary>
internal sealed partial class IssueDialog(IssueDesk desk, ItemStore items, PendingSteps steps)
{
    internal const string PublishVerb = "pub";
    internal const string DiscardVerb = "drop";
    internal const string RemoveVerb = "rm";

    private const int IssuesShown = 30;

    /// <summary>The report of a file that was just read, with what can be done with it.</summary>
    internal async Task LoadedAsync(Turn turn, LoadReport report, CancellationToken cancellationToken)
    {
        turn.Audit("load", string.Create(CultureInfo.InvariantCulture, $"{report.File}：第{report.Issue}期，{report.Items}条"));
        var stored = await desk.ReportAsync(report.Publication!, report.Issue!.Value, cancellationToken).ConfigureAwait(false)
            ?? throw new InvalidOperationException("A loaded issue is not stored.");
        if (report.State != IssueState.Draft || stored.Draft is null)
        {
            turn.Say(turn.Pick($"《{stored.Publication}》第{stored.Number}期已经发布过，内容一样，没有改动。", $"《{stored.Publication}》 no. {stored.Number} is published already with the same content; nothing was changed."));
            return;
        }

        ShowReport(turn, stored);
    }

    internal async Task ListAsync(Turn turn, CancellationToken cancellationToken)
    {
        var all = await items.IssuesAsync(cancellationToken).ConfigureAwait(false);
        if (all.Count == 0)
        {
            turn.Say(turn.Pick("还没有载入任何一期。发一个周报文件就能载入。", "No issue is loaded yet. Send an issue's file to load it."));
            return;
        }

        turn.Show(new Message(
        [
            new Paragraph(turn.Pick($"共{all.Count}期：", $"{LanguageChoice.Count(all.Count, "issue")}:"), Tone.Answer),
            new Entries(
                [
                    .. all.Take(IssuesShown).Select(issue => new Entry(
                        "· ",
                        turn.Pick(
                            string.Create(CultureInfo.InvariantCulture, $"《{issue.Publication}》第{issue.Number}期（{issue.Year}年{issue.Month}月第{issue.WeekOfMonth}期）{issue.Items}条，"),
                            string.Create(CultureInfo.InvariantCulture, $"《{issue.Publication}》 no. {issue.Number} ({issue.Year}-{issue.Month:00}, week {issue.WeekOfMonth}), {LanguageChoice.Count(issue.Items, "item")}, ")) + State(turn, issue))),
                ],
                Math.Max(0, all.Count - IssuesShown)),
            new Paragraph(turn.Pick($"看报告与疑点：/report {all[0].Number}；删除：/remove {all[0].Number}。", $"Report and doubts: /report {all[0].Number}; remove: /remove {all[0].Number}.")),
        ]));
    }

    internal async Task ReportAsync(Turn turn, string words, CancellationToken cancellationToken)
    {
        if (await FindAsync(turn, words, "/report 108", cancellationToken).ConfigureAwait(false) is { } report)
        {
            ShowReport(turn, report);
        }
    }

    internal async Task AskToRemoveAsync(Turn turn, string words, CancellationToken cancellationToken)
    {
        if (await FindAsync(turn, words, "/remove 108", cancellationToken).ConfigureAwait(false) is not { } report)
        {
            return;
        }

        var id = PendingSteps.Add(turn, RemovalStep.Kind, new RemovalStep(report.Publication, report.Number), RemovalStep.Good);
        var count = report.Versions.Sum(version => version.Items);
        var drafts = report.Draft is null ? string.Empty : turn.Pick("（含草稿）", " (drafts too)");
        turn.Say(
            turn.Pick($"要删除《{report.Publication}》第{report.Number}期吗？共{count}条{drafts}，删了就不再回答，不能撤销；要恢复得重新载入文件。", $"Remove 《{report.Publication}》 no. {report.Number}? {LanguageChoice.Count(count, "item")}{drafts}. There is no undo; to bring it back its file has to be loaded again."),
            [[new Button(turn.Pick("删除", "Remove"), new Callback(RemoveVerb, id, "yes").ToString()), new Button(turn.Pick("不删", "Keep"), new Callback(RemoveVerb, id, "no").ToString())]]);
    }

    internal async Task RemoveAsync(Turn turn, Callback callback, CancellationToken cancellationToken)
    {
        if (await steps.ReadAsync(turn, callback.Id, RemovalStep.Kind, cancellationToken).ConfigureAwait(false) is not { UsedAt: null } row)
        {
            turn.Toast = PendingSteps.Used(turn);
            return;
        }

        PendingSteps.Use(turn, row);
        var step = PendingSteps.Data<RemovalStep>(row);
        if (callback.Argument != "yes")
        {
            Replace(turn, turn.Pick("没有删除。", "Nothing was removed."));
            return;
        }

        var request = new DeskRequest(step.Publication, step.Number) { Together = result => turn.Together(() => Removed(turn, step, (DeskResult.Removed)result)) };
        if (await desk.RemoveAsync(request, cancellationToken).ConfigureAwait(false) is DeskResult.Nothing)
        {
            Replace(turn, turn.Pick("这一期已经不在了。", "That issue is gone already."));
        }
    }

    private static void Removed(Turn turn, RemovalStep step, DeskResult.Removed removed)
    {
        turn.Audit("remove", string.Create(CultureInfo.InvariantCulture, $"《{step.Publication}》第{step.Number}期，{removed.Items}条，草稿{removed.DraftItems}条"));
        Replace(turn, turn.Pick($"《{step.Publication}》第{step.Number}期已删除，{removed.Items + removed.DraftItems}条。", $"《{step.Publication}》 no. {step.Number} is removed, {LanguageChoice.Count(removed.Items + removed.DraftItems, "item")}."));
    }

    internal async Task PublishAsync(Turn turn, Callback callback, CancellationToken cancellationToken)
    {
        if (await steps.IssueAsync(turn, callback.Id, cancellationToken).ConfigureAwait(false) is not { } step || await DraftAsync(turn, step, cancellationToken).ConfigureAwait(false) is null)
        {
            return;
        }

        var request = Of(step) with { Together = result => turn.Together(() => Published(turn, step, (DeskResult.Published)result)) };
        if (await desk.PublishAsync(request, cancellationToken).ConfigureAwait(false) is DeskResult.Nothing)
        {
            turn.Toast = turn.Pick("草稿已经不在了。", "The draft is gone.");
        }
    }

    private static void Published(Turn turn, IssueStep step, DeskResult.Published published)
    {
        turn.Audit("publish", string.Create(CultureInfo.InvariantCulture, $"《{step.Publication}》第{step.Number}期，{published.Items}条{(published.Replaced ? "，替换了原来的" : string.Empty)}"));
        var doubts = published.ProjectDoubts;
        turn.Say(turn.Pick(
            $"《{step.Publication}》第{step.Number}期已发布，{published.Items}条{(published.Replaced ? "，替换了原来的内容" : string.Empty)}，现在可以问了。{(doubts > 0 ? $"有{doubts}处项目是否相同要核对：/report {step.Number}" : string.Empty)}",
            $"《{step.Publication}》 no. {step.Number} is published, {LanguageChoice.Count(published.Items, "item")}{(published.Replaced ? ", in place of what was there" : string.Empty)}. It can be asked now.{(doubts > 0 ? $" Doubts about its projects: {doubts}, see /report {step.Number}" : string.Empty)}"));
    }

    internal async Task DiscardAsync(Turn turn, Callback callback, CancellationToken cancellationToken)
    {
        if (await steps.IssueAsync(turn, callback.Id, cancellationToken).ConfigureAwait(false) is not { } step || await DraftAsync(turn, step, cancellationToken).ConfigureAwait(false) is null)
        {
            return;
        }

        var request = Of(step) with { Together = result => turn.Together(() => Discarded(turn, step, (DeskResult.Discarded)result)) };
        if (await desk.DiscardAsync(request, cancellationToken).ConfigureAwait(false) is DeskResult.Nothing)
        {
            turn.Toast = turn.Pick("草稿已经不在了。", "The draft is gone.");
        }
    }

    private static void Discarded(Turn turn, IssueStep step, DeskResult.Discarded discarded)
    {
        turn.Audit("discard", string.Create(CultureInfo.InvariantCulture, $"《{step.Publication}》第{step.Number}期，草稿{discarded.Items}条"));
        turn.Say(turn.Pick($"《{step.Publication}》第{step.Number}期的草稿已放弃。", $"The draft of 《{step.Publication}》 no. {step.Number} was dropped."));
    }

    private static DeskRequest Of(IssueStep step) => new(step.Publication, step.Number) { LoadedAt = step.LoadedAt };

    private static void ShowReport(Turn turn, IssueReport report)
    {
        var version = report.Draft ?? report.Published!;
        var id = PendingSteps.Add(turn, IssueStep.Kind, new IssueStep(report.Publication, report.Number, version.LoadedAt), IssueStep.Good);
        var buttons = new List<Button>();
        if (version.State == IssueState.Draft)
        {
            buttons.Add(new Button(turn.Pick("发布", "Publish"), new Callback(PublishVerb, id, string.Empty).ToString()));
        }

        if (version.Doubts.Count > 0)
        {
            buttons.Add(new Button(turn.Pick($"看疑点（{version.Doubts.Count}）", $"Doubts ({version.Doubts.Count})"), new Callback(RepairDialog.DoubtsVerb, id, string.Empty).ToString()));
        }

        if (version.State == IssueState.Draft)
        {
            buttons.Add(new Button(turn.Pick("放弃", "Drop"), new Callback(DiscardVerb, id, string.Empty).ToString()));
        }

        turn.Show(IssueReportText.Of(turn, report, version), buttons.Count > 0 ? [buttons] : []);
    }

    /// <summary>The draft that the button was made for; a later one, or one published since, is not meant.</summary>
    private async Task<VersionReport?> DraftAsync(Turn turn, IssueStep step, CancellationToken cancellationToken)
    {
        var report = await desk.ReportAsync(step.Publication, step.Number, cancellationToken).ConfigureAwait(false);
        if (report?.Draft is { } draft && draft.LoadedAt == step.LoadedAt)
        {
            return draft;
        }

        turn.Toast = report?.Published?.LoadedAt == step.LoadedAt
            ? turn.Pick("这一期已经发布了。", "This issue is published already.")
            : turn.Pick("这份草稿已经不在了，请用 /report 看现在的。", "That draft is gone; use /report for what is there now.");
        return null;
    }

    /// <summary>The issue that the words name; says what is wrong where there is none.</summary>
    internal async Task<IssueReport?> FindAsync(Turn turn, string words, string example, CancellationToken cancellationToken)
    {
        var all = await items.IssuesAsync(cancellationToken).ConfigureAwait(false);
        var told = IssueWords().Match(words);
        if (!told.Success && (words.Length > 0 || all.Count == 0))
        {
            turn.Say(all.Count == 0
                ? turn.Pick("还没有载入任何一期。发一个周报文件就能载入。", "No issue is loaded yet. Send an issue's file to load it.")
                : turn.Pick($"请用数字写期号，例如：{example.Split(' ')[0]} {all[0].Number}", $"Please write the issue's number in digits, for example: {example.Split(' ')[0]} {all[0].Number}"));
            return null;
        }

        // Without a number the newest is meant.
        var number = told.Success ? Whole(told, "issue") : all[0].Number;
        var publications = await desk.PublicationsAsync(number, cancellationToken).ConfigureAwait(false);
        var publication = told.Groups["publication"].Length > 0 ? publications.FirstOrDefault(name => name == told.Groups["publication"].Value) : publications is [var only] ? only : null;
        if (publication is not null && await desk.ReportAsync(publication, number, cancellationToken).ConfigureAwait(false) is { } report)
        {
            return report;
        }

        turn.Say(publications.Count > 1
            ? turn.Pick($"有几种刊物都有第{number}期：{string.Join('、', publications)}。请写成 {example.Split(' ')[0]} {publications[0]} {number}", $"Several publications have a no. {number}: {string.Join(", ", publications)}. Write {example.Split(' ')[0]} {publications[0]} {number}")
            : turn.Pick($"没有第{number}期。发 /issues 看有哪些期。", $"There is no issue {number}. Send /issues to see which there are."));
        return null;
    }

    internal static void Replace(Turn turn, string text)
    {
        var part = HtmlRenderer.Render(Message.Of(text))[0];
        turn.Send(new OutgoingMessage { Html = part.Html, Plain = part.Plain, Edits = turn.Message });
    }

    private static string State(Turn turn, StoredIssue issue) =>
        (issue.State == IssueState.Published ? turn.Pick("已发布", "published") : turn.Pick("草稿", "draft")) + (issue.IsSample ? turn.Pick("（示例）", " (sample)") : string.Empty);

    private static int Whole(Match match, string group) => int.TryParse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex("^((?<publication>\\S*[^\\s0-9第])\\s+)?第?\\s*(?<issue>[0-9]{1,6})\\s*期?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex IssueWords();
}
