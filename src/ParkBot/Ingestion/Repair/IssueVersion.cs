using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ParkBot.News;
using ParkBot.Storage;

namespace ParkBot.Ingestion;

/// <summary>A stored version of an issue: the published one or its draft, without its items and its source.</summary>
internal sealed record IssueVersion
{
    internal required int Id { get; init; }

    internal required string Publication { get; init; }

    internal required int Number { get; init; }

    internal required DateWindow Week { get; init; }

    internal required IssueState State { get; init; }

    internal required string LoadedAt { get; init; }

    internal required bool IsSample { get; init; }

    internal required IReadOnlyList<Doubt> Doubts { get; init; }

    /// <summary>The versions of an issue, the published one first.</summary>
    /// <param name="context">The open database.</param>
    /// <param name="publication">Null for every publication that has such an issue.</param>
    /// <param name="number">Running number.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    internal static async Task<IReadOnlyList<IssueVersion>> FindAsync(ParkBotDbContext context, string? publication, int number, CancellationToken cancellationToken)
    {
        var rows = await context.Issues.AsNoTracking()
            .Where(row => row.Number == number && (publication == null || row.Publication == publication))
            .OrderBy(row => row.Publication).ThenByDescending(row => row.State)
            .Select(row => new { row.Id, row.Publication, row.Number, row.Year, row.Month, row.WeekOfMonth, row.State, row.LoadedAt, row.IsSample, row.Doubts })
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        return
        [
            .. rows.Select(row => new IssueVersion
            {
                Id = row.Id,
                Publication = row.Publication,
                Number = row.Number,
                Week = IssueWeek.Of(row.Year, row.Month, row.WeekOfMonth),
                State = row.State,
                LoadedAt = row.LoadedAt,
                IsSample = row.IsSample,
                Doubts = DoubtJson.Read(row.Doubts),
            }),
        ];
    }

    /// <summary>A time as issues keep it: UTC, ISO 8601.</summary>
    internal static DateTimeOffset Time(string stored) => DateTimeOffset.Parse(stored, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);

    /// <summary>Why these are not the versions of one issue; null where they are.</summary>
    internal static string? Refusal(IReadOnlyList<IssueVersion> versions, int number)
    {
        var publications = versions.Select(version => version.Publication).Distinct(StringComparer.Ordinal).ToList();
        return publications.Count switch
        {
            0 => string.Create(CultureInfo.InvariantCulture, $"没有载入第{number}期。"),
            1 => null,
            _ => string.Create(CultureInfo.InvariantCulture, $"有几种刊物都有第{number}期：{string.Join('、', publications.Select(name => $"《{name}》"))}，请指明刊名。"),
        };
    }
}
