using System.Globalization;
using ParkBot.Delivery;
using ParkBot.Digests;
using ParkBot.Messages;

namespace ParkBot.TelegramBot;

/// <summary><c>/digest</c>: what goes out next and how the last editions fared; previews, holds, tells who got what. What cannot be taken back is asked for first.</summary>
internal sealed class DigestDialog(DigestDesk desk, DigestPreviews previews, DigestDecisions decisions, RoundStarter rounds)
{
    internal const string Verb = "dg";

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
        Now => decisions.AskToSendAsync(turn, cancellationToken),
        Hold => HoldAsync(turn, held: true, cancellationToken),
        Release => HoldAsync(turn, held: false, cancellationToken),
        Who or WhoText => ListAsync(turn, callback.Id, asText: callback.Argument == WhoText, cancellationToken),
        Again => decisions.AskToDecideAsync(turn, callback.Id, again: true, cancellationToken),
        Taken => decisions.AskToDecideAsync(turn, callback.Id, again: false, cancellationToken),
        _ => ShowAsync(turn, turn.Message, cancellationToken),
    };

    private async Task PreviewAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (await previews.OfNewestAsync(DigestSpec.Whole, title => SubscriptionsDialog.Opening(turn, DigestSpec.Whole, title), cancellationToken).ConfigureAwait(false) is { } parts)
        {
            SubscriptionsDialog.Send(turn, parts);
        }
        else
        {
            turn.Say(turn.Pick("还没有载入任何一期。", "No issue is loaded yet."));
        }
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
}
