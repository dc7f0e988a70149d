using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ParkBot.Storage;

namespace ParkBot.Ingestion;

/// <summary>Joins and parts projects by hand, in one transaction with the sums that change, and takes that back.</summary>
internal sealed class ProjectDecisions(Database database, TimeProvider time)
{
    /// <summary>The items tell of one project.</summary>
    internal Task<DecisionResult> JoinAsync(DecisionRequest request, CancellationToken cancellationToken) => DecideAsync(request, DecisionKind.Join, cancellationToken);

    /// <summary>The first item's project is none of those that it shares now; of several items named, only those are parted from it.</summary>
    internal Task<DecisionResult> PartAsync(DecisionRequest request, CancellationToken cancellationToken) => DecideAsync(request, DecisionKind.Part, cancellationToken);

    /// <summary>The first item corrects the second one's figure.</summary>
    internal Task<DecisionResult> CorrectAsync(DecisionRequest request, CancellationToken cancellationToken) => DecideAsync(request, DecisionKind.Correct, cancellationToken);

    internal async Task<DecisionResult> UndoAsync(long id, string author, Func<DecisionResult.Done, Change>? together, CancellationToken cancellationToken)
    {
        await using var change = await NewsChange.BeginAsync(database, cancellationToken).ConfigureAwait(false);
        var before = await DecisionBook.ReadAsync(change, cancellationToken).ConfigureAwait(false);
        var row = await change.Context.Set<DecisionRow>().AsNoTracking().Include(one => one.Items).FirstOrDefaultAsync(one => one.Id == id, cancellationToken).ConfigureAwait(false);
        if (row is null)
        {
            return new DecisionResult.Refused(string.Create(CultureInfo.InvariantCulture, $"没有第{id}号合并或拆分。"));
        }

        if (row.UndoneAt is not null)
        {
            return new DecisionResult.Refused(string.Create(CultureInfo.InvariantCulture, $"第{id}号{DecisionText.Name(row.Kind)}已经撤销过了。"));
        }

        await change.Context.Set<DecisionRow>().Where(one => one.Id == id).ExecuteUpdateAsync(
            set => set.SetProperty(one => one.UndoneAt, time.GetUtcNow().ToUnixTimeMilliseconds()).SetProperty(one => one.UndoneBy, author), cancellationToken).ConfigureAwait(false);
        var items = before.All.Single(one => one.Row.Id == id).Items.OfType<long>().ToList();
        if (row.Kind == DecisionKind.Correct && items.Count > 0)
        {
            await ToldCorrections.WithdrawAsync(change, [items[0]], cancellationToken).ConfigureAwait(false);
        }

        await ProjectLedger.ReenterAsync(change, items, cancellationToken).ConfigureAwait(false);
        var done = new DecisionResult.Done(row.Id, row.Kind, [.. row.Items.OrderBy(item => item.Position).Select(DecidedItem.Of)]);
        await change.CommitAsync(together?.Invoke(done), cancellationToken).ConfigureAwait(false);
        return done;
    }

    /// <summary>Newest first, undone ones too.</summary>
    /// <param name="publication">Null for all.</param>
    /// <param name="issue">Those about an item of it; null for all.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    internal async Task<IReadOnlyList<StoredDecision>> ListAsync(string? publication, int? issue, CancellationToken cancellationToken)
    {
        await using var context = await database.ContextAsync(cancellationToken).ConfigureAwait(false);
        var rows = await context.Set<DecisionRow>().AsNoTracking().Include(row => row.Items)
            .Where(row => row.Items.Any(item => (publication == null || item.Publication == publication) && (issue == null || item.Issue == issue)))
            .OrderByDescending(row => row.Id).ToListAsync(cancellationToken).ConfigureAwait(false);
        return [.. rows.Select(StoredDecision.Of)];
    }

    /// <summary>A decision stays when its author is forgotten; the author's number does not.</summary>
    internal static async Task ForgetAsync(ParkBotDbContext context, string author, string pseudonym, CancellationToken cancellationToken)
    {
        await context.Set<DecisionRow>().Where(row => row.Author == author).ExecuteUpdateAsync(set => set.SetProperty(row => row.Author, pseudonym), cancellationToken).ConfigureAwait(false);
        await context.Set<DecisionRow>().Where(row => row.UndoneBy == author).ExecuteUpdateAsync(set => set.SetProperty(row => row.UndoneBy, pseudonym), cancellationToken).ConfigureAwait(false);
    }

    private async Task<DecisionResult> DecideAsync(DecisionRequest request, DecisionKind kind, CancellationToken cancellationToken)
    {
        await using var change = await NewsChange.BeginAsync(database, cancellationToken).ConfigureAwait(false);
        var named = new List<NamedItem>();
        foreach (var item in request.Items.Distinct())
        {
            var (found, refusal) = await NamedItem.FindAsync(change.Context, item, cancellationToken).ConfigureAwait(false);
            if (found is null)
            {
                return new DecisionResult.Refused(refusal!);
            }

            named.Add(found);
        }

        var decisions = await DecisionBook.ReadAsync(change, cancellationToken).ConfigureAwait(false);
        var mates = await LedgerStore.MatesAsync(change.Connection, named.Select(item => item.Key), cancellationToken).ConfigureAwait(false);
        var others = mates.Where(mate => named.TrueForAll(item => item.Key != mate)).ToList();
        switch (kind)
        {
            case DecisionKind.Join when named.Count < 2:
                return new DecisionResult.Refused("合并要写两条以上不同的新闻，如 108-7 107-3。");
            case DecisionKind.Join:
                // What an earlier decision keeps apart would keep these apart too.
                others = others.FindAll(mate => mates.Exists(other => decisions.Of(mate, other) == DecisionKind.Part));
                named.AddRange(await NamedItem.OfAsync(change.Context, others, cancellationToken).ConfigureAwait(false));
                break;
            case DecisionKind.Part when named.Count == 1 && others.Count == 0:
                return new DecisionResult.Refused(string.Create(CultureInfo.InvariantCulture, $"第{named[0].Issue}期第{named[0].Number}条没有和别的新闻合并在一起，不用拆分。"));
            case DecisionKind.Part when named.Count == 1:
                named.AddRange(await NamedItem.OfAsync(change.Context, others, cancellationToken).ConfigureAwait(false));
                break;
            case DecisionKind.Correct when named.Count != 2:
                return new DecisionResult.Refused("更正对应要写两条：更正的那一条，和它更正的那一条。");
        }

        var row = new DecisionRow { Kind = kind, Author = request.Author, At = time.GetUtcNow().ToUnixTimeMilliseconds() };
        row.Items.AddRange(named.Select((item, at) => new DecisionItemRow { Position = at, Publication = item.Publication, Issue = item.Issue, Number = item.Number, Title = item.Printed }));
        change.Context.Add(row);
        await change.Context.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        await ProjectLedger.DecideAsync(change, [.. named.Select(item => item.Key), .. mates], cancellationToken).ConfigureAwait(false);
        var done = new DecisionResult.Done(row.Id, kind, [.. row.Items.OrderBy(item => item.Position).Select(DecidedItem.Of)]);
        await change.CommitAsync(request.Together?.Invoke(done), cancellationToken).ConfigureAwait(false);
        return done;
    }
}
