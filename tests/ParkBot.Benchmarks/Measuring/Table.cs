using System.Globalization;

namespace ParkBot.Benchmarks.Measuring;

/// <summary>A row of the report. <paramref name="Target"/> in words; <paramref name="Met"/>: null where nothing was promised.</summary>
internal sealed record Row(string What, string Measured, string Beside, string Ratio, string Target, bool? Met)
{
    internal static Row Of(string what, Comparison one, double ratio, double extra, string remark = "") => new(
        what + remark,
        $"{Figure(one.Ours.Median)} / {Figure(one.Ours.P95)} ms",
        $"{Figure(one.Bare.Median)} / {Figure(one.Bare.P95)} ms",
        one.Ratio.ToString("0.00", CultureInfo.InvariantCulture) + " ×",
        string.Create(CultureInfo.InvariantCulture, $"≤ {ratio} × + {extra} ms"),
        one.Ours.Median <= (one.Bare.Median * ratio) + extra);

    internal static string Figure(double value) => value.ToString(value < 10 ? "0.000" : "0.0", CultureInfo.InvariantCulture);
}

/// <summary>The report, as a Markdown table a suite.</summary>
internal static class Table
{
    internal static async Task WriteAsync(TextWriter to, string title, IReadOnlyList<Row> rows)
    {
        await to.WriteLineAsync($"\n### {title}\n");
        await to.WriteLineAsync("| what | measured (p50 / p95) | beside it | ratio | target | met |\n| --- | --- | --- | --- | --- | --- |");
        foreach (var row in rows)
        {
            await to.WriteLineAsync($"| {row.What} | {row.Measured} | {row.Beside} | {row.Ratio} | {row.Target} | {row.Met switch { true => "yes", false => "**no**", _ => "" }} |");
        }

        await to.FlushAsync();
    }
}
