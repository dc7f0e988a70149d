using System.Globalization;
using System.IO.Compression;
using System.Text;
using Xunit;

namespace ParkBot.Tests.TelegramBot;

/// <summary>Files that an admin sends: an issue becomes one over HTTP, everything else is refused with a reason and leaves nothing.</summary>
public sealed class FilesTests
{
    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-8-bom")]
    [InlineData("gb18030")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public async Task An_issues_file_is_published_and_answers(string encoding)
    {
        await using var bot = await BotHarness.StartAsync(samples: false, changes: Guarded.Unlimited);
        var admin = bot.Telegram.User(BotHarness.Admin);
        bot.Telegram.SendFile(admin, "第109期.txt", Encoded(encoding));
        await bot.SettledAsync();
        var report = bot.Telegram.Shown(admin.Chat)[^1];
        var user = bot.Telegram.User(7);
        Assert.DoesNotContain("亿元", (await bot.Telegram.AnswerToAsync(bot.Telegram.Say(user, "江苏总投资多少"))).Text, StringComparison.Ordinal);
        bot.Telegram.Press(admin, report, "发布");
        await bot.SettledAsync();
        Assert.Contains("已发布", bot.Telegram.Shown(admin.Chat)[^1].Text, StringComparison.Ordinal);
        Assert.Contains("亿元", (await bot.Telegram.AnswerToAsync(bot.Telegram.Say(user, "江苏总投资多少"))).Text, StringComparison.Ordinal);
        Assert.Empty(bot.Telegram.Refused());
        Guarded.Tell($"{encoding}: sent, published and answered over HTTP");
    }

    [Fact]
    public async Task What_is_no_issue_is_refused_with_a_reason_and_leaves_nothing()
    {
        await using var bot = await BotHarness.StartAsync(samples: false, changes: Guarded.Unlimited);
        var admin = bot.Telegram.User(BotHarness.Admin);
        var sample = BotHarness.Sample(109);
        await bot.VerbAsync("issues");
        var before = await DatabaseDump.ReadAsync(bot.Database);
        var random = new Random(5);
        var noise = new byte[100_000];
        random.NextBytes(noise);
        (string Name, byte[] Bytes, long? Size, string? Fault)[] files =
        [
            ("2MB.txt", [.. Enumerable.Repeat(sample, (2 << 20) / sample.Length + 1).SelectMany(bytes => bytes)], null, null),
            ("empty.txt", [], null, null),
            ("blank.txt", "\n \n\t\n"u8.ToArray(), null, null),
            ("no-issue.txt", Encoding.UTF8.GetBytes("今天天气很好，我们去公园散步。\n明天再说。\n"), null, null),
            ("english.txt", "Lorem ipsum dolor sit amet, consectetur adipiscing elit.\n"u8.ToArray(), null, null),
            ("a.pdf", [.. "%PDF-1.7\n"u8, .. noise], null, null),
            ("a.zip", Zip(sample), null, null),
            ("photo.txt", [0xFF, 0xD8, 0xFF, 0xE0, .. noise], null, null),
            ("noise.txt", noise, null, null),
            ("zeros.txt", new byte[50_000], null, null),
            ("big.txt", sample, 21 << 20, null),
            ("big.pdf", "%PDF-1.7\n"u8.ToArray(), 21 << 20, null),
            ("larger-than-told.txt", [.. Enumerable.Repeat(sample, (3 << 20) / sample.Length).SelectMany(bytes => bytes)], 1000, null),
            ("fails.txt", sample, null, "502"),
            ("gone.txt", sample, null, "404"),
            ("reset.txt", sample, null, "reset"),
            ("hangs.txt", sample, null, "hang"),
            ("<b>&amp;\u202e\0" + new string('长', 300) + ".txt", "x"u8.ToArray(), null, null),
        ];
        foreach (var (name, bytes, size, fault) in files)
        {
            if (fault is not null)
            {
                bot.Telegram.Faults.Add("download", fault switch { "502" => Fault.Html(502), "404" => new Fault.Refuse(404, "Not Found"), "reset" => new Fault.Reset(), _ => new Fault.Hang(TimeSpan.FromSeconds(60)) });
            }

            var already = bot.Telegram.Ledger.In(BotHarness.Admin).Count();
            bot.Telegram.SendFile(admin, name, bytes, size: size);
            await bot.SettledAsync(TimeSpan.FromSeconds(40));
            var told = bot.Telegram.Ledger.In(BotHarness.Admin).Skip(already).Select(sent => sent.Text).ToList();
            Guarded.Tell($"{name[..Math.Min(20, name.Length)]}: {told.LastOrDefault()}");
            Assert.Contains(told, text => text.Contains("没有载入", StringComparison.Ordinal) || text.Contains("没有写是哪一期", StringComparison.Ordinal));
            Assert.Equal(0, await DatabaseDump.CountAsync(bot.Database, "SELECT COUNT(*) FROM issues"));
            if (fault is not null)
            {
                bot.Telegram.Faults.Clear();
            }
        }

        Assert.Empty((await DatabaseDump.ReadAsync(bot.Database)).Changed(before, "inbox", "outbox", "audit", "poll", "sqlite_sequence", "chats"));
        Assert.Empty(bot.Telegram.Refused());
        Guarded.Tell(string.Create(CultureInfo.InvariantCulture, $"files refused with a reason {files.Length} of {files.Length}, stored 0"));
    }

    [Fact]
    public async Task Serve_sees_what_another_process_loads_by_the_next_question()
    {
        await using var bot = await BotHarness.StartAsync(samples: false, changes: Guarded.Unlimited);
        await bot.VerbAsync("load", await bot.SampleAsync(109));
        var user = bot.Telegram.User(7);
        var first = await bot.Telegram.AnswerToAsync(bot.Telegram.Say(user, "/latest"));
        Assert.Contains("109", first.Text, StringComparison.Ordinal);
        await bot.VerbAsync("load", await bot.SampleAsync(110));
        var second = await bot.Telegram.AnswerToAsync(bot.Telegram.Say(user, "/latest"));
        Assert.Contains("110", second.Text, StringComparison.Ordinal);
        await bot.VerbAsync("remove", "110", "--yes");
        Assert.Contains("109", (await bot.Telegram.AnswerToAsync(bot.Telegram.Say(user, "/latest"))).Text, StringComparison.Ordinal);
    }

    private static byte[] Encoded(string encoding)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var text = Encoding.UTF8.GetString(BotHarness.Sample(109));
        var (name, bom) = encoding == "utf-8-bom" ? ("utf-8", true) : (encoding, encoding.StartsWith("utf-16", StringComparison.Ordinal));
        var coding = Encoding.GetEncoding(name);
        return [.. bom ? coding.GetPreamble() : [], .. coding.GetBytes(text.TrimStart('\ufeff'))];
    }

    private static byte[] Zip(byte[] bytes)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = zip.CreateEntry("110.txt").Open();
            entry.Write(bytes);
        }

        return stream.ToArray();
    }
}
