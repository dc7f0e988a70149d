using System.Globalization;
using ParkBot.Answering;
using ParkBot.Delivery;
using ParkBot.Messages;
using ParkBot.Storage;

namespace ParkBot.TelegramBot;

/// <summary>
/// One update being handled: who asks where, and what it leads to. Nothing happens until all of it is committed together with
/// the update's being handled, so that a crash before leaves the update to be handled anew, and one after leaves nothing to do.
/// </summary>
internal sealed class Turn
{
    private readonly List<OutboxRow> outgoing = [];
    private readonly List<Change> changes = [];
    private readonly List<Action> afterwards = [];
    private int parts;
    private int ahead;

    internal required Arrived Arrived { get; init; }

    internal required IncomingChat Chat { get; init; }

    /// <summary>The user's number; that of the chat where a channel or an anonymous admin speaks.</summary>
    internal required long User { get; init; }

    /// <summary>False where a chat speaks or a bot: it has no rights whatever its number.</summary>
    internal required bool IsPerson { get; init; }

    internal required bool IsAdmin { get; init; }

    internal required Language Language { get; init; }

    internal required int? Topic { get; init; }

    /// <summary>The message that asked, or under which the button stood.</summary>
    internal int? Message { get; init; }

    internal required TimeProvider Time { get; init; }

    /// <summary>The zone of times that are shown.</summary>
    internal required TimeZoneInfo Zone { get; init; }

    /// <summary>What a pressed button answers at the top of the screen; null for nothing.</summary>
    internal string? Toast { get; set; }

    /// <summary>The number of this turn: of its row in the inbox, and of the question that it asks.</summary>
    internal long Id => Arrived.Row.Id;

    internal ConversationKey Conversation => new(Chat.Id, Topic ?? 0, User);

    internal IReadOnlyList<OutboxRow> Outgoing => outgoing;

    /// <summary>That the update is done with: set before it is handled.</summary>
    internal required Change Done { get; init; }

    /// <summary>True where another room commits the whole of it with a change of its own.</summary>
    internal bool IsHandedOver { get; private set; }

    /// <summary>All that the turn leads to, and that its update is done with.</summary>
    internal Change Whole => async (context, cancellationToken) =>
    {
        foreach (var row in outgoing)
        {
            row.Id = 0;
            context.Add(row);
        }

        foreach (var change in changes)
        {
            await change(context, cancellationToken).ConfigureAwait(false);
        }

        await Done(context, cancellationToken).ConfigureAwait(false);
    };

    /// <summary>
    /// For a change that another room commits: says what is to be said of it, and gives the whole turn to be committed in the same
    /// transaction, so that no crash can part what was done from its audit line and its answer.
    /// </summary>
    internal Change Together(Action say)
    {
        say();
        IsHandedOver = true;
        return Whole;
    }

    internal long Now => Time.GetUtcNow().ToUnixTimeMilliseconds();

    internal string Pick(string chinese, string english) => Language.Pick(chinese, english);

    /// <summary>Something to be stored with this turn.</summary>
    internal void Change(Change change) => changes.Add(change);

    /// <summary>What memory and files hold follows what is stored: a commit that fails and is tried again must find them as they were.</summary>
    internal void Afterwards(Action change) => afterwards.Add(change);

    /// <summary>To be called once all of it is committed.</summary>
    internal void Committed() => afterwards.ForEach(change => change());

    internal void Say(string text, params IReadOnlyList<IReadOnlyList<Button>> buttons) => Show(Messages.Message.Of(text), buttons);

    /// <summary>Shows a message in as many parts as it needs, the buttons under the last one.</summary>
    internal void Show(Message message, IReadOnlyList<IReadOnlyList<Button>>? buttons = null, long? question = null)
    {
        var rendered = HtmlRenderer.Render(message);
        for (var at = 0; at < rendered.Count; at++)
        {
            Send(new OutgoingMessage { Html = rendered[at].Html, Plain = rendered[at].Plain, Buttons = at == rendered.Count - 1 ? buttons ?? [] : [] }, question: question);
        }
    }

    /// <summary>Puts a message on its way, in this chat and topic; in a group it replies to the message that asked.</summary>
    internal OutboxRow Send(OutgoingMessage message, byte[]? attachment = null, long? question = null, long? chat = null)
    {
        var here = chat is null || chat == Chat.Id;
        var complete = here ? message with { Topic = Topic, ReplyTo = Chat.IsPrivate || message.Edits is not null ? null : Message } : message;
        var row = new OutboxRow
        {
            Source = string.Create(CultureInfo.InvariantCulture, $"u{Id}"),
            Part = parts++,
            Chat = chat ?? Chat.Id,
            Lane = Lane.Answer,
            State = OutboxState.Waiting,
            Payload = complete.ToJson(),
            Attachment = attachment,
            CreatedAt = Now,
            Question = question,
        };
        outgoing.Add(row);
        return row;
    }

    /// <summary>
    /// Takes what is on its way so far out of the turn: to be committed and sent before the rest. It gets a source of its own, so
    /// that a turn that is done again after a crash finds it, however many progress messages the first try had sent.
    /// </summary>
    internal IReadOnlyList<OutboxRow> TakeOutgoing()
    {
        var taken = outgoing.ToList();
        outgoing.Clear();
        foreach (var row in taken)
        {
            row.Source = string.Create(CultureInfo.InvariantCulture, $"a{Id}");
            row.Part = ahead++;
        }

        return taken;
    }

    /// <summary>Writes the audit log; an update that is handled again writes the same line once.</summary>
    internal void Audit(string action, string detail)
    {
        var row = new AuditRow { Source = string.Create(CultureInfo.InvariantCulture, $"u{Id}:{action}"), At = Now, Actor = User.ToString(CultureInfo.InvariantCulture), Action = action, Detail = detail };
        Change((context, _) =>
        {
            row.Id = 0;
            context.Add(row);
            return Task.CompletedTask;
        });
    }
}
