using CsCheck;
using Microsoft.EntityFrameworkCore;
using ParkBot.Ingestion;
using ParkBot.News;
using ParkBot.Queries;
using ParkBot.Storage;
using ParkBot.Tests.Queries;
using ParkBot.Tests.Storage;
using Xunit;

namespace ParkBot.Tests.Ingestion.Ledger;

/// <summary>
/// Random loads, replacements, removals, joins, parts and undoings: what is stored is whole, is what a new database makes of the same
/// issues in another order, and adds up as a plain reading of the contract does.
/// </summary>
public sealed class LedgerPropertyTests
{
    private static readonly string[] Firms = ["青黛新材料科技有限公司", "渚川药业股份有限公司"];

    private static readonly string[] Products = ["碳纤维原丝", "芳纶纸", ""];

    private static readonly Place[] Places = [new("江苏省", "南通市"), new("江苏省", "盐城市"), new("江苏省", "南通市", "海安市")];

    private static readonly Stage[] Steps = [Stage.Signed, Stage.Started, Stage.Operating];

    private static readonly Gen<(int Kind, int Firm, int Product, int Place, int Step, int Yi, int Day)> Told =
        Gen.Select(Gen.Int[0, 9], Gen.Int[0, 1], Gen.Int[0, 2], Gen.Int[0, 2], Gen.Int[0, 2], Gen.Int[0, 4], Gen.Int[1, 25]);

    private static readonly Gen<(int What, int Issue, (int Kind, int Firm, int Product, int Place, int Step, int Yi, int Day)[] Items, int One, int Other)[]> Sequences =
        Gen.Select(Gen.Int[0, 9], Gen.Int[1, 4], Told.Array[1, 4], Gen.Int[0, 99], Gen.Int[0, 99]).Array[4, 12];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whatever_happens_the_ledger_is_whole_and_adds_up() =>
        await Sequences.SampleAsync(
            async sequence =>
            {
                using var desk = new Desk();
                var issues = new Dictionary<int, Issue>();
                var decisions = new ProjectDecisions(desk.Store.Database, TimeProvider.System);
                var loads = 0;
                foreach (var (what, number, items, one, other) in sequence)
                {
                    if (what <= 5 || issues.Count == 0)
                    {
                        issues[number] = Issue(number, items);
                        await desk.Store.LoadAsync(issues[number], FormattableString.Invariant($"{++loads}"));
                    }
                    else if (what == 6)
                    {
                        issues.Remove(number);
                        await desk.Store.Desk.RemoveAsync(new DeskRequest("园区周报", number), Token);
                    }
                    else
                    {
                        await DecideAsync(decisions, what, issues, one, other);
                    }

                    await CheckWholeAsync(desk);
                    await CheckSumAsync(desk);
                }

                await CheckOrderAsync(desk, issues);
            },
            iter: Environment.GetEnvironmentVariable("PARKBOT_LONG") == "1" ? 400 : 25,
            threads: 1);

    private static async Task DecideAsync(ProjectDecisions decisions, int what, Dictionary<int, Issue> issues, int one, int other)
    {
        var all = issues.Values.SelectMany(issue => issue.Items.Select(item => new ItemName(null, issue.Number, item.Text.Number))).ToList();
        var request = new DecisionRequest([all[one % all.Count], all[other % all.Count]], "cli");
        _ = what switch
        {
            7 => await decisions.JoinAsync(request, Token),
            8 => await decisions.PartAsync(new DecisionRequest([all[one % all.Count]], "cli"), Token),
            _ => await decisions.UndoAsync((one % 4) + 1, "cli", null, Token),
        };
    }

    private static async Task CheckWholeAsync(Desk desk)
    {
        Assert.Equal(0, await desk.Store.CountAsync("SELECT count(*) FROM projects WHERE id NOT IN (SELECT project_id FROM item_projects)"));
        Assert.Equal(0, await desk.Store.CountAsync("SELECT count(*) FROM items WHERE id NOT IN (SELECT item_id FROM item_projects)"));
        Assert.Equal(0, await desk.Store.CountAsync("SELECT count(*) FROM item_amounts a WHERE a.kind = 1 AND (a.project_id IS NULL OR NOT EXISTS (SELECT 1 FROM item_projects p WHERE p.item_id = a.item_id AND p.project_id = a.project_id))"));
        Assert.Equal(0, await desk.Store.CountAsync("SELECT count(*) FROM item_amounts a WHERE a.kind <> 1 AND a.project_id IS NOT NULL"));
    }

