using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ParkBot.Answering;
using ParkBot.Cli;
using ParkBot.Messages;
using ParkBot.Queries;
using ParkBot.Tests.Storage;
using ParkBot.Understanding;
using Xunit;

namespace ParkBot.Tests.Answering.Evaluation;

public sealed class EnginesTests : IDisposable
{
    private readonly TestDatabase _store = new();

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task Two_engines_stand_side_by_side_with_what_the_model_took()
    {
        await using var rooms = Rooms(new Parrot());
        var cases = new[]
        {
            new QuestionCase("1", "1", "江苏总投资多少", "sum", new Expectation { Outcomes = [Outcome.NoData] }, null),
            new QuestionCase("2", "2", "今天天气怎么样", "scope", new Expectation { Outcomes = [Outcome.Refused] }, null),
            new QuestionCase("3", "3", "坏", "sum", new Expectation(), null),
            new QuestionCase("4", "4", "  ", "talk", new Expectation { Outcomes = [Outcome.NotUnderstood] }, null),
        };

        List<EngineRun> runs = [await RunAsync("builtin", Engines.Builtin(rooms), cases), await RunAsync("model", Engines.Model(rooms)!, cases)];

        Assert.Equal((3, 0, 1), (runs[0].Scores.Passed, runs[0].Scores.ModelCalls, runs[0].Scores.Lost[Outcome.NoData]));
        Assert.Equal((1, 4, 60L, 12L, 0.0014m), (runs[1].Scores.Passed, runs[1].Scores.ModelCalls, runs[1].Scores.PromptTokens, runs[1].Scores.CompletionTokens, runs[1].Scores.Cost));
        Assert.Equal((3, 2), EngineRun.Differences(runs[0], runs[1]));
        Assert.Contains("出错了：坏了（InvalidOperationException）", Assert.Single(runs[1].Results, result => result.Case.Id == "3").Fault, StringComparison.Ordinal);
        var text = PlainText.Render(EvalText.Of(runs, misses: true));
        Assert.StartsWith("4个问题，其中4个写明了应该怎么答。\n", text, StringComparison.Ordinal);
        Assert.Contains("两种答案不同的有3个，其中对错不同的有2个。\n【内置语法答错的】\n3 坏（sum）\n", text, StringComparison.Ordinal);
        Assert.Equal("""{"engine":"both","questions":4,"answersDiffer":3,"verdictsDiffer":2}""", EvalJson.Lines(runs, misses: false).Last());
    }

    [Fact]
    public async Task Without_a_model_there_is_none()
    {
        await using var rooms = Program.Rooms(new ConfigurationBuilder().Build(), ":memory:", logs: null);

        Assert.Null(Engines.Model(rooms));
    }

    private static async Task<EngineRun> RunAsync(string name, Answerer answerer, IReadOnlyList<QuestionCase> cases)
    {
        var results = await CaseRunner.RunAsync(cases, answerer, TimeProvider.System, TestContext.Current.CancellationToken);
        return new EngineRun(name, results, Scores.Of(results));
    }

    /// <summary>A house whose model is the parser given, and whose database is empty.</summary>
    private ServiceProvider Rooms(IQuestionParser model) => new ServiceCollection()
        .AddOptions()
        .AddSingleton<RunPlan>((_, _) => throw new InvalidOperationException("Nothing is to be run."))
        .AddSingleton<ReadItems>((_, _) => throw new InvalidOperationException("Nothing is to be read."))
        .AddSingleton(new BuiltinParser(new NewsCatalog(_store.Database), null!, null!))
        .AddKeyedSingleton("model", model)
        .BuildServiceProvider();

    /// <summary>Understands nothing, two calls a question, and stumbles over one.</summary>
    private sealed class Parrot : IQuestionParser
    {
        public ValueTask<Understood> ParseAsync(Asking asking, CancellationToken cancellationToken)
        {
            asking.Tally.Add(new ModelUse(1, 15, 3, 350));
            asking.Tally.Add(new ModelUse(1, 15, 3, 350));
            return asking.Question == "坏" ? throw new InvalidOperationException("坏了") : ValueTask.FromResult<Understood>(new NotUnderstood("没听懂。") { Engine = "model" });
        }
    }
}
