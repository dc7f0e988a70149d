using System.Reflection;
using System.Text.Json;
using CsCheck;
using ParkBot.Answering;
using ParkBot.News;
using ParkBot.Queries;
using ParkBot.Tests.Proofs;
using ParkBot.Tests.Storage;
using ParkBot.Tests.Understanding;
using Xunit;

namespace ParkBot.Tests.Queries;

public sealed class PlanJsonRoundTripTests
{
    private static readonly Gen<Filter> Flat =
        from places in Gen.OneOf(new Place("江苏省"), new Place("江苏省", "苏州市", "昆山市"), new Place("上海市", null, "闵行区"), new Place(null)).Array[0, 3]
        from industries in Gen.Enum<Industry>().Array[0, 3]
        from stages in Gen.Enum<Stage>().Array[0, 3]
        from sections in Gen.Enum<Section>().Array[0, 2]
        from issues in Gen.Int[0, 300].Array[0, 3]
        from dates in Gen.Select(Gen.Int[0, 30], Gen.Enum<Undated>())
        from money in Gen.Select(Gen.Long[-1, long.MaxValue], Gen.Long[-1, long.MaxValue], Gen.Bool, Gen.Bool)
        from flags in Gen.Select(Gen.Int[0, 2], Gen.Int[0, 2])
        from words in Gen.OneOf("风电", "\"引号\"\n", "a|b", "", "𠮷").Array[0, 3]
        from items in Gen.Select(Gen.Int[-1, 300], Gen.Int[-1, 60]).Array[0, 5]
        select new Filter
        {
            Places = places.Length == 0 ? [] : [new PlaceFilter("那里", places), new PlaceFilter("", [])],
            Industries = industries,
            Stages = stages,
            Sections = sections,
            Issues = issues,
            Dates = dates.Item1 > 20 ? null : new DateFilter("那天", new DateWindow(new DateOnly(2023, 2, 20), new DateOnly(2023, 2, 20).AddDays(dates.Item1)), dates.Item2),
            Investment = flags.Item1 == 0 ? null : new MoneyRange(money.Item1 < 0 ? null : money.Item1, money.Item3, money.Item2 < 0 ? null : money.Item2, money.Item4),
            TellsInvestment = flags.Item1 switch { 0 => null, 1 => true, _ => false },
            Organizations = words,
            Mentions = words,
            About = flags.Item2 switch { 0 => null, 1 => new Subject("海优威 基地", true), _ => new Subject("", false) },
            Items = [.. items.Select(item => new ItemRef("园区周报", item.Item1, item.Item2))],
        };

    private static readonly Gen<Filter> Filters =
        from filter in Flat
        from except in Flat
        from kind in Gen.Int[0, 3]
        select kind switch { 0 => filter, 1 => filter with { Except = except }, 2 => filter with { Except = Filter.None }, _ => Filter.None };

    private static readonly Gen<Aggregate> Aggregates =
        from measure in Gen.OneOf(Gen.Const(Measure.Items), Gen.Const(Measure.Projects), Gen.Enum<AmountKind>().Select(kind => (Measure)new Measure.MoneyOf(kind)))
        from statistic in Gen.Enum<Statistic>()
        from groupBy in Gen.Enum<Dimension>().Nullable()
        from branches in Filters.Array[0, 2]
        from order in Gen.Enum<SortOrder>().Nullable()
        from top in Gen.Int[0, 9].Nullable()
        from filter in Filters
        select new Aggregate { Measure = measure, Statistic = statistic, GroupBy = groupBy, Branches = [.. branches.Select(branch => new Branch("一边", branch))], Order = order, Top = top, Filter = filter };

    private static readonly Gen<QueryPlan> Plans = Gen.OneOf(
        Aggregates.Select(plan => (QueryPlan)plan),
        Gen.Select(Aggregates, Aggregates, (plan, whole) => (QueryPlan)(plan with { Whole = whole })),
        Gen.Select(Gen.Enum<Asked>(), Gen.Enum<Stage>().Nullable(), Gen.Enum<ListOrder>(), Gen.Int[0, 9].Nullable(), Filters, (asked, confirm, order, top, filter) =>
            (QueryPlan)new Listing { Asked = asked, Confirm = confirm, OrderBy = order, Top = top, Filter = filter }),
        Gen.Select(Gen.Enum<Sought>(), Filters, (sought, filter) => (QueryPlan)new Passages { Words = "什么 工艺", Sought = sought, Filter = filter }));

    [Fact]
    public void Nothing_of_a_plan_is_lost() => Plans.Sample(Same, iter: 2000, threads: 1);

