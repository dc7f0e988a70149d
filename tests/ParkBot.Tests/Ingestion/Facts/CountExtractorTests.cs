using ParkBot.News;
using Xunit;

namespace ParkBot.Tests.Ingestion.Facts;

public class CountExtractorTests
{
    [Theory]
    [InlineData("某地12个项目集中开工||", "12 started", "12")]
    [InlineData("某地签约项目20个||", "20 signed", "20")]
    [InlineData("某区十大项目集中动工||会上36个重点项目集中签约。", "10 started; 36 signed", "46")]
    [InlineData("某省活动举行||共签约项目30个、开工项目31个、投产项目28个，其中“四大产业链”项目25个。", "30 signed; 31 started; 28 operating; 25 - part", "89")]
    [InlineData("某县集中开竣工||共有46个项目集中开竣工。开工项目24项；竣工项目22项。", "46 -; 24 started; 22 completed", "46")]
    [InlineData("某市开工||58个项目集中开工，包括30个制造业项目、20个基础设施项目、8个民生项目。", "58 started; 30 started part; 20 started part; 8 started part", "58")]
    [InlineData("某市代表团出访 签订40个项目||某区也累计签订10个合作项目。", "40 signed; 10 signed part", "40")]
    [InlineData("签约活动举行||现场签约项目20个。签约总部类项目10个。新签约入园项目10个。", "20 signed; 10 signed part; 10 signed part", "20")]
    [InlineData("四大类43个项目签约||", "43 signed", "43")]
    [InlineData("两家产业项目签约||", "2 signed", "2")]
    [InlineData("28个项目签约 总投资90亿元|会上28个项目签约。|", "28 signed", "28")]
    [InlineData("某地活动举行||12个项目集中签约、开工、竣工，其中签约项目5个、开工项目4个、竣工项目3个。", "12 -; 5 signed; 4 started; 3 completed", "12")]
    [InlineData("某地活动举行||25个项目集中签约开工。", "25 -", "25")]
    [InlineData("某炼化项目投产||带动两家产业项目已落地。", "2 signed", "-")]
    [InlineData("某地开工||集中开工亿元以上项目113个，其中百亿元以上项目3个。", "113 started; 3 started part", "113")]
    [InlineData("某地签约||签约1,230个项目。", "1230 signed", "1230")]
    [InlineData("某地签约||现场签约300余个项目。", "300 signed", "300")]
    // Firms, agreements, places, contest entries, goals and vague numbers are none.
    [InlineData("某地签约||50家企业集中签约落户，签订12份协议。", "", "-")]
    [InlineData("某地集中开工||26个行业领域的项目在12个县区开工。", "", "-")]
    [InlineData("技术大赛开赛||共有157项技术项目入围总决赛。", "", "-")]
    [InlineData("某市方案||力争全年引进项目150个。", "", "-")]
    [InlineData("某市签约||一批项目签约，数十个项目将落地。", "", "-")]
    [InlineData("首个项目签约||一期项目占地80亩，分两期建设。", "", "-")]
    public void Reads_counts_and_projects(string item, string counts, string projects)
    {
        var read = Reading.Of(item);
        Assert.Equal(counts, Reading.Counts(read));
        Assert.Equal(projects, Reading.Projects(read));
    }

    [Fact]
    public void A_sum_of_stages_says_so()
    {
        var read = Reading.Of("某区活动||签约项目10个、开工项目5个。");
        Assert.Equal(Basis.Sum, read.Projects!.Basis);
        Assert.Equal(2, read.Projects.Evidence.Count);
    }
}
