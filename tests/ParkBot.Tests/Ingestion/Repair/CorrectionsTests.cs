using ParkBot.Ingestion;
using ParkBot.News;
using ParkBot.Storage;
using ParkBot.Tests.Storage;
using Xunit;

namespace ParkBot.Tests.Ingestion.Repair;

public sealed class CorrectionsTests : IDisposable
{
    private readonly TestDatabase store = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static Item Plant => Sample.Item("某光伏基地开工", "5月7日，甲公司开工。", "总投资12亿元。").On(5, 7).In(new Place("江苏省", "苏州市")).At(Stage.Started).By("甲公司").Costing(12);

    private static Item Other => Sample.Item("另一条新闻").On(5, 8).Costing(3);

    public void Dispose() => store.Dispose();

    [Fact]
    public async Task A_fix_changes_the_item_and_its_undo_brings_all_back()
    {
        await store.LoadAsync(Sample.Issue(7, Plant, Other));
        var before = Content.Of((await ItemAsync(1)).Item);
        var version = await VersionAsync();

        var done = await DoneAsync("investment", "15亿元");
        Assert.Equal((1, "某光伏基地开工", "12亿", "15亿元"), (done.Item, done.Title, done.Before, done.After));
        var amount = Assert.Single((await ItemAsync(1)).Item.Amounts);
        Assert.Equal((150_000_000_000L, Basis.Correction, "15亿元"), (amount.Cents, amount.Basis, amount.Text));
        Assert.Equal(version + 1, await VersionAsync());

        var undone = Assert.IsType<FixResult.Done>(await store.Corrections.UndoAsync(done.Id, "7", together: null, Token));
        Assert.Equal(("15亿元", "12亿"), (undone.Before, undone.After));
        Assert.Equal(before, Content.Of((await ItemAsync(1)).Item));
        Assert.Equal(2, await store.CountAsync("SELECT count(*) FROM projects"));
        Assert.Contains("已经撤销过了", await RefusedAsync(store.Corrections.UndoAsync(done.Id, "7", together: null, Token)), StringComparison.Ordinal);
        Assert.Contains("没有第99号更正", await RefusedAsync(store.Corrections.UndoAsync(99, "7", together: null, Token)), StringComparison.Ordinal);
        var kept = Assert.Single(await store.Corrections.ListAsync(null, 7, Token));
        Assert.Equal(("cli", "7", "12亿", "15亿元"), (kept.Author, kept.UndoneBy, kept.Words, kept.Value));
    }

    [Fact]
    public async Task Corrections_that_stand_on_each_other_are_undone_newest_first()
    {
        await store.LoadAsync(Sample.Issue(7, Plant));
        var first = await DoneAsync("investment", "15亿元");
        var second = await DoneAsync("investment", "20亿元");
        var other = await DoneAsync("date", "5月9日");

        Assert.Contains($"请先撤销第{second.Id}号", await RefusedAsync(store.Corrections.UndoAsync(first.Id, "cli", together: null, Token)), StringComparison.Ordinal);
        await store.Corrections.UndoAsync(second.Id, "cli", together: null, Token);
        Assert.Equal("15亿元", ItemWords.Investment((await ItemAsync(1)).Item));
        await store.Corrections.UndoAsync(first.Id, "cli", together: null, Token);
        Assert.Equal("12亿", ItemWords.Investment((await ItemAsync(1)).Item));
        Assert.Equal("2024-05-09", ItemWords.Date((await ItemAsync(1)).Item));
        await store.Corrections.UndoAsync(other.Id, "cli", together: null, Token);
        Assert.Equal("2024-05-07", ItemWords.Date((await ItemAsync(1)).Item));
    }

