using System.Globalization;
using System.Text;
using System.Text.Json;
using Xunit;

namespace ParkBot.Tests.TelegramBot;

/// <summary>Row 6: an answer in n parts, of which one is refused, lost or killed with its process.</summary>
public sealed class LongAnswerTests
{
    private static readonly string[] Troubles = ["429", "400", "reset", "drop", "502", "kill before", "kill after"];

    [Fact]
    public async Task No_part_is_missing_or_repeated()
    {
        var folder = Directory.CreateTempSubdirectory("parkbot-parts").FullName;
        var (runs, missing, repeated, uncertain) = (0, 0, 0, 0);
        try
        {
            var database = Path.Combine(folder, "news.db");
            await using var telegram = await TelegramEmulator.StartAsync();
            (string, string)[] settings =
            [
                ("Database:Path", database), ("Telegram:Token", telegram.Token), ("Telegram:BaseUrl", telegram.BaseUrl), ("Telegram:Rich", "false"), ("Telegram:PerMinute", "10000"),
                ("Delivery:PerSecond", "0"), ("Delivery:PerSecondInChat", "0"), ("Web:Url", ""),
            ];
            await File.WriteAllTextAsync(Path.Combine(folder, "long.jsonl"), Issue(), TestContext.Current.CancellationToken);
            await using (var load = ServeProcess.Start(folder, settings, "load", "--items", Path.Combine(folder, "long.jsonl")))
            {
                Assert.True(await load.ExitAsync(TimeSpan.FromSeconds(60)) == 0, load.Error);
            }

            var serve = ServeProcess.Start(folder, settings, "serve");
            try
            {
                var whole = await AskAsync(telegram, telegram.User(70), database, 0);
                Assert.True(whole.Count > 3, string.Join('\n', whole));
                var user = 100;
                foreach (var trouble in Troubles)
                {
                    for (var part = 0; part < whole.Count; part += Guarded.IsLong ? 1 : 3)
                    {
                        var asker = telegram.User(user++);
                        var seen = await AskAsync(telegram, asker, database, 1, whole.Count, async () =>
                        {
                            var kills = trouble.StartsWith("kill", StringComparison.Ordinal);
                            var fault = telegram.Faults.Add("sendMessage", Of(trouble), chat: asker.Id, skip: part);
                            if (kills)
                            {
                                await WaitAsync(() => fault.Used > 0);
                                await serve.KillAsync();
                                await serve.DisposeAsync();
                                serve = ServeProcess.Start(folder, settings, "serve");
                            }
                        });
                        var flagged = await DatabaseDump.CountAsync(database, string.Create(CultureInfo.InvariantCulture, $"SELECT COUNT(*) FROM outbox WHERE Chat = {asker.Id} AND State = 4"));
                        runs++;
                        repeated += seen.Count - seen.Distinct(StringComparer.Ordinal).Count();
                        missing += Math.Max(0, whole.Except(seen, StringComparer.Ordinal).Count() - (int)flagged);
                        uncertain += (int)flagged;
                        Assert.Equal(trouble is "429" or "400" ? 0 : 1, flagged);
                        Assert.Equal(whole.Where(text => seen.Contains(text)), seen);
                    }
                }

                Assert.Equal(0, missing);
                Assert.Equal(0, repeated);
                Guarded.Tell($"row 6: answers {runs} of {whole.Count} parts, trouble at one part each ({string.Join(", ", Troubles)}): parts missing {missing}, repeated {repeated}, flagged uncertain and not repeated {uncertain}");
            }
            finally
            {
                await serve.DisposeAsync();
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Fault Of(string trouble) => trouble switch
    {
        "429" => Fault.TooMany(1),
        "400" => new Fault.Refuse(400, "Bad Request: can't parse entities: unexpected"),
        "reset" => new Fault.Reset(),
        "drop" => new Fault.DropResponse(),
        "502" => Fault.Html(502),
        "kill before" => new Fault.Hang(TimeSpan.FromSeconds(8)),
        _ => new Fault.Hang(TimeSpan.FromSeconds(8), Handled: true),
    };

    private static async Task<List<string>> AskAsync(TelegramEmulator telegram, EmulatedUser user, string database, int least, int most = 0, Func<Task>? trouble = null)
    {
        telegram.Say(user, "有哪些项目");
        if (trouble is not null)
        {
            await trouble();
        }

        await WaitAsync(() => File.Exists(database) && telegram.Ledger.In(user.Id).Any());
        await WaitAsync(async () => await DatabaseDump.CountAsync(database, string.Create(CultureInfo.InvariantCulture, $"SELECT COUNT(*) FROM outbox WHERE Chat = {user.Id} AND State IN (3, 4, 5)")) >= Math.Max(least, most == 0 ? 1 : most));
        await Guarded.SettledAsync(telegram, database);
        return [.. telegram.Ledger.In(user.Id).Select(sent => sent.Text)];
    }

    private static Task WaitAsync(Func<bool> until) => WaitAsync(() => Task.FromResult(until()));

    private static async Task WaitAsync(Func<Task<bool>> until)
    {
        for (var wait = 0; wait < 3000; wait++)
        {
            if (await until())
            {
                return;
            }

            await Task.Delay(10, TestContext.Current.CancellationToken);
        }

        throw new TimeoutException("It does not come to that.");
    }

    /// <summary>Titles so long that a list of ten needs several messages.</summary>
    private static string Issue()
    {
        var lines = new StringBuilder();
        for (var number = 1; number <= 12; number++)
        {
            lines.AppendLine(JsonSerializer.Serialize(new
            {
                publication = "园区周报",
                issue = 300,
                year = 2023,
                month = 3,
                weekOfMonth = 1,
                number,
                section = "investment",
                title = string.Create(CultureInfo.InvariantCulture, $"第{number}个项目") + string.Concat(Enumerable.Repeat("签约落户", 400)),
                lead = "3月2日，项目签约。",
                body = (string?)null,
                source = "网站",
                regions = new[] { new { province = "江苏省", city = "苏州市", county = (string?)null } },
                stages = new[] { "signed" },
            }));
        }

        return lines.ToString();
    }
}
