using System.Globalization;
using ParkBot.Ingestion;
using ParkBot.News;
using ParkBot.Queries;
using ParkBot.Storage;
using ParkBot.Tests.Ingestion.Reading;
using ParkBot.Tests.Proofs;
using Xunit;

namespace ParkBot.Tests.Ingestion.Ledger;

/// <summary>Issues that tell of one project in turn: what is added, what is shown, and what becomes of it when issues come and go.</summary>
public sealed class ProjectSumTests : IDisposable
{
    private readonly House _house = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _house.Dispose();

    [Fact]
    public async Task A_project_counts_once_with_its_newest_figure_whatever_was_loaded_first()
    {
        await LoadAsync(103, "6.1", Works("投产", "6月2日", "22亿元"), Other);
        await LoadAsync(101, "3.1", Works("签约", "3月2日", "18亿元"));
        await LoadAsync(102, "5.2", Works("开工", "5月7日", "21亿元"));

        Assert.Equal(26, await TotalAsync());
        Assert.Equal(22, await TotalAsync(Filter.None with { Issues = [101, 103], Mentions = ["青黛"] }));
        Assert.Equal(18, await TotalAsync(Filter.None with { Issues = [101] }));

        var answer = await _house.AskAsync("全部总投资");
        Assert.Equal(26, answer.Value);
        Assert.Equal(4, answer.ItemsTotal);
        Assert.Contains("共统计2个项目（4条新闻），其中2条与别的新闻说的是同一个项目，已合并，只计一次。", House.Text(answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_counts_in_every_issue_and_month_that_has_it_and_the_answer_says_that_rows_do_not_add_up()
    {
        await LoadAsync(101, "3.1", Works("签约", "3月2日", "18亿元"));
        await LoadAsync(102, "5.2", Works("开工", "5月7日", "21亿元"), Other);

        var issues = await RunAsync(new Aggregate { Measure = Measure.Investment, GroupBy = Dimension.Issue });
        Assert.Equal([("第101期", 18m), ("第102期", 25m)], issues.Rows.Select(row => (row.Label, row.Value!.Value)));
        Assert.True(issues.Receipt.ProjectsOverlap);
        Assert.Contains("同一个项目在有它的每一行里都计", House.Text(await _house.AskAsync("各期投资额")), StringComparison.Ordinal);
        Assert.Equal([18m, 25m], (await RunAsync(new Aggregate { Measure = Measure.Investment, GroupBy = Dimension.Month })).Rows.Select(row => row.Value!.Value));

        var provinces = await RunAsync(new Aggregate { Measure = Measure.Investment, GroupBy = Dimension.Province });
        Assert.Equal([("江苏省", 21m), ("湖南省", 4m)], provinces.Rows.Select(row => (row.Label, row.Value!.Value)));
        Assert.False(provinces.Receipt.ProjectsOverlap);
    }

    [Fact]
    public async Task A_later_smaller_figure_does_not_lower_it_and_is_shown_and_reported()
    {
        await LoadAsync(101, "3.1", Works("签约", "3月2日", "18亿元"));
        var report = await LoadAsync(102, "5.2", Works("开工", "5月7日", "15亿元"));

        Assert.Equal(18, await TotalAsync());
        Assert.Contains(report.Doubts, doubt => doubt.Item == 1 && doubt.Message.Contains("求和仍按18亿元计", StringComparison.Ordinal));
        var text = House.Text(await _house.AskAsync("全部总投资"));
        Assert.Contains("［102·1］后来说15，比［101·1］的18少，又没有说是更正，仍按18计", text, StringComparison.Ordinal);
        Assert.Contains("15亿元", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Removed_replaced_and_published_issues_take_and_bring_their_part()
    {
        await LoadAsync(101, "3.1", Works("签约", "3月2日", "18亿元"));
        await LoadAsync(102, "5.2", Works("开工", "5月7日", "21亿元"));
        await LoadAsync(103, "6.1", Works("投产", "6月2日", "22亿元"));
        var desk = _house.Of<IssueDesk>();

        await desk.RemoveAsync(new DeskRequest("园区周报", 102), Token);
        Assert.Equal(22, await TotalAsync());
        await LoadAsync(103, "6.1", Other);
        Assert.Equal(22, await TotalAsync());
        Assert.Equal(2, await CountAsync("SELECT count(*) FROM projects"));

        await _house.LoadAsync(Print(104, "6.2", Works("达产", "6月9日", "30亿元")), draft: true);
        Assert.Equal(22, await TotalAsync());
        Assert.Equal(3, await CountAsync("SELECT count(*) FROM projects"));
        await desk.DiscardAsync(new DeskRequest("园区周报", 104), Token);
        Assert.Equal(2, await CountAsync("SELECT count(*) FROM projects"));

        await _house.LoadAsync(Print(102, "5.2", Works("开工", "5月7日", "21亿元")), draft: true);
        Assert.Equal(22, await TotalAsync());
        await desk.PublishAsync(new DeskRequest("园区周报", 102), Token);
        Assert.Equal(25, await TotalAsync());
        Assert.Equal(2, await CountAsync("SELECT count(*) FROM projects"));
    }

    [Fact]
    public async Task An_item_about_two_projects_gives_each_of_them_its_own_sum()
    {
        await LoadAsync(101, "4.1", "两个新材料项目落户宜昌|4月2日，丹霄新材料有限公司磷酸铁项目总投资35亿元，落户湖北省宜昌市；同日，碧潭化工有限公司电子级磷酸项目总投资12亿元。|两个项目年内动工。|宜昌市政府网站");
        Assert.Equal(47, await TotalAsync());
        Assert.Equal(2, await CountAsync("SELECT count(*) FROM projects"));

        await LoadAsync(102, "6.1", "碧潭化工电子级磷酸项目在宜昌开工|6月3日，碧潭化工有限公司电子级磷酸项目在宜昌市开工，总投资13亿元。|年产2万吨。|湖北省政府网站");
        Assert.Equal(48, await TotalAsync());
        await LoadAsync(103, "6.2", "丹霄新材料磷酸铁项目在宜昌开工|6月10日，丹霄新材料有限公司磷酸铁项目在宜昌市开工，总投资40亿元。|年产9万吨。|宜昌市政府网站");
        Assert.Equal(53, await TotalAsync());
        Assert.Equal(2, await CountAsync("SELECT count(*) FROM projects"));
        Assert.Contains("共统计2个项目（3条新闻），其中1条", House.Text(await _house.AskAsync("全部总投资")), StringComparison.Ordinal);

        await _house.Of<IssueDesk>().RemoveAsync(new DeskRequest("园区周报", 101), Token);
        Assert.Equal(53, await TotalAsync());
        Assert.Equal(2, await CountAsync("SELECT count(*) FROM projects"));
    }

    [Fact]
    public async Task An_item_that_is_as_like_two_projects_as_each_other_brings_them_not_together()
    {
        await LoadAsync(101, "3.1", "青黛新材南通碳纤维项目签约|3月2日，青黛新材料科技有限公司碳纤维原丝项目在江苏省南通市签约，总投资18亿元。|年内动工。|南通市政府网站");
        await LoadAsync(102, "4.1", "青黛新材南通芳纶纸项目签约|4月2日，青黛新材料科技有限公司芳纶纸项目在南通市签约，总投资18亿元。|年内动工。|南通市政府网站");
        await LoadAsync(103, "6.1", "青黛新材料科技有限公司南通项目开工|6月3日，青黛新材料科技有限公司项目在南通市开工，总投资18亿元。|两年建成。|南通市政府网站");

        Assert.Equal(54, await TotalAsync());
        Assert.Equal(3, await CountAsync("SELECT count(*) FROM projects"));
    }

    /// <summary>What was stored before there was a ledger enters it with the next issue.</summary>
    [Fact]
    public async Task Issues_of_an_older_database_enter_with_the_next_load()
    {
        await LoadAsync(101, "3.1", Works("签约", "3月2日", "18亿元"));
        await LoadAsync(102, "5.2", Works("开工", "5月7日", "21亿元"));
        await using (var connection = await _house.Database.ConnectAsync(Token))
        {
            await connection.ExecuteAsync(
                """
                DELETE FROM ledger_issues; DELETE FROM item_ties; DELETE FROM project_keys;
                INSERT INTO projects(id, name) VALUES(900, 'x');
                UPDATE item_projects SET project_id = 900 WHERE item_id = (SELECT max(id) FROM items);
                UPDATE item_amounts SET project_id = 900 WHERE item_id = (SELECT max(id) FROM items);
                """,
                Token);
        }

        Assert.Equal(39, await TotalAsync());
        await LoadAsync(103, "6.1", Other);
        Assert.Equal(25, await TotalAsync());
    }

    private static string Works(string step, string day, string sum) =>
        $"青黛新材南通碳纤维项目{step}|{day}，青黛新材料科技有限公司碳纤维原丝项目在江苏省南通市{step}，总投资{sum}。|项目年产碳纤维原丝8000吨。|南通市政府网站";

    private const string Other = "衡阳输变电装备项目开工|6月2日，湖南省衡阳市输变电装备项目开工，总投资4亿元。|年产变压器900台。|衡阳市政府网站";

    private Task<LoadReport> LoadAsync(int number, string week, params string[] items) => _house.LoadAsync(Print(number, week, items));

    private static string Print(int number, string week, params string[] items)
    {
        var parts = week.Split('.');
        return House.Print(number, int.Parse(parts[0], CultureInfo.InvariantCulture), int.Parse(parts[1], CultureInfo.InvariantCulture), Layout.All[0], items);
    }

    private Task<QueryResult> RunAsync(QueryPlan plan) => _house.Of<QueryRunner>().RunAsync(plan, Token);

    private Task<decimal?> TotalAsync() => TotalAsync(Filter.None);

    private async Task<decimal?> TotalAsync(Filter filter) => (await RunAsync(new Aggregate { Measure = Measure.Investment, Filter = filter })).Value;

    private async Task<long> CountAsync(string sql)
    {
        await using var connection = await _house.Database.ConnectAsync(Token);
        return (long)(await connection.ScalarAsync(sql, Token))!;
    }
}
