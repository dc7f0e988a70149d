using ParkBot.Ingestion;
using ParkBot.News;
using ParkBot.Tests.Storage;
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

    [Fact]
    public void A_part_over_its_total_and_one_huge_summand_offer_the_other_reading()
    {
        var part = Doubts(Sample.Item("某项目").Costing(5).Costing(50, kind: AmountKind.Part, headline: false));
        Assert.Equal(["5亿", "50亿"], Assert.Single(part).Readings.Select(reading => reading.Value));

        var huge = Doubts(Sample.Item("某项目").Costing(30000).Costing(5));
        Assert.Equal(["30000亿＋5亿", "30000万＋5亿", "无"], huge[1].Readings.Select(reading => reading.Value));

        Assert.Null(Assert.Single(Doubts(Sample.Item("某项目").Costing(30000, kind: AmountKind.Output, headline: false))).Field);
    }

    private static List<Doubt> Doubts(Item item)
    {
        var doubts = new List<Doubt>();
        FactDoubts.Find(new FactText(item.Text, 2023), item, Reading.Context, doubts);
        return doubts;
    }
}
