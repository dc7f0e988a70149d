using System.Globalization;
using System.Text.Json;
using ParkBot.Ingestion;
using ParkBot.News;
using ParkBot.Queries;
using ParkBot.Storage;
using ParkBot.Tests.Ingestion.Reading;
using ParkBot.Tests.Proofs;
using Xunit;

namespace ParkBot.Tests.Ingestion.Ledger;

/// <summary>Corrections that the news itself tells: they replace the figure, add nothing, and what cannot be told is asked.</summary>
public sealed class ToldCorrectionTests : IDisposable
{
    private const string Plant = "蓝鲸重工阳江导管架项目签约|3月3日，蓝鲸重工集团有限公司海上风电导管架项目在广东省阳江市签约，总投资100亿元。|年产导管架60套。|阳江市政府网站";

    private const string Rival = "渤澜港机阳江岸桥项目签约|3月4日，渤澜港机有限公司岸桥项目在广东省阳江市签约，总投资100亿元。|年产岸桥40台。|阳江市政府网站";

    private readonly House _house = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _house.Dispose();

    [Theory]
    [InlineData("更正：上期《蓝鲸重工阳江导管架项目签约》中投资额应为120亿元|本刊上期《蓝鲸重工阳江导管架项目签约》一文，总投资应为120亿元，误为100亿元，特此更正。|阳江市政府网站来函说明。|本刊")]
    [InlineData("更正|本刊第107期《蓝鲸重工阳江导管架项目签约》中的总投资更正为120亿元。|谨向读者致歉。|本刊")]
    [InlineData("勘误：蓝鲸重工阳江导管架项目投资额|总第107期所载蓝鲸重工集团有限公司导管架项目总投资有误，应为120亿元。|谨向读者致歉。|本刊")]
    [InlineData("订正启事|第107期刊登的蓝鲸重工集团有限公司阳江导管架项目，原文为总投资100亿元，实为120亿元，现予以更正。|谨向读者致歉。|本刊")]
    [InlineData("更正说明：关于《蓝鲸重工阳江导管架项目签约》|《蓝鲸重工阳江导管架项目签约》一稿中总投资应为120亿元。|谨向读者致歉。|本刊")]
    public async Task It_replaces_the_figure_and_adds_nothing(string correction)
    {
        await LoadAsync(107, "3.1", Plant, Rival);
        var report = await LoadAsync(108, "3.2", correction);

        Assert.DoesNotContain(report.Doubts, doubt => doubt.Field == LedgerDoubts.Correction);
        Assert.Equal(220, await TotalAsync());
        var lines = await LinesAsync();
        Assert.Equal(120, lines[(107, 1)].GetProperty("investment").GetDecimal());
        Assert.Equal("""{"issue":108,"number":1}""", lines[(107, 1)].GetProperty("correctedBy").GetRawText());
        Assert.Equal((JsonValueKind.Null, JsonValueKind.Null, JsonValueKind.Null), (lines[(108, 1)].GetProperty("investment").ValueKind, lines[(108, 1)].GetProperty("date").ValueKind, lines[(108, 1)].GetProperty("correctedBy").ValueKind));
        Assert.Equal((100m, JsonValueKind.Null), (lines[(107, 2)].GetProperty("investment").GetDecimal(), lines[(107, 2)].GetProperty("correctedBy").ValueKind));
        Assert.Contains("更正：［107·1］的金额按［108·1］的更正计，更正本身不另计。", House.Text(await _house.AskAsync("全部总投资")), StringComparison.Ordinal);
        Assert.Equal([1], (await _house.Of<QueryRunner>().RunAsync(new Listing { Filter = Filter.None with { Investment = new MoneyRange(1_200_000_000_000, true, null, true), Issues = [107] } }, Token)).Items.Select(item => item.Ref.Number));
    }

    [Fact]
    public async Task It_waits_for_its_target_and_leaves_no_trace_when_it_goes()
    {
        var report = await LoadAsync(108, "3.2", "更正|本刊第107期《蓝鲸重工阳江导管架项目签约》中的总投资更正为120亿元。|谨向读者致歉。|本刊");
        Assert.Contains(report.Doubts, doubt => doubt.Field == LedgerDoubts.Correction && doubt.Message.Contains("还没有载入第107期", StringComparison.Ordinal));
        Assert.Null(await TotalAsync());

        await LoadAsync(107, "3.1", Plant, Rival);
        Assert.Equal(220, await TotalAsync());
        Assert.DoesNotContain((await ReportAsync(108)).Doubts, doubt => doubt.Doubt.Field == LedgerDoubts.Correction);

        // The target is loaded anew, in another order and with another source.
        await LoadAsync(107, "3.1", Rival, Plant.Replace("60套", "80套", StringComparison.Ordinal));
        Assert.Equal(220, await TotalAsync());
        Assert.Equal(120, (await LinesAsync())[(107, 2)].GetProperty("investment").GetDecimal());

        await _house.Of<IssueDesk>().RemoveAsync(new DeskRequest("园区周报", 108), Token);
        Assert.Equal(200, await TotalAsync());
        Assert.Equal(JsonValueKind.Null, (await LinesAsync())[(107, 2)].GetProperty("correctedBy").ValueKind);
    }

