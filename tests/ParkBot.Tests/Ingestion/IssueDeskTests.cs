using System.Text;
using ParkBot.Ingestion;
using ParkBot.News;
using ParkBot.Storage;
using ParkBot.Tests.Proofs;
using ParkBot.Tests.Storage;
using Xunit;

namespace ParkBot.Tests.Ingestion;

public sealed class IssueDeskTests : IDisposable
{
    private const string Publication = "园区周报";

    private readonly TestDatabase store = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => store.Dispose();

    [Fact]
    public async Task A_draft_answers_once_it_is_published_and_replaces_the_issue_whole()
    {
        await store.LoadAsync(Sample.Issue(7, Sample.Item("旧的一条"), Sample.Item("旧的二条")));
        await store.LoadAsync(Sample.Issue(7, Sample.Item("新的一条")), "b", draft: true);
        Assert.Equal(["旧的一条", "旧的二条"], await TitlesAsync());

        Assert.Equal(new DeskResult.Published(1, Replaced: true), await store.Desk.PublishAsync(new DeskRequest(Publication, 7), Token));
        Assert.Equal(["新的一条"], await TitlesAsync());
        Assert.Equal((1, 1, 1), (await store.CountAsync("SELECT count(*) FROM issues"), await store.CountAsync("SELECT count(*) FROM projects"), await store.CountAsync("SELECT count(*) FROM item_words")));
        Assert.IsType<DeskResult.Nothing>(await store.Desk.PublishAsync(new DeskRequest(Publication, 7), Token));
    }

    [Fact]
    public async Task A_dropped_draft_leaves_what_is_published()
    {
        await store.LoadAsync(Sample.Issue(7, Sample.Item("旧的一条")));
        await store.LoadAsync(Sample.Issue(7, Sample.Item("新的一条"), Sample.Item("新的二条")), "b", draft: true);

        Assert.Equal(new DeskResult.Discarded(2), await store.Desk.DiscardAsync(new DeskRequest(Publication, 7), Token));
        Assert.Equal(["旧的一条"], await TitlesAsync());
        Assert.IsType<DeskResult.Nothing>(await store.Desk.DiscardAsync(new DeskRequest(Publication, 7), Token));
    }

    [Fact]
    public async Task A_removed_issue_is_gone_with_all_that_belongs_to_it()
    {
        await store.LoadAsync(Sample.Issue(7, Sample.Item("一条").Costing(3)));
        await store.LoadAsync(Sample.Issue(7, Sample.Item("一条"), Sample.Item("二条")), "b", draft: true);
        await store.LoadAsync(Sample.Issue(8, Sample.Item("留下的")));
        var version = await store.CountAsync("SELECT version FROM news_version");

        Assert.Equal(new DeskResult.Removed(1, 2), await store.Desk.RemoveAsync(new DeskRequest(Publication, 7), Token));
        Assert.Equal(["留下的"], await TitlesAsync());
        Assert.Equal(1, await store.CountAsync("SELECT count(*) FROM projects"));
        Assert.Equal(1, await store.CountAsync("SELECT count(*) FROM item_words"));
        Assert.Equal(version + 1, await store.CountAsync("SELECT version FROM news_version"));
        Assert.IsType<DeskResult.Nothing>(await store.Desk.RemoveAsync(new DeskRequest(Publication, 7), Token));
        Assert.Null(await store.Desk.ReportAsync(Publication, 7, Token));
    }

    [Fact]
    public async Task The_report_tells_versions_open_doubts_and_corrections()
    {
        var doubt = new Doubt(2, "投资额由两笔相加而得。") { Field = "investment", Words = "3亿＋4亿", Readings = [new News.Reading("相加", "3亿＋4亿"), new News.Reading("不计", "无")] };
        var issue = Sample.Issue(7, Sample.Item("一条"), Sample.Item("二条", section: Section.General).Costing(3).Costing(4));
        await store.Writer.WriteAsync(issue, "a"u8.ToArray(), "1", [doubt, new Doubt(null, "期号是外面给的。")], draft: true, isSample: false, Token);

        var report = (await store.Desk.ReportAsync(Publication, 7, Token))!;
        Assert.Null(report.Published);
        Assert.Equal([(Section.Investment, 1), (Section.General, 1)], report.Draft!.Sections);
        Assert.Contains(("投资额", 1), report.Draft.Fields);
        Assert.Equal(["二条", null], report.Draft.Doubts.Select(open => open.Title));
        Assert.Equal(Content.Of(doubt), Content.Of(report.Draft.Doubts[0].Doubt));

        await store.Corrections.FixAsync(new FixRequest(null, 7, 2, "investment", "3亿＋4亿", "42"), Token);
        report = (await store.Desk.ReportAsync(Publication, 7, Token))!;
        Assert.Equal("期号是外面给的。", Assert.Single(report.Draft!.Doubts).Doubt.Message);
        Assert.Equal("42", Assert.Single(report.Corrections).Author);

        await store.Corrections.UndoAsync(report.Corrections[0].Id, "42", together: null, Token);
        Assert.Equal(2, (await store.Desk.ReportAsync(Publication, 7, Token))!.Draft!.Doubts.Count);
    }

    [Fact]
    public void Doubts_of_an_older_program_are_still_read()
    {
        var doubt = Assert.Single(DoubtJson.Read("""[{"item":11,"message":"投资额由三笔相加而得。"}]"""));

        Assert.Equal((11, "投资额由三笔相加而得。", null, 0), (doubt.Item, doubt.Message, doubt.Field, doubt.Readings.Count));
    }

    [Theory]
    [InlineData("", null, null, null, null)]
    [InlineData("园区周报 2023 年 3 月 1期\n", "园区周报", 2023, 3, 1)]
    [InlineData("2023年3月\n", null, 2023, 3, null)]
    public async Task A_text_that_lacks_only_its_header_can_be_loaded_when_that_is_told(string head, string? publication, int? year, int? month, int? week)
    {
        var text = Encoding.UTF8.GetString(House.Sample(109));
        var body = head + text[text.IndexOf("招商引资", StringComparison.Ordinal)..];
        body = string.Join('\n', body.Split('\n').Where((line, at) => at == 0 || !IssueHeaderReader.IsHeader(line)));
        var loader = store.Loader;

        var report = await loader.LoadAsync("a.txt", Encoding.UTF8.GetBytes(body), new LoadOptions(), null, Token);
        Assert.True(report.MissingHeader);
        Assert.Equal(new HeaderOverride(publication, null, year, month, week), report.KnownHeader);

        var told = new HeaderOverride(null, 109, 2023, 3, 1);
        report = await loader.LoadAsync("a.txt", Encoding.UTF8.GetBytes(body), new LoadOptions(told), null, Token);
        Assert.Equal((LoadOutcome.Loaded, 109, Publication, false), (report.Outcome, report.Issue, report.Publication, report.MissingHeader));
    }

    [Fact]
    public async Task What_is_no_issue_lacks_more_than_its_header()
    {
        var report = await store.Loader.LoadAsync("a.txt", "今天买菜。"u8.ToArray(), new LoadOptions(), null, Token);

        Assert.Equal((LoadOutcome.Refused, false), (report.Outcome, report.MissingHeader));
    }

    private async Task<IReadOnlyList<string>> TitlesAsync() => [.. (await store.Items.AllAsync(Token)).Select(one => one.Item.Text.Title)];
}
