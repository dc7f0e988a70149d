using System.Globalization;
using System.Text;
using System.Text.Json;
using Xunit;

namespace ParkBot.Tests.TelegramBot;

/// <summary>Every action of admins, tried by everybody who is none. What changed is read from the database file itself.</summary>
public sealed class AdminActionTests
{
    private static readonly string[] Commands =
    [
        "/load", "/load 园区周报 正文", "/issues", "/report 109", "/fix 109-1 投资额 12亿元", "/join 109-1 109-6", "/part 109-1", "/reread 109", "/remove 109", "/misses", "/stats", "/audit", "/backup",
        "/digest", "/broadcast 大家好", "/admins", "/admins add 7", "/admins remove 501", "/admin AAAAAAAAAA",
    ];

    /// <summary>All that somebody without rights is ever told; a picture or figure of an admin's would be none of these.</summary>
    private static readonly string[] Refusals =
    [
        "只有管理员能", "请在和我的私聊里", "管理命令请在和我的私聊里用", "这个代码不对", "That code is wrong", "I answer questions; only admins", "Only admins can", "Please use admin commands in a private chat", "Please send this in a private", "Please load it in a private", "没有听懂这个问题",
    ];

    /// <summary>Buttons that somebody made up.</summary>
    private static readonly string[] Made = ["misses:0:1", "misses:0:file", "audit:0:1", "audit:0:2", "undo:2", "pub:1", "drop:2:x", "rm:3:yes", "again:6:yes", "fix:4:1.investment.0.0", "paste:5:done", "dg:0:preview", "dg:0:hold", "dg:0:go", "dg:1:who", "dg:1:again", "dgnow:6:yes", "dgun:6:yes", "bc:6:yes"];

    /// <summary>Tables that any message may touch: what came in, what went out, what was asked, and that it was refused.</summary>
    private static readonly string[] Public = ["inbox", "outbox", "questions", "audit", "poll", "chats", "sqlite_sequence"];

    [Fact]
    public async Task Nobody_else_carries_out_an_admins_action()
    {
        await using var bot = await BotHarness.StartAsync(samples: false, changes: Guarded.Unlimited);
        await bot.VerbAsync("load", await bot.SampleAsync(109));
        var stage = await Stage.SetAsync(bot);
        var before = await DatabaseDump.ReadAsync(bot.Database);
        var files = Files(bot);
        var sentBefore = bot.Telegram.Ledger.Sent.Count;
        var attempts = 0;

        foreach (var (name, write) in stage.Writers())
        {
            foreach (var command in Commands)
            {
                write(command);
                attempts++;
            }

            await bot.SettledAsync();
            Check(bot, before, await DatabaseDump.ReadAsync(bot.Database), files, sentBefore, name);
        }

        foreach (var (name, press) in stage.Pressers())
        {
            foreach (var data in stage.Data)
            {
                press(data);
                attempts++;
            }

            await bot.SettledAsync();
            Check(bot, before, await DatabaseDump.ReadAsync(bot.Database), files, sentBefore, name);
        }

        foreach (var (name, send) in stage.FileSenders())
        {
            send();
            attempts++;
            await bot.SettledAsync();
            Check(bot, before, await DatabaseDump.ReadAsync(bot.Database), files, sentBefore, name);
        }

        // The same buttons work for the admin: the test would notice if they did.
        var doubt = stage.Data.First(data => data.StartsWith("fix:", StringComparison.Ordinal));
        bot.Telegram.PressData(stage.Admin, BotHarness.Admin, stage.Message, doubt);
        bot.Telegram.PressData(stage.Admin, BotHarness.Admin, stage.Message, stage.Data.First(data => data.StartsWith("pub:", StringComparison.Ordinal)));
        await bot.SettledAsync();
        Assert.NotEmpty((await DatabaseDump.ReadAsync(bot.Database)).Changed(before, Public));
        Assert.Empty(bot.Telegram.Refused());
        Guarded.Tell($"row 14: attempts {attempts} ({Commands.Length} commands, {stage.Data.Count} buttons), unauthorised successes 0, messages {bot.Telegram.Ledger.Sent.Count - sentBefore}");
    }

