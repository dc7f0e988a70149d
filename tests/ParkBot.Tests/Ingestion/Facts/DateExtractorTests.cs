using ParkBot.News;
using Xunit;

namespace ParkBot.Tests.Ingestion.Facts;

public class DateExtractorTests
{
    [Theory]
    [InlineData("某项目签约|2月22日，某项目签约。|", "2023-02-22")]
    [InlineData("某项目签约||21日上午，某项目签约。", "2023-02-21")]
    [InlineData("代表团出访|2月19日至23日，代表团出访。|", "2023-02-19/2023-02-23")]
    [InlineData("大赛开赛||21日，大赛开赛，为期4天。", "2023-02-21/2023-02-24")]
    [InlineData("大会召开|2月22日，大会召开。|大会为期三天。", "2023-02-22/2023-02-24")]
    [InlineData("某项目开工|本周三，某项目开工。|", "2023-02-22")]
    [InlineData("某项目开工|2月上旬，某项目开工。|", "2023-02-01/2023-02-10")]
    [InlineData("某项目开工|2023年2月24日，某项目开工。|2月20日获批。", "2023-02-24")]
    // Plans, deadlines, look-backs and corrections have none.
    [InlineData("某项目签约|某项目签约，将于3月1日开工。|", "-")]
    [InlineData("某项目签约|项目预计2025年投产。|到2027年底产值翻番。", "-")]
    [InlineData("某方案印发||请于2月28日前报送。自3月1日起施行。", "-")]
    [InlineData("某公司投产|某公司投产。|公司成立于2012年3月5日。", "-")]
    [InlineData("某项目投产|此前于2月10日试车的某项目投产。|", "-")]
    [InlineData("更正|2月15日的报道有误。|", "-")]
    [InlineData("某项目签约|某项目签约。|一季度签约20个，2023年计划开工10个。", "-")]
    public void Reads_the_event_day(string item, string date) => Assert.Equal(date, Reading.Date(Reading.Of(item)));

    [Fact]
    public void A_year_from_the_header_says_so()
    {
        var date = Reading.Of("某项目签约|2月22日，某项目签约。|").Date!;
        Assert.Equal(Basis.Header, date.Basis);
        Assert.Equal("2023 年 2 月", Words(date.Evidence[1]));
        Assert.Equal(new Evidence(EvidenceField.Lead, 0, 5), date.Evidence[0]);
    }

    private static string Words(Evidence evidence) => Reading.Context.Header.Substring(evidence.Start, evidence.Length);
}
