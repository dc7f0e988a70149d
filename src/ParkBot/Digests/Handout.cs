using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ParkBot.Delivery;
using ParkBot.Messages;
using ParkBot.Storage;

namespace ParkBot.Digests;

/// <summary>What a step of handing out did.</summary>
/// <param name="Served">Subscriptions that are served now.</param>
/// <param name="Wanted">Bodies that must be composed before the rest can be served.</param>
/// <param name="Messages">Messages that are in the outbox now.</param>
internal sealed record HandoutStep(int Served, IReadOnlyList<WantedBody> Wanted, IReadOnlyList<WaitingMessage> Messages);

/// <summary>
/// Puts an edition on its way to the subscriptions whose time has come: so many at a time, each lot in one transaction with the
/// mark that they are served, so that a kill at any point leaves nobody out and nobody twice.
/// </summary>
internal sealed class Handout(Database database, GroupCommit commits, IDigestRenderer renderer, IOptions<DigestOptions> options, TimeProvider time)
{
    /// <summary>Subscriptions a transaction: chats' answers wait no longer than that takes.</summary>
    private const int Lot = 500;

    /// <summary>More than this after its own time a subscription is told so; at Telegram's limit a large edition takes hours.</summary>
    private static readonly TimeSpan LateAfter = TimeSpan.FromHours(3);

    /// <summary>The next lot of an edition.</summary>
    /// <param name="edition">Which.</param>
    /// <param name="atOnce">No slot is waited for.</param>
    /// <param name="cancellationToken">Stops it before the lot.</param>
    internal async Task<HandoutStep> StepAsync(EditionRow edition, bool atOnce, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        long before;
        await using (var reading = await database.ContextAsync(cancellationToken).ConfigureAwait(false))
        {
            before = await reading.Set<EditionRow>().Where(row => row.Kind == EditionKind.Digest && row.Id < edition.Id).MaxAsync(row => (long?)row.Id, cancellationToken).ConfigureAwait(false) ?? 0;

            // An idle minute writes nothing.
            if (!await Due(reading, edition, before, atOnce, Now()).AnyAsync(cancellationToken).ConfigureAwait(false))
            {
                return new HandoutStep(0, [], []);
            }
        }

        var served = 0;
        var wanted = new HashSet<WantedBody>();
        var rows = new List<OutboxRow>();
        await commits.CommitAsync(async (context, token) =>
        {
            served = 0;
            wanted.Clear();
            rows.Clear();
            if (await IsHeldAsync(context, token).ConfigureAwait(false))
            {
                return;
            }

            var now = Now();
            var due = await Due(context, edition, before, atOnce, now).OrderBy(row => row.Id).Take(Lot).ToListAsync(token).ConfigureAwait(false);
            var keys = due.Select(row => row.Key).Distinct(StringComparer.Ordinal).ToList();
            var bodies = await context.Set<EditionBodyRow>().AsNoTracking().Where(row => row.Edition == edition.Id && keys.Contains(row.Key)).ToDictionaryAsync(row => (row.Key, row.Follows), token).ConfigureAwait(false);
            var passed = 0;
            foreach (var row in due)
            {
                var follows = row.Follows && row.LastEdition == before && before != 0;
                if (!bodies.TryGetValue((row.Key, follows), out var body))
                {
                    wanted.Add(new WantedBody(row.Key, row.Spec, follows));
                    continue;
                }

                served++;
                if (body.Nothing && row.Quiet)
                {
                    passed++;
                }
                else
                {
                    rows.AddRange(Messages(edition, row, body, now));
                }

                (row.LastEdition, row.Follows) = (edition.Id, true);
            }

            context.AddRange(rows);
            await CountAsync(context, edition, served - passed, passed, rows.Count, token).ConfigureAwait(false);
            context.ChangeTracker.DetectChanges();
            await context.SaveChangesAsync(token).ConfigureAwait(false);
        }).ConfigureAwait(false);
        return new HandoutStep(served, [.. wanted], [.. rows.Select(Waiting)]);
    }

