using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using ParkBot.Answering;
using ParkBot.Benchmarks.Measuring;
using ParkBot.Queries;
using ParkBot.Understanding;

namespace ParkBot.Benchmarks.Suites;

/// <summary>Questions as typed: understanding alone, text to answer, and what ten thousand of them leave in memory.</summary>
internal static class QuestionSuites
{
    private const int Many = 10_000;

    internal static async Task<IReadOnlyList<Row>> UnderstandAsync(Bench bench)
    {
        var parser = bench.Room<BuiltinParser>();
        var names = (await bench.Room<NewsCatalog>().ReadAsync(CancellationToken.None)).Names.Count();
        var rows = new List<Row>();
        foreach (var (kind, questions) in Kinds())
        {
            var times = await TimesAsync(question => parser.ParseAsync(new Asking(question, ConversationContext.Empty), CancellationToken.None).AsTask(), questions, bench.Budget);
            rows.Add(Of($"{kind}, {names.ToString("N0", CultureInfo.InvariantCulture)} names of organisations", times, "p50 < 1 ms", times.Median < 1));
        }

        return rows;
    }

    internal static async Task<IReadOnlyList<Row>> AnswersAsync(Bench bench)
    {
        using var scope = bench.Rooms.CreateScope();
        var answerer = scope.ServiceProvider.GetRequiredService<Answerer>();
        var rows = new List<Row>();
        foreach (var (kind, questions) in Kinds())
        {
            var times = await TimesAsync(question => answerer.AnswerAsync(question, new Conversation(), Asker.Local, CancellationToken.None), questions, bench.Budget * 3);
            var (words, target) = kind == "filtered" ? ("p95 ≤ 5 ms", 5.0) : ("p95 ≤ 25 ms", 25.0);
            rows.Add(Of(kind, times, words, times.P95 <= target));
        }

        // Which single questions are slow says more than how many are.
        foreach (var question in Questions.Mixed)
        {
            var times = await TimesAsync(one => answerer.AnswerAsync(one, new Conversation(), Asker.Local, CancellationToken.None), [question], bench.Budget / 20);
            rows.Add(Of($"“{question}”", times, "", null));
        }

        return rows;
    }

    internal static async Task<IReadOnlyList<Row>> MemoryAsync(Bench bench)
    {
        using var scope = bench.Rooms.CreateScope();
        var answerer = scope.ServiceProvider.GetRequiredService<Answerer>();
        // Filtered ones: what is looked at is whether anything stays, not how large an answer is while it is made.
        async Task AskAsync(int questions)
        {
            for (var i = 0; i < questions; i++)
            {
                await answerer.AnswerAsync(Questions.Filtered[i % Questions.Filtered.Length], new Conversation(), Asker.Local, CancellationToken.None);
            }
        }

        var many = bench.IsQuick ? Questions.Filtered.Length : Many;
        await AskAsync(many / 10);
        var (heap, set) = Used();
        await AskAsync(many);
        var (heapAfter, setAfter) = Used();
        return
        [
            new Row($"managed heap after {many:N0} more questions", Megabytes(heapAfter), Megabytes(heap), $"{(double)heapAfter / heap:0.00} ×", "≤ 1.1 ×", heapAfter <= heap * 1.1),
            new Row($"working set after {many:N0} more questions", Megabytes(setAfter), Megabytes(set), $"{(double)setAfter / set:0.00} ×", "≤ 1.2 ×", setAfter <= set * 1.2),
        ];
    }

    /// <summary>The same filtered questions on a small and a large archive, in turns.</summary>
    internal static async Task<IReadOnlyList<Row>> GrowthAsync(Bench small, Bench large)
    {
        using var few = small.Rooms.CreateScope();
        using var many = large.Rooms.CreateScope();
        var (one, other) = (few.ServiceProvider.GetRequiredService<Answerer>(), many.ServiceProvider.GetRequiredService<Answerer>());
        var times = await Comparison.OfAsync(turn => AskAsync(other, turn), turn => AskAsync(one, turn), small.Budget * 5, least: Questions.Filtered.Length * 3, most: 2000);
        var row = new Row($"filtered questions, {await large.ItemsAsync():N0} items beside {await small.ItemsAsync():N0}", $"{Row.Figure(times.Ours.Median)} / {Row.Figure(times.Ours.P95)} ms", $"{Row.Figure(times.Bare.Median)} / {Row.Figure(times.Bare.P95)} ms", $"{times.Ratio:0.00} ×", "≤ 3 ×", times.Ratio <= 3);
        return [row];

        static Task AskAsync(Answerer answerer, int turn) => answerer.AnswerAsync(Questions.Filtered[turn % Questions.Filtered.Length], new Conversation(), Asker.Local, CancellationToken.None);
    }

    private static IEnumerable<(string Kind, IReadOnlyList<string> Questions)> Kinds() =>
        [("filtered", Questions.Filtered), ("wide", Questions.Wide), ("for a sentence", Questions.Passages), ("sloppy and foreign", Questions.Sloppy), ("all mixed", Questions.Mixed)];

    private static async Task<Times> TimesAsync(Func<string, Task> ask, IReadOnlyList<string> questions, TimeSpan budget)
    {
        foreach (var question in questions)
        {
            await ask(question);
        }

        var times = new List<double>();
        var watch = Stopwatch.StartNew();
        for (var turn = 0; turn < questions.Count || (watch.Elapsed < budget && turn < 5000); turn++)
        {
            times.Add(await Times.OnceAsync(() => ask(questions[turn % questions.Count])));
        }

        return new Times(times);
    }

    private static Row Of(string what, Times times, string target, bool? met) => new(what, $"{Row.Figure(times.Median)} / {Row.Figure(times.P95)} ms", $"{times.Count} runs", "", target, met);

    private static (long Heap, long Set) Used()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        using var process = Process.GetCurrentProcess();
        return (GC.GetTotalMemory(forceFullCollection: true), process.WorkingSet64);
    }

    private static string Megabytes(long bytes) => (bytes / 1048576.0).ToString("0.0", CultureInfo.InvariantCulture) + " MB";
}