    [Fact]
    public async Task An_admins_buttons_work_once_and_for_a_time()
    {
        await using var bot = await BotHarness.StartAsync(samples: false, changes: Guarded.Unlimited);
        await bot.VerbAsync("load", await bot.SampleAsync(109));
        var stage = await Stage.SetAsync(bot);
        var replays = 0;
        foreach (var verb in new[] { "again", "undo", "rm", "pub", "drop", "paste", "fix", "dgun", "bc", "dgnow" })
        {
            var data = stage.Data.Last(one => !Made.Contains(one, StringComparer.Ordinal) && one.StartsWith(verb + ":", StringComparison.Ordinal) && !one.EndsWith(":no", StringComparison.Ordinal) && !one.EndsWith(":stop", StringComparison.Ordinal));
            bot.Telegram.PressData(stage.Admin, BotHarness.Admin, stage.Message, data);
            await bot.SettledAsync();
            var once = await StillAsync(bot);
            for (var again = 0; again < 3; again++)
            {
                bot.Telegram.PressData(stage.Admin, BotHarness.Admin, stage.Message, data);
                replays++;
            }

            await bot.SettledAsync();
            var changed = (await StillAsync(bot)).Changed(once, Public);
            Assert.True(changed.Count == 0, $"{data}: {string.Join(' ', changed)}");
        }

        // After their time: what was asked for before is void.
        bot.Telegram.Say(stage.Admin, "/remove 110");
        await bot.SettledAsync();
        var removal = bot.Telegram.Ledger.In(BotHarness.Admin).SelectMany(sent => sent.AllButtons).Last(button => button.Data!.StartsWith("rm:", StringComparison.Ordinal) && button.Data.EndsWith("yes", StringComparison.Ordinal)).Data!;
        await DatabaseDump.CountAsync(bot.Database, "UPDATE pending SET Until = 1; SELECT 1");
        var before = await DatabaseDump.ReadAsync(bot.Database);
        var expired = stage.Data.Append(removal).Where(data => !data.StartsWith("dg:", StringComparison.Ordinal) && !data.StartsWith("sub", StringComparison.Ordinal) && !data.StartsWith("undo", StringComparison.Ordinal) && !data.StartsWith("misses", StringComparison.Ordinal) && !data.StartsWith("audit", StringComparison.Ordinal)).ToList();
        var presses = expired.Select(data => bot.Telegram.PressData(stage.Admin, BotHarness.Admin, stage.Message, data)).ToList();
        await bot.SettledAsync();
        Assert.Empty((await DatabaseDump.ReadAsync(bot.Database)).Changed(before, Public));
        Assert.All(presses, press => Assert.False(string.IsNullOrEmpty(press.Text)));
        Guarded.Tell($"row 14: replayed presses {replays}, expired presses {expired.Count}, effects 0");
    }

    /// <summary>Once nothing changes any more: what an admin starts goes on in the background.</summary>
    private static async Task<DatabaseDump> StillAsync(BotHarness bot)
    {
        var before = await DatabaseDump.ReadAsync(bot.Database);
        for (var same = 0; same < 3;)
        {
            await Task.Delay(100, TestContext.Current.CancellationToken);
            await bot.SettledAsync();
            var now = await DatabaseDump.ReadAsync(bot.Database);
            same = now.Changed(before, ["inbox", "poll"]).Count == 0 ? same + 1 : 0;
            before = now;
        }

        return before;
    }

    private static void Check(BotHarness bot, DatabaseDump before, DatabaseDump after, IReadOnlyList<string> files, int sentBefore, string who)
    {
        var changed = after.Changed(before, Public);
        Assert.True(changed.Count == 0, $"{who}: changed {string.Join(' ', changed)}");
        Assert.Equal(files, Files(bot));
        var told = bot.Telegram.Ledger.Sent.Skip(sentBefore).Where(sent => !Array.Exists(Refusals, words => sent.Text.Contains(words, StringComparison.Ordinal))).ToList();
        Assert.True(told.Count == 0, $"{who} was told: {string.Join('\n', told.Select(sent => $"{sent.Chat}: {sent.Text}"))}");
        var set = after.Rows("audit").Except(before.Rows("audit"), StringComparer.Ordinal).Where(row => !row.Contains("|refused|", StringComparison.Ordinal)).ToList();
        Assert.True(set.Count == 0, $"{who} is in the audit log: {string.Join('\n', set)}");
    }

