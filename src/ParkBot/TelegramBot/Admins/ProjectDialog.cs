using System.Globalization;
using System.Text.RegularExpressions;
using ParkBot.Ingestion;
using ParkBot.Messages;

namespace ParkBot.TelegramBot;

/// <summary>Admins say in chat which items tell of one project: by command, by the button of a doubt, and take it back.</summary>
internal sealed partial class ProjectDialog(ProjectDecisions decisions)
{
    internal const string UndoVerb = "unlink";

    /// <summary><c>/join 107-3 108-7</c>.</summary>
    internal Task JoinAsync(Turn turn, string words, CancellationToken cancellationToken) => DecideAsync(turn, DecisionKind.Join, words, least: 2, cancellationToken);

    /// <summary><c>/part 108-7</c>.</summary>
    internal Task PartAsync(Turn turn, string words, CancellationToken cancellationToken) => DecideAsync(turn, DecisionKind.Part, words, least: 1, cancellationToken);

    /// <summary>The button of a proposed link or of a correction whose target was not clear.</summary>
    internal async Task SettleAsync(Turn turn, ItemName own, IReadOnlyList<string> readings, string chosen, CancellationToken cancellationToken)
    {
        // None of them: what each of them would have been is refused.
        var others = (chosen == DecisionText.None ? readings : [chosen]).Select(DecisionText.Read).OfType<(DecisionKind Kind, string Publication, int Issue, int Number)>().ToList();
        if (others.Count == 0)
        {
            turn.Toast = turn.Pick("这一处已经处理过了。", "This one is settled already.");
            return;
        }

        var kind = chosen == DecisionText.None ? DecisionKind.Part : others[0].Kind;
        await CarryOutAsync(turn, kind, [own, .. others.Select(other => new ItemName(other.Publication, other.Issue, other.Number))], turn.Message, cancellationToken).ConfigureAwait(false);
    }

    internal async Task UndoAsync(Turn turn, Callback callback, CancellationToken cancellationToken)
    {
        var result = await decisions.UndoAsync(callback.Id, Number(turn.User), done => turn.Together(() => Undone(turn, done)), cancellationToken).ConfigureAwait(false);
        if (result is DecisionResult.Refused refused)
        {
            turn.Audit("undo", string.Create(CultureInfo.InvariantCulture, $"{callback.Id}：{refused.Reason}"));
            turn.Say(refused.Reason);
        }
    }

    private async Task DecideAsync(Turn turn, DecisionKind kind, string words, int least, CancellationToken cancellationToken)
    {
        var named = Reference().Matches(words).Select(match => new ItemName(null, Whole(match, "issue"), Whole(match, "item"))).ToList();
        if (named.Count < least || Reference().Replace(words, string.Empty).Trim(' ', ',', '，', '、').Length > 0)
        {
            turn.Show(kind == DecisionKind.Join
                ? new Message(
                [
                    new Paragraph(turn.Pick("写法：/join 期-条 期-条，例如 /join 107-3 108-7", "Write /join ISSUE-ITEM ISSUE-ITEM, for example /join 107-3 108-7"), Tone.Answer),
                    new Paragraph(turn.Pick("这几条新闻说的是同一个项目，求和只计一次。重新载入后仍然有效，可以撤销。", "These items tell of one project, which sums count once. It outlives a new load and can be undone.")),
                ])
                : new Message(
                [
                    new Paragraph(turn.Pick("写法：/part 期-条，例如 /part 108-7", "Write /part ISSUE-ITEM, for example /part 108-7"), Tone.Answer),
                    new Paragraph(turn.Pick("这条新闻说的不是和它合并在一起的那个项目。再写几条，就只和那几条分开。", "This item's project is not that of the items it was merged with. Name more items to part it from these only.")),
                ]));
            return;
        }

        await CarryOutAsync(turn, kind, named, edits: null, cancellationToken).ConfigureAwait(false);
    }

    private async Task CarryOutAsync(Turn turn, DecisionKind kind, IReadOnlyList<ItemName> items, int? edits, CancellationToken cancellationToken)
    {
        var request = new DecisionRequest(items, Number(turn.User)) { Together = done => turn.Together(() => Decided(turn, done, edits)) };
        var result = await (kind switch
        {
            DecisionKind.Join => decisions.JoinAsync(request, cancellationToken),
            DecisionKind.Part => decisions.PartAsync(request, cancellationToken),
            _ => decisions.CorrectAsync(request, cancellationToken),
        }).ConfigureAwait(false);
        if (result is DecisionResult.Refused refused)
        {
            turn.Audit(Verb(kind), refused.Reason);
            turn.Say(refused.Reason);
        }
    }

    private static void Decided(Turn turn, DecisionResult.Done done, int? edits)
    {
        turn.Audit(Verb(done.Kind), string.Join(' ', done.Items.Select(item => string.Create(CultureInfo.InvariantCulture, $"{item.Issue}-{item.Number}"))));
        var (first, rest) = (Named(done.Items[0]), string.Join('、', done.Items.Skip(1).Select(Named)));
        var text = done.Kind switch
        {
            DecisionKind.Join => turn.Pick($"已合并：{first}、{rest} 算同一个项目，求和只计一次。", $"Joined: {first}、{rest} are one project now; sums count it once."),
            DecisionKind.Part => turn.Pick($"已拆分：{first} 和 {rest} 不算同一个项目。", $"Parted: {first} is not the project of {rest}."),
            _ => turn.Pick($"已对应：{first} 更正的是 {rest}。", $"Noted: {first} corrects {rest}."),
        };
        var part = HtmlRenderer.Render(Message.Of(text))[0];
        turn.Send(new OutgoingMessage { Html = part.Html, Plain = part.Plain, Edits = edits, Buttons = [[new Button(turn.Pick("撤销", "Undo"), new Callback(UndoVerb, done.Id, string.Empty).ToString())]] });
    }

    private static void Undone(Turn turn, DecisionResult.Done done)
    {
        turn.Audit("undo", string.Create(CultureInfo.InvariantCulture, $"{DecisionText.Name(done.Kind)}{done.Id}：已撤销"));
        var items = string.Join('、', done.Items.Select(Named));
        IssueDialog.Replace(turn, turn.Pick($"已撤销第{done.Id}号{DecisionText.Name(done.Kind)}：{items}。", $"Undone: {Verb(done.Kind)} of {items}."));
    }

    private static string Verb(DecisionKind kind) => kind switch { DecisionKind.Join => "join", DecisionKind.Part => "part", _ => "correct" };

    private static string Named(DecidedItem item) => string.Create(CultureInfo.InvariantCulture, $"［{item.Issue}·{item.Number}］{item.Title}");

    [GeneratedRegex("(?<![0-9])(?<issue>[0-9]{1,6})\\s*[-－–.·]\\s*(?<item>[0-9]{1,4})(?![0-9])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Reference();

    private static int Whole(Match match, string group) => int.TryParse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
