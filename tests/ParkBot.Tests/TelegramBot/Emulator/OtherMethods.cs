using System.Globalization;

namespace ParkBot.Tests.TelegramBot;

/// <summary>Methods that write no message: callbacks, files, chats, and what the bot says about itself.</summary>
internal sealed class OtherMethods(World world, UpdateQueue updates)
{
    private const int MostDownload = 20 << 20;

    private static readonly string[] Actions =
    [
        "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice", "upload_document", "choose_sticker",
        "find_location", "record_video_note", "upload_video_note",
    ];

    internal ApiAnswer ChatAction(ApiRequest request)
    {
        if (!Actions.Contains(request.Text("action"), StringComparer.Ordinal))
            throw RefusalException.Bad("wrong parameter action in request");
        world.WritableChat(request);
        return ApiAnswer.True;
    }

    internal ApiAnswer AnswerCallback(ApiRequest request)
    {
        if (request.Text("text") is { Length: > 200 })
            throw RefusalException.Bad("MESSAGE_TOO_LONG");
        if (world.Callbacks.GetValueOrDefault(request.Text("callback_query_id") ?? string.Empty) is not { } pending || world.Now - pending.At > world.Options.CallbackLifetime)
            throw RefusalException.Bad("query is too old and response timeout expired or query ID is invalid");
        pending.Answered = true;
        pending.Text = request.Text("text");
        return ApiAnswer.True;
    }

    internal ApiAnswer GetFile(ApiRequest request)
    {
        if (request.Text("file_id") is not { Length: > 0 } id)
            throw RefusalException.Bad("file_id not specified");
        if (world.Files.GetValueOrDefault(id) is not { } file)
            throw RefusalException.Bad("wrong file_id or the file is temporarily unavailable");
        if (file.Size > MostDownload)
            throw RefusalException.Bad("file is too big");
        return ApiAnswer.Ok(json =>
        {
            json.WriteStartObject();
            json.WriteString("file_id", file.Id);
            json.WriteString("file_unique_id", file.UniqueId);
            json.WriteNumber("file_size", file.Size);
            json.WriteString("file_path", file.Path);
            json.WriteEndObject();
        });
    }

    internal ApiAnswer GetChat(ApiRequest request)
    {
        var chat = world.Chat(request);
        return ApiAnswer.Ok(json => MessageJson.Chat(json, chat, full: true));
    }

    internal ApiAnswer GetChatMember(ApiRequest request)
    {
        var chat = world.WritableChat(request);
        var id = request.Long("user_id") ?? throw RefusalException.Bad("invalid user_id specified");
        if (id == world.Options.BotId)
        {
            // In a channel the bot is an admin or not there at all; in a group it takes part.
            var standing = chat.Members.GetValueOrDefault(id, chat.Kind == ChatKind.Channel ? "left" : "member");
            return ApiAnswer.Ok(json => MemberJson.Write(json, standing, () => MessageJson.Bot(json, world.Options), chat.Kind));
        }
        if (!world.Users.TryGetValue(id, out var user))
            throw RefusalException.Bad("PARTICIPANT_ID_INVALID");
        var status = chat.Person == user ? "member" : chat.Members.GetValueOrDefault(id, "left");
        return ApiAnswer.Ok(json => MemberJson.Write(json, status, () => MessageJson.User(json, user)));
    }

    internal ApiAnswer React(ApiRequest request)
    {
        var chat = world.WritableChat(request);
        var id = request.Int("message_id") ?? 0;
        if (!chat.Messages.ContainsKey(id))
            throw RefusalException.Bad("message to react not found");
        var emoji = request.Json("reaction").Elements().Select(reaction => reaction.Word("emoji")).ToList();
        if (emoji.Count > 1)
            throw RefusalException.Bad("REACTIONS_TOO_MANY");
        if (emoji is [{ } one])
            world.Reactions[(chat.Id, id)] = one;
        else
            world.Reactions.Remove((chat.Id, id));
        return ApiAnswer.True;
    }

    internal ApiAnswer SetCommands(ApiRequest request)
    {
        var commands = request.Json("commands").Elements()
            .Select(command => (Name: command.Word("command") ?? string.Empty, Description: command.Word("description") ?? string.Empty)).ToList();
        if (commands.Count > 100)
            throw RefusalException.Bad("BOT_COMMANDS_TOO_MUCH");
        if (commands.Exists(command => command.Name.Length is 0 or > 32 || !command.Name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_')))
            throw RefusalException.Bad("BOT_COMMAND_INVALID");
        if (commands.Exists(command => command.Description.Length is 0 or > 256))
            throw RefusalException.Bad("BOT_COMMAND_DESCRIPTION_INVALID");
        world.Commands[Scope(request)] = commands;
        return ApiAnswer.True;
    }

    internal ApiAnswer DeleteCommands(ApiRequest request)
    {
        world.Commands.Remove(Scope(request));
        return ApiAnswer.True;
    }

    internal ApiAnswer GetCommands(ApiRequest request)
    {
        var commands = world.Commands.GetValueOrDefault(Scope(request), []);
        return ApiAnswer.Ok(json =>
        {
            json.WriteStartArray();
            foreach (var (command, description) in commands)
            {
                json.WriteStartObject();
                json.WriteString("command", command);
                json.WriteString("description", description);
                json.WriteEndObject();
            }
            json.WriteEndArray();
        });
    }

    internal ApiAnswer Describe(string method, string parameter, int most, ApiRequest request)
    {
        var text = request.Text(parameter) ?? string.Empty;
        if (text.Length > most)
            throw RefusalException.Bad("ABOUT_TOO_LONG");
        world.Descriptions[(method + " " + Language(request)).TrimEnd()] = text;
        return ApiAnswer.True;
    }

    internal ApiAnswer DeleteWebhook()
    {
        world.Webhook = null;
        return ApiAnswer.True;
    }

    internal ApiAnswer WebhookInfo() => ApiAnswer.Ok(json =>
    {
        json.WriteStartObject();
        json.WriteString("url", world.Webhook ?? string.Empty);
        json.WriteBoolean("has_custom_certificate", value: false);
        json.WriteNumber("pending_update_count", updates.Pending);
        json.WriteEndObject();
    });

    private string Scope(ApiRequest request)
    {
        var scope = request.Json("scope");
        var type = scope?.Word("type") ?? "default";
        var key = type;
        if (type.StartsWith("chat", StringComparison.Ordinal))
        {
            var id = scope?.Member("chat_id")?.Words();
            if (!long.TryParse(id, CultureInfo.InvariantCulture, out var number) || !world.Chats.ContainsKey(number))
                throw RefusalException.Bad("chat not found");
            key += ":" + id;
        }
        return (key + " " + Language(request)).TrimEnd();
    }

    private static string Language(ApiRequest request)
    {
        var language = request.Text("language_code") ?? string.Empty;
        return language.Length is 0 or 2 && language.All(char.IsAsciiLetterLower) ? language : throw RefusalException.Bad("LANG_CODE_INVALID");
    }
}
