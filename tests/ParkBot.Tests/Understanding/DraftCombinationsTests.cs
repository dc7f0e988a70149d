using ParkBot.Answering;
using ParkBot.News;
using ParkBot.Queries;
using ParkBot.Tests.Proofs;
using ParkBot.Understanding;
using Xunit;

namespace ParkBot.Tests.Understanding;

/// <summary>Whatever a stranger puts together from known words is told what is wrong, or runs, is answered, and can be stored.</summary>
public sealed class DraftCombinationsTests : IDisposable
{
    private const string Said = "江苏和长三角签约开工的新能源项目，10亿元以上，前3名，本周，盐城，投资多少";

    private readonly House _house = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _house.Dispose();

    [Fact]
    public async Task Every_combination_is_answered_or_told_what_is_wrong()
    {
        await _house.LoadSamplesAsync();
        var random = new Random(Environment.GetEnvironmentVariable("PARKBOT_LONG") == "1" ? Environment.TickCount : 3);
        var maker = _house.Of<AnswerMaker>();
        var (bound, wrong) = (0, 0);
        for (var round = 0; round < (Environment.GetEnvironmentVariable("PARKBOT_LONG") == "1" ? 20_000 : 1500); round++)
        {
            var draft = Draft(random);
            switch (await _house.Of<DraftBinder>().BindAsync(draft, new Grounds([Said]), Token))
            {
                case Binding.Bound made:
                    bound++;
                    var json = PlanJson.Write(made.Plan);
                    Assert.Equal(json, PlanJson.Write(PlanJson.Read(json)));
                    Assert.NotEmpty(PlanTitle.Of(made.Plan));
                    var (answer, material) = await maker.MakeAsync(Said, "test", new Planned(made.Plan, []), Token);
                    Assert.NotEmpty(House.Text(answer));
                    _ = FactSheet.Of(material)?.Text;
                    break;
                case Binding.Wrong told:
                    wrong++;
                    Assert.NotEmpty(told.Reason);
                    break;
            }
        }

        Assert.True(bound > 500 && wrong > 50, $"{bound} bound, {wrong} wrong");
    }

    private static PlanDraft Draft(Random random) => random.Next(6) switch
    {
        0 => new PlanDraft.List(Any<Asked>(random)) { Where = Where(random, 2), Confirm = random.Next(3) == 0 ? Any<Stage>(random) : null, Order = Any<ListOrder>(random), Top = Top(random) },
        1 => new PlanDraft.Sentences(random.Next(2) == 0 ? "盐城 投资" : "别的") { Where = Where(random, 2), Sought = Any<Sought>(random) },
        2 => new PlanDraft.Figure(Measured(random)) { Where = Where(random, 2), Sides = random.Next(2) == 0 ? ["江苏", "浙江"] : ["签约", "开工", "投产"], Statistic = random.Next(4) == 0 ? Any<Statistic>(random) : Statistic.Total },
        _ => new PlanDraft.Figure(Measured(random))
        {
            Where = Where(random, 2),
            Statistic = Any<Statistic>(random),
            GroupBy = random.Next(3) == 0 ? null : Any<Dimension>(random),
            Order = random.Next(2) == 0 ? null : Any<SortOrder>(random),
            Top = Top(random),
            Of = random.Next(3) == 0 ? Where(random, 0) : null,
        },
    };

    private static FilterDraft Where(Random random, int depth) => new()
    {
        Places = Some(random, "江苏", "长三角", "盐城", "辽宁"),
        Industries = Some(random, "新能源", "photovoltaic", "半导体"),
        Stages = random.Next(4) == 0 ? [Any<Stage>(random)] : [],
        Sections = random.Next(5) == 0 ? [Any<Section>(random)] : [],
        Issues = random.Next(5) == 0 ? [109 + random.Next(2)] : [],
        Time = random.Next(6) == 0 ? "本周" : null,
        From = random.Next(8) == 0 ? new DateOnly(2023, 3, 1 + random.Next(9)) : null,
        To = random.Next(8) == 0 ? new DateOnly(2023, 3, 1 + random.Next(9)) : null,
        Investment = random.Next(8) == 0 ? "10亿元以上" : null,
        TellsInvestment = random.Next(8) == 0 ? random.Next(2) == 0 : null,
        Organizations = random.Next(10) == 0 ? ["盐城"] : [],
        Words = random.Next(8) == 0 ? ["项目"] : [],
        Items = random.Next(10) == 0 ? [(109, 1 + random.Next(24)), (110, 1)] : [],
        Except = depth > 0 && random.Next(5) == 0 ? Where(random, depth - 1) : null,
    };

    private static string[] Some(Random random, params string[] words) => random.Next(3) == 0 ? [words[random.Next(words.Length)]] : [];

    private static int? Top(Random random) => random.Next(3) switch { 0 => 1, 1 => 3, _ => null };

    private static Measure Measured(Random random) => random.Next(3) switch { 0 => Measure.Items, 1 => Measure.Projects, _ => new Measure.MoneyOf(Any<AmountKind>(random)) };

    private static T Any<T>(Random random) where T : struct, Enum => Enum.GetValues<T>()[random.Next(Enum.GetValues<T>().Length)];
}
