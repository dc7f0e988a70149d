using Xunit;

namespace ParkBot.Tests.TelegramBot;

/// <summary>The API is away in all its ways: it is asked at most once a second, and is back in use within five.</summary>
public sealed class OutageTests
{
    /// <summary>Name → what becomes of every call of the API.</summary>
    private static readonly Dictionary<string, Fault> Ways = new(StringComparer.Ordinal)
    {
        ["hang"] = new Fault.Hang(TimeSpan.FromMinutes(5)),
        ["reset"] = new Fault.Reset(),
        ["drop"] = new Fault.DropResponse(),
        ["drip"] = new Fault.Drip(TimeSpan.FromMilliseconds(400)),
        ["html 500"] = Fault.Html(500),
        ["html 502"] = Fault.Html(502),
        ["json 500"] = new Fault.Refuse(500, "Internal Server Error"),
        ["conflict 409"] = new Fault.Refuse(409, "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"),
        ["flood 429"] = Fault.TooMany(2),
        ["flood 429 untold"] = new Fault.Refuse(429, "Too Many Requests"),
        ["unauthorized 401"] = new Fault.Refuse(401, "Unauthorized"),
        ["not found 404"] = new Fault.Refuse(404, "Not Found"),
    };

    /// <param name="Most">Polls in any second of the outage.</param>
    /// <param name="Back">From the recovery to the first poll that was made good.</param>
    private sealed record Away(string Way, int Polls, int Most, TimeSpan Back, int Answers);

    [Fact]
    public async Task Polls_stay_rare_and_recovery_is_quick()
    {
        var length = TimeSpan.FromSeconds(Proof.Of(5, 90));
        var all = await Task.WhenAll(Ways.Keys.Append("refuse").Select(way => OutageAsync(way, length)));
        Proof.Tell($"outages {all.Length} of {length.TotalSeconds:0} s each; most polls in any second {all.Max(one => one.Most)}; slowest recovery {all.Max(one => one.Back).TotalSeconds:0.00} s");
        foreach (var one in all)
        {
            Proof.Tell($"  {one.Way}: polls {one.Polls}, most in any second {one.Most}, polled again after {one.Back.TotalSeconds:0.00} s, answers {one.Answers}");
        }

        Assert.All(all, one => Assert.InRange(one.Most, 0, 1));
        Assert.All(all, one => Proof.Within(one.Back, TimeSpan.FromSeconds(5)));
        Assert.All(all, one => Assert.Equal(1, one.Answers));
    }

    private static async Task<Away> OutageAsync(string way, TimeSpan length)
    {
        await using var bot = await BotHarness.StartAsync(new EmulatorOptions { SlowsRepeatedPolls = false }, false, ("Logging:Level", "Warning"), ("Telegram:PollSeconds", "1"));
        var telegram = bot.Telegram;
        var user = telegram.User(31);
        await telegram.AnswerToAsync(telegram.Say(user, "/help"), TimeSpan.FromSeconds(60));
        var fault = way == "refuse" ? null : telegram.Faults.Add("getUpdates", Ways[way], times: int.MaxValue);
        if (fault is null)
        {
            await telegram.StopListeningAsync();
        }

        var began = DateTimeOffset.UtcNow;
        await Task.Delay(length, TestContext.Current.CancellationToken);
        fault?.Stop();
        if (fault is null)
        {
            await telegram.ListenAsync();
        }

        var ended = DateTimeOffset.UtcNow;
        var asked = telegram.Say(user, "/privacy");
        await telegram.AnswerToAsync(asked, TimeSpan.FromSeconds(30));

        var polls = telegram.Ledger.CallsOf("getUpdates").ToList();
        var back = polls.First(call => call.At >= ended && call.Fault is null).At - ended;
        var during = polls.Where(call => call.At >= began && call.At <= ended).Select(call => call.At).Order().ToList();
        var most = during.Select((at, index) => during.Skip(index).TakeWhile(other => other - at < TimeSpan.FromSeconds(1)).Count()).DefaultIfEmpty(0).Max();
        return new Away(way, during.Count, most, back, telegram.AnswersTo(asked).Count);
    }

    [Fact]
    public async Task An_answer_that_met_no_connection_arrives_once_afterwards()
    {
        await using var bot = await BotHarness.StartAsync(null, false, ("Logging:Level", "Warning"));
        var telegram = bot.Telegram;
        var users = Enumerable.Range(1, 10).Select(number => telegram.User(3100 + number)).ToList();
        await telegram.AnswerToAsync(telegram.Say(users[0], "/help"));

        // The first answer tears all connections down; whatever is sent in the next seconds meets none.
        telegram.Faults.Add("sendMessage", new Fault.RefuseConnections(TimeSpan.FromSeconds(Proof.Of(3, 30))));
        var asked = users.Select(user => telegram.Say(user, "/privacy")).ToList();
        await Proof.UntilAsync(() => Books.Count(bot.Database, "SELECT count(*) FROM outbox WHERE state IN (1, 2)") == 0 && Books.Count(bot.Database, "SELECT count(*) FROM outbox") >= 11, TimeSpan.FromSeconds(60), () => bot.Log);
        await Task.Delay(200, TestContext.Current.CancellationToken);
        await bot.StopAsync();

        var rows = Books.Outbox(bot.Database);
        var answers = asked.Select(one => telegram.AnswersTo(one).Count).ToList();

        // One that arrived while its connection was torn is flagged all the same: nobody could know.
        var flagged = rows.Where(row => row.State == 4).Select(row => row.Chat).ToHashSet();
        var lost = asked.Where(one => telegram.AnswersTo(one).Count == 0).Count(one => !flagged.Contains(one.Chat.Id));
        Proof.Tell($"answers {asked.Count}: arrived once {answers.Count(count => count == 1)}, twice {answers.Count(count => count > 1)}, flagged uncertain {rows.Count(row => row.State == 4)}, lost {lost}");
        Assert.DoesNotContain(answers, count => count > 1);
        // Those whose connection was torn while they were on their way are flagged; the others met no connection and waited.
        Assert.Equal(0, lost);
        Assert.DoesNotContain(rows, row => row.State == 5);
    }

    [Fact]
    public async Task Sends_that_are_refused_a_connection_wait_and_leave_once()
    {
        await using var bot = await BotHarness.StartAsync(null, false, ("Logging:Level", "Warning"), ("Telegram:PollSeconds", "1"));
        var telegram = bot.Telegram;
        var user = telegram.User(32);
        await telegram.AnswerToAsync(telegram.Say(user, "/help"));
        await bot.StopAsync();

        // Stored as asked and not answered; then started where nobody listens.
        var asked = telegram.Say(user, "/privacy");
        bot.Start();
        await Proof.UntilAsync(() => Books.Count(bot.Database, "SELECT count(*) FROM inbox") >= 2, TimeSpan.FromSeconds(30), () => bot.Log);
        await telegram.StopListeningAsync();
        await Task.Delay(TimeSpan.FromSeconds(Proof.Of(2, 30)), TestContext.Current.CancellationToken);
        await telegram.ListenAsync();
        await Proof.UntilAsync(() => Books.Count(bot.Database, "SELECT count(*) FROM outbox WHERE state IN (1, 2)") == 0, TimeSpan.FromSeconds(30), () => bot.Log);
        await bot.StopAsync();
        var shown = telegram.AnswersTo(asked).Count;
        var uncertain = Books.Outbox(bot.Database).Count(row => row.State == 4);
        Proof.Tell($"refused while it was to leave: arrived {shown}, flagged uncertain {uncertain}");
        Assert.Equal(1, shown + (shown == 0 ? uncertain : 0));
    }
}
