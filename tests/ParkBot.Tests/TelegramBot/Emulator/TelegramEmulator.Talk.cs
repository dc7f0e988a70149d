using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace ParkBot.Tests.TelegramBot;

/// <content>What people do: write, edit, press, send files; and what Telegram does to updates.</content>
internal sealed partial class TelegramEmulator
{
    /// <summary>Somebody writes; in a group the bot hears of it only if privacy mode lets it.</summary>
    /// <param name="user">Who.</param>
    /// <param name="text">Commands and mentions are found in it as Telegram finds them.</param>
    /// <param name="chat">Null for the private chat.</param>
    /// <param name="topic">The thread of a forum.</param>
    /// <param name="replyTo">The number of the message that this replies to.</param>
    /// <param name="senderChat">Written as this chat: the group itself for an anonymous admin, a channel for one that speaks as it.</param>
    internal EmulatedMessage Say(EmulatedUser user, string text, EmulatedChat? chat = null, int? topic = null, int? replyTo = null, EmulatedChat? senderChat = null) =>
        Write(user, chat ?? user.Chat, MessageText.Typed(text), topic, replyTo, senderChat, file: null);

    /// <summary>A post in a channel that the bot is in.</summary>
    internal EmulatedMessage Post(EmulatedChat channel, string text) => Write(user: null, channel, MessageText.Typed(text), topic: null, replyTo: null, channel, file: null);

    /// <summary>Somebody sends a document.</summary>
    /// <param name="user">Who.</param>
    /// <param name="name">With its ending.</param>
    /// <param name="bytes">What a download gets.</param>
    /// <param name="caption">Null for none.</param>
    /// <param name="replyTo">As of <see cref="Say"/>.</param>
    /// <param name="chat">As of <see cref="Say"/>.</param>
    /// <param name="topic">As of <see cref="Say"/>.</param>
    /// <param name="size">What Telegram says it has, where that differs.</param>
    internal EmulatedMessage SendFile(
        EmulatedUser user, string name, byte[] bytes, string? caption = null, int? replyTo = null, EmulatedChat? chat = null, int? topic = null, long? size = null)
    {
        lock (_world.Gate)
            return Write(user, chat ?? user.Chat, MessageText.Typed(caption ?? string.Empty), topic, replyTo, senderChat: null, _world.Store(name, bytes, size: size));
    }

    /// <summary>The writer changes a message.</summary>
    internal void Edit(EmulatedMessage message, string text)
    {
        lock (_world.Gate)
        {
            message.Text = MessageText.Typed(text);
            message.EditedAt = _world.Now;
            if (Hears(message))
                Push(message.Chat.Kind == ChatKind.Channel ? "edited_channel_post" : "edited_message", json => MessageJson.Message(json, message, Options));
        }
    }

    /// <summary>Presses a button by what stands on it, or by its data.</summary>
    internal PendingCallback Press(EmulatedUser user, Sent message, string button)
    {
        lock (_world.Gate)
        {
            var shown = _world.Chats[message.Chat].Messages.GetValueOrDefault(message.MessageId);
            var buttons = (shown is null ? message.Buttons : [.. shown.Markup.Rows, .. shown.Rich?.Buttons ?? []]).SelectMany(row => row).ToList();
            var found = buttons.Find(one => one.Text == button) ?? buttons.Find(one => one.Data == button)
                ?? throw new InvalidOperationException($"No button {button}; there are: {string.Join(", ", buttons.Select(one => one.Text))}");
            return PressData(user, message.Chat, message.MessageId, found.Data ?? throw new InvalidOperationException($"The button {button} sends nothing."));
        }
    }

    /// <summary>A callback with whatever data: of a button that is gone, of a forged client, of a message that was deleted.</summary>
    internal PendingCallback PressData(EmulatedUser user, long chat, int messageId, string data)
    {
        lock (_world.Gate)
        {
            var pending = _world.Press(user);
            Push("callback_query", json => CallbackJson(json, pending, _world.Chats[chat], messageId, data));
            return pending;
        }
    }

    /// <summary>A whole update as given, such as none that a library knows. $id in it becomes the id that the queue gives it.</summary>
    internal int Raw(string json) =>
        _updates.PushAny(id => Encoding.UTF8.GetBytes(json.Replace("$id", id.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)));

    /// <summary>A whole update as bytes, which need not be UTF-8.</summary>
    internal int Raw(byte[] json) => _updates.PushAny(_ => json);

    /// <summary>The next polls are answered with this body.</summary>
    internal ScriptedFault RawBody(string body, int times = 1, int status = 200) => Faults.Add("getUpdates", Fault.Text(body, status), times: times);

    internal void JumpTo(int updateId) => _updates.JumpTo(updateId);

    internal void RepeatLast(int count) => _updates.RepeatLast(count);

    internal void ShuffleBatches(int seed) => _updates.Shuffle(seed);

    private EmulatedMessage Write(EmulatedUser? user, EmulatedChat chat, ParsedText text, int? topic, int? replyTo, EmulatedChat? senderChat, StoredFile? file)
    {
        lock (_world.Gate)
        {
            var message = _world.Add(chat, id => new EmulatedMessage
            {
                Id = id,
                Chat = chat,
                At = _world.Now,
                From = user,
                SenderChat = senderChat,
                Thread = topic,
                ReplyTo = replyTo is { } answered ? chat.Messages.GetValueOrDefault(answered) : null,
                Text = text,
                File = file,
            });
            if (Hears(message))
                Push(chat.Kind == ChatKind.Channel ? "channel_post" : "message", json => MessageJson.Message(json, message, Options));
            return message;
        }
    }

    private bool Hears(EmulatedMessage message) =>
        message.Chat.Bot == BotStanding.Member
        && (message.Chat.Kind is ChatKind.Private or ChatKind.Channel
            || !Options.PrivacyMode
            || message.ReplyTo?.ByBot == true
            || message.Text.Entities.Any(entity => Calls(message.Text.Text.Substring(entity.Offset, entity.Length))));

    /// <summary>A command for no other bot, or this bot's name.</summary>
    private bool Calls(string word)
    {
        var at = word.IndexOf('@', StringComparison.Ordinal);
        return at < 0 || string.Equals(word[(at + 1)..], Options.BotName, StringComparison.OrdinalIgnoreCase);
    }

    private void CallbackJson(Utf8JsonWriter json, PendingCallback pending, EmulatedChat chat, int messageId, string data)
    {
        json.WriteStartObject();
        json.WriteString("id", pending.Id);
        json.WritePropertyName("from");
        MessageJson.User(json, pending.By);
        json.WritePropertyName("message");
        if (chat.Messages.GetValueOrDefault(messageId) is { } message)
        {
            MessageJson.Message(json, message, Options);
        }
        else
        {
            json.WriteStartObject();
            json.WritePropertyName("chat");
            MessageJson.Chat(json, chat);
            json.WriteNumber("message_id", messageId);
            json.WriteNumber("date", 0);
            json.WriteEndObject();
        }
        json.WriteString("chat_instance", (chat.Id * 31).ToString(CultureInfo.InvariantCulture));
        json.WriteString("data", data);
        json.WriteEndObject();
    }

    private int? Push(string kind, Action<Utf8JsonWriter> write) => _updates.Push(kind, id =>
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { SkipValidation = true });
        json.WriteStartObject();
        json.WriteNumber("update_id", id);
        json.WritePropertyName(kind);
        write(json);
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    });
}
