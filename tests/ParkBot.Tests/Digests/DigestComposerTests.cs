using ParkBot.Answering;
using ParkBot.Digests;
using ParkBot.Ingestion;
using ParkBot.Messages;
using ParkBot.News;
using ParkBot.Queries;
using ParkBot.Storage;
using ParkBot.Tests.Storage;
using ParkBot.Understanding;
using Xunit;

namespace ParkBot.Tests.Digests;

public sealed class DigestComposerTests : IDisposable
{
    private readonly ComposingHouse _house = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _house.Dispose();

    [Theory]
    [InlineData(112.5, 100.0, "+12.5%")]
    [InlineData(50.0, 100.0, "-50.0%")]
    [InlineData(0.0, 100.0, "-100.0%")]
    [InlineData(100.0, 100.0, "0.0%")]
    [InlineData(99.99, 100.0, "0.0%")]
    [InlineData(99.95, 100.0, "-0.1%")]
    [InlineData(2000.0, 1.0, "+199900.0%")]
    [InlineData(5.0, 0.0, "–")]
    [InlineData(0.0, 0.0, "–")]
    [InlineData(5.0, null, "–")]
    [InlineData(null, 5.0, "–")]
    [InlineData(null, null, "–")]
    public void The_change_against_the_issue_before(double? now, double? before, string shown) =>
        Assert.Equal(shown, DigestWords.Change((decimal?)now, (decimal?)before));

    /// <summary>What the digest says is what the answerer says to the same question.</summary>
    [Theory]
    [InlineData(null)]
    [InlineData("安徽省")]
    [InlineData("上海市")]
    public async Task Figures_agree_with_answers(string? province)
    {
        await _house.House.LoadSamplesAsync();
        var filter = province is null ? Filter.None : ComposingHouse.In(province);
        var figures = ComposingHouse.Figures(await _house.ComposeAsync(province is null ? DigestSpec.Whole : DigestSpec.Filtered(filter), 110));

        foreach (var (name, measure, stages) in new (string, Measure, Stage[])[]
        {
            ("新闻条数", Measure.Items, []), ("项目数", Measure.Projects, []), ("投资额（亿元）", Measure.Investment, []),
            ("签约项目数", Measure.Projects, [Stage.Signed]), ("开工项目数", Measure.Projects, [Stage.Started]), ("投产项目数", Measure.Projects, [Stage.Operating]),
        })
        {
            var (now, before) = (await ValueAsync(110), await ValueAsync(109));
            var row = figures.SingleOrDefault(row => row.StartsWith(name + " ", StringComparison.Ordinal));
            if (stages.Length > 0 && now is null && before is null)
            {
                Assert.Null(row);
                continue;
            }

            var cells = row!.Split(' ');
            Assert.Equal((Shown(now), Shown(before), DigestWords.Change(now, before)), (cells[1], cells[2] == "–" ? "未写明" : cells[2], cells[3]));

            async Task<decimal?> ValueAsync(int issue)
            {
                var plan = new Aggregate { Measure = measure, Filter = filter with { Issues = [issue], Stages = stages } };
                var (answer, material) = await _house.House.Of<AnswerMaker>().MakeAsync("问", "builtin", new Planned(plan, []), Token);
                return measure == Measure.Items ? material.Result.Receipt.Matched : answer.Value;
            }
        }

        static string Shown(decimal? value) => value is { } figure ? figure.ToString("0.####", System.Globalization.CultureInfo.InvariantCulture) : "未写明";
    }

