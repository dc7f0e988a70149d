using System.Globalization;
using ParkBot.Delivery;
using ParkBot.Digests;
using ParkBot.Messages;

namespace ParkBot.TelegramBot;

/// <summary>An edition that is to be sent at once, waiting for a yes. <paramref name="Issue"/> is what its button was made for.</summary>
internal sealed record SendNowStep(string Issue)
{
    internal const string Kind = "sendnow";

    internal static readonly TimeSpan Good = TimeSpan.FromMinutes(10);
}

/// <summary>What to do with messages of an edition that may have arrived, waiting for a yes.</summary>
internal sealed record UncertainStep(long Edition, bool Again)
{
    internal const string Kind = "uncertain";

    internal static readonly TimeSpan Good = TimeSpan.FromMinutes(10);
}

/// <summary><c>/digest</c>: what goes out next and how the last editions fared; previews, sends now, holds, decides about uncertain messages.</summary>
internal sealed class DigestDialog(DigestDesk desk, DigestPreviews previews, RoundStarter rounds, PendingSteps steps)
{
    internal const string Verb = "dg";
    internal const string NowVerb = "dgnow";
    internal const string UncertainVerb = "dgun";

    private const string Preview = "preview";
    private const string Now = "now";
    private const string Hold = "hold";
    private const string Release = "go";
    private const string Who = "who";
    private const string WhoText = "whoc";
    private const string Again = "again";
    private const string Taken = "taken";

    internal async Task ShowAsync(Turn turn, int? edits, CancellationToken cancellationToken)
    {
        var outlook = await desk.OutlookAsync(cancellationToken).ConfigureAwait(false);
        Show(turn, outlook, await desk.EditionsAsync(cancellationToken).ConfigureAwait(false), edits);
    }

    internal Task HandleAsync(Turn turn, Callback callback, CancellationToken cancellationToken) => callback.Argument switch
    {
        Preview => PreviewAsync(turn, cancellationToken),
        Now => AskToSendAsync(turn, cancellationToken),
        Hold => HoldAsync(turn, held: true, cancellationToken),
        Release => HoldAsync(turn, held: false, cancellationToken),
        Who or WhoText => ListAsync(turn, callback.Id, asText: callback.Argument == WhoText, cancellationToken),
        Again => AskToDecideAsync(turn, callback.Id, again: true, cancellationToken),
        Taken => AskToDecideAsync(turn, callback.Id, again: false, cancellationToken),
        _ => ShowAsync(turn, turn.Message, cancellationToken),
    };

    /// <summary>The answer to the question whether it shall go out now. Once: a second press finds the step used.</summary>
    internal async Task SendAsync(Turn turn, Callback callback, CancellationToken cancellationToken)
    {
        if (await steps.ReadAsync(turn, callback.Id, SendNowStep.Kind, cancellationToken).ConfigureAwait(false) is not { UsedAt: null } row)
        {
            turn.Toast = Used(turn);
            return;
        }

        PendingSteps.Use(turn, row);
        var issue = PendingSteps.Data<SendNowStep>(row).Issue;
        if (callback.Argument != "yes")
        {
            IssueDialog.Replace(turn, turn.Pick("没有发。", "Nothing was sent."));
            return;
        }

        var outlook = await desk.OutlookAsync(cancellationToken).ConfigureAwait(false);
        if (outlook.IsOut || outlook.Newest?.Title != issue)
        {
            IssueDialog.Replace(turn, turn.Pick($"{issue}已经发出，或不再是最新一期。发 /digest 看现在的情况。", $"{issue} is out already or no longer the newest. Send /digest to see how things stand."));
            return;
        }

        turn.Audit("digest", $"马上发出{issue}");
        IssueDialog.Replace(turn, turn.Pick($"正在发出{issue}。发 /digest 看进度。", $"{issue} is going out. Send /digest to see how it goes."));
        turn.Afterwards(() => rounds.Start(makesNewest: true));
    }

