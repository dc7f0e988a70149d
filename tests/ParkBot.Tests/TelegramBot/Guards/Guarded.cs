using System.Globalization;
using Xunit;

namespace ParkBot.Tests.TelegramBot;

/// <summary>What the tests of this folder share: waiting until the bot has nothing left to do, and what the API refused.</summary>
internal static class Guarded
{
    internal static bool IsLong => Environment.GetEnvironmentVariable("PARKBOT_LONG") == "1";

    /// <summary>Limits off: what is tested is not the rate.</summary>
    internal static readonly (string Key, string? Value)[] Unlimited = [("Telegram:PerMinute", "10000"), ("Telegram:PerMinuteInChat", "10000")];

    internal static void Tell(string line) => TestContext.Current.TestOutputHelper!.WriteLine(line);

    /// <summary>Until every update is confirmed and handled and nothing waits to be sent.</summary>
    internal static Task SettledAsync(this BotHarness bot, TimeSpan? timeout = null) => SettledAsync(bot.Telegram, bot.Database, timeout);

    internal static async Task SettledAsync(TelegramEmulator telegram, string database, TimeSpan? timeout = null)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (telegram.PendingUpdates > 0
            || await DatabaseDump.CountAsync(database, "SELECT (SELECT COUNT(*) FROM inbox WHERE State = 1) + (SELECT COUNT(*) FROM outbox WHERE State IN (1, 2))") > 0)
        {
            if (TimeProvider.System.GetElapsedTime(start) > (timeout ?? TimeSpan.FromSeconds(30)))
            {
                throw new TimeoutException("The bot does not come to rest.");
            }

            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>What the API refused, faults of the script apart; menus of people who never started the bot and forged presses (77) are refused by right.</summary>
    internal static IReadOnlyList<string> Refused(this TelegramEmulator telegram) =>
    [
        .. telegram.Ledger.Rejected.Where(call => call.Fault is null && !(call.Method == "answerCallbackQuery" && call.Request.Text("callback_query_id") == "77") && !(call.Method.EndsWith("MyCommands", StringComparison.Ordinal) && call.Reason!.Contains("chat not found", StringComparison.Ordinal)))
            .Select(call => string.Create(CultureInfo.InvariantCulture, $"{call.Method} {call.Chat}: {call.Reason}")),
    ];
}
