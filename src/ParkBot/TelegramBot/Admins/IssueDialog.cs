using System.Globalization;
using System.Text.RegularExpressions;
using ParkBot.Ingestion;
using ParkBot.Messages;
using ParkBot.News;
using ParkBot.Storage;

namespace ParkBot.TelegramBot;

/// <summary>What admins do to issues in chat: look, publish, settle doubts, correct, remove.</summary>
internal sealed partial class IssueDialog(IssueDesk desk, Corrections corrections, ItemStore items, PendingSteps steps)
{
    internal const string PublishVerb = "pub";
    internal const string DoubtsVerb = "doubt";
    internal const string DiscardVerb = "drop";
    internal const string FixVerb = "fix";
    internal const string UndoVerb = "undo";
    internal const string RemoveVerb = "rm";

    private const int IssuesShown = 30;

    /// <summary>The report of a file that was just read, with what can be done with it.</summary>
    internal async Task LoadedAsync(Turn turn, LoadReport report, CancellationToken cancellationToken)
    {
        turn.Audit("load", string.Create(CultureInfo.InvariantCulture, $"{report.File}：第{report.Issue}期，{report.Items}条"));
        var stored = await desk.ReportAsync(report.Publication!, report.Issue!.Value, cancellationToken).ConfigureAwait(false)
            ?? throw new InvalidOperationException("A loaded issue is not stored.");
        if (stored.Draft is null)
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

    /// <summary><c>/fix 108-7 投资额 12亿元</c>.</summary>
    internal async Task FixAsync(Turn turn, string words, CancellationToken cancellationToken)
    {
        if (FixWords().Match(words) is not { Success: true } told)
        {
            turn.Show(new Message(
            [
                new Paragraph(turn.Pick("写法：/fix 期-条 字段 新的值", "Write /fix ISSUE-ITEM FIELD VALUE"), Tone.Answer),
                new Paragraph(turn.Pick("例如：/fix 108-7 投资额 12亿元，/fix 108-7 地区 江苏省苏州市，/fix 108-7 日期 2023-02-21，没有就写“无”。", "For example: /fix 108-7 investment 12亿元, /fix 108-7 regions 江苏省苏州市, /fix 108-7 date 2023-02-21; 无 for none.")),
                new Paragraph(turn.Pick("可以更正的字段：", "Fields: ") + ItemField.Names),
            ]));
            return;
        }

        var request = new FixRequest(null, Whole(told, "issue"), Whole(told, "item"), told.Groups["field"].Value, told.Groups["value"].Value, Number(turn.User));
        Tell(turn, await corrections.FixAsync(request, cancellationToken).ConfigureAwait(false), edits: null);
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
            turn.Toast = turn.Pick("这一次确认已经用过或过期了。", "This confirmation is used or expired.");
            return;
        }

        PendingSteps.Use(turn, row);
        var step = PendingSteps.Data<RemovalStep>(row);
        if (callback.Argument != "yes")
        {
            Replace(turn, turn.Pick("没有删除。", "Nothing was removed."));
            return;
        }

        var result = await desk.RemoveAsync(step.Publication, step.Number, cancellationToken).ConfigureAwait(false);
        turn.Audit("remove", string.Create(CultureInfo.InvariantCulture, $"《{step.Publication}》第{step.Number}期，{Ended(result)}"));
        Replace(turn, result is DeskResult.Removed removed
            ? turn.Pick($"《{step.Publication}》第{step.Number}期已删除，{removed.Items + removed.DraftItems}条。", $"《{step.Publication}》 no. {step.Number} is removed, {LanguageChoice.Count(removed.Items + removed.DraftItems, "item")}.")
            : turn.Pick("这一期已经不在了。", "That issue is gone already."));
    }

    internal async Task PublishAsync(Turn turn, Callback callback, CancellationToken cancellationToken)
    {
        if (await StepAsync(turn, callback, cancellationToken).ConfigureAwait(false) is not { } step || await DraftAsync(turn, step, cancellationToken).ConfigureAwait(false) is null)
        {
            return;
        }

        var result = await desk.PublishAsync(step.Publication, step.Number, cancellationToken).ConfigureAwait(false);
        turn.Audit("publish", string.Create(CultureInfo.InvariantCulture, $"《{step.Publication}》第{step.Number}期，{Ended(result)}"));
        if (result is DeskResult.Published published)
        {
            turn.Say(turn.Pick(
                $"《{step.Publication}》第{step.Number}期已发布，{published.Items}条{(published.Replaced ? "，替换了原来的内容" : string.Empty)}，现在可以问了。",
                $"《{step.Publication}》 no. {step.Number} is published, {LanguageChoice.Count(published.Items, "item")}{(published.Replaced ? ", in place of what was there" : string.Empty)}. It can be asked now."));
        }
        else
        {
            turn.Toast = turn.Pick("草稿已经不在了。", "The draft is gone.");
        }
    }

