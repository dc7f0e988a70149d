using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ParkBot.Delivery;

namespace ParkBot.TelegramBot;

/// <summary>
/// Takes the outbox's messages to Telegram. A form that the API refuses is followed by the next simpler one: rich, classic
/// HTML, plain text. A refusal did nothing, so that repeats no message; a call without an answer is never repeated.
/// </summary>
internal sealed partial class BotSender(BotApi api, ChatSettings chats, IOptions<TelegramOptions> options, TimeProvider time, ILogger<BotSender> log) : IMessageSender
{
    /// <summary>A server that does not know rich messages is not asked again for so long.</summary>
    private static readonly TimeSpan RichPause = TimeSpan.FromHours(1);

    /// <summary>A server that suddenly knows no sending is asked again after so long.</summary>
    private static readonly TimeSpan GonePause = TimeSpan.FromSeconds(30);

    /// <summary>Refusals that no simpler form mends: words of the Bot API's descriptions.</summary>
    private static readonly string[] NotTheForm =
    [
        "chat not found", "user not found", "PEER_ID_INVALID", "thread not found", "TOPIC_", "have no rights", "not enough rights", "CHAT_WRITE_FORBIDDEN",
        "need administrator rights", "group chat was", "chat was deleted",
    ];

    /// <summary>Those of them that say that nobody is there any more.</summary>
    private static readonly string[] NoSuchChat = ["chat not found", "user not found", "PEER_ID_INVALID", "group chat was", "chat was deleted"];

    private long richRefusedAt;

    /// <summary>Telegram numbers groups and channels below zero.</summary>
    public bool IsGroup(long chat) => chat < 0;

    public async Task<SendResult> SendAsync(OutboxRow message, CancellationToken cancellationToken)
    {
        var outgoing = OutgoingMessage.FromJson(message.Said);
        outgoing = message.Edition is null ? outgoing : outgoing with { Topic = message.Topic };
        var settings = await chats.OfAsync(message.Chat, cancellationToken).ConfigureAwait(false);
        if (settings.MigratedTo is { } now && now != message.Chat)
        {
            // Known, so nothing is sent: the message first gets in line with all others of the new number.
            return new SendResult.Moved(now);
        }

        var chat = message.Chat;
        var forms = Forms(outgoing, settings.Classic);
        var paid = options.Value.PaidBroadcasts && message.Lane == Lane.Broadcast;
        for (var at = 0; ; at++)
        {
            var reply = await api.CallAsync(Requests.Of(outgoing, forms[at], chat, message.Attached, paid), TimeSpan.FromSeconds(options.Value.SendSeconds), cancellationToken).ConfigureAwait(false);
            if (reply is ApiReply.Refused { RetryAfter: null, MigrateTo: null, Code: 400 or 404 or 413 } refused)
            {
                if (IsUnchanged(refused))
                {
                    return new SendResult.Sent(outgoing.Edits);
                }

                if (outgoing.Edits is not null && IsNoMoreThere(refused))
                {
                    outgoing = outgoing with { Edits = null };
                    at--;
                    continue;
                }

                if (at + 1 < forms.Count && !Array.Exists(NotTheForm, word => refused.Description.Contains(word, StringComparison.OrdinalIgnoreCase)))
                {
                    Note(forms[at], message.Id, refused);
                    continue;
                }
            }

            return await ResultAsync(message, chat, reply, cancellationToken).ConfigureAwait(false);
        }
    }

    public Task MovedAsync(long from, long to) => chats.MoveAsync(from, to);

    private List<MessageForm> Forms(OutgoingMessage outgoing, bool classic)
    {
        var rich = outgoing.Rich is { Count: > 0 } && options.Value.Rich && !classic && outgoing.File is null
            && (richRefusedAt == 0 || time.GetElapsedTime(richRefusedAt) > RichPause);
        return rich ? [MessageForm.Rich, MessageForm.Html, MessageForm.Plain] : [MessageForm.Html, MessageForm.Plain];
    }

    private void Note(MessageForm form, long message, ApiReply.Refused refused)
    {
        LogForm(message, form, refused.Description);
        if (form == MessageForm.Rich && refused.Code == 404)
        {
            richRefusedAt = time.GetTimestamp();
        }
    }

    private async Task<SendResult> ResultAsync(OutboxRow message, long chat, ApiReply reply, CancellationToken cancellationToken)
    {
        switch (reply)
        {
            case ApiReply.Done done:
                return new SendResult.Sent(done.Result.ValueKind == System.Text.Json.JsonValueKind.Object && done.Result.TryGetProperty("message_id", out var id) && id.TryGetInt32(out var number) ? number : null);
            case ApiReply.Unreachable unreachable:
                return new SendResult.Unreachable(unreachable.Reason);
            case ApiReply.Unknown unknown:
                return new SendResult.Uncertain(unknown.Reason);
            case ApiReply.Refused { RetryAfter: { } seconds }:
                return new SendResult.Later(TimeSpan.FromSeconds(seconds));
            case ApiReply.Refused { Code: 429 }:
                return new SendResult.Later(TimeSpan.FromSeconds(5));
            case ApiReply.Refused { MigrateTo: { } moved }:
                return new SendResult.Moved(moved);
            case ApiReply.Refused { Code: 401 } refused:
                // The token is no longer good: nothing was sent, and a new token sends it.
                return new SendResult.Unreachable(refused.Description);
            case ApiReply.Refused { Code: 404 } refused when message.Attached is null:
                // No such method at a server that just had it: a wrong address for a moment. Nothing was sent.
                LogGone(message.Id, refused.Description);
                return new SendResult.Later(GonePause);
            case ApiReply.Refused { Code: 403 } refused:
                await chats.SetAsync(chat, kept => kept with { Blocked = true }).ConfigureAwait(false);
                return new SendResult.Shut(refused.Description);
            case ApiReply.Refused refused when Array.Exists(NoSuchChat, word => refused.Description.Contains(word, StringComparison.OrdinalIgnoreCase)):
                return new SendResult.Shut(refused.Description);
            case ApiReply.Refused refused:
                return new SendResult.Refused(refused.Description);
            default:
                throw new InvalidOperationException("ApiReply is closed.");
        }
    }

    private static bool IsUnchanged(ApiReply.Refused refused) => refused.Description.Contains("message is not modified", StringComparison.OrdinalIgnoreCase);

    private static bool IsNoMoreThere(ApiReply.Refused refused) =>
        refused.Description.Contains("message to edit not found", StringComparison.OrdinalIgnoreCase)
        || refused.Description.Contains("message can't be edited", StringComparison.OrdinalIgnoreCase)
        || refused.Description.Contains("MESSAGE_ID_INVALID", StringComparison.OrdinalIgnoreCase)
        || refused.Description.Contains("there is no text in the message to edit", StringComparison.OrdinalIgnoreCase);

    [LoggerMessage(Level = LogLevel.Error, Message = "Message {Id} waits: the server knows no such method ({Reason}); check Telegram:BaseUrl")]
    private partial void LogGone(long id, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Message {Id} was refused as {Form} ({Reason}); it goes out in a simpler form")]
    private partial void LogForm(long id, MessageForm form, string reason);
}
