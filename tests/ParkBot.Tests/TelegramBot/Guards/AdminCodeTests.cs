using System.Globalization;
using Xunit;

namespace ParkBot.Tests.TelegramBot;

/// <summary>The way to the first admin: once, in time, in private, and to be read by the machine's owner alone.</summary>
public sealed class AdminCodeTests
{
    private static readonly (string Key, string? Value)[] NoAdmins = [.. Guarded.Unlimited, ("Telegram:Admins:0", null)];

    [Fact]
    public async Task The_code_is_good_once_and_stands_nowhere_but_in_its_file()
    {
        await using var bot = await BotHarness.StartAsync(samples: false, changes: NoAdmins);
        var (file, code) = await CodeAsync(bot);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }

        Assert.Empty((await DatabaseDump.ReadAsync(bot.Database)).Find(code));

        var (user, other) = (bot.Telegram.User(7), bot.Telegram.User(8));
        var group = bot.Telegram.Supergroup(-1001, "组", false, user);
        var tries = Guarded.IsLong ? 2000 : 200;
        for (var number = 0; number < tries; number++)
        {
            bot.Telegram.Say(user, string.Create(CultureInfo.InvariantCulture, $"/admin {number:D10}"));
        }

        bot.Telegram.Say(user, $"/admin {code[..9]}");
        bot.Telegram.Say(user, $"/admin {code}X");
        bot.Telegram.Say(user, "/admin");
        bot.Telegram.Say(user, $"/admin {code}", group);
        bot.Telegram.Say(user, $"/admin {code}", group, senderChat: group);
        await bot.SettledAsync();
        Assert.Equal(0, await AdminsAsync(bot));

        // Two at the same moment: one is let in.
        bot.Telegram.Say(user, $"/admin {code}");
        bot.Telegram.Say(other, $"/admin {code.ToLowerInvariant()}");
        await bot.SettledAsync();
        Assert.Equal(1, await AdminsAsync(bot));
        Assert.False(File.Exists(file));
        bot.Telegram.Say(bot.Telegram.User(9), $"/admin {code}");
        await bot.SettledAsync();
        Assert.Equal(1, await AdminsAsync(bot));

        var dump = await DatabaseDump.ReadAsync(bot.Database);
        Assert.Empty(dump.Find(code));
        Assert.DoesNotContain(code, bot.Log, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(bot.Telegram.Ledger.Sent, sent => sent.Text.Contains(code, StringComparison.OrdinalIgnoreCase));
        Guarded.Tell($"one-time code: {tries + 5} wrong or misplaced tries let in 0, right ones at once 2 let in 1, used again 0; found in log 0, in {dump.Values} values of the database 0, in messages 0");
    }

    [Fact]
    public async Task A_guesser_is_held_to_his_rate()
    {
        await using var bot = await BotHarness.StartAsync(samples: false, changes: [("Telegram:Admins:0", null), ("Telegram:PerMinute", "20")]);
        await CodeAsync(bot);
        for (var number = 0; number < 300; number++)
        {
            bot.Telegram.Say(bot.Telegram.User(7), string.Create(CultureInfo.InvariantCulture, $"/admin {number:D10}"));
        }

        await bot.SettledAsync();
        var looked = await DatabaseDump.CountAsync(bot.Database, "SELECT COUNT(*) FROM audit WHERE Action = 'refused'");
        Assert.True(looked <= 20, looked.ToString(CultureInfo.InvariantCulture));
        Guarded.Tell($"one-time code: of 300 guesses in a burst {looked} were compared (50 bits, 15 minutes)");
    }

    [Fact]
    public async Task An_expired_code_and_one_of_an_earlier_start_are_void()
    {
        await using var bot = await BotHarness.StartAsync(samples: false, changes: NoAdmins);
        var (file, first) = await CodeAsync(bot);
        await bot.Telegram.WaitForAsync(ledger => ledger.Count("getUpdates") > 0);
        await bot.StopAsync();
        bot.Start();
        await bot.Telegram.WaitForAsync(ledger => ledger.Count("getMe") > 1);
        var (_, second) = await CodeAsync(bot, first);
        Assert.NotEqual(first, second);
        bot.Telegram.Say(bot.Telegram.User(7), $"/admin {first}");
        await bot.SettledAsync();
        await DatabaseDump.CountAsync(bot.Database, "UPDATE secrets SET Until = 1; SELECT 1");
        bot.Telegram.Say(bot.Telegram.User(7), $"/admin {second}");
        await bot.SettledAsync();
        Assert.Equal(0, await AdminsAsync(bot));
        Assert.True(File.Exists(file));
        Guarded.Tell("one-time code: of an earlier start 0, expired 0 let in");
    }

    private static async Task<(string File, string Code)> CodeAsync(BotHarness bot, string? not = null)
    {
        var file = Path.Combine(bot.Folder, "admin-code.txt");
        for (var wait = 0; wait < 1000; wait++)
        {
            if (File.Exists(file) && await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken) is { Length: > 10 } text && text.Split(' ')[1].Trim() is var code && code != not)
            {
                return (file, code);
            }

            await Task.Delay(10, TestContext.Current.CancellationToken);
        }

        throw new TimeoutException("No code was written.");
    }

    private static Task<long> AdminsAsync(BotHarness bot) => DatabaseDump.CountAsync(bot.Database, "SELECT COUNT(*) FROM admins");
}
