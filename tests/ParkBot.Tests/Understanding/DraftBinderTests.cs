using ParkBot.Answering;
using ParkBot.News;
using ParkBot.Queries;
using ParkBot.Tests.Proofs;
using ParkBot.Understanding;
using Xunit;

namespace ParkBot.Tests.Understanding;

/// <summary>What a stranger drafts: read by the grammar's own readers, and refused where it brings words or figures of its own.</summary>
public sealed class DraftBinderTests : IDisposable
{
    private readonly House _house = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _house.Dispose();

    [Fact]
    public async Task A_draft_becomes_the_plan_that_the_grammar_makes_of_the_same_words()
    {
        await _house.LoadSamplesAsync();
        (string Question, PlanDraft Draft)[] cases =
        [
            ("江苏总投资多少", Figure(Measure.Investment, new() { Places = ["江苏"] })),
            ("长三角总投资多少", Figure(Measure.Investment, new() { Places = ["长三角"] })),
            ("各省签约的项目数", new PlanDraft.Figure(Measure.Projects) { GroupBy = Dimension.Province, Where = new() { Stages = [Stage.Signed] } }),
            ("投资10亿元以上的新能源项目", new PlanDraft.List(Asked.Items) { Where = new() { Investment = "10亿元以上", Industries = ["新能源"] } }),
            ("上一期有哪些新闻", new PlanDraft.List(Asked.Items) { Where = new() { Time = "上一期" } }),
            ("江苏和浙江总投资对比", new PlanDraft.Figure(Measure.Investment) { Sides = ["江苏", "浙江"] }),
            ("投资额前3的项目", new PlanDraft.Figure(Measure.Investment) { GroupBy = Dimension.Item, Top = 3 }),
        ];
        foreach (var (question, draft) in cases)
        {
            var planned = Assert.IsType<Planned>(await _house.Of<BuiltinParser>().ParseAsync(new Asking(question, ConversationContext.Empty), Token));
            var bound = Assert.IsType<Binding.Bound>(await BindAsync(draft, question));
            Assert.Equal((question, PlanJson.Write(planned.Plan)), (question, PlanJson.Write(bound.Plan)));
        }
    }

