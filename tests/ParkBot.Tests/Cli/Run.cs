using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ParkBot.Answering;
using ParkBot.Cli;
using ParkBot.Ingestion;
using ParkBot.News;
using ParkBot.Queries;
using ParkBot.Tests.Answering;
using ParkBot.Understanding;
using Xunit;

namespace ParkBot.Tests.Cli;

/// <summary>One run of the program's verbs on rooms that stand in for the real ones.</summary>
internal sealed class Run
{
    internal List<LoadRequest> Loads { get; } = [];

    internal List<(string Question, string? Before)> Asked { get; } = [];

    internal List<IssueLine> Issues { get; } = [];

    internal string Out { get; private set; } = "";

    internal string Error { get; private set; } = "";

    internal string? Database { get; private set; }

    internal Func<string, LoadReport> Report { get; set; } = file => new LoadReport { File = file, Outcome = LoadOutcome.Loaded, Issue = 110, Items = 3 };

    internal IEnumerable<JsonElement> Lines => Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement);

    internal async Task<int> OfAsync(string input, params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        using var reader = new StringReader(input);
        var status = await Commands.RunAsync(args, new Terminal(reader, output, error), Open);
        (Out, Error) = (output.ToString(), error.ToString());
        return status;
    }

    private ServiceProvider Open(string? database)
    {
        Database = database;
        return new ServiceCollection()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().Build())
            .AddAnswering()
            .AddSingleton<IQuestionParser>(new Counting(this))
            .AddSingleton<RunPlan>((plan, _) => Task.FromResult(new QueryResult
            {
                Plan = plan,
                Value = 2,
                Unit = "条",
                Items = [Newsroom.Item(Newsroom.Mill), Newsroom.Item(Newsroom.Forum)],
                ItemsTotal = 2,
                Receipt = Newsroom.Receipt(2),
            }))
            .AddSingleton<ReadItems>((_, _) => Task.FromResult<IReadOnlyDictionary<long, ItemView>>(new Dictionary<long, ItemView>()))
            .AddSingleton<ReadIssues>(_ => Task.FromResult<IReadOnlyList<IssueLine>>(Issues))
            .AddSingleton<ReadAllItems>((_, token) => StoredAsync(token))
            .AddSingleton<LoadSamples>(_ =>
            {
                Issues.Add(new IssueLine("园区周报", 110, 2023, 3, 2, new DateWindow(new(2023, 3, 6), new(2023, 3, 12)), 3, IsPublished: true, IsSample: true));
                return Task.CompletedTask;
            })
            .AddSingleton<LoadFile>((file, request, _, _) =>
            {
                Loads.Add(request);
                return Task.FromResult(Report(file));
            })
            .BuildServiceProvider();
    }

    private static async IAsyncEnumerable<StoredLine> StoredAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.Yield();
        cancellationToken.ThrowIfCancellationRequested();
        foreach (var view in Newsroom.All.Take(3))
        {
            yield return new StoredLine(view, IsSample: false, $$"""{"number":{{view.Ref.Number}}}""");
        }
    }

    /// <summary>Understands every question as a count in Hunan, and notes what it was asked.</summary>
    private sealed class Counting(Run run) : IQuestionParser
    {
        public string Engine => "builtin";

        public ValueTask<Understood> ParseAsync(string question, ConversationContext context, CancellationToken cancellationToken)
        {
            if (question == "坏")
            {
                throw new InvalidOperationException("坏了");
            }

            run.Asked.Add((question, context.PreviousQuestion));
            var filter = new Filter { Places = [new PlaceFilter("湖南", [new Place("湖南省")])] };
            return new(new Planned(new Aggregate { Measure = Measure.Items, Filter = filter }, []));
        }
    }
}
