using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Xunit;

namespace ParkBot.Tests.TelegramBot;

/// <summary>The health page of the real process.</summary>
public sealed class HealthTests
{
    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(5) };

    [Fact]
    public async Task The_page_tells_well_from_unwell_and_a_taken_port_stops_nothing()
    {
        var folder = Directory.CreateTempSubdirectory("parkbot-health").FullName;
        try
        {
            await using var telegram = await TelegramEmulator.StartAsync();
            using var taken = new TcpListener(IPAddress.Loopback, 0);
            taken.Start();
            var port = ((IPEndPoint)taken.LocalEndpoint).Port;
            var url = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}");
            (string, string)[] settings = [("Database:Path", Path.Combine(folder, "news.db")), ("Telegram:Token", telegram.Token), ("Telegram:BaseUrl", telegram.BaseUrl), ("Telegram:Admins:0", "501"), ("Web:Url", url)];
            await using (var crowded = ServeProcess.Start(folder, settings, "serve"))
            {
                await telegram.AnswerToAsync(await StartedAsync(telegram), TimeSpan.FromSeconds(30));
                Assert.Contains("No health page on", crowded.Error, StringComparison.Ordinal);
                crowded.Terminate();
                Assert.Equal(0, await crowded.ExitAsync(TimeSpan.FromSeconds(8)));
            }

            taken.Stop();
            await telegram.StopListeningAsync();
            await using var serve = ServeProcess.Start(folder, settings, "serve");
            Assert.Equal((200, "ok"), await UntilAsync(url + "/healthz", 200));
            var (status, reason) = await UntilAsync(url + "/readyz", 503);
            Assert.Equal(503, status);
            Assert.StartsWith("telegram:", reason, StringComparison.Ordinal);
            await telegram.ListenAsync();
            Assert.Equal((200, "ok"), await UntilAsync(url + "/readyz", 200));
            var since = TimeProvider.System.GetTimestamp();
            if (Guarded.IsLong)
            {
                await telegram.StopListeningAsync();
                Assert.Equal(503, (await UntilAsync(url + "/readyz", 503)).Status);
                Guarded.Tell($"readyz says 503 {TimeProvider.System.GetElapsedTime(since).TotalSeconds:0} s after Telegram went away");
                Assert.Equal((200, "ok"), await UntilAsync(url + "/healthz", 200));
                await telegram.ListenAsync();
                Assert.Equal((200, "ok"), await UntilAsync(url + "/readyz", 200));
            }

            Guarded.Tell($"health: port taken, the bot answers; Telegram unreachable: healthz 200, readyz 503 ({reason}); back: 200 and 200");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<EmulatedMessage> StartedAsync(TelegramEmulator telegram)
    {
        await telegram.WaitForAsync(ledger => ledger.Count("getUpdates") > 0, TimeSpan.FromSeconds(30));
        return telegram.Say(telegram.User(7), "/help");
    }

    private static async Task<(int Status, string Text)> UntilAsync(string address, int status)
    {
        for (var wait = 0; ; wait++)
        {
            try
            {
                using var response = await Http.GetAsync(new Uri(address), TestContext.Current.CancellationToken);
                if ((int)response.StatusCode == status || wait > 600)
                {
                    return ((int)response.StatusCode, (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Split('\n')[0]);
                }
            }
            catch (HttpRequestException) when (wait <= 600)
            {
                // Not up yet.
            }

            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }
}
