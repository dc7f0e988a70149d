using System.Globalization;
using ParkBot.Ingestion;
using ParkBot.Queries;
using ParkBot.Tests.Ingestion.Reading;
using ParkBot.Tests.Proofs;
using Xunit;

namespace ParkBot.Tests.Ingestion.Ledger;

/// <summary>Joining and parting by hand: it goes before what was found, outlives new readings, and can be taken back.</summary>
public sealed class DecisionTests : IDisposable
{
    private const string First = "渚川药业绍兴创新药基地一期竣工|3月8日，渚川药业股份有限公司绍兴创新药基地一期项目竣工，总投资9亿元。|位于浙江省绍兴市。|绍兴市政府网站";

    private const string Second = "渚川药业绍兴创新药基地二期开工|6月3日，渚川药业股份有限公司绍兴创新药基地二期项目开工，总投资11亿元。|位于浙江省绍兴市。|浙江省政府网站";

    private const string Finished = "渚川药业绍兴创新药基地二期投产|7月3日，渚川药业股份有限公司绍兴创新药基地二期项目投产，总投资12亿元。|位于浙江省绍兴市。|浙江省政府网站";

    private readonly House _house = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private ProjectDecisions Decisions => _house.Of<ProjectDecisions>();

    public void Dispose() => _house.Dispose();

    [Fact]
    public async Task Joined_items_are_one_project_until_that_is_undone()
    {
        await LoadAsync(101, "3.2", First);
        var report = await LoadAsync(102, "6.1", Second);
        Assert.Contains(report.Doubts, doubt => doubt.Field == LedgerDoubts.Project && doubt.Readings.Select(reading => reading.Label).SequenceEqual(["不是", "是同一项目"]));
        Assert.Equal(20, await TotalAsync());

        var done = Assert.IsType<DecisionResult.Done>(await JoinAsync((101, 1), (102, 1)));
        Assert.Equal(11, await TotalAsync());
        Assert.DoesNotContain((await ReportAsync(102)).Doubts, doubt => doubt.Doubt.Field == LedgerDoubts.Project);

        // Later news of one of them is news of the project.
        await LoadAsync(103, "7.1", Finished);
        Assert.Equal(12, await TotalAsync());

        // Another reading of either issue, another number of the item.
        await LoadAsync(101, "3.2", "绍兴举办人才周|3月9日，浙江省绍兴市举办人才周。|参会200人。|绍兴市政府网站", First);
        await LoadAsync(102, "6.1", Second.Replace("11亿元", "10亿元", StringComparison.Ordinal));
        Assert.Equal(12, await TotalAsync());

        Assert.IsType<DecisionResult.Done>(await Decisions.UndoAsync(done.Id, "cli", null, Token));
        Assert.Equal(21, await TotalAsync());
        Assert.Contains("已经撤销过了", Assert.IsType<DecisionResult.Refused>(await Decisions.UndoAsync(done.Id, "cli", null, Token)).Reason, StringComparison.Ordinal);
        var kept = Assert.Single(await Decisions.ListAsync(null, 101, Token));
        Assert.Equal((DecisionKind.Join, "cli", "cli"), (kept.Kind, kept.Author, kept.UndoneBy));
        Assert.Empty(await Decisions.ListAsync(null, 103, Token));
    }

    [Fact]
    public async Task A_parted_item_stays_apart_and_the_newer_decision_holds()
    {
        await LoadAsync(102, "6.1", Second);
        await LoadAsync(103, "7.1", Finished);
        Assert.Equal(12, await TotalAsync());

        var parted = Assert.IsType<DecisionResult.Done>(await PartAsync((103, 1)));
        Assert.Equal(23, await TotalAsync());
        await LoadAsync(103, "7.1", Finished.Replace("12亿元", "13亿元", StringComparison.Ordinal));
        Assert.Equal(24, await TotalAsync());
        Assert.DoesNotContain((await ReportAsync(103)).Doubts, doubt => doubt.Doubt.Field == LedgerDoubts.Project);
        Assert.Contains("不用拆分", Assert.IsType<DecisionResult.Refused>(await PartAsync((103, 1))).Reason, StringComparison.Ordinal);

        var joined = Assert.IsType<DecisionResult.Done>(await JoinAsync((103, 1), (102, 1)));
        Assert.Equal(13, await TotalAsync());
        await Decisions.UndoAsync(joined.Id, "cli", null, Token);
        Assert.Equal(24, await TotalAsync());
        await Decisions.UndoAsync(parted.Id, "cli", null, Token);
        Assert.Equal(13, await TotalAsync());
    }

