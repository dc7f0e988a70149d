using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ParkBot.Answering;
using ParkBot.Storage;
using ParkBot.Tests.Delivery;
using ParkBot.Understanding;
using Xunit;

namespace ParkBot.Tests.Llm;

/// <summary>No budget is overdrawn, by however many at once; what a call took stands in the book and in the question log's terms.</summary>
public sealed class BudgetTests
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.Utc;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Calls_at_once_of_two_processes_never_overdraw()
    {
        await using var wing = await Wing.StartAsync(null);
        await using var other = Program.Rooms(new ConfigurationBuilder().AddInMemoryCollection([new("Database:Path", wing.Database)]).Build(), database: null, logs: null);
        ModelLedger[] books = [wing.Rooms.GetRequiredService<ModelLedger>(), other.GetRequiredService<ModelLedger>()];
        var budget = new TokenBudget(1000, 3000, 5000);
        var random = new Random(11);
        var calls = Enumerable.Range(0, 300).Select(at => (Book: books[at % 2], User: (long)(at % 5), Most: random.Next(50, 400), Takes: random.Next(0, 50))).ToList();

        var granted = 0;
        await Parallel.ForEachAsync(calls, new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = Token }, async (call, token) =>
        {
            if (await call.Book.ReserveAsync(call.User, "test", call.Most, budget, Zone) is Reservation.Granted one)
            {
                Interlocked.Increment(ref granted);
                Assert.True((await ChargedAsync(wing)).All <= 5000);
                if (call.Takes % 3 > 0)
                {
                    await call.Book.SettleAsync(one.Call, new ModelUse(1, call.Takes, 0, 0), call.Takes, TimeSpan.Zero, trouble: null);
                }
            }
        });

        var charged = await ChargedAsync(wing);
        Assert.True(charged.All is > 2000 and <= 3000, $"{charged.All} of 3,000 in all for {granted} calls");
        Assert.All(charged.Users.Where(user => user.Key != 0), user => Assert.True(user.Value <= 1000, $"user {user.Key} took {user.Value}"));
    }

    [Fact]
    public async Task Budgets_of_a_day_begin_anew_at_midnight_and_the_one_in_all_does_not()
    {
        var clock = new FakeClock();
        clock.Advance(TimeSpan.FromDays(700_000));
        await using var wing = await Wing.StartAsync(null, clock);
        var book = wing.Rooms.GetRequiredService<ModelLedger>();
        var budget = new TokenBudget(100, null, 250);

        Assert.IsType<Reservation.Granted>(await book.ReserveAsync(1, "test", 100, budget, Zone));
        Assert.True(Assert.IsType<Reservation.Spent>(await book.ReserveAsync(1, "test", 1, budget, Zone)).IsUsers);
        Assert.IsType<Reservation.Granted>(await book.ReserveAsync(2, "test", 100, budget, Zone));
        clock.Advance(TimeSpan.FromDays(1));
        Assert.IsType<Reservation.Granted>(await book.ReserveAsync(1, "test", 50, budget, Zone));
        Assert.False(Assert.IsType<Reservation.Spent>(await book.ReserveAsync(1, "test", 1, budget, Zone)).IsUsers);
    }

    [Fact]
    public async Task Whose_calls_they_were_is_forgotten_after_two_days_and_what_they_took_is_not()
    {
        var clock = new FakeClock();
        clock.Advance(TimeSpan.FromDays(700_000));
        await using var wing = await Wing.StartAsync(null, clock);
        var book = wing.Rooms.GetRequiredService<ModelLedger>();
        await book.ReserveAsync(77, "test", 100, new TokenBudget(null, null, null), Zone);

        await wing.Rooms.GetRequiredService<GroupCommit>().CommitAsync(ModelLedger.Purge(clock.GetUtcNow().AddDays(2)));
        Assert.Equal(100, (await ChargedAsync(wing)).Users[77]);
        await wing.Rooms.GetRequiredService<GroupCommit>().CommitAsync(ModelLedger.Purge(clock.GetUtcNow().AddDays(4)));

        var charged = await ChargedAsync(wing);
        Assert.Equal((100, 100), (charged.All, charged.Users[0]));
    }

    [Fact]
    public async Task A_user_whose_tokens_are_used_up_is_told_and_answered_without_the_model()
    {
        await using var wing = await Wing.StartAsync(_ => ModelReply.Text("无法查询", new ModelUsage(9000, 1000)), ("Llm:Reader", "ModelFirst"), ("Llm:UserTokensADay", "45000"), ("Llm:PromptPrice", "2"), ("Llm:AnswerPrice", "8"));
        var answers = new List<Answer>();
        for (var question = 0; question < 6; question++)
        {
            answers.Add(await wing.AskAsync("江苏总投资多少", user: 1));
        }

        Assert.Equal(3, wing.Server.Requests.Count);
        Assert.All(answers, answer => Assert.Equal(316.05m, answer.Value));
        Assert.All(answers.Skip(3), answer => Assert.Contains("您今天的模型用量已到上限，明天恢复", Wing.Text(answer), StringComparison.Ordinal));
        Assert.Equal(new ModelUse(1, 9000, 1000, 26_000), answers[0].Used);
        Assert.Equal(default, answers[5].Used);
        await wing.AskAsync("江苏总投资多少", user: 2);
        Assert.Equal(4, wing.Server.Requests.Count);
        var spent = await wing.Rooms.GetRequiredService<ModelLedger>().SpentAsync(DateTimeOffset.UnixEpoch, Token);
        Assert.Equal(new ModelSpending(4, 0, 36_000, 4_000, 104_000), spent);
    }

    [Fact]
    public async Task A_server_that_tells_no_usage_is_booked_at_what_was_set_aside()
    {
        await using var wing = await Wing.StartAsync(_ => ModelReply.NoUsage("无法查询"), ("Llm:Reader", "ModelFirst"));
        await wing.AskAsync("江苏总投资多少");
        Assert.True((await ChargedAsync(wing)).All > 5000);

        await using var refuses = await Wing.StartAsync(_ => ModelReply.HttpError(401), ("Llm:Reader", "ModelFirst"));
        await refuses.AskAsync("江苏总投资多少");
        Assert.Equal(0, (await ChargedAsync(refuses)).All);
    }

    [Fact]
    public async Task One_question_has_a_bound_of_its_own()
    {
        await using var wing = await Wing.StartAsync(_ => ModelReply.Calls(("news-aggregate", """{"measure":"items"}""")) with { Usage = new ModelUsage(15_000, 100) }, ("Llm:Reader", "ModelFirst"), ("Llm:Steps", "20"));

        await wing.AskAsync("江苏总投资多少");

        Assert.Equal(3, wing.Server.Requests.Count);
    }

    private static async Task<(int All, Dictionary<long, int> Users)> ChargedAsync(Wing wing)
    {
        await using var context = await wing.Rooms.GetRequiredService<Database>().ContextAsync(Token);
        var rows = await context.Set<ModelCallRow>().AsNoTracking().ToListAsync(Token);
        return (rows.Sum(row => row.Charged), rows.GroupBy(row => row.User).ToDictionary(user => user.Key, user => user.Sum(row => row.Charged)));
    }
}
