using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ParkBot.Storage;

namespace ParkBot.Ingestion;

/// <summary>What became of an issue on the desk. Closed.</summary>
internal abstract record DeskResult
{
    private protected DeskResult()
    {
    }

    /// <param name="Items">Items that answer questions from now on.</param>
    /// <param name="Replaced">True where a published version gave way.</param>
    internal sealed record Published(int Items, bool Replaced) : DeskResult
    {
        /// <summary>Doubts about its projects: only a published issue is compared with the others.</summary>
        internal int ProjectDoubts { get; init; }
    }

    /// <param name="Items">Items of the draft that was dropped.</param>
    internal sealed record Discarded(int Items) : DeskResult;

    /// <param name="Items">Items that answered questions until now.</param>
    /// <param name="DraftItems">Items of the draft that went with them.</param>
    internal sealed record Removed(int Items, int DraftItems) : DeskResult;

    /// <summary>There is no such issue or draft.</summary>
    internal sealed record Nothing : DeskResult;
}

/// <summary>Which issue is meant, and what is to hold together with what is done to it.</summary>
internal sealed record DeskRequest(string Publication, int Number)
{
    /// <summary>The version that whoever asks has seen; a later one is not meant. Null for whatever stands there.</summary>
    internal DateTimeOffset? LoadedAt { get; init; }

    /// <summary>Committed in the same transaction where something was done: an audit line, an answer.</summary>
    internal Func<DeskResult, Change>? Together { get; init; }

    /// <param name="stored">When a version was loaded, as it is stored.</param>
    internal bool IsMeant(string stored) => LoadedAt is null || LoadedAt == IssueVersion.Time(stored);
}

