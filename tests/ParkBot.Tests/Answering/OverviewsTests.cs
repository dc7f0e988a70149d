using System.Text;
using ParkBot.Answering;
using ParkBot.Tests.Proofs;
using Xunit;

namespace ParkBot.Tests.Answering;

public sealed class OverviewsTests : IDisposable
{
    private readonly House _house = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Overviews Overviews => _house.Of<Overviews>();

    public void Dispose() => _house.Dispose();

    [Fact]
    public async Task Overviews_of_the_samples_are_as_stored()
    {
        await _house.LoadSamplesAsync();
        var said = new StringBuilder();
        foreach (var answer in new[]
        {
            await Overviews.LatestAsync(Token), await Overviews.IssueAsync(109, Token), await Overviews.IssueAsync(1, Token), await Overviews.IssueAsync(int.MinValue, Token), await Overviews.TopAsync(3, Token), await Overviews.TopAsync(-1, Token),
            await Overviews.SearchAsync("  签约　新能源 ", Token), await Overviews.SearchAsync("没有这个词", Token), await Overviews.SearchAsync(" | ", Token), await Overviews.SearchAsync("100%_'\"*", Token), await Overviews.SearchAsync(new string('长', 501), Token),
        })
        {
            said.Append("######## ").Append(answer.Question).Append(' ').Append(answer.Outcome).Append(' ').Append(answer.ItemsTotal).AppendLine().AppendLine(House.Text(answer));
        }

        Snapshot.Matches("overviews-samples.txt", said.ToString());
    }

    [Fact]
    public async Task Published_issues_are_there_to_pick_from()
    {
        await _house.LoadSamplesAsync();

        Assert.Equal(
            [new IssueBrief("园区周报", 110, "2023年3月第2期，2023年3月6日至10日", 22, true), new IssueBrief("园区周报", 109, "2023年3月第1期，2023年2月27日至3月4日", 24, true)],
            await Overviews.IssuesAsync(Token));
    }

    [Fact]
    public async Task Where_nothing_is_loaded_each_says_so()
    {
        Assert.Empty(await Overviews.IssuesAsync(Token));
        foreach (var answer in new[] { await Overviews.LatestAsync(Token), await Overviews.IssueAsync(108, Token), await Overviews.TopAsync(5, Token), await Overviews.SearchAsync("光伏", Token) })
        {
            Assert.Equal((Outcome.NoData, "还没有载入任何一期周报。"), (answer.Outcome, House.Text(answer)));
        }
    }

    /// <summary>What the bot shows for a command goes on like any answer: 其中江苏的.</summary>
    [Fact]
    public async Task A_conversation_goes_on_after_an_overview()
    {
        await _house.LoadSamplesAsync();
        var conversation = new Conversation();
        conversation.Remember(await Overviews.IssueAsync(109, Token));
        var answer = await _house.AskAsync("其中江苏的", conversation);

        Assert.Equal(Outcome.Answered, answer.Outcome);
        Assert.All(answer.Items, item => Assert.Equal(109, item.Ref.Issue));
    }
}
