using ParkBot.Digests;
using ParkBot.Messages;

namespace ParkBot.TelegramBot;

/// <summary>A subscription that was ended, so that a slip of the finger can be taken back for a day.</summary>
/// <param name="Ended">As it was.</param>
/// <param name="Name">What it was called.</param>
/// <param name="Elsewhere">True where it is another chat's than the one in which it was ended.</param>
internal sealed record EndedStep(EndedSubscription Ended, string Name, bool Elsewhere)
{
    internal const string Kind = "unsub";

    internal static readonly TimeSpan Good = TimeSpan.FromDays(1);
}

/// <summary>Ends subscriptions: the button of every digest, and that of a subscription's card.</summary>
internal sealed class UnsubscribeDialog(Subscriptions subscriptions, SubscriptionEndings endings, SubscriptionTargets targets, PendingSteps steps)
{
    private const string UndoVerb = "resub";

    internal async Task<bool> HandleAsync(Turn turn, Callback callback, CancellationToken cancellationToken)
    {
        switch (callback.Verb)
        {
            case DigestRenderer.UnsubscribeVerb:
                await UnderDigestAsync(turn, callback.Argument, cancellationToken).ConfigureAwait(false);
                return true;
            case UndoVerb:
                await UndoAsync(turn, callback.Id, cancellationToken).ConfigureAwait(false);
                return true;
            default:
                return false;
        }
    }

    /// <summary>Ends one, and offers to take it back.</summary>
    internal async Task EndAsync(Turn turn, SubscriptionTarget target, Subscription one, CancellationToken cancellationToken)
    {
        turn.Change(Subscriptions.Remove(target.Chat, one.Id));
        await FarewellAsync(turn, target, one, turn.Message, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>However old the digest is: its key names what it served. The digest itself stays as it is.</summary>
    private async Task UnderDigestAsync(Turn turn, string key, CancellationToken cancellationToken)
    {
        if (await targets.OfButtonAsync(turn, 0, cancellationToken).ConfigureAwait(false) is not { } target)
        {
            return;
        }

        var all = await subscriptions.OfChatAsync(turn.Chat.Id, cancellationToken).ConfigureAwait(false);
        if ((all.FirstOrDefault(one => one.Key == key && one.Topic == turn.Topic) ?? all.FirstOrDefault(one => one.Key == key)) is not { } ended)
        {
            turn.Toast = turn.Pick("这个订阅已经退掉了。", "That subscription has ended already.");
            return;
        }

        turn.Change(Subscriptions.Remove(turn.Chat.Id, ended.Id));
        turn.Toast = turn.Pick("已退订。", "Unsubscribed.");

        // A channel's readers need not see who ended what.
        if (turn.Chat.Type != "channel")
        {
            await FarewellAsync(turn, target, ended, edits: null, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task FarewellAsync(Turn turn, SubscriptionTarget target, Subscription one, int? edits, CancellationToken cancellationToken)
    {
        var name = SubscriptionText.Name(turn.Language, one.Spec);
        var text = turn.Pick($"已退订：{name}。以后发 /subscribe 可以再订阅。", $"Unsubscribed: {name}. Send /subscribe to subscribe again.");
        if (one.Spec is null || await endings.ReadAsync(target.Chat, one.Id, cancellationToken).ConfigureAwait(false) is not { } ended)
        {
            Cards.Put(turn, text, [], edits);
            return;
        }

        var id = PendingSteps.Add(turn, EndedStep.Kind, new EndedStep(ended, name, target.Title is not null), EndedStep.Good);
        Cards.Put(turn, text, [[new Button(turn.Pick("撤销退订", "Undo"), new Callback(UndoVerb, id, string.Empty).ToString())]], edits);
    }

    private async Task UndoAsync(Turn turn, long id, CancellationToken cancellationToken)
    {
        if (await steps.ReadAsync(turn, id, EndedStep.Kind, cancellationToken).ConfigureAwait(false) is not { UsedAt: null } row)
        {
            turn.Toast = turn.Pick("撤销不了了，请发 /subscribe 重新订阅。", "That can no longer be taken back. Please send /subscribe.");
            return;
        }

        var step = PendingSteps.Data<EndedStep>(row);
        if (await targets.OfButtonAsync(turn, step.Elsewhere ? step.Ended.Chat : 0, cancellationToken).ConfigureAwait(false) is null)
        {
            return;
        }

        PendingSteps.Use(turn, row);
        turn.Change(endings.Restore(step.Ended));
        Cards.Put(turn, turn.Pick($"恢复了订阅：{step.Name}。", $"Subscribed again: {step.Name}."), [], turn.Message);
    }
}
