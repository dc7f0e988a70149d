using ParkBot.Answering;
using ParkBot.News;
using ParkBot.Queries;
using ParkBot.Storage;
using ParkBot.Tests.Storage;
using Xunit;

namespace ParkBot.Tests.Queries;

public sealed class TextSearchTests : IDisposable
{
    private readonly Desk desk = new();

    public void Dispose() => desk.Dispose();

    [Theory]
    [InlineData("光伏基地", "光伏|伏基|基地")]
    [InlineData("ai芯片 5g", "ai|芯片|5g")]
    [InlineData("投资64.21亿元。", "投资|64.21|亿元")]
    [InlineData("第3.版", "3")]
    [InlineData("湖", "")]
    [InlineData("基地基地", "基地|地基")]
    [InlineData("c++ a\"b", "c|a|b")]
    public void Terms_are_pairs_of_characters_and_whole_runs(string text, string expected) => Assert.Equal(expected, string.Join('|', TextTerms.Of(text)));

    [Theory]
    [InlineData("25亿元", "5", false)]
    [InlineData("5亿元", "5", true)]
    [InlineData("64.21亿", "21", false)]
    [InlineData("用5g网", "5g", true)]
    [InlineData("天然气", "然气", true)]
    public void A_number_is_not_found_inside_a_longer_one(string text, string term, bool held) => Assert.Equal(held, TextTerms.Holds(text, term));

    [Fact]
    public async Task A_name_finds_its_item_and_an_unknown_one_covers_little()
    {
        await LoadAsync();

        var known = await FindAsync("海优基地");
        var unknown = await FindAsync("飞鹏基地");

        Assert.Equal(1, known[0].Ref.Number);
        Assert.InRange(known[0].Coverage, 0.6, 1);
        Assert.All(unknown, hit => Assert.InRange(hit.Coverage, 0, 0.5));
        Assert.Empty(await FindAsync("飞鹏"));
        Assert.Empty(await FindAsync("\" OR \" NEAR( *"));
    }

    [Fact]
    public async Task The_title_counts_double_and_the_filter_holds()
    {
        await LoadAsync();

        Assert.Equal([1, 3, 2], (await FindAsync("薄膜")).Select(hit => hit.Ref.Number));
        Assert.Equal(2 * (await FindAsync("薄膜"))[2].Score, (await FindAsync("薄膜"))[0].Score, 9);
        Assert.Equal([2], (await FindAsync("薄膜", Filter.None with { Items = [new ItemRef("园区周报", 1, 2), new ItemRef("园区周报", 1, 4)] })).Select(hit => hit.Ref.Number));
        Assert.Equal([3], (await FindAsync("薄膜", Desk.In(new Place("江西省")))).Select(hit => hit.Ref.Number));
        Assert.Equal([4], (await FindAsync("湖")).Select(hit => hit.Ref.Number));
        Assert.Single(await FindAsync("薄膜", limit: 1));
    }