    private static async Task CheckSumAsync(Desk desk)
    {
        await using var connection = await desk.Store.Database.ConnectAsync(Token);
        var items = await desk.Store.Items.AllAsync(Token);
        var shares = await LedgerStore.SharesAsync(connection, items.Select(item => item.Key), Token);
        var told =
            from item in items
            from share in shares[item.Key]
            where item.Item.Amounts[share.Position].Headline
            group item.Item.Amounts[share.Position].Cents / 10_000_000_000m by (Item: item, share.Project) into one
            orderby (one.Key.Item.Item.Date?.Value ?? one.Key.Item.Period).To, one.Key.Item.IssueNumber, one.Key.Item.Item.Text.Number
            select (one.Key.Project, Value: one.Sum());
        var expected = told.GroupBy(one => one.Project).Select(project => project.Aggregate(0m, (before, one) => Math.Max(before, one.Value))).ToList();
        Assert.Equal(expected.Count == 0 ? null : expected.Sum(), await desk.FigureAsync(Measure.Investment, Filter.None));
    }

    /// <summary>The same issues loaded backwards, with the same decisions, make the same projects.</summary>
    private static async Task CheckOrderAsync(Desk desk, Dictionary<int, Issue> issues)
    {
        using var anew = new Desk();
        await using (var from = await desk.Store.Database.ContextAsync(Token))
        await using (var to = await anew.Store.Database.ContextAsync(Token))
        {
            foreach (var row in await from.Set<DecisionRow>().AsNoTracking().Include(row => row.Items).OrderBy(row => row.Id).ToListAsync(Token))
            {
                to.Add(row);
            }

            await to.SaveChangesAsync(Token);
        }

        foreach (var issue in issues.Values.OrderByDescending(issue => issue.Number))
        {
            await anew.Store.LoadAsync(issue);
        }

        Assert.Equal(await ProjectsAsync(desk), await ProjectsAsync(anew));
    }

    /// <summary>Who shares a project with whom, in words: 1·2 3·1.</summary>
    private static async Task<IReadOnlyList<string>> ProjectsAsync(Desk desk)
    {
        await using var connection = await desk.Store.Database.ConnectAsync(Token);
        var items = await desk.Store.Items.AllAsync(Token);
        var projects = await LedgerStore.ProjectsAsync(connection, items.Select(item => item.Key), Token);
        return [.. items.SelectMany(item => projects[item.Key].Select(project => (project, Name: FormattableString.Invariant($"{item.IssueNumber}·{item.Item.Text.Number}")))).GroupBy(one => one.project)
            .Select(project => string.Join(' ', project.Select(one => one.Name).Order(StringComparer.Ordinal))).Order(StringComparer.Ordinal)];
    }

    private static Issue Issue(int number, (int Kind, int Firm, int Product, int Place, int Step, int Yi, int Day)[] told) => Sample.Issue(number, [.. told.Select(one => Item(number, one))]) with
    {
        Month = number + 2,
        Period = new DateWindow(new DateOnly(2024, number + 2, 6), new DateOnly(2024, number + 2, 12)),
    };

    private static Item Item(int number, (int Kind, int Firm, int Product, int Place, int Step, int Yi, int Day) told)
    {
        var step = Steps[told.Step];
        if (told.Kind == 0)
        {
            return Sample.Item($"{Places[told.Place].City}集中{step.Chinese()}{told.Yi + 2}个项目").In(Places[told.Place]).At(step).On(number + 2, told.Day).About(told.Yi + 2).Costing(100 + told.Yi);
        }

        if (told.Kind == 1)
        {
            return Sample.Item("更正", $"本刊第{number - 1}期{Firms[told.Firm]}{Products[told.Product]}项目总投资应为{30 + told.Yi}亿元，特此更正。").In(Places[told.Place]).By(Firms[told.Firm]).Costing(30 + told.Yi);
        }

        var item = Sample.Item($"{Firms[told.Firm]}{Products[told.Product]}项目{step.Chinese()}").In(Places[told.Place]).At(step).By(Firms[told.Firm]);
        item = told.Day > 5 ? item.On(number + 2, told.Day) : item;
        return told.Yi == 0 ? item : item.Costing(told.Yi < 3 ? 18 : 18 + told.Yi);
    }
}
