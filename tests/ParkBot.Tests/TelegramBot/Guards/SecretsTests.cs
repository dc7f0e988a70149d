using System.Globalization;
using System.Text;
using Xunit;

namespace ParkBot.Tests.TelegramBot;

/// <summary>Row 15: at Trace, through a proxy, with an API that fails in every way and quotes the token back, no secret is written or said.</summary>
public sealed class SecretsTests
{
    [Fact]
    public async Task No_secret_is_written_or_said()
    {
        var folder = Directory.CreateTempSubdirectory("parkbot-secrets").FullName;
        try
        {
            await using var telegram = await TelegramEmulator.StartAsync();
            await using var proxy = new TestProxy(isSocks: false, "benutzer", ProxyTests.Password);
            var database = Path.Combine(folder, "news.db");
            (string, string)[] settings =
            [
                ("Database:Path", database), ("Telegram:Token", telegram.Token), ("Telegram:BaseUrl", telegram.BaseUrl), ("Telegram:Proxy", ProxyTests.Address(proxy, isSocks: false)),
                ("Telegram:PerMinute", "10000"), ("Delivery:PerSecond", "0"), ("Delivery:PerSecondInChat", "0"), ("Web:Url", ""), ("Logging:Level", "Trace"), ("Telegram:SendSeconds", "2"),
            ];
            string code;
            string written;
            await using (var serve = ServeProcess.Start(folder, settings, "serve"))
            {
                code = await CodeAsync(folder, serve);
                await RunAsync(telegram, database, code, proxy);
                serve.Terminate();
                await serve.ExitAsync(TimeSpan.FromSeconds(15));
                written = serve.Error + serve.Output;
            }

            // Starts that fail: a wrong token, a value out of bounds, a database that is none.
            foreach (var (key, value) in new[] { ("Telegram:Token", telegram.Token + "wrong"), ("Telegram:PollSeconds", "0"), ("Telegram:PollSeconds", telegram.Token), ("Telegram:Proxy", $"{telegram.Token}@host"), ("Telegram:BaseUrl", "ftp://" + telegram.Token), ("Database:Path", "/proc/none/x.db") })
            {
                await using var failed = ServeProcess.Start(folder, [.. settings.Where(one => one.Item1 != key), (key, value)], "serve");
                Assert.NotEqual(0, await failed.ExitAsync(TimeSpan.FromSeconds(30)));
                written += failed.Error + failed.Output;
            }

            var secret = telegram.Token.Split(':')[1];
            string[] needles = [telegram.Token, secret, Uri.EscapeDataString(telegram.Token), telegram.Token.Replace(":", "%3a", StringComparison.Ordinal), ProxyTests.Password, Uri.EscapeDataString(ProxyTests.Password), Convert.ToBase64String(Encoding.UTF8.GetBytes("benutzer:" + ProxyTests.Password)), "Geheim", code];
            var dump = await DatabaseDump.ReadAsync(database);
            var said = string.Join('\n', telegram.Ledger.Sent.Select(sent => sent.Text + sent.Html + sent.Blocks + sent.FileName + string.Concat(sent.AllButtons.Select(button => button.Text + button.Data))));
            var said2 = string.Join('\n', telegram.Ledger.CallsOf("answerCallbackQuery").Select(call => call.Request.Text("text")));
            foreach (var needle in needles)
            {
                Assert.DoesNotContain(needle, written, StringComparison.OrdinalIgnoreCase);
                Assert.True(dump.Find(needle).Count == 0, $"{needle}: {string.Join(' ', dump.Find(needle))} {string.Join('\n', dump.Rows("inbox").Where(row => row.Contains(needle, StringComparison.OrdinalIgnoreCase)))}");
                Assert.DoesNotContain(needle, said + said2, StringComparison.OrdinalIgnoreCase);
            }

            Assert.Contains("***", written, StringComparison.Ordinal);
            Guarded.Tell(string.Create(CultureInfo.InvariantCulture, $"row 15: {needles.Length} forms of secrets in {written.Length} characters of log and output, {dump.Values} values, {telegram.Ledger.Sent.Count} messages after {telegram.Ledger.Rejected.Count()} failed calls: found 0"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task RunAsync(TelegramEmulator telegram, string database, string code, TestProxy proxy)
    {
        var (admin, user) = (telegram.User(501), telegram.User(7));
        await telegram.WaitForAsync(ledger => ledger.Count("getUpdates") > 0, TimeSpan.FromSeconds(30));
        telegram.Say(user, "/admin 0000000000");
        telegram.Say(admin, $"/admin {code}");
        telegram.SendFile(admin, "109.txt", BotHarness.Sample(109));
        await Guarded.SettledAsync(telegram, database);
        telegram.Press(admin, telegram.Shown(admin.Chat)[^1], "发布");
        await Guarded.SettledAsync(telegram, database);
        var quoted = $"Bad Request: see {telegram.Address("sendMessage")} and {Uri.EscapeDataString(telegram.Token)} or {telegram.Token.Split(':')[1]}";
        Fault[] faults = [new Fault.Refuse(400, quoted), new Fault.Refuse(403, quoted), new Fault.Refuse(500, quoted), new Fault.Refuse(404, quoted), new Fault.Reset(), new Fault.DropResponse(), Fault.Html(502), Fault.Text(quoted), Fault.Text(quoted, 500), new Fault.Hang(TimeSpan.FromSeconds(3)), Fault.TooMany(1)];
        foreach (var fault in faults)
        {
            foreach (var method in new[] { "send*", "getUpdates", "answerCallbackQuery", "getFile", "download" })
            {
                telegram.Faults.Add(method, fault, times: method == "send*" && fault is Fault.Refuse ? 3 : 1);
            }

            telegram.Say(user, "江苏总投资多少");
            telegram.SendFile(admin, "109.txt", BotHarness.Sample(109));
            telegram.PressData(user, 7, 1, "how:1");
            telegram.Say(admin, "/backup");
            await Guarded.SettledAsync(telegram, database, TimeSpan.FromSeconds(60));
            telegram.Faults.Clear();
        }

        proxy.IsClosed = true;
        await Task.Delay(2000, TestContext.Current.CancellationToken);
        proxy.IsClosed = false;
        await telegram.StopListeningAsync();
        await Task.Delay(2000, TestContext.Current.CancellationToken);
        await telegram.ListenAsync();
        foreach (var command in new[] { "/audit", "/stats", "/misses", "/admins", "/issues", "/report 109", "/privacy", "/help", "/export" })
        {
            telegram.Say(admin, command);
        }

        telegram.Raw("{\"update_id\":$id,\"message\":{\"message_id\":\"none\"}}");
        await Guarded.SettledAsync(telegram, database, TimeSpan.FromSeconds(60));
    }

    private static async Task<string> CodeAsync(string folder, ServeProcess serve)
    {
        var file = Path.Combine(folder, "admin-code.txt");
        for (var wait = 0; wait < 3000; wait++)
        {
            if (File.Exists(file) && await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken) is { Length: > 10 } text)
            {
                return text.Split(' ')[1].Trim();
            }

            await Task.Delay(10, TestContext.Current.CancellationToken);
        }

        throw new TimeoutException("No code was written: " + serve.Error);
    }
}
