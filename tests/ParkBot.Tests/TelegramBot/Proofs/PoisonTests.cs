using System.Globalization;
using System.Text;
using Xunit;

namespace ParkBot.Tests.TelegramBot;

/// <summary>Updates and bodies that no bot should have to read: the good ones behind them wait for one poll at most.</summary>
public sealed class PoisonTests
{
    private const string Good = "\"message\":{\"message_id\":9,\"date\":1,\"chat\":{\"id\":99,\"type\":\"private\"},\"from\":{\"id\":99,\"is_bot\":false,\"first_name\":\"P\"},\"text\":\"";

    /// <summary>Name → a whole update; $id becomes its number, the other words what <see cref="Filled"/> has for them.</summary>
    private static readonly (string Name, string Json)[] Updates =
    [
        ("unknown kind", """{"update_id":$id,"telepathy":{"thought":1}}"""),
        ("kind that nobody asked for", """{"update_id":$id,"message_reaction":{"chat":{"id":"x"},"new_reaction":[{"type":"smell"}]}}"""),
        ("unknown subtypes", """{"update_id":$id,"message":{"message_id":9,"date":1,"chat":{"id":99,"type":"hyperspace"},"from":{"id":99,"first_name":"P"},"forward_origin":{"type":"mars"},"checklist":[1],"text":"x","entities":[{"type":"glow","offset":0,"length":1}]}}"""),
        ("number missing", """{$goodx"}}"""),
        ("number is a string", """{"update_id":"$id",$goodx"}}"""),
        ("number overflows", """{"update_id":99999999999999999999,$goodx"}}"""),
        ("number beyond 32 bits", """{"update_id":4294967299,$goodx"}}"""),
        ("number beyond a double", """{"update_id":1e999,$goodx"}}"""),
        ("number below zero", """{"update_id":-5,$goodx"}}"""),
        ("number with a fraction", """{"update_id":1.5,$goodx"}}"""),
        ("number null", """{"update_id":null,$goodx"}}"""),
        ("number twice", """{"update_id":$id,"update_id":"x",$goodx"}}"""),
        ("number an object", """{"update_id":{},$goodx"}}"""),
        ("update null", "null"),
        ("update a number", "5"),
        ("update a string", "\"x\""),
        ("update an array", "[[]]"),
        ("update empty", "{}"),
        ("message null", """{"update_id":$id,"message":null}"""),
        ("message a string", """{"update_id":$id,"message":"hello"}"""),
        ("message an array", """{"update_id":$id,"message":[1]}"""),
        ("message without a chat", """{"update_id":$id,"message":{"message_id":1,"text":"x"}}"""),
        ("chat null", """{"update_id":$id,"message":{"message_id":1,"chat":null,"text":"x"}}"""),
        ("chat a string", """{"update_id":$id,"message":{"message_id":1,"chat":"x","text":"x"}}"""),
        ("chat's number overflows", """{"update_id":$id,"message":{"message_id":1,"chat":{"id":99999999999999999999},"text":"x"}}"""),
        ("chat's number a string", """{"update_id":$id,"message":{"message_id":1,"chat":{"id":"7"},"text":"x"}}"""),
        ("message's number overflows", """{"update_id":$id,"message":{"message_id":99999999999,"chat":{"id":99,"type":"private"},"from":{"id":99},"text":"x"}}"""),
        ("sender an array", """{"update_id":$id,"message":{"message_id":1,"chat":{"id":99},"from":[],"text":"x"}}"""),
        ("text a number", """{"update_id":$id,"message":{"message_id":1,"chat":{"id":99,"type":"private"},"from":{"id":99},"text":5}}"""),
        ("text an object", """{"update_id":$id,"message":{"message_id":1,"chat":{"id":99,"type":"private"},"from":{"id":99},"text":{"a":1}}}"""),
        ("entities an object", """{"update_id":$id,$goodx","entities":{}}}"""),
        ("entity that reaches beyond", """{"update_id":$id,$good/help","entities":[{"type":"bot_command","offset":-5,"length":99999}]}}"""),
        ("entities of null", """{"update_id":$id,$good/help","entities":[null]}}"""),
        ("document of the wrong type", """{"update_id":$id,$goodx","document":"file"}}"""),
        ("document without a file", """{"update_id":$id,$goodx","document":{}}}"""),
        ("document of a negative size", """{"update_id":$id,"message":{"message_id":9,"chat":{"id":501,"type":"private"},"from":{"id":501},"document":{"file_id":"nothing","file_size":-1,"file_name":"\u202etxt.exe\u0000"}}}"""),
        ("press without a message", """{"update_id":$id,"callback_query":{"id":"1","from":{"id":99},"data":"x"}}"""),
        ("press without anything", """{"update_id":$id,"callback_query":{}}"""),
        ("press with odd data", """{"update_id":$id,"callback_query":{"id":"1","from":{"id":99},"message":{"message_id":1,"chat":{"id":99,"type":"private"},"date":0},"data":"m:99999999999999999999:\u0000"}}"""),
        ("standing of an unknown kind", """{"update_id":$id,"my_chat_member":{"chat":{"id":99},"from":{"id":99},"old_chat_member":{"status":"ghost"},"new_chat_member":{"status":7}}}"""),
        ("standing of nobody", """{"update_id":$id,"my_chat_member":{"chat":{"id":99},"from":{"id":99},"old_chat_member":{},"new_chat_member":{"status":null}}}"""),
        ("surrogate in a text", """{"update_id":$id,$good\ud83d"}}"""),
        ("surrogate turned round", """{"update_id":$id,$good\ude00\ud83d"}}"""),
        ("surrogate in a name that nobody reads", """{"update_id":$id,"message":{"message_id":9,"chat":{"id":99,"type":"private","title":"\ud83d"},"from":{"id":99,"first_name":"\udc00"},"text":"x"}}"""),
        ("surrogate in a field's name", """{"\ud83d":1,"update_id":$id,"message":7}"""),
        ("surrogate in a field's name, without a number", """{"\ud83d":1,"message":7}"""),
        ("nul and controls", """{"update_id":$id,$good\u0000\u0001\u202e\ufffe"}}"""),
        ("nested 1,000 deep", """{"update_id":$id,"x":$deep,$goodx"}}"""),
        ("nested 20,000 deep", """{"update_id":$id,"x":$bottomless}"""),
        ("replies 1,000 deep", Replies(1000)),
        ("a text of 300,000", """{"update_id":$id,$good$long"}}"""),
        ("a number of 100,000 digits", """{"update_id":$id,"x":$digits,$goodx"}}"""),
        ("no JSON inside", """{"update_id":$id,"message":{"message_id":1,"chat":{"""),
        ("no JSON at its end", """{"update_id":$id,"message":{"text":"x"}} trailing"""),
        ("no JSON, a bare word", """{"update_id":$id,"message":undefined}"""),
        ("50,000 entities", """{"update_id":$id,$goodx","entities":[$entities]}}"""),
    ];

