using ParkBot.News;
using ParkBot.Queries;

namespace ParkBot.Benchmarks.Suites;

/// <summary>The dozen of questions for figures that people ask most, from the narrow one to the whole archive.</summary>
internal static class AggregateCases
{
    private const string Jiangsu = "i.id IN (SELECT r.item_id FROM item_regions r WHERE r.province = '江苏省')";
    private const string Signed = "EXISTS (SELECT 1 FROM item_stages g WHERE g.item_id = i.id AND g.stage = 1)";

    private static readonly DateFilter Year = new("2026年", new DateWindow(new DateOnly(2026, 1, 1), new DateOnly(2026, 12, 31)), Undated.ByPeriod);

    private static readonly string InYear = Days("i.", "s.");

    /// <summary>Where the year alone narrows, the search starts from the days' index.</summary>
    private static readonly string YearAlone = Days("i.", "s.");

    private static readonly Filter InJiangsu = Filter.None with { Places = [new PlaceFilter("江苏省", [new Place("江苏省")])] };

    private static readonly Filter ThisYear = Filter.None with { Dates = Year };

    private static Aggregate Money => new() { Measure = Measure.Investment };

    private static Aggregate Count => new() { Measure = Measure.Items };

    private const string Province = "(SELECT r.province FROM item_regions r WHERE r.item_id = i.id AND r.position = 0)";

    internal static IReadOnlyList<AggregateCase> All { get; } =
    [
        new("sum: province, stage, year", Money with { Filter = InJiangsu with { Stages = [Stage.Signed], Dates = Year } }, HandWritten.Once(HandWritten.ToldOf(1, HandWritten.Published, $"{Jiangsu} AND {Signed} AND {InYear}"))),
        new("count of items: province, year", Count with { Filter = InJiangsu with { Dates = Year } }, $"SELECT '', count(*) FROM {HandWritten.Published} WHERE {Jiangsu} AND {InYear}"),
        new("sum by province, one year", Money with { Filter = ThisYear, GroupBy = Dimension.Province }, HandWritten.Once(HandWritten.Told(Province, HandWritten.Published, YearAlone))),
        new("top 10 items by amount: province, year", Money with { Filter = InJiangsu with { Dates = Year }, GroupBy = Dimension.Item, Order = SortOrder.Descending, Top = 10 }, HandWritten.Told("i.title", HandWritten.Published, $"{Jiangsu} AND {InYear}").Replace("GROUP BY 1, 2, 3", "GROUP BY 2 ORDER BY 4 DESC LIMIT 10", StringComparison.Ordinal).Replace("AS value", "/ 1e10 AS value", StringComparison.Ordinal)),
        new("count by stage, one year", Count with { Filter = ThisYear, GroupBy = Dimension.Stage }, $"SELECT g.stage, count(*) FROM {HandWritten.Published} JOIN item_stages g ON g.item_id = i.id WHERE {YearAlone} GROUP BY 1"),
        new("count by province, one year", Count with { Filter = ThisYear, GroupBy = Dimension.Province }, $"SELECT {Province}, count(*) FROM {HandWritten.Published} WHERE {YearAlone} GROUP BY 1 HAVING {Province} IS NOT NULL"),
        new("sum by industry: province", Money with { Filter = InJiangsu, GroupBy = Dimension.Industry }, HandWritten.Once(HandWritten.Told("f.industry", HandWritten.Published + " JOIN item_industries f ON f.item_id = i.id", Jiangsu))),
        new("average a piece of news: province", Money with { Filter = InJiangsu, Statistic = Statistic.AveragePerItem }, $"SELECT '', avg(value) / 1e10 FROM (SELECT project, max(value) AS value FROM ({HandWritten.Told("''", HandWritten.Published, Jiangsu)}) GROUP BY 1)"),
        new("share: province of the year", Money with { Filter = InJiangsu with { Dates = Year }, Statistic = Statistic.Share, Whole = Money with { Filter = ThisYear } }, $"SELECT '', 100 * ({Value(HandWritten.Told("''", HandWritten.Published, $"{Jiangsu} AND {InYear}"))}) / ({Value(HandWritten.Told("''", HandWritten.Published, YearAlone))})"),
        new("two provinces compared, one year", Money with { Filter = ThisYear, Branches = [Of("江苏省"), Of("浙江省")] }, $"{HandWritten.Once(HandWritten.Told("'江苏省'", HandWritten.Published, $"{Jiangsu} AND {InYear}"))} UNION ALL {HandWritten.Once(HandWritten.Told("'浙江省'", HandWritten.Published, $"{Jiangsu.Replace("江苏省", "浙江省", StringComparison.Ordinal)} AND {InYear}"))}"),
        new("province × industry, one year", Money with { Filter = ThisYear, GroupBy = Dimension.Province, Across = Dimension.Industry }, HandWritten.Once(HandWritten.Told($"{Province} || f.industry", HandWritten.Published + " JOIN item_industries f ON f.item_id = i.id", YearAlone))),
        new("how many cities, one year", Count with { Measure = new Measure.GroupCount(Dimension.City), Filter = ThisYear }, $"SELECT '', count(DISTINCT r.province || coalesce(r.city, '')) FROM {HandWritten.Published} JOIN item_regions r ON r.item_id = i.id AND (r.city IS NOT NULL OR r.province LIKE '%市') WHERE {YearAlone}"),
        new("median of a province", Money with { Filter = InJiangsu, Statistic = Statistic.Median }, Median(HandWritten.Told("''", HandWritten.Published, Jiangsu))),
        new("number of projects by province, one year", Count with { Measure = Measure.Projects, Filter = ThisYear, GroupBy = Dimension.Province }, $"SELECT label, sum(value) FROM (SELECT {Province} AS label, p.project_id, max(i.projects) AS value FROM {HandWritten.Published} JOIN item_projects p ON p.item_id = i.id WHERE {YearAlone} AND i.projects IS NOT NULL GROUP BY 1, 2) GROUP BY 1"),
        new("sum by province, everything", Money with { GroupBy = Dimension.Province }, HandWritten.Once(HandWritten.Told(Province, HandWritten.Published, "1"))),
        new("sum by month, everything", Money with { GroupBy = Dimension.Month }, HandWritten.Once(HandWritten.Told("coalesce(strftime('%Y-%m', (i.from_day - 719162) * 86400, 'unixepoch'), printf('%04d-%02d', s.year, s.month))", HandWritten.Published, "1"))),
        new("sum of everything", Money, HandWritten.Once(HandWritten.Told("''", HandWritten.Published, "1"))),
    ];

    private static Branch Of(string province) => new(province, Filter.None with { Places = [new PlaceFilter(province, [new Place(province)])] });

    private static string Value(string told) => $"SELECT sum(value) / 1e10 FROM (SELECT max(value) AS value FROM ({told}) GROUP BY project)";

    private static string Median(string told) =>
        $"""
        WITH v AS (SELECT max(value) / 1e10 AS value FROM ({told}) GROUP BY project), n AS (SELECT value, row_number() OVER (ORDER BY value) AS at, count(*) OVER () AS whole FROM v)
        SELECT '', avg(value) FROM n WHERE at IN ((whole + 1) / 2, (whole + 2) / 2)
        """;

    private static string Days(string item, string issue)
    {
        var (from, to) = (Year.Window.From.DayNumber, Year.Window.To.DayNumber);
        return $"(({item}from_day <= {to} AND {item}to_day >= {from}) OR ({item}from_day IS NULL AND {issue}from_day <= {to} AND {issue}to_day >= {from}))";
    }
}
