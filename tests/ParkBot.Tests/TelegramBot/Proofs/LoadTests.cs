using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Xunit;

namespace ParkBot.Tests.TelegramBot;

/// <summary>Many questions at once, and a broadcast on its way: nothing lost, in order, and how long it takes.</summary>
public sealed class LoadTests
{
    private const long MostMemory = 512L << 20;

    [Fact]
    public async Task Many_questions_at_once()
    {
        var chats = Proof.Number("PARKBOT_CHATS") ?? Proof.Of(100, 1000);
        var each = Proof.Of(5, 10);
        await using var bot = await RealBot.MakeAsync(null, true, ("Telegram__MostWaiting", "100000"));
        var telegram = bot.Telegram;
        var users = Enumerable.Range(0, chats).Select(number => telegram.User(10_000 + number)).ToList();
        var questions = users.SelectMany(user => Enumerable.Range(0, each).Select(number => Proof.Question(user.Id, number))).ToList();
        await bot.StartReadyAsync();

        // Warm, as a bot that has run for a while: the same kinds of questions from chats that are not counted.
        var warm = Enumerable.Range(0, Math.Max(60, chats)).Select(number => telegram.Say(telegram.User(90_000 + (number % 20)), Proof.Question(90_000, number))).ToList();
        await telegram.WaitForAsync(ledger => ledger.Messages.Count() >= warm.Count, TimeSpan.FromSeconds(120));
        var before = telegram.Ledger.Messages.Count();
        var (engine, engineUsed) = await EngineTimeAsync(bot, questions);

        var mine = Process.GetCurrentProcess();
        var (botTime, testTime) = (bot.ProcessorTime, mine.TotalProcessorTime);
        var asked = new List<int>();
        var since = TimeProvider.System.GetTimestamp();
        for (var number = 0; number < each; number++)
        {
            foreach (var user in users)
            {
                asked.Add(telegram.NextUpdateId);
                telegram.Say(user, Proof.Question(user.Id, number));
            }
        }

        await telegram.WaitForAsync(ledger => ledger.Messages.Count() >= before + questions.Count, TimeSpan.FromSeconds(600));
        var wall = TimeProvider.System.GetElapsedTime(since);
        mine.Refresh();
        var (botUsed, testUsed) = (bot.ProcessorTime - botTime, mine.TotalProcessorTime - testTime);
        await Proof.UntilAsync(() => Books.Count(bot.Database, "SELECT count(*) FROM outbox WHERE state IN (1, 2)") == 0, TimeSpan.FromSeconds(60), () => bot.Log);
        Assert.Equal(0, (await bot.TerminateAsync()).Status);

        var wanted = questions.Count * engine / Environment.ProcessorCount;
        Proof.Tell($"questions {questions.Count} from {chats} chats: wall {wall.TotalSeconds:0.00} s; engine {engine.TotalMilliseconds:0.000} ms each ({engineUsed.TotalMilliseconds:0.000} ms of a processor); wall / (questions × engine / {Environment.ProcessorCount} cores) = {wall / wanted:0.00}");
        Proof.Tell($"processor time: bot {botUsed.TotalSeconds:0.00} s ({botUsed / questions.Count / engineUsed:0.00} × engine), test with the emulator {testUsed.TotalSeconds:0.00} s; machine busy {(botUsed + testUsed) / wall / Environment.ProcessorCount:P0}; peak memory {bot.PeakMemory >> 20} MB");
        Accounts.Of(telegram, bot.Database, asked).AssertClean(mostUncertain: 0);
        Assert.Equal(before + questions.Count, telegram.Ledger.Messages.Count());
        Assert.InRange(bot.PeakMemory, 1, MostMemory);
    }

