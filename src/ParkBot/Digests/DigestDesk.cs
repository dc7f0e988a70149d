using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ParkBot.Answering;
using ParkBot.Delivery;
using ParkBot.Messages;
using ParkBot.Storage;

namespace ParkBot.Digests;

/// <summary>How an edition stands. The messages' states add up to <paramref name="Messages"/> as long as they are kept.</summary>
/// <param name="Recipients">Subscriptions (for a broadcast: chats) that it was put on its way to.</param>
/// <param name="PassedOver">Subscriptions that wanted silence where nothing matched.</param>
/// <param name="Due">Subscriptions that are served and whose slot is still to come.</param>
internal sealed record EditionStatus(long Id, EditionKind Kind, int? Number, string? Text, DateTimeOffset MadeAt, int Recipients, int PassedOver, int Due, int Messages, IReadOnlyDictionary<OutboxState, int> States)
{
    internal int Of(params OutboxState[] states) => states.Sum(state => States.GetValueOrDefault(state));
}

/// <summary>What there is to say of the digests before anything is sent.</summary>
/// <param name="Newest">The newest issue that could be sent; null for none.</param>
/// <param name="IsOut">True where it has an edition already.</param>
/// <param name="NextAt">When the cron expression comes next; null where digests are switched off.</param>
internal sealed record DigestOutlook(NewestIssue? Newest, bool IsOut, DateTimeOffset? NextAt, bool Held, int Active, int Paused, int Asleep);

/// <summary>What admins look at and do: the outlook, hold and release, a message to all, the uncertain ones.</summary>
internal sealed class DigestDesk(Database database, GroupCommit commits, Editions editions, Dispatcher dispatcher, IDigestRenderer renderer, Microsoft.Extensions.Options.IOptions<DigestOptions> options, TimeProvider time)
{
    private const int Shown = 5;

    internal async Task<DigestOutlook> OutlookAsync(CancellationToken cancellationToken)
    {
        var schedule = await editions.ScheduleAsync(cancellationToken).ConfigureAwait(false);
        var newest = await editions.NewestAsync(samples: false, cancellationToken).ConfigureAwait(false);
        await using var context = await database.ContextAsync(cancellationToken).ConfigureAwait(false);
        var states = await context.Set<SubscriptionRow>().GroupBy(row => row.State).Select(group => new { group.Key, Count = group.Count() }).ToListAsync(cancellationToken).ConfigureAwait(false);
        int Of(SubscriptionState state) => states.Find(one => one.Key == state)?.Count ?? 0;
        return new DigestOutlook(
            newest,
            newest is not null && await editions.IsOutAsync(newest, cancellationToken).ConfigureAwait(false),
            options.Value.Times?.GetNextValidTimeAfter(time.GetUtcNow()),
            schedule.Held,
            Of(SubscriptionState.Active), Of(SubscriptionState.Paused), Of(SubscriptionState.Asleep));
    }

    /// <summary>Holds everything back, or lets it go again. What is in the outbox already (ten seconds' worth) still leaves.</summary>
    internal static Change Hold(bool held) => (context, token) => context.Set<ScheduleRow>().ExecuteUpdateAsync(row => row.SetProperty(one => one.Held, held), token);

    /// <summary>The newest editions, newest first.</summary>
    internal async Task<IReadOnlyList<EditionStatus>> EditionsAsync(CancellationToken cancellationToken)
    {
        await using var context = await database.ContextAsync(cancellationToken).ConfigureAwait(false);
        var rows = await context.Set<EditionRow>().AsNoTracking().OrderByDescending(row => row.Id).Take(Shown).ToListAsync(cancellationToken).ConfigureAwait(false);
        var statuses = new List<EditionStatus>();
        foreach (var row in rows)
        {
            statuses.Add(await StatusAsync(context, row, cancellationToken).ConfigureAwait(false));
        }

        return statuses;
    }

