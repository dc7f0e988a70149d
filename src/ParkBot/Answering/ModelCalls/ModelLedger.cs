using Microsoft.EntityFrameworkCore;
using ParkBot.Storage;
using ParkBot.Understanding;

namespace ParkBot.Answering;

/// <summary>How many tokens models may take: a user a day, all users a day, and ever. Null for no limit.</summary>
internal sealed record TokenBudget(long? AUserADay, long? ADay, long? InAll);

/// <summary>What became of asking for tokens. Closed.</summary>
internal abstract record Reservation
{
    private Reservation()
    {
    }

    /// <summary>They are set aside under this number until the call is settled.</summary>
    internal sealed record Granted(long Call) : Reservation;

    /// <summary>A budget would be overdrawn: the user's own, or one of all.</summary>
    internal sealed record Spent(bool IsUsers) : Reservation;
}

/// <summary>What models were called since a time.</summary>
internal sealed record ModelSpending(int Calls, int Failed, long PromptTokens, long CompletionTokens, long Micros);

/// <summary>
/// The book of calls to models. Tokens are set aside before a call in the transaction that looks at the budgets, so that calls
/// at the same time, of several processes too, cannot overdraw one; a call that never ends keeps what it set aside.
/// </summary>
internal sealed class ModelLedger(Database database, GroupCommit commits, TimeProvider time)
{
    /// <summary>For so many days it is kept whose call it was: the budgets are of days.</summary>
    private const int UsersKeptDays = 2;

    /// <param name="user">On whose budget; 0 for the machine's own, which has no budget of a user.</param>
    /// <param name="purpose">The prompt that is sent.</param>
    /// <param name="tokens">The most that the call can take.</param>
    /// <param name="budget">What may be taken.</param>
    /// <param name="zone">Whose midnight ends a day.</param>
    internal async Task<Reservation> ReserveAsync(long user, string purpose, int tokens, TokenBudget budget, TimeZoneInfo zone)
    {
        var now = time.GetUtcNow();
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime).DayNumber;
        Reservation made = new Reservation.Spent(IsUsers: false);
        await commits.CommitAsync(async (context, token) =>
        {
            var calls = context.Set<ModelCallRow>();
            var today = calls.Where(row => row.Day == day);
            if (user != 0 && await IsOverAsync(today.Where(row => row.User == user), tokens, budget.AUserADay, token).ConfigureAwait(false))
            {
                made = new Reservation.Spent(IsUsers: true);
            }
            else if (await IsOverAsync(today, tokens, budget.ADay, token).ConfigureAwait(false) || await IsOverAsync(calls, tokens, budget.InAll, token).ConfigureAwait(false))
            {
                made = new Reservation.Spent(IsUsers: false);
            }
            else
            {
                var row = new ModelCallRow { At = now.ToUnixTimeMilliseconds(), Day = day, User = user, Purpose = purpose, State = ModelCallState.Open, Charged = tokens };
                context.Add(row);

                // Stored at once, so that the next one of the same transaction sees it.
                await context.SaveChangesAsync(token).ConfigureAwait(false);
                made = new Reservation.Granted(row.Id);
            }
        }).ConfigureAwait(false);
        return made;
    }

    /// <summary>Puts what a call took in the place of what was set aside for it.</summary>
    /// <param name="call">The reservation's number.</param>
    /// <param name="use">What it took.</param>
    /// <param name="charged">What it takes of the budgets: more than <paramref name="use"/> where the server told no usage.</param>
    /// <param name="took">How long it took.</param>
    /// <param name="trouble">Why it failed; null where it did not.</param>
    internal Task SettleAsync(long call, ModelUse use, int charged, TimeSpan took, string? trouble)
    {
        var microseconds = (int)Math.Min(took.TotalMicroseconds, int.MaxValue);
        var state = trouble is null ? ModelCallState.Done : ModelCallState.Failed;
        return commits.CommitAsync((context, token) => context.Set<ModelCallRow>().Where(row => row.Id == call).ExecuteUpdateAsync(
            row => row.SetProperty(one => one.State, state).SetProperty(one => one.Charged, charged).SetProperty(one => one.PromptTokens, use.PromptTokens)
                .SetProperty(one => one.CompletionTokens, use.CompletionTokens).SetProperty(one => one.CostMicros, use.Micros)
                .SetProperty(one => one.Microseconds, microseconds).SetProperty(one => one.Trouble, trouble),
            token));
    }

    internal async Task<ModelSpending> SpentAsync(DateTimeOffset since, CancellationToken cancellationToken)
    {
        await using var context = await database.ContextAsync(cancellationToken).ConfigureAwait(false);
        var from = since.ToUnixTimeMilliseconds();
        var calls = context.Set<ModelCallRow>().AsNoTracking().Where(row => row.At >= from);
        return await calls.GroupBy(_ => 1).Select(all => new ModelSpending(
                all.Count(), all.Count(row => row.State == ModelCallState.Failed), all.Sum(row => (long)row.PromptTokens), all.Sum(row => (long)row.CompletionTokens), all.Sum(row => row.CostMicros)))
            .FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false) ?? new ModelSpending(0, 0, 0, 0, 0);
    }

    /// <summary>Forgets whose calls those of earlier days were; what they took stays, for the budget in all.</summary>
    internal static Change Purge(DateTimeOffset now)
    {
        var before = DateOnly.FromDateTime(now.UtcDateTime).DayNumber - UsersKeptDays;
        return (context, token) => AnonymousAsync(context.Set<ModelCallRow>().Where(row => row.Day < before && row.User != 0), token);
    }

    /// <summary>Forgets whose calls a user's were.</summary>
    internal static Task ForgetAsync(ParkBotDbContext context, long user, CancellationToken cancellationToken) =>
        AnonymousAsync(context.Set<ModelCallRow>().Where(row => row.User == user), cancellationToken);

    private static Task<int> AnonymousAsync(IQueryable<ModelCallRow> calls, CancellationToken cancellationToken) =>
        calls.ExecuteUpdateAsync(row => row.SetProperty(one => one.User, 0L), cancellationToken);

    private static async Task<bool> IsOverAsync(IQueryable<ModelCallRow> calls, int tokens, long? limit, CancellationToken cancellationToken) =>
        limit is { } most && (await calls.SumAsync(row => (long?)row.Charged, cancellationToken).ConfigureAwait(false) ?? 0) + tokens > most;
}
