using ParkBot.Language;
using ParkBot.News;
using Xunit;

namespace ParkBot.Tests.Language;

public class IndustryLexiconTests
{
    [Theory]
    [InlineData("汽车产业的项目", "automotive")]
    [InlineData("算力、数据中心", "computing & data, computing & data")]
    [InlineData("纺织服装", "textile & apparel")]
    [InlineData("锂电和新能源", "lithium battery, new energy")]
    [InlineData("新能源汽车", "new energy vehicle")]
    [InlineData("光伏项目", "photovoltaic")]
    [InlineData("AI项目", "AI")]
    [InlineData("blockchain", "")]
    [InlineData("25GW", "")]
    [InlineData("市政府", "")]
    [InlineData("中国科学院、北京化工大学", "")]
    [InlineData("郑州航空港区", "")]
    [InlineData("食品安全", "")]
    public void Words_name_industries(string text, string expected) =>
        Assert.Equal(expected, string.Join(", ", IndustryLexicon.Find(TextFold.Fold(text)).Select(match => match.Industry.Json())));
}
