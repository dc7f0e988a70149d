using System.Text.Json;
using System.Text.Json.Serialization;
using Telegram.Bot;
using Telegram.Bot.Types;

namespace ParkBot.TelegramBot;

/// <summary>A button under a message.</summary>
/// <param name="Text">What stands on it.</param>
/// <param name="Data">What comes back when it is pressed: at most 64 bytes of UTF-8, see <see cref="Callback"/>.</param>
internal sealed record Button(string Text, string Data);

internal enum OutgoingFile { Document, Photo }

/// <summary>
/// One message as it goes out: the outbox's payload. It is tried in the richest form that it has, and again in the next one
/// where the API refuses the form: rich, classic HTML, plain text.
/// </summary>
internal sealed record OutgoingMessage
{
    /// <summary>The longest text of a message, in UTF-16 units after entity parsing.</summary>
    internal const int TextLimit = 4096;

    /// <summary>The longest caption of a file or picture, counted alike.</summary>
    internal const int CaptionLimit = 1024;

    /// <summary>Telegram's HTML; for a file or picture its caption.</summary>
    public required string Html { get; init; }

    /// <summary>The same without any markup.</summary>
    public required string Plain { get; init; }

    /// <summary>The same as native blocks (tables, details); null where the classic form is enough.</summary>
    public IReadOnlyList<InputRichBlock>? Rich { get; init; }

    /// <summary>Rows of buttons.</summary>
    public IReadOnlyList<IReadOnlyList<Button>> Buttons { get; init; } = [];

    /// <summary>The forum topic, or null.</summary>
    public int? Topic { get; init; }

    /// <summary>The message that this one replies to, or null.</summary>
    public int? ReplyTo { get; init; }

    /// <summary>The message that this one takes the place of; null for a new one.</summary>
    public int? Edits { get; init; }

    /// <summary>What the outbox's attachment is; null for a text.</summary>
    public OutgoingFile? File { get; init; }

    public string? FileName { get; init; }

    internal string ToJson() => JsonSerializer.Serialize(this, Options);

    internal static OutgoingMessage FromJson(string json) =>
        JsonSerializer.Deserialize<OutgoingMessage>(json, Options) ?? throw new JsonException("The outbox holds an empty payload.");

    private static readonly JsonSerializerOptions Options = new(JsonBotAPI.Options) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };
}
