using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ParkBot.News;
using ParkBot.Storage;

namespace ParkBot.Ingestion;

/// <summary>
/// Corrections made by hand. Each is kept by publication, issue, title and the words that it replaces, and is applied again when
/// the issue is read again; what was there before is kept too.
/// </summary>
internal sealed class Corrections(Database database, TimeProvider time)
{
    /// <summary>Corrects a field of an item, in the published issue and in its draft alike. One that says what was read confirms it.</summary>
    internal async Task<FixResult> FixAsync(FixRequest request, CancellationToken cancellationToken)
    {
        if (ItemField.Find(request.Field) is not { } field)
        {
            return new FixResult.Refused($"没有“{request.Field}”这个字段。可以更正：{ItemField.Names}。");
        }

        await using var change = await NewsChange.BeginAsync(database, cancellationToken).ConfigureAwait(false);
        var versions = await IssueVersion.FindAsync(change.Context, request.Publication, request.Issue, cancellationToken).ConfigureAwait(false);
        if (IssueVersion.Refusal(versions, request.Issue) is { } refusal)
        {
            return new FixResult.Refused(refusal);
        }

        var main = request.InDraft ? versions[^1] : versions[0];
        if (request.LoadedAt is { } seen && IssueVersion.Time(main.LoadedAt) != seen)
        {
            return new FixResult.Refused(string.Create(CultureInfo.InvariantCulture, $"第{request.Issue}期刚刚换了新的版本，请重新看它的报告。"));
        }

        var items = await change.Context.ItemsOfAsync(main.Id, cancellationToken).ConfigureAwait(false);
        if (items.Find(row => row.Number == request.Item) is not { } stored)
        {
            return new FixResult.Refused(string.Create(CultureInfo.InvariantCulture, $"第{request.Issue}期没有第{request.Item}条，它有{items.Count}条。"));
        }

        var item = stored.ToItem();
        var reading = field.Read(item, request.Value.Trim(), main.Week);
        if (reading is FieldReading.NotUnderstood not)
        {
            return new FixResult.Refused(not.Reason);
        }

        var active = await ActiveAsync(change.Context, main, cancellationToken).ConfigureAwait(false);
        var correction = new CorrectionRow
        {
            Publication = main.Publication,
            Issue = main.Number,
            Title = CorrectedVersion.Printed(active, main, stored),
            Field = field.Name,
            Words = field.Words(item),
            Value = request.Value.Trim(),
            Before = "",
            Author = request.Author,
            At = time.GetUtcNow().ToUnixTimeMilliseconds(),
        };
        var after = ((FieldReading.Read)reading).Item;
        var before = CorrectionBefore.Nothing();
        await CorrectedVersion.PutAsync(change, main, stored, item, after, cancellationToken).ConfigureAwait(false);
        before.Set(main.Id, [item]);
        correction.Before = before.Write();
        change.Context.Add(correction);
        await change.Context.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        foreach (var other in versions.Where(version => version != main))
        {
            await CorrectedVersion.AlikeAsync(change, other, correction, before, active, cancellationToken).ConfigureAwait(false);
        }

        await CorrectedVersion.KeepAsync(change.Context, correction, before, cancellationToken).ConfigureAwait(false);
        await ReenterAsync(change, versions, before, cancellationToken).ConfigureAwait(false);
        var made = Done(correction, field, stored.Number, after.Text.Title, correction.Words, field.Words(after));
        await change.CommitAsync(request.Together?.Invoke(made), cancellationToken).ConfigureAwait(false);
        return made;
    }

    /// <summary>Brings a field back as it was before a correction. Of several that stand on each other only the newest can be undone.</summary>
    /// <param name="id">Number of the correction.</param>
    /// <param name="author">Who takes it back.</param>
    /// <param name="together">Committed in the same transaction where it is taken back; null for nothing.</param>
    /// <param name="cancellationToken">Stops it before it holds.</param>
    internal async Task<FixResult> UndoAsync(long id, string author, Func<FixResult.Done, Change>? together, CancellationToken cancellationToken)
    {
        await using var change = await NewsChange.BeginAsync(database, cancellationToken).ConfigureAwait(false);
        var correction = await change.Context.Set<CorrectionRow>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancellationToken).ConfigureAwait(false);
        if (correction is null || ItemField.Find(correction.Field) is not { } field)
        {
            return new FixResult.Refused(string.Create(CultureInfo.InvariantCulture, $"没有第{id}号更正。"));
        }

        if (correction.UndoneAt is not null)
        {
            return new FixResult.Refused(string.Create(CultureInfo.InvariantCulture, $"第{id}号更正已经撤销过了。"));
        }