    [Theory]
    [InlineData("places", "江苏加微信")]
    [InlineData("places", "http://evil.example")]
    [InlineData("industries", "挖矿")]
    [InlineData("words", "加微信")]
    [InlineData("words", "evil.example")]
    [InlineData("organizations", "从未提到的公司")]
    [InlineData("time", "3月8日")]
    [InlineData("time", "无关的话")]
    [InlineData("investment", "9999亿元以上")]
    [InlineData("investment", "很多")]
    public async Task What_nobody_said_is_refused(string where, string value)
    {
        await _house.LoadSamplesAsync();
        var filter = where switch
        {
            "places" => new FilterDraft { Places = [value] },
            "industries" => new FilterDraft { Industries = [value] },
            "words" => new FilterDraft { Words = [value] },
            "organizations" => new FilterDraft { Organizations = [value] },
            "time" => new FilterDraft { Time = value },
            _ => new FilterDraft { Investment = value },
        };

        var wrong = Assert.IsType<Binding.Wrong>(await BindAsync(Figure(Measure.Investment, filter), "江苏投资10亿元以上的有哪些"));

        Assert.DoesNotContain(value, wrong.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Numbers_of_rows_issues_and_items_must_exist_or_have_been_said()
    {
        await _house.LoadSamplesAsync();
        Assert.IsType<Binding.Wrong>(await BindAsync(Top(5), "哪个省投资最多"));
        Assert.IsType<Binding.Bound>(await BindAsync(Top(1), "哪个省投资最多"));
        Assert.IsType<Binding.Bound>(await BindAsync(Top(5), "投资最多的五个省"));
        Assert.IsType<Binding.Wrong>(await BindAsync(Top(-1), "投资最多的-1个省"));
        Assert.IsType<Binding.Wrong>(await BindAsync(Figure(Measure.Items, new() { Issues = [999] }), "第999期"));
        Assert.IsType<Binding.Wrong>(await BindAsync(Figure(Measure.Items, new() { Items = [(110, 999)] }), "那条"));
        Assert.IsType<Binding.Bound>(await BindAsync(Figure(Measure.Items, new() { Items = [(110, 1)] }), "那条"));
        Assert.IsType<Binding.Wrong>(await BindAsync(Figure(Measure.Items, new() { From = new(1990, 1, 1), To = new(1990, 2, 1) }), "那时"));
    }

    [Fact]
    public async Task Days_that_nobody_said_are_cut_to_those_of_the_loaded_issues()
    {
        await _house.LoadSamplesAsync();
        var bound = Assert.IsType<Binding.Bound>(await BindAsync(Figure(Measure.Items, new() { From = new(1, 1, 1), To = new(9999, 1, 1) }), "一直以来"));

        var news = await _house.Of<NewsCatalog>().ReadAsync(Token);
        Assert.Equal(new DateWindow(news.Issues.Min(issue => issue.Period.From), news.Issues.Max(issue => issue.Period.To)), bound.Plan.Filter.Dates!.Window);
    }

    [Fact]
    public async Task What_a_result_named_may_be_asked_for()
    {
        await _house.LoadSamplesAsync();
        var grounds = new Grounds(["谁投得最多"]);
        var draft = new PlanDraft.List(Asked.Items) { Where = new() { Organizations = ["盐城"] } };
        Assert.IsType<Binding.Wrong>(await _house.Of<DraftBinder>().BindAsync(draft, grounds, Token));

        grounds.Learn("盐城某公司");

        Assert.IsType<Binding.Bound>(await _house.Of<DraftBinder>().BindAsync(draft, grounds, Token));
    }

    [Fact]
    public async Task Plans_that_make_no_sense_are_told_so()
    {
        await _house.LoadSamplesAsync();
        PlanDraft[] drafts =
        [
            new PlanDraft.Figure(Measure.Items) { Statistic = Statistic.AveragePerItem },
            new PlanDraft.Figure(Measure.Items) { Statistic = Statistic.Share },
            new PlanDraft.Figure(Measure.Items) { Of = FilterDraft.Everything },
            new PlanDraft.Figure(Measure.Items) { Sides = ["江苏"] },
            new PlanDraft.Figure(Measure.Items) { Sides = ["江苏", "随便什么"] },
            new PlanDraft.Figure(Measure.Items) { Sides = ["江苏", "浙江"], GroupBy = Dimension.City },
            new PlanDraft.List(Asked.Confirmation),
            new PlanDraft.List(Asked.Items) { Confirm = Stage.Started },
            new PlanDraft.Sentences("没人说过的词"),
            Figure(Measure.Items, new() { Places = [.. Enumerable.Repeat("江苏", 1000)] }),
            Figure(Measure.Items, new() { Except = new() { Except = new() { Except = new() { Except = new() } } } }),
        ];
        foreach (var draft in drafts)
        {
            Assert.IsType<Binding.Wrong>(await BindAsync(draft, "江苏和浙江随便什么"));
        }
    }

    [Fact]
    public async Task Nothing_is_bound_where_nothing_is_loaded() =>
        Assert.Contains("还没有载入", Assert.IsType<Binding.Wrong>(await BindAsync(Top(1), "哪个省最多")).Reason, StringComparison.Ordinal);

    private static PlanDraft.Figure Figure(Measure measure, FilterDraft where) => new(measure) { Where = where };

    private static PlanDraft.Figure Top(int top) => new(Measure.Investment) { GroupBy = Dimension.Province, Top = top };

    private Task<Binding> BindAsync(PlanDraft draft, string question) => _house.Of<DraftBinder>().BindAsync(draft, new Grounds([question]), Token);
}
