using Microsoft.EntityFrameworkCore;
using ParkBot.Messages;
using ParkBot.Storage;

namespace ParkBot.Answering;

/// <summary>
/// What was asked and answered in chats. Whoever records a question gives it its number and adds the row to a unit of work of
/// his own, so that it is stored with the answer's sending or not at all; what is read here is read for each question and is
/// cheap.
/// </summary>
internal sealed class QuestionLog(Database database, TimeProvider time)
{
    /// <summary>After a day without a word, what comes is a new conversation.</summary>
    private static readonly TimeSpan Remembered = TimeSpan.FromHours(24);

    private sealed record Kept(long At, string Context);

    private static readonly Func<ParkBotDbContext, long, int, long, long, CancellationToken, Task<Kept?>> NewestBefore =
        EF.CompileAsyncQuery((ParkBotDbContext context, long chat, int topic, long user, long before, CancellationToken cancellationToken) => context.Set<QuestionRow>()
            .Where(row => row.Chat == chat && row.Topic == topic && row.User == user && row.Id < before)
            .OrderByDescending(row => row.Id).Select(row => new Kept(row.At, row.Context)).FirstOrDefault());

    private static readonly Func<ParkBotDbContext, long, CancellationToken, Task<QuestionRow?>> ById =
        EF.CompileAsyncQuery((ParkBotDbContext context, long id, CancellationToken cancellationToken) => context.Set<QuestionRow>()
            .AsNoTracking().FirstOrDefault(row => row.Id == id));

    private static readonly Func<ParkBotDbContext, long, int, CancellationToken, Task<long?>> FirstOfMessage =
        EF.CompileAsyncQuery((ParkBotDbContext context, long chat, int message, CancellationToken cancellationToken) => context.Set<QuestionRow>()
            .Where(row => row.Chat == chat && row.Message == message).OrderBy(row => row.Id).Select(row => (long?)row.Id).FirstOrDefault());

    private static readonly Func<ParkBotDbContext, long, int, CancellationToken, Task<QuestionRow?>> ByMessage =
        EF.CompileAsyncQuery((ParkBotDbContext context, long chat, int message, CancellationToken cancellationToken) => context.Set<QuestionRow>()
            .AsNoTracking().Where(row => row.Chat == chat && row.Message == message).OrderByDescending(row => row.Id).FirstOrDefault());

    /// <summary>What is remembered when the next question comes; a new conversation after a day of silence.</summary>
    internal Task<Conversation> ConversationAsync(ConversationKey key, CancellationToken cancellationToken) => BeforeAsync(key, long.MaxValue, cancellationToken);

    /// <summary>What was remembered before a question was asked: where it is edited, it is asked anew from there.</summary>
    internal async Task<Conversation> BeforeAsync(ConversationKey key, long question, CancellationToken cancellationToken)
    {
        await using var context = await database.ContextAsync(cancellationToken);
        var kept = await NewestBefore(context, key.Chat, key.Topic, key.User, question, cancellationToken);
        return kept is null || kept.At < Now(-Remembered) ? new Conversation() : Conversation.FromJson(kept.Context);
    }

    /// <summary>What was remembered right after a question, however long ago: a reply to its answer goes on from there. Null where it is gone.</summary>
    internal async Task<Conversation?> AfterAsync(long question, CancellationToken cancellationToken) =>
        await ReadAsync(question, cancellationToken) is { } row ? Conversation.FromJson(row.Context) : null;

    internal async Task<QuestionRow?> ReadAsync(long id, CancellationToken cancellationToken)
    {
        await using var context = await database.ContextAsync(cancellationToken);
        return await ById(context, id, cancellationToken);
    }

    /// <summary>The newest question that a message asked (it may have been edited since).</summary>
    internal async Task<QuestionRow?> OfMessageAsync(long chat, int message, CancellationToken cancellationToken)
    {
        await using var context = await database.ContextAsync(cancellationToken);
        return await ByMessage(context, chat, message, cancellationToken);
    }