    internal async Task DiscardAsync(Turn turn, Callback callback, CancellationToken cancellationToken)
    {
        if (await StepAsync(turn, callback, cancellationToken).ConfigureAwait(false) is not { } step || await DraftAsync(turn, step, cancellationToken).ConfigureAwait(false) is null)
        {
            return;
        }

        var result = await desk.DiscardAsync(step.Publication, step.Number, cancellationToken).ConfigureAwait(false);
        turn.Audit("discard", string.Create(CultureInfo.InvariantCulture, $"《{step.Publication}》第{step.Number}期，{Ended(result)}"));
        turn.Say(turn.Pick($"《{step.Publication}》第{step.Number}期的草稿已放弃。", $"The draft of 《{step.Publication}》 no. {step.Number} was dropped."));
    }

    /// <summary>Each doubt is a message of its own with a button a reading.</summary>
    internal async Task DoubtsAsync(Turn turn, Callback callback, CancellationToken cancellationToken)
    {
        if (await StepAsync(turn, callback, cancellationToken).ConfigureAwait(false) is not { } step || await VersionAsync(step, cancellationToken).ConfigureAwait(false) is not { } version)
        {
            turn.Toast ??= turn.Pick("这份报告旧了，请用 /report 看现在的。", "That report is old; use /report for what is there now.");
            return;
        }

        if (version.Doubts.Count == 0)
        {
            turn.Toast = turn.Pick("没有要看的疑点了。", "No doubt is left.");
            return;
        }

        foreach (var (open, place) in Numbered(version.Doubts))
        {
            turn.Show(
                new Message(
                [
                    new Paragraph(Asked(open.Doubt), Tone.Answer),
                    .. open.Title is { } title && !open.Doubt.Message.Contains(title, StringComparison.Ordinal) ? new Block[] { new Quotation(title) } : [],
                    .. ByHand(turn, step, open.Doubt),
                ]),
                open.Doubt.Field is null || open.Doubt.Item is null ? [] :
                [
                    .. open.Doubt.Readings.Select((reading, at) => (IReadOnlyList<Button>)
                    [
                        // The first one is how it was read.
                        new Button((at == 0 ? "✓ " : string.Empty) + ButtonText.Of(reading.Label), new Callback(FixVerb, callback.Id, string.Create(CultureInfo.InvariantCulture, $"{place}.{at}")).ToString()),
                    ]),
                ]);
        }
    }

    private static string Asked(Doubt doubt)
    {
        var place = doubt.Item is { } item ? string.Create(CultureInfo.InvariantCulture, $"第{item}条") : string.Empty;
        return place.Length == 0 || doubt.Message.StartsWith(place, StringComparison.Ordinal) ? doubt.Message : $"{place}：{doubt.Message}";
    }

    /// <summary>What to do about a doubt that has no reading to choose.</summary>
    private static IEnumerable<Block> ByHand(Turn turn, IssueStep step, Doubt doubt)
    {
        if (doubt is { Readings.Count: 0, Item: { } item } && ItemField.Find(doubt.Field ?? string.Empty) is { } field)
        {
            yield return new Paragraph(turn.Pick($"要补上或更正，发：/fix {step.Number}-{item} {field.Chinese} 新的值", $"To fill it in or correct it: /fix {step.Number}-{item} {field.Name} VALUE"));
        }
    }

