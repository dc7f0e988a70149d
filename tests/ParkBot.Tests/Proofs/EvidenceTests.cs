using ParkBot.Ingestion;
using ParkBot.News;
using ParkBot.Storage;
using ParkBot.Tests.Ingestion.Reading;
using ParkBot.Tests.Storage;
using Xunit;

namespace ParkBot.Tests.Proofs;

/// <summary>Every evidence of every stored value, cut out of the stored text, gives words; those of a figure give the figure's words.</summary>
public sealed class EvidenceTests
{
    public static TheoryData<string> Issues
    {
        get
        {
            var issues = new TheoryData<string> { "sample-109.txt", "sample-110.txt", "issue108.txt" };
            foreach (var layout in Layout.All)
            {
                issues.Add("layout:" + layout.Name);
            }

            return issues;
        }
    }

    [Theory]
    [MemberData(nameof(Issues))]
    public async Task Evidence_gives_the_words(string issue)
    {
        using var database = new TestDatabase();
        var report = await new IssueLoader(database.Writer).LoadAsync(issue, Bytes(issue), new LoadOptions(), null, TestContext.Current.CancellationToken);
        Assert.Equal(LoadOutcome.Loaded, report.Outcome);
        var stored = await database.Items.AllAsync(TestContext.Current.CancellationToken);
        Assert.Equal(report.Items, stored.Count);
        Assert.All(stored, Check);
    }

    private static void Check(StoredItem stored)
    {
        var item = stored.Item;
        string Cut(Evidence evidence)
        {
            var text = item.Text.Text(evidence.Field, stored.Header);
            Assert.NotNull(text);
            Assert.InRange(evidence.Start, 0, text.Length - 1);
            Assert.InRange(evidence.Length, 1, text.Length - evidence.Start);
            var cut = text.Substring(evidence.Start, evidence.Length);
            Assert.False(string.IsNullOrWhiteSpace(cut));
            Assert.Equal(cut.Trim('\n'), cut);
            return cut;
        }

        void Stands<T>(Fact<T> fact)
        {
            Assert.True(fact.Evidence.Count > 0 || fact.Basis == Basis.Correction);
            Assert.All(fact.Evidence, evidence => Cut(evidence));
        }

        foreach (var region in item.Regions)
        {
            Stands(region);
        }

        foreach (var stage in item.Stages)
        {
            Stands(stage);
        }

        foreach (var industry in item.Industries)
        {
            Stands(industry);
        }

        foreach (var organization in item.Organizations)
        {
            Stands(organization);
            Assert.Contains(organization.Evidence, evidence => Cut(evidence).Contains(organization.Value, StringComparison.Ordinal));
        }

        foreach (var amount in item.Amounts)
        {
            Assert.NotEmpty(amount.Evidence);
            Assert.Equal(amount.Text, Cut(amount.Evidence[0]));
        }

        foreach (var count in item.Counts)
        {
            Assert.NotEmpty(count.Evidence);
            Assert.Equal(count.Text, Cut(count.Evidence[0]));
        }

        if (item.Date is not null)
        {
            Stands(item.Date);
        }

        if (item.Projects is not null)
        {
            Stands(item.Projects);
        }
    }

    private static byte[] Bytes(string issue)
    {
        if (issue.StartsWith("layout:", StringComparison.Ordinal))
        {
            return System.Text.Encoding.UTF8.GetBytes(IssueRenderer.Render(SegmenterTests.Write(new Random(11)), Layout.All.Single(layout => layout.Name == issue["layout:".Length..])));
        }

        if (issue.StartsWith("sample", StringComparison.Ordinal))
        {
            return SampleBytes(issue);
        }

        return File.ReadAllBytes(RepositoryRoot.Shared(issue));
    }

    internal static byte[] SampleBytes(string name)
    {
        using var stream = typeof(IssueLoader).Assembly.GetManifestResourceStream(name)!;
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
