using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ParkBot.Answering;
using ParkBot.Delivery;
using ParkBot.Messages;
using Telegram.Bot.Requests;
using Telegram.Bot.Types.Enums;

namespace ParkBot.TelegramBot;

/// <summary>Questions: asked, asked again after an edit, chosen from what was asked back.</summary>
internal sealed class QuestionDesk(
    IServiceScopeFactory scopes, QuestionLog log, SentMessages sent, ChatQueues queues, BotApi api, BotIdentity bot, ChartDrawer charts, NextSteps helps, IOptions<AnsweringOptions> answering, TimeProvider time)
{
    /// <summary>While more updates wait than this, nobody needs a typing sign: it would only cost calls.</summary>
    private const int TypingLoad = 16;

    private static readonly TimeSpan TypingLimit = TimeSpan.FromSeconds(1);

    internal async Task AskAsync(Turn turn, string words, IncomingMessage message, CancellationToken cancellationToken)
    {
        if (IsTooLong(turn, words))
        {
            return;
        }

        var conversation = await ConversationAsync(turn, message, cancellationToken).ConfigureAwait(false);
        await AnswerAsync(turn, words, conversation, replaced: null, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>An edited question is answered from where the talk stood before it, in the place of the old answer.</summary>
    internal async Task EditedAsync(Turn turn, string words, IncomingMessage message, CancellationToken cancellationToken)
    {
        var before = await log.OfMessageAsync(turn.Chat.Id, message.MessageId, cancellationToken).ConfigureAwait(false);
        if (before is null)
        {
            await AskAsync(turn, words, message, cancellationToken).ConfigureAwait(false);
            return;
        }

        if (before.Asked == words || before.User != turn.User || IsTooLong(turn, words))
        {
            return;
        }

        var old = await sent.OfQuestionAsync(before.Id, cancellationToken).ConfigureAwait(false);
        var conversation = await log.BeforeMessageAsync(turn.Conversation, message.MessageId, cancellationToken).ConfigureAwait(false);
        await AnswerAsync(turn, words, conversation, [.. old.Select(part => part.MessageId)], cancellationToken).ConfigureAwait(false);
    }

    /// <summary>One of the choices that a question asked back.</summary>
    internal async Task ChooseAsync(Turn turn, long question, string argument, CancellationToken cancellationToken)
    {
        var row = await log.ReadAsync(question, cancellationToken).ConfigureAwait(false);
        var conversation = row is null ? null : await log.AfterAsync(question, cancellationToken).ConfigureAwait(false);
        if (row?.Chat != turn.Chat.Id || conversation?.Labels is not { } labels
            || !int.TryParse(argument, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var index) || index >= labels.Count)
        {
            turn.Toast = turn.Pick("这个问题已经不在了，请重新问一次。", "That question is gone. Please ask it again.");
            return;
        }

        await AnswerAsync(turn, labels[index], conversation, replaced: null, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Records an answer that was made without a question being parsed (an overview).</summary>
    internal void Record(Turn turn, Answer answer) =>
        turn.Change(Recorded(log.RowOf(turn.Id, turn.Conversation, Asking(turn), answer, Remembered(answer), microseconds: 0)));

    /// <summary>Records such an answer and sends it.</summary>
    internal void Tell(Turn turn, Answer answer)
    {
        Record(turn, answer);
        AnswerMessages.Send(turn, answer, turn.Id, charts.IsAvailable);
    }

    /// <summary>The message that asked; a pressed button stands under the bot's own.</summary>
    private static int? Asking(Turn turn) => turn.Arrived.Update.CallbackQuery is null ? turn.Message : null;

    private static Conversation Remembered(Answer answer)
    {
        var conversation = new Conversation();
        conversation.Remember(answer);
        return conversation;
    }

    private async Task AnswerAsync(Turn turn, string words, Conversation conversation, IReadOnlyList<int>? replaced, CancellationToken cancellationToken)
    {
        var typing = queues.Waiting > TypingLoad ? Task.CompletedTask : TypingAsync(turn, cancellationToken);
        var began = time.GetTimestamp();
        await using var scope = scopes.CreateAsyncScope();
        var draft = new AnswerDraft(api, turn, time);
        var asker = new Asker(turn.User) { Draft = turn.Chat.IsPrivate && replaced is null ? draft.ShowAsync : null };
        var answer = await scope.ServiceProvider.GetRequiredService<Answerer>().AnswerAsync(words, conversation, asker, cancellationToken).ConfigureAwait(false);
        if (answer is { HasPlan: false, Outcome: Outcome.NoData or Outcome.NotUnderstood })
        {
            answer = await helps.AddAsync(turn, words, answer, cancellationToken).ConfigureAwait(false);
        }

        var took = time.GetElapsedTime(began).TotalMicroseconds;
        turn.Change(Recorded(log.RowOf(turn.Id, turn.Conversation, Asking(turn), answer, conversation, (int)Math.Min(took, int.MaxValue))));
        AnswerMessages.Send(turn, answer, turn.Id, charts.IsAvailable, replaced);
        await typing.ConfigureAwait(false);
        await draft.EndAsync().ConfigureAwait(false);
    }

    private static Storage.Change Recorded(QuestionRow row) => (context, _) =>
    {
        context.Add(row);
        return Task.CompletedTask;
    };

    /// <summary>A reply to an answer goes on from that answer; else the talk goes on from its last question.</summary>
    private async Task<Conversation> ConversationAsync(Turn turn, IncomingMessage message, CancellationToken cancellationToken)
    {
        if (message.ReplyToMessage is { } replied && replied.From?.Id == bot.Id
            && await sent.QuestionOfAsync(turn.Chat.Id, replied.MessageId, cancellationToken).ConfigureAwait(false) is { } question
            && await log.AfterAsync(question, cancellationToken).ConfigureAwait(false) is { } after)
        {
            return after;
        }

        return await log.ConversationAsync(turn.Conversation, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Telegram lets people paste whole pages.</summary>
    private bool IsTooLong(Turn turn, string words)
    {
        var longest = answering.Value.QuestionLength;
        if (words.Length <= longest)
        {
            return false;
        }

        turn.Say(turn.Pick(
            $"这段话有 {words.Length} 个字，太长了，我一次最多读 {longest} 个字。请用一句话问，例如：江苏总投资多少{(turn.IsAdmin ? "\n要载入周报，请先发 /load。" : string.Empty)}",
            $"That is {words.Length} characters; I read at most {longest} at once. Please ask in one sentence, for example: 江苏总投资多少{(turn.IsAdmin ? "\nTo load an issue, send /load first." : string.Empty)}"));
        return true;
    }

    /// <summary>The sign stands before the answer or not at all: it is waited for, but not long.</summary>
    private async Task TypingAsync(Turn turn, CancellationToken cancellationToken) => await api.CallAsync(
        new SendChatActionRequest { ChatId = turn.Chat.Id, MessageThreadId = turn.Topic, Action = ChatAction.Typing }, TypingLimit, cancellationToken).ConfigureAwait(false);
}
