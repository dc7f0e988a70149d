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

/// <summary>What admins do to digests that cannot be taken back: each is asked for first, for ten minutes, and done once.</summary>
internal sealed class DigestDecisions(DigestDesk desk, RoundStarter rounds, PendingSteps steps)
{
    internal const string NowVerb = "dgnow";
    internal const string UncertainVerb = "dgun";

    internal async Task AskToSendAsync(Turn turn, CancellationToken cancellationToken)
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

    /// <summary>The answer to the question whether it shall go out now. Once: a second press finds the step used.</summary>
    internal async Task SendAsync(Turn turn, Callback callback, CancellationToken cancellationToken)
    {
        if (await steps.ReadAsync(turn, callback.Id, SendNowStep.Kind, cancellationToken).ConfigureAwait(false) is not { UsedAt: null } row)
        {
            turn.Toast = PendingSteps.Used(turn);
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
            turn.Toast = PendingSteps.Used(turn);
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

    internal async Task AskToDecideAsync(Turn turn, long edition, bool again, CancellationToken cancellationToken)
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

    internal static IReadOnlyList<Button> YesNo(Turn turn, string verb, long id, string yes) =>
        [new Button(yes, new Callback(verb, id, "yes").ToString()), new Button(turn.Pick("取消", "Cancel"), new Callback(verb, id, "no").ToString())];
}
