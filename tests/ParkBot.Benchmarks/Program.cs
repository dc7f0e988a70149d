using System.CommandLine;
using System.Globalization;
using BenchmarkDotNet.Running;
using ParkBot.Benchmarks.Archive;
using ParkBot.Benchmarks.Measuring;
using ParkBot.Benchmarks.Suites;

namespace ParkBot.Benchmarks;

/// <summary>What can be measured, and the archives that it is measured on.</summary>
internal static class Program
{
    private static readonly string[] Everything = ["aggregates", "search", "understand", "answers", "memory", "growth"];

    internal static Task<int> Main(string[] args)
    {
        // The same words for numbers everywhere; the console of a machine may have others.
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        var items = new Option<int>("--items") { Description = "How many items the archive holds.", DefaultValueFactory = _ => 100_000 };
        var seed = new Option<int>("--seed") { Description = "The same seed makes the same archive.", DefaultValueFactory = _ => 1 };
        var db = new Option<string?>("--db") { Description = "The database file; made where it is not there. Default: one of its size in the folder for temporary files." };
        var small = new Option<int>("--small") { Description = "Items of the small archive of the growth.", DefaultValueFactory = _ => 10_000 };
        var large = new Option<int>("--large") { Description = "Items of the large archive of the growth.", DefaultValueFactory = _ => 1_000_000 };
        var quick = new Option<bool>("--quick") { Description = "2,000 items and a glance at each: whether it runs, not how fast." };
        var suites = new Argument<string[]>("suites") { Description = $"Which: {string.Join(", ", Everything)}. Default: all but growth, which makes a large archive.", Arity = ArgumentArity.ZeroOrMore };
        suites.AcceptOnlyFromAmong(Everything);

        var generate = new Command("generate", "Fills a new database with made-up issues.") { items, seed, db };
        generate.SetAction(async (given, _) =>
        {
            await ArchiveWriter.WriteAsync(given.GetValue(db) ?? Default(given.GetValue(items), given.GetValue(seed)), given.GetValue(items), given.GetValue(seed), Console.Error);
            return 0;
        });
        var run = new Command("run", "Measures, and prints tables in Markdown.") { suites, items, seed, db, small, large, quick };
        run.SetAction(async (given, _) =>
        {
            var asked = given.GetValue(suites) is { Length: > 0 } named ? named : Everything[..^1];
            var glance = given.GetValue(quick);
            var file = await ArchiveAsync(given.GetValue(db), glance ? 2000 : given.GetValue(items), given.GetValue(seed));
            using var bench = new Bench(file, glance);
            foreach (var suite in asked)
            {
                var rows = suite == "growth" ? await GrowthAsync(given.GetValue(small), given.GetValue(large), given.GetValue(seed), glance) : await RunAsync(suite, bench);
                await Table.WriteAsync(Console.Out, $"{suite}, {await bench.ItemsAsync():N0} items", rows);
            }

            return 0;
        });
        var micro = new Command("micro", "BenchmarkDotNet on the understanding of a question; what follows goes to it.") { items, seed, db };
        micro.TreatUnmatchedTokensAsErrors = false;
        micro.SetAction(async (given, _) =>
        {
            Environment.SetEnvironmentVariable(UnderstandBenchmark.Archive, await ArchiveAsync(given.GetValue(db), given.GetValue(items), given.GetValue(seed)));
            BenchmarkSwitcher.FromTypes([typeof(UnderstandBenchmark)]).Run([.. given.UnmatchedTokens, "--filter", "*"]);
            return 0;
        });
        return new RootCommand("Benchmarks of ParkBot.") { generate, run, micro }.Parse(args).InvokeAsync();
    }

    private static Task<IReadOnlyList<Row>> RunAsync(string suite, Bench bench) => suite switch
    {
        "aggregates" => AggregateSuite.RunAsync(bench),
        "search" => SearchSuite.RunAsync(bench),
        "understand" => QuestionSuites.UnderstandAsync(bench),
        "answers" => QuestionSuites.AnswersAsync(bench),
        "memory" => QuestionSuites.MemoryAsync(bench),
        _ => throw new ArgumentOutOfRangeException(nameof(suite)),
    };

    private static async Task<IReadOnlyList<Row>> GrowthAsync(int small, int large, int seed, bool quick)
    {
        using var few = new Bench(await ArchiveAsync(null, quick ? 200 : small, seed), quick);
        using var many = new Bench(await ArchiveAsync(null, quick ? 2000 : large, seed), quick);
        return await QuestionSuites.GrowthAsync(few, many);
    }

    private static async Task<string> ArchiveAsync(string? path, int items, int seed)
    {
        path ??= Default(items, seed);
        if (!File.Exists(path))
        {
            // Under another name until it is whole.
            await ArchiveWriter.WriteAsync(path + ".new", items, seed, Console.Error);
            File.Move(path + ".new", path);
        }

        return path;
    }

    private static string Default(int items, int seed) => Path.Combine(Path.GetTempPath(), string.Create(CultureInfo.InvariantCulture, $"parkbot-benchmark-{items}-{seed}.db"));
}
