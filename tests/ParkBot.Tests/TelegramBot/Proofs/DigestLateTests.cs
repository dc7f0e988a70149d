using System.Globalization;
using Xunit;

namespace ParkBot.Tests.TelegramBot;

/// <summary>The process is down across the time of an edition: it comes after the start, once, and says how late it is.</summary>
public sealed class DigestLateTests
{
    private const int Subscribers = 40;

    /// <summary>Fires of the quiet times after a start: rounds come at once and then every minute.</summary>
    private static readonly TimeSpan Rounds = TimeSpan.FromSeconds(3);

    /// <summary>The ten years of <c>TenYearsTests</c> hold them all; of the real process the short run takes the longest.</summary>
    public static TheoryData<int, string?> Times => Proof.IsLong
        ? new() { { 1, null }, { 61, "晚了1小时" }, { (8 * 24 * 60) + 5, "晚了8天" } }
        : new() { { (8 * 24 * 60) + 5, "晚了8天" } };

    [Theory]
    [MemberData(nameof(Times))]
    public async Task Down_across_the_time(int minutes, string? says)
    {
        var now = DateTimeOffset.UtcNow;
        var due = now.AddMinutes(-minutes);
        await using var bot = await RealBot.MakeAsync(null, true, ("Digests__Cron", WeeklyAt(due)), ("Digests__TimeZone", "Asia/Shanghai"));
        await Crowd.GatherAsync(bot, Subscribers, mixed: false);
        await RunAsync(bot);
        Assert.Empty(bot.Telegram.Ledger.Messages);
        Books.Do(bot.Database, string.Create(CultureInfo.InvariantCulture, $"UPDATE digest_schedule SET served_at = {due.AddHours(-2).ToUnixTimeMilliseconds()}; UPDATE issues SET published_at = '{due.AddDays(-1):O}', loaded_at = '{due.AddDays(-1):O}';"));

        await bot.StartReadyAsync();
        await Proof.UntilAsync(() => bot.Telegram.Ledger.Messages.Select(sent => sent.Chat).Distinct().Count() == Subscribers, TimeSpan.FromSeconds(60), () => $"{bot.Telegram.Ledger.Sent.Count} sent, {Books.Count(bot.Database, "SELECT count(*) FROM editions")} editions\n{bot.Log}");
        await bot.TerminateAsync();
        await RunAsync(bot);
        await RunAsync(bot);

        var texts = bot.Telegram.Ledger.Messages.Where(sent => sent.Text.Contains("晚了", StringComparison.Ordinal)).ToList();
        Proof.Tell($"down across the time by {minutes} minutes: {Subscribers} subscribers, {bot.Telegram.Ledger.Messages.Select(sent => sent.Chat).Distinct().Count()} have it, {texts.Count} say that it is late; started twice more");
        DigestAccounts.Of(bot.Telegram, bot.Database).AssertClean();
        Assert.Equal(1, Books.Count(bot.Database, "SELECT count(*) FROM editions"));
        Assert.Equal(says is null ? 0 : Subscribers, texts.Count(sent => says is null || sent.Text.Contains(says, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_hundred_old_issues_are_sent_to_nobody()
    {
        Assert.SkipUnless(Proof.IsLong, "In process it is tried in EditionsTests.");
        var issues = Proof.Of(20, 100);
        await using var bot = await RealBot.MakeAsync(null, true, ("Digests__Cron", "0/1 * * * * ?"));
        await Crowd.GatherAsync(bot, Subscribers, mixed: false);
        await bot.StartReadyAsync();
        await Proof.UntilAsync(() => bot.Telegram.Ledger.Messages.Select(sent => sent.Chat).Distinct().Count() == Subscribers, TimeSpan.FromSeconds(60), () => bot.Log);
        await Proof.UntilAsync(() => Books.Count(bot.Database, "SELECT count(*) FROM outbox WHERE state < 3") == 0, TimeSpan.FromSeconds(60), () => bot.Log);
        var sent = bot.Telegram.Ledger.Sent.Count;
        await Crowd.LoadAsync(bot, [.. Enumerable.Range(0, issues).Select(number => (2020 + (number / 48), 1 + (number / 4 % 12), 1 + (number % 4), 1 + number))]);
        await Task.Delay(Rounds, TestContext.Current.CancellationToken);
        await bot.TerminateAsync();
        var stored = Books.Count(bot.Database, "SELECT count(*) FROM issues WHERE year < 2023");
        Proof.Tell($"old issues loaded while a round comes every second: {stored}; messages {sent} before, {bot.Telegram.Ledger.Sent.Count} after");
        Assert.Equal(issues, stored);
        Assert.Equal(sent, bot.Telegram.Ledger.Sent.Count);
        Assert.Equal(1, Books.Count(bot.Database, "SELECT count(*) FROM editions"));
    }

    /// <summary>The weekly time that was at that minute.</summary>
    private static string WeeklyAt(DateTimeOffset due)
    {
        var local = due.ToOffset(TimeSpan.FromHours(8));
        return string.Create(CultureInfo.InvariantCulture, $"{local.Second} {local.Minute} {local.Hour} ? * {1 + (int)local.DayOfWeek}");
    }

    private static async Task RunAsync(RealBot bot)
    {
        await bot.StartReadyAsync();
        await Proof.UntilAsync(() => Books.Count(bot.Database, "SELECT count(*) FROM digest_schedule") == 1, TimeSpan.FromSeconds(60), () => bot.Log);
        await Task.Delay(Rounds, TestContext.Current.CancellationToken);
        Assert.Equal(0, (await bot.TerminateAsync()).Status);
    }
}