    internal async Task DecideAsync(Turn turn, Callback callback, CancellationToken cancellationToken)
    {
        if (await steps.ReadAsync(turn, callback.Id, UncertainStep.Kind, cancellationToken).ConfigureAwait(false) is not { UsedAt: null } row)
        {
            turn.Toast = Used(turn);
            return;
        }

        PendingSteps.Use(turn, row);
        var step = PendingSteps.Data<UncertainStep>(row);
        if (callback.Argument != "yes")
        {
            IssueDialog.Replace(turn, turn.Pick("没有动。", "Nothing was changed."));
            return;
        }

        await desk.DecideAsync(step.Edition, step.Again, count => turn.Together(() => Decided(turn, step, count))).ConfigureAwait(false);
    }

    private static void Decided(Turn turn, UncertainStep step, int count)
    {
        turn.Audit("uncertain", string.Create(CultureInfo.InvariantCulture, $"{(step.Again ? "重发" : "当作已送达")} {count} 条（推送 {step.Edition}）"));
        IssueDialog.Replace(turn, step.Again
            ? turn.Pick($"{count} 条正在重发。", $"{LanguageChoice.Count(count, "message")} will be sent again.")
            : turn.Pick($"{count} 条当作已送达。", $"{LanguageChoice.Count(count, "message")} taken as delivered."));
    }