    /// <summary>Every question that stands as data beside a test, asked of the samples, and the conversation after each.</summary>
    [Fact]
    public async Task The_plan_of_every_question_of_the_tests_comes_back_as_it_was()
    {
        using var house = new House();
        await house.LoadSamplesAsync();
        var beside = typeof(House).Assembly.GetTypes().SelectMany(type => type.GetMethods(BindingFlags.Instance | BindingFlags.Public))
            .SelectMany(method => method.GetCustomAttributes<InlineDataAttribute>()).SelectMany(data => data.Data).OfType<string>()
            .Where(text => text.Length is > 2 and < 60 && text[0] > 0x3000 && !text.Contains('\n', StringComparison.Ordinal));
        var conversation = new Conversation();
        var plans = 0;
        foreach (var question in QuestionTests.Questions.Split('\n').Concat(beside).Select(question => question.Trim()))
        {
            var answer = await house.AskAsync(question, conversation);
            if (answer.Plan is { } plan)
            {
                Same(plan);
                plans++;
            }

            var restored = Conversation.FromJson(conversation.ToJson());
            Assert.Equal(Content.Of(conversation.Context), Content.Of(restored.Context));
            Assert.Equal(Content.Of(conversation.Choices), Content.Of(restored.Choices));
            conversation = question.Length == 0 ? new Conversation() : restored;
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{plans} plans");
        Assert.True(plans > 100, $"{plans} plans");
    }

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""[]""")]
    [InlineData("""null""")]
    [InlineData("""{"type":"sql"}""")]
    [InlineData("""{"type":"listing","type":"listing"}""")]
    [InlineData("""{"type":"listing","sql":"1"}""")]
    [InlineData("""{"type":"listing","top":-1}""")]
    [InlineData("""{"type":"listing","top":1.5}""")]
    [InlineData("""{"type":"listing","top":"3"}""")]
    [InlineData("""{"type":"listing","asked":"3"}""")]
    [InlineData("""{"type":"listing","asked":"Date"}""")]
    [InlineData("""{"type":"listing","orderBy":"newestFirst,largestFirst"}""")]
    [InlineData("""{"type":"listing","filter":[]}""")]
    [InlineData("""{"type":"listing","filter":{"stages":"signed"}}""")]
    [InlineData("""{"type":"listing","filter":{"stages":["sold"]}}""")]
    [InlineData("""{"type":"listing","filter":{"industries":["tea"]}}""")]
    [InlineData("""{"type":"listing","filter":{"issues":[3000000000]}}""")]
    [InlineData("""{"type":"listing","filter":{"tellsInvestment":1}}""")]
    [InlineData("""{"type":"listing","filter":{"mentions":["\ud800"]}}""")]
    [InlineData("""{"type":"listing","\ud800":1}""")]
    [InlineData("""{"type":"listing","filter":{"dates":{"label":"","from":"2023-02-30","to":"2023-03-01","undated":"never"}}}""")]
    [InlineData("""{"type":"listing","filter":{"dates":{"label":"","from":"2023-03-02","to":"2023-03-01","undated":"never"}}}""")]
    [InlineData("""{"type":"listing","filter":{"investment":{"min":1e300}}}""")]
    [InlineData("""{"type":"listing","filter":{"investment":{"min":9999999999}}}""")]
    [InlineData("""{"type":"listing","filter":{"investment":{"min":0.00000000001}}}""")]
    [InlineData("""{"type":"aggregate"}""")]
    [InlineData("""{"type":"aggregate","measure":{"type":"money"}}""")]
    [InlineData("""{"type":"aggregate","measure":{"type":"items"},"whole":{"type":"listing"}}""")]
    [InlineData("""{"type":"passages"}""")]
    public void What_is_not_known_is_not_guessed(string json)
    {
        Assert.Throws<JsonException>(() => PlanJson.Read(json));
    }

    [Fact]
    public void What_is_too_big_is_refused()
    {
        Assert.Throws<JsonException>(() => PlanJson.Read(Json.Line(json => PlanJson.Write(json, new Listing { Filter = new Filter { Mentions = [new string('长', 10_001)] } }))));
        Assert.Throws<JsonException>(() => PlanJson.Read(PlanJson.Write(new Listing { Filter = new Filter { Items = [.. Enumerable.Range(1, 2001).Select(number => new ItemRef("报", 1, number))] } })));
        Assert.ThrowsAny<JsonException>(() => PlanJson.Read(string.Concat(Enumerable.Repeat("""{"type":"listing","filter":{"except":""", 100))));
    }

    private static void Same(QueryPlan plan)
    {
        var written = PlanJson.Write(plan);
        var read = PlanJson.Read(written);
        Assert.Equal(written, PlanJson.Write(read));
        Assert.Equal(Content.Of(plan), Content.Of(read));
    }
}
