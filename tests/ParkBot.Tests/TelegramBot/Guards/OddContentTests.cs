using System.Globalization;
using System.Text;
using System.Text.Json;
using ParkBot.Cli;
using Xunit;

namespace ParkBot.Tests.TelegramBot;

/// <summary>Row 16: news and questions that hold anything, asked for in every way and shown in every form.</summary>
public sealed class OddContentTests
{
    private static readonly string[] Odd =
    [
        "<b>粗体</b><a href=\"tg://user?id=1\">点我</a>", "&amp;&lt;&#x41;&nbsp;& <", "</blockquote></b><script>", "@durov @parkbot_test_bot", "/start /load /admin 1234567890", "https://t.me/x tg://resolve?domain=a www.example.com a@b.cn",
        "👩‍👩‍👧‍👦🇨🇳😀", "\u202e逆向\u202c\u200f\u200e\u2066", "零\0字节\u0001\u001b[31m\u007f\u0085", "行\r\n二\r三\n四\u2028五\u2029六\t七", "e\u0301\u030a\u0333\u033f𝕏𠮷", "\ufeff\u200b\u2060\ufffe\uffff", "#话题 $CASH +86 13800138000 4111 1111 1111 1111",
        "`代码` *星* _下划_ ~删~ ||藏||", "=1+1", "'\"`\\", "<tg-emoji emoji-id=\"1\">x</tg-emoji>",
    ];

    private static readonly string[] Questions =
    [
        "有哪些项目", "江苏有哪些项目", "总投资多少", "江苏总投资多少", "各省投资额排名", "各行业有多少项目", "各市投资额", "各省有多少条新闻", "最大的项目是哪个", "投资额前五", "平均每个项目投资多少", "半导体项目说了什么", "朝阳区有什么项目", "按天的投资额走势",
        "签约项目", "广州和深圳谁的投资多", "第1条说了什么", "其中最大的是哪个", "来源是哪里", "/latest", "/issue 400", "/issue", "/top", "/search 项目", "/search 签约", "/search <b>", "/search @durov", "/start", "/start issue_400", "/help", "/settings", "/privacy", "/export", "/export 400", "/nosuch",
    ];

    private static readonly string[] AdminCommands = ["/issues", "/report 400", "/report", "/misses", "/stats", "/audit", "/admins", "/remove 400", "/fix 400-1 投资额 12亿元", "/fix 400-2 地区 <b>", "/fix <b>", "/join 400-1 400-2", "/part 400-1", "/join <b>", "/load", "/report <b>&"];

    [Theory]
    [InlineData("rich", "zh-hans")]
    [InlineData("classic", "zh-hans")]
    [InlineData("old", "en")]
    public async Task Nothing_is_refused_cut_or_brought_to_life(string form, string language)
    {
        await using var bot = await BotHarness.StartAsync(
            new EmulatorOptions { KnowsRichMessages = form != "old", CallbackLifetime = TimeSpan.FromMinutes(30) }, samples: false, changes: [.. Guarded.Unlimited, ("Telegram:Rich", form == "classic" ? "false" : "true")]);
        var file = Path.Combine(bot.Folder, "odd.jsonl");
        await File.WriteAllTextAsync(file, Issue(), TestContext.Current.CancellationToken);
        await bot.VerbAsync("load", "--items", file);
        var (user, admin) = (bot.Telegram.User(7, language), bot.Telegram.User(BotHarness.Admin, language));
        var group = bot.Telegram.Supergroup(-1001, "组", false, user);
        var asked = 0;
        foreach (var question in Questions)
        {
            bot.Telegram.Say(user, question);
            bot.Telegram.Say(user, question.StartsWith('/') ? question : "/ask " + question, group);
            asked += 2;
        }

        foreach (var odd in Odd)
        {
            bot.Telegram.Say(user, odd);
            bot.Telegram.Say(user, $"“{odd}”有哪些项目");
            bot.Telegram.Say(user, "/search " + odd);
            bot.Telegram.Say(admin, "/" + odd);
            asked += 4;
        }

        await bot.SettledAsync(TimeSpan.FromSeconds(90));
        var pressed = await PressAllAsync(bot, user, [7, group.Id]);
        foreach (var command in AdminCommands)
        {
            bot.Telegram.Say(admin, command);
        }

        await bot.SettledAsync(TimeSpan.FromSeconds(60));
        pressed += await PressAllAsync(bot, admin, [BotHarness.Admin]);
        Check(bot, form == "old");
        Guarded.Tell(string.Create(CultureInfo.InvariantCulture, $"row 16, {form}: messages {asked}, buttons pressed {pressed}, sent {bot.Telegram.Ledger.Sent.Count} ({bot.Telegram.Ledger.Sent.Count(sent => sent.Blocks is not null)} rich), longest text {bot.Telegram.Ledger.Sent.Max(sent => sent.Text.Length)}; refused by the API 0, cut inside a character 0, made live by markup 0, set aside 0"));
    }

