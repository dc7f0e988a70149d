using System.Globalization;
using System.Text;
using ParkBot.Ingestion;
using ParkBot.News;
using ParkBot.Tests.Ingestion.Reading;
using ParkBot.Tests.Storage;
using Xunit;

namespace ParkBot.Tests.Proofs;

/// <summary>Every evidence of every stored value, cut out of the stored text, gives words; those of a figure give the figure's words.</summary>
public sealed class EvidenceTests(ITestOutputHelper output)
{
    [Fact]
    public Task The_bundled_samples_stand_on_their_words() => CheckAsync(House.Sample(109), House.Sample(110));

    [Fact]
    public async Task A_real_issue_stands_on_its_words() =>
        await CheckAsync(await File.ReadAllBytesAsync(RepositoryRoot.Shared("issue108.txt"), TestContext.Current.CancellationToken));

    [Fact]
    public Task Issues_of_every_layout_stand_on_their_words()
    {
        var number = 300;
        var issues = new List<string>();
        foreach (var layout in Layout.All)
        {
            issues.AddRange(Enumerable.Range(1, 3).Select(seed => IssueRenderer.Render(SegmenterTests.Write(new Random(seed)), layout)
                .Replace("总 171 期", string.Create(CultureInfo.InvariantCulture, $"总 {number++} 期"), StringComparison.Ordinal)));
            issues.Add(House.Print(number++, 4, 2, layout, TrapIssue.Items));
        }

        return CheckAsync([.. issues.Select(Encoding.UTF8.GetBytes)]);
    }

    private async Task CheckAsync(params byte[][] issues)
    {
        using var store = new TestDatabase();
        var loader = store.Loader;
        var items = 0;
        foreach (var bytes in issues)
        {
            var report = await loader.LoadAsync("issue.txt", bytes, new LoadOptions(), null, TestContext.Current.CancellationToken);
            Assert.Equal((LoadOutcome.Loaded, null), (report.Outcome, report.Error));
            items += report.Items;
        }

        var stored = await store.Items.AllAsync(TestContext.Current.CancellationToken);

        Assert.Equal(items, stored.Count);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{issues.Length} issues, {items} items, {stored.Sum(EvidenceCheck.Of)} evidences"));
        Assert.Contains(stored, item => item.Item.Amounts.Any(amount => amount.Kind != AmountKind.Investment));
    }
}
