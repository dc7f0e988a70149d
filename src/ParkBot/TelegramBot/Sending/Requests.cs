using Telegram.Bot.Requests;
using Telegram.Bot.Requests.Abstractions;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;
using Telegram.Bot.Types.ReplyMarkups;

namespace ParkBot.TelegramBot;

/// <summary>The forms of one message, the best first.</summary>
internal enum MessageForm { Rich, Html, Plain }

/// <summary>Outgoing messages as the Bot API's requests.</summary>
internal static class Requests
{
    /// <param name="paid">The message may cost Stars: beyond Telegram's free limit (<see cref="TelegramOptions.PaidBroadcasts"/>).</param>
    internal static IRequest Of(OutgoingMessage message, MessageForm form, long chat, byte[]? attachment, bool paid = false) => message switch
    {
        { File: OutgoingFile.Document } => Document(message, form, chat, attachment),
        { File: OutgoingFile.Photo } => Photo(message, form, chat, attachment, paid),
        { Edits: { } edited } => Edit(message, form, chat, edited),
        _ when form == MessageForm.Rich => new SendRichMessageRequest
        {
            ChatId = chat,
            MessageThreadId = message.Topic,
            RichMessage = Rich(message),
            AllowPaidBroadcast = paid,
            ReplyParameters = Reply(message),
            ReplyMarkup = Keyboard(message),
        },
        _ => new SendMessageRequest
        {
            ChatId = chat,
            MessageThreadId = message.Topic,
            Text = Text(message, form),
            ParseMode = Mode(form),
            LinkPreviewOptions = NoPreview,
            AllowPaidBroadcast = paid,
            ReplyParameters = Reply(message),
            ReplyMarkup = Keyboard(message),
        },
    };

    private static LinkPreviewOptions NoPreview => new() { IsDisabled = true };

    private static EditMessageTextRequest Edit(OutgoingMessage message, MessageForm form, long chat, int edited) => form == MessageForm.Rich
        ? new EditMessageTextRequest { ChatId = chat, MessageId = edited, RichMessage = Rich(message), ReplyMarkup = Keyboard(message) }
        : new EditMessageTextRequest { ChatId = chat, MessageId = edited, Text = Text(message, form), ParseMode = Mode(form), LinkPreviewOptions = NoPreview, ReplyMarkup = Keyboard(message) };

    private static SendDocumentRequest Document(OutgoingMessage message, MessageForm form, long chat, byte[]? attachment) => new()
    {
        ChatId = chat,
        MessageThreadId = message.Topic,
        Document = File(message, attachment),
        Caption = Text(message, form),
        ParseMode = Mode(form),
        ReplyParameters = Reply(message),
        ReplyMarkup = Keyboard(message),
    };

    private static SendPhotoRequest Photo(OutgoingMessage message, MessageForm form, long chat, byte[]? attachment, bool paid) => new()
    {
        ChatId = chat,
        MessageThreadId = message.Topic,
        Photo = File(message, attachment),
        AllowPaidBroadcast = paid,
        Caption = Text(message, form),
        ParseMode = Mode(form),
        ReplyParameters = Reply(message),
        ReplyMarkup = Keyboard(message),
    };

    private static InputFileStream File(OutgoingMessage message, byte[]? attachment) =>
        InputFile.FromStream(new MemoryStream(attachment ?? throw new InvalidOperationException("A file has no bytes.")), message.FileName);

    // Links and names in the news are quoted text: nothing in it may become a link or a command by itself.
    private static InputRichMessage Rich(OutgoingMessage message) => new() { Blocks = [.. message.Rich!], SkipEntityDetection = true };

    private static string Text(OutgoingMessage message, MessageForm form) => form == MessageForm.Plain ? message.Plain : message.Html;

    private static ParseMode Mode(MessageForm form) => form == MessageForm.Plain ? ParseMode.None : ParseMode.Html;

    private static ReplyParameters? Reply(OutgoingMessage message) =>
        message.ReplyTo is { } id ? new ReplyParameters { MessageId = id, AllowSendingWithoutReply = true } : null;

    private static InlineKeyboardMarkup? Keyboard(OutgoingMessage message) => message.Buttons.Count == 0
        ? null
        : new InlineKeyboardMarkup(message.Buttons.Select(row => row.Select(button => InlineKeyboardButton.WithCallbackData(button.Text, button.Data))));
}