    /// <summary>Bodies of a poll that are no batch.</summary>
    private static readonly (string Name, string Body, int Status)[] Bodies =
    [
        ("HTML with 200", "<html><body>Sign in to the hotel's network</body></html>", 200),
        ("HTML with 502", "<html><body>502</body></html>", 502),
        ("nothing", "", 200),
        ("cut off", """{"ok":true,"result":[{"update_id":7310""", 200),
        ("no result", """{"ok":true}""", 200),
        ("result an object", """{"ok":true,"result":{}}""", 200),
        ("result null", """{"ok":true,"result":null}""", 200),
        ("ok a word", """{"ok":"yes","result":[]}""", 200),
        ("an array", "[]", 200),
        ("null", "null", 200),
        ("a refusal of wrong types", """{"ok":false,"error_code":"many","description":5,"parameters":[]}""", 400),
        ("a refusal with surrogates", """{"ok":false,"error_code":400,"description":"\ud83d"}""", 400),
        ("a refusal that waits a word", """{"ok":false,"error_code":429,"description":"x","parameters":{"retry_after":"soon"}}""", 429),
        ("a refusal that waits below zero", """{"ok":false,"error_code":429,"description":"x","parameters":{"retry_after":-3}}""", 429),
        ("a code that overflows", """{"ok":false,"error_code":99999999999,"description":"x"}""", 400),
        ("surrogate in a field's name", """{"\ud83d":1,"ok":true,"result":[]}""", 200),
    ];