    /// <summary>The newest question of a conversation that ran a plan, for a day; null for none.</summary>
    internal async Task<long?> LastPlannedAsync(ConversationKey key, CancellationToken cancellationToken)
    {
        var since = Now(-Remembered);
        await using var context = await database.ContextAsync(cancellationToken);
        return await context.Set<QuestionRow>().Where(row => row.Chat == key.Chat && row.Topic == key.Topic && row.User == key.User && row.At >= since && row.Plan != null)
            .OrderByDescending(row => row.Id).Select(row => (long?)row.Id).FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>All that is kept of a user's questions, oldest first: what the user may take along.</summary>
    internal async Task<IReadOnlyList<QuestionRow>> OfUserAsync(long user, CancellationToken cancellationToken)
    {
        await using var context = await database.ContextAsync(cancellationToken);
        return await context.Set<QuestionRow>().AsNoTracking().Where(row => row.User == user).OrderBy(row => row.Id).ToListAsync(cancellationToken);
    }

    /// <summary>What was remembered before a message first asked, however often it was edited since.</summary>
    internal async Task<Conversation> BeforeMessageAsync(ConversationKey key, int message, CancellationToken cancellationToken)
    {
        long? first;
        await using (var context = await database.ContextAsync(cancellationToken))
        {
            first = await FirstOfMessage(context, key.Chat, message, cancellationToken);
        }

        return await BeforeAsync(key, first ?? long.MaxValue, cancellationToken);
    }

    /// <summary>The row of an answered question; it is stored by whoever adds it to a unit of work.</summary>
    internal QuestionRow RowOf(long id, ConversationKey key, int? message, Answer answer, Conversation after, int microseconds) => new()
    {
        Id = id,
        Chat = key.Chat,
        Topic = key.Topic,
        User = key.User,
        Message = message,
        Asked = answer.Question,
        Outcome = answer.Outcome,
        Plan = answer.Plan is { } plan ? Queries.PlanJson.Write(plan) : null,
        Context = after.ToJson(),
        Text = PlainText.Render(answer.Message),
        Engine = answer.Engine,
        At = Now(TimeSpan.Zero),
        Microseconds = microseconds,
        NewsVersion = answer.NewsVersion,
        ModelCalls = answer.Used.Calls,
        PromptTokens = answer.Used.PromptTokens,
        CompletionTokens = answer.Used.CompletionTokens,
        CostMicros = answer.Used.Micros,
    };

    /// <summary>
    /// 1 for 👍, -1 for 👎, null to take it back. Whoever sees the answer may judge it: the question must stand in the
    /// rater's chat, which in a private one is the asker's own. False where it does not, or is gone.
    /// </summary>
    internal static async Task<bool> RateAsync(ParkBotDbContext context, long question, long chat, int? rating, CancellationToken cancellationToken) =>
        await context.Set<QuestionRow>().Where(row => row.Id == question && row.Chat == chat)
            .ExecuteUpdateAsync(row => row.SetProperty(one => one.Rating, rating), cancellationToken) > 0;

    /// <summary>Marks an answer as wrong, from its own chat; the first report's time stays. False where the question is not there.</summary>
    internal async Task<bool> ReportAsync(ParkBotDbContext context, long question, long chat, CancellationToken cancellationToken)
    {
        var now = Now(TimeSpan.Zero);
        return await context.Set<QuestionRow>().Where(row => row.Id == question && row.Chat == chat)
            .ExecuteUpdateAsync(row => row.SetProperty(one => one.ReportedAt, one => one.ReportedAt ?? now), cancellationToken) > 0;
    }

    /// <summary>Erases all that a user asked, wherever. How many questions that were.</summary>
    internal static async Task<int> ForgetAsync(ParkBotDbContext context, long user, CancellationToken cancellationToken)
    {
        // Who replied to an answer of the user's went on from its question: those words are the user's.
        var asked = context.Set<QuestionRow>().Where(row => row.User == user);
        var empty = new Conversation().ToJson();
        await context.Set<QuestionRow>().Where(row => row.User != user && asked.Any(mine => mine.Chat == row.Chat && row.Context.Contains(mine.Asked)))
            .ExecuteUpdateAsync(row => row.SetProperty(one => one.Context, empty), cancellationToken);
        return await asked.ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>Erases what was asked before a time. How many questions that were.</summary>
    internal static Task<int> PurgeAsync(ParkBotDbContext context, DateTimeOffset olderThan, CancellationToken cancellationToken)
    {
        var before = olderThan.ToUnixTimeMilliseconds();
        return context.Set<QuestionRow>().Where(row => row.At < before).ExecuteDeleteAsync(cancellationToken);
    }

    private long Now(TimeSpan after) => (time.GetUtcNow() + after).ToUnixTimeMilliseconds();
}
