using Microsoft.EntityFrameworkCore;
using ParkBot.Storage;

namespace ParkBot.Delivery;

/// <summary>A message of an answer as it stands in its chat.</summary>
internal sealed record SentMessage(int Part, int MessageId);

/// <summary>How an outbox looks, by state.</summary>
internal sealed record OutboxCounts(int Waiting, int Sent, int Uncertain, int Failed);

/// <summary>Looks back at what left: which messages are the answer to a question, and which question a message answers.</summary>
internal sealed class SentMessages(Database database)
{
    private static readonly Func<ParkBotDbContext, long, int, Task<long?>> Question = EF.CompileAsyncQuery(
        (ParkBotDbContext context, long chat, int message) => context.Set<OutboxRow>().Where(row => row.Chat == chat && row.MessageId == message).OrderByDescending(row => row.Id).Select(row => row.Question).FirstOrDefault());

    /// <summary>The question that a message of the bot answers; null where it is no answer, or is forgotten.</summary>
    internal async Task<long?> QuestionOfAsync(long chat, int message, CancellationToken cancellationToken)
    {
        await using var context = await database.ContextAsync(cancellationToken).ConfigureAwait(false);
        return await Question(context, chat, message).ConfigureAwait(false);
    }

    /// <summary>The messages that an answer came in, in order; empty where none has surely arrived.</summary>
    internal async Task<IReadOnlyList<SentMessage>> OfQuestionAsync(long question, CancellationToken cancellationToken)
    {
        await using var context = await database.ContextAsync(cancellationToken).ConfigureAwait(false);
        // Its own turn's messages: pages, copies and reports that came of its buttons are no parts of the answer.
        var source = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"u{question}");
        return await context.Set<OutboxRow>().Where(row => row.Source == source && row.Question == question && row.MessageId != null && row.State == OutboxState.Sent)
            .OrderBy(row => row.Part).Select(row => new SentMessage(row.Part, row.MessageId!.Value)).ToListAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>What was made since a time (milliseconds since 1970).</summary>
    internal async Task<OutboxCounts> CountAsync(long since, CancellationToken cancellationToken)
    {
        await using var context = await database.ContextAsync(cancellationToken).ConfigureAwait(false);
        var states = await context.Set<OutboxRow>().Where(row => row.CreatedAt >= since).GroupBy(row => row.State).Select(group => new { group.Key, Count = group.Count() }).ToListAsync(cancellationToken).ConfigureAwait(false);
        int Of(params OutboxState[] which) => states.Where(state => which.Contains(state.Key)).Sum(state => state.Count);
        return new OutboxCounts(Of(OutboxState.Waiting, OutboxState.Sending), Of(OutboxState.Sent), Of(OutboxState.Uncertain), Of(OutboxState.Failed, OutboxState.Sleeping));
    }

    /// <summary>Forgets what left, or failed, before a time (milliseconds since 1970).</summary>
    internal static Change Purge(long before) => (context, token) => context.Set<OutboxRow>().Where(row => row.FinishedAt < before).ExecuteDeleteAsync(token);
}
