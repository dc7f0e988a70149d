using System.Globalization;
using Xunit;

namespace ParkBot.Tests.TelegramBot;

/// <summary>What the proofs share: how long they run, and where their counts are written.</summary>
internal static class Proof
{
    private static readonly string[] Places =
    [
        "江苏", "辽宁", "河南", "贵州", "四川", "安徽", "重庆", "浙江", "上海", "新疆", "河北", "山东", "福建", "广东", "湖北", "湖南",
        "江西", "广西", "云南", "陕西", "甘肃", "青海", "宁夏", "山西", "吉林", "黑龙江", "内蒙古", "天津", "北京", "海南",
    ];

    private static readonly string[] Forms = ["{0}总投资多少", "{0}有多少条新闻", "{0}投资最大的项目", "{0}签约了多少个项目"];

    /// <summary>True where the environment asks for the long run: more kills, more updates.</summary>
    internal static bool IsLong { get; } = Environment.GetEnvironmentVariable("PARKBOT_LONG") == "1";

    internal static int Of(int few, int many) => IsLong ? many : few;

    /// <summary>A number that the environment sets, for a run of another size; null for none.</summary>
    internal static int? Number(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A line of the test's output.</summary>
    internal static void Tell(FormattableString line) =>
        TestContext.Current.TestOutputHelper!.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    /// <summary>A time is held to its bound in the long run alone, on a machine that does nothing else; the short run only tells it.</summary>
    internal static void Within(TimeSpan took, TimeSpan bound) => Assert.True(!IsLong || took <= bound, $"{took} of {bound}");

    /// <summary>A question that differs from every other of its chat, for the first 120 of it.</summary>
    internal static string Question(long chat, int number)
    {
        var all = Places.Length * Forms.Length;
        var at = (int)((((chat * 7) + number) % all + all) % all);
        return string.Format(CultureInfo.InvariantCulture, Forms[at / Places.Length], Places[at % Places.Length]);
    }

    /// <summary>Does it for all of them, in so many lines side by side: what mostly waits need not wait one after the other.</summary>
    internal static async Task<IReadOnlyList<TResult>> SideBySideAsync<T, TResult>(IEnumerable<T> all, int lines, Func<IReadOnlyList<T>, Task<List<TResult>>> part) =>
        [.. (await Task.WhenAll(all.Select((one, index) => (one, index)).GroupBy(pair => pair.index % lines, pair => pair.one).Select(line => part([.. line])))).SelectMany(results => results)];

    /// <summary>Waits until it is so; fails with the words where it takes too long.</summary>
    internal static async Task UntilAsync(Func<bool> isSo, TimeSpan patience, Func<string> otherwise)
    {
        var since = TimeProvider.System.GetTimestamp();
        while (!isSo())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(since) < patience, otherwise());
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }
}
