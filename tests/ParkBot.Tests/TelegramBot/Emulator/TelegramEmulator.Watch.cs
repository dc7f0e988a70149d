using System.Globalization;
using System.Text;
using Xunit;

namespace ParkBot.Tests.TelegramBot;

/// <content>What a test looks at.</content>
internal sealed partial class TelegramEmulator
{
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Updates that no offset has confirmed.</summary>
    internal int PendingUpdates => _updates.Pending;

    internal int NextUpdateId => _updates.NextId;

    /// <summary>A webhook that somebody set: polls are refused until the bot deletes it.</summary>
    internal string? Webhook
    {
        get => _world.Webhook;
        set => _world.Webhook = value;
    }

    /// <summary>Commands that the bot registered, by scope and language: "default", "all_private_chats zh", "chat:42".</summary>
    internal IReadOnlyDictionary<string, IReadOnlyList<(string Command, string Description)>> Commands
    {
        get
        {
            lock (_world.Gate)
                return _world.Commands.ToDictionary(StringComparer.Ordinal);
        }
    }

    /// <summary>"setMyDescription zh" and the like.</summary>
    internal IReadOnlyDictionary<string, string> Descriptions
    {
        get
        {
            lock (_world.Gate)
                return _world.Descriptions.ToDictionary(StringComparer.Ordinal);
        }
    }

    /// <summary>The bot's reaction to a message; null for none.</summary>
    internal string? ReactionTo(EmulatedMessage message)
    {
        lock (_world.Gate)
            return _world.Reactions.GetValueOrDefault((message.Chat.Id, message.Id));
    }

    /// <summary>Every message that the bot has in a chat, as it is now, in the order of their numbers: edits applied, deleted ones gone.</summary>
    internal IReadOnlyList<Sent> Shown(EmulatedChat chat) =>
    [
        .. Ledger.In(chat.Id).GroupBy(sent => sent.MessageId)
            .Where(versions => !versions.Any(sent => sent.Method == "deleteMessage"))
            .Select(versions => versions.Last())
            .OrderBy(sent => sent.MessageId),
    ];

    /// <summary>New messages that reply to this one; in a private chat also those that reply to nothing and come before the next that a person wrote.</summary>
    internal IReadOnlyList<Sent> AnswersTo(EmulatedMessage message)
    {
        int next;
        lock (_world.Gate)
        {
            next = message.Chat.Kind == ChatKind.Private
                ? message.Chat.Messages.Values.Where(other => !other.ByBot && other.Id > message.Id).Select(other => other.Id).DefaultIfEmpty(int.MaxValue).Min()
                : 0;
        }
        return [.. Ledger.In(message.Chat.Id).Where(sent => sent.IsNew && (sent.ReplyTo == message.Id || (sent.ReplyTo is null && sent.MessageId > message.Id && sent.MessageId < next)))];
    }

    /// <summary>The first answer to a message.</summary>
    internal async Task<Sent> AnswerToAsync(EmulatedMessage message, TimeSpan? timeout = null)
    {
        await WaitForAsync(_ => AnswersTo(message).Count > 0, timeout);
        return AnswersTo(message)[0];
    }

    /// <summary>Until the ledger is so; throws with what was done when it takes too long.</summary>
    internal async Task WaitForAsync(Func<Ledger, bool> predicate, TimeSpan? timeout = null)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (!predicate(Ledger))
        {
            if (TimeProvider.System.GetElapsedTime(start) > (timeout ?? Patience))
                throw new TimeoutException("The ledger did not come to that:\n" + Last());
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }
    }

    private string Last()
    {
        var text = new StringBuilder();
        foreach (var sent in Ledger.Sent.TakeLast(10))
            text.AppendLine(CultureInfo.InvariantCulture, $"{sent.Number} {sent.Method} {sent.Chat}: {sent.Text}");
        foreach (var call in Ledger.Calls.TakeLast(10))
            text.AppendLine(CultureInfo.InvariantCulture, $"{call.At:HH:mm:ss.fff} {call.Method} {call.Chat} → {call.Status} {call.Reason}");
        return text.ToString();
    }
}
