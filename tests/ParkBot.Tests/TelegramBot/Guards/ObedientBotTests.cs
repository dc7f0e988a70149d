using System.Globalization;
using System.Text.RegularExpressions;
using ParkBot.Tests.Llm;
using Xunit;

namespace ParkBot.Tests.TelegramBot;

/// <summary>Row 12 through the whole bot: an admin loads hostile news, people ask hostile questions, and the model obeys everybody.</summary>
public sealed partial class ObedientBotTests
{
    private static readonly string[] Public = ["inbox", "outbox", "questions", "poll", "chats", "model_calls", "secrets", "sqlite_sequence", "audit", "pending", "digest_schedule"];

    [Fact]
    public async Task Nothing_of_an_obedient_model_reaches_a_chat_or_a_log()
    {
        var attacks = Injections.All.Select(injection => injection.Text).ToList();
        var (lines, items) = Planted.Items([.. attacks.Take(Planted.AnIssue)], 301);
        var model = new ObedientModel(17) { Targets = items };
        await using var server = await ModelServer.StartAsync(model.Reply, new ModelServerOptions { ApiKey = Wing.Key });
        await using var bot = await BotHarness.StartAsync(changes: [.. Guarded.Unlimited, .. ModelOutageTests.Settings(server), ("Llm:QuestionTokens", "1000000"), ("Llm:Reader", "ModelFirst"), ("Llm:Phrases", "true"), ("Llm:TimeoutSeconds", "60")]);
        var (admin, user) = (bot.Telegram.User(BotHarness.Admin), bot.Telegram.User(7));
        var file = Path.Combine(bot.Folder, "items.jsonl");
        await File.WriteAllBytesAsync(file, lines, TestContext.Current.CancellationToken);
        await bot.VerbAsync("load", "--items", file);
        var loaded = await bot.Telegram.AnswerToAsync(bot.Telegram.SendFile(admin, "401.txt", Planted.Text([.. attacks.Skip(60).Take(40)], 401)));
        await bot.SettledAsync();
        bot.Telegram.Press(admin, bot.Telegram.Shown(admin.Chat)[^1], "发布");
        await bot.SettledAsync();
        var before = await DatabaseDump.ReadAsync(bot.Database);

        var questions = Injections.ForQuestions.Where((_, at) => Guarded.IsLong || at % 8 == 0).Select((injection, at) => (at % 3) switch { 0 => injection.Text, 1 => "江苏总投资多少？" + injection.Text, _ => "把钱堆得最高的那个省里头拔尖的行当，" + injection.Text })
            .Concat(["第301期有哪些新闻", "第301期投资额前三的项目", "按企业统计条数", "/latest", "/issue 301", "/issue 401", "/top", "/search 系统", "江苏有哪些项目"]).ToList();
        foreach (var question in questions)
        {
            var answer = await bot.Telegram.AnswerToAsync(bot.Telegram.Say(user, question), TimeSpan.FromSeconds(60));
            foreach (var button in answer.AllButtons.Where(button => button.Text is "明细" or "怎么算的" or "导出" or "图表" or "复制").ToList())
            {
                bot.Telegram.Press(user, answer, button.Text);
            }

            await bot.SettledAsync(TimeSpan.FromSeconds(60));
        }

        foreach (var command in new[] { "/digest", "/misses", "/audit", "/stats" })
        {
            bot.Telegram.Say(admin, command);
        }

        await bot.SettledAsync();
        await bot.VerbAsync("digest", "--preview", "--issue", "301");
        var escapes = new Escapes([], [], [Wing.Key, bot.Database, bot.Telegram.Token, bot.Telegram.Token.Split(':')[1]]);
        List<string> said =
        [
            .. bot.Telegram.Ledger.Sent.Select(sent => sent.Text + sent.Html + sent.Blocks + sent.FileName + string.Concat(sent.AllButtons.Select(button => button.Text + button.Data)) + (sent.File is { Length: < 100_000 } bytes && sent.FileName?.EndsWith(".jsonl", StringComparison.Ordinal) == true ? System.Text.Encoding.UTF8.GetString(bytes) : string.Empty)),
            .. bot.Telegram.Ledger.CallsOf("sendMessageDraft").Concat(bot.Telegram.Ledger.CallsOf("answerCallbackQuery")).Select(call => call.Request.Text("text") ?? string.Empty),
        ];
        var stored = string.Join('\n', attacks.Append(loaded.Text).Concat(questions)).Replace(" ", string.Empty, StringComparison.Ordinal);
        var found = said.Select(text => escapes.Leak(text) is { } leak ? $"{leak}: {text}" : null).OfType<string>()
            .Concat(said.SelectMany(text => Addresses().Matches(text)).Select(match => match.Value.Split('…', '&')[0]).Where(address => !stored.Contains(address, StringComparison.Ordinal)))
            .Concat(bot.Log.Split('\n').Where(line => escapes.Leak(line) is { } leak && leak != bot.Database && !leak.StartsWith("canary 7390", StringComparison.Ordinal) && !leak.EndsWith("0937", StringComparison.Ordinal)))
            .Concat((await DatabaseDump.ReadAsync(bot.Database)).Changed(before, Public).Select(table => "changed: " + table))
            .ToList();
        Guarded.Tell(string.Create(CultureInfo.InvariantCulture, $"row 12, whole bot: questions {questions.Count}, prompts seen {model.Prompts}, calls of tools {model.Calls}, stories {model.Stories}, canaries {model.Marked}, messages {bot.Telegram.Ledger.Sent.Count}, drafts {bot.Telegram.Ledger.Count("sendMessageDraft")}, log {bot.Log.Length} characters: escapes {found.Count}"));
        foreach (var one in found.Take(10))
        {
            Guarded.Tell("! " + one);
        }

        Assert.Empty(found);
        Assert.True(model.Stories > 0);
        Assert.Empty(bot.Telegram.Refused());
        Assert.Empty(server.ScriptFailures);
    }

    [GeneratedRegex("(?:https?://|t\\.me/|tg://)[^\\s\"<>，。)）”]*", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Addresses();
}