    private static List<string> Files(BotHarness bot) =>
        [.. Directory.GetFiles(bot.Folder).Select(Path.GetFileName).OfType<string>().Where(name => !name.StartsWith("news.db-", StringComparison.Ordinal) && !name.EndsWith(".serving", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    /// <summary>An admin with a draft and every button that there is, and the others.</summary>
    private sealed class Stage(BotHarness bot, EmulatedUser admin)
    {
        internal EmulatedUser Admin { get; } = admin;

        internal int Message { get; private set; }

        internal List<string> Data { get; } = [];

        private readonly EmulatedUser user = bot.Telegram.User(7);
        private readonly EmulatedUser english = bot.Telegram.User(8, "en");
        private readonly EmulatedUser former = bot.Telegram.User(502);
        private EmulatedChat group = null!;
        private EmulatedChat channel = null!;

        internal static async Task<Stage> SetAsync(BotHarness bot)
        {
            var stage = new Stage(bot, bot.Telegram.User(BotHarness.Admin));
            stage.group = bot.Telegram.Supergroup(-1001, "组", false, stage.Admin, stage.user, stage.english, stage.former);
            stage.channel = bot.Telegram.Channel(-1002, "频道");
            bot.Telegram.Say(stage.Admin, "/admins add 502");
            bot.Telegram.Say(stage.Admin, "/admins remove 502");
            bot.Telegram.Say(stage.Admin, "/fix 109-1 投资额 12亿元");
            await bot.SettledAsync();
            await DatabaseDump.CountAsync(bot.Database, "UPDATE issues SET reader_version = 'reader-0'; SELECT 1");
            bot.Telegram.Say(stage.Admin, "/reread 109");
            bot.Telegram.Say(stage.Admin, "/remove 109");
            bot.Telegram.SendFile(stage.Admin, "110.txt", BotHarness.Sample(110));
            bot.Telegram.Say(stage.Admin, "/load");
            await bot.SettledAsync();
            await stage.BroadcastAsync();
            var report = bot.Telegram.Ledger.In(BotHarness.Admin).Last(sent => sent.AllButtons.Any(button => button.Data!.StartsWith("doubt:", StringComparison.Ordinal)));
            stage.Message = report.MessageId;
            bot.Telegram.Press(stage.Admin, report, report.AllButtons.First(button => button.Data!.StartsWith("doubt:", StringComparison.Ordinal)).Data!);
            await bot.SettledAsync();
            stage.Data.AddRange(bot.Telegram.Ledger.In(BotHarness.Admin).SelectMany(sent => sent.AllButtons).Select(button => button.Data!).Distinct(StringComparer.Ordinal));
            stage.Data.AddRange(Made);
            foreach (var verb in new[] { "pub", "doubt", "drop", "fix", "undo", "again", "rm", "paste", "misses", "audit", "dg", "dgnow", "dgun", "bc" })
            {
                Assert.Contains(stage.Data, data => data.StartsWith(verb + ":", StringComparison.Ordinal));
            }

            return stage;
        }

        /// <summary>An edition with a message of which nobody knows whether it arrived, and a confirmation of each kind that waits.</summary>
        private async Task BroadcastAsync()
        {
            bot.Telegram.Say(Admin, "/subscribe 整期");
            bot.Telegram.Say(Admin, "/broadcast 不确定");
            await bot.SettledAsync();
            bot.Telegram.Faults.Add("sendMessage", new Fault.DropResponse(), chat: BotHarness.Admin);
            PressNewest("bc:", ":yes");
            while (await DatabaseDump.CountAsync(bot.Database, "SELECT count(*) FROM outbox WHERE State = 4") == 0)
            {
                await Task.Delay(20, TestContext.Current.CancellationToken);
            }

            bot.Telegram.Say(Admin, "/digest");
            await bot.SettledAsync();
            PressNewest("dg:", ":again");
            PressNewest("dg:", ":now");
            bot.Telegram.Say(Admin, "/broadcast 大家好");
            await bot.SettledAsync();
        }

        private void PressNewest(string start, string end)
        {
            var (message, data) = bot.Telegram.Ledger.In(BotHarness.Admin).SelectMany(sent => sent.AllButtons.Select(button => (sent.MessageId, Data: button.Data!)))
                .Last(one => one.Data.StartsWith(start, StringComparison.Ordinal) && one.Data.EndsWith(end, StringComparison.Ordinal));
            bot.Telegram.PressData(Admin, BotHarness.Admin, message, data);
        }

        internal IEnumerable<(string Name, Action<string> Write)> Writers()
        {
            yield return ("an ordinary user", text => bot.Telegram.Say(user, text));
            yield return ("an English user", text => bot.Telegram.Say(english, text));
            yield return ("a former admin", text => bot.Telegram.Say(former, text));
            yield return ("a user in the admin's group", text => bot.Telegram.Say(user, text, group));
            yield return ("the admin in a group", text => bot.Telegram.Say(Admin, text, group));
            yield return ("an anonymous admin", text => bot.Telegram.Say(Admin, text, group, senderChat: group));
            yield return ("a channel in a group", text => bot.Telegram.Say(Admin, text, group, senderChat: channel));
            yield return ("a channel's post", text => bot.Telegram.Post(channel, text));
            yield return ("a bot", text => Raw("message", Written(700, isBot: true, 700, "private", text)));
            yield return ("a bot with the admin's number", text => Raw("message", Written(BotHarness.Admin, isBot: true, BotHarness.Admin, "private", text)));
            yield return ("the admin's number in another's chat", text => Raw("message", Written(BotHarness.Admin, isBot: false, 7, "private", text)));
            yield return ("another in the admin's chat", text => Raw("message", Written(7, isBot: false, BotHarness.Admin, "private", text)));
            yield return ("an edit by a user", text => Raw("edited_message", Written(7, isBot: false, 7, "private", text)));
            yield return ("nobody", text => Raw("message", Written(null, isBot: false, 7, "private", text)));
        }

        internal IEnumerable<(string Name, Action<string> Press)> Pressers()
        {
            yield return ("a user with an admin's data", data => bot.Telegram.PressData(user, user.Id, 1, data));
            yield return ("an English user with an admin's data", data => bot.Telegram.PressData(english, english.Id, 1, data));
            yield return ("a former admin with his old data", data => bot.Telegram.PressData(former, former.Id, 1, data));
            yield return ("a user under the admin's message", data => bot.Telegram.PressData(user, BotHarness.Admin, Message, data));
            yield return ("a user in the group", data => bot.Telegram.PressData(user, group.Id, 1, data));
            yield return ("the admin in the group", data => bot.Telegram.PressData(Admin, group.Id, 1, data));
            yield return ("the admin under another's message", data => bot.Telegram.PressData(Admin, user.Id, 1, data));
            yield return ("a press without a message", data => Raw("callback_query", Pressed(7, isBot: false, data)));
            yield return ("the admin's press without a message", data => Raw("callback_query", Pressed(BotHarness.Admin, isBot: false, data)));
            yield return ("a bot's press", data => Raw("callback_query", Pressed(BotHarness.Admin, isBot: true, data, (BotHarness.Admin, "private"))));
            yield return ("a user's press in a channel", data => Raw("callback_query", Pressed(7, isBot: false, data, (-1002, "channel"))));
            yield return ("a press with broken data", data => bot.Telegram.PressData(user, user.Id, 1, data.ToUpperInvariant() + "::" + data));
        }

        internal IEnumerable<(string Name, Action Send)> FileSenders()
        {
            var file = BotHarness.Sample(110);
            yield return ("a user's file", () => bot.Telegram.SendFile(user, "110.txt", file));
            yield return ("a user's file with /load", () => bot.Telegram.SendFile(user, "110.txt", file, "/load"));
            yield return ("a former admin's file", () => bot.Telegram.SendFile(former, "110.txt", file, "/load 110 2023 3 1"));
            yield return ("the admin's file in a group", () => bot.Telegram.SendFile(Admin, "110.txt", file, "/load", chat: group));
            yield return ("a header by a user", () => bot.Telegram.Say(user, "108 2023 2 4"));
        }

        private void Raw(string kind, object update) =>
            bot.Telegram.Raw($"{{\"update_id\":$id,\"{kind}\":{JsonSerializer.Serialize(update)}}}");

        private static Dictionary<string, object> Written(long? from, bool isBot, long chat, string type, string text)
        {
            var message = new Dictionary<string, object>(StringComparer.Ordinal) { ["message_id"] = 9, ["date"] = 1, ["chat"] = new { id = chat, type }, ["text"] = text };
            if (from is { } sender)
            {
                message["from"] = new { id = sender, is_bot = isBot, first_name = "x" };
            }

            return message;
        }

        private static Dictionary<string, object> Pressed(long from, bool isBot, string data, (long Id, string Type)? chat = null)
        {
            var press = new Dictionary<string, object>(StringComparer.Ordinal) { ["id"] = "77", ["from"] = new { id = from, is_bot = isBot, first_name = "x" }, ["chat_instance"] = "1", ["data"] = data };
            if (chat is { } where)
            {
                press["message"] = new { message_id = 1, date = 1, chat = new { id = where.Id, type = where.Type } };
            }

            return press;
        }
    }
}
