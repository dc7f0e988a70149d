using Microsoft.Data.Sqlite;
using ParkBot.Benchmarks.Measuring;
using ParkBot.Queries;
using ParkBot.Storage;

namespace ParkBot.Benchmarks.Suites;

/// <summary>Plan, compiler and runner against SQL by hand for the same figure.</summary>
internal static class AggregateSuite
{
    /// <summary>What a sum of binary fractions may miss one of decimals by.</summary>
    private const double Rounding = 1e-6;

    internal static async Task<IReadOnlyList<Row>> RunAsync(Bench bench)
    {
        var runner = bench.Room<QueryRunner>();
        // Open all the time, its command prepared: the least that the figure can cost.
        await using var connection = await bench.Room<Database>().ConnectAsync(CancellationToken.None);
        var rows = new List<Row>();
        foreach (var one in AggregateCases.All)
        {
            await using var command = connection.Command(one.Sql, []);
            var (ours, bare) = (Values(await runner.RunAsync(one.Plan, CancellationToken.None)), await ReadAsync(command));
            var same = ours.Count == bare.Count && ours.Order().Zip(bare.Order()).All(pair => Math.Abs(pair.First - pair.Second) <= Rounding * Math.Max(1, Math.Abs(pair.Second)));
            var times = await Comparison.OfAsync(_ => runner.RunAsync(one.Plan, CancellationToken.None), _ => ReadAsync(command), bench.Budget);
            var row = Row.Of(one.Name, times, ratio: 1.3, extra: 0.5);
            rows.Add(same ? row : row with { What = $"{one.Name} (the figures differ: {ours.Count} rows of {ours.Sum():0.####}, by hand {bare.Count} of {bare.Sum():0.####})", Met = false });
        }

        return rows;
    }

    private static List<double> Values(QueryResult result) =>
        result.Rows.Count > 0 ? [.. result.Rows.Select(row => (double)(row.Value ?? 0))] : [(double)(result.Value ?? 0)];

    private static async Task<List<double>> ReadAsync(SqliteCommand command)
    {
        await using var reader = await command.ExecuteReaderAsync();
        var values = new List<double>();
        var at = reader.FieldCount - 1;
        while (await reader.ReadAsync())
        {
            values.Add(reader.IsDBNull(at) ? 0 : reader.GetDouble(at));
        }

        return values;
    }
}
