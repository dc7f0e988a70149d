using System.Globalization;
using System.Text;
using Xunit;

namespace ParkBot.Tests.TelegramBot;

/// <summary>Admins who load, correct and remove issues in chat, in both languages.</summary>
public sealed class AdminTranscripts
{
    [Theory]
    [InlineData("zh-hans")]
    [InlineData("en")]
    public async Task From_file_to_published(string language)
    {
        await using var chat = await Transcript.StartAsync();
        var admin = chat.Person(BotHarness.Admin, "管理员", language);
        var user = chat.Person(7, "用户", language);
        string Of(string chinese, string english) => language == "en" ? english : chinese;

        chat.Note("发文件：草稿，没有人能问到");
        await chat.SendFileAsync(admin, "111.txt", WrittenIssue.Bytes(111));
        var report = chat.Last(admin.Chat);
        await chat.SayAsync(user, "第111期有几条新闻");

        chat.Note("疑点：一个读法一个按钮，可以撤销");
        await chat.PressAsync(admin, report, Of("看疑点（3）", "Doubts (3)"));
        await chat.PressAsync(admin, "单位写错：3亿元");
        await chat.PressAsync(admin, Of("撤销", "Undo"));
        await chat.PressAsync(admin, report, Of("看疑点（3）", "Doubts (3)"));
        await chat.PressAsync(admin, "单位写错：3亿元");
        await chat.PressAsync(admin, report, Of("看疑点（3）", "Doubts (3)"));
        await chat.PressAsync(admin, "✓ 按原文：2023-01-05");
        await chat.SayAsync(admin, "/fix 111-4 来源 松溪县政府网站");
        chat.Note("别人按管理员的按钮");
        await chat.PressDataAsync(user, Of("发布", "Publish"), report.AllButtons.First().Data!);

        chat.Note("发布");
        await chat.PressAsync(admin, report, Of("发布", "Publish"));
        await chat.PressAsync(admin, report, Of("发布", "Publish"));
        await chat.PressAsync(admin, report, Of("放弃", "Drop"));
        await chat.SayAsync(user, "第111期有几条新闻");
        await chat.SayAsync(user, "威海总投资多少");

        chat.Note("两个朝阳区，反问");
        await chat.SayAsync(user, "朝阳区总投资多少");
        await chat.PressAsync(user, "吉林省长春市朝阳区");
        await chat.SayAsync(user, "朝阳区总投资多少");
        await chat.SayAsync(user, "1");

        chat.Note("同一个文件、改过的文件");
        chat.Clock.Advance(TimeSpan.FromHours(1));
        await chat.SendFileAsync(admin, "111.txt", WrittenIssue.Bytes(111));
        await chat.SendFileAsync(admin, "111-改.txt", WrittenIssue.Bytes(111, "15亿元"));
        await chat.PressAsync(admin, Of("放弃", "Drop"));
        await chat.SendFileAsync(admin, "111-改.txt", WrittenIssue.Bytes(111, "15亿元"));
        await chat.PressAsync(admin, Of("发布", "Publish"));
        await chat.SayAsync(user, "青禾机器人装备园投资多少");

        chat.Note("旧报告的按钮");
        await chat.PressDataAsync(admin, Of("看疑点（3）", "Doubts (3)"), report.AllButtons.ElementAt(1).Data!, report.MessageId);
        await chat.PressAsync(admin, report, Of("发布", "Publish"));
        await chat.PressDataAsync(admin, Of("发布", "Publish"), "pub:99999", report.MessageId);

        chat.Note("操作记录");
        await chat.SayAsync(admin, "/audit");

        chat.Matches($"chat-load-{language[..2]}.txt");
    }

