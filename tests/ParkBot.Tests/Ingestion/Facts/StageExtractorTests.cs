using ParkBot.News;
using Xunit;

namespace ParkBot.Tests.Ingestion.Facts;

public class StageExtractorTests
{
    [Theory]
    [InlineData("某项目签约落户某地||", "signed")]
    [InlineData("某集团与某市签署投资意向协议||", "signed")]
    [InlineData("某工厂二期正式竣工投产||", "completed operating")]
    [InlineData("某装置实现中交||", "completed")]
    [InlineData("某地项目集中开竣工||", "completed started")]
    [InlineData("某光伏电站并网发电||", "operating")]
    [InlineData("某货运航线开通||", "operating")]
    [InlineData("某产业园揭牌||", "launched")]
    [InlineData("某市代表团出访 签订20个项目||", "promoted signed")]
    [InlineData("某地产业对接会举行||会上签约服装项目20个。", "promoted signed")]
    [InlineData("某大会举行|会上12个项目集中签约。|当天，某促进中心揭牌。", "launched signed")]
    // Plans, conditions, history and look-alikes.
    [InlineData("某项目签约|项目预计2025年投产。|", "signed")]
    [InlineData("某项目签约|项目将于3月开工建设。|建成投产后年产值20亿元。", "signed")]
    [InlineData("某产业园揭牌|某产业园揭牌。|目前已落户多家企业。公司成立于2012年。", "launched")]
    [InlineData("某电池项目签约||公司去年在当地投产一座工厂。", "signed")]
    [InlineData("某项目签约|项目年内开工、明年投产。|", "signed")]
    [InlineData("某项目签约||2021年，公司在当地投产一座工厂。", "signed")]
    [InlineData("去年招商回顾||2022年，全市签约项目406个。", "signed")]
    [InlineData("某项目主体封顶||", "")]
    [InlineData("某项目复工||", "")]
    [InlineData("某项目获批||", "")]
    [InlineData("某市线上线下办招聘||", "")]
    [InlineData("中交集团到访某市||", "")]
    [InlineData("某市强调招商||会议强调要举办推介，推动项目签约、开工。", "")]
    [InlineData("某工厂投产|某工厂投产。|现场签订100台设备订单。", "operating")]
    public void Reads_what_happened(string item, string stages) => Assert.Equal(stages, Reading.Stages(Reading.Of(item)));

    [Theory]
    [InlineData("某部印发《行动计划》||计划提出推动项目开工。", "issued")]
    [InlineData("《某市关于培育未来产业的意见》出台||", "issued")]
    [InlineData("某省审议通过《三年行动方案》||", "issued")]
    [InlineData("四市签署《合作行动计划》||", "issued")]
    public void A_policy_is_issued(string item, string stages) => Assert.Equal(stages, Reading.Stages(Reading.Of(item, Section.Policy)));
}
