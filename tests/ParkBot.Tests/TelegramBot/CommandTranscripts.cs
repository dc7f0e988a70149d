using Xunit;

namespace ParkBot.Tests.TelegramBot;

/// <summary>The commands of everybody, in both languages.</summary>
public sealed class CommandTranscripts
{
    private const long User = 7;

    [Theory]
    [InlineData("zh-hans")]
    [InlineData("en")]
    public async Task Commands(string language)
    {
        await using var chat = await Transcript.StartAsync();
        var user = chat.Person(User, "用户", language);

        await chat.SayAsync(user, "/start");
        await chat.SayAsync(user, "/start issue_110");
        await chat.SayAsync(user, "/start something");
        await chat.SayAsync(user, "/help");
        await chat.SayAsync(user, "/latest");
        await chat.SayAsync(user, "/issue");
        await chat.SayAsync(user, "/issue 109");
        await chat.SayAsync(user, "/issue 第109期");
        await chat.SayAsync(user, "/issue 999");
        await chat.SayAsync(user, "/issue abc");
        await chat.SayAsync(user, "/top");
        await chat.SayAsync(user, "/search 氢能");
        await chat.SayAsync(user, "/search 量子纠缠");
        await chat.SayAsync(user, "/search");
        await chat.SayAsync(user, "/search " + new string('长', 101));

        chat.Note("命令之后接着问");
        await chat.SayAsync(user, "/top");
        await chat.SayAsync(user, "其中河南的呢");

        chat.Matches($"chat-commands-{language[..2]}.txt");
    }

    [Theory]
    [InlineData("zh-hans")]
    [InlineData("en")]
    public async Task One_s_own_things(string language)
    {
        await using var chat = await Transcript.StartAsync();
        var user = chat.Person(User, "用户", language);
        string Of(string chinese, string english) => language == "en" ? english : chinese;

        chat.Note("设置");
        await chat.SayAsync(user, "/settings");
        await chat.PressAsync(user, "English");
        await chat.PressAsync(user, "中文");
        await chat.PressAsync(user, "只用普通消息");
        await chat.PressAsync(user, "原生表格");
        await chat.PressAsync(user, "跟随 Telegram");
        await chat.PressAsync(user, Of("✓ 跟随 Telegram", "✓ As Telegram"));

        chat.Note("导出");
        await chat.SayAsync(user, "/export");
        await chat.SetUpAsync(user, "江苏总投资多少");
        await chat.SetUpAsync(user, "投资最大的项目是哪个");
        await chat.SayAsync(user, "/export");
        await chat.PressAsync(user, Of("上一个回答 .xlsx", "Last answer .xlsx"));
        await chat.PressAsync(user, ".csv");
        await chat.PressAsync(user, Of("我的数据 .csv", "My data .csv"));
        await chat.SayAsync(user, "/export 109");
        await chat.PressAsync(user, "Excel（.xlsx）");
        await chat.PressAsync(user, "CSV（.csv）");
        await chat.SayAsync(user, "/export abc");
        await chat.SayAsync(user, "/export 999");

        chat.Note("隐私");
        await chat.SayAsync(user, "/privacy");
        await chat.SayAsync(user, "/forget");
        await chat.PressAsync(user, Of("不删", "Keep"));
        var answer = chat.Telegram.Shown(user.Chat).Last(sent => sent.AllButtons.Any(button => button.Text == "👍"));
        await chat.SayAsync(user, "/forget");
        await chat.PressAsync(user, Of("删除", "Delete"));
        await chat.SayAsync(user, "那浙江呢");
        await chat.PressAsync(user, answer, Of("明细", "Items"));
        await chat.SayAsync(user, "/export");
        await chat.SayAsync(user, "江苏总投资多少");

        chat.Matches($"chat-own-{language[..2]}.txt");
    }

    [Theory]
    [InlineData("zh-hans")]
    [InlineData("en")]
    public async Task Before_anything_is_loaded(string language)
    {
        await using var chat = await Transcript.StartAsync(samples: false);
        var user = chat.Person(User, "用户", language);
        var admin = chat.Person(BotHarness.Admin, "管理员", language);

        foreach (var words in new[] { "/start", "/latest", "/issue", "/issue 108", "/top", "/search 氢能", "江苏总投资多少", "/export" })
        {
            await chat.SayAsync(user, words);
        }

        await chat.SayAsync(admin, "/issues");
        await chat.SayAsync(admin, "/report");
        await chat.SayAsync(admin, "/remove");
        await chat.SayAsync(admin, "/misses");
        await chat.SayAsync(admin, "/audit");
        await chat.SayAsync(admin, "/stats");

        chat.Matches($"chat-empty-{language[..2]}.txt");
    }
}
