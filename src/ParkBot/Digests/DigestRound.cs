using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ParkBot.Delivery;
using ParkBot.Storage;

namespace ParkBot.Digests;

/// <summary>
/// What is done whenever the clock ticks: the edition that is due is made, and what is open goes to the subscriptions whose time has
/// come. Doing it twice, late or after a kill does nothing twice.
/// </summary>
internal sealed partial class DigestRound(
    Database database, GroupCommit commits, Editions editions, BodyMaker bodies, Handout handout, Dispatcher dispatcher,
    IOptions<DeliveryOptions> delivery, IOptions<DigestOptions> options, TimeProvider time, ILogger<DigestRound> log) : IDisposable
{
    /// <summary>The outbox holds about so many seconds of broadcasts and no more: memory stays flat, and a hold takes effect soon.</summary>
    private const int SecondsAhead = 10;

    private const int LeastAhead = 300;

    /// <summary>Chats that the channel told to wait for hours must not stall everybody else; but of them too the outbox holds no more than so many times as many.</summary>
    private const int MostHeld = 10;

    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(100);

    /// <summary>One at a time: the cron's round and the minute's may meet.</summary>
    private readonly SemaphoreSlim gate = new(1, 1);

    internal async Task RunAsync(CancellationToken stopping)
    {
        await gate.WaitAsync(stopping).ConfigureAwait(false);
        try
        {
            await SleepAsync(stopping).ConfigureAwait(false);
            await MendAsync(stopping).ConfigureAwait(false);

            // First what is out: a new edition has other due times, and who missed their slot would wait for the next.
            await HandOutAsync(stopping).ConfigureAwait(false);
            if (await editions.MakeDueAsync(stopping).ConfigureAwait(false) is not null)
            {
                await HandOutAsync(stopping).ConfigureAwait(false);
            }
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose() => gate.Dispose();

    private async Task HandOutAsync(CancellationToken stopping)
    {
        var open = await OpenAsync(stopping).ConfigureAwait(false);
        foreach (var edition in open)
        {
            // What an admin sends now must not overtake what somebody still waits for.
            var atOnce = open.Exists(one => one.Kind == EditionKind.Digest && one.AtOnce && one.Id >= edition.Id);
            await HandOutAsync(edition, atOnce, stopping).ConfigureAwait(false);
        }

        await CloseAsync(open, stopping).ConfigureAwait(false);
    }

    private async Task HandOutAsync(EditionRow edition, bool atOnce, CancellationToken stopping)
    {
        while (true)
        {
            await MakeRoomAsync(stopping).ConfigureAwait(false);
            var step = edition.Kind == EditionKind.Digest
                ? await handout.StepAsync(edition, atOnce, stopping).ConfigureAwait(false)
                : await handout.BroadcastAsync(edition, stopping).ConfigureAwait(false);
            if (step.Messages.Count > 0)
            {
                dispatcher.Enqueue(step.Messages);
                LogHanded(edition.Id, step.Served, step.Messages.Count);
            }

            if (step.Wanted.Count > 0)
            {
                await ComposeAsync(edition, step.Wanted, stopping).ConfigureAwait(false);
            }
            else if (step.Served == 0)
            {
                return;
            }
        }
    }

    private async Task MakeRoomAsync(CancellationToken stopping)
    {
        var most = delivery.Value.PerSecond == 0 ? int.MaxValue : Math.Max(LeastAhead, delivery.Value.PerSecond * SecondsAhead);
        while (dispatcher.Ahead >= most || dispatcher.Waiting.Broadcasts / MostHeld >= most)
        {
            await Task.Delay(Glance, time, stopping).ConfigureAwait(false);
        }
    }

    /// <summary>Who subscribed after the edition was made asks for something that nobody had asked for.</summary>
    private async Task ComposeAsync(EditionRow edition, IReadOnlyList<WantedBody> wanted, CancellationToken stopping)
    {
        var made = await editions.IssueAsync(edition, stopping).ConfigureAwait(false) is { } issue
            ? await bodies.ComposeAsync(new DigestIssue(issue.Issue, issue.IsSample), wanted, edition.Id, stopping).ConfigureAwait(false)
            : [.. wanted.Select(body => new MadeBody(body, [], [], Nothing: true))];
        await commits.CommitAsync((context, token) => BodyMaker.StoreAsync(context, edition.Id, made, token)).ConfigureAwait(false);
    }

    private async Task<List<EditionRow>> OpenAsync(CancellationToken cancellationToken)
    {
        await using var context = await database.ContextAsync(cancellationToken).ConfigureAwait(false);
        return await context.Set<EditionRow>().AsNoTracking().Where(row => row.State == EditionState.Open).OrderBy(row => row.Id).ToListAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Whoever shut the bot out is asked no more until they let it in again.</summary>
    private async Task SleepAsync(CancellationToken stopping)
    {
        await using var context = await database.ContextAsync(stopping).ConfigureAwait(false);
        var shut = await (
            from message in context.Set<OutboxRow>()
            join subscription in context.Set<SubscriptionRow>() on message.Chat equals subscription.Chat
            where message.State == OutboxState.Sleeping && subscription.State == SubscriptionState.Active && message.FinishedAt > subscription.WokenAt
            select subscription.Chat).Distinct().ToListAsync(stopping).ConfigureAwait(false);
        foreach (var chat in shut)
        {
            await commits.CommitAsync(Subscriptions.Sleep(chat)).ConfigureAwait(false);
        }
    }

    /// <summary>A slot further away than a week was told by a clock that has been set back since: it is told anew.</summary>
    private async Task MendAsync(CancellationToken stopping)
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        var furthest = now + (long)Slot.Furthest.TotalMilliseconds;
        await using var context = await database.ContextAsync(stopping).ConfigureAwait(false);
        if (!await context.Set<SubscriptionRow>().AnyAsync(row => row.DueAt > furthest || row.WokenAt > now, stopping).ConfigureAwait(false))
        {
            return;
        }

        await commits.CommitAsync(async (writing, token) =>
        {
            foreach (var row in await writing.Set<SubscriptionRow>().Where(row => row.DueAt > furthest || row.WokenAt > now).ToListAsync(token).ConfigureAwait(false))
            {
                row.WokenAt = Math.Min(row.WokenAt, now);
                row.DueAt = Slot.Of(row, options.Value.Zone!) is { } slot ? DueTimes.Due(slot, now) : null;
            }

            writing.ChangeTracker.DetectChanges();
        }).ConfigureAwait(false);
    }

    /// <summary>An edition that is not the newest is done once everybody who is served has it.</summary>
    private async Task CloseAsync(IReadOnlyList<EditionRow> open, CancellationToken stopping)
    {
        var newest = open.LastOrDefault(edition => edition.Kind == EditionKind.Digest)?.Id;
        foreach (var edition in open.Where(edition => edition.Kind == EditionKind.Digest && edition.Id != newest))
        {
            await using var context = await database.ContextAsync(stopping).ConfigureAwait(false);
            if (!await context.Set<SubscriptionRow>().AnyAsync(row => row.State == SubscriptionState.Active && row.LastEdition < edition.Id, stopping).ConfigureAwait(false))
            {
                await commits.CommitAsync((writing, token) => writing.Set<EditionRow>().Where(row => row.Id == edition.Id)
                    .ExecuteUpdateAsync(row => row.SetProperty(one => one.State, EditionState.Done), token)).ConfigureAwait(false);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Edition {Edition}: {Subscriptions} more subscriptions served, {Messages} messages in the outbox")]
    private partial void LogHanded(long edition, int subscriptions, int messages);
}