    /// <summary>The next lot of a broadcast: every chat with a subscription that is served, once.</summary>
    internal async Task<HandoutStep> BroadcastAsync(EditionRow edition, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var served = 0;
        var rows = new List<OutboxRow>();
        await commits.CommitAsync(async (context, token) =>
        {
            rows.Clear();
            var cursor = await context.Set<EditionRow>().Where(row => row.Id == edition.Id).Select(row => row.Cursor).SingleAsync(token).ConfigureAwait(false);
            var lot = await context.Set<SubscriptionRow>().AsNoTracking().Where(row => row.Id > cursor && row.State == SubscriptionState.Active)
                .OrderBy(row => row.Id).Take(Lot).Select(row => new { row.Id, row.Chat, row.Topic }).ToListAsync(token).ConfigureAwait(false);
            served = lot.Count;
            var parts = (await context.Set<EditionBodyRow>().AsNoTracking().SingleAsync(row => row.Edition == edition.Id, token).ConfigureAwait(false)).Parts;
            var chats = lot.Select(row => row.Chat).Distinct().ToList();
            var known = await context.Set<OutboxRow>().Where(row => row.Edition == edition.Id && chats.Contains(row.Chat)).Select(row => row.Chat).Distinct().ToListAsync(token).ConfigureAwait(false);
            foreach (var row in lot.DistinctBy(row => row.Chat).Where(row => !known.Contains(row.Chat)))
            {
                var source = string.Create(CultureInfo.InvariantCulture, $"b{edition.Id}:{row.Chat}");
                rows.AddRange(EditionBodyRow.Ids(parts).Select((body, part) => Row(edition, source, part, row.Chat, row.Topic, Now(), body: body)));
            }

            context.AddRange(rows);
            await CountAsync(context, edition, rows.Select(row => row.Chat).Distinct().Count(), 0, rows.Count, token).ConfigureAwait(false);
            var last = lot.Count == 0 ? cursor : lot[^1].Id;
            var state = lot.Count == 0 ? EditionState.Done : EditionState.Open;
            await context.Set<EditionRow>().Where(row => row.Id == edition.Id).ExecuteUpdateAsync(row => row.SetProperty(one => one.Cursor, last).SetProperty(one => one.State, state), token).ConfigureAwait(false);
            await context.SaveChangesAsync(token).ConfigureAwait(false);
        }).ConfigureAwait(false);
        return new HandoutStep(served, [], [.. rows.Select(Waiting)]);
    }

    private static async Task<bool> IsHeldAsync(ParkBotDbContext context, CancellationToken cancellationToken) =>
        await context.Set<ScheduleRow>().AnyAsync(row => row.Held, cancellationToken).ConfigureAwait(false);

    /// <summary>Whoever still waits for the edition before gets that one first: a later one would let it be forgotten.</summary>
    private static IQueryable<SubscriptionRow> Due(ParkBotDbContext context, EditionRow edition, long before, bool atOnce, long now)
    {
        var waiting = context.Set<SubscriptionRow>().Where(row => row.State == SubscriptionState.Active && row.LastEdition >= before && row.LastEdition < edition.Id);

        if (atOnce)
        {
            // Who came after an admin sent it asked for a slot to come.
            return edition.AtOnce ? waiting.Where(row => row.WokenAt <= edition.MadeAt || row.DueAt == null || row.DueAt <= now) : waiting;
        }

        return waiting.Where(row => row.DueAt == null || row.DueAt <= now);
    }

    private static Task<int> CountAsync(ParkBotDbContext context, EditionRow edition, int recipients, int passed, int messages, CancellationToken cancellationToken) =>
        context.Set<EditionRow>().Where(row => row.Id == edition.Id).ExecuteUpdateAsync(
            row => row.SetProperty(one => one.Recipients, one => one.Recipients + recipients)
                .SetProperty(one => one.PassedOver, one => one.PassedOver + passed)
                .SetProperty(one => one.Messages, one => one.Messages + messages),
            cancellationToken);

    private IEnumerable<OutboxRow> Messages(EditionRow edition, SubscriptionRow subscription, EditionBodyRow body, long now)
    {
        var source = string.Create(CultureInfo.InvariantCulture, $"d{edition.Id}:{subscription.Id}");
        var part = 0;
        if (Late(edition, subscription, now) is { } late)
        {
            yield return Row(edition, source, part++, subscription.Chat, subscription.Topic, now, subscription.Id, payload: renderer.Render(Message.Of(late), chart: null, key: null)[0].Payload);
        }

        foreach (var id in EditionBodyRow.Ids(body.Parts))
        {
            yield return Row(edition, source, part++, subscription.Chat, subscription.Topic, now, subscription.Id, body: id);
        }
    }

    /// <summary>Its own slot was missed, though the edition was made in time: the edition itself does not say so.</summary>
    private string? Late(EditionRow edition, SubscriptionRow subscription, long now)
    {
        var due = Math.Max(edition.MadeAt, edition.AtOnce && subscription.WokenAt <= edition.MadeAt ? 0 : subscription.DueAt ?? 0);
        var late = TimeSpan.FromMilliseconds(now - due);
        return late > LateAfter
            ? LateText.Of(DateTimeOffset.FromUnixTimeMilliseconds(due), late, Slot.Of(subscription, options.Value.Zone!)?.Zone ?? options.Value.Zone!)
            : null;
    }

    private static OutboxRow Row(EditionRow edition, string source, int part, long chat, int? topic, long now, long? subscription = null, long? body = null, string? payload = null) => new()
    {
        Source = source,
        Part = part,
        Chat = chat,
        Topic = topic,
        Lane = Lane.Broadcast,
        State = OutboxState.Waiting,
        CreatedAt = now,
        Payload = payload,
        Body = body,
        Edition = edition.Id,
        Subscription = subscription,
    };

    private static WaitingMessage Waiting(OutboxRow row) => new(row.Id, row.Chat, row.Lane, row.NotBefore);

    private long Now() => time.GetUtcNow().ToUnixTimeMilliseconds();
}