    [Fact]
    public async Task Answers_are_quick_while_a_broadcast_runs()
    {
        var subscribers = Proof.Of(150, 2000);
        await using var bot = await RealBot.MakeAsync(
            new EmulatorOptions { Limits = SendLimits.Telegram }, true, ("Delivery__PerSecond", "30"), ("Delivery__PerSecondInChat", "1"), ("Delivery__PerMinuteInGroup", "20"));
        var telegram = bot.Telegram;
        await bot.StartReadyAsync();
        Assert.Equal(0, (await bot.TerminateAsync()).Status);
        var payload = JsonSerializer.Serialize(new { Html = "<b>周报</b>", Plain = "周报" }).Replace("Html", "html", StringComparison.Ordinal).Replace("Plain", "plain", StringComparison.Ordinal);
        foreach (var number in Enumerable.Range(0, subscribers))
        {
            telegram.User(20_000 + number);
        }

        // They may leave when the bot is warm; that it is slow in its first seconds is no matter of broadcasts.
        var warm = DateTimeOffset.UtcNow.AddSeconds(10);
        Books.Do(
            bot.Database,
            string.Create(CultureInfo.InvariantCulture, $"WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < {subscribers}) INSERT INTO outbox (source, part, chat, lane, state, payload, created_at, not_before) SELECT 'd1:' || i, 0, 20000 + i, 2, 1, '{payload}', 1, {warm.ToUnixTimeMilliseconds()} FROM n"));
        await bot.StartReadyAsync();
        for (var number = 0; DateTimeOffset.UtcNow < warm; number++)
        {
            await telegram.AnswerToAsync(telegram.Say(telegram.User(31_000 + number), Proof.Question(31_000, number)), TimeSpan.FromSeconds(30));
        }

        // A question a little oftener than each 150 ms, from one of many chats, while the broadcast lasts.
        var asked = new List<(EmulatedMessage Message, DateTimeOffset At)>();
        while (Books.Count(bot.Database, "SELECT count(*) FROM outbox WHERE lane = 2 AND state < 3") > 0)
        {
            asked.Add((telegram.Say(telegram.User(30_000 + (asked.Count % 40)), Proof.Question(30_000, asked.Count)), DateTimeOffset.UtcNow));
            await Task.Delay(120, TestContext.Current.CancellationToken);
        }

        await Proof.UntilAsync(() => Books.Count(bot.Database, "SELECT count(*) FROM outbox WHERE state < 3") == 0 && telegram.PendingUpdates == 0 && Books.Count(bot.Database, "SELECT count(*) FROM questions WHERE chat BETWEEN 30000 AND 30999") == asked.Count, TimeSpan.FromSeconds(60), () => bot.Log);
        bot.NoteMemory();
        await bot.TerminateAsync();
        var took = asked.Select(one => telegram.AnswersTo(one.Message)[0].At - one.At).Order().ToList();
        var p95 = took[(int)(took.Count * 0.95)];
        var got = telegram.Ledger.Messages.Where(sent => sent.Chat is >= 20_000 and < 30_000).GroupBy(sent => sent.Chat).ToList();
        Proof.Tell($"broadcast to {subscribers}: reached {got.Count}, more than once {got.Count(chat => chat.Count() > 1)}; {asked.Count} questions beside it: median {took[took.Count / 2].TotalSeconds:0.00} s, p95 {p95.TotalSeconds:0.00} s, slowest {took[^1].TotalSeconds:0.00} s; sends beyond the limits {telegram.Ledger.BeyondLimits}; peak memory {bot.PeakMemory >> 20} MB");
        Assert.Equal(subscribers, got.Count);
        Assert.DoesNotContain(got, chat => chat.Count() > 1);
        Assert.Equal(0, telegram.Ledger.BeyondLimits);
        Proof.Within(p95, TimeSpan.FromSeconds(2));
    }

    /// <summary>The mean time of the same questions in the engine alone: a batch in one process, after the same batch once to warm it.</summary>
    private static async Task<(TimeSpan Wall, TimeSpan Processor)> EngineTimeAsync(RealBot bot, List<string> questions)
    {
        // An empty line between: each is its own conversation, as the first of a chat is.
        using var ask = bot.Ask();
        var answered = 0;
        var reading = Task.Run(async () =>
        {
            while (await ask.StandardOutput.ReadLineAsync() is not null)
            {
                Interlocked.Increment(ref answered);
            }
        });
        await WriteAsync(questions);
        await Proof.UntilAsync(() => answered == questions.Count, TimeSpan.FromSeconds(300), () => $"{answered} answers of {questions.Count}");
        ask.Refresh();
        var usedBefore = ask.TotalProcessorTime;
        var since = TimeProvider.System.GetTimestamp();
        await WriteAsync(questions);
        while (answered < questions.Count * 2)
        {
            await Task.Delay(1, TestContext.Current.CancellationToken);
        }

        var took = TimeProvider.System.GetElapsedTime(since);
        ask.Refresh();
        var used = ask.TotalProcessorTime - usedBefore;
        ask.StandardInput.Close();
        await ask.WaitForExitAsync();
        await reading;
        return (took / questions.Count, used / questions.Count);

        async Task WriteAsync(List<string> lines)
        {
            foreach (var line in lines)
            {
                await ask.StandardInput.WriteAsync(line + "\n\n");
            }

            await ask.StandardInput.FlushAsync();
        }
    }
}
