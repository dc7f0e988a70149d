using ParkBot.News;
using Xunit;

namespace ParkBot.Tests.Ingestion.Facts;

public class OrganizationExtractorTests
{
    [Theory]
    [InlineData("某项目签约||由北江新区入区企业云岭启辰科技有限公司投资建设。", "云岭启辰科技有限公司")]
    [InlineData("某项目签约||启辰电机（大连）有限公司二期投产。", "启辰电机（大连）有限公司")]
    [InlineData("某项目开工||国家开发银行江西省分行为项目建设方临江建设投资有限公司授信。", "国家开发银行江西省分行;临江建设投资有限公司")]
    [InlineData("50个项目签约||唯辰能源、德启汽车、尊岭半导体等50个项目集中签约。", "唯辰能源;德启汽车;尊岭半导体")]
    [InlineData("学院揭牌||由临江职业技术学院与5家龙头企业（启辰、云岭、海目）合作共建。", "临江职业技术学院;启辰;云岭;海目")]
    [InlineData("云岭炼化100万吨乙烯项目投产||", "云岭炼化")]
    [InlineData("启辰材质（南通）隔膜项目投产||", "启辰材质")]
    [InlineData("瑞士埃尔曼精密零部件项目签约||", "埃尔曼")]
    [InlineData("意见印发||人民银行和银保监会、证监会共同发文。", "人民银行;银保监会;证监会")]
    [InlineData("算力中心签约||某市与中国移动签订协议。", "中国移动")]
    // Trades, places and kinds of firms are no names.
    [InlineData("某市招商||引进船舶配件、矿用机械、数控机床等产业项目。", "")]
    [InlineData("陕西汽车产业链大会举行||涵盖新材料、电子信息等26个领域。", "")]
    [InlineData("某市活动||多家上市公司、民营企业和科研机构参加，各区工信部门到会。", "")]
    [InlineData("某项目签约||该公司将成立运营公司。", "")]
    public void Reads_names(string item, string names) =>
        Assert.Equal(names, string.Join(';', Reading.Of(item).Organizations.Select(name => name.Value)));

    [Fact]
    public void The_fuller_name_stands()
    {
        var name = Assert.Single(Reading.Of("云岭集团项目签约|云岭集团新能源有限公司项目签约。|").Organizations, fact => fact.Value.Contains("新能源", StringComparison.Ordinal));
        Assert.Equal("云岭集团新能源有限公司", name.Value);
    }
}
