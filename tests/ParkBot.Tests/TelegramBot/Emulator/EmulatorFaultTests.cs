using System.Diagnostics;
using Xunit;

namespace ParkBot.Tests.TelegramBot;

/// <summary>Limits, and what is scripted to go wrong.</summary>
public sealed class EmulatorFaultTests
{
    [Fact]
    public async Task A_second_message_within_a_second_waits()
    {
        await using var wire = await Wire.StartAsync(new EmulatorOptions { Limits = SendLimits.Telegram });
        wire.Server.User(7);
        wire.Server.User(8);
        Assert.StartsWith("200", await wire.SayAsync(7, "一"), StringComparison.Ordinal);
        Assert.Equal("429 Too Many Requests: retry after 1 {\"retry_after\":1}", await wire.SayAsync(7, "二"));
        Assert.StartsWith("200", await wire.SayAsync(8, "一"), StringComparison.Ordinal);
        Assert.Equal(1, wire.Server.Ledger.BeyondLimits);
    }

    [Fact]
    public async Task Twenty_a_minute_in_a_group()
    {
        var clock = new StepClock();
        await using var wire = await Wire.StartAsync(new EmulatorOptions { Limits = SendLimits.Telegram, Clock = clock });
        wire.Server.Group(-5, "园区");
        for (var i = 0; i < 20; i++)
        {
            Assert.StartsWith("200", await wire.SayAsync(-5, "x"), StringComparison.Ordinal);
            clock.Advance(TimeSpan.FromSeconds(1));
        }
        Assert.Equal("429 Too Many Requests: retry after 40 {\"retry_after\":40}", await wire.SayAsync(-5, "x"));
        clock.Advance(TimeSpan.FromSeconds(40));
        Assert.StartsWith("200", await wire.SayAsync(-5, "x"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Faults_happen_where_and_as_often_as_scripted()
    {
        await using var wire = await Wire.StartAsync();
        wire.Server.User(7);
        wire.Server.User(8);
        var faults = wire.Server.Faults;
        faults.Add("sendMessage", Fault.Html(502), chat: 7);
        faults.Add("send*", Fault.TooMany(33), chat: 7, skip: 1);
        Assert.StartsWith("200", await wire.SayAsync(8, "x"), StringComparison.Ordinal);
        Assert.Equal("502 text/html", await wire.SayAsync(7, "一"));
        Assert.StartsWith("200", await wire.SayAsync(7, "二"), StringComparison.Ordinal);
        Assert.Equal("429 Too Many Requests: retry after 33 {\"retry_after\":33}", await wire.SayAsync(7, "三"));
        Assert.StartsWith("200", await wire.SayAsync(7, "四"), StringComparison.Ordinal);
        Assert.Equal(["x", "二", "四"], wire.Server.Ledger.Sent.Select(sent => sent.Text));
    }

    [Fact]
    public async Task Broken_connections()
    {
        await using var wire = await Wire.StartAsync();
        wire.Server.User(7);
        wire.Server.Faults.Add("sendMessage", new Fault.Reset());
        await Assert.ThrowsAsync<HttpRequestException>(() => wire.SayAsync(7, "一"));
        wire.Server.Faults.Add("sendMessage", new Fault.DropResponse());
        await Assert.ThrowsAsync<HttpRequestException>(() => wire.SayAsync(7, "二"));
        wire.Server.Faults.Add("sendMessage", new Fault.Hang(TimeSpan.FromMilliseconds(50)));
        await Assert.ThrowsAsync<HttpRequestException>(() => wire.SayAsync(7, "三"));
        wire.Server.Faults.Add("sendMessage", new Fault.Hang(TimeSpan.FromMilliseconds(50), Handled: true));
        Assert.StartsWith("200", await wire.SayAsync(7, "四"), StringComparison.Ordinal);
        wire.Server.Faults.Add("sendMessage", new Fault.Drip(TimeSpan.FromMilliseconds(1)));
        Assert.StartsWith("200", await wire.SayAsync(7, "五"), StringComparison.Ordinal);
        Assert.Equal([("二", true), ("四", false), ("五", false)], wire.Server.Ledger.Sent.Select(sent => (sent.Text, sent.Unanswered)));
    }

    [Fact]
    public async Task Connections_are_refused_and_then_taken_on_the_same_port()
    {
        await using var wire = await Wire.StartAsync();
        var address = wire.Server.Address("getMe");
        var poll = wire.PollAsync(0, timeout: 10);
        await wire.Server.WaitForAsync(ledger => ledger.Count("getUpdates") == 1);
        await wire.Server.StopListeningAsync();
        await Assert.ThrowsAsync<HttpRequestException>(() => poll);
        await Assert.ThrowsAsync<HttpRequestException>(() => wire.GetAsync(address));
        await wire.Server.ListenAsync();
        Assert.StartsWith("200", await wire.GetAsync(address), StringComparison.Ordinal);

        wire.Server.Faults.Add("getMe", new Fault.RefuseConnections(TimeSpan.FromMilliseconds(300)));
        await Assert.ThrowsAsync<HttpRequestException>(() => wire.GetAsync(address));
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < TelegramEmulator.Patience)
        {
            try
            {
                Assert.StartsWith("200", await wire.GetAsync(address), StringComparison.Ordinal);
                break;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(20, TestContext.Current.CancellationToken);
            }
        }
        Assert.InRange(watch.Elapsed, TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task Two_thousand_sends_take_a_second_of_processor()
    {
        await using var wire = await Wire.StartAsync();
        for (var chat = 1; chat <= 100; chat++)
            wire.Server.User(chat);
        var before = Environment.CpuUsage.TotalTime;
        await Parallel.ForEachAsync(Enumerable.Range(0, 2_000), new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = TestContext.Current.CancellationToken },
            async (i, _) => Assert.StartsWith("200", await wire.CallAsync("sendMessage", new { chat_id = (i % 100) + 1, text = "<b>x</b>", parse_mode = "HTML" }), StringComparison.Ordinal));
        Assert.Equal(2_000, wire.Server.Ledger.Messages.Count());
        Assert.InRange(Environment.CpuUsage.TotalTime - before, TimeSpan.Zero, TimeSpan.FromSeconds(60));
        TestContext.Current.TestOutputHelper?.WriteLine($"2,000 sends, client and server: {(Environment.CpuUsage.TotalTime - before).TotalSeconds:F2} s of processor");
    }
}