    private async Task PreviewAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (await previews.OfNewestAsync(DigestSpec.Whole, cancellationToken).ConfigureAwait(false) is { } parts)
        {
            SubscriptionsDialog.Send(turn, parts);
        }
        else
        {
            turn.Say(turn.Pick("还没有载入任何一期。", "No issue is loaded yet."));
        }
    }

    private async Task AskToSendAsync(Turn turn, CancellationToken cancellationToken)
    {
        var outlook = await desk.OutlookAsync(cancellationToken).ConfigureAwait(false);
        if (outlook.Newest is not { } newest || outlook.IsOut)
        {
            turn.Say(outlook.Newest is null
                ? turn.Pick("没有可以发的：还没有载入正式的周报（示例不发给订阅的人）。", "There is nothing to send: no real issue is loaded (samples go to nobody).")
                : turn.Pick("最新一期已经发过，一期只发一次。", "The newest issue is out already; an issue goes out once."));
            return;
        }

        var id = PendingSteps.Add(turn, SendNowStep.Kind, new SendNowStep(newest.Title), SendNowStep.Good);
        var held = outlook.Held ? turn.Pick("现在是暂停发送，恢复之前不会送到。", " Sending is on hold; nothing arrives before it is resumed.") : string.Empty;
        turn.Say(
            turn.Pick($"现在把{newest.Title}发给 {outlook.Active} 个订阅吗？不等各自定的时间，发出后不能收回。{held}", $"Send {newest.Title} to {LanguageChoice.Count(outlook.Active, "subscription")} now? Their own times are not waited for, and it cannot be taken back.{held}"),
            [YesNo(turn, NowVerb, id, turn.Pick("发出", "Send"))]);
    }

    private async Task HoldAsync(Turn turn, bool held, CancellationToken cancellationToken)
    {
        var outlook = await desk.OutlookAsync(cancellationToken).ConfigureAwait(false);
        if (outlook.Held == held)
        {
            turn.Toast = turn.Pick("已经是这样了。", "It is so already.");
            return;
        }

        turn.Change(DigestDesk.Hold(held));
        turn.Audit("digest", held ? "暂停发送" : "恢复发送");
        turn.Toast = held ? turn.Pick("已暂停。", "On hold.") : turn.Pick("已恢复。", "Resumed.");
        if (!held)
        {
            turn.Afterwards(() => rounds.Start(makesNewest: false));
        }

        Show(turn, outlook with { Held = held }, await desk.EditionsAsync(cancellationToken).ConfigureAwait(false), turn.Message);
    }

    private async Task ListAsync(Turn turn, long edition, bool asText, CancellationToken cancellationToken)
    {
        if (await desk.EditionAsync(edition, cancellationToken).ConfigureAwait(false) is not { } status)
        {
            turn.Toast = turn.Pick("没有这一次推送。", "There is no such edition.");
            return;
        }

        var table = await desk.WhoAsync(edition, turn.Zone, cancellationToken).ConfigureAwait(false);
        var name = string.Create(CultureInfo.InvariantCulture, $"edition-{edition}");
        var caption = turn.Pick($"{DigestStateText.Name(turn.Language, status)}：谁在什么时候收到了什么，共 {table.Rows.Count} 条。", $"{DigestStateText.Name(turn.Language, status)}: who got what when, {LanguageChoice.Count(table.Rows.Count, "message")}.");
        turn.Audit("digest", string.Create(CultureInfo.InvariantCulture, $"导出名单（推送 {edition}，{table.Rows.Count}条）"));
        IReadOnlyList<IReadOnlyList<Button>> buttons = asText ? [] : [[new Button("CSV", new Callback(Verb, edition, WhoText).ToString())]];
        turn.Send(
            new OutgoingMessage { Html = OddCharacters.Escape(caption), Plain = caption, File = OutgoingFile.Document, FileName = name + (asText ? ".csv" : ".xlsx"), Buttons = buttons },
            asText ? TableFile.Csv(table) : TableFile.Xlsx([(name, table)]));
    }

    private async Task AskToDecideAsync(Turn turn, long edition, bool again, CancellationToken cancellationToken)
    {
        if (await desk.EditionAsync(edition, cancellationToken).ConfigureAwait(false) is not { } status || status.Of(OutboxState.Uncertain) is not (> 0 and var count))
        {
            turn.Toast = turn.Pick("没有不确定的消息。", "There are no uncertain messages.");
            return;
        }

        var id = PendingSteps.Add(turn, UncertainStep.Kind, new UncertainStep(edition, again), UncertainStep.Good);
        turn.Say(
            again
                ? turn.Pick($"重发 {count} 条不确定的消息吗？其中有些可能已经送到，对方会收到两次。", $"Send {LanguageChoice.Count(count, "uncertain message")} again? Some may have arrived; those would come twice.")
                : turn.Pick($"把 {count} 条不确定的消息当作已送达吗？其中有些可能没有送到，不会再发。", $"Take {LanguageChoice.Count(count, "uncertain message")} as delivered? Some may not have arrived and will not be sent again."),
            [YesNo(turn, UncertainVerb, id, again ? turn.Pick("重发", "Send again") : turn.Pick("当作已送达", "As delivered"))]);
    }

    private static void Show(Turn turn, DigestOutlook outlook, IReadOnlyList<EditionStatus> editions, int? edits)
    {
        var rows = new List<IReadOnlyList<Button>>();
        Button Of(string label, long edition, string argument) => new(label, new Callback(Verb, edition, argument).ToString());
        var first = new List<Button> { Of(turn.Pick("预览", "Preview"), 0, Preview) };
        if (outlook is { Newest: not null, IsOut: false })
        {
            first.Add(Of(turn.Pick("马上发出", "Send now"), 0, Now));
        }

        first.Add(outlook.Held ? Of(turn.Pick("恢复发送", "Resume"), 0, Release) : Of(turn.Pick("暂停发送", "Hold"), 0, Hold));
        rows.Add(first);
        foreach (var edition in editions)
        {
            var row = new List<Button> { Of(turn.Pick("名单：", "List: ") + DigestStateText.Short(turn.Language, edition), edition.Id, Who) };
            if (edition.Of(OutboxState.Uncertain) is > 0 and var uncertain)
            {
                row.Add(Of(turn.Pick($"重发不确定的（{uncertain}）", $"Resend uncertain ({uncertain})"), edition.Id, Again));
                row.Add(Of(turn.Pick("当作已送达", "As delivered"), edition.Id, Taken));
            }

            rows.Add(row);
        }

        rows.Add([Of(turn.Pick("刷新", "Refresh"), 0, "show")]);
        Cards.Put(turn, DigestStateText.Of(turn, outlook, editions), rows, edits);
    }

    internal static IReadOnlyList<Button> YesNo(Turn turn, string verb, long id, string yes) =>
        [new Button(yes, new Callback(verb, id, "yes").ToString()), new Button(turn.Pick("取消", "Cancel"), new Callback(verb, id, "no").ToString())];

    private static string Used(Turn turn) => turn.Pick("这一次确认已经用过或过期了。", "This confirmation is used or expired.");
}
