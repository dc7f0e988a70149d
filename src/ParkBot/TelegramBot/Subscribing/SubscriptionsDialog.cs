using System.Globalization;
using Microsoft.Extensions.Options;
using ParkBot.Digests;
using ParkBot.Messages;

namespace ParkBot.TelegramBot;

/// <summary><c>/subscriptions</c>: what a chat gets, and the buttons that change it.</summary>
internal sealed class SubscriptionsDialog(Subscriptions subscriptions, SubscriptionTargets targets, SubscriptionText text, DigestPreviews previews, UnsubscribeDialog endings, IOptions<DigestOptions> options)
{
    internal async Task ListAsync(Turn turn, string words, CancellationToken cancellationToken)
    {
        if (await targets.FindAsync(turn, words, changes: false, cancellationToken).ConfigureAwait(false) is not { } found)
        {
            return;
        }

        var target = found.Target;

        // A topic of a forum shows its own.
        var all = (await subscriptions.OfChatAsync(target.Chat, cancellationToken).ConfigureAwait(false)).Where(one => one.Topic == target.Topic).ToList();
        if (all.Count == 0)
        {
            turn.Say(turn.Pick("还没有订阅。发 /subscribe 选一个，或直接写，例如：/subscribe 江苏 新能源 周一 9:00", "There is no subscription yet. Send /subscribe to pick one, or write it, for example: /subscribe 江苏 新能源 周一 9:00"));
        }
        else if (all is [var only])
        {
            Card(turn, target, only, edits: null);
        }
        else
        {
            List(turn, target, all);
        }
    }

    internal async Task<bool> HandleAsync(Turn turn, Callback callback, CancellationToken cancellationToken)
    {
        if (callback.Verb != SubscriptionButtons.Verb)
        {
            return false;
        }

        var dot = callback.Argument.IndexOf('.', StringComparison.Ordinal);
        if (dot < 1)
        {
            turn.Toast = Old(turn);
        }
        else if (await targets.OfButtonAsync(turn, callback.Id, cancellationToken).ConfigureAwait(false) is { } target)
        {
            await ActAsync(turn, target, callback.Argument[..dot], callback.Argument[(dot + 1)..], cancellationToken).ConfigureAwait(false);
        }

        return true;
    }

    private async Task ActAsync(Turn turn, SubscriptionTarget target, string action, string key, CancellationToken cancellationToken)
    {
        var all = await subscriptions.OfChatAsync(target.Chat, cancellationToken).ConfigureAwait(false);
        if ((all.FirstOrDefault(one => one.Key == key && one.Topic == target.Topic) ?? all.FirstOrDefault(one => one.Key == key)) is not { } one)
        {
            turn.Toast = turn.Pick("这个订阅已经退掉了。", "That subscription has ended.");
            return;
        }

        switch (action)
        {
            case SubscriptionButtons.Open:
                Card(turn, target, one, edits: null);
                break;
            case SubscriptionButtons.Show:
                Card(turn, target, one, turn.Message);
                break;
            case SubscriptionButtons.Preview:
                await PreviewAsync(turn, one, cancellationToken).ConfigureAwait(false);
                break;
            case SubscriptionButtons.Pause:
                Changed(turn, target, one with { State = SubscriptionState.Paused }, Subscriptions.Pause(target.Chat, one.Id));
                break;
            case SubscriptionButtons.Resume:
                Changed(turn, target, one with { State = SubscriptionState.Active }, subscriptions.Resume(target.Chat, one.Id));
                break;
            case SubscriptionButtons.Silent or SubscriptionButtons.Loud:
                var quiet = action == SubscriptionButtons.Silent;
                Changed(turn, target, one with { Quiet = quiet }, Subscriptions.Quiet(target.Chat, one.Id, quiet));
                break;
            case SubscriptionButtons.Remove:
                await endings.EndAsync(turn, target, one, cancellationToken).ConfigureAwait(false);
                break;
            default:
                Time(turn, target, action, one);
                break;
        }
    }

