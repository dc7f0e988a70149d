using System.Text.Json;
using Telegram.Bot.Requests;
using Telegram.Bot.Types;

namespace ParkBot.TelegramBot;

/// <summary>A group or channel that somebody names from a private chat.</summary>
internal sealed record NamedChat(long Id, string Type, string Title);

/// <summary>Who may change what a chat gets. Telegram is asked each time: who was an admin yesterday may be none today.</summary>
internal sealed class ChatRights(BotApi api, BotIdentity bot)
{
    private static readonly TimeSpan CallLimit = TimeSpan.FromSeconds(5);

    /// <summary>Whether who speaks may change what a chat gets: everybody in the own private chat, admins elsewhere.</summary>
    internal Task<bool> MayAsync(Turn turn, long chat, CancellationToken cancellationToken) =>
        chat > 0 ? Task.FromResult(turn.IsPerson && turn.Chat.IsPrivate && chat == turn.User && chat == turn.Chat.Id) : IsAdminAsync(turn, chat, cancellationToken);

    /// <summary>Whether a person who speaks is an admin of a group or channel.</summary>
    internal async Task<bool> IsAdminAsync(Turn turn, long chat, CancellationToken cancellationToken) =>
        turn.IsPerson && await MemberAsync(chat, turn.User, cancellationToken).ConfigureAwait(false) is { } member && Word(member, "status") is "creator" or "administrator";

    /// <summary>Whether the bot itself may write into a chat.</summary>
    internal async Task<bool> CanPostAsync(NamedChat chat, CancellationToken cancellationToken)
    {
        if (await MemberAsync(chat.Id, bot.Id, cancellationToken).ConfigureAwait(false) is not { } member)
        {
            return false;
        }

        var status = Word(member, "status");
        return chat.Type == "channel"
            ? status == "creator" || (status == "administrator" && Flag(member, "can_post_messages"))
            : status is "creator" or "administrator" or "member" || (status == "restricted" && Flag(member, "can_send_messages"));
    }

    /// <summary>A group or channel by its name (@name) or number; null where the bot does not know it.</summary>
    internal async Task<NamedChat?> ChatAsync(ChatId named, CancellationToken cancellationToken) =>
        await api.CallAsync(new GetChatRequest { ChatId = named }, CallLimit, cancellationToken).ConfigureAwait(false) is ApiReply.Done { Result: { ValueKind: JsonValueKind.Object } chat }
        && chat.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.Number && id.TryGetInt64(out var number)
        && Word(chat, "type") is "channel" or "supergroup" or "group"
            ? new NamedChat(number, Word(chat, "type")!, Word(chat, "title") ?? string.Empty)
            : null;

    private async Task<JsonElement?> MemberAsync(long chat, long user, CancellationToken cancellationToken) =>
        await api.CallAsync(new GetChatMemberRequest { ChatId = chat, UserId = user }, CallLimit, cancellationToken).ConfigureAwait(false) is ApiReply.Done { Result: { ValueKind: JsonValueKind.Object } member }
            ? member
            : null;

    private static string? Word(JsonElement json, string name) => json.TryGetProperty(name, out var word) && word.ValueKind == JsonValueKind.String ? word.GetString() : null;

    private static bool Flag(JsonElement json, string name) => json.TryGetProperty(name, out var flag) && flag.ValueKind == JsonValueKind.True;
}
