using Microsoft.Extensions.Options;
using ParkBot.Answering;
using ParkBot.Delivery;
using ParkBot.Digests;
using ParkBot.Messages;

namespace ParkBot.TelegramBot;

/// <summary><c>/subscribe</c>: by words, by a few buttons, or a question that was just answered.</summary>
internal sealed class SubscribeDialog(Subscriptions subscriptions, SubscribeWords reader, SubscriptionTargets targets, SubscriptionText text, QuestionLog log, IOptions<DigestOptions> options)
{
    internal async Task CommandAsync(Turn turn, string words, CancellationToken cancellationToken)
    {
        if (await targets.FindAsync(turn, words, changes: true, cancellationToken).ConfigureAwait(false) is not { } found)
        {
            return;
        }

        if (found.Words.Length == 0)
        {
            SubscribePicks.Offer(turn, found.Target, edits: null);
            return;
        }

        await ReadAsync(turn, found.Target, found.Words, cancellationToken).ConfigureAwait(false);
    }

    internal async Task<bool> HandleAsync(Turn turn, Callback callback, CancellationToken cancellationToken)
    {
        switch (callback.Verb)
        {
            case SubscribePicks.Verb:
                if (await targets.OfButtonAsync(turn, callback.Id, cancellationToken).ConfigureAwait(false) is { } target && SubscribePicks.Handle(turn, target, callback.Argument) is { } words)
                {
                    await ReadAsync(turn, target, words, cancellationToken).ConfigureAwait(false);
                }

                return true;
            case CallbackVerb.Subscribe:
                await QuestionAsync(turn, callback.Id, cancellationToken).ConfigureAwait(false);
                return true;
            default:
                return false;
        }
    }

    /// <summary>The question under whose answer the button stands.</summary>
    private async Task QuestionAsync(Turn turn, long question, CancellationToken cancellationToken)
    {
        if (await log.ReadAsync(question, cancellationToken).ConfigureAwait(false) is not { } row || row.Chat != turn.Chat.Id)
        {
            turn.Toast = turn.Pick("这个回答已经不在了，请重新问一次。", "That answer is gone. Please ask again.");
        }
        else if (await targets.OfButtonAsync(turn, 0, cancellationToken).ConfigureAwait(false) is { } target)
        {
            await AddAsync(turn, target, await reader.ReadAsync(row, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task ReadAsync(Turn turn, SubscriptionTarget target, string words, CancellationToken cancellationToken) =>
        await AddAsync(turn, target, await reader.ReadAsync(words, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);

    private async Task AddAsync(Turn turn, SubscriptionTarget target, SubscribeWish wish, CancellationToken cancellationToken)
    {
        if (wish is SubscribeWish.Refused refused)
        {
            turn.Say(turn.Pick(refused.Chinese, refused.English));
            return;
        }

        var wanted = (SubscribeWish.Understood)wish;
        var all = await subscriptions.OfChatAsync(target.Chat, cancellationToken).ConfigureAwait(false);
        if (all.Count >= options.Value.MostInChat && !all.Any(one => one.Key == wanted.Spec.Key && one.Topic == target.Topic))
        {
            TooMany(turn, options.Value.MostInChat);
            return;
        }

        Add(turn, target, wanted);
    }

    /// <summary>What became of it is only known while it is stored: what is said of it is written then.</summary>
    private void Add(Turn turn, SubscriptionTarget target, SubscribeWish.Understood wish)
    {
        var buttons = SubscriptionButtons.Fresh(turn.Language, target, wish.Spec.Key);
        var row = Cards.Put(turn, Told(turn, target, wish, changed: false), buttons);
        var (made, changed) = (row.Payload, Instead(row, Told(turn, target, wish, changed: true), buttons));
        var sorry = Instead(row, Message.Of(TooManyText(turn, options.Value.MostInChat)), []);
        turn.Change(subscriptions.Add(target.Chat, target.Topic, wish.Spec, wish.Slot, wish.Quiet, said => row.Payload = said switch
        {
            Subscribed.Done { Changed: true } => changed,
            Subscribed.TooMany => sorry,
            _ => made,
        }));
    }

    private static string Instead(OutboxRow row, Message message, IReadOnlyList<IReadOnlyList<Button>> buttons)
    {
        var part = HtmlRenderer.Render(message)[0];
        return (OutgoingMessage.FromJson(row.Payload!) with { Html = part.Html, Plain = part.Plain, Buttons = buttons }).ToJson();
    }

    private Message Told(Turn turn, SubscriptionTarget target, SubscribeWish.Understood wish, bool changed) => new(
    [
        new Paragraph((changed ? turn.Pick("以前订阅过，已按这次的改：", "Subscribed before; changed to: ") : turn.Pick("已订阅：", "Subscribed: ")) + wish.Spec.Name, Tone.Answer),
        .. target.Title is { } title ? [new Paragraph(turn.Pick("送到：", "Sent to: ") + title)] : Array.Empty<Block>(),
        .. wish.Undated ? [new Paragraph(turn.Pick("问题里的日期和期号去掉了，每一期都重新问。", "Its days and issue numbers were left out: it is asked anew of each issue."))] : Array.Empty<Block>(),
        .. text.Lines(turn.Language, wish.Spec, wish.Slot, wish.Quiet, SubscriptionState.Active),
    ]);

    private static void TooMany(Turn turn, int most) => turn.Say(TooManyText(turn, most));

    private static string TooManyText(Turn turn, int most) => turn.Pick(
        $"这里已经有 {most} 个订阅，满了。发 /subscriptions 退掉用不着的，再来订阅。",
        $"There are {most} subscriptions here already, which is the most. Send /subscriptions to end one that is not needed, then try again.");
}
