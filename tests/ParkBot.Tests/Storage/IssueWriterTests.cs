using Microsoft.Data.Sqlite;
using ParkBot.Ingestion;
using ParkBot.News;
using ParkBot.Storage;
using Xunit;

namespace ParkBot.Tests.Storage;

public sealed class IssueWriterTests : IDisposable
{
    private readonly TestDatabase store = new();

    private static Item Rich => Sample.Item("某光伏基地开工", "5月7日，甲公司开工。", "总投资约12亿元。\n另有3亿美元授信。")
        .On(5, 7, 9).In(new Place("江苏省", "苏州市", "昆山市"), new Place("上海市", null, "闵行区")).At(Stage.Started, Stage.Signed)
        .Of(Industry.Photovoltaic, Industry.EnergyStorage).By("甲公司", "某某省政府").About(3).Counting(3, Stage.Started).Counting(1, null, partOf: true)
        .Costing(12, bound: Bound.About).Costing(3, "USD", kind: AmountKind.Credit, headline: false);

    public void Dispose() => store.Dispose();

    [Fact]
    public async Task What_is_written_is_read_back_to_the_evidence()
    {
        var range = Sample.Item("区间", body: "五至八亿元") with
        {
            Amounts = [new Amount { Cents = 650, Currency = "CNY", Bound = Bound.Range, Kind = AmountKind.Investment, LowCents = 500, HighCents = 800, Text = "五至八", Headline = true, Stage = Stage.Signed, Basis = Basis.Sum, Evidence = [] }],
        };
        var issue = Sample.Issue(7, Rich, range, Sample.Item("空"));
        Assert.Equal(LoadOutcome.Loaded, await store.LoadAsync(issue));

        var stored = await store.Items.AllAsync(TestContext.Current.CancellationToken);

        Assert.Equal(issue.Items.Select(Content.Of), stored.Select(one => Content.Of(one.Item)), StringComparer.Ordinal);
        Assert.All(stored, one => Assert.Equal(("园区周报", 7, false, issue.Period, issue.Header), (one.Publication, one.IssueNumber, one.IsSample, one.Period, one.Header)));
        Assert.Equal([1, 3], (await store.Items.ByRefsAsync([("园区周报", 7, 3), ("园区周报", 7, 1), ("别的", 7, 2)], TestContext.Current.CancellationToken)).Select(one => one.Item.Text.Number));
        Assert.Equal([2], (await store.Items.ByKeysAsync([stored[1].Key], TestContext.Current.CancellationToken)).Select(one => one.Item.Text.Number));
        Assert.Equal(3, (await store.Items.ByIssueAsync(7, null, TestContext.Current.CancellationToken)).Count);
        Assert.Empty(await store.Items.ByIssueAsync(7, "别的", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_same_bytes_by_the_same_reader_change_nothing()
    {
        await store.LoadAsync(Sample.Issue(7, Rich));
        var before = (await store.Items.AllAsync(TestContext.Current.CancellationToken)).Select(one => one.Key);

        Assert.Equal(LoadOutcome.Unchanged, await store.LoadAsync(Sample.Issue(7, Rich)));
        Assert.Equal(before, (await store.Items.AllAsync(TestContext.Current.CancellationToken)).Select(one => one.Key));
        Assert.Equal(LoadOutcome.Replaced, await store.LoadAsync(Sample.Issue(7, Rich), reader: "2"));
    }

    [Fact]
    public async Task A_corrected_issue_replaces_the_old_one_whole()
    {
        await store.LoadAsync(Sample.Issue(7, Rich, Rich, Rich));
        await store.LoadAsync(Sample.Issue(8, Rich));

        Assert.Equal(LoadOutcome.Replaced, await store.LoadAsync(Sample.Issue(7, Sample.Item("新的标题")), "b"));

        Assert.Equal([(8, 1), (7, 1)], (await store.Items.AllAsync(TestContext.Current.CancellationToken)).Select(one => (one.IssueNumber, one.Item.Text.Number)));
        Assert.Equal(2, await store.CountAsync("SELECT count(*) FROM projects"));
        Assert.Equal(2, await store.CountAsync("SELECT count(*) FROM item_words"));
        Assert.Equal(2, await store.CountAsync("SELECT count(*) FROM item_amounts"));
        Assert.Equal(1, await store.CountAsync("SELECT count(*) FROM item_words WHERE item_words MATCH '\"光伏\"'"));
    }

    [Fact]
    public async Task A_draft_stands_beside_the_published_issue_until_it_is_published()
    {
        await store.LoadAsync(Sample.Issue(7, Rich));

        Assert.Equal(LoadOutcome.Draft, await store.LoadAsync(Sample.Issue(7, Rich, Rich), "b", draft: true));
        Assert.Single(await store.Items.AllAsync(TestContext.Current.CancellationToken));
        Assert.Equal([(IssueState.Published, 1), (IssueState.Draft, 2)], (await store.Items.IssuesAsync(TestContext.Current.CancellationToken)).Select(issue => (issue.State, issue.Items)));

        Assert.Equal(LoadOutcome.Replaced, await store.LoadAsync(Sample.Issue(7, Rich, Rich), "b"));
        Assert.Equal([(IssueState.Published, 2)], (await store.Items.IssuesAsync(TestContext.Current.CancellationToken)).Select(issue => (issue.State, issue.Items)));
    }

    [Fact]
    public async Task The_first_real_issue_removes_the_samples()
    {
        await store.LoadAsync(Sample.Issue(7, Rich), isSample: true);
        await store.LoadAsync(Sample.Issue(8, Rich), "b", isSample: true);
        Assert.All(await store.Items.AllAsync(TestContext.Current.CancellationToken), one => Assert.True(one.IsSample));

        Assert.Equal(LoadOutcome.Loaded, await store.LoadAsync(Sample.Issue(7, Rich)));

        var one = Assert.Single(await store.Items.AllAsync(TestContext.Current.CancellationToken));
        Assert.Equal((7, false), (one.IssueNumber, one.IsSample));
    }

    [Fact]
    public async Task A_load_that_fails_in_the_middle_leaves_what_was()
    {
        await store.LoadAsync(Sample.Issue(7, Rich));
        await using (var connection = await store.Database.ConnectAsync(TestContext.Current.CancellationToken))
        {
            await connection.ExecuteAsync("CREATE TRIGGER fails BEFORE INSERT ON item_counts WHEN NEW.value = 99 BEGIN SELECT RAISE(ABORT, 'no'); END", TestContext.Current.CancellationToken);
        }

        await Assert.ThrowsAsync<SqliteException>(() => store.LoadAsync(Sample.Issue(7, Rich, Rich.Counting(99, null)), "b"));

        Assert.Single(await store.Items.AllAsync(TestContext.Current.CancellationToken));
        Assert.Equal(1, await store.CountAsync("SELECT count(*) FROM item_words WHERE item_words MATCH '\"光伏\"'"));
        Assert.Equal(1, await store.CountAsync("SELECT version FROM news_version"));
    }
}