    [Fact]
    public async Task Without_the_issue_before_there_is_no_change_and_the_nearest_is_named()
    {
        await _house.LoadAsync(171, 5, 3, "甲厂签约|5月14日，甲厂在苏州市签约，总投资3亿元。|建设厂房。|苏州市政府网站");
        var alone = await _house.ComposeAsync(DigestSpec.Whole, 171);
        Assert.Equal(["新闻条数 1", "项目数 未写明", "投资额（亿元） 3"], ComposingHouse.Figures(alone));
        Assert.Contains("上一期（第170期）没有载入，不能算环比。", ComposingHouse.Text(alone), StringComparison.Ordinal);

        await _house.LoadAsync(168, 4, 4, "乙厂签约|4月23日，乙厂在苏州市签约，总投资3亿元。|建设厂房。|苏州市政府网站");
        Assert.Contains("上一期（第170期）没有载入，不能算环比；离本期最近的是第168期（2025年4月第4期", ComposingHouse.Text(await _house.ComposeAsync(DigestSpec.Whole, 171)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_issue_before_has_nothing_that_matches_it_says_so()
    {
        await _house.House.LoadSamplesAsync();
        var figures = ComposingHouse.Figures(await _house.ComposeAsync(DigestSpec.Filtered(ComposingHouse.In("云南省")), 110));
        Assert.Equal("新闻条数 1 0 –", figures[0]);
        Assert.Equal("投资额（亿元） 25 – –", figures[^1]);
    }

    [Fact]
    public async Task What_was_sent_is_left_out_of_the_lists_and_not_of_the_figures()
    {
        await _house.House.LoadSamplesAsync();
        _house.Listed = 50;
        var first = await _house.ComposeAsync(DigestSpec.Whole, 110);
        var sent = await TokensAsync(110, "澄曜光能滁州异质结电池项目开工", "山西出台开发区“标准地”改革若干措施");
        Assert.Subset(first.Shown.ToHashSet(StringComparer.Ordinal), sent.ToHashSet(StringComparer.Ordinal));

        var second = await _house.ComposeAsync(DigestSpec.Whole, 110, sent);
        var text = ComposingHouse.Text(second);
        Assert.DoesNotContain("澄曜光能滁州", text, StringComparison.Ordinal);
        Assert.DoesNotContain("标准地", text, StringComparison.Ordinal);
        Assert.Contains("另有2条在以前的摘要里发过，不再列出；本期数字仍包括它们。", text, StringComparison.Ordinal);
        Assert.Equal(ComposingHouse.Figures(first), ComposingHouse.Figures(second));
        Assert.Empty(second.Shown.Intersect(sent, StringComparer.Ordinal));

        var third = await _house.ComposeAsync(DigestSpec.Whole, 110, [.. first.Shown, .. second.Shown]);
        Assert.Empty(third.Shown);
        Assert.False(third.Nothing);
    }

    /// <summary>Told again with other punctuation and width, in another issue: the same.</summary>
    [Fact]
    public void News_is_known_again_by_the_letters_of_its_title()
    {
        Assert.Equal(Token("甲厂签约 总投资3亿元"), Token("“甲厂”签约，总投资３亿元"));
        Assert.NotEqual(Token("甲厂签约 总投资3亿元"), Token("甲厂签约 总投资4亿元"));
        Assert.Matches("^[0-9a-f]{12}$", Token(""));

        static string Token(string title) => DigestWords.Token(new ResultItem { Key = 1, Ref = new ItemRef("园区周报", 1, 1), Title = title });
    }

    [Fact]
    public async Task Long_lists_say_how_many_more_there_are()
    {
        await _house.House.LoadSamplesAsync();
        _house.Listed = 2;
        var draft = await _house.ComposeAsync(DigestSpec.Whole, 110);

        Assert.All(draft.Message.Blocks.OfType<Entries>(), list => Assert.True(list.Shown.Count <= 2));
        Assert.All(draft.Message.Blocks.OfType<Bars>(), bars => Assert.Equal(2, bars.Rows.Count));
        Assert.Contains("【投资额最高的2条】", ComposingHouse.Text(draft), StringComparison.Ordinal);
        Assert.Equal(7, draft.Shown.Count);
        Assert.Equal(10, Assert.IsType<Chart>(draft.Chart).Bars.Rows.Count(bar => bar.Value > 6.2m) + 1);
    }

    [Fact]
    public async Task One_province_is_parted_by_its_cities_and_a_city_is_not_by_itself()
    {
        await _house.House.LoadSamplesAsync();
        Assert.Contains("【分城市】投资额：", ComposingHouse.Text(await _house.ComposeAsync(DigestSpec.Filtered(ComposingHouse.In("安徽省")), 110)), StringComparison.Ordinal);
        var city = new Filter { Places = [new PlaceFilter("滁州市", [new Place("安徽省", "滁州市")])] };
        Assert.DoesNotContain("【分城市】", ComposingHouse.Text(await _house.ComposeAsync(DigestSpec.Filtered(city), 110)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_publication_s_issue_of_the_same_number_is_left_alone()
    {
        await WriteAsync(Sample.Issue(110, Sample.Item("甲厂签约").Costing(5), Sample.Item("乙厂签约").Costing(7)));
        await WriteAsync(Sample.Issue(109, Sample.Item("丙厂签约").Costing(6)));
        await WriteAsync(Sample.Issue(110, Sample.Item("丁厂签约").Costing(100), Sample.Item("丁厂政策", section: Section.Policy)) with { Publication = "另一种周报" });
        var issue = (await _house.House.Of<NewsCatalog>().ReadAsync(Token)).Issues.Single(one => one is { Number: 110, Publication: "园区周报" });
        var draft = await _house.Composer.ComposeAsync(DigestSpec.Whole, new DigestIssue(issue), new HashSet<string>(StringComparer.Ordinal), Token);

        Assert.Equal(["新闻条数 2 1 +100.0%", "项目数 未写明 未写明 –", "投资额（亿元） 12 6 +100.0%"], ComposingHouse.Figures(draft));
        Assert.DoesNotContain("丁厂", ComposingHouse.Text(draft), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_words_find_is_the_same_in_every_part()
    {
        await WriteAsync(Sample.Issue(110, Sample.Item("光伏组件基地签约").Costing(5), Sample.Item("光伏组件基地用电办法", section: Section.Policy), Sample.Item("论坛举行")));
        var draft = await _house.ComposeAsync(DigestSpec.Filtered(new Filter { About = new Subject("光伏 组件 基地", Single: false) }), 110);

        Assert.Equal(2, draft.Shown.Count);
        Assert.DoesNotContain("论坛", ComposingHouse.Text(draft), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_share_is_of_this_issue_s_whole_and_months_run_over_all()
    {
        await _house.House.LoadSamplesAsync();
        const string Share = "安徽占全国投资的比例";
        var share = await _house.ComposeAsync(DigestSpec.Question(Share, (await _house.House.AskAsync(Share)).Plan!), 110);
        Assert.Contains("94亿元 ÷ 2642.54亿元", ComposingHouse.Text(share), StringComparison.Ordinal);

        var issues = await _house.ComposeAsync(DigestSpec.Question("每期投资额", new Aggregate { Measure = Measure.Investment, GroupBy = Dimension.Issue }), 110);
        Assert.Equal(["第109期", "第110期"], issues.Message.Blocks.OfType<Bars>().Single().Rows.Select(row => row.Label));
        Assert.StartsWith("你订阅的问题“每期投资额”，截至《园区周报》第110期：", ComposingHouse.Text(issues), StringComparison.Ordinal);
        Assert.NotNull(issues.Chart);
    }

    [Fact]
    public async Task A_question_that_the_issue_does_not_answer_is_one_line()
    {
        await _house.House.LoadSamplesAsync();
        var none = await _house.ComposeAsync(DigestSpec.Question("海南投资多少", new Aggregate { Measure = Measure.Investment, Filter = ComposingHouse.In("海南省") }), 110);
        Assert.True(none.Nothing);
        Assert.Equal("你订阅的问题“海南投资多少”，《园区周报》第110期：没有相关新闻。", ComposingHouse.Text(none));

        var silent = await _house.ComposeAsync(DigestSpec.Question("湖北投资多少", new Aggregate { Measure = Measure.Investment, Filter = ComposingHouse.In("湖北省") }), 110);
        Assert.True(silent.Nothing);
        Assert.Equal("你订阅的问题“湖北投资多少”，《园区周报》第110期：湖北省 · 第110期：符合条件的1条新闻，原文没有写明投资额。", ComposingHouse.Text(silent));
    }

    private Task<ParkBot.Ingestion.WrittenIssue> WriteAsync(Issue issue) =>
        _house.House.Of<IssueWriter>().WriteAsync(issue, System.Text.Encoding.UTF8.GetBytes(issue.Publication + issue.Number.ToString(System.Globalization.CultureInfo.InvariantCulture)), "1", [], draft: false, isSample: false, Token);

    private async Task<string[]> TokensAsync(int issue, params string[] titles)
    {
        var items = (await _house.House.Of<RunPlan>()(new Listing { Filter = new Filter { Issues = [issue] } }, Token)).Items;
        return [.. titles.Select(title => DigestWords.Token(items.Single(item => item.Title == title)))];
    }
}
