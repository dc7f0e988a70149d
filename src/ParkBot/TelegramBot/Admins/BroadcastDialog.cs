using System.Globalization;
using ParkBot.Digests;
using ParkBot.Messages;

namespace ParkBot.TelegramBot;

/// <summary>A message to all, waiting for a yes.</summary>
internal sealed record BroadcastStep(string Text)
{
    internal const string Kind = "broadcast";

    internal static readonly TimeSpan Good = TimeSpan.FromMinutes(10);
}

/// <summary><c>/broadcast</c>: a message of the admins to every chat with a subscription, shown first and sent once.</summary>
internal sealed class BroadcastDialog(DigestDesk desk, RoundStarter rounds, PendingSteps steps)
{
    internal const string Verb = "bc";

    /// <summary>One message, with room for what the channel needs.</summary>
    private const int Longest = 3000;

    internal async Task AskAsync(Turn turn, string words, CancellationToken cancellationToken)
    {
        if (words.Length is 0 or > Longest)
        {
            turn.Say(words.Length == 0
                ? turn.Pick("请把要发的话写在后面，例如：/broadcast 本周周报推迟到周二发出。", "Please put the text after the command, for example: /broadcast This week's issue comes on Tuesday.")
                : turn.Pick($"太长了（{words.Length} 个字），请用 {Longest} 个字以内。", $"That is {words.Length} characters; please use at most {Longest}."));
            return;
        }

        var chats = await desk.ChatsAsync(cancellationToken).ConfigureAwait(false);
        if (chats == 0)
        {
            turn.Say(turn.Pick("还没有人订阅，没有会话可以发。", "Nobody subscribes yet, so there is no chat to send it to."));
            return;
        }

        turn.Say(turn.Pick("预览，收到的是这样：", "Preview; this is what arrives:"));
        turn.Say(words);
        var id = PendingSteps.Add(turn, BroadcastStep.Kind, new BroadcastStep(words), BroadcastStep.Good);
        turn.Say(
            turn.Pick($"发给 {chats} 个有订阅的会话吗？发出后不能收回。10 分钟内有效。", $"Send it to {LanguageChoice.Count(chats, "chat")} with a subscription? It cannot be taken back. Good for 10 minutes."),
            [DigestDecisions.YesNo(turn, Verb, id, turn.Pick("发出", "Send"))]);
    }

    internal async Task SendAsync(Turn turn, Callback callback, CancellationToken cancellationToken)
    {
        if (await steps.ReadAsync(turn, callback.Id, BroadcastStep.Kind, cancellationToken).ConfigureAwait(false) is not { UsedAt: null } row)
        {
            turn.Toast = PendingSteps.Used(turn);
            return;
        }

        PendingSteps.Use(turn, row);
        if (callback.Argument != "yes")
        {
            IssueDialog.Replace(turn, turn.Pick("没有发。", "Nothing was sent."));
            return;
        }

        var text = PendingSteps.Data<BroadcastStep>(row).Text;
        turn.Change(desk.Broadcast(text));
        turn.Audit("broadcast", string.Create(CultureInfo.InvariantCulture, $"{text.Length}字：{(text.Length <= 60 ? text : string.Concat(text.AsSpan(0, OddCharacters.Cut(text, 60)), "…"))}"));
        IssueDialog.Replace(turn, turn.Pick("正在发出。发 /digest 看进度。", "It is going out. Send /digest to see how it goes."));
        turn.Afterwards(() => rounds.Start(makesNewest: false));
    }
}
