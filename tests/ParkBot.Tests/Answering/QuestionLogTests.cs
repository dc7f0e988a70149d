using System.Diagnostics;
using ParkBot.Answering;
using ParkBot.Messages;
using ParkBot.Queries;
using ParkBot.Storage;
using ParkBot.Tests.Storage;
using Xunit;

namespace ParkBot.Tests.Answering;

public sealed class QuestionLogTests : IDisposable
{
    private static readonly ConversationKey Ann = new(10, 0, 10), Bob = new(-100, 5, 20);

    private readonly TestDatabase _store = new();
    private readonly Clock _clock = new();
    private readonly QuestionLog _log;
    private readonly QuestionStatistics _statistics;

    public QuestionLogTests()
    {
        _log = new QuestionLog(_store.Database, _clock);
        _statistics = new QuestionStatistics(_store.Database);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task A_conversation_goes_on_by_chat_topic_and_user_for_a_day()
    {
        await AskAsync(1, Ann, "一");
        await AskAsync(2, Ann, "二");
        await AskAsync(3, Bob, "三");

        Assert.Equal("二", await QuestionAsync(Ann));
        Assert.Equal("三", await QuestionAsync(Bob));
        Assert.Null(await QuestionAsync(Bob with { Topic = 6 }));
        Assert.Equal("一", (await _log.AfterAsync(1, Token))!.Context.PreviousQuestion);
        Assert.Null(await _log.AfterAsync(9, Token));
        Assert.Equal("一", (await _log.BeforeAsync(Ann, 2, Token)).Context.PreviousQuestion);
        Assert.Null((await _log.BeforeAsync(Ann, 1, Token)).Context.PreviousQuestion);
        _clock.Now += TimeSpan.FromHours(24);
        Assert.Equal("二", await QuestionAsync(Ann));
        _clock.Now += TimeSpan.FromSeconds(1);
        Assert.Null(await QuestionAsync(Ann));
        Assert.NotNull((await _log.AfterAsync(1, Token))!.Context.Previous);
    }

    [Fact]
    public async Task A_row_holds_what_was_asked_and_answered()
    {
        await AskAsync(1, Ann, "一", message: 7);
        await AskAsync(2, Ann, "二", message: 7);
        var row = (await _log.OfMessageAsync(Ann.Chat, 7, Token))!;

        Assert.Equal((2, "二", Outcome.Answered, """{"type":"listing"}""", "答二", 42L, 1500), (row.Id, row.Asked, row.Outcome, row.Plan, row.Text, row.NewsVersion, row.Microseconds));
        Assert.Equal(_clock.Now.ToUnixTimeMilliseconds(), row.At);
        Assert.Null(await _log.OfMessageAsync(Bob.Chat, 7, Token));
        Assert.Equal("一", (await _log.ReadAsync(1, Token))!.Asked);
    }

    [Fact]
    public async Task Only_the_chat_of_a_question_rates_and_reports_it()
    {
        await AskAsync(1, Ann, "一");
        await using (var context = await _store.Database.ContextAsync(Token))
        {
            Assert.False(await QuestionLog.RateAsync(context, 1, Bob.Chat, 1, Token));
            Assert.True(await QuestionLog.RateAsync(context, 1, Ann.Chat, -1, Token));
            Assert.False(await _log.ReportAsync(context, 1, Bob.Chat, Token));
            Assert.True(await _log.ReportAsync(context, 1, Ann.Chat, Token));
        }

        var row = (await _log.ReadAsync(1, Token))!;
        Assert.Equal((-1, _clock.Now.ToUnixTimeMilliseconds()), (row.Rating!.Value, row.ReportedAt!.Value));
    }

    [Fact]
    public async Task Misses_are_what_went_wrong_newest_first()
    {
        await AskAsync(1, Ann, "不懂", Outcome.NotUnderstood);
        await AskAsync(2, Ann, "好");
        await AskAsync(3, Ann, "哪个", Outcome.Unclear);
        _clock.Now += TimeSpan.FromMinutes(2);
        await AskAsync(4, Ann, "第一个");
        await AskAsync(5, Bob, "哪个啊", Outcome.Unclear);
        await AskAsync(6, Bob with { User = 21 }, "错的");
        await using (var context = await _store.Database.ContextAsync(Token))
        {
            await _log.ReportAsync(context, 6, Bob.Chat, Token);
            await QuestionLog.RateAsync(context, 2, Ann.Chat, -1, Token);
        }

        var misses = await _statistics.MissesAsync(1, Token);

        Assert.Equal([6, 5, 2, 1], misses.Shown.Select(miss => miss.Id));
        Assert.Equal((1, 1, 4), (misses.Number, misses.Pages, misses.Total));
        Assert.Equal(new Miss(6, _clock.Now, "错的", Outcome.Answered, "答错的", null, true), misses.Shown[0]);
        Assert.Equal(misses.Shown, (await _statistics.MissesAsync(9, Token)).Shown);
    }

    [Fact]
    public async Task Statistics_count_since_a_time()
    {
        await AskAsync(1, Ann, "老的", Outcome.Refused);
        _clock.Now += TimeSpan.FromDays(8);
        for (var id = 2; id <= 21; id++)
        {
            await AskAsync(id, id % 2 == 0 ? Ann : Bob, "问", id == 2 ? Outcome.NoData : Outcome.Answered, microseconds: id * 100);
        }

        var stats = await _statistics.StatsAsync(_clock.Now.AddDays(-7), Token);

        Assert.Equal((20, 2, 2), (stats.Questions, stats.Users, stats.Chats));
        Assert.Equal((1, 19, false), (stats.Outcomes[Outcome.NoData], stats.Outcomes[Outcome.Answered], stats.Outcomes.ContainsKey(Outcome.Refused)));
        Assert.Equal(20, stats.WithoutModel);
        Assert.Equal((1100, 2000), (stats.MedianMicroseconds, stats.P95Microseconds));
        Assert.Null((await _statistics.StatsAsync(_clock.Now.AddDays(1), Token)).MedianMicroseconds);
    }

    [Fact]
    public async Task What_is_forgotten_or_old_is_gone()
    {
        await AskAsync(1, Ann, "老的");
        _clock.Now += TimeSpan.FromDays(100);
        await AskAsync(2, Ann, "一");
        await AskAsync(3, Bob, "二");
        await using var context = await _store.Database.ContextAsync(Token);

        Assert.Equal(1, await QuestionLog.PurgeAsync(context, _clock.Now.AddDays(-90), Token));
        Assert.Equal(1, await QuestionLog.ForgetAsync(context, Ann.User, Token));
        Assert.Null(await _log.ReadAsync(2, Token));
        Assert.Null(await QuestionAsync(Ann));
        Assert.Equal("二", await QuestionAsync(Bob));
    }

    /// <summary>One is read for each question. The bound is loose, for a machine that is busy with other tests; the time is printed.</summary>
    [Fact]
    public async Task A_conversation_is_read_in_a_fraction_of_a_millisecond()
    {
        await AskAsync(1, Ann, "一");
        await AskAsync(2, Ann, "二", items: 300);
        var json = (await _log.ReadAsync(2, Token))!.Context;
        var whole = await BestAsync(() => _log.ConversationAsync(Ann, Token));
        var reading = await BestAsync(() => Task.FromResult(Conversation.FromJson(json)));

        TestContext.Current.TestOutputHelper?.WriteLine($"{whole:0} µs, of which {reading:0} µs for the JSON of 300 items");
        Assert.True(whole < 10_000, $"{whole:0} µs");
    }

    /// <summary>Microseconds, the best of several rounds.</summary>
    private static async Task<double> BestAsync(Func<Task> act)
    {
        const int rounds = 20, times = 20;
        var best = double.MaxValue;
        for (var round = 0; round < rounds; round++)
        {
            var watch = Stopwatch.StartNew();
            for (var i = 0; i < times; i++)
            {
                await act();
            }

            best = Math.Min(best, watch.Elapsed.TotalMicroseconds / times);
        }

        return best;
    }

    private async Task<string?> QuestionAsync(ConversationKey key) => (await _log.ConversationAsync(key, Token)).Context.PreviousQuestion;

    private async Task AskAsync(long id, ConversationKey key, string question, Outcome outcome = Outcome.Answered, int? message = null, int microseconds = 1500, int items = 1)
    {
        var answer = new Answer
        {
            Question = question,
            Outcome = outcome,
            Message = Message.Of("答" + question),
            Plan = outcome == Outcome.Answered ? new Listing() : null,
            Items = [.. Enumerable.Range(1, items).Select(number => new AnswerItem(new ItemRef("园区周报", 108, number), "标题", null))],
            Engine = "builtin",
            NewsVersion = 42,
        };
        var conversation = new Conversation();
        conversation.Remember(answer);
        await using var context = await _store.Database.ContextAsync(Token);
        context.Add(_log.RowOf(id, key, message, answer, conversation, microseconds));
        await context.SaveChangesAsync(Token);
    }

    private sealed class Clock : TimeProvider
    {
        internal DateTimeOffset Now { get; set; } = new(2023, 3, 1, 8, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
