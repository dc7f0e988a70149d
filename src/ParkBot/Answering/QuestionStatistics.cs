using Microsoft.EntityFrameworkCore;
using ParkBot.Storage;

namespace ParkBot.Answering;

/// <summary>A question that went wrong, as an admin looks at it.</summary>
/// <param name="Text">The answer as plain text.</param>
internal sealed record Miss(long Id, DateTimeOffset At, string Asked, Outcome Outcome, string Text, int? Rating, bool Reported);

/// <summary>A page of them, newest first; <paramref name="Number"/> from 1.</summary>
internal sealed record Misses(IReadOnlyList<Miss> Shown, int Number, int Pages, int Total);

/// <summary>What was asked since a time. The times to answer are in microseconds; null where nothing was asked.</summary>
internal sealed record QuestionStats
{
    internal required int Questions { get; init; }

    internal required IReadOnlyDictionary<Outcome, int> Outcomes { get; init; }

    internal required int Users { get; init; }

    internal required int Chats { get; init; }

    internal int? MedianMicroseconds { get; init; }

    internal int? P95Microseconds { get; init; }

    internal required int Liked { get; init; }

    internal required int Disliked { get; init; }

    internal required int Reported { get; init; }

    /// <summary>How many were answered without asking a model.</summary>
    internal required int WithoutModel { get; init; }
}

/// <summary>What the question log tells whoever looks after the bot.</summary>
internal sealed class QuestionStatistics(Database database)
{
    internal const int MissesAPage = 10;

    /// <summary>Who was asked back and says nothing for an hour has given up.</summary>
    private const long GivenUp = 60 * 60 * 1000;

    /// <summary>Not understood, asked back in vain, 👎 or reported.</summary>
    internal async Task<Misses> MissesAsync(int page, CancellationToken cancellationToken)
    {
        await using var context = await database.ContextAsync(cancellationToken);
        var missed = Missed(context);
        var total = await missed.CountAsync(cancellationToken);
        var (number, pages) = Paging.Of(page, total, MissesAPage);
        var rows = await missed.OrderByDescending(row => row.At).ThenByDescending(row => row.Id).Skip((number - 1) * MissesAPage).Take(MissesAPage).ToListAsync(cancellationToken);
        return new Misses(
            [.. rows.Select(row => new Miss(row.Id, DateTimeOffset.FromUnixTimeMilliseconds(row.At), row.Asked, row.Outcome, row.Text, row.Rating, row.ReportedAt is not null))],
            number,
            pages,
            total);
    }

    /// <summary>The questions that went wrong, in no order.</summary>
    internal static IQueryable<QuestionRow> Missed(ParkBotDbContext context)
    {
        var all = context.Set<QuestionRow>().AsNoTracking();
        return all.Where(row => row.Outcome == Outcome.NotUnderstood || row.Rating == -1 || row.ReportedAt != null
            || (row.Outcome == Outcome.Unclear && !all.Any(next => next.Chat == row.Chat && next.Topic == row.Topic && next.User == row.User && next.Id > row.Id && next.At <= row.At + GivenUp)));
    }

    internal async Task<QuestionStats> StatsAsync(DateTimeOffset since, CancellationToken cancellationToken)
    {
        await using var context = await database.ContextAsync(cancellationToken);
        var from = since.ToUnixTimeMilliseconds();
        var asked = context.Set<QuestionRow>().AsNoTracking().Where(row => row.At >= from);
        var outcomes = await asked.GroupBy(row => row.Outcome).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, cancellationToken);
        var count = outcomes.Values.Sum();
        return new QuestionStats
        {
            Questions = count,
            Outcomes = outcomes,
            Users = await asked.Select(row => row.User).Distinct().CountAsync(cancellationToken),
            Chats = await asked.Select(row => row.Chat).Distinct().CountAsync(cancellationToken),
            MedianMicroseconds = await RankedAsync(asked, count, 0.5, cancellationToken),
            P95Microseconds = await RankedAsync(asked, count, 0.95, cancellationToken),
            Liked = await asked.CountAsync(row => row.Rating == 1, cancellationToken),
            Disliked = await asked.CountAsync(row => row.Rating == -1, cancellationToken),
            Reported = await asked.CountAsync(row => row.ReportedAt != null, cancellationToken),
            WithoutModel = await asked.CountAsync(row => row.ModelCalls == 0, cancellationToken),
        };
    }

    /// <summary>The nearest rank: the smallest time that so large a share of all does not exceed.</summary>
    private static async Task<int?> RankedAsync(IQueryable<QuestionRow> asked, int count, double share, CancellationToken cancellationToken) =>
        count == 0
            ? null
            : await asked.OrderBy(row => row.Microseconds).Select(row => (int?)row.Microseconds).Skip((int)Math.Ceiling(count * share) - 1).FirstOrDefaultAsync(cancellationToken);
}
