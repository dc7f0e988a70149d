using System.Globalization;

namespace ParkBot.Tests.TelegramBot;

/// <summary>A pressed button that waits for its answer.</summary>
internal sealed record PendingCallback(string Id, EmulatedUser By, DateTimeOffset At)
{
    internal bool Answered { get; set; }

    /// <summary>What the bot showed: null where it showed nothing.</summary>
    internal string? Text { get; set; }
}

/// <summary>Everything that Telegram knows about this bot. Read and changed under <see cref="Gate"/>.</summary>
internal sealed class World(EmulatorOptions options)
{
    private int _lastId;
    private int _lastFile;
    private long _lastCallback = 7_000_000_000;

    internal Lock Gate { get; } = new();

    internal EmulatorOptions Options { get; } = options;

    internal Dictionary<long, EmulatedUser> Users { get; } = [];

    internal Dictionary<long, EmulatedChat> Chats { get; } = [];

    internal Dictionary<string, StoredFile> Files { get; } = new(StringComparer.Ordinal);

    internal Dictionary<string, PendingCallback> Callbacks { get; } = new(StringComparer.Ordinal);

    /// <summary>Commands by scope and language: "default", "chat:42", "default zh". The order is the bot's.</summary>
    internal Dictionary<string, IReadOnlyList<(string Command, string Description)>> Commands { get; } = new(StringComparer.Ordinal);

    /// <summary>Descriptions by method and language: "setMyDescription zh".</summary>
    internal Dictionary<string, string> Descriptions { get; } = new(StringComparer.Ordinal);

    internal Dictionary<(long Chat, int Message), string> Reactions { get; } = [];

    internal string? Webhook { get; set; }

    internal DateTimeOffset Now => Options.Clock.GetUtcNow();

    internal EmulatedMessage Add(EmulatedChat chat, Func<int, EmulatedMessage> make)
    {
        var message = make(chat.OwnCount ? ++chat.LastId : ++_lastId);
        chat.Messages[message.Id] = message;
        return message;
    }

    internal StoredFile Store(string name, byte[] bytes, bool photo = false, long? size = null, (int Width, int Height) dimensions = default)
    {
        var number = ++_lastFile;
        var extension = Path.GetExtension(name);
        var path = string.Create(CultureInfo.InvariantCulture, $"{(photo ? "photos" : "documents")}/file_{number}{extension}");
        var id = string.Create(CultureInfo.InvariantCulture, $"BQACAgQAAxk{number:D8}Emulated");
        var file = new StoredFile(id, string.Create(CultureInfo.InvariantCulture, $"AgAD{number:D8}"), name, MimeType(extension), bytes, size ?? bytes.Length, path, photo, dimensions.Width, dimensions.Height);
        Files[file.Id] = file;
        return file;
    }

    internal PendingCallback Press(EmulatedUser by)
    {
        var pending = new PendingCallback((++_lastCallback).ToString(CultureInfo.InvariantCulture), by, Now);
        Callbacks[pending.Id] = pending;
        return pending;
    }

    /// <summary>The chat of a call, found or refused; not yet whether the bot may write there.</summary>
    internal EmulatedChat Chat(ApiRequest request)
    {
        if (request.Text("chat_id") is not { Length: > 0 } text)
            throw RefusalException.Bad("chat_id is empty");
        var chat = request.Chat is { } id
            ? Chats.GetValueOrDefault(id)
            : Chats.Values.FirstOrDefault(chat => chat.UserName is not null && chat.Kind != ChatKind.Private && text == "@" + chat.UserName);
        return chat ?? throw RefusalException.Bad("chat not found");
    }

    /// <summary>The chat of a call that writes.</summary>
    internal EmulatedChat WritableChat(ApiRequest request)
    {
        var chat = Chat(request);
        if (chat.MigratedTo is { } migrated)
            throw new RefusalException(400, "Bad Request: group chat was upgraded to a supergroup chat", migratedTo: migrated);
        if (chat.Person is { Deactivated: true })
            throw RefusalException.Forbidden("user is deactivated");
        if (chat.Person is { Blocked: true })
            throw RefusalException.Forbidden("bot was blocked by the user");
        return chat.Bot switch
        {
            BotStanding.Kicked => throw RefusalException.Forbidden($"bot was kicked from the {chat.KindName} chat"),
            BotStanding.Absent => throw RefusalException.Forbidden($"bot is not a member of the {chat.KindName} chat"),
            _ => chat,
        };
    }

    private static string MimeType(string extension) => extension.ToUpperInvariant() switch
    {
        ".TXT" => "text/plain",
        ".CSV" => "text/csv",
        ".PDF" => "application/pdf",
        ".PNG" => "image/png",
        ".JPG" or ".JPEG" => "image/jpeg",
        ".JSON" or ".JSONL" => "application/json",
        ".XLSX" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        _ => "application/octet-stream",
    };
}
