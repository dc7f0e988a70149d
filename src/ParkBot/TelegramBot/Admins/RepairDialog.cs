using System.Globalization;
using System.Text.RegularExpressions;
using ParkBot.Ingestion;
using ParkBot.Messages;
using ParkBot.News;
using ParkBot.Storage;

namespace ParkBot.TelegramBot;

/// <summary>What admins mend in chat: doubts with a button a reading, corrections by hand, and taking them back.</summary>
internal sealed partial class RepairDialog(IssueDesk desk, Corrections corrections, ProjectDialog projects, PendingSteps steps)
{
    internal const string DoubtsVerb = "doubt";
    internal const string FixVerb = "fix";
    internal const string UndoVerb = "undo";

    /// <summary>A message a doubt, and a message a second: more would keep the chat from everything else.</summary>
    private const int DoubtsAPress = 10;

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
        await CorrectAsync(turn, request, edits: null, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Each doubt is a message of its own with a button a reading.</summary>
    internal async Task DoubtsAsync(Turn turn, Callback callback, CancellationToken cancellationToken)
    {
        if (await steps.IssueAsync(turn, callback.Id, cancellationToken).ConfigureAwait(false) is not { } step || await VersionAsync(step, cancellationToken).ConfigureAwait(false) is not { } version)
        {
            turn.Toast ??= turn.Pick("这份报告旧了，请用 /report 看现在的。", "That report is old; use /report for what is there now.");
            return;
        }

        if (version.Doubts.Count == 0)
        {
            turn.Toast = turn.Pick("没有要看的疑点了。", "No doubt is left.");
            return;
        }

        var from = int.TryParse(callback.Argument, NumberStyles.None, CultureInfo.InvariantCulture, out var told) ? told : 0;
        foreach (var (open, place) in Numbered(version.Doubts).Skip(from).Take(DoubtsAPress))
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

        var rest = version.Doubts.Count - from - DoubtsAPress;
        if (rest > 0)
        {
            turn.Say(
                turn.Pick($"还有{rest}处。", $"{rest} more."),
                [[new Button(turn.Pick("接着看", "Go on"), new Callback(DoubtsVerb, callback.Id, (from + DoubtsAPress).ToString(CultureInfo.InvariantCulture)).ToString())]]);
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
        if (await steps.IssueAsync(turn, callback.Id, cancellationToken).ConfigureAwait(false) is not { } step
            || cut < 0
            || await VersionAsync(step, cancellationToken).ConfigureAwait(false) is not { } version
            || Numbered(version.Doubts).FirstOrDefault(one => one.Place == callback.Argument[..cut]).Open is not { Doubt: { Item: { } item, Field: { } field } doubt }
            || !int.TryParse(callback.Argument.AsSpan(cut + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var at) || at >= doubt.Readings.Count)
        {
            turn.Toast ??= turn.Pick("这一处已经处理过了。", "This one is settled already.");
            return;
        }

        if (field is LedgerDoubts.Project or LedgerDoubts.Correction)
        {
            var own = new ItemName(step.Publication, step.Number, item) { LoadedAt = step.LoadedAt };
            await projects.SettleAsync(turn, own, [.. doubt.Readings.Select(reading => reading.Value)], doubt.Readings[at].Value, cancellationToken).ConfigureAwait(false);
            return;
        }

        var request = new FixRequest(step.Publication, step.Number, item, field, doubt.Readings[at].Value, Number(turn.User), InDraft: version.State == IssueState.Draft) { LoadedAt = step.LoadedAt };
        await CorrectAsync(turn, request, turn.Message, cancellationToken).ConfigureAwait(false);
    }

    internal async Task UndoAsync(Turn turn, Callback callback, CancellationToken cancellationToken)
    {
        var result = await corrections.UndoAsync(callback.Id, Number(turn.User), done => turn.Together(() => Undone(turn, callback.Id, done)), cancellationToken).ConfigureAwait(false);
        if (result is FixResult.Refused refused)
        {
            turn.Audit("undo", string.Create(CultureInfo.InvariantCulture, $"更正{callback.Id}：{refused.Reason}"));
            turn.Say(refused.Reason);
        }
    }

    private static void Undone(Turn turn, long id, FixResult.Done done)
    {
        turn.Audit("undo", string.Create(CultureInfo.InvariantCulture, $"更正{id}：已撤销"));
        IssueDialog.Replace(turn, turn.Pick($"已撤销：第{done.Issue}期第{done.Item}条的{done.Field.Chinese}恢复为“{done.After}”。", $"Undone: {done.Field.Name} of {done.Issue}-{done.Item} is “{done.After}” again."));
    }

    private async Task CorrectAsync(Turn turn, FixRequest request, int? edits, CancellationToken cancellationToken)
    {
        var result = await corrections.FixAsync(request with { Together = done => turn.Together(() => Corrected(turn, done, edits)) }, cancellationToken).ConfigureAwait(false);
        if (result is FixResult.Refused refused)
        {
            turn.Audit("fix", refused.Reason);
            turn.Say(refused.Reason);
        }
    }

    private static void Corrected(Turn turn, FixResult.Done done, int? edits)
    {
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

    [GeneratedRegex("^(?<issue>[0-9]{1,6})\\s*[-－–.·]\\s*(?<item>[0-9]{1,4})\\s+(?<field>\\S+)\\s+(?<value>.+)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Singleline, 1000)]
    private static partial Regex FixWords();

    private static int Whole(Match match, string group) => int.TryParse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
