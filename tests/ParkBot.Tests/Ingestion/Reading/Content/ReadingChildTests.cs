using System.Diagnostics;
using System.Text;
using ParkBot.Ingestion;
using Xunit;

namespace ParkBot.Tests.Ingestion.Reading.Content;

/// <summary>The reading process, in whose place a program stands that does everything wrong.</summary>
public sealed class ReadingChildTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("parkbot-child-").FullName;

    private string Mark => Path.Combine(_folder, "pid");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task One_that_never_reads_nor_ends_is_ended_in_time_with_all_it_started()
    {
        var watch = Stopwatch.StartNew();

        var end = await ReadingChild.RunAsync(Shell("sleep 99 & echo $! > \"$MARK\"; sleep 99"), new byte[5_000_000], TestContext.Current.CancellationToken);

        Assert.Equal(ChildStop.Time, end.Stop);
        Assert.InRange(watch.Elapsed, TimeSpan.FromSeconds(8), TimeSpan.FromSeconds(10));
        await GoneAsync();
    }

    [Fact]
    public async Task One_that_only_works_is_ended_by_its_work()
    {
        var end = await ReadingChild.RunAsync(Shell("while :; do :; done"), [], TestContext.Current.CancellationToken);

        Assert.Equal(ChildStop.Time, end.Stop);
    }

    [Fact]
    public async Task One_that_writes_without_end_is_ended()
    {
        var end = await ReadingChild.RunAsync(Shell("sleep 99 & echo $! > \"$MARK\"; yes"), [], TestContext.Current.CancellationToken);

        Assert.Equal(ChildStop.Output, end.Stop);
        await GoneAsync();
    }

    [Fact]
    public async Task One_that_leaves_something_behind_keeps_nobody_waiting()
    {
        var watch = Stopwatch.StartNew();

        var end = await ReadingChild.RunAsync(Shell("(sleep 20 &) ; echo nothing; exit 3"), [], TestContext.Current.CancellationToken);

        Assert.Equal((ChildStop.None, true), (end.Stop, end.Output.IsEmpty));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5));
        Assert.IsType<ReadResult.Refused>(ContentReader.Result(end));
    }

    [Fact]
    public async Task A_cancelled_one_is_ended_with_all_it_started()
    {
        using var cancel = new CancellationTokenSource();
        var run = ReadingChild.RunAsync(Shell("sleep 99 & echo $! > \"$MARK\"; sleep 99"), new byte[5_000_000], cancel.Token);
        while (!File.Exists(Mark) || new FileInfo(Mark).Length == 0)
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        await GoneAsync();
    }

    [Theory]
    [InlineData("")]
    [InlineData("no JSON")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("{\"Items\":null}")]
    [InlineData("{\"Header\":{\"Publication\":\"园区周报\",\"Year\":2025,\"Month\":4,\"Week\":2,\"Number\":9,\"Printed\":\"\"},\"Items\":[]}")]
    [InlineData("{\"Header\":{\"Publication\":\"园区周报\",\"Year\":2025,\"Month\":4,\"Week\":2,\"Number\":9,\"Printed\":\"\"},\"Items\":[null]}")]
    [InlineData("{\"Header\":{\"Publication\":\"园区周报\",\"Year\":2025,\"Month\":99,\"Week\":2,\"Number\":9,\"Printed\":\"\"},\"Items\":[{\"Number\":1,\"Section\":0,\"Heading\":\"a\",\"Title\":\"b\"}]}")]
    [InlineData("{\"Items\":[{\"Number\":1,\"Section\":0,\"Heading\":null,\"Title\":\"b\"}]}")]
    [InlineData("[[[[[[[[[[[[[[[[[[[[[[[[")]
    public void What_it_should_not_write_is_no_result(string output) =>
        Assert.Contains("打不开", Assert.IsType<ReadResult.Refused>(ContentReader.Result(new ChildEnd(ChildStop.None, [.. Encoding.UTF8.GetBytes(output)]))).Reason, StringComparison.Ordinal);

    [Fact]
    public void It_is_told_no_secret()
    {
        Environment.SetEnvironmentVariable("PARKBOT_TEST__TOKEN", "110:secret");

        var environment = ReadingChild.Start().Environment;

        Assert.DoesNotContain(environment, pair => pair.Value == "110:secret" || pair.Key.StartsWith("PARKBOT", StringComparison.OrdinalIgnoreCase));
        Assert.True(environment.ContainsKey("DOTNET_GCHeapHardLimit"));
    }

    private ProcessStartInfo Shell(string script)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no shell of this kind.");
        return new ProcessStartInfo("/bin/sh", ["-c", script])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            Environment = { ["MARK"] = Mark },
        };
    }

    /// <summary>The process whose number the script wrote is no more.</summary>
    private async Task GoneAsync()
    {
        var started = int.Parse(await File.ReadAllTextAsync(Mark, TestContext.Current.CancellationToken), System.Globalization.CultureInfo.InvariantCulture);
        for (var wait = 0; wait < 100 && IsAlive(started); wait++)
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        Assert.False(IsAlive(started), "What it started is still there.");
    }

    /// <summary>One that has ended and that nobody has asked after yet is not alive.</summary>
    private static bool IsAlive(int process)
    {
        var state = $"/proc/{process.ToString(System.Globalization.CultureInfo.InvariantCulture)}/stat";
        return File.Exists(state) && !File.ReadAllText(state).Contains(") Z ", StringComparison.Ordinal);
    }
}