    [Fact]
    public async Task A_plan_resolves_its_subject_and_where_there_is_none_matches_nothing()
    {
        await LoadAsync();

        Assert.Equal([1], await desk.MatchAsync(Filter.None with { About = new Subject("海优 薄膜", Single: true) }));
        Assert.Equal([1, 2, 3], await desk.MatchAsync(Filter.None with { About = new Subject("薄膜", Single: false) }));
        Assert.Empty(await desk.MatchAsync(Filter.None with { About = new Subject("飞鹏科技", Single: false) }));
        Assert.Equal([4], await desk.MatchAsync(Filter.None with { About = new Subject("薄膜", Single: false), Items = [new ItemRef("园区周报", 1, 4)] }));
        Assert.Equal(["海优 1条 1", "湖州 1条 1"], await desk.RowsAsync(new Aggregate { Measure = Measure.Items, Branches = [new Branch("海优", Filter.None with { About = new Subject("海优", Single: false) }), new Branch("湖州", Filter.None with { About = new Subject("湖州", Single: false) })] }), StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("海优 产能", "Number", "项目达产后年产薄膜3亿平方米。")]
    [InlineData("海优 工艺", "Anything", "它采用流延工艺")]
    [InlineData("海优 合作 单位", "Name", "乙研究院是合作单位；")]
    public async Task The_sentence_that_says_it_is_cut_out_of_the_stored_text(string words, string sought, string expected)
    {
        await desk.Store.LoadAsync(Sample.Issue(1,
            Sample.Item("海优薄膜基地开工", "5月8日，海优薄膜基地开工。", "乙研究院是合作单位；产能将分期形成。项目达产后年产薄膜3亿平方米。\n它采用流延工艺").By("海优", "乙研究院"),
            Sample.Item("另一家企业扩大产能", body: "这家企业的产能是100吨。")));

        var result = await desk.RunAsync(new Passages { Words = words, Sought = Enum.Parse<Sought>(sought), Filter = Filter.None with { Items = [new ItemRef("园区周报", 1, 1)] } });

        Assert.Contains(expected, result.Passages.Select(passage => passage.Sentence));
        var item = (await desk.Store.Items.AllAsync(TestContext.Current.CancellationToken))[0].Item.Text;
        Assert.All(result.Passages, passage => Assert.Equal(passage.Sentence, item.Text(passage.Field, "")!.Substring(passage.Start, passage.Length)));
        Assert.All(result.Passages, passage => Assert.InRange(passage.Score, 0, 1));
        Assert.Equal([1], result.Items.Select(one => one.Ref.Number));
    }

    [Theory]
    [InlineData("海优 占地 亩", "Number", "项目占地260亩。")]
    [InlineData("海优 用工", "Number", "投产后提供岗位900个。")]
    [InlineData("海优 投产", "Number", "预计明年三季度投产。")]
    [InlineData("海优 工期 个月", "Number", null)]
    [InlineData("海优 年产 吨", "Number", null)]
    [InlineData("海优 达产", "Number", null)]
    [InlineData("海优 设计", "Name", null)]
    [InlineData("海优 租金", "Anything", null)]
    public async Task A_sentence_without_the_unit_the_time_or_the_thing_asked_is_no_answer(string words, string sought, string? expected)
    {
        await desk.Store.LoadAsync(Sample.Issue(1,
            Sample.Item("海优薄膜基地开工", "5月8日，海优薄膜基地开工。", "项目占地260亩。投产后提供岗位900个。全面达产后年产薄膜3亿平方米。\n预计明年三季度投产。企业看中的是这里的水运。").By("海优")));

        var result = await desk.RunAsync(new Passages { Words = words, Sought = Enum.Parse<Sought>(sought), Filter = Filter.None with { Items = [new ItemRef("园区周报", 1, 1)] } });

        var answered = result.Passages.Where(passage => passage.Score >= new AnsweringOptions().PassageScore).Select(passage => passage.Sentence).ToList();
        Assert.Equal(expected, answered.FirstOrDefault());
    }

    [Fact]
    public async Task Items_that_hold_all_words_come_before_newer_ones_that_hold_the_common_one()
    {
        await desk.Store.LoadAsync(Sample.Issue(1, [.. Enumerable.Range(1, 30).Select(number => Sample.Item($"第{number}号薄膜项目", body: number is 3 or 7 ? "这里用流延法生产。" : "这里生产。"))]));

        Assert.Equal([3, 7], (await FindAsync("薄膜 流延", limit: 12)).Take(2).Select(hit => hit.Ref.Number));
        Assert.Equal(12, (await FindAsync("薄膜 流延", limit: 12)).Count);
        Assert.Equal(30, (await FindAsync("薄膜", limit: 100)).Count);
        Assert.Equal([7], (await FindAsync("流延", Filter.None with { Items = [new ItemRef("园区周报", 1, 7), new ItemRef("园区周报", 1, 9)] })).Select(hit => hit.Ref.Number));
    }

    [Fact]
    public async Task What_terms_weigh_follows_the_news()
    {
        await LoadAsync();
        Assert.Equal(3, (await FindAsync("薄膜")).Count);

        await desk.Store.LoadAsync(Sample.Issue(2, Sample.Item("薄膜厂竣工")));

        Assert.Equal(4, (await FindAsync("薄膜")).Count);
        Assert.Single(await FindAsync("竣工"));
    }

    [Fact]
    public async Task The_catalogue_sees_what_another_process_loads()
    {
        Assert.True((await desk.Catalog.ReadAsync(TestContext.Current.CancellationToken)).IsEmpty);
        await LoadAsync();
        var first = await desk.Catalog.ReadAsync(TestContext.Current.CancellationToken);
        Assert.Same(first, await desk.Catalog.ReadAsync(TestContext.Current.CancellationToken));
        Assert.Equal(["海优新材"], first.Names);

        await desk.Store.LoadAsync(Sample.Issue(3, Sample.Item("三")) with { WeekOfMonth = 3 });
        await desk.Store.LoadAsync(Sample.Issue(2, Sample.Item("二").By("甲", "乙公司")) with { Month = 4 });

        var second = await desk.Catalog.ReadAsync(TestContext.Current.CancellationToken);
        Assert.Equal([3, 1, 2], second.Issues.Select(issue => issue.Number));
        Assert.Equal(3, second.Newest.Number);
        Assert.Equal(["海优新材", "乙公司"], second.Names.Order(StringComparer.Ordinal).Reverse());
    }

    private Task<ParkBot.Ingestion.LoadOutcome> LoadAsync() => desk.Store.LoadAsync(Sample.Issue(1,
        Sample.Item("海优薄膜基地开工").By("海优新材"),
        Sample.Item("二", body: "这里也生产薄膜。"),
        Sample.Item("三号薄膜项目").In(new Place("江西省")),
        Sample.Item("湖州的会", body: "另一个基地。"),
        Sample.Item("五", body: "又一个基地和园区。")));

    private Task<IReadOnlyList<TextHit>> FindAsync(string words, Filter? filter = null, int limit = 10) =>
        desk.Search.FindAsync(words, filter ?? Filter.None, limit, TestContext.Current.CancellationToken);
}
