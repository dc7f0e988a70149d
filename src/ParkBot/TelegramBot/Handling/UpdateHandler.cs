using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ParkBot.Delivery;
using ParkBot.Digests;
using ParkBot.Storage;
using Telegram.Bot.Requests;

namespace ParkBot.TelegramBot;

/// <summary>The door of one update: finds out who speaks where, lets the right room answer, and commits what came of it.</summary>
internal sealed partial class UpdateHandler(
    GroupCommit commits, Dispatcher dispatcher, BotApi api, ChatSettings chats, Subscriptions subscriptions, AdminRoll admins, Gatekeeper gate,
    MessageRoutes messages, ButtonRoutes buttons, Memberships memberships, IOptions<TelegramOptions> options, TimeProvider time, ILogger<UpdateHandler> log)
{
    /// <summary>A full disk or a locked file is waited out: the update stays stored and is handled when it can be.</summary>
    private static readonly TimeSpan StoragePause = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan CallbackLimit = TimeSpan.FromSeconds(10);

    /// <summary>Handles one update, whatever happens.</summary>
    internal async Task HandleAsync(Arrived arrived, CancellationToken stopping)
    {
        while (true)
        {
            try
            {
                await OnceAsync(arrived, stopping).ConfigureAwait(false);
                return;
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                // It stays waiting in the inbox and is handled at the next start.
                return;
            }
            catch (Exception failure) when (failure.IsPassing())
            {
                LogStorage(failure, arrived.Row.Id);
                await Task.Delay(StoragePause, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                if (stopping.IsCancellationRequested)
                {
                    return;
                }
            }
#pragma warning disable CA1031 // The door of one update: it is set aside, and the ones behind it go on.
            catch (Exception failure)
#pragma warning restore CA1031
            {
                LogSetAside(failure, arrived.Row.Id);
                await SetAsideAsync(arrived, failure, stopping).ConfigureAwait(false);
                return;
            }
        }
    }

    private async Task OnceAsync(Arrived arrived, CancellationToken stopping)
    {
        var handled = Inbox.Handled(arrived.Row);
        if (await TurnAsync(arrived, handled, stopping).ConfigureAwait(false) is { } turn)
        {
            await RouteAsync(turn, stopping).ConfigureAwait(false);
            await CommitAsync(turn).ConfigureAwait(false);
            return;
        }

        if (arrived.Update.CallbackQuery is { } press)
        {
            // Telegram no longer tells under which message it stood, or it stood where its presser cannot be.
            await ToastAsync(press, LanguageChoice.Of(null, press.From.LanguageCode).Pick("这个按钮过期了，请重新问一次。", "This button is too old. Please ask again."), stopping).ConfigureAwait(false);
        }

        await commits.CommitAsync(handled).ConfigureAwait(false);
    }

    private async Task RouteAsync(Turn turn, CancellationToken stopping)
    {
        var update = turn.Arrived.Update;
        if (update.MyChatMember is { } membership)
        {
            await memberships.HandleAsync(turn, membership, stopping).ConfigureAwait(false);
        }
        else if (update.CallbackQuery is { } press)
        {
            if (await gate.RefusalAsync(turn, stopping).ConfigureAwait(false) is { } refusal)
            {
                turn.Toast = refusal;
            }
            else
            {
                await buttons.HandleAsync(turn, press, stopping).ConfigureAwait(false);
            }

            await ToastAsync(press, turn.Toast, stopping).ConfigureAwait(false);
        }
        else
        {
            await messages.HandleAsync(turn, (update.Message ?? update.EditedMessage)!, update.EditedMessage is not null, stopping).ConfigureAwait(false);
        }
    }

    /// <summary>Null where nobody is to be answered: a bot, a channel's post, an update of a kind that is not handled.</summary>
    private async Task<Turn?> TurnAsync(Arrived arrived, Change done, CancellationToken stopping)
    {
        var update = arrived.Update;
        var message = update.Message ?? update.EditedMessage;
        if (update.Chat is not { } chat || update.From is not { } from || (message is not null && chat.Type == "channel"))
        {
            return null;
        }

        // A private chat is its user's: nobody else can have pressed a button there, whatever the update says.
        if (update.CallbackQuery is not null && chat.IsPrivate && chat.Id != from.Id)
        {
            return null;
        }

        var speaks = message?.SenderChat;
        if (from.IsBot && speaks is null)
        {
            return null;
        }

        var settings = await chats.OfAsync(chat.Id, stopping).ConfigureAwait(false);
        if (settings.Blocked && update.MyChatMember is null)
        {
            // Who speaks to it has let it in again.
            await chats.SetAsync(chat.Id, kept => kept with { Blocked = false }).ConfigureAwait(false);
            await commits.CommitAsync(subscriptions.Wake(chat.Id)).ConfigureAwait(false);
        }

        var person = speaks is null && !from.IsBot;
        return new Turn
        {
            Arrived = arrived,
            Done = done,
            Chat = chat,
            User = speaks?.Id ?? from.Id,
            IsPerson = person,
            // In a private chat that is not its sender's own something is wrong: enough for a question, not for a right.
            IsAdmin = person && admins.Has(from.Id) && (!chat.IsPrivate || chat.Id == from.Id),
            Language = LanguageChoice.Of(settings.Language, chat.IsPrivate ? from.LanguageCode : null),
            Topic = (message ?? update.CallbackQuery?.Message)?.Topic,
            Message = (message ?? update.CallbackQuery?.Message)?.MessageId,
            Time = time,
            Zone = options.Value.Zone!,
        };
    }

    /// <summary>Everything that the update led to, and that it is done with: one transaction. Only then does anything leave.</summary>
    private async Task CommitAsync(Turn turn)
    {
        if (!turn.IsHandedOver)
        {
            await commits.CommitAsync(turn.Whole).ConfigureAwait(false);
        }

        turn.Committed();
        if (turn.Outgoing.Count > 0)
        {
            dispatcher.Enqueue(turn.Outgoing);
        }
    }

    /// <summary>The update is kept for whoever looks after the bot, and its sender is not left without a word.</summary>
    private async Task SetAsideAsync(Arrived arrived, Exception failure, CancellationToken stopping)
    {
        try
        {
            var setAside = Inbox.SetAside(arrived.Row, $"{failure.GetType().Name}: {failure.Message}");
            if (await TurnAsync(arrived, setAside, stopping).ConfigureAwait(false) is not { } turn)
            {
                await commits.CommitAsync(setAside).ConfigureAwait(false);
                return;
            }

            if (arrived.Update.MyChatMember is null)
            {
                turn.Say(turn.Pick("这条消息没能处理（程序出错了），已经记下来。请换个说法再试一次。", "This message could not be handled (a fault of mine); it was noted. Please try again in other words."));
            }

            await CommitAsync(turn).ConfigureAwait(false);
            if (arrived.Update.CallbackQuery is { } press)
            {
                await ToastAsync(press, text: null, stopping).ConfigureAwait(false);
            }
        }
#pragma warning disable CA1031 // The last door: what cannot even be set aside now stays in the inbox until the next start.
        catch (Exception also)
#pragma warning restore CA1031
        {
            LogStorage(also, arrived.Row.Id);
        }
    }

    /// <summary>Every press is answered, or its button would spin for a minute. Best effort: nothing hangs on it.</summary>
    private async Task ToastAsync(IncomingPress press, string? text, CancellationToken stopping)
    {
        var reply = await api.CallAsync(new AnswerCallbackQueryRequest { CallbackQueryId = press.Id, Text = text }, CallbackLimit, stopping).ConfigureAwait(false);
        if (reply is ApiReply.Refused refused)
        {
            LogToast(refused.Description);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Update {Id} cannot be stored as handled now; it is tried again")]
    private partial void LogStorage(Exception failure, long id);

    [LoggerMessage(Level = LogLevel.Error, Message = "Update {Id} could not be handled; it is set aside")]
    private partial void LogSetAside(Exception failure, long id);

    [LoggerMessage(Level = LogLevel.Debug, Message = "A press was not answered: {Reason}")]
    private partial void LogToast(string reason);
}
