using System.Diagnostics;
using System.Globalization;
using System.Text;
using ParkBot.Ingestion;
using ParkBot.Tests.Storage;
using Xunit;

namespace ParkBot.Tests.Proofs;

/// <summary>
/// Hostile files through load, in process: random bytes and mutations of a sample issue. 200 of each in a normal run; the
/// environment variable PARKBOT_FUZZ sets another number (10000). No crash, and nothing half stored.
/// </summary>
public sealed class FuzzTests(ITestOutputHelper output)
{
    private const string Tables = "SELECT (SELECT count(*) FROM issues) * 1000000 + (SELECT count(*) FROM items) * 1000 + (SELECT count(*) FROM item_amounts)";

    private static int Rounds => int.TryParse(Environment.GetEnvironmentVariable("PARKBOT_FUZZ"), CultureInfo.InvariantCulture, out var rounds) ? rounds : 200;

    [Fact]
    public async Task Random_bytes_are_refused_and_leave_nothing()
    {
        var random = new Random(20230224);
        await RunAsync(_ =>
        {
            var bytes = new byte[random.Next(0, 4000)];
            random.NextBytes(bytes);
            return bytes;
        });
    }

    [Fact]
    public async Task Mutations_of_an_issue_are_stored_whole_or_not_at_all()
    {
        var random = new Random(20230225);
        // The head of a sample: three pages are as hostile as twenty and ten times as fast.
        var sample = Encoding.UTF8.GetString(EvidenceTests.SampleBytes("sample-109.txt"));
        var cut = sample[..sample.IndexOf('●', sample.Length / 4)] + "\n园区周报 2023 年 3 月 1期（总 109 期）\n";
        await RunAsync(_ => Mutate(cut, random));
    }

    private async Task RunAsync(Func<int, byte[]> next)
    {
        using var database = new TestDatabase();
        var loader = new IssueLoader(database.Writer);
        var outcomes = new Dictionary<LoadOutcome, int>();
        var before = await database.CountAsync(Tables);
        var slowest = TimeSpan.Zero;
        for (var round = 0; round < Rounds; round++)
        {
            var bytes = next(round);
            var watch = Stopwatch.StartNew();
            var report = await loader.LoadAsync("fuzz", bytes, new LoadOptions(), null, TestContext.Current.CancellationToken);
            slowest = watch.Elapsed > slowest ? watch.Elapsed : slowest;
            outcomes[report.Outcome] = outcomes.GetValueOrDefault(report.Outcome) + 1;
            if (report.Outcome == LoadOutcome.Refused)
            {
                Assert.False(string.IsNullOrWhiteSpace(report.Error));
                Assert.Equal(before, await database.CountAsync(Tables));
                continue;
            }

            if (report.Outcome is LoadOutcome.Loaded or LoadOutcome.Replaced)
            {
                Assert.Equal(report.Items, await database.CountAsync("SELECT count(*) FROM items WHERE issue_id = (SELECT max(id) FROM issues)"));
            }

            Assert.Equal(0, await database.CountAsync("SELECT count(*) FROM item_amounts WHERE item_id NOT IN (SELECT id FROM items)"));
            before = await database.CountAsync(Tables);
        }

        output.WriteLine($"{Rounds} files: {string.Join(", ", outcomes.Select(pair => $"{pair.Key} {pair.Value}"))}; slowest {slowest.TotalMilliseconds:0} ms");
        Assert.Equal(Rounds, outcomes.Values.Sum());
    }

    private static byte[] Mutate(string sample, Random random)
    {
        var text = new StringBuilder(sample);
        for (var times = random.Next(1, 6); times > 0 && text.Length > 10; times--)
        {
            var at = random.Next(text.Length - 1);
            var length = Math.Min(random.Next(1, 400), text.Length - at);
            switch (random.Next(9))
            {
                case 0: text.Remove(at, length); break;
                case 1: text.Insert(at, text.ToString(at, length)); break;
                case 2: text.Length = at; break;
                case 3: text.Replace('●', '█', at, length); break;
                case 4: text.Replace('█', ' ', at, length); break;
                case 5: text.Insert(at, "\u200b\u202e\ufeff"); break;
                case 6: text.Insert(at, new string('９', random.Next(1, 60)) + "亿元"); break;
                case 7: text.Insert(at, random.Next(2) == 0 ? "\0" : "\ud800"); break;
                default: text.Replace("\n", "", at, length); break;
            }
        }

        var bytes = random.Next(4) == 0 ? Encoding.Unicode.GetBytes(text.ToString()) : Encoding.UTF8.GetBytes(text.ToString());
        if (random.Next(3) == 0 && bytes.Length > 0)
        {
            bytes[random.Next(bytes.Length)] ^= (byte)random.Next(256);
        }

        return bytes;
    }
}
