using ParkBot.Benchmarks.Archive;
using Xunit;

namespace ParkBot.Tests.Storage;

/// <summary>The archives that benchmarks run on: of one seed always the same, and whole.</summary>
public sealed class MadeArchiveTests
{
    [Fact]
    public async Task The_same_seed_makes_the_same_archive_and_another_another()
    {
        var digests = new List<string>();
        foreach (var seed in new[] { 1, 1, 2 })
        {
            using var store = new TestDatabase();
            await ArchiveWriter.WriteAsync(store.Path, 200, seed, TextWriter.Null);
            digests.Add(await ArchiveWriter.DigestAsync(store.Path));
            await Assert.ThrowsAsync<IOException>(() => ArchiveWriter.WriteAsync(store.Path, 200, seed, TextWriter.Null));
        }

        Assert.Equal(digests[0], digests[1]);
        Assert.NotEqual(digests[0], digests[2]);
    }

    [Fact]
    public async Task Its_facts_point_at_their_words()
    {
        using var store = new TestDatabase();
        await ArchiveWriter.WriteAsync(store.Path, 200, 1, TextWriter.Null);

        var items = await store.Items.AllAsync(TestContext.Current.CancellationToken);

        Assert.Equal(200, items.Count);
        Assert.Contains(items, item => item.Item.Amounts.Count > 1);
        foreach (var item in items.Select(item => item.Item))
        {
            Assert.All(item.Amounts, amount => Assert.Equal(amount.Text, Words(item, amount.Evidence)));
            Assert.All(item.Organizations, name => Assert.Equal(name.Value, Words(item, name.Evidence)));
        }
    }

    private static string Words(News.Item item, IReadOnlyList<News.Evidence> evidence) => item.Text.Text(evidence[0].Field, "")!.Substring(evidence[0].Start, evidence[0].Length);
}