    internal async Task<EditionStatus?> EditionAsync(long id, CancellationToken cancellationToken)
    {
        await using var context = await database.ContextAsync(cancellationToken).ConfigureAwait(false);
        return await context.Set<EditionRow>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellationToken).ConfigureAwait(false) is { } row
            ? await StatusAsync(context, row, cancellationToken).ConfigureAwait(false)
            : null;
    }

    /// <summary>Decides about messages of an edition that may have arrived: sent again, or taken as arrived.</summary>
    /// <param name="edition">Which one.</param>
    /// <param name="again">True: they are sent again; false: they are taken as arrived.</param>
    /// <param name="together">Given how many it is about: what is committed with the decision (its answer, its audit line).</param>
    /// <returns>How many it was about.</returns>
    internal async Task<int> DecideAsync(long edition, bool again, Func<int, Change>? together = null)
    {
        List<WaitingMessage> decided = [];
        await commits.CommitAsync(async (context, token) =>
        {
            var uncertain = context.Set<OutboxRow>().Where(row => row.Edition == edition && row.State == OutboxState.Uncertain);
            decided = await uncertain.OrderBy(row => row.Id).Select(row => new WaitingMessage(row.Id, row.Chat, row.Lane, null)).ToListAsync(token).ConfigureAwait(false);
            if (again)
            {
                await uncertain.ExecuteUpdateAsync(row => row.SetProperty(one => one.State, OutboxState.Waiting).SetProperty(one => one.NotBefore, (long?)null).SetProperty(one => one.FinishedAt, (long?)null).SetProperty(one => one.Error, "管理员决定重发"), token).ConfigureAwait(false);
            }
            else
            {
                await uncertain.ExecuteUpdateAsync(row => row.SetProperty(one => one.State, OutboxState.Sent).SetProperty(one => one.Error, "管理员认定已送达"), token).ConfigureAwait(false);
            }

            if (together is not null)
            {
                await together(decided.Count)(context, token).ConfigureAwait(false);
            }
        }).ConfigureAwait(false);
        if (again && decided.Count > 0)
        {
            dispatcher.Enqueue(decided);
        }

        return decided.Count;
    }

    /// <summary>A message of the admins to every chat with a subscription that is served.</summary>
    /// <returns>The edition; it goes out with the next round.</returns>
    internal Change Broadcast(string text) => async (context, token) =>
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        var edition = new EditionRow { Kind = EditionKind.Broadcast, IssueOrder = 0, State = EditionState.Open, MadeAt = now, DueAt = now, CycleAt = now, AtOnce = true, Text = text };
        context.Add(edition);
        await context.SaveChangesAsync(token).ConfigureAwait(false);
        var body = new MadeBody(new WantedBody("broadcast", string.Empty, Follows: false), renderer.Render(Message.Of(text), chart: null, key: null), [], Nothing: false);
        await BodyMaker.StoreAsync(context, edition.Id, [body], token).ConfigureAwait(false);
    };

    /// <summary>How many chats a broadcast would reach now.</summary>
    internal async Task<int> ChatsAsync(CancellationToken cancellationToken)
    {
        await using var context = await database.ContextAsync(cancellationToken).ConfigureAwait(false);
        return await context.Set<SubscriptionRow>().Where(row => row.State == SubscriptionState.Active).Select(row => row.Chat).Distinct().CountAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Who got what when: a row a message.</summary>
    /// <param name="zone">Of the times.</param>
    internal async Task<Table> WhoAsync(long edition, TimeZoneInfo zone, CancellationToken cancellationToken)
    {
        await using var context = await database.ContextAsync(cancellationToken).ConfigureAwait(false);
        var rows = await context.Set<OutboxRow>().AsNoTracking().Where(row => row.Edition == edition).OrderBy(row => row.Id)
            .Select(row => new { row.Chat, row.Subscription, row.Part, row.State, row.CreatedAt, row.FinishedAt, row.MessageId, row.Error }).ToListAsync(cancellationToken).ConfigureAwait(false);
        string Time(long? at) => at is { } told ? TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(told), zone).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) : string.Empty;
        string Number(long? value) => value?.ToString(CultureInfo.InvariantCulture) ?? string.Empty;
        return new Table(
            [new Column("会话"), new Column("订阅"), new Column("第几条"), new Column("状态"), new Column("排队时间"), new Column("完成时间"), new Column("消息编号"), new Column("原因")],
            [.. rows.Select(row => (IReadOnlyList<string>)[Number(row.Chat), Number(row.Subscription), Number(row.Part + 1), Name(row.State), Time(row.CreatedAt), Time(row.FinishedAt), Number(row.MessageId), row.Error ?? string.Empty])]);
    }

    internal static string Name(OutboxState state) => state switch
    {
        OutboxState.Waiting => "待发送",
        OutboxState.Sending => "发送中",
        OutboxState.Sent => "已送达",
        OutboxState.Uncertain => "不确定",
        OutboxState.Failed => "被拒收",
        OutboxState.Sleeping => "已停用机器人",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    /// <summary>Forgets what editions before a time said, where nothing of it still waits or is undecided.</summary>
    internal static Change Purge(long before) => async (context, token) =>
    {
        // A broadcast that still goes out cannot be composed anew, as a digest can.
        var old = context.Set<EditionRow>().Where(row => row.MadeAt < before && (row.Kind == EditionKind.Digest || row.State == EditionState.Done)).Select(row => row.Id);
        var needed = context.Set<OutboxRow>().Where(row => row.Body != null && (row.State == OutboxState.Waiting || row.State == OutboxState.Sending || row.State == OutboxState.Uncertain)).Select(row => row.Body!.Value);
        await context.Set<BodyRow>().Where(row => old.Contains(row.Edition) && !needed.Contains(row.Id)).ExecuteDeleteAsync(token).ConfigureAwait(false);
        await context.Set<EditionBodyRow>().Where(row => old.Contains(row.Edition)).ExecuteDeleteAsync(token).ConfigureAwait(false);
    };

    private static async Task<EditionStatus> StatusAsync(ParkBotDbContext context, EditionRow row, CancellationToken cancellationToken)
    {
        var states = await context.Set<OutboxRow>().Where(one => one.Edition == row.Id).GroupBy(one => one.State).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, cancellationToken).ConfigureAwait(false);
        var due = row.Kind == EditionKind.Digest ? await context.Set<SubscriptionRow>().CountAsync(one => one.State == SubscriptionState.Active && one.LastEdition < row.Id, cancellationToken).ConfigureAwait(false) : 0;
        return new EditionStatus(row.Id, row.Kind, row.Number, row.Text, DateTimeOffset.FromUnixTimeMilliseconds(row.MadeAt), row.Recipients, row.PassedOver, due, row.Messages, states);
    }
}
