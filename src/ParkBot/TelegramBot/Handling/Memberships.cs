using ParkBot.Digests;

namespace ParkBot.TelegramBot;

/// <summary>The bot joins a group, is blocked or let in again: a chat that blocks it is sent nothing unasked, and loses nothing.</summary>
internal sealed class Memberships(ChatSettings chats, Subscriptions subscriptions, Gatekeeper gate)
{
    internal async Task HandleAsync(Turn turn, IncomingMembership membership, CancellationToken cancellationToken)
    {
        var blocked = membership.NewChatMember?.Status is "kicked" or "left";
        await chats.SetAsync(turn.Chat.Id, kept => kept with { Blocked = blocked }).ConfigureAwait(false);
        turn.Change(blocked ? Subscriptions.Sleep(turn.Chat.Id) : subscriptions.Wake(turn.Chat.Id));
        var wasOut = membership.OldChatMember?.Status is null or "kicked" or "left";
        if (!blocked && wasOut && turn.Chat.Type is "group" or "supergroup" && await gate.IsAllowedAsync(turn, cancellationToken).ConfigureAwait(false))
        {
            turn.Say(turn.Pick(
                "大家好，我是 ParkBot，回答园区招商新闻的问题，数字都附原文。在群里请 @我、回复我的消息，或用 /ask 提问，例如：/ask 江苏总投资多少",
                "Hello, I am ParkBot. I answer questions about investment news of China's industrial parks, every figure with its source. Mention me, reply to me, or use /ask, for example: /ask 江苏总投资多少"));
        }
    }
}
