using ParkBot.Delivery;

namespace ParkBot.TelegramBot;

/// <summary>Where a message goes: a command, a file, a step that waits for words, or a question.</summary>
internal sealed class MessageRoutes(BotIdentity bot, Gatekeeper gate, Dispatcher dispatcher, QuestionDesk questions, UserCommands commands, AdminCommands admin, LoadDialog loads)
{
    internal async Task HandleAsync(Turn turn, IncomingMessage message, bool edited, CancellationToken cancellationToken)
    {
        if (message.MigrateToChatId is { } moved)
        {
            await dispatcher.MoveAsync(turn.Chat.Id, moved).ConfigureAwait(false);
            return;
        }

        if (Addressed.Read(message, bot) is not { } asked || IsForNobody(asked, message) || !await gate.AdmitsAsync(turn, cancellationToken).ConfigureAwait(false))
        {
            return;
        }

        if (edited)
        {
            // A command that was carried out is not carried out again because its words were mended.
            if (asked is { Command: null or "ask", Words.Length: > 0 } && message.Document is null)
            {
                await questions.EditedAsync(turn, asked.Words, message, cancellationToken).ConfigureAwait(false);
            }

            return;
        }

        if (asked.Command is { } command)
        {
            await CommandAsync(turn, command, asked, message, cancellationToken).ConfigureAwait(false);
        }
        else if (turn.IsAdmin && turn.Chat.IsPrivate && await loads.ContinuesAsync(turn, message, cancellationToken).ConfigureAwait(false))
        {
            // The words belonged to a load that was waiting for them.
        }
        else if (message.Document is not null)
        {
            await loads.FileAsync(turn, message, cancellationToken).ConfigureAwait(false);
        }
        else if (asked.Words.Length > 0)
        {
            // What is written under a picture is a question like any other.
            await questions.AskAsync(turn, asked.Words, message, cancellationToken).ConfigureAwait(false);
        }
        else if (message.Text is not null && !turn.Chat.IsPrivate)
        {
            // Nothing but the bot's name.
            turn.Say(turn.Pick($"我在。请把问题和 @{bot.Name} 写在一起，例如：@{bot.Name} 江苏总投资多少", $"Here I am. Please write the question with @{bot.Name}, for example: @{bot.Name} 江苏总投资多少"));
        }
        else if (message.HasMedia)
        {
            turn.Say(turn.Pick("我只看得懂文字。请用一句话提问，例如：江苏总投资多少", "I can only read text. Please ask in one sentence, for example: 江苏总投资多少"));
        }
    }

    private async Task CommandAsync(Turn turn, string command, Addressed asked, IncomingMessage message, CancellationToken cancellationToken)
    {
        if (await commands.HandleAsync(turn, command, asked.Words, message, cancellationToken).ConfigureAwait(false)
            || await admin.HandleAsync(turn, command, asked.Words, message, cancellationToken).ConfigureAwait(false))
        {
            return;
        }

        if (asked.ByName)
        {
            turn.Say(turn.Pick($"没有“/{command}”这个命令。发 /help 看能做什么。", $"There is no command “/{command}”. Send /help to see what I can do."));
        }
    }

    /// <summary>In a group a bare command may be another bot's: only those for everybody are taken, the admins' ones with the bot's name alone.</summary>
    private static bool IsForNobody(Addressed asked, IncomingMessage message) =>
        asked is { ByName: false, Command: { } command } && !message.Chat.IsPrivate && !CommandMenu.All.Any(known => !known.ForAdmins && known.Name == command);
}