    [Fact]
    public async Task Corrections_outlive_a_new_reading_and_are_undone_to_what_it_read()
    {
        await store.LoadAsync(Sample.Issue(7, Plant, Other));
        await DoneAsync("investment", "15亿元");
        await DoneAsync("title", "昆山光伏基地开工");
        var chained = await DoneAsync("investment", "20亿元");
        await DoneAsync("date", "5月9日");

        Assert.Equal(LoadOutcome.Replaced, await store.LoadAsync(Sample.Issue(7, Other, Plant), "b"));

        var item = (await ItemAsync(2)).Item;
        Assert.Equal(("昆山光伏基地开工", "20亿元", "2024-05-09"), (item.Text.Title, ItemWords.Investment(item), ItemWords.Date(item)));
        Assert.Equal(Basis.Correction, Assert.Single(item.Amounts).Basis);
        Assert.Equal(1, await store.CountAsync("SELECT count(*) FROM item_words WHERE item_words MATCH '\"昆山\"'"));
        await store.Corrections.UndoAsync(chained.Id, "cli", together: null, Token);
        Assert.Equal("15亿元", ItemWords.Investment((await ItemAsync(2)).Item));
    }

    [Fact]
    public async Task A_correction_that_does_not_fit_any_more_becomes_a_doubt_that_a_fix_settles()
    {
        await store.LoadAsync(Sample.Issue(7, Plant));
        await DoneAsync("investment", "15亿元");
        await DoneAsync("stages", "签约");
        var written = await store.Writer.WriteAsync(Sample.Issue(7, Plant with { Amounts = Sample.Item("").Costing(18).Amounts }), "b"u8.ToArray(), "1", [], false, false, Token);

        var doubt = Assert.Single(written.Doubts);
        Assert.Equal((1, "investment", "18亿"), (doubt.Item, doubt.Field, doubt.Words));
        Assert.Equal(["18亿", "15亿元"], doubt.Readings.Select(reading => reading.Value));
        Assert.Equal("签约", ItemWords.Stages((await ItemAsync(1)).Item));
        Assert.Single((await ReportAsync()).Published!.Doubts);

        var confirmed = await DoneAsync("investment", "18亿");
        Assert.Equal((confirmed.Before, confirmed.After), ("18亿", "18亿"));
        Assert.Empty((await ReportAsync()).Published!.Doubts);
        Assert.Empty((await store.Writer.WriteAsync(Sample.Issue(7, Plant with { Amounts = Sample.Item("").Costing(18).Amounts }), "c"u8.ToArray(), "1", [], false, false, Token)).Doubts);
    }

