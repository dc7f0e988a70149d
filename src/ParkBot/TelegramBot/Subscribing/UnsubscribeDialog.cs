using System.Text.Json;
using ParkBot.Digests;
using ParkBot.Messages;

namespace ParkBot.TelegramBot;

/// <summary>A subscription that was ended, so that a slip of the finger can be taken back for a day.</summary>
/// <param name="Day">0 (Sunday) to 6; null: with the edition.</param>
/// <param name="Zone">Of day and minute, null where there is no day.</param>
internal sealed record EndedStep(long Chat, int? Topic, string? Title, string Spec, int? Day, int? Minute, string? Zone, bool Quiet)
{
    internal const string Kind = "unsub";

    internal static readonly TimeSpan Good = TimeSpan.FromDays(1);
}

/// <summary>Ends subscriptions: the button of every digest, and that of a subscription's card.</summary>
internal sealed class UnsubscribeDialog(Subscriptions subscriptions, SubscriptionTargets targets, PendingSteps steps)
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
    internal void End(Turn turn, SubscriptionTarget target, Subscription one)
    {
        turn.Change(Subscriptions.Remove(target.Chat, one.Id));
        Farewell(turn, target, one, turn.Message);
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
            Farewell(turn, target, ended, edits: null);
        }
    }

    private static void Farewell(Turn turn, SubscriptionTarget target, Subscription one, int? edits)
    {
        var text = turn.Pick($"已退订：{SubscriptionText.Name(turn.Language, one.Spec)}。以后发 /subscribe 可以再订阅。", $"Unsubscribed: {SubscriptionText.Name(turn.Language, one.Spec)}. Send /subscribe to subscribe again.");
        if (one.Spec is not { } spec)
        {
            Cards.Put(turn, text, [], edits);
            return;
        }

        var step = new EndedStep(target.Chat, one.Topic, target.Title, spec.ToJson(), (int?)one.Slot?.Day, one.Slot?.Minute, one.Slot?.Zone.Id, one.Quiet);
        var id = PendingSteps.Add(turn, EndedStep.Kind, step, EndedStep.Good);
        Cards.Put(turn, text, [[new Button(turn.Pick("撤销退订", "Undo"), new Callback(UndoVerb, id, string.Empty).ToString())]], edits);
    }

    private async Task UndoAsync(Turn turn, long id, CancellationToken cancellationToken)
    {
        if (await steps.ReadAsync(turn, id, EndedStep.Kind, cancellationToken).ConfigureAwait(false) is not { UsedAt: null } row
            || PendingSteps.Data<EndedStep>(row) is not { } step || Spec(step) is not { } spec)
        {
            turn.Toast = turn.Pick("过期了，请发 /subscribe 重新订阅。", "That is too late. Please send /subscribe.");
            return;
        }

        if (await targets.OfButtonAsync(turn, step.Title is null ? 0 : step.Chat, cancellationToken).ConfigureAwait(false) is null)
        {
            return;
        }

        PendingSteps.Use(turn, row);
        Slot? slot = step is { Day: { } day, Minute: { } minute }
            ? new Slot((DayOfWeek)day, minute, step.Zone is { } zone && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var own) ? own : subscriptions.ConfiguredZone)
            : null;
        turn.Change(subscriptions.Add(step.Chat, step.Topic, spec, slot, step.Quiet, _ => { }));
        Cards.Put(turn, turn.Pick($"恢复了订阅：{spec.Name}。", $"Subscribed again: {spec.Name}."), [], turn.Message);
    }

    private static DigestSpec? Spec(EndedStep step)
    {
        try
        {
            return DigestSpec.FromJson(step.Spec);
        }
        catch (Exception failure) when (failure is JsonException or KeyNotFoundException)
        {
            return null;
        }
    }
}
