using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ParkBot.Delivery;
using ParkBot.Digests;
using ParkBot.Ingestion;
using ParkBot.Queries;
using ParkBot.Tests.TelegramBot;
using Xunit;

namespace ParkBot.Tests.Digests;

/// <summary>
/// Many subscribers with fewer different standing questions: what is composed is the questions, not the subscribers. The long run
/// (PARKBOT_LONG=1) takes 1,000 questions alone and then 100,000 subscribers with the same.
/// </summary>
public sealed class ScaleTests
{
    private static readonly DateTimeOffset Begin = new(2026, 3, 5, 2, 0, 0, TimeSpan.Zero);

    private static readonly DateTimeOffset Monday = new(2026, 3, 9, 1, 0, 0, TimeSpan.Zero);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Composing_for_many_costs_what_their_questions_cost()
    {
        var (questions, people) = Proof.IsLong ? (1_000, 100_000) : (20, 2_000);
        var alone = await MeasureAsync(questions, questions);
        var all = await MeasureAsync(questions, people);
        TestContext.Current.TestOutputHelper!.WriteLine(
            $"{questions} questions alone: {alone.Took.TotalSeconds:0.0} s, {alone.Memory / 1048576.0:0} MB; {people} subscribers: {all.Took.TotalSeconds:0.0} s, {all.Memory / 1048576.0:0} MB; {all.Took / alone.Took:0.0} ×");
        if (Proof.IsLong)
        {
            Assert.True(all.Took / alone.Took <= 10, $"{all.Took / alone.Took:0.0} ×");
            Assert.True(all.Memory < alone.Memory + (64 * 1048576L), $"{all.Memory} bytes");
        }
    }

    private static async Task<(TimeSpan Took, long Memory)> MeasureAsync(int questions, int people)
    {
        var clock = new WallClock(Begin);
        await using var house = new DigestHouse(clock);
        var loader = house.Rooms.GetRequiredService<IssueLoader>();
        foreach (var number in new[] { 109, 110 })
        {
            await loader.LoadAsync("sample.txt", BotHarness.Sample(number), new LoadOptions(), progress: null, Token);
        }

        await house.Round.RunAsync(Token);
        await SubscribeAsync(house, questions, people);
        clock.Now = Monday;
        await house.Rooms.GetRequiredService<Editions>().ScheduleAsync(Token);
        GC.Collect();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var began = Stopwatch.GetTimestamp();
        Assert.NotNull(await house.Rooms.GetRequiredService<Editions>().MakeDueAsync(Token));
        var edition = Assert.Single(await house.EditionsAsync());
        var most = 0L;
        while (await house.Rooms.GetRequiredService<Handout>().StepAsync(edition, atOnce: false, Token) is { Served: > 0 })
        {
            most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: false) - before);
        }

        var took = Stopwatch.GetElapsedTime(began);
        edition = Assert.Single(await house.EditionsAsync());
        Assert.Equal(people, edition.Recipients + edition.PassedOver);
        Assert.Equal(questions, await house.ReadAsync(context => context.Set<EditionBodyRow>().CountAsync(Token)));
        Assert.Equal(edition.Messages, await house.ReadAsync(context => context.Set<OutboxRow>().CountAsync(Token)));
        return (took, GC.GetTotalMemory(forceFullCollection: true) - before);
    }

    /// <summary>Words of the news, so that some find something and some nothing.</summary>
    private static async Task SubscribeAsync(DigestHouse house, int questions, int people)
    {
        var words = "项目 投资 产业 园区 建设 签约 开工 集团 公司 新能源 汽车 芯片 材料 医药 物流 中心 基地 科技 智能 装备".Split(' ');
        var specs = Enumerable.Range(0, questions).Select(at => DigestSpec.Filtered(new Filter { Mentions = [words[at % words.Length], .. at < words.Length ? [] : new[] { words[at / words.Length % words.Length] + "|" + at.ToString(System.Globalization.CultureInfo.InvariantCulture) }] })).Select(spec => (spec.Key, Json: spec.ToJson())).ToList();
        foreach (var lot in Enumerable.Range(1, people).Chunk(5_000))
        {
            await house.CommitAsync(async (context, token) =>
            {
                context.AddRange(lot.Select(chat => new SubscriptionRow
                {
                    Chat = chat,
                    Spec = specs[chat % questions].Json,
                    Key = specs[chat % questions].Key,
                    Quiet = false,
                    State = SubscriptionState.Active,
                    CreatedAt = Begin.ToUnixTimeMilliseconds(),
                    WokenAt = Begin.ToUnixTimeMilliseconds(),
                    LastEdition = 0,
                    Follows = false,
                }));
                await context.SaveChangesAsync(token);
                context.ChangeTracker.Clear();
            });
        }
    }
}
