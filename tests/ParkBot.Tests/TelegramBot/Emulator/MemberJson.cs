using System.Text.Json;

namespace ParkBot.Tests.TelegramBot;

/// <summary>Somebody's standing in a chat, with the fields that each status must have.</summary>
internal static class MemberJson
{
    private static readonly string[] Rights =
    [
        "can_be_edited", "can_manage_chat", "can_delete_messages", "can_manage_video_chats", "can_restrict_members", "can_promote_members",
        "can_change_info", "can_invite_users", "can_post_stories", "can_edit_stories", "can_delete_stories",
    ];

    internal static void Write(Utf8JsonWriter json, string status, Action user, ChatKind kind = ChatKind.Supergroup)
    {
        json.WriteStartObject();
        json.WriteString("status", status);
        json.WritePropertyName("user");
        user();
        if (status is "creator" or "administrator")
            json.WriteBoolean("is_anonymous", value: false);
        if (status == "administrator")
        {
            foreach (var right in Rights)
                json.WriteBoolean(right, value: true);
            if (kind == ChatKind.Channel)
                json.WriteBoolean("can_post_messages", value: true);
        }
        if (status == "kicked")
            json.WriteNumber("until_date", 0);
        json.WriteEndObject();
    }
}
