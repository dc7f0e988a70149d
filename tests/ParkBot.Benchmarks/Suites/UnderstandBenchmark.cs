using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using ParkBot.Benchmarks.Measuring;
using ParkBot.Understanding;

namespace ParkBot.Benchmarks.Suites;

/// <summary>Understanding alone, with all names of the archive loaded. In this process: building another one costs more than the measurement.</summary>
[Config(typeof(InProcess))]
[MemoryDiagnoser]
public class UnderstandBenchmark
{
    internal const string Archive = "PARKBOT_BENCHMARK_ARCHIVE";

    private Bench? _bench;
    private BuiltinParser? _parser;

    private sealed class InProcess : BenchmarkDotNet.Configs.ManualConfig
    {
        public InProcess() => AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance));
    }

    [Params("江苏省2026年11月签约的项目总投资多少", "今年各省投资额排名", "江苏的呢", "碳纤维项目采用什么工艺", "浙将今年签约多少")]
    public string Question { get; set; } = "";

    [GlobalSetup]
    public void Open()
    {
        _bench = new Bench(Environment.GetEnvironmentVariable(Archive) ?? throw new InvalidOperationException($"{Archive} names no file."), quick: false);
        _parser = _bench.Room<BuiltinParser>();
    }

    [GlobalCleanup]
    public void Close() => _bench?.Dispose();

    [Benchmark]
    public async Task<object> Understand() => await _parser!.ParseAsync(new Asking(Question, ConversationContext.Empty), CancellationToken.None);
}
