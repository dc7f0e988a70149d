using ParkBot.Ingestion;
using ParkBot.News;
using Xunit;

namespace ParkBot.Tests.Ingestion.Facts;

public class FactDoubtsTests
{
    [Theory]
    [InlineData("某公司投资|公司将投资60亿元建厂，此外还将投资10亿元建网。|", "相加")]
    [InlineData("某项目签约|项目总投资5万亿元。|", "异常大")]
    [InlineData("某项目签约|1月3日，某项目签约。|", "距本期较远")]
    public void Tells_what_to_look_at(string item, string words)
    {
        var doubts = new List<Doubt>();
        Reading.Of(item, doubts: doubts);
        Assert.Contains(words, Assert.Single(doubts).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("某公司投资|公司将投资60亿元建厂，此外还将投资10亿元建网。|", "investment", "60亿元＋10亿元", "60亿元＋10亿元 60亿元 10亿元 无")]
    [InlineData("某项目签约|项目总投资5万亿元。|", "investment", "5万亿元", "5万亿元 5亿元 无")]
    [InlineData("某项目签约|1月3日，某项目签约。|", "date", "2023-01-03", "2023-01-03 无")]
    public void Says_field_words_and_readings_that_a_fix_takes(string item, string field, string words, string values)
    {
        var doubts = new List<Doubt>();
        var read = Reading.Of(item, doubts: doubts);

        var doubt = Assert.Single(doubts);
        Assert.Equal((1, field, words), (doubt.Item, doubt.Field, doubt.Words));
        Assert.Equal(values.Split(' '), doubt.Readings.Select(reading => reading.Value));
        Assert.All(doubt.Readings, reading => Assert.IsType<FieldReading.Read>(ItemField.Find(field)!.Read(read, reading.Value, Reading.Context.Week)));
        Assert.Same(read, Assert.IsType<FieldReading.Read>(ItemField.Find(field)!.Read(read, doubt.Readings[0].Value, Reading.Context.Week)).Item);
    }
}
