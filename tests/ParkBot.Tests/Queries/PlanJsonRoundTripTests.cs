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
    [Fact]
    public void Nothing_of_a_plan_is_lost() => RandomPlans.All.Sample(Same, iter: 2000, threads: 1);

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
    [InlineData("""{"type":"listing","filter":{"kinds":["gold"]}}""")]
    [InlineData("""{"type":"listing","filter":{"within":{"type":"listing"}}}""")]
    [InlineData("""{"type":"listing","filter":{"within":{"type":"aggregate","measure":{"type":"items"}}}}""")]
    [InlineData("""{"type":"aggregate","measure":{"type":"groups"}}""")]
    [InlineData("""{"type":"aggregate","measure":{"type":"groups","dimension":"item"}}""")]
    [InlineData("""{"type":"aggregate","measure":{"type":"items","dimension":"city"}}""")]
    [InlineData("""{"type":"aggregate","measure":{"type":"items"},"across":"city"}""")]
    [InlineData("""{"type":"aggregate","measure":{"type":"items"},"groupBy":"city","across":"item"}""")]
    [InlineData("""{"type":"aggregate","measure":{"type":"items"},"contrast":"growth"}""")]
    [InlineData("""{"type":"aggregate","measure":{"type":"items"},"groupBy":"city","having":{"min":"1"}}""")]
    [InlineData("""{"type":"aggregate","measure":{"type":"items"},"groupBy":"city","match":{"filter":{}}}""")]
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
        Assert.Throws<JsonException>(() => PlanJson.Read(PlanJson.Write(new Listing { Filter = Deep(20, filter => new Filter { Project = filter }) })));
        Assert.Throws<JsonException>(() => PlanJson.Read(PlanJson.Write(new Listing { Filter = Deep(20, filter => new Filter { Within = new Aggregate { Measure = Measure.Items, GroupBy = Dimension.City, Filter = filter } }) })));
        var many = new Aggregate { Measure = Measure.Items, Branches = [.. Enumerable.Range(1, 50).Select(number => new Branch("甲", Deep(6, filter => new Filter { Issues = [number], Except = filter })))] };
        Assert.Throws<JsonException>(() => PlanJson.Read(PlanJson.Write(many)));
    }

    private static Filter Deep(int levels, Func<Filter, Filter> around) => levels == 0 ? new Filter { Issues = [1] } : around(Deep(levels - 1, around));

    private static void Same(QueryPlan plan)
    {
        var written = PlanJson.Write(plan);
        var read = PlanJson.Read(written);
        Assert.Equal(written, PlanJson.Write(read));
        Assert.Equal(Content.Of(plan), Content.Of(read));
    }
}