    [Theory]
    [InlineData("zh-hans")]
    [InlineData("en")]
    public async Task Ways_to_load(string language)
    {
        await using var chat = await Transcript.StartAsync();
        var admin = chat.Person(BotHarness.Admin, "管理员", language);
        string Of(string chinese, string english) => language == "en" ? english : chinese;

        chat.Note("/load 写在文件的附言里、回复文件、后面贴文字");
        await chat.SendFileAsync(admin, "121.txt", WrittenIssue.Bytes(121), "/load");
        var file = await chat.SendFileAsync(admin, "122.txt", WrittenIssue.Bytes(122));
        await chat.SayAsync(admin, "/load", replyTo: file.Id);
        await chat.SayAsync(admin, "/load " + WrittenIssue.Text(123));

        chat.Note("分几条贴");
        await chat.SayAsync(admin, "/load");
        var text = WrittenIssue.Text(124);
        await chat.SayAsync(admin, text[..150]);
        await chat.SayAsync(admin, text[150..]);
        await chat.PressAsync(admin, Of("完成", "Done"));
        await chat.PressAsync(admin, Of("完成", "Done"));
        await chat.SayAsync(admin, "/load");
        await chat.PressAsync(admin, Of("完成", "Done"));
        await chat.SayAsync(admin, "/load");
        await chat.SayAsync(admin, text[..150]);
        await chat.PressAsync(admin, Of("取消", "Cancel"));
        await chat.SayAsync(admin, "江苏有几条新闻");

        chat.Note("缺期号，问了再载入");
        await chat.SendFileAsync(admin, "没有期号.txt", WrittenIssue.Bytes(125, header: false));
        await chat.SayAsync(admin, "江苏有几条新闻");
        await chat.SayAsync(admin, "125 2023 13 3");
        await chat.SayAsync(admin, "125 2023 3 3");
        await chat.SendFileAsync(admin, "没有期号.txt", WrittenIssue.Bytes(126, header: false), "/load 126 2023 3 3");

        chat.Note("不收的文件");
        await chat.SendFileAsync(admin, "空的.txt", []);
        await chat.SendFileAsync(admin, "两兆.txt", Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("园区周报", 180_000))));
        await chat.SendFileAsync(admin, "很大.pdf", [1], size: 25 << 20);
        await chat.SendFileAsync(admin, "菜谱.txt", "先把水烧开，再下面条，煮三分钟。"u8.ToArray());
        await chat.SendFileAsync(admin, "周报.pdf", "%PDF-1.7 nothing in it"u8.ToArray());
        await chat.SendFileAsync(admin, "图.png", [0x89, 0x50, 0x4E, 0x47, 0, 0, 0, 0, 255, 254, 253]);
        await chat.SayAsync(admin, new string('字', 501));

        chat.Matches($"chat-ways-{language[..2]}.txt");
    }

    [Theory]
    [InlineData("zh-hans")]
    [InlineData("en")]
    public async Task Issues(string language)
    {
        await using var chat = await Transcript.StartAsync();
        var admin = chat.Person(BotHarness.Admin, "管理员", language);
        string Of(string chinese, string english) => language == "en" ? english : chinese;

        await chat.SayAsync(admin, "/help");
        await chat.SayAsync(admin, "/issues");
        await chat.SayAsync(admin, "/report");
        await chat.SayAsync(admin, "/report 109");
        await chat.SayAsync(admin, "/report 999");
        await chat.SayAsync(admin, "/report 一百零九");

        chat.Note("更正");
        await chat.SayAsync(admin, "/fix");
        await chat.SayAsync(admin, "/fix 109-6 投资额");
        await chat.SayAsync(admin, "/fix 109-6 颜色 红");
        await chat.SayAsync(admin, "/fix 109-6 投资额 很多");
        await chat.SayAsync(admin, "/fix 109-99 投资额 12亿元");
        await chat.SayAsync(admin, "/fix 999-1 投资额 12亿元");
        await chat.SayAsync(admin, "/fix 109-6 投资额 6000万美元");
        await chat.SayAsync(admin, "德国施塔恩项目投资额");
        await chat.SayAsync(admin, "/report 109");
        var undo = chat.Last(admin.Chat, Of("已更正第", "Corrected investment")).AllButtons.First().Data!;
        await chat.PressAsync(admin, Of("看疑点（1）", "Doubts (1)"));
        await chat.PressAsync(admin, Of("撤销", "Undo"));
        await chat.PressDataAsync(admin, Of("撤销", "Undo"), undo, chat.Last(admin.Chat).MessageId);
        await chat.SayAsync(admin, "/fix 109-6 日期 2023-02-27");
        await chat.SayAsync(admin, "/fix 109-6 地区 江苏省苏州市太仓市");

        chat.Note("删除");
        await chat.SayAsync(admin, "/remove 999");
        await chat.SayAsync(admin, "/remove 109");
        await chat.PressAsync(admin, Of("不删", "Keep"));
        await chat.SayAsync(admin, "/remove 109");
        var asked = chat.Last(admin.Chat);
        await chat.PressAsync(admin, asked, Of("删除", "Remove"));
        await chat.PressDataAsync(admin, Of("删除", "Remove"), asked.AllButtons.First().Data!, asked.MessageId);
        await chat.SayAsync(admin, "/remove 109");
        await chat.SayAsync(admin, "/issues");
        await chat.SayAsync(admin, "第109期有几条新闻");

        chat.Note("备份");
        await chat.SayAsync(admin, "/backup");
        await chat.SayAsync(admin, "/audit");

        chat.Matches($"chat-issues-{language[..2]}.txt", "[0-9]+\\.[0-9] MB");
    }

    [Theory]
    [InlineData("zh-hans")]
    [InlineData("en")]
    public async Task Logs(string language)
    {
        await using var chat = await Transcript.StartAsync();
        var admin = chat.Person(BotHarness.Admin, "管理员", language);
        var user = chat.Person(7, "用户", language);
        string Of(string chinese, string english) => language == "en" ? english : chinese;

        chat.Note("不是管理员的人试每一个管理命令");
        foreach (var command in new[] { "/load", "/issues", "/report 109", "/fix 109-6 投资额 1亿元", "/join 109-1 109-6", "/part 109-1", "/remove 109", "/misses", "/stats", "/audit", "/backup", "/admins", "/admins add 7", "/admin" })
        {
            await chat.SayAsync(user, command);
        }

        for (var turn = 0; turn < 6; turn++)
        {
            await chat.SetUpAsync(user, "/stats");
        }

        chat.Note("没答好的问题");
        await chat.SetUpAsync(user, "江苏总投资多少");
        await chat.PressAsync(user, "👎");
        await chat.PressAsync(user, Of("报错", "Report"));
        var newcomer = chat.Person(8, "新来的", language);
        foreach (var words in new[] { "喂", "啊", "嗯", "哈哈", "算了", "好的吧", "喂喂", "啊啊", "嗯嗯", "哎", "哦" })
        {
            await chat.SetUpAsync(newcomer, words);
        }

        await chat.SayAsync(admin, "/misses");
        await chat.PressAsync(admin, Of("下一页 ›（1/2）", "Next › (1/2)"));
        await chat.PressAsync(admin, Of("‹ 上一页", "‹ Back"));
        await chat.PressAsync(admin, Of("导出 .jsonl", "Export .jsonl"));
        await chat.PressDataAsync(user, Of("导出 .jsonl", "Export .jsonl"), "misses:0:file");

        chat.Note("操作记录");
        await chat.SayAsync(admin, "/audit");
        await chat.PressAsync(admin, Of("下一页 ›（1/2）", "Next › (1/2)"));
        await chat.PressDataAsync(user, Of("下一页", "Next"), "audit:0:2");
        await chat.SayAsync(user, "/admin ABCDEFGHJK");

        chat.Note("用量");
        await chat.SayAsync(admin, "/stats");
        chat.Note("问过模型以后");
        await DatabaseDump.CountAsync(chat.Bot.Database, string.Create(CultureInfo.InvariantCulture, $"INSERT INTO model_calls (at, day, user, purpose, state, charged, prompt_tokens, completion_tokens, cost_micros, microseconds) VALUES ({chat.Clock.GetUtcNow().ToUnixTimeMilliseconds()}, 1, 7, 'Ask.Plan', 2, 900, 800, 50, 1234500, 1), ({chat.Clock.GetUtcNow().AddDays(-2).ToUnixTimeMilliseconds()}, 1, 7, 'Ask.Plan', 3, 900, 100, 0, 20000, 1); SELECT 1"));
        await DatabaseDump.CountAsync(chat.Bot.Database, "UPDATE questions SET model_calls = 1 WHERE asked = '喂'; SELECT 1");
        await chat.SayAsync(admin, "/stats");

        chat.Matches($"chat-logs-{language[..2]}.txt");
    }

    [Theory]
    [InlineData("zh-hans")]
    [InlineData("en")]
    public async Task Who_is_an_admin(string language)
    {
        await using var chat = await Transcript.StartAsync(changes: ("Telegram:Admins:0", null));
        var first = chat.Person(31, "第一个", language);
        var second = chat.Person(32, "第二个", language);
        string Of(string chinese, string english) => language == "en" ? english : chinese;
        async Task<string> CodeAsync() => (await File.ReadAllTextAsync(Path.Combine(chat.Bot.Folder, "admin-code.txt"), TestContext.Current.CancellationToken)).Trim();

        chat.Note("一次性代码：错的、过期的、对的、用过的");
        await chat.SayAsync(first, "/admin 2222222222");
        var old = await CodeAsync();
        chat.Clock.Advance(TimeSpan.FromMinutes(16));
        await chat.SayAsync(first, old, "/admin 过期的代码");
        await chat.Bot.StopAsync();
        chat.Bot.Start();
        chat.Note("重启以后");
        await chat.SayAsync(first, old, "/admin 旧的代码");
        var code = await CodeAsync();
        await chat.SayAsync(first, code, "/admin 对的代码");
        await chat.SayAsync(first, code, "/admin 对的代码");
        await chat.SayAsync(second, code, "/admin 用过的代码");

        chat.Note("名单");
        await chat.SayAsync(first, "/admins");
        await chat.SayAsync(first, "/admins add");
        await chat.SayAsync(first, "/admins add 张三");
        await chat.SayAsync(first, "/admins add 32");
        await chat.SayAsync(second, "/issues");
        await chat.SayAsync(first, "/admins");
        await chat.SayAsync(first, "/admins remove 32");
        await chat.SayAsync(second, "/issues");
        await chat.SayAsync(first, "/admins remove 32");

        chat.Note("忘记我");
        await chat.SayAsync(first, "/forget");
        await chat.PressAsync(first, Of("删除", "Delete"));
        await chat.SayAsync(first, "/issues");

        chat.Matches($"chat-admins-{language[..2]}.txt");
    }

    [Fact]
    public async Task An_admin_of_the_configuration()
    {
        await using var chat = await Transcript.StartAsync();
        var admin = chat.Person(BotHarness.Admin, "管理员");

        await chat.SayAsync(admin, "/admin ABCDEFGHJK");
        await chat.SayAsync(admin, "/admins remove 501");
        await chat.SayAsync(admin, "/admins add 0");
        await chat.SayAsync(admin, "/forget");
        await chat.PressAsync(admin, "删除");
        await chat.SayAsync(admin, "/admins");
        await chat.SayAsync(admin, "/audit");

        chat.Matches("chat-configured.txt", "h[0-9a-f]{16}");
    }
}
