using Xunit;

namespace ParkBot.Tests.TelegramBot;

/// <summary>getUpdates: offsets, waiting, conflicts, and what the queue forgets.</summary>
public sealed class EmulatorPollingTests
{
    [Fact]
    public async Task An_offset_confirms_what_is_below_it()
    {
        await using var wire = await Wire.StartAsync(Quick(100));
        Say(wire, "a", "b", "c");
        Assert.Equal("a b c", await wire.PollAsync(0));
        Assert.Equal("a b", await wire.PollAsync(0, limit: 2));
        Assert.Equal("b c", await wire.PollAsync(101));
        Assert.Equal("b c", await wire.PollAsync(100));
        Assert.Equal("", await wire.PollAsync(103));
        Assert.Equal(0, wire.Server.PendingUpdates);
    }

    [Fact]
    public async Task A_negative_offset_keeps_the_last_ones()
    {
        await using var wire = await Wire.StartAsync(Quick(100));
        Say(wire, "a", "b", "c");
        Assert.Equal("c", await wire.PollAsync(-1));
        Assert.Equal("c", await wire.PollAsync(-5));
    }

    [Fact]
    public async Task An_offset_from_the_future_starts_at_the_head_and_forgets_nothing()
    {
        await using var wire = await Wire.StartAsync(Quick(1000));
        Say(wire, "a");
        Assert.Equal("a", await wire.PollAsync(0));
        Assert.Equal("", await wire.PollAsync(1001));
        wire.Server.JumpTo(500);
        Say(wire, "b", "c");
        Assert.Equal("b c", await wire.PollAsync(1001));
        Assert.Equal("b c", await wire.PollAsync(1001));
        Assert.Equal("c", await wire.PollAsync(501));
        wire.Server.JumpTo(5_000_000);
        Say(wire, "d");
        Assert.Equal("c d", await wire.PollAsync(502));
    }

    [Fact]
    public async Task A_poll_waits_for_the_next_update()
    {
        await using var wire = await Wire.StartAsync();
        var poll = wire.PollAsync(0, timeout: 20);
        await wire.Server.WaitForAsync(ledger => ledger.Count("getUpdates") == 1);
        Say(wire, "a");
        Assert.Equal("a", await poll);
    }

    [Fact]
    public async Task A_second_poll_ends_the_first()
    {
        await using var wire = await Wire.StartAsync();
        var first = wire.PollAsync(0, timeout: 20);
        await wire.Server.WaitForAsync(ledger => ledger.Count("getUpdates") == 1);
        var second = wire.PollAsync(0, timeout: 20);
        Assert.Equal("409 Conflict: terminated by other getUpdates request; make sure that only one bot instance is running", await first);
        Say(wire, "a");
        Assert.Equal("a", await second);
    }

    [Fact]
    public async Task A_webhook_stands_in_the_way()
    {
        await using var wire = await Wire.StartAsync();
        wire.Server.Webhook = "https://bot.example/hook";
        Assert.Equal("409 Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first", await wire.PollAsync(0));
        Assert.Equal("200 true", await wire.CallAsync("deleteWebhook", "{}"));
        Assert.Equal("", await wire.PollAsync(0));
    }

    [Fact]
    public async Task Only_what_is_asked_for_is_queued()
    {
        await using var wire = await Wire.StartAsync(Quick(1));
        var user = wire.Server.User(7);
        Assert.Equal("200 []", await wire.CallAsync("getUpdates", new { allowed_updates = new[] { "message" } }));
        wire.Server.Block(user);
        var said = wire.Server.Say(user, "a");
        wire.Server.Edit(said, "b");
        Assert.Equal("a", await wire.PollAsync(0));
        Assert.Equal("200 []", await wire.CallAsync("getUpdates", new { offset = 2, allowed_updates = Array.Empty<string>() }));
        wire.Server.Block(user);
        Assert.Equal("#2", await wire.PollAsync(2));
    }

    [Fact]
    public async Task After_a_day_an_update_is_gone()
    {
        var clock = new StepClock();
        await using var wire = await Wire.StartAsync(new EmulatorOptions { Clock = clock, SlowsRepeatedPolls = false });
        Say(wire, "a");
        clock.Advance(TimeSpan.FromHours(23));
        Say(wire, "b");
        clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal("b", await wire.PollAsync(0));
    }

    [Fact]
    public async Task Updates_come_again_and_in_disorder()
    {
        await using var wire = await Wire.StartAsync(Quick(1));
        Say(wire, "a", "b", "c");
        Assert.Equal("a b c", await wire.PollAsync(0));
        wire.Server.RepeatLast(2);
        Assert.Equal("b c", await wire.PollAsync(4));
        wire.Server.Raw("""{"update_id":$id,"unheard_of":{}}""");
        Assert.Equal("#4", await wire.PollAsync(4));
        wire.Server.RawBody("<html>", status: 200);
        await Assert.ThrowsAnyAsync<System.Text.Json.JsonException>(() => wire.PollAsync(5));
        wire.Server.ShuffleBatches(3);
        Say(wire, "d", "e", "f", "g", "h");
        var shuffled = await wire.PollAsync(5);
        Assert.NotEqual("d e f g h", shuffled);
        Assert.Equal("d e f g h", string.Join(' ', shuffled.Split(' ').Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task In_a_group_the_bot_hears_what_is_meant_for_it()
    {
        await using var wire = await Wire.StartAsync();
        var user = wire.Server.User(7);
        var group = wire.Server.Group(-5, "园区", user);
        Assert.StartsWith("200", await wire.SayAsync(-5, "在"), StringComparison.Ordinal);
        var own = wire.Server.Ledger.Sent[0].MessageId;
        foreach (var text in new[] { "闲聊", "/ask 一", "/ask@other_bot 二", "/ask@parkbot_test_bot 三", "@parkbot_test_bot 四" })
            wire.Server.Say(user, text, group);
        wire.Server.Say(user, "五", group, replyTo: own);
        Assert.Equal("/ask 一 /ask@parkbot_test_bot 三 @parkbot_test_bot 四 五", await wire.PollAsync(0));
    }

    private static EmulatorOptions Quick(int first) => new() { FirstUpdateId = first, SlowsRepeatedPolls = false };

    private static void Say(Wire wire, params string[] texts)
    {
        foreach (var text in texts)
            wire.Server.Say(wire.Server.User(7), text);
    }
}