    /// <summary>A reading was chosen.</summary>
    internal async Task SettleAsync(Turn turn, Callback callback, CancellationToken cancellationToken)
    {
        var cut = callback.Argument.LastIndexOf('.');
        if (await StepAsync(turn, callback, cancellationToken).ConfigureAwait(false) is not { } step
            || cut < 0
            || await VersionAsync(step, cancellationToken).ConfigureAwait(false) is not { } version
            || Numbered(version.Doubts).FirstOrDefault(one => one.Place == callback.Argument[..cut]).Open is not { Doubt: { Item: { } item, Field: { } field } doubt }
            || !int.TryParse(callback.Argument.AsSpan(cut + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var at) || at >= doubt.Readings.Count)
        {
            turn.Toast ??= turn.Pick("这一处已经处理过了。", "This one is settled already.");
            return;
        }

        var request = new FixRequest(step.Publication, step.Number, item, field, doubt.Readings[at].Value, Number(turn.User), InDraft: version.State == IssueState.Draft);
        Tell(turn, await corrections.FixAsync(request, cancellationToken).ConfigureAwait(false), turn.Message);
    }

    internal async Task UndoAsync(Turn turn, Callback callback, CancellationToken cancellationToken)
    {
        var result = await corrections.UndoAsync(callback.Id, Number(turn.User), cancellationToken).ConfigureAwait(false);
        turn.Audit("undo", string.Create(CultureInfo.InvariantCulture, $"更正{callback.Id}：{(result is FixResult.Done ? "已撤销" : ((FixResult.Refused)result).Reason)}"));
        if (result is FixResult.Done done)
        {
            Replace(turn, turn.Pick($"已撤销：第{done.Issue}期第{done.Item}条的{done.Field.Chinese}恢复为“{done.After}”。", $"Undone: {done.Field.Name} of {done.Issue}-{done.Item} is “{done.After}” again."));
        }
        else
        {
            turn.Say(((FixResult.Refused)result).Reason);
        }
    }

    /// <summary>For the audit log.</summary>
    private static string Ended(DeskResult result) => result switch
    {
        DeskResult.Published { Items: var items, Replaced: var replaced } => string.Create(CultureInfo.InvariantCulture, $"{items}条{(replaced ? "，替换了原来的" : string.Empty)}"),
        DeskResult.Discarded { Items: var items } => string.Create(CultureInfo.InvariantCulture, $"草稿{items}条"),
        DeskResult.Removed { Items: var items, DraftItems: var drafts } => string.Create(CultureInfo.InvariantCulture, $"{items}条，草稿{drafts}条"),
        _ => "已经不在了",
    };

    private static void Tell(Turn turn, FixResult result, int? edits)
    {
        switch (result)
        {
            case FixResult.Done done:
                turn.Audit("fix", string.Create(CultureInfo.InvariantCulture, $"{done.Issue}-{done.Item} {done.Field.Chinese}：{done.Before} → {done.After}"));
                var text = done.Before == done.After
                    ? turn.Pick(
                        $"已确认第{done.Issue}期第{done.Item}条“{done.Title}”的{done.Field.Chinese}：{done.After}。重新载入时也按这个。",
                        $"Confirmed {done.Field.Name} of {done.Issue}-{done.Item} “{done.Title}”: {done.After}. It stays so when the issue is loaded again.")
                    : turn.Pick(
                        $"已更正第{done.Issue}期第{done.Item}条“{done.Title}”的{done.Field.Chinese}：{done.Before} → {done.After}",
                        $"Corrected {done.Field.Name} of {done.Issue}-{done.Item} “{done.Title}”: {done.Before} → {done.After}");
                var part = HtmlRenderer.Render(Message.Of(text))[0];
                turn.Send(new OutgoingMessage { Html = part.Html, Plain = part.Plain, Edits = edits, Buttons = [[new Button(turn.Pick("撤销", "Undo"), new Callback(UndoVerb, done.Id, string.Empty).ToString())]] });
                break;
            case FixResult.Refused refused:
                turn.Audit("fix", refused.Reason);
                turn.Say(refused.Reason);
                break;
        }
    }

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
            buttons.Add(new Button(turn.Pick($"看疑点（{version.Doubts.Count}）", $"Doubts ({version.Doubts.Count})"), new Callback(DoubtsVerb, id, string.Empty).ToString()));
        }

        if (version.State == IssueState.Draft)
        {
            buttons.Add(new Button(turn.Pick("放弃", "Drop"), new Callback(DiscardVerb, id, string.Empty).ToString()));
        }

        turn.Show(IssueReportText.Of(turn, report, version), buttons.Count > 0 ? [buttons] : []);
    }

    private async Task<IssueStep?> StepAsync(Turn turn, Callback callback, CancellationToken cancellationToken)
    {
        if (await steps.ReadAsync(turn, callback.Id, IssueStep.Kind, cancellationToken).ConfigureAwait(false) is { } row)
        {
            return PendingSteps.Data<IssueStep>(row);
        }

        turn.Toast = turn.Pick("这个按钮过期了，请用 /report 重新看。", "This button is too old; use /report.");
        return null;
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

    private async Task<VersionReport?> VersionAsync(IssueStep step, CancellationToken cancellationToken)
    {
        var report = await desk.ReportAsync(step.Publication, step.Number, cancellationToken).ConfigureAwait(false);
        return report?.Versions.FirstOrDefault(version => version.LoadedAt == step.LoadedAt);
    }

    /// <summary>A doubt by its item, its field and which of several alike it is: that stays the same while others are settled.</summary>
    private static IEnumerable<(OpenDoubt Open, string Place)> Numbered(IReadOnlyList<OpenDoubt> doubts) => doubts
        .GroupBy(open => (open.Doubt.Item, open.Doubt.Field))
        .SelectMany(alike => alike.Select((open, at) => (open, string.Create(CultureInfo.InvariantCulture, $"{open.Doubt.Item}.{open.Doubt.Field}.{at}"))));

    /// <summary>The issue that the words name; says what is wrong where there is none.</summary>
    private async Task<IssueReport?> FindAsync(Turn turn, string words, string example, CancellationToken cancellationToken)
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

    private static void Replace(Turn turn, string text)
    {
        var part = HtmlRenderer.Render(Message.Of(text))[0];
        turn.Send(new OutgoingMessage { Html = part.Html, Plain = part.Plain, Edits = turn.Message });
    }

    private static string State(Turn turn, StoredIssue issue) =>
        (issue.State == IssueState.Published ? turn.Pick("已发布", "published") : turn.Pick("草稿", "draft")) + (issue.IsSample ? turn.Pick("（示例）", " (sample)") : string.Empty);

    private static int Whole(Match match, string group) => int.TryParse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex("^(?<issue>[0-9]{1,6})\\s*[-－–.·]\\s*(?<item>[0-9]{1,4})\\s+(?<field>\\S+)\\s+(?<value>.+)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Singleline, 1000)]
    private static partial Regex FixWords();

    [GeneratedRegex("^((?<publication>\\S*[^\\s0-9第])\\s+)?第?\\s*(?<issue>[0-9]{1,6})\\s*期?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex IssueWords();
}
