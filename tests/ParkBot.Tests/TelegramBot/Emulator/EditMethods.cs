namespace ParkBot.Tests.TelegramBot;

/// <summary>Methods that change or remove a message.</summary>
internal sealed class EditMethods(World world, Ledger ledger)
{
    internal ApiAnswer EditText(ApiRequest request, bool unanswered)
    {
        var rich = request.Json("rich_message") is { } given ? RichReader.Read(given, draft: false) : null;
        var text = rich is null ? MessageText.Message(request) : new ParsedText(string.Empty, []);
        var markup = ReplyMarkup.Read(request);
        var message = Editable(request);
        if (message.File is not null)
            throw RefusalException.Bad("there is no text in the message to edit");
        if (rich is not null && !message.Chat.AllowsRich)
            throw RefusalException.Bad("RICH_MESSAGE_FORBIDDEN");
        var same = Same(message.Text, text) && message.Rich?.Text == rich?.Text && message.Rich?.Blocks == rich?.Blocks;
        return Change("editMessageText", request, message, markup, same, unanswered, () => (message.Text, message.Rich) = (text, rich));
    }

    internal ApiAnswer EditMarkup(ApiRequest request, bool unanswered)
    {
        var markup = ReplyMarkup.Read(request);
        var message = Editable(request);
        return Change("editMessageReplyMarkup", request, message, markup, same: true, unanswered, () => { });
    }

    internal ApiAnswer Delete(ApiRequest request, bool unanswered)
    {
        var chat = world.WritableChat(request);
        var id = request.Int("message_id") ?? throw RefusalException.Bad("message identifier is not specified");
        if (chat.Messages.GetValueOrDefault(id) is not { } message)
            throw RefusalException.Bad("message to delete not found");
        if (world.Now - message.At > TimeSpan.FromHours(48) || (!message.ByBot && chat.Kind != ChatKind.Private))
            throw RefusalException.Bad("message can't be deleted");
        chat.Messages.Remove(id);
        ledger.Add(number => new Sent
        {
            Number = number,
            Method = "deleteMessage",
            Chat = chat.Id,
            Thread = message.Thread,
            MessageId = id,
            At = world.Now,
            Unanswered = unanswered,
        });
        return ApiAnswer.True;
    }

    private ApiAnswer Change(string method, ApiRequest request, EmulatedMessage message, ReplyMarkup markup, bool same, bool unanswered, Action change)
    {
        if (same && message.Markup.Json == markup.Json)
            throw RefusalException.Bad("message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message");
        change();
        message.Markup = markup;
        message.EditedAt = world.Now;
        SendMethods.Record(ledger, method, message, request, unanswered);
        return ApiAnswer.Ok(json => MessageJson.Message(json, message, world.Options));
    }

    private EmulatedMessage Editable(ApiRequest request)
    {
        var chat = world.WritableChat(request);
        var id = request.Int("message_id") ?? throw RefusalException.Bad("message identifier is not specified");
        var message = chat.Messages.GetValueOrDefault(id) ?? throw RefusalException.Bad("message to edit not found");
        return message.ByBot ? message : throw RefusalException.Bad("message can't be edited");
    }

    private static bool Same(ParsedText one, ParsedText other) => one.Text == other.Text && one.Entities.SequenceEqual(other.Entities);
}