    [Fact]
    public async Task A_decision_that_fits_no_more_is_a_doubt_and_waits()
    {
        await LoadAsync(101, "3.2", First);
        await LoadAsync(102, "6.1", Second);
        await JoinAsync((101, 1), (102, 1));

        var report = await LoadAsync(102, "6.1", Second.Replace("创新药基地二期开工", "创新药二期工程破土", StringComparison.Ordinal));
        Assert.Contains(report.Doubts, doubt => doubt.Item is null && doubt.Message.Contains("没有用上", StringComparison.Ordinal) && doubt.Message.Contains("渚川药业绍兴创新药基地二期开工", StringComparison.Ordinal));
        Assert.Equal(20, await TotalAsync());
        await LoadAsync(102, "6.1", Second);
        Assert.Equal(11, await TotalAsync());

        await _house.Of<IssueDesk>().RemoveAsync(new DeskRequest("园区周报", 101), Token);
        Assert.Equal(11, await TotalAsync());
        await LoadAsync(101, "3.2", First);
        Assert.Equal(11, await TotalAsync());
    }

    [Fact]
    public async Task A_title_that_was_corrected_by_hand_is_still_the_same_item()
    {
        await LoadAsync(101, "3.2", First);
        await LoadAsync(102, "6.1", Second);
        await _house.Of<Corrections>().FixAsync(new FixRequest(null, 101, 1, "title", "渚川药业创新药基地首期竣工", "cli"), Token);
        await JoinAsync((101, 1), (102, 1));
        await LoadAsync(101, "3.2", First.Replace("位于", "地处", StringComparison.Ordinal));
        Assert.Equal(11, await TotalAsync());
        Assert.DoesNotContain((await ReportAsync(101)).Doubts, doubt => doubt.Doubt.Message.Contains("没有用上", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_cannot_be_decided_is_refused_with_a_reason()
    {
        await LoadAsync(101, "3.2", First);
        await _house.LoadAsync(Print(102, "6.1", Second), draft: true);

        Assert.Contains("没有载入第999期", Assert.IsType<DecisionResult.Refused>(await JoinAsync((101, 1), (999, 1))).Reason, StringComparison.Ordinal);
        Assert.Contains("它有1条", Assert.IsType<DecisionResult.Refused>(await JoinAsync((101, 1), (101, 9))).Reason, StringComparison.Ordinal);
        Assert.Contains("还是草稿", Assert.IsType<DecisionResult.Refused>(await JoinAsync((101, 1), (102, 1))).Reason, StringComparison.Ordinal);
        Assert.Contains("两条以上", Assert.IsType<DecisionResult.Refused>(await JoinAsync((101, 1), (101, 1))).Reason, StringComparison.Ordinal);
        Assert.Empty(await Decisions.ListAsync(null, null, Token));
    }

    private Task<DecisionResult> JoinAsync(params (int Issue, int Number)[] items) => Decisions.JoinAsync(Request(items), Token);

    private Task<DecisionResult> PartAsync(params (int Issue, int Number)[] items) => Decisions.PartAsync(Request(items), Token);

    private static DecisionRequest Request((int Issue, int Number)[] items) => new([.. items.Select(item => new ItemName(null, item.Issue, item.Number))], "cli");

    private Task<LoadReport> LoadAsync(int number, string week, params string[] items) => _house.LoadAsync(Print(number, week, items));

    private static string Print(int number, string week, params string[] items)
    {
        var parts = week.Split('.');
        return House.Print(number, int.Parse(parts[0], CultureInfo.InvariantCulture), int.Parse(parts[1], CultureInfo.InvariantCulture), Layout.All[0], items);
    }

    private async Task<VersionReport> ReportAsync(int number) => (await _house.Of<IssueDesk>().ReportAsync("园区周报", number, Token))!.Published!;

    private async Task<decimal?> TotalAsync() => (await _house.Of<QueryRunner>().RunAsync(new Aggregate { Measure = Measure.Investment }, Token)).Value;
}
