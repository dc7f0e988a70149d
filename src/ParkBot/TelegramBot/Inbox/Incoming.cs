using System.Text.Json;
using System.Text.Json.Serialization;

namespace ParkBot.TelegramBot;

/// <summary>
/// An update, as far as this bot reads it. Everything else in it is passed over, so that a new kind of sticker, button or
/// member in a part that nobody reads does not make a question unreadable.
/// </summary>
internal sealed record Incoming
{
    [JsonRequired]
    public long UpdateId { get; init; }

    public IncomingMessage? Message { get; init; }

    public IncomingMessage? EditedMessage { get; init; }

    public IncomingPress? CallbackQuery { get; init; }

    public IncomingMembership? MyChatMember { get; init; }

    [JsonIgnore]
    internal IncomingChat? Chat => (Message ?? EditedMessage ?? CallbackQuery?.Message)?.Chat ?? MyChatMember?.Chat;

    [JsonIgnore]
    internal IncomingUser? From => (Message ?? EditedMessage)?.From ?? CallbackQuery?.From ?? MyChatMember?.From;

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        MaxDepth = 1000,
    };

    /// <exception cref="JsonException">What this bot reads of it is not as Telegram writes it.</exception>
    internal static Incoming Read(string json) => JsonSerializer.Deserialize<Incoming>(json, Options) ?? throw new JsonException("The update is null.");
}

internal sealed record IncomingMessage
{
    [JsonRequired]
    public int MessageId { get; init; }

    public int? MessageThreadId { get; init; }

    public bool IsTopicMessage { get; init; }

    public IncomingUser? From { get; init; }

    /// <summary>Set where a channel or an anonymous admin speaks: a chat, not a user, and so no admin of this bot.</summary>
    public IncomingChat? SenderChat { get; init; }

    [JsonRequired]
    public required IncomingChat Chat { get; init; }

    public string? Text { get; init; }

    public string? Caption { get; init; }

    public IncomingDocument? Document { get; init; }

    public IncomingMessage? ReplyToMessage { get; init; }

    public long? MigrateToChatId { get; init; }

    /// <summary>The forum topic; a thread that is no topic is not kept.</summary>
    [JsonIgnore]
    internal int? Topic => IsTopicMessage ? MessageThreadId : null;

    /// <summary>What was written: the text, or a file's caption.</summary>
    [JsonIgnore]
    internal string Words => Text ?? Caption ?? string.Empty;

    /// <summary>What else somebody may send in the place of words. Only that it is there counts: what is in it is passed over.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Others { get; init; }

    /// <summary>A picture, a voice, a place …: something that was sent to be understood, and no service message.</summary>
    [JsonIgnore]
    internal bool HasMedia => Others is not null && Array.Exists(Media, Others.ContainsKey);

    private static readonly string[] Media = ["photo", "voice", "video", "video_note", "audio", "sticker", "animation", "contact", "location", "venue", "poll", "dice"];
}

internal sealed record IncomingUser
{
    [JsonRequired]
    public long Id { get; init; }

    public bool IsBot { get; init; }

    public string? LanguageCode { get; init; }
}

internal sealed record IncomingChat
{
    [JsonRequired]
    public long Id { get; init; }

    /// <summary>private, group, supergroup, channel.</summary>
    public string Type { get; init; } = "private";

    [JsonIgnore]
    internal bool IsPrivate => Type == "private";
}

internal sealed record IncomingDocument
{
    [JsonRequired]
    public required string FileId { get; init; }

    public string? FileName { get; init; }

    public long? FileSize { get; init; }
}

internal sealed record IncomingPress
{
    [JsonRequired]
    public required string Id { get; init; }

    [JsonRequired]
    public required IncomingUser From { get; init; }

    /// <summary>The message under which the button stood; null where Telegram no longer tells.</summary>
    public IncomingMessage? Message { get; init; }

    public string? Data { get; init; }
}

internal sealed record IncomingMembership
{
    [JsonRequired]
    public required IncomingChat Chat { get; init; }

    [JsonRequired]
    public required IncomingUser From { get; init; }

    public IncomingMember? NewChatMember { get; init; }

    public IncomingMember? OldChatMember { get; init; }
}

/// <param name="Status">creator, administrator, member, restricted, left, kicked.</param>
internal sealed record IncomingMember(string Status);