    [Fact]
    public async Task Good_updates_behind_poison_wait_one_poll_at_most()
    {
        var all = Updates.Select(one => (one.Name, Bytes: Encoding.UTF8.GetBytes(Filled(one.Json)))).Concat(Raw()).ToList();
        var waits = await Proof.SideBySideAsync(all, 4, async part =>
        {
            await using var bot = await StartAsync();
            var polls = new List<(string Name, int Polls)>();
            foreach (var (name, bytes) in part)
            {
                polls.Add((name, await MeasureAsync(bot, bytes, polls.Count)));
            }

            return polls;
        });

        Proof.Tell($"poison updates {waits.Count}; good ones answered {waits.Count}; polls that a good one waited: most {waits.Max(one => one.Polls)}");
        foreach (var (name, polls) in waits.Where(one => one.Polls > 1))
        {
            Proof.Tell($"  {name}: {polls}");
        }

        // The poll that was open when the poison came brings it; the next one brings the good update.
        Assert.All(waits, one => Assert.True(one.Polls <= 2, $"{one.Name}: {one.Polls}"));
    }

    [Fact]
    public async Task A_batch_of_poison_only_spoils_itself()
    {
        await using var bot = await StartAsync();
        var telegram = bot.Telegram;
        await Proof.UntilAsync(() => telegram.Ledger.Count("getUpdates") > 0, TimeSpan.FromSeconds(30), () => bot.Log);
        await bot.StopAsync();

        var user = telegram.User(77);
        var good = new List<int>();
        foreach (var (_, json) in Updates)
        {
            telegram.Raw(Filled(json));
            good.Add(telegram.NextUpdateId);
            telegram.Say(user, Proof.Question(77, good.Count));
        }

        var polls = telegram.Ledger.Count("getUpdates");
        bot.Start();
        await Proof.UntilAsync(() => Books.Count(bot.Database, "SELECT count(*) FROM questions WHERE chat = 77") >= good.Count, TimeSpan.FromSeconds(60), () => bot.Log[..Math.Min(bot.Log.Length, 3000)]);
        await Proof.UntilAsync(() => telegram.Ledger.In(77).Count() >= good.Count, TimeSpan.FromSeconds(20), () => bot.Log);
        await bot.StopAsync();
        Proof.Tell($"one queue of {good.Count} good and {Updates.Length} poison updates: {telegram.Ledger.Count("getUpdates") - polls} polls, set aside {Books.Count(bot.Database, "SELECT count(*) FROM inbox WHERE state = 3")}, still pending {telegram.PendingUpdates}");
        Accounts.Of(telegram, bot.Database, good).AssertClean(mostUncertain: 0);
    }

    [Fact]
    public async Task Bodies_that_are_no_batch_are_polled_again()
    {
        var times = await Proof.SideBySideAsync(Bodies, 4, async part =>
        {
            await using var bot = await StartAsync();
            var telegram = bot.Telegram;
            var user = telegram.User(78);
            var took = new List<TimeSpan>();
            foreach (var (name, body, status) in part)
            {
                var fault = telegram.RawBody(body, times: 1, status);
                telegram.Say(user, "/help");
                await Proof.UntilAsync(() => fault.Used == 1, TimeSpan.FromSeconds(20), () => $"{name}: it polls no more.\n{bot.Log}");
                var since = TimeProvider.System.GetTimestamp();
                await telegram.AnswerToAsync(telegram.Say(user, "江苏总投资多少"), TimeSpan.FromSeconds(20));
                took.Add(TimeProvider.System.GetElapsedTime(since));
            }

            return took;
        });

        var slowest = times.Max();
        Proof.Tell($"odd bodies {Bodies.Length}; a question after each was answered within {slowest.TotalSeconds:0.0} s");
        Proof.Within(slowest, TimeSpan.FromSeconds(5));
    }

