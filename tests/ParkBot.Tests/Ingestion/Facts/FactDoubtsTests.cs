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
}
