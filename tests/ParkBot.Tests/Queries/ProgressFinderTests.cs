using System.Globalization;
using ParkBot.News;
using ParkBot.Queries;
using ParkBot.Storage;
using ParkBot.Tests.Storage;
using Xunit;

namespace ParkBot.Tests.Queries;

public sealed class ProgressFinderTests : IDisposable
{
    private const string Firm = "澄曜光能集团";

    private static readonly Place Anhui = new("安徽省", "滁州市");

    private readonly Desk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task A_company_s_project_of_the_same_province_at_an_earlier_stage_of_an_earlier_issue()
    {
        await LoadAsync(107, Told("甲签约", Stage.Signed));
        await LoadAsync(108, Told("甲开工", Stage.Started));
        await LoadAsync(109, Told("甲投产", Stage.Operating), Told("乙投产", Stage.Operating).By("别家公司"), Told("甲外省投产", Stage.Operating).In(new Place("江苏省")), Told("甲签约", Stage.Signed));
        await LoadAsync(110, Told("甲竣工", Stage.Completed));

        Assert.Equal(["109·1 Operating ← 108·1 Started 同为澄曜光能、同在一市"], await FoundAsync(109));
        Assert.Equal(["108·1 Started ← 107·1 Signed 同为澄曜光能、同在一市"], await FoundAsync(108));
        Assert.Equal(["110·1 Completed ← 109·4 Signed 同为澄曜光能、同在一市"], await FoundAsync(110));
        Assert.Empty(await FoundAsync(107));
    }

    [Fact]
    public async Task An_event_is_as_far_as_its_last_step_and_other_stages_are_none()
    {
        await LoadAsync(107, Told("签约并开工", Stage.Signed, Stage.Started), Told("揭牌", Stage.Launched));
        await LoadAsync(108, Told("开工", Stage.Started), Told("竣工投产", Stage.Completed, Stage.Operating, Stage.Launched), Told("推介", Stage.Promoted));

        Assert.Equal(["108·2 Operating ← 107·1 Started 同为澄曜光能、同在一市"], await FoundAsync(108));
    }

    [Theory]
    [InlineData("光能")]
    [InlineData("滁州市人民政府")]
    [InlineData("中国建设银行")]
    [InlineData("滁州经济技术开发区")]
    public async Task Short_names_and_those_who_stand_behind_many_projects_prove_nothing(string name)
    {
        await LoadAsync(107, Told("甲签约", Stage.Signed).By(name));
        await LoadAsync(108, Told("乙开工", Stage.Started).By(name));

        Assert.Empty(await FoundAsync(108));
    }

    [Fact]
    public async Task A_name_that_many_items_bear_proves_nothing()
    {
        await LoadAsync(107, [.. Enumerable.Range(0, 45).Select(at => Told($"第{at.ToString(CultureInfo.InvariantCulture)}处签约", Stage.Signed))]);
        await LoadAsync(108, Told("甲开工", Stage.Started));

        Assert.Empty(await FoundAsync(108));
    }

    [Fact]
    public async Task Drafts_tell_nothing()
    {
        await _desk.Store.LoadAsync(Sample.Issue(107, Told("甲签约", Stage.Signed)), draft: true);
        await LoadAsync(108, Told("甲开工", Stage.Started));

        Assert.Empty(await FoundAsync(108));
    }

    /// <summary>Where two items are stored as one project nothing has to be guessed, and that goes before the same company.</summary>
    [Fact]
    public async Task Items_of_one_project_go_before_items_of_one_company()
    {
        await LoadAsync(106, Told("园区一期签约", Stage.Signed).By("不同的公司"));
        await LoadAsync(107, Told("甲签约", Stage.Signed));
        await LoadAsync(108, Told("园区一期开工", Stage.Started));
        await using (var connection = await _desk.Store.Database.ConnectAsync(TestContext.Current.CancellationToken))
        {
            await connection.ExecuteAsync(
                "UPDATE item_projects SET project_id = (SELECT p.project_id FROM item_projects p JOIN items i ON i.id = p.item_id WHERE i.title = '园区一期签约') WHERE item_id = (SELECT id FROM items WHERE title = '园区一期开工')",
                TestContext.Current.CancellationToken);
        }

        Assert.Equal(["108·1 Started ← 106·1 Signed "], await FoundAsync(108));
    }

    private static Item Told(string title, params Stage[] stages) => Sample.Item(title).At(stages).In(Anhui).By(Firm);

    private async Task LoadAsync(int number, params Item[] items) => await _desk.Store.LoadAsync(Sample.Issue(number, items));

    private async Task<IReadOnlyList<string>> FoundAsync(int issue)
    {
        var items = (await _desk.RunAsync(new Listing { Filter = new Filter { Issues = [issue] } })).Items;
        var found = await new ProgressFinder(_desk.Store.Database).FindAsync([.. items.Select(item => item.Key)], TestContext.Current.CancellationToken);
        return [.. found.Select(step => FormattableString.Invariant($"{Name(items.Single(item => item.Key == step.Item).Ref)} {step.Stage} ← {Name(step.Before.Ref)} {step.BeforeStage} {step.Doubt}"))];

        static string Name(ItemRef item) => FormattableString.Invariant($"{item.Issue}·{item.Number}");
    }
}
