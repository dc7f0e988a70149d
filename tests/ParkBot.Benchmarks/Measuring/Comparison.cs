using System.Diagnostics;

namespace ParkBot.Benchmarks.Measuring;

/// <summary>Two ways to the same thing, timed in turns: what else the machine does meanwhile falls on both.</summary>
internal sealed record Comparison(Times Ours, Times Bare)
{
    internal double Ratio => Ours.Median / Bare.Median;

    /// <summary>Takes turns until the time is up, both with the turn's number, at least <paramref name="least"/> and at most <paramref name="most"/>; who goes first changes.</summary>
    internal static async Task<Comparison> OfAsync(Func<int, Task> ours, Func<int, Task> bare, TimeSpan budget, int least = 5, int most = 400)
    {
        // Once each to compile and to warm the file.
        for (var i = 0; i < 3; i++)
        {
            await ours(i);
            await bare(i);
        }

        var (left, right) = (new List<double>(), new List<double>());
        var whole = Stopwatch.StartNew();
        for (var turn = 0; turn < most && (turn < least || whole.Elapsed < budget); turn++)
        {
            if (turn % 2 == 0)
            {
                left.Add(await Times.OnceAsync(() => ours(turn)));
                right.Add(await Times.OnceAsync(() => bare(turn)));
            }
            else
            {
                right.Add(await Times.OnceAsync(() => bare(turn)));
                left.Add(await Times.OnceAsync(() => ours(turn)));
            }
        }

        return new Comparison(new Times(left), new Times(right));
    }
}

/// <summary>Milliseconds of many runs.</summary>
internal sealed class Times
{
    private readonly double[] _sorted;

    internal Times(IEnumerable<double> milliseconds)
    {
        _sorted = [.. milliseconds.Order()];
    }

    internal int Count => _sorted.Length;

    internal double Median => At(0.5);

    internal double P95 => At(0.95);

    internal double At(double share) => _sorted[Math.Min(_sorted.Length - 1, (int)(share * _sorted.Length))];

    internal static async Task<double> OnceAsync(Func<Task> run)
    {
        var start = Stopwatch.GetTimestamp();
        await run();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
