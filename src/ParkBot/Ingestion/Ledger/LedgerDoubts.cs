using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using ParkBot.News;
using ParkBot.Storage;

namespace ParkBot.Ingestion;

/// <summary>
/// What a person should look at in an issue's projects. Made when it is asked for: what is joined, parted or loaded meanwhile is no
/// doubt any more.
/// </summary>
internal static class LedgerDoubts
{
    /// <summary>Names of the doubts' fields: their readings are decisions, not corrections of a field.</summary>
    internal const string Project = "project";

    internal const string Correction = "correction";

    internal static async Task<IReadOnlyList<Doubt>> OfAsync(ParkBotDbContext context, int issue, CancellationToken cancellationToken)
    {
        await context.Database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        return await OfAsync((SqliteConnection)context.Database.GetDbConnection(), () => context, issue, cancellationToken).ConfigureAwait(false);
    }

    internal static Task<IReadOnlyList<Doubt>> OfAsync(NewsChange change, int issue, CancellationToken cancellationToken) => OfAsync(change.Connection, () => change.Context, issue, cancellationToken);

    private static async Task<IReadOnlyList<Doubt>> OfAsync(SqliteConnection connection, Func<ParkBotDbContext> mapped, int issue, CancellationToken cancellationToken)
    {
        var own = (await LedgerSearch.ItemsAsync(connection, await LedgerStore.ItemsOfAsync(connection, [issue], cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false)).ToDictionary(item => item.Key);
        if (own.Count == 0)
        {
            return [];
        }

        var decisions = await DecisionBook.ReadAsync(connection, mapped, cancellationToken).ConfigureAwait(false);
        return
        [
            .. Stale(decisions, own.Values.First()),
            .. await LedgerStore.AreUnresolvedAsync(connection, cancellationToken).ConfigureAwait(false) ? await UnresolvedAsync(mapped(), connection, own, cancellationToken).ConfigureAwait(false) : [],
            .. await ProposedAsync(connection, own, decisions, cancellationToken).ConfigureAwait(false),
            .. await LoweredAsync(connection, own, cancellationToken).ConfigureAwait(false),
        ];
    }

    /// <summary>Decisions about items that the issue does not hold any more.</summary>
    private static IEnumerable<Doubt> Stale(DecisionBook decisions, StoredItem any) =>
        from decided in decisions.All
        from item in decided.Row.Items.OrderBy(item => item.Position).Zip(decided.Items)
        where item.Second is null && item.First.Publication == any.Publication && item.First.Issue == any.IssueNumber
        select new Doubt(null, FormattableString.Invariant($"第{decided.Row.Id}号{DecisionText.Name(decided.Row.Kind)}没有用上：本期没有标题是“{item.First.Title}”的新闻。"));

    private static async Task<IReadOnlyList<Doubt>> UnresolvedAsync(ParkBotDbContext context, SqliteConnection connection, Dictionary<long, StoredItem> own, CancellationToken cancellationToken)
    {
        var keys = own.Keys.ToList();
        var rows = await context.Set<ToldCorrectionRow>().AsNoTracking().Where(row => row.TargetId == null && keys.Contains(row.ItemId)).OrderBy(row => row.ItemId).ThenBy(row => row.Position).ToListAsync(cancellationToken).ConfigureAwait(false);
        var doubts = new List<Doubt>();
        foreach (var row in rows)
        {
            var choices = await LedgerSearch.ItemsAsync(connection, JsonSerializer.Deserialize<long[]>(row.Choices)!, cancellationToken).ConfigureAwait(false);
            doubts.Add(new Doubt(own[row.ItemId].Item.Text.Number, $"这是一条更正{(row.Value is { } value ? $"（更正为{value}）" : "")}，{row.Trouble ?? "还没有找到它更正的那一条"}，没有采用。")
            {
                Field = Correction,
                Words = "没有采用",
                Readings = choices.Count == 0 ? [] : [new Reading("暂不采用", DecisionText.None), .. choices.Select(choice => new Reading(FormattableString.Invariant($"更正的是第{choice.IssueNumber}期第{choice.Item.Text.Number}条 {choice.Item.Text.Title}"), DecisionText.Reading(DecisionKind.Correct, choice)))],
            });
        }

        return doubts;
    }

    private static async Task<IReadOnlyList<Doubt>> ProposedAsync(SqliteConnection connection, Dictionary<long, StoredItem> own, DecisionBook decisions, CancellationToken cancellationToken)
    {
        var ties = await LedgerStore.TiesAsync(connection, own.Keys, cancellationToken).ConfigureAwait(false);
        var involved = ties.SelectMany(tie => new[] { tie.FirstId, tie.SecondId }).Distinct().ToList();
        var projects = await LedgerStore.ProjectsAsync(connection, involved, cancellationToken).ConfigureAwait(false);
        var items = (await LedgerSearch.ItemsAsync(connection, involved, cancellationToken).ConfigureAwait(false)).ToDictionary(item => item.Key);
        var open =
            from tie in ties
            where decisions.Of(tie.FirstId, tie.SecondId) is null && items.ContainsKey(tie.FirstId) && items.ContainsKey(tie.SecondId) && !projects[tie.FirstId].Intersect(projects[tie.SecondId]).Any()
            let isFirst = own.ContainsKey(tie.FirstId) && (!own.ContainsKey(tie.SecondId) || items[tie.FirstId].Item.Text.Number > items[tie.SecondId].Item.Text.Number)
            select (Own: isFirst ? tie.FirstId : tie.SecondId, Other: isFirst ? tie.SecondId : tie.FirstId, Tie: tie);

        // One question a pair of projects is enough.
        var asked = open.OrderByDescending(one => one.Tie.Weight).ThenBy(one => (one.Own, one.Other)).DistinctBy(one => (projects[one.Own].First(), projects[one.Other].First()));
        return [.. asked.OrderBy(one => items[one.Own].Item.Text.Number).ThenByDescending(one => one.Tie.Weight).Select(one => Proposed(items[one.Own], items[one.Other], one.Tie))];
    }

    private static Doubt Proposed(StoredItem own, StoredItem other, TieRow tie) =>
        new(own.Item.Text.Number, $"可能和{Where(own, other)}“{other.Item.Text.Title}”说的是同一个项目（{tie.Ground}），没有合并。")
        {
            Field = Project,
            Words = "不是同一项目",
            Readings = [new Reading("不是", DecisionText.Reading(DecisionKind.Part, other)), new Reading("是同一项目", DecisionText.Reading(DecisionKind.Join, other))],
        };

    /// <summary>A later figure that is smaller, and does not say that it corrects: the sum keeps the larger one.</summary>
    private static async Task<IReadOnlyList<Doubt>> LoweredAsync(SqliteConnection connection, Dictionary<long, StoredItem> own, CancellationToken cancellationToken)
    {
        var mates = await LedgerStore.MatesAsync(connection, own.Keys, cancellationToken).ConfigureAwait(false);
        if (mates.Count == own.Count && mates.TrueForAll(own.ContainsKey) && (await LedgerStore.ProjectsAsync(connection, own.Keys, cancellationToken).ConfigureAwait(false)).SelectMany(one => one).GroupBy(one => one).All(one => one.Count() == 1))
        {
            return [];
        }

        var items = (await LedgerSearch.ItemsAsync(connection, mates, cancellationToken).ConfigureAwait(false)).ToDictionary(item => item.Key);
        var shares = await LedgerStore.SharesAsync(connection, mates, cancellationToken).ConfigureAwait(false);
        var rates = new RateOptions();
        var told =
            from item in items.Values
            from share in shares[item.Key]
            where share.Project is not null && item.Item.Amounts[share.Position].Headline
            group item.Item.Amounts[share.Position] by (Item: item, Project: share.Project!.Value) into one
            select (one.Key.Item, one.Key.Project, Value: one.Sum(amount => rates.InYi(amount.Cents, amount.Currency) ?? 0), Words: ItemWords.Sum(one.Select(amount => amount.Text)), Currency: one.First().Currency);
        var doubts = new List<Doubt>();
        foreach (var project in told.GroupBy(one => one.Project).Where(project => project.Count() > 1))
        {
            var ordered = project.OrderBy(one => (one.Item.Item.Date?.Value ?? one.Item.Period).To).ThenBy(one => one.Item.IssueNumber).ThenBy(one => one.Item.Item.Text.Number).ToList();
            foreach (var (at, later) in ordered.Index().Where(one => own.ContainsKey(one.Item.Item.Key)))
            {
                // Money of two currencies moves with the rate: that is no other figure.
                var before = ordered.Take(at).Where(one => one.Currency == later.Currency).OrderByDescending(one => one.Value).FirstOrDefault();
                if (before.Item is not null && before.Value > later.Value)
                {
                    doubts.Add(new Doubt(later.Item.Item.Text.Number, $"投资额{later.Words}，比{Where(later.Item, before.Item)}说的{before.Words}少，又没有说是更正；求和仍按{before.Words}计。"));
                }
            }
        }

        return doubts;
    }

    private static string Where(StoredItem own, StoredItem other) => own.Publication == other.Publication && own.IssueNumber == other.IssueNumber
        ? FormattableString.Invariant($"本期第{other.Item.Text.Number}条")
        : FormattableString.Invariant($"第{other.IssueNumber}期第{other.Item.Text.Number}条");
}
