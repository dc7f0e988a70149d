using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ParkBot.Cli;
using ParkBot.Digests;
using ParkBot.Queries;
using ParkBot.TelegramBot;
using ParkBot.Tests.Answering;
using ParkBot.Tests.Cli;
using Xunit;

namespace ParkBot.Tests.Digests;

/// <summary>Wishes to subscribe, in many wordings: what is understood of them or why they are refused, kept as text.</summary>
public sealed class SubscribeWordsTests : IDisposable
{
    internal const string Wishes = """
        整期
        整期周报 周一 9:00
        周一 9:00
        江苏
        江苏 新能源 周一 9:00
        周一9:00 江苏 新能源
        江苏新能源周一9点
        长三角 签约 10亿以上 没有就不发
        京津冀 半导体 礼拜三 下午3点半
        苏州、无锡 星期五晚上8点
        江苏苏州 人工智能 周日 21：30
        浙江 周天
        广东 开工 不低于5亿
        山东 投产 5到20亿 周六 7:05
        四川 周二 中午12点
        四川 周二 凌晨12点
        四川 周二 晚上12点
        上海 周四 早上九点一刻
        上海 周四 十点
        北京 生物医药 每周五 18点
        政策 周一
        招商引资板块 安徽
        华为 比亚迪
        宁德时代 或 隆基绿能
        星河集团
        苏州工业园区 周一
        松山湖 东湖高新区
        经开区
        外资 江苏
        电解槽
        +氢能 +青岛
        含氢能 江苏
        江苏 不含光伏
        江苏 不含光伏和风电
        江苏 不含苏州、无锡
        江苏 不含苏州 不含光伏
        新能源 -房地产 -文旅城
        新能源 不要房地产、呼和浩特
        除了江苏以外 长三角
        不含政策
        江苏 没有的话就别推送
        江苏 没有时也发一行
        江苏 无则不发 周一
        新能源 周一 9:00 东京时间
        新能源 周一 9:00 Asia/Tokyo
        新能源 周一 9:00 america/new_york
        新能源 周一 9:00 UTC+8
        新能源 周一 9:00 UTC+5:30
        新能源 周一 9:00 GMT-5
        新能源 Monday 9am
        新能源 fri 6:30 pm
        everything Monday 9:00
        江苏 出刊后
        订阅江苏的新能源项目
        请帮我订阅一下关于江苏的新闻
        江苏总投资多少
        各省投资额 周一 9:00
        投资前三的项目 周五
        江苏和浙江对比
        本周江苏的项目
        新能源 9:00
        新能源 东京时间
        新能源 周一 25:00
        新能源 周一 9:75
        新能源 周一 火星时间
        新能源 周一 Asia/Mars
        新能源 UTC+20 周一
        新能源 周一和周四 9:00
        新能源 周一 9:00 18:00
        新能源 每天 9:00
        新能源 工作日
        新能源 周一到周五
        新能源 下周一
        新能源 周末
        新能源 出刊后 周一
        江苏 10亿
        2月25日 江苏
        第110期 江苏
        上周 江苏
        去年 江苏
        朝阳区
        北京朝阳区
        江苏 不含鼓楼区
        整期 江苏
        江苏 那个项目
        x 江苏
        江苏总投资多少 不含苏州
        第109期有几条政策
        朝阳区总投资多少
        今天天气怎么样
        🙂
        😀 江苏
        '; DROP TABLE subscriptions; --
        """;

    private readonly Run run = new();

    public void Dispose() => run.Dispose();

    [Fact]
    public async Task Wishes_are_read_as_stored()
    {
        Assert.Equal(0, await run.OfAsync("", "load", run.Sample(109), run.Sample(110)));
        Snapshot.Matches("subscribe-words.txt", await ReadAsync(run.File("default.db")));
    }

    /// <summary>Before anything is loaded only what needs the news is refused.</summary>
    [Fact]
    public async Task Without_any_news_filters_are_read_all_the_same()
    {
        Assert.Equal(0, await run.OfAsync("", "issues"));
        Snapshot.Matches("subscribe-words-empty.txt", await ReadAsync(run.File("default.db")));
    }

    /// <summary>Of several words parted by || any will do, wanted or left out.</summary>
    [Fact]
    public async Task Alternatives_are_run_as_such()
    {
        Assert.Equal(0, await run.OfAsync("", "load", run.Sample(109), run.Sample(110)));
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Database:Path", run.File("default.db"))]).Build();
        await using var rooms = Program.Rooms(configuration, database: null, logs: null);
        var runner = rooms.GetRequiredService<QueryRunner>();
        async Task<HashSet<ItemRef>> OfAsync(Filter filter) => [.. (await runner.RunAsync(new Listing { Filter = filter }, TestContext.Current.CancellationToken)).Items.Select(item => item.Ref)];
        var all = await OfAsync(Filter.None);
        var first = await OfAsync(Filter.None with { Mentions = ["光伏"] });
        var second = await OfAsync(Filter.None with { Mentions = ["集中"] });
        Assert.NotEmpty(first.Except(second));
        Assert.NotEmpty(second.Except(first));
        Assert.Equal(first.Union(second).ToHashSet(), await OfAsync(Filter.None with { Mentions = ["光伏||集中"] }));
        Assert.Equal(all.Except(first).Except(second).ToHashSet(), await OfAsync(Filter.None with { Except = Filter.None with { Mentions = ["光伏||集中"] } }));
        Assert.Equal("不含提到“光伏”或“集中”", PlanDescriber.Describe(Filter.None with { Except = Filter.None with { Mentions = ["光伏||集中"] } }));
        Assert.Equal("提到“经开区”或“松山湖”，并且提到“氢能”", PlanDescriber.Describe(Filter.None with { Mentions = ["经开区|经济开发区||松山湖", "氢能"] }));
    }

    /// <summary>What is stored of a wish is read back as the same.</summary>
    private static async Task<string> ReadAsync(string database)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Database:Path", database)]).Build();
        await using var rooms = Program.Rooms(configuration, database: null, logs: null);
        var reader = rooms.GetRequiredService<SubscribeWords>();
        var text = rooms.GetRequiredService<SubscriptionText>();
        var said = new StringBuilder();
        foreach (var wish in Wishes.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var read = await reader.ReadAsync(wish, TestContext.Current.CancellationToken);
            said.Append(wish).Append(" ⇶ ").AppendLine(read switch
            {
                SubscribeWish.Understood { Spec: var spec } understood => $"{spec.Name} | {(understood.Slot is { } slot ? text.When(global::ParkBot.TelegramBot.Language.Chinese, slot) : "出刊后")}{(understood.Quiet ? " | 没有就不发" : "")}",
                SubscribeWish.Refused refused => $"✗ {refused.Chinese.Split('\n')[0]}",
                _ => throw new InvalidOperationException(),
            });
            if (read is SubscribeWish.Understood { Spec: var kept })
            {
                Assert.Equal(kept.Key, DigestSpec.FromJson(kept.ToJson()).Key);
                Assert.Equal(kept.Name, DigestSpec.FromJson(kept.ToJson()).Name);
            }
        }

        return said.ToString();
    }
}
