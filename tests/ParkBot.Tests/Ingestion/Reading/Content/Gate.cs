using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using ParkBot.Ingestion;
using ParkBot.Tests.Proofs;
using ParkBot.Tests.Storage;
using Xunit;

namespace ParkBot.Tests.Ingestion.Reading.Content;

/// <summary>The real door of a file, and what must hold of it whatever the file is: it ends in time, refused with a sentence or stored whole.</summary>
internal sealed class Gate : IDisposable
{
    /// <summary>What a load may take at most.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    private readonly TestDatabase _store = new();
    private readonly SqliteConnection _connection;
    private readonly SortedDictionary<string, int> _outcomes = [];
    private readonly List<(TimeSpan Time, string Name)> _times = [];
    private volatile bool _isClosed;
    private string _rows = "";
    private long _lateMilliseconds;

    private Gate(SqliteConnection connection, TestDatabase store) => (_connection, _store) = (connection, store);

    internal List<string> Faults { get; } = [];

    internal static async Task<Gate> OpenAsync()
    {
        var store = new TestDatabase();
        var connection = await store.Database.ConnectAsync(TestContext.Current.CancellationToken);
        var gate = new Gate(connection, store) { _rows = await FuzzTests.RowsAsync(connection) };
        _ = gate.BeatAsync();
        return gate;
    }

    /// <summary>How much of the time the machine gave to others: nobody keeps ten seconds who does not get the processor.</summary>
    private async Task BeatAsync()
    {
        var watch = new Stopwatch();
        while (!_isClosed)
        {
            watch.Restart();
            await Task.Delay(100, CancellationToken.None);
            Interlocked.Add(ref _lateMilliseconds, Math.Max(0, watch.ElapsedMilliseconds - 150));
        }
    }

    internal async Task<LoadReport> LoadAsync(string name, byte[] bytes)
    {
        var watch = Stopwatch.StartNew();
        var late = Interlocked.Read(ref _lateMilliseconds);
        LoadReport report;
        try
        {
            report = await _store.Loader.LoadAsync(name, bytes, new LoadOptions(), null, TestContext.Current.CancellationToken);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            Faults.Add($"{name}: the host had {error.GetType().Name}: {error.Message}");
            return LoadReport.Refused(name, "");
        }

        _times.Add((watch.Elapsed, name));
        if (watch.Elapsed > Longest + TimeSpan.FromMilliseconds(Interlocked.Read(ref _lateMilliseconds) - late))
        {
            Faults.Add($"{name}: took {watch.Elapsed}");
        }

        if (report.Outcome != LoadOutcome.Refused && report.Items == 0)
        {
            Faults.Add($"{name}: silently empty");
        }

        if (report.Outcome == LoadOutcome.Refused && !report.Error!.Any(c => c is >= '\u4e00' and <= '\u9fff'))
        {
            Faults.Add($"{name}: no sentence but {report.Error}");
        }

        var after = await FuzzTests.RowsAsync(_connection);
        try
        {
            await FuzzTests.CheckAsync(report, _store, _connection, _rows, after);
        }
        catch (Xunit.Sdk.XunitException half)
        {
            Faults.Add($"{name}: half stored: {half.Message}");
        }

        _rows = after;
        var said = report.Error is { } reason ? $"refused, {reason[..Math.Min(14, reason.Length)]}" : report.Outcome.ToString();
        _outcomes[said] = _outcomes.GetValueOrDefault(said) + 1;
        return report;
    }

    /// <summary>The tally and the slowest.</summary>
    internal string Tally()
    {
        var tally = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{_times.Count} files\n");
        foreach (var (outcome, count) in _outcomes)
        {
            tally.Append(CultureInfo.InvariantCulture, $"  {count,6}  {outcome}\n");
        }

        foreach (var (time, name) in _times.OrderByDescending(one => one.Time).Take(10))
        {
            tally.Append(CultureInfo.InvariantCulture, $"  {time.TotalSeconds,6:0.00} s  {name}\n");
        }

        return tally.ToString();
    }

    public void Dispose()
    {
        _isClosed = true;
        _connection.Dispose();
        _store.Dispose();
    }
}