    /// <summary>A day, then an hour; the zone stays.</summary>
    private void Time(Turn turn, SubscriptionTarget target, string action, Subscription one)
    {
        if (action == SubscriptionButtons.Days)
        {
            Cards.Put(
                turn,
                turn.Pick(
                    $"“{SubscriptionText.Name(turn.Language, one.Spec)}”改到星期几？别的时间和时区请写出来：用同样的词再订阅一次，例如 /subscribe 江苏 周三 18:30 东京时间",
                    $"On which day shall “{SubscriptionText.Name(turn.Language, one.Spec)}” come? Other times and time zones can be written: subscribe to the same again, for example /subscribe 江苏 周三 18:30 Asia/Tokyo"),
                SubscriptionButtons.OfDays(turn.Language, target, one.Key),
                turn.Message);
        }
        else if (action == SubscriptionButtons.WithIssue)
        {
            Changed(turn, target, one with { Slot = null }, subscriptions.At(target.Chat, one.Id, slot: null));
        }
        else if (Numbers(action) is [var day] && action.StartsWith(SubscriptionButtons.Hours, StringComparison.Ordinal) && day < 7)
        {
            var shown = SubscriptionText.Day(turn.Language, (DayOfWeek)day);
            Cards.Put(turn, turn.Pick($"每{shown}几点？", $"{shown}s at what time?"), SubscriptionButtons.OfHours(turn.Language, target, day, one.Key), turn.Message);
        }
        else if (Numbers(action) is [var chosen, var hour] && action.StartsWith(SubscriptionButtons.Set, StringComparison.Ordinal) && chosen < 7 && hour < 24)
        {
            var slot = new Slot((DayOfWeek)chosen, hour * 60, one.Slot?.Zone ?? subscriptions.ConfiguredZone);
            Changed(turn, target, one with { Slot = slot }, subscriptions.At(target.Chat, one.Id, slot));
        }
        else
        {
            turn.Toast = Old(turn);
        }
    }

    private static List<int> Numbers(string action) =>
        [.. action[1..].Split('-').Select(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : int.MaxValue)];

    private void Changed(Turn turn, SubscriptionTarget target, Subscription now, Storage.Change change)
    {
        turn.Change(change);
        Card(turn, target, now, turn.Message);
        turn.Toast = turn.Pick("已保存。", "Saved.");
    }

    private async Task PreviewAsync(Turn turn, Subscription one, CancellationToken cancellationToken)
    {
        if (one.Spec is not { } spec)
        {
            turn.Toast = SubscriptionText.Name(turn.Language, spec: null);
        }
        else if (await previews.OfNewestAsync(spec, title => Opening(turn, spec, title), cancellationToken).ConfigureAwait(false) is { } parts)
        {
            Send(turn, parts);
        }
        else
        {
            turn.Say(turn.Pick("还没有载入任何一期，没有可以预览的。", "No issue is loaded yet, so there is nothing to preview."));
        }
    }

    internal static string Opening(Turn turn, DigestSpec spec, string title) =>
        turn.Pick($"预览，不算送出：{spec.Name}，用的是{title}。", $"Preview, not counted as sent: {spec.Name}, from {title}.");

    /// <summary>Sends what a digest would say, in this chat and topic.</summary>
    internal static void Send(Turn turn, IReadOnlyList<DigestPart> parts)
    {
        foreach (var part in parts)
        {
            turn.Send(OutgoingMessage.FromJson(part.Payload), part.Attachment);
        }
    }

    private void Card(Turn turn, SubscriptionTarget target, Subscription one, int? edits) => Cards.Put(
        turn,
        new Message(
        [
            new Paragraph(SubscriptionText.Name(turn.Language, one.Spec), Tone.Answer),
            .. target.Title is { } title ? [new Paragraph(turn.Pick("送到：", "Sent to: ") + title)] : Array.Empty<Block>(),
            .. text.Lines(turn.Language, one.Spec, one.Slot, one.Quiet, one.State),
        ]),
        SubscriptionButtons.Card(turn.Language, target, one),
        edits);

    private void List(Turn turn, SubscriptionTarget target, List<Subscription> all)
    {
        var where = target.Title is { } title ? turn.Pick($"“{title}”的订阅", $"Subscriptions of “{title}”") : turn.Pick("这里的订阅", "Subscriptions here");
        turn.Show(
            new Message(
            [
                new Paragraph(where + turn.Pick($"（{all.Count}/{options.Value.MostInChat}）：", $" ({all.Count}/{options.Value.MostInChat}):"), Tone.Answer),
                new Entries([.. all.Select((one, at) => new Entry(
                    string.Create(CultureInfo.InvariantCulture, $"{at + 1}. "),
                    SubscriptionText.Name(turn.Language, one.Spec),
                    text.When(turn.Language, one.Slot) + (one.State == SubscriptionState.Active ? string.Empty : " · " + SubscriptionText.State(turn.Language, one.State))))]),
                new Paragraph(turn.Pick("按一个来预览、暂停、改时间或退订：", "Press one to preview, pause, change or end it:")),
            ]),
            [.. all.Select((one, at) => (IReadOnlyList<Button>)
            [
                new Button(ButtonText.Of(string.Create(CultureInfo.InvariantCulture, $"{at + 1}. {SubscriptionText.Name(turn.Language, one.Spec)}")), SubscriptionButtons.Data(target, SubscriptionButtons.Open, one.Key)),
            ])]);
    }

    private static string Old(Turn turn) => turn.Pick("这个按钮已经过期了，请重新发 /subscriptions。", "This button is too old. Please send /subscriptions again.");
}