    [Fact]
    public async Task It_replaces_the_figure_wherever_the_project_is_summed()
    {
        await LoadAsync(107, "3.1", Plant);
        await LoadAsync(109, "6.1", "阳江蓝鲸重工导管架项目开工|6月3日，蓝鲸重工集团有限公司海上风电导管架项目在广东省阳江市开工。|年产导管架60套。|阳江市政府网站");
        Assert.Equal(100, await TotalAsync());
        await LoadAsync(108, "3.2", "更正|本刊第107期《蓝鲸重工阳江导管架项目签约》中的总投资更正为80亿元。|谨向读者致歉。|本刊");

        Assert.Equal(80, await TotalAsync());
        Assert.Equal(80, await TotalAsync(Filter.None with { Stages = [Stage.Signed] }));
    }

    [Fact]
    public async Task Where_it_is_not_clear_what_it_means_an_admin_says_it()
    {
        await LoadAsync(107, "3.1", Plant, "蓝鲸重工阳江港池项目签约|3月5日，蓝鲸重工集团有限公司港池项目在广东省阳江市签约，总投资100亿元。|含泊位6个。|阳江市政府网站");
        var report = await LoadAsync(108, "3.2", "更正|本刊第107期蓝鲸重工集团有限公司阳江项目的总投资应为120亿元，误为100亿元。|谨向读者致歉。|本刊");
        var doubt = Assert.Single(report.Doubts, doubt => doubt.Field == LedgerDoubts.Correction);
        Assert.Equal(3, doubt.Readings.Count);
        Assert.Equal(200, await TotalAsync());

        var meant = DecisionText.Read(doubt.Readings[1].Value)!.Value;
        var made = Assert.IsType<DecisionResult.Done>(await _house.Of<ProjectDecisions>().CorrectAsync(new DecisionRequest([new ItemName(null, 108, 1), new ItemName(meant.Publication, meant.Issue, meant.Number)], "cli"), Token));
        Assert.Equal(220, await TotalAsync());
        Assert.Equal(120, (await LinesAsync())[(107, meant.Number)].GetProperty("investment").GetDecimal());

        await LoadAsync(108, "3.2", "更正|本刊第107期蓝鲸重工集团有限公司阳江项目的总投资应为120亿元，误为100亿元。|再次致歉。|本刊");
        Assert.Equal(220, await TotalAsync());
        await _house.Of<ProjectDecisions>().UndoAsync(made.Id, "cli", null, Token);
        Assert.Equal(200, await TotalAsync());
    }

    [Fact]
    public async Task A_figure_set_by_hand_stays()
    {
        await LoadAsync(107, "3.1", Plant);
        await _house.Of<Corrections>().FixAsync(new FixRequest(null, 107, 1, "investment", "90亿元", "cli"), Token);
        await LoadAsync(108, "3.2", "更正|本刊第107期《蓝鲸重工阳江导管架项目签约》中的总投资更正为120亿元。|谨向读者致歉。|本刊");
        Assert.Equal(90, await TotalAsync());
        await _house.Of<IssueDesk>().RemoveAsync(new DeskRequest("园区周报", 108), Token);
        Assert.Equal(90, await TotalAsync());
    }

    [Theory]
    [InlineData("阳江导管架项目规划更正为两期建设|3月9日，阳江市导管架项目总投资由30亿元改为35亿元，分两期建设。|年内动工。|阳江市政府网站")]
    [InlineData("蓝鲸重工导管架项目落户阳江|3月9日，蓝鲸重工导管架项目落户阳江市，总投资35亿元。|第107期产业基金参与投资。|阳江市政府网站")]
    public async Task News_that_only_sounds_like_one_is_news(string item)
    {
        await LoadAsync(108, "3.2", item);
        Assert.Equal(35, await TotalAsync());
    }

    private Task<LoadReport> LoadAsync(int number, string week, params string[] items)
    {
        var parts = week.Split('.');
        return _house.LoadAsync(House.Print(number, int.Parse(parts[0], CultureInfo.InvariantCulture), int.Parse(parts[1], CultureInfo.InvariantCulture), Layout.All[0], items));
    }

    private async Task<VersionReport> ReportAsync(int number) => (await _house.Of<IssueDesk>().ReportAsync("园区周报", number, Token))!.Published!;

    private Task<decimal?> TotalAsync() => TotalAsync(Filter.None);

    private async Task<decimal?> TotalAsync(Filter filter) => (await _house.Of<QueryRunner>().RunAsync(new Aggregate { Measure = Measure.Investment, Filter = filter }, Token)).Value;

    private async Task<Dictionary<(int Issue, int Number), JsonElement>> LinesAsync() =>
        (await _house.Items.AllAsync(Token)).ToDictionary(item => (item.IssueNumber, item.Item.Text.Number), item => JsonSerializer.Deserialize<JsonElement>(ItemJson.Write(item, null, new RateOptions())));
}
