using System.Globalization;
using Xunit;

namespace ParkBot.Tests.TelegramBot;

/// <summary>What the real process takes of a small server's memory.</summary>
public sealed class MemoryTests
{
    private static readonly string[] Questions = ["江苏总投资多少", "各省投资额排名", "有哪些项目", "那浙江呢", "最大的项目是哪个", "半导体项目说了什么", "/latest", "/search 项目"];

    [Fact]
    public async Task It_fits_into_half_a_gigabyte()
    {
        var (questions, files) = Guarded.IsLong ? (1000, 20) : (100, 3);
        var folder = Directory.CreateTempSubdirectory("parkbot-memory").FullName;
        try
        {
            await using var telegram = await TelegramEmulator.StartAsync(new EmulatorOptions { CallbackLifetime = TimeSpan.FromMinutes(10) });
            var database = Path.Combine(folder, "news.db");
            (string, string)[] settings =
            [
                ("Database:Path", database), ("Telegram:Token", telegram.Token), ("Telegram:BaseUrl", telegram.BaseUrl), ("Telegram:Admins:0", "501"), ("Telegram:PerMinute", "10000"),
                ("Delivery:PerSecond", "0"), ("Delivery:PerSecondInChat", "0"), ("Web:Url", ""),
            ];
            foreach (var sample in new[] { 109, 110 })
            {
                var file = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{sample}.txt"));
                await File.WriteAllBytesAsync(file, BotHarness.Sample(sample), TestContext.Current.CancellationToken);
                await using var load = ServeProcess.Start(folder, settings, "load", file);
                Assert.Equal(0, await load.ExitAsync(TimeSpan.FromSeconds(60)));
            }

            await using var serve = ServeProcess.Start(folder, settings, "serve");
            var first = telegram.Say(telegram.User(7), "各省投资额排名");
            var answer = await telegram.AnswerToAsync(first, TimeSpan.FromSeconds(60));
            var start = serve.PeakMegabytes;
            var id = answer.AllButtons.First().Data!.Split(':')[1];
            for (var number = 0; number < questions; number++)
            {
                telegram.Say(telegram.User(1000 + number % 50), Questions[number % Questions.Length]);
            }

            for (var number = 0; number < files; number++)
            {
                telegram.PressData(telegram.User(7), 7, answer.MessageId, $"chart:{id}");
                telegram.PressData(telegram.User(7), 7, answer.MessageId, $"xport:{id}:x");
            }

            await Guarded.SettledAsync(telegram, database, TimeSpan.FromMinutes(3));
            var documents = telegram.Ledger.In(7).Count(sent => sent.Method == "sendDocument");
            var charts = telegram.Ledger.In(7).Count(sent => sent.Method == "sendPhoto");
            Assert.Equal(files, documents);
            Guarded.Tell(string.Create(CultureInfo.InvariantCulture, $"memory: peak {start:0} MB after the first question, {serve.PeakMegabytes:0} MB after {questions} questions, {charts} charts and {documents} exports"));
            Assert.True(serve.PeakMegabytes < 512);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
