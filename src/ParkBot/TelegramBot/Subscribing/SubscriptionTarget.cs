using System.Globalization;
using System.Text.RegularExpressions;
using Telegram.Bot.Types;

namespace ParkBot.TelegramBot;

/// <summary>The chat that a subscription is for.</summary>
/// <param name="Chat">Its number.</param>
/// <param name="Topic">The forum topic that it is sent to, or null.</param>
/// <param name="Title">Its title, where it is another chat than the one that is spoken in; else null.</param>
internal sealed record SubscriptionTarget(long Chat, int? Topic, string? Title)
{
    internal static SubscriptionTarget Here(Turn turn) => new(turn.Chat.Id, turn.Topic, Title: null);

    /// <summary>What a button says: 0 for the chat that it stands in.</summary>
    internal long Id => Title is null ? 0 : Chat;
}

/// <summary>Finds the chat that words name (@频道 江苏 周一), and whether who speaks may change what it gets.</summary>
internal sealed partial class SubscriptionTargets(ChatRights rights)
{
    /// <summary>The chat and the rest of the words; null where the turn has said why not.</summary>
    /// <param name="turn">Who asks.</param>
    /// <param name="words">What follows the command.</param>
    /// <param name="changes">False: it is only looked at, which in a group everybody may.</param>
    /// <param name="cancellationToken">Stops it.</param>
    internal async Task<(SubscriptionTarget Target, string Words)?> FindAsync(Turn turn, string words, bool changes, CancellationToken cancellationToken)
    {
        if (Named().Match(words) is { Success: true } named)
        {
            return await NamedAsync(turn, named, cancellationToken).ConfigureAwait(false) is { } other ? (other, words[named.Length..].Trim()) : null;
        }

        if (!changes || await rights.MayAsync(turn, turn.Chat.Id, cancellationToken).ConfigureAwait(false))
        {
            return (SubscriptionTarget.Here(turn), words);
        }

        turn.Say(Refusal(turn));
        return null;
    }

    /// <summary>The chat of a pressed button; null where the turn has said why not.</summary>
    internal async Task<SubscriptionTarget?> OfButtonAsync(Turn turn, long id, CancellationToken cancellationToken)
    {
        if (!await rights.MayAsync(turn, id == 0 ? turn.Chat.Id : id, cancellationToken).ConfigureAwait(false))
        {
            turn.Toast = turn.Chat.IsPrivate
                ? turn.Pick("您不是那里的管理员。", "You are no admin there.")
                : turn.Pick("这里的订阅只有管理员能改。", "Only admins can change the subscriptions here.");
            return null;
        }

        if (id == 0)
        {
            return SubscriptionTarget.Here(turn);
        }

        var chat = await rights.ChatAsync(id, cancellationToken).ConfigureAwait(false);
        return new SubscriptionTarget(id, Topic: null, chat?.Title ?? id.ToString(CultureInfo.InvariantCulture));
    }

    private async Task<SubscriptionTarget?> NamedAsync(Turn turn, Match named, CancellationToken cancellationToken)
    {
        if (!turn.Chat.IsPrivate || !turn.IsPerson)
        {
            turn.Say(turn.Pick("给频道或别的群订阅，请在和我的私聊里发。", "To subscribe for a channel or another group, please write to me in a private chat."));
            return null;
        }

        ChatId id = named.Groups["id"].Success ? long.Parse(named.Groups["id"].Value, CultureInfo.InvariantCulture) : "@" + named.Groups["name"].Value;
        var shown = named.Value.Trim();
        if (await rights.ChatAsync(id, cancellationToken).ConfigureAwait(false) is not { } chat)
        {
            turn.Say(turn.Pick(
                $"找不到“{shown}”，或者我还不在里面。请先把我加进那个频道并设为管理员（要能发消息），再发一次。",
                $"“{shown}” was not found, or I am not in it. Please add me there as an admin who may post, then send this again."));
        }
        else if (!await rights.IsAdminAsync(turn, chat.Id, cancellationToken).ConfigureAwait(false))
        {
            turn.Say(turn.Pick($"您不是“{chat.Title}”的管理员，不能替它订阅。", $"You are no admin of “{chat.Title}” and cannot subscribe for it."));
        }
        else if (!await rights.CanPostAsync(chat, cancellationToken).ConfigureAwait(false))
        {
            turn.Say(turn.Pick($"我在“{chat.Title}”里不能发消息。请把我设为管理员，打开“发布消息”，再发一次。", $"I cannot post in “{chat.Title}”. Please make me an admin who may post messages, then send this again."));
        }
        else
        {
            return new SubscriptionTarget(chat.Id, Topic: null, chat.Title);
        }

        return null;
    }

    private static string Refusal(Turn turn) => turn.IsPerson
        ? turn.Pick("群里的订阅只有群管理员能改。想自己订阅，请在和我的私聊里发 /subscribe。", "Only the group's admins can change its subscriptions. To subscribe for yourself, send /subscribe in a private chat with me.")
        : turn.Pick(
            string.Create(CultureInfo.InvariantCulture, $"匿名管理员和频道的身份我核对不了。请关掉匿名再发，或在和我的私聊里发：/subscribe {turn.Chat.Id} 江苏 周一 9:00"),
            string.Create(CultureInfo.InvariantCulture, $"I cannot tell who an anonymous admin or a channel is. Please speak as yourself, or write to me in a private chat: /subscribe {turn.Chat.Id} 江苏 周一 9:00"));

    [GeneratedRegex("^(@(?<name>[A-Za-z][A-Za-z0-9_]{3,31})|(https?://)?t\\.me/(?<name>[A-Za-z][A-Za-z0-9_]{3,31})/?|(?<id>-[0-9]{1,18}))(?=\\s|$)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Named();
}