    private static Task<BotHarness> StartAsync() =>
        BotHarness.StartAsync(null, true, ("Telegram:PerMinute", "10000"), ("Telegram:PerMinuteInChat", "10000"), ("Logging:Level", "Warning"));

    /// <summary>How many polls were made from the poison to the answer of the question behind it.</summary>
    private static async Task<int> MeasureAsync(BotHarness bot, byte[] poison, int number)
    {
        var telegram = bot.Telegram;
        var user = telegram.User(76);
        var before = telegram.Ledger.Count("getUpdates");
        var id = telegram.NextUpdateId.ToString(CultureInfo.InvariantCulture);
        telegram.Raw(Replaced(poison, "$id", id));
        var asked = telegram.Say(user, Proof.Question(76, number));
        await telegram.AnswerToAsync(asked, TimeSpan.FromSeconds(20));
        Assert.Single(telegram.AnswersTo(asked));
        return telegram.Ledger.Count("getUpdates") - before - 1;
    }

    /// <summary>Bytes that are no UTF-8, or no JSON.</summary>
    private static IEnumerable<(string Name, byte[] Bytes)> Raw()
    {
        static byte[] Join(string before, byte[] middle, string after) => [.. Encoding.UTF8.GetBytes(before), .. middle, .. Encoding.UTF8.GetBytes(after)];
        yield return ("raw surrogate in a text", Join("{\"update_id\":$id," + Good, [0xED, 0xA0, 0xBD], "\"}}"));
        yield return ("raw bytes in a text", Join("{\"update_id\":$id," + Good, [0xFF, 0xFE, 0xC0, 0x80], "\"}}"));
        yield return ("raw bytes in a field's name", Join("{\"update_id\":$id,\"", [0xFF, 0xED, 0xA0], "\":1}"));
        yield return ("a cut character", Join("{\"update_id\":$id," + Good, [0xE6, 0xB1], "\"}}"));
    }

    private static byte[] Replaced(byte[] bytes, string word, string by)
    {
        var at = bytes.AsSpan().IndexOf(Encoding.ASCII.GetBytes(word));
        return at < 0 ? bytes : Replaced([.. bytes.AsSpan(0, at), .. Encoding.ASCII.GetBytes(by), .. bytes.AsSpan(at + word.Length)], word, by);
    }

    private static string Filled(string json) => json
        .Replace("$good", Good, StringComparison.Ordinal)
        .Replace("$deep", Nested(1000), StringComparison.Ordinal)
        .Replace("$bottomless", Nested(20_000), StringComparison.Ordinal)
        .Replace("$long", new string('问', 300_000), StringComparison.Ordinal)
        .Replace("$digits", new string('9', 100_000), StringComparison.Ordinal)
        .Replace("$entities", string.Join(',', Enumerable.Repeat("{\"type\":\"bold\",\"offset\":0,\"length\":1}", 50_000)), StringComparison.Ordinal);

    private static string Nested(int depth) => new string('[', depth) + new string(']', depth);

    private static string Replies(int depth)
    {
        var text = new StringBuilder("{\"update_id\":$id,\"message\":");
        for (var at = 0; at < depth; at++)
        {
            text.Append("{\"message_id\":1,\"chat\":{\"id\":99,\"type\":\"private\"},\"text\":\"x\",\"reply_to_message\":");
        }

        return text.Append("null").Append('}', depth).Append('}').ToString();
    }
}
