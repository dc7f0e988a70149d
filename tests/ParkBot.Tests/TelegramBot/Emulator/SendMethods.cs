using System.Buffers.Binary;

namespace ParkBot.Tests.TelegramBot;

/// <summary>Methods that make a new message.</summary>
internal sealed class SendMethods(World world, FloodLimits limits, Ledger ledger)
{
    private const int MostPhotoBytes = 10 << 20;
    private const int MostFileBytes = 50 << 20;

    internal ApiAnswer Send(string method, ApiRequest request, bool unanswered)
    {
        var content = Content(method, request);
        var chat = world.WritableChat(request);
        if (content.Rich is not null && !chat.AllowsRich)
            throw RefusalException.Bad("RICH_MESSAGE_FORBIDDEN");
        var answered = ReplyTo(chat, request);
        var thread = Thread(chat, request.Int("message_thread_id") is > 0 and var given ? given : answered?.Thread);
        limits.Pass(chat);
        var message = world.Add(chat, id => new EmulatedMessage
        {
            Id = id,
            Chat = chat,
            At = world.Now,
            ByBot = true,
            Thread = thread,
            ReplyTo = answered,
            Text = content.Text,
            Rich = content.Rich,
            Markup = content.Markup,
            File = content.File,
        });
        Record(ledger, method, message, request, unanswered);
        return ApiAnswer.Ok(json => MessageJson.Message(json, message, world.Options));
    }

    /// <summary>A draft is checked as its message will be, and shown to nobody later.</summary>
    internal ApiAnswer Draft(ApiRequest request)
    {
        if (request.Long("draft_id") is null or 0)
            throw RefusalException.Bad("draft_id must be non-zero");
        RichReader.Read(request.Json("rich_message") ?? throw RefusalException.Bad("rich message is empty"), draft: true);
        if (!Private(request).AllowsRich)
            throw RefusalException.Bad("drafts can be sent to private chats only");
        return ApiAnswer.True;
    }

    /// <summary>The same of plain text.</summary>
    internal ApiAnswer TextDraft(ApiRequest request)
    {
        if (request.Long("draft_id") is null or 0)
            throw RefusalException.Bad("draft_id must be non-zero");
        MessageText.Message(request);
        Private(request);
        return ApiAnswer.True;
    }

    private EmulatedChat Private(ApiRequest request) =>
        world.WritableChat(request) is { Kind: ChatKind.Private } chat ? chat : throw RefusalException.Bad("drafts can be sent to private chats only");

    internal static void Record(Ledger ledger, string method, EmulatedMessage message, ApiRequest request, bool unanswered) => ledger.Add(number => new Sent
    {
        Number = number,
        Method = method,
        Chat = message.Chat.Id,
        Thread = message.Thread,
        MessageId = message.Id,
        Text = message.Rich?.Text ?? message.Text.Text,
        Entities = message.Text.Entities,
        Html = string.Equals(request.Text("parse_mode"), "HTML", StringComparison.OrdinalIgnoreCase) ? request.Text("text") ?? request.Text("caption") : null,
        Blocks = message.Rich?.Blocks,
        Buttons = [.. message.Markup.Rows, .. message.Rich?.Buttons ?? []],
        ReplyTo = message.ReplyTo?.Id,
        FileName = message.File?.Name,
        File = message.File?.Bytes,
        At = message.EditedAt ?? message.At,
        Unanswered = unanswered,
    });

    private (ParsedText Text, RichMessage? Rich, ReplyMarkup Markup, StoredFile? File) Content(string method, ApiRequest request)
    {
        var none = new ParsedText(string.Empty, []);
        var markup = ReplyMarkup.Read(request);
        return method switch
        {
            "sendMessage" => (MessageText.Message(request), null, markup, null),
            "sendRichMessage" => (none, RichReader.Read(request.Json("rich_message") ?? throw RefusalException.Bad("rich message is empty"), draft: false), markup, null),
            "sendPhoto" => (MessageText.Caption(request), null, markup, File(request, "photo")),
            _ => (MessageText.Caption(request), null, markup, File(request, "document")),
        };
    }

    private StoredFile File(ApiRequest request, string kind)
    {
        if (request.File(kind) is not { } upload)
        {
            if (request.Text(kind) is not { Length: > 0 } id)
                throw RefusalException.Bad($"there is no {kind} in the request");
            return world.Files.GetValueOrDefault(id) ?? throw RefusalException.Bad("wrong file identifier/HTTP URL specified");
        }
        if (upload.Bytes.Length == 0)
            throw RefusalException.Bad("file must be non-empty");
        if (upload.Bytes.Length > MostFileBytes)
            throw new RefusalException(413, "Request Entity Too Large");
        if (kind == "document")
            return world.Store(upload.Name, upload.Bytes);
        if (upload.Bytes.Length > MostPhotoBytes)
            throw RefusalException.Bad("file is too big");
        return world.Store(upload.Name, upload.Bytes, photo: true, dimensions: Dimensions(upload.Bytes));
    }

    /// <summary>A PNG says its size in its header; a JPEG is taken as it is.</summary>
    private static (int Width, int Height) Dimensions(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]))
            return (800, 600);
        if (bytes.Length < 24 || !bytes.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G']))
            throw RefusalException.Bad("IMAGE_PROCESS_FAILED");
        var width = BinaryPrimitives.ReadInt32BigEndian(bytes[16..]);
        var height = BinaryPrimitives.ReadInt32BigEndian(bytes[20..]);
        var fits = width > 0 && height > 0 && (long)width + height <= 10_000 && Math.Max(width, height) <= 20L * Math.Min(width, height);
        return fits ? (width, height) : throw RefusalException.Bad("PHOTO_INVALID_DIMENSIONS");
    }

    private EmulatedMessage? ReplyTo(EmulatedChat chat, ApiRequest request)
    {
        var parameters = request.Json("reply_parameters");
        var id = parameters?.Int("message_id") ?? request.Int("reply_to_message_id");
        if (id is null or 0)
            return null;
        var other = parameters?.Member("chat_id") is { } where && long.TryParse(where.Words(), System.Globalization.CultureInfo.InvariantCulture, out var number)
            ? world.Chats.GetValueOrDefault(number) : chat;
        if (other?.Messages.GetValueOrDefault(id.Value) is { } message)
            return message;
        return parameters?.IsTrue("allow_sending_without_reply") == true || request.Flag("allow_sending_without_reply")
            ? null : throw RefusalException.Bad("message to be replied not found");
    }

    private static int? Thread(EmulatedChat chat, int? thread)
    {
        if (thread is not { } given)
            return null;
        if (!chat.Topics.TryGetValue(given, out var closed))
            throw RefusalException.Bad("message thread not found");
        return closed ? throw RefusalException.Bad("TOPIC_CLOSED") : given;
    }
}
