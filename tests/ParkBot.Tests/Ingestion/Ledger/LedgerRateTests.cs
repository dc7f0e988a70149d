using System.Diagnostics;
using System.Globalization;
using ParkBot.News;
using ParkBot.Tests.Storage;
using Xunit;

namespace ParkBot.Tests.Ingestion.Ledger;

/// <summary>Many generated issues: the last load as fast as the first. 1,000, with PARKBOT_LONG=1 only.</summary>
public sealed class LedgerRateTests(ITestOutputHelper output)
{
    private const int ItemsAnIssue = 60;

    private static readonly string[] Cities = ["南通市", "盐城市", "苏州市", "无锡市", "常州市", "徐州市", "扬州市", "泰州市", "镇江市", "淮安市"];

    private static readonly string[] Syllables = ["青", "岚", "渚", "澜", "栖", "朔", "玄", "沧", "丹", "碧", "霁", "蓝", "云", "佩", "渤", "岳", "璟", "曜", "珩", "翎"];

    private static readonly string[] Trades = ["新材料科技有限公司", "储能科技有限公司", "半导体有限公司", "药业股份有限公司", "重工集团有限公司"];

    private static readonly string[] Products = ["碳纤维原丝", "钠离子电池", "晶圆封装", "创新药原料", "海工导管架", "光伏玻璃", "精密轴承", "电解铜箔", "聚酯切片", "车规传感器"];

    private static readonly Stage[] Steps = [Stage.Signed, Stage.Started, Stage.Operating];

    [Fact]
    public async Task The_last_issues_load_as_fast_as_the_first()
    {
        // A time is only asserted where somebody asked for the measurement.
        Assert.SkipUnless(Environment.GetEnvironmentVariable("PARKBOT_LONG") == "1", "PARKBOT_LONG=1 measures it.");
        const int issues = 1000;
        const int part = 100;
        using var store = new TestDatabase();
        var random = new Random(20250101);
        var times = new List<double>();
        var doubts = 0;
        for (var number = 1; number <= issues; number++)
        {
            var issue = Issue(number, random);
            var watch = Stopwatch.StartNew();
            var written = await store.Writer.WriteAsync(issue, BitConverter.GetBytes(number), "1", [], draft: false, isSample: false, TestContext.Current.CancellationToken);
            times.Add(watch.Elapsed.TotalMilliseconds);
            doubts += written.Doubts.Count;
        }

        // The first few warm the program up.
        var (first, last) = (Median(times[5..(part + 5)]), Median(times[^part..]));
        var projects = await store.CountAsync("SELECT count(*) FROM projects");
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{issues} issues of {ItemsAnIssue}: first {part} {first:0} ms each, last {last:0} ms; {projects} projects of {issues * ItemsAnIssue} items, {doubts} doubts"));
        Assert.InRange(projects, 1, issues * ItemsAnIssue);
        Assert.True(last < (first * 2) + 30, string.Create(CultureInfo.InvariantCulture, $"first {first:0} ms, last {last:0} ms"));
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);

    internal static Issue Issue(int number, Random random)
    {
        var day = new DateOnly(2006, 1, 2).AddDays(7 * number);
        return Sample.Issue(number, [.. Enumerable.Range(0, ItemsAnIssue).Select(_ => Item(day, random))]) with
        {
            Year = day.Year,
            Month = day.Month,
            Period = new DateWindow(day, day.AddDays(6)),
        };
    }

    private static Item Item(DateOnly day, Random random)
    {
        var firm = Syllables[random.Next(20)] + Syllables[random.Next(20)] + Trades[random.Next(5)];
        var place = new Place("江苏省", Cities[random.Next(10)]);
        var step = Steps[random.Next(3)];
        var date = new DateWindow(day.AddDays(random.Next(7)), day.AddDays(6));
        var item = random.Next(10) == 0
            ? Sample.Item($"{place.City}集中{step.Chinese()}{random.Next(5, 90)}个项目").About(random.Next(5, 90))
            : Sample.Item($"{firm}{Products[random.Next(10)]}项目{step.Chinese()}").By(firm);
        return (item with { Date = new Fact<DateWindow>(date, Basis.Text, []) }).In(place).At(step).Costing(random.Next(1, 300));
    }
}