        var versions = await IssueVersion.FindAsync(change.Context, correction.Publication, correction.Issue, cancellationToken).ConfigureAwait(false);
        var active = await ActiveAsync(change.Context, correction.Publication, correction.Issue, cancellationToken).ConfigureAwait(false);
        if (active.LastOrDefault(row => row.Title == correction.Title && row.Field == correction.Field && row.Id > id) is { } later)
        {
            return new FixResult.Refused(string.Create(CultureInfo.InvariantCulture, $"同一条新闻的{field.Chinese}后来又有第{later.Id}号更正（{later.Words} → {later.Value}），请先撤销第{later.Id}号。"));
        }

        var before = CorrectionBefore.Read(correction.Before);
        var done = Done(correction, field, 0, correction.Title, correction.Value, correction.Words);
        foreach (var version in versions.Reverse())
        {
            var items = await change.Context.ItemsOfAsync(version.Id, cancellationToken).ConfigureAwait(false);
            foreach (var was in before.In(version.Id))
            {
                var stored = items.Single(row => row.Number == was.Text.Number);
                var now = stored.ToItem();
                var back = field.Back(was, now);
                await CorrectedVersion.PutAsync(change, version, stored, now, back, cancellationToken).ConfigureAwait(false);
                done = Done(correction, field, stored.Number, back.Text.Title, field.Words(now), field.Words(back));
            }
        }

        await ReenterAsync(change, versions, before, cancellationToken).ConfigureAwait(false);
        await change.Context.Set<CorrectionRow>().Where(row => row.Id == id).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.UndoneAt, time.GetUtcNow().ToUnixTimeMilliseconds()).SetProperty(row => row.UndoneBy, author), cancellationToken).ConfigureAwait(false);
        await change.CommitAsync(together?.Invoke(done), cancellationToken).ConfigureAwait(false);
        return done;
    }

    /// <summary>The corrections, newest first, undone ones too.</summary>
    /// <param name="publication">Null for all.</param>
    /// <param name="issue">Null for all.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    internal async Task<IReadOnlyList<StoredCorrection>> ListAsync(string? publication, int? issue, CancellationToken cancellationToken)
    {
        await using var context = await database.ContextAsync(cancellationToken).ConfigureAwait(false);
        var rows = await context.Set<CorrectionRow>().AsNoTracking()
            .Where(row => (publication == null || row.Publication == publication) && (issue == null || row.Issue == issue))
            .OrderByDescending(row => row.Id).ToListAsync(cancellationToken).ConfigureAwait(false);
        return [.. rows.Select(StoredCorrection.Of)];
    }

    /// <summary>A correction stays when its author is forgotten; the author's number does not.</summary>
    internal static async Task ForgetAsync(ParkBotDbContext context, string author, string pseudonym, CancellationToken cancellationToken)
    {
        await context.Set<CorrectionRow>().Where(row => row.Author == author).ExecuteUpdateAsync(set => set.SetProperty(row => row.Author, pseudonym), cancellationToken).ConfigureAwait(false);
        await context.Set<CorrectionRow>().Where(row => row.UndoneBy == author).ExecuteUpdateAsync(set => set.SetProperty(row => row.UndoneBy, pseudonym), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>What an item says now may belong to another project than what it said before.</summary>
    private static async Task ReenterAsync(NewsChange change, IReadOnlyList<IssueVersion> versions, CorrectionBefore before, CancellationToken cancellationToken)
    {
        foreach (var version in versions.Where(version => version.State == IssueState.Published))
        {
            var numbers = before.In(version.Id).Select(item => item.Text.Number).ToList();
            var items = await change.Context.Items.Where(row => row.IssueId == version.Id && numbers.Contains(row.Number)).Select(row => row.Id).ToListAsync(cancellationToken).ConfigureAwait(false);
            await ProjectLedger.ReenterAsync(change, items, cancellationToken).ConfigureAwait(false);
        }
    }

    internal static Task<List<CorrectionRow>> ActiveAsync(ParkBotDbContext context, string publication, int issue, CancellationToken cancellationToken) =>
        context.Set<CorrectionRow>().AsNoTracking()
            .Where(row => row.Publication == publication && row.Issue == issue && row.UndoneAt == null)
            .OrderBy(row => row.Id).ToListAsync(cancellationToken);

    private static Task<List<CorrectionRow>> ActiveAsync(ParkBotDbContext context, IssueVersion version, CancellationToken cancellationToken) =>
        ActiveAsync(context, version.Publication, version.Number, cancellationToken);

    private static FixResult.Done Done(CorrectionRow correction, ItemField field, int item, string title, string before, string after) => new()
    {
        Id = correction.Id,
        Publication = correction.Publication,
        Issue = correction.Issue,
        Item = item,
        Title = title,
        Field = field,
        Before = before,
        After = after,
    };
}