/// <summary>Publishes, drops and removes issues, each in one transaction, and says how they stand.</summary>
internal sealed class IssueDesk(Database database, Corrections corrections, TimeProvider time)
{
    /// <summary>The publications that have an issue of this number, drafts too.</summary>
    internal async Task<IReadOnlyList<string>> PublicationsAsync(int number, CancellationToken cancellationToken)
    {
        await using var context = await database.ContextAsync(cancellationToken).ConfigureAwait(false);
        return await context.Issues.Where(row => row.Number == number).Select(row => row.Publication).Distinct().OrderBy(name => name).ToListAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Makes the draft the published version; the one before goes whole.</summary>
    internal async Task<DeskResult> PublishAsync(DeskRequest request, CancellationToken cancellationToken)
    {
        await using var change = await NewsChange.BeginAsync(database, cancellationToken).ConfigureAwait(false);
        var versions = await VersionsAsync(change.Context, request, cancellationToken).ConfigureAwait(false);
        if (versions.Find(version => version.State == IssueState.Draft && request.IsMeant(version.LoadedAt)) is not { } draft)
        {
            return new DeskResult.Nothing();
        }

        List<int> gone = [.. versions.Where(version => version != draft).Select(version => version.Id), .. await IssueWriter.SamplesAsync(change, request.Publication, request.Number, cancellationToken).ConfigureAwait(false)];
        var left = await ProjectLedger.LeaveAsync(change, [.. gone.Distinct()], cancellationToken).ConfigureAwait(false);
        await change.RemoveIssuesAsync([.. gone.Distinct()], cancellationToken).ConfigureAwait(false);
        var now = time.GetUtcNow().ToString("O", CultureInfo.InvariantCulture);
        await change.Context.Issues.Where(row => row.Id == draft.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.State, IssueState.Published).SetProperty(row => row.PublishedAt, now), cancellationToken).ConfigureAwait(false);
        await ProjectLedger.EnterAsync(change, draft.Id, left, cancellationToken).ConfigureAwait(false);
        var doubts = await LedgerDoubts.OfAsync(change, draft.Id, cancellationToken).ConfigureAwait(false);
        var published = new DeskResult.Published(draft.Items, versions.Count > 1) { ProjectDoubts = doubts.Count };
        return await DoneAsync(change, request, published, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Drops the draft; what is published stays.</summary>
    internal async Task<DeskResult> DiscardAsync(DeskRequest request, CancellationToken cancellationToken)
    {
        await using var change = await NewsChange.BeginAsync(database, cancellationToken).ConfigureAwait(false);
        var versions = await VersionsAsync(change.Context, request, cancellationToken).ConfigureAwait(false);
        if (versions.Find(version => version.State == IssueState.Draft && request.IsMeant(version.LoadedAt)) is not { } draft)
        {
            return new DeskResult.Nothing();
        }

        await change.RemoveIssuesAsync([draft.Id], cancellationToken).ConfigureAwait(false);
        return await DoneAsync(change, request, new DeskResult.Discarded(draft.Items), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Removes the issue, its draft too. Its corrections stay: they fit again when it is loaded again.</summary>
    internal async Task<DeskResult> RemoveAsync(DeskRequest request, CancellationToken cancellationToken)
    {
        await using var change = await NewsChange.BeginAsync(database, cancellationToken).ConfigureAwait(false);
        var versions = await VersionsAsync(change.Context, request, cancellationToken).ConfigureAwait(false);
        if (versions.Count == 0)
        {
            return new DeskResult.Nothing();
        }

        var left = await ProjectLedger.LeaveAsync(change, [.. versions.Select(version => version.Id)], cancellationToken).ConfigureAwait(false);
        await change.RemoveIssuesAsync([.. versions.Select(version => version.Id)], cancellationToken).ConfigureAwait(false);
        await ProjectLedger.EnterAsync(change, published: null, left, cancellationToken).ConfigureAwait(false);
        var removed = new DeskResult.Removed(
            versions.Where(version => version.State == IssueState.Published).Sum(version => version.Items),
            versions.Where(version => version.State == IssueState.Draft).Sum(version => version.Items));
        return await DoneAsync(change, request, removed, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>How an issue stands; null where there is none such.</summary>
    internal async Task<IssueReport?> ReportAsync(string publication, int number, CancellationToken cancellationToken)
    {
        await using var context = await database.ContextAsync(cancellationToken).ConfigureAwait(false);
        var versions = await IssueVersion.FindAsync(context, publication, number, cancellationToken).ConfigureAwait(false);
        if (versions.Count == 0)
        {
            return null;
        }

        var active = await Corrections.ActiveAsync(context, publication, number, cancellationToken).ConfigureAwait(false);
        var settled = active.Select(row => (row.Field, Before: CorrectionBefore.Read(row.Before))).ToList();
        var reports = new List<VersionReport>();
        foreach (var version in versions)
        {
            var items = (await context.ItemsOfAsync(version.Id, cancellationToken).ConfigureAwait(false)).ConvertAll(row => row.ToItem());
            reports.Add(new VersionReport
            {
                State = version.State,
                LoadedAt = IssueVersion.Time(version.LoadedAt),
                IsSample = version.IsSample,
                Items = items.Count,
                Sections = IssueContents.Sections(items),
                Fields = IssueContents.Fields(items),
                Doubts =
                [
                    .. version.Doubts.Concat(await LedgerDoubts.OfAsync(context, version.Id, cancellationToken).ConfigureAwait(false))
                        .Where(doubt => doubt.Item is not { } item || !settled.Exists(one => one.Field == doubt.Field && one.Before.Changed(version.Id, item)))
                        .Select(doubt => new OpenDoubt(doubt, items.Find(item => item.Text.Number == doubt.Item)?.Text.Title)),
                ],
            });
        }

        return new IssueReport { Publication = publication, Number = number, Versions = reports, Corrections = await corrections.ListAsync(publication, number, cancellationToken).ConfigureAwait(false) };
    }

    private static async Task<DeskResult> DoneAsync(NewsChange change, DeskRequest request, DeskResult result, CancellationToken cancellationToken)
    {
        await change.CommitAsync(request.Together?.Invoke(result), cancellationToken).ConfigureAwait(false);
        return result;
    }

    private static async Task<List<StoredVersion>> VersionsAsync(ParkBotDbContext context, DeskRequest request, CancellationToken cancellationToken) =>
        await context.Issues.Where(row => row.Publication == request.Publication && row.Number == request.Number)
            .Select(row => new StoredVersion(row.Id, row.State, row.LoadedAt, row.Items.Count))
            .ToListAsync(cancellationToken).ConfigureAwait(false);

    private sealed record StoredVersion(int Id, IssueState State, string LoadedAt, int Items);
}
