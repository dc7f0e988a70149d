using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ParkBot.Delivery;
using ParkBot.News;
using ParkBot.Queries;
using ParkBot.Storage;

namespace ParkBot.Digests;

/// <summary>The newest issue that an edition could be made of.</summary>
internal sealed record NewestIssue(NewsIssue Issue, bool IsSample, DateTimeOffset PublishedAt)
{
    /// <summary>《园区周报》第110期.</summary>
    internal string Title => System.FormattableString.Invariant($"《{Issue.Publication}》第{Issue.Number}期");

    /// <summary>Year, month, week and number in one figure: a newer issue has a larger one.</summary>
    internal long Order => (((((Issue.Year * 16L) + Issue.Month) * 8) + Issue.WeekOfMonth) * 1_000_000) + Issue.Number;
}

/// <summary>
/// Makes editions: of the newest published issue, when a time of the cron expression has come since the last one, at most one an
/// issue. What is due is told from the news file alone, so that it makes no difference who wakes it, how often, or how late.
/// </summary>
internal sealed partial class Editions(Database database, GroupCommit commits, BodyMaker bodies, IOptions<DigestOptions> options, TimeProvider time, ILogger<Editions> log)
{
    /// <summary>More than this after its time it is late, and says so.</summary>
    internal static readonly TimeSpan LateAfter = TimeSpan.FromHours(1);

    /// <summary>The news may change while an edition is composed; it is composed anew, but not for ever.</summary>
    private const int MostTries = 5;

    /// <summary>Makes the edition that is due, if one is.</summary>
    /// <returns>Its number, or null.</returns>
    internal async Task<long?> MakeDueAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var schedule = await ScheduleAsync(cancellationToken).ConfigureAwait(false);
        if (schedule.Held || options.Value.Times is not { } times
            || await NewestAsync(samples: false, cancellationToken).ConfigureAwait(false) is not { } newest
            || await IsOutAsync(newest, cancellationToken).ConfigureAwait(false)
            || newest.Order <= await LastOrderAsync(cancellationToken).ConfigureAwait(false))
        {
            return null;
        }

        var served = DateTimeOffset.FromUnixTimeMilliseconds(schedule.ServedAt);
        if (times.GetNextValidTimeAfter(served) is not { } first || first > now)
        {
            return null;
        }

