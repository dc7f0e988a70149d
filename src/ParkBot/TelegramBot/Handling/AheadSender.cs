using Microsoft.EntityFrameworkCore;
using ParkBot.Delivery;
using ParkBot.Storage;

namespace ParkBot.TelegramBot;

/// <summary>
/// Sends what a turn has to say before it is done: a progress message, a farewell. It goes through the outbox like everything,
/// and where the turn is done again after a crash it is not sent again.
/// </summary>
internal sealed class AheadSender(Database database, GroupCommit commits, Dispatcher dispatcher, TimeProvider time)
{
    /// <summary>How long a turn waits for its message to arrive before it goes on without knowing its number.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Sends what the turn has put on its way so far.</summary>
    /// <returns>The number of the first message; null where it did not surely arrive in time.</returns>
    internal async Task<int?> SendAsync(Turn turn, CancellationToken cancellationToken)
    {
        var rows = turn.TakeOutgoing();
        var first = rows[0];
        await using (var context = await database.ContextAsync(cancellationToken).ConfigureAwait(false))
        {
            if (await context.Set<OutboxRow>().AsNoTracking().SingleOrDefaultAsync(row => row.Source == first.Source && row.Part == first.Part, cancellationToken).ConfigureAwait(false) is { } before)
            {
                return before.MessageId;
            }
        }

        await commits.CommitAsync((context, _) =>
        {
            foreach (var row in rows)
            {
                row.Id = 0;
                context.Add(row);
            }

            return Task.CompletedTask;
        }).ConfigureAwait(false);
        var done = new TaskCompletionSource<int?>(TaskCreationOptions.RunContinuationsAsynchronously);
        dispatcher.Enqueue(rows, done);
        var arrived = await Task.WhenAny(done.Task, Task.Delay(Patience, time, cancellationToken)).ConfigureAwait(false) == done.Task;
        return arrived ? await done.Task.ConfigureAwait(false) : null;
    }
}
