using System.Globalization;
using ParkBot.Language;
using Xunit;

namespace ParkBot.Tests.Language;

public class DatesTests
{
    private static readonly DateOnly Anchor = new(2023, 2, 26);

    [Theory]
    [InlineData("2月23日,某地签约", "2月23日", "2023-02-23", "2023-02-23", "Day", false, true)]
    [InlineData("2023年2月23日", "2023年2月23日", "2023-02-23", "2023-02-23", "Day", true, true)]
    [InlineData("2月19日至23日出访", "2月19日至23日", "2023-02-19", "2023-02-23", "Span", false, true)]
    [InlineData("2月27日—3月1日", "2月27日—3月1日", "2023-02-27", "2023-03-01", "Span", false, true)]
    [InlineData("2月19-23日", "2月19-23日", "2023-02-19", "2023-02-23", "Span", false, true)]
    [InlineData("21日上午,某省举行活动", "21日", "2023-02-21", "2023-02-21", "Day", false, false)]
    [InlineData("19至23日", "19至23日", "2023-02-19", "2023-02-23", "Span", false, false)]
    [InlineData("28日,某省举行活动", "28日", "2023-01-28", "2023-01-28", "Day", false, false)]
    [InlineData("2月20号有哪些项目", "2月20号", "2023-02-20", "2023-02-20", "Day", false, true)]
    [InlineData("20号的新闻", "20号", "2023-02-20", "2023-02-20", "Day", false, false)]
    [InlineData("二月二十三日", "二月二十三日", "2023-02-23", "2023-02-23", "Day", false, true)]
    [InlineData("2023-02-25", "2023-02-25", "2023-02-25", "2023-02-25", "Day", true, true)]
    [InlineData("2023/2/25的新闻", "2023/2/25", "2023-02-25", "2023-02-25", "Day", true, true)]
    [InlineData("2/25有什么", "2/25", "2023-02-25", "2023-02-25", "Day", false, true)]
    [InlineData("2月上旬", "2月上旬", "2023-02-01", "2023-02-10", "TenDays", false, true)]
    [InlineData("2月下旬", "2月下旬", "2023-02-21", "2023-02-28", "TenDays", false, true)]
    [InlineData("1月底", "1月底", "2023-01-21", "2023-01-31", "TenDays", false, true)]
    [InlineData("本周三", "本周三", "2023-02-22", "2023-02-22", "Day", false, false)]
    [InlineData("周五签约", "周五", "2023-02-24", "2023-02-24", "Day", false, false)]
    [InlineData("上周日", "上周日", "2023-02-19", "2023-02-19", "Day", false, false)]
    [InlineData("本周有多少项目", "本周", "2023-02-20", "2023-02-26", "Week", false, false)]
    [InlineData("2023年的项目", "2023年", "2023-01-01", "2023-12-31", "Year", true, false)]
    [InlineData("2023—2025年", "2023—2025年", "2023-01-01", "2025-12-31", "Year", true, false)]
    [InlineData("2月有哪些", "2月", "2023-02-01", "2023-02-28", "Month", false, true)]
    [InlineData("12月份的项目", "12月份", "2022-12-01", "2022-12-31", "Month", false, true)]
    [InlineData("2022年10月", "2022年10月", "2022-10-01", "2022-10-31", "Month", true, true)]
    [InlineData("一季度重大项目", "一季度", "2023-01-01", "2023-03-31", "Quarter", false, true)]
    [InlineData("2023年第一季度", "2023年第一季度", "2023-01-01", "2023-03-31", "Quarter", true, true)]
    [InlineData("去年12月20日", "去年12月20日", "2022-12-20", "2022-12-20", "Day", true, true)]
    [InlineData("12月28日,某地", "12月28日", "2022-12-28", "2022-12-28", "Day", false, true)]
    [InlineData("3月2日,某地", "3月2日", "2023-03-02", "2023-03-02", "Day", false, true)]
    [InlineData("21日,大赛开幕,为期4天", "21日", "2023-02-21", "2023-02-24", "Span", false, false)]
    [InlineData("2月20日开幕,为期三天", "2月20日", "2023-02-20", "2023-02-22", "Span", false, true)]
    [InlineData("20号到22号", "20号到22号", "2023-02-20", "2023-02-22", "Span", false, false)]
    [InlineData("从2月20日到2月22日", "2月20日到2月22日", "2023-02-20", "2023-02-22", "Span", false, true)]
    [InlineData("23年2月的项目", "23年2月", "2023-02-01", "2023-02-28", "Month", true, true)]
    [InlineData("今年2月", "今年2月", "2023-02-01", "2023-02-28", "Month", true, true)]
    [InlineData("上半年开工", "上半年", "2023-01-01", "2023-06-30", "Quarter", false, true)]
    public void Reads(string text, string words, string from, string to, string shape, bool year, bool month)
    {
        var match = Assert.Single(Dates.Find(text, Anchor));
        Assert.Equal(words, text.Substring(match.Start, match.Length));
        Assert.Equal(DateOnly.Parse(from, CultureInfo.InvariantCulture), match.Window.From);
        Assert.Equal(DateOnly.Parse(to, CultureInfo.InvariantCulture), match.Window.To);
        Assert.Equal(shape, match.Shape.ToString());
        Assert.Equal(year, match.YearTold);
        Assert.Equal(month, match.MonthTold);
    }

    [Theory]
    [InlineData("地铁3号线二期")]
    [InlineData("日均5000片")]
    [InlineData("每周2班")]
    [InlineData("30日内办结")]
    [InlineData("7×24小时")]
    [InlineData("6个月")]
    [InlineData("2月30日")]
    [InlineData("第5日")]
    [InlineData("一周年")]
    [InlineData("5日均产量")]
    [InlineData("1号楼")]
    public void Finds_none(string text) => Assert.Empty(Dates.Find(text, Anchor));

    [Fact]
    public void The_issue_number_in_a_header_is_no_day()
    {
        var match = Assert.Single(Dates.Find("园区周报2023年2月4期(总108期)", Anchor));
        Assert.Equal(DateShape.Month, match.Shape);
    }
}