    [Fact]
    public async Task Half_a_character_in_a_file_is_loaded_or_refused_but_never_sent()
    {
        await using var bot = await BotHarness.StartAsync(samples: false, changes: Guarded.Unlimited);
        var file = Path.Combine(bot.Folder, "half.jsonl");
        await File.WriteAllTextAsync(file, Line(1, "半个\ud83d字符", "正文\udc00", "x").Replace("\ufffd", "\\ud83d", StringComparison.Ordinal).Replace("\\uFFFD", "\\ud83d", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        using var output = new StringWriter();
        var status = await Program.RunAsync(["load", "--items", file], new Terminal(TextReader.Null, output, output), bot.Settings());
        Guarded.Tell($"half a character: load ended with {status}: {output.ToString().Trim()}");
        Assert.Contains("残缺的字符", output.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("InvalidOperation", output.ToString(), StringComparison.Ordinal);
        await bot.Telegram.WaitForAsync(ledger => ledger.Count("getUpdates") > 0);
        bot.Telegram.Say(bot.Telegram.User(7), "有哪些项目");
        await bot.SettledAsync();
        Check(bot, knowsNoRich: false);
    }

    private static async Task<int> PressAllAsync(BotHarness bot, EmulatedUser user, long[] chats)
    {
        // In the normal run some of each kind, in the long one all.
        var (seen, most) = (new HashSet<string>(StringComparer.Ordinal), Guarded.IsLong ? int.MaxValue : 2);
        for (var round = 0; round < (Guarded.IsLong ? 4 : 2); round++)
        {
            var buttons = chats.SelectMany(chat => bot.Telegram.Ledger.In(chat)).SelectMany(sent => sent.AllButtons.Select(button => (sent, button)))
                .Where(pair => !pair.button.Data!.StartsWith("set:", StringComparison.Ordinal) && !pair.button.Data.StartsWith("rm:", StringComparison.Ordinal) && !pair.button.Data.StartsWith("forget:", StringComparison.Ordinal)
                    && !seen.Contains(pair.button.Data))
                .DistinctBy(pair => pair.button.Data).GroupBy(pair => pair.button.Data!.Split(':')[0]).SelectMany(kind => kind.Take(most)).ToList();
            foreach (var (sent, button) in buttons)
            {
                seen.Add(button.Data!);
                bot.Telegram.PressData(user, sent.Chat, sent.MessageId, button.Data!);
            }

            await bot.SettledAsync(TimeSpan.FromSeconds(120));
        }

        return seen.Count;
    }

    private static void Check(BotHarness bot, bool knowsNoRich)
    {
        var refused = bot.Telegram.Refused().Where(line => !(knowsNoRich && line.StartsWith("sendRichMessage", StringComparison.OrdinalIgnoreCase))).Distinct(StringComparer.Ordinal).ToList();
        Assert.True(refused.Count == 0, string.Join('\n', refused.Take(20)));
        foreach (var sent in bot.Telegram.Ledger.Sent)
        {
            var texts = new[] { sent.Text, sent.Html ?? "", sent.Blocks ?? "", sent.FileName ?? "" }.Concat(sent.AllButtons.Select(button => button.Text));
            Assert.All(texts, text => Assert.True(IsWhole(text), text));
            Assert.All(sent.Entities, entity => Assert.Contains(entity.Type, new[] { "bold", "blockquote", "expandable_blockquote", "pre" }));
            Assert.DoesNotContain("\"url\"", sent.Blocks ?? "", StringComparison.Ordinal);
            Assert.All(sent.AllButtons, button => Assert.Null(button.Url));
        }

        Assert.All(bot.Telegram.Ledger.CallsOf("sendRichMessage"), call => Assert.Contains("\"skip_entity_detection\":true", call.Request.Text("rich_message"), StringComparison.Ordinal));
        Assert.DoesNotContain("it is set aside", bot.Log, StringComparison.Ordinal);
        Assert.DoesNotContain("in a simpler form", knowsNoRich ? "" : bot.Log, StringComparison.Ordinal);
    }

    private static bool IsWhole(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]))
            {
                at++;
            }
            else if (char.IsSurrogate(text[at]) || text[at] is '\0' or '\ufffd')
            {
                return false;
            }
        }

        return true;
    }

    private static string Issue()
    {
        var lines = new StringBuilder();
        var number = 0;
        foreach (var odd in Odd)
        {
            lines.AppendLine(Line(++number, $"{odd}项目签约", $"3月{number % 28 + 1}日，{odd}。半导体项目{odd}，总投资{number}亿元。", odd));
        }

        for (var length = Guarded.IsLong ? 4088 : 4094; length <= (Guarded.IsLong ? 4101 : 4098); length++)
        {
            var filler = (length % 4) switch { 0 => "😀", 1 => "长", 2 => "<", _ => "&" };
            var text = "项目" + string.Concat(Enumerable.Repeat(filler, length / filler.Length));
            lines.AppendLine(Line(++number, (length % 2 == 0 ? "a" : "") + text[..Cut(text, length - 1)], text, text[..Cut(text, length)]));
        }

        lines.AppendLine(Line(++number, " ", "　", "\u200b"));
        return lines.ToString();
    }

    private static int Cut(string text, int length) => length < text.Length && char.IsLowSurrogate(text[length]) ? length - 1 : Math.Min(length, text.Length);

    private static string Line(int number, string title, string body, string source) => JsonSerializer.Serialize(new
    {
        publication = "周报<b>&",
        issue = 400,
        year = 2023,
        month = 3,
        weekOfMonth = 1,
        number,
        section = number % 3 == 0 ? "general" : "investment",
        title,
        lead = body,
        body,
        source,
        regions = new[] { new { province = "江苏省", city = number % 2 == 0 ? "苏州市" : "南京市", county = (string?)null } },
        industries = new[] { "semiconductor" },
        stages = new[] { "signed" },
        organizations = new[] { source.Length > 0 ? source : "x" },
        date = new { from = string.Create(CultureInfo.InvariantCulture, $"2023-03-{number % 28 + 1:D2}"), to = string.Create(CultureInfo.InvariantCulture, $"2023-03-{number % 28 + 1:D2}") },
        amounts = new[] { new { value = number * 100_000_000L, currency = "CNY", bound = "exact", kind = "investment", text = source } },
        investment = number,
        investmentText = source,
        projects = 1,
    });
}