    [Fact]
    public async Task A_correction_of_an_item_that_is_gone_becomes_a_doubt_of_the_issue()
    {
        await store.LoadAsync(Sample.Issue(7, Plant, Other));
        await DoneAsync("investment", "15亿元");
        var written = await store.Writer.WriteAsync(Sample.Issue(7, Other), "b"u8.ToArray(), "1", [], false, false, Token);

        Assert.Contains("没有标题是“某光伏基地开工”", Assert.Single(written.Doubts).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Draft_and_published_issue_are_corrected_alike_each_with_its_own_words_to_go_back_to()
    {
        await store.LoadAsync(Sample.Issue(7, Plant));
        await store.LoadAsync(Sample.Issue(7, Other, Plant), "b", draft: true);

        var done = await DoneAsync("regions", "浙江省");
        Assert.Equal(2, await store.CountAsync("SELECT count(*) FROM item_regions WHERE province = '浙江省'"));
        await store.Corrections.UndoAsync(done.Id, "cli", together: null, Token);
        Assert.Equal(0, await store.CountAsync("SELECT count(*) FROM item_regions WHERE province = '浙江省'"));

        var inDraft = Assert.IsType<FixResult.Done>(await store.Corrections.FixAsync(new FixRequest(null, 7, 2, "regions", "安徽省", "cli", InDraft: true), Token));
        Assert.Equal("某光伏基地开工", inDraft.Title);
        Assert.Equal("安徽省", ItemWords.Regions((await ItemAsync(1)).Item));
        await store.Desk.PublishAsync(new DeskRequest("园区周报", 7), Token);
        await store.Corrections.UndoAsync(inDraft.Id, "cli", together: null, Token);
        Assert.Equal("江苏省苏州市", ItemWords.Regions((await ItemAsync(2)).Item));
    }

    [Fact]
    public async Task What_was_tried_on_the_samples_goes_with_them()
    {
        await store.LoadAsync(Sample.Issue(7, Plant), isSample: true);
        await DoneAsync("regions", "浙江省");

        await store.LoadAsync(Sample.Issue(8, Plant), "b");

        Assert.Empty(await store.Corrections.ListAsync(null, null, Token));
    }

    [Fact]
    public async Task A_published_correction_that_does_not_fit_the_draft_is_a_doubt_there()
    {
        await store.LoadAsync(Sample.Issue(7, Plant));
        await store.LoadAsync(Sample.Issue(7, Plant.In(new Place("安徽省"))), "b", draft: true);
        await DoneAsync("regions", "浙江省");

        Assert.Equal(["安徽省", "浙江省"], Assert.Single((await ReportAsync()).Draft!.Doubts).Doubt.Readings.Select(reading => reading.Value));
        Assert.Equal("安徽省", Assert.Single((await ReportAsync()).Draft!.Doubts).Doubt.Words);
    }

    [Fact]
    public async Task Title_and_source_are_found_by_their_new_words_only()
    {
        await store.LoadAsync(Sample.Issue(7, Plant));
        var title = await DoneAsync("title", "昆山储能基地开工");
        await DoneAsync("source", "昆山市政府网站");

        Assert.Equal((0, 1), (await FoundAsync("光伏"), await FoundAsync("储能")));
        await store.Corrections.UndoAsync(title.Id, "cli", together: null, Token);
        Assert.Equal((1, 0), (await FoundAsync("光伏"), await FoundAsync("储能")));
        Assert.Equal("昆山市政府网站", (await ItemAsync(1)).Item.Text.Source);
    }

    [Fact]
    public async Task A_corrected_date_moves_the_period_of_the_issue()
    {
        await store.LoadAsync(Sample.Issue(7, Plant, Other));
        await DoneAsync("date", "5月10日");

        Assert.Equal(new DateWindow(new(2024, 5, 8), new(2024, 5, 10)), (await ItemAsync(1)).Period);
    }

    [Theory]
    [InlineData(7, 1, "colour", "red", "没有“colour”这个字段")]
    [InlineData(7, 9, "date", "5月8日", "第7期没有第9条，它有1条")]
    [InlineData(8, 1, "date", "5月8日", "没有载入第8期")]
    [InlineData(7, 1, "date", "五点", "写到日")]
    public async Task What_cannot_be_done_is_refused_with_what_is_right(int issue, int item, string field, string value, string reason)
    {
        await store.LoadAsync(Sample.Issue(7, Plant));
        var version = await VersionAsync();

        Assert.Contains(reason, await RefusedAsync(store.Corrections.FixAsync(new FixRequest(null, issue, item, field, value, "cli"), Token)), StringComparison.Ordinal);
        Assert.Equal(version, await VersionAsync());
        Assert.Empty(await store.Corrections.ListAsync(null, null, Token));
    }

    [Fact]
    public async Task An_issue_number_of_two_publications_needs_its_name()
    {
        await store.LoadAsync(Sample.Issue(7, Plant));
        await store.LoadAsync(Sample.Issue(7, Other) with { Publication = "别的周报" });

        Assert.Contains("《别的周报》、《园区周报》", await RefusedAsync(store.Corrections.FixAsync(new FixRequest(null, 7, 1, "date", "无", "cli"), Token)), StringComparison.Ordinal);
        Assert.IsType<FixResult.Done>(await store.Corrections.FixAsync(new FixRequest("别的周报", 7, 1, "date", "无", "cli"), Token));
    }

    private Task<long> FoundAsync(string term) => store.CountAsync($"SELECT count(*) FROM item_words WHERE item_words MATCH '\"{term}\"'");

    private Task<long> VersionAsync() => store.CountAsync("SELECT version FROM news_version");

    private async Task<IssueReport> ReportAsync() => (await store.Desk.ReportAsync("园区周报", 7, Token))!;

    private async Task<StoredItem> ItemAsync(int number) => Assert.Single(await store.Items.ByRefsAsync([("园区周报", 7, number)], Token));

    private async Task<FixResult.Done> DoneAsync(string field, string value) =>
        Assert.IsType<FixResult.Done>(await store.Corrections.FixAsync(new FixRequest(null, 7, 1, field, value, "cli"), Token));

    private static async Task<string> RefusedAsync(Task<FixResult> result) => Assert.IsType<FixResult.Refused>(await result).Reason;
}
