using System.Text.Json;

namespace ParkBot.Tests.TelegramBot;

/// <summary>Users, chats and messages as the API writes them.</summary>
internal static class MessageJson
{
    internal static void Bot(Utf8JsonWriter json, EmulatorOptions options, bool full = false)
    {
        json.WriteStartObject();
        json.WriteNumber("id", options.BotId);
        json.WriteBoolean("is_bot", value: true);
        json.WriteString("first_name", "ParkBot");
        json.WriteString("username", options.BotName);
        if (full)
        {
            json.WriteBoolean("can_join_groups", value: true);
            json.WriteBoolean("can_read_all_group_messages", !options.PrivacyMode);
            json.WriteBoolean("supports_inline_queries", value: false);
            json.WriteBoolean("can_connect_to_business", value: false);
            json.WriteBoolean("has_main_web_app", value: false);
        }
        json.WriteEndObject();
    }

    internal static void User(Utf8JsonWriter json, EmulatedUser user)
    {
        json.WriteStartObject();
        json.WriteNumber("id", user.Id);
        json.WriteBoolean("is_bot", value: false);
        json.WriteString("first_name", user.FirstName);
        if (user.UserName is not null)
            json.WriteString("username", user.UserName);
        if (user.LanguageCode is not null)
            json.WriteString("language_code", user.LanguageCode);
        json.WriteEndObject();
    }

    internal static void Chat(Utf8JsonWriter json, EmulatedChat chat, bool full = false)
    {
        json.WriteStartObject();
        json.WriteNumber("id", chat.Id);
        if (chat.Person is { } person)
            json.WriteString("first_name", person.FirstName);
        if ((chat.UserName ?? chat.Person?.UserName) is { } name)
            json.WriteString("username", name);
        if (chat.Title is not null)
            json.WriteString("title", chat.Title);
        json.WriteString("type", chat.KindName);
        if (chat.IsForum)
            json.WriteBoolean("is_forum", value: true);
        if (full)
        {
            json.WriteNumber("accent_color_id", 0);
            json.WriteNumber("max_reaction_count", 11);
            json.WriteStartObject("accepted_gift_types");
            foreach (var gifts in new[] { "unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels" })
                json.WriteBoolean(gifts, value: false);
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    internal static void Message(Utf8JsonWriter json, EmulatedMessage message, EmulatorOptions options, bool nested = false)
    {
        json.WriteStartObject();
        json.WriteNumber("message_id", message.Id);
        if (message.Thread is { } thread)
            json.WriteNumber("message_thread_id", thread);
        Sender(json, message, options);
        json.WritePropertyName("chat");
        Chat(json, message.Chat);
        json.WriteNumber("date", message.At.ToUnixTimeSeconds());
        if (message.EditedAt is { } edited)
            json.WriteNumber("edit_date", edited.ToUnixTimeSeconds());
        if (message.Thread is not null)
            json.WriteBoolean("is_topic_message", value: true);
        if (message.ReplyTo is { } answered && !nested)
        {
            json.WritePropertyName("reply_to_message");
            Message(json, answered, options, nested: true);
        }
        ContentJson.Write(json, message);
        if (message.Markup is { Inline: true, Json: { } markup })
        {
            json.WritePropertyName("reply_markup");
            json.WriteRawValue(markup);
        }
        json.WriteEndObject();
    }

    private static void Sender(Utf8JsonWriter json, EmulatedMessage message, EmulatorOptions options)
    {
        if (message.From is { } user && message.SenderChat is null)
        {
            json.WritePropertyName("from");
            User(json, user);
        }
        else if (message.ByBot && message.Chat.Kind != ChatKind.Channel)
        {
            json.WritePropertyName("from");
            Bot(json, options);
        }
        else if (message.SenderChat is { } sender && message.Chat.Kind != ChatKind.Channel)
        {
            // Old clients need a sender: Telegram puts a stand-in there, one for anonymous admins and one for channels.
            var anonymous = sender == message.Chat;
            json.WriteStartObject("from");
            json.WriteNumber("id", anonymous ? 1_087_968_824 : 136_817_688);
            json.WriteBoolean("is_bot", value: true);
            json.WriteString("first_name", anonymous ? "Group" : "Channel");
            json.WriteString("username", anonymous ? "GroupAnonymousBot" : "Channel_Bot");
            json.WriteEndObject();
        }
        if ((message.SenderChat ?? (message.Chat.Kind == ChatKind.Channel ? message.Chat : null)) is { } chat)
        {
            json.WritePropertyName("sender_chat");
            Chat(json, chat);
        }
    }
}