        // One that came late into the database could not have been sent before.
        var due = newest.PublishedAt > first ? newest.PublishedAt : first;
        var cycle = times.GetPreviousValidTimeBefore(now.AddSeconds(1)) is { } latest && latest > first ? latest : first;
        return await MakeAsync(newest, due < now ? due : now, cycle, atOnce: false, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>An admin sends the newest issue now: to everybody, whatever their slots.</summary>
    /// <returns>The edition's number; null where the newest issue has an edition already, or there is none but samples.</returns>
    internal async Task<long?> MakeNowAsync(CancellationToken cancellationToken)
    {
        await ScheduleAsync(cancellationToken).ConfigureAwait(false);
        var newest = await NewestAsync(samples: false, cancellationToken).ConfigureAwait(false);
        return newest is null || await IsOutAsync(newest, cancellationToken).ConfigureAwait(false)
            ? null
            : await MakeAsync(newest, time.GetUtcNow(), time.GetUtcNow(), atOnce: true, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The newest published issue; samples are sent to nobody.</summary>
    internal async Task<NewestIssue?> NewestAsync(bool samples, CancellationToken cancellationToken)
    {
        await using var context = await database.ContextAsync(cancellationToken).ConfigureAwait(false);
        return await FirstAsync(context.Issues.Where(issue => issue.State == IssueState.Published && (samples || !issue.IsSample)), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>An edition's issue as it is now; null where it was removed since.</summary>
    internal async Task<NewestIssue?> IssueAsync(EditionRow edition, CancellationToken cancellationToken)
    {
        await using var context = await database.ContextAsync(cancellationToken).ConfigureAwait(false);
        return await FirstAsync(context.Issues.Where(issue => issue.State == IssueState.Published && issue.Publication == edition.Publication && issue.Number == edition.Number), cancellationToken).ConfigureAwait(false);
    }

    private static async Task<NewestIssue?> FirstAsync(IQueryable<IssueRow> issues, CancellationToken cancellationToken)
    {
        var row = await issues.AsNoTracking()
            .OrderByDescending(issue => issue.Year).ThenByDescending(issue => issue.Month).ThenByDescending(issue => issue.WeekOfMonth).ThenByDescending(issue => issue.Number).ThenBy(issue => issue.Publication)
            .Select(issue => new { issue.Publication, issue.Number, issue.Year, issue.Month, issue.WeekOfMonth, issue.FromDay, issue.ToDay, issue.IsSample, issue.LoadedAt, issue.PublishedAt })
            .FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);
        return row is null
            ? null
            : new NewestIssue(
                new NewsIssue(row.Publication, row.Number, row.Year, row.Month, row.WeekOfMonth, new DateWindow(DateOnly.FromDayNumber(row.FromDay), DateOnly.FromDayNumber(row.ToDay))),
                row.IsSample,
                DateTimeOffset.Parse(row.PublishedAt ?? row.LoadedAt, System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <summary>How the schedule stands. The first call begins it: times before that are nobody's.</summary>
    internal async Task<ScheduleRow> ScheduleAsync(CancellationToken cancellationToken)
    {
        var now = Now();
        await using (var context = await database.ContextAsync(cancellationToken).ConfigureAwait(false))
        {
            // A served time ahead of the clock was told by a clock that has been set back since: it would hold everything until then.
            if (await context.Set<ScheduleRow>().AsNoTracking().SingleOrDefaultAsync(cancellationToken).ConfigureAwait(false) is { } row && row.ServedAt <= now)
            {
                return row;
            }
        }

        ScheduleRow? begun = null;
        await commits.CommitAsync(async (context, token) =>
        {
            begun = await context.Set<ScheduleRow>().SingleOrDefaultAsync(token).ConfigureAwait(false);
            if (begun is null)
            {
                begun = new ScheduleRow { Id = ScheduleRow.Only, ServedAt = now, Held = false };
                context.Add(begun);
            }

            begun.ServedAt = Math.Min(begun.ServedAt, now);
            context.ChangeTracker.DetectChanges();
        }).ConfigureAwait(false);
        return begun!;
    }

    /// <summary>Whether an issue has an edition already.</summary>
    internal async Task<bool> IsOutAsync(NewestIssue newest, CancellationToken cancellationToken)
    {
        await using var context = await database.ContextAsync(cancellationToken).ConfigureAwait(false);
        return await IsOutAsync(context, newest, cancellationToken).ConfigureAwait(false);
    }

    private static Task<bool> IsOutAsync(ParkBotDbContext context, NewestIssue newest, CancellationToken cancellationToken) =>
        context.Set<EditionRow>().AnyAsync(row => row.Kind == EditionKind.Digest && row.Publication == newest.Issue.Publication && row.Number == newest.Issue.Number, cancellationToken);

    /// <summary>Of the last edition, not of the largest: one that was sent by mistake with a number far ahead would end all others.</summary>
    private async Task<long> LastOrderAsync(CancellationToken cancellationToken)
    {
        await using var context = await database.ContextAsync(cancellationToken).ConfigureAwait(false);
        return await context.Set<EditionRow>().Where(row => row.Kind == EditionKind.Digest).OrderByDescending(row => row.Id).Select(row => row.IssueOrder).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Composes outside of any transaction, then stores the edition with all its bodies in one.</summary>
    private async Task<long?> MakeAsync(NewestIssue newest, DateTimeOffset due, DateTimeOffset cycle, bool atOnce, CancellationToken cancellationToken)
    {
        var issue = new DigestIssue(newest.Issue, newest.IsSample, Late(due));
        for (var tries = 0; tries < MostTries; tries++)
        {
            var version = await VersionAsync(cancellationToken).ConfigureAwait(false);
            var wanted = await bodies.WantedAsync(cancellationToken).ConfigureAwait(false);
            var made = await bodies.ComposeAsync(issue, wanted, edition: null, cancellationToken).ConfigureAwait(false);
            long? id = null;
            var isOut = false;
            await commits.CommitAsync(async (context, token) =>
            {
                id = null;
                if (await context.Set<NewsVersionRow>().AsNoTracking().Select(row => row.Version).SingleOrDefaultAsync(token).ConfigureAwait(false) != version)
                {
                    return;
                }

                // An admin and the clock may make it at the same moment.
                isOut = await IsOutAsync(context, newest, token).ConfigureAwait(false);
                if (isOut)
                {
                    return;
                }

                var edition = new EditionRow
                {
                    Kind = EditionKind.Digest,
                    Publication = newest.Issue.Publication,
                    Number = newest.Issue.Number,
                    IssueOrder = newest.Order,
                    State = EditionState.Open,
                    MadeAt = Now(),
                    DueAt = due.ToUnixTimeMilliseconds(),
                    CycleAt = cycle.ToUnixTimeMilliseconds(),
                    AtOnce = atOnce,
                };
                context.Add(edition);
                await context.SaveChangesAsync(token).ConfigureAwait(false);
                await BodyMaker.StoreAsync(context, edition.Id, made, token).ConfigureAwait(false);
                await DueTimes.SetAsync(context, edition, options.Value.Zone!, token).ConfigureAwait(false);
                await context.Set<ScheduleRow>().ExecuteUpdateAsync(row => row.SetProperty(one => one.ServedAt, edition.MadeAt), token).ConfigureAwait(false);
                id = edition.Id;
            }).ConfigureAwait(false);
            if (isOut)
            {
                return null;
            }

            if (id is not null)
            {
                LogMade(newest.Issue.Number, id.Value, made.Count);
                return id;
            }
        }

        LogMoving(newest.Issue.Number);
        return null;
    }

    private string? Late(DateTimeOffset due)
    {
        var late = time.GetUtcNow() - due;
        return late > LateAfter ? LateText.Of(due, late, options.Value.Zone!) : null;
    }

    private async Task<long> VersionAsync(CancellationToken cancellationToken)
    {
        await using var context = await database.ContextAsync(cancellationToken).ConfigureAwait(false);
        return await context.Set<NewsVersionRow>().AsNoTracking().Select(row => row.Version).SingleOrDefaultAsync(cancellationToken).ConfigureAwait(false);
    }

    private long Now() => time.GetUtcNow().ToUnixTimeMilliseconds();

    [LoggerMessage(Level = LogLevel.Information, Message = "Issue {Issue} is out as edition {Edition}, in {Bodies} wordings")]
    private partial void LogMade(int issue, long edition, int bodies);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The news changed again and again while the edition of issue {Issue} was composed; it is tried again")]
    private partial void LogMoving(int issue);
}
