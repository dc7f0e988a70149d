using ParkBot.Ingestion;
using ParkBot.News;
using Xunit;

namespace ParkBot.Tests.Ingestion.Facts;

public class AmountExtractorTests
{
    [Theory]
    // A year's plan is not the total, and takes the total's stage.
    [InlineData("临江市重大项目集中开工||全市58个项目集中开工，总投资412.5亿元，年度计划投资96亿元。", "412.5亿元 investment started; 96亿元 annual started", "412.5")]
    [InlineData("某县项目开工||38个项目集中开工，总投资100亿元，2023年计划投资40亿元。", "100亿元 investment started; 40亿元 annual started", "100")]
    // Credit, trade, output and tax are no investment.
    [InlineData("园区厂房开工||项目总投资20亿元，某银行授信50亿元。", "20亿元 investment; 50亿元 credit", "20")]
    [InlineData("园区企业获贷||当地银行发放贷款3亿元。", "3亿元 credit", "-")]
    [InlineData("产业基金揭牌||基金总规模50亿元，首期规模10亿元。", "50亿元 credit; 10亿元 credit", "-")]
    [InlineData("进口博览会签约||现场签订采购合同金额35亿元。", "35亿元 trade", "-")]
    [InlineData("经贸代表团出访||代表团签下12亿元的订单。", "12亿元 trade", "-")]
    [InlineData("新材料项目签约|某公司新材料项目签约落户，总投资15亿元。|达产后年产值30亿元，年纳税1.2亿元。", "15亿元 investment signed; 30亿元 output; 1.2亿元 tax", "15")]
    [InlineData("某公司投产|某公司一季度投产。|预计年营收超8亿元。", "超8亿元 output", "-")]
    // In talks, a goal, a bonus.
    [InlineData("产业链大会举行|会上15个项目签约，总投资90亿元。|另有一批投资约60亿元的项目正在洽谈。", "90亿元 investment signed; 约60亿元 pending", "90")]
    [InlineData("开发区提速||力争全年签约项目100个，总投资超500亿元。", "超500亿元 target", "-")]
    [InlineData("某市发力光伏||到2025年产业规模达到1000亿元。", "1000亿元 target", "-")]
    [InlineData("某市发力光伏||着力打造千亿级光伏产业集群。", "千亿级 target", "-")]
    [InlineData("企业获奖补||对获评企业给予500万元奖励。", "500万元 other", "-")]
    [InlineData("税费支持||累计为企业节约成本2.3亿元。", "2.3亿元 other", "-")]
    // Totals and their parts.
    [InlineData("某项目签约||项目总投资30亿元，其中一期投资12亿元，二期投资18亿元。", "30亿元 investment; 12亿元 part; 18亿元 part", "30")]
    [InlineData("某项目开工|一期投资12亿元的某项目开工。|", "12亿元 investment started", "12")]
    [InlineData("某项目签约||项目分两期建设，一期投资12亿元，二期投资18亿元。", "12亿元 investment; 18亿元 investment", "30")]
    [InlineData("招商会签约25个项目 总投资180亿元||会上签约的某电池项目计划投资60亿元，某纺织项目投资8亿元。", "180亿元 investment signed; 60亿元 part signed; 8亿元 part signed", "180")]
    [InlineData("某县集中开竣工|30个项目集中开竣工，总投资90亿元。|开工项目18个，总投资60亿元；竣工项目12个，总投资30亿元。", "90亿元 investment; 60亿元 part started; 30亿元 part completed", "90")]
    // Different stages, separate projects: added up where no joint total is told.
    [InlineData("某区项目活动||签约项目20个，总投资100亿元；开工项目10个，总投资50亿元。", "100亿元 investment signed; 50亿元 investment started", "150")]
    [InlineData("某运营商投资算力||公司将投资60亿元建设算力中心，此外还将投资10亿元建设传输网络。", "60亿元 investment; 10亿元 investment", "70")]
    [InlineData("两个项目落户||甲公司储能项目总投资20亿元，乙公司电机项目总投资5亿元。", "20亿元 investment; 5亿元 investment", "25")]
    // Other and earlier work never is the item's figure.
    [InlineData("某项目签约|某项目签约，总投资10亿元。|园区累计完成投资300亿元。", "10亿元 investment signed; 300亿元 investment", "10")]
    [InlineData("某园区揭牌||目前已完成投资5亿元。", "5亿元 investment", "-")]
    [InlineData("某项目开工|总投资8亿元的某项目开工。|去年，全区签约项目总投资260亿元。", "8亿元 investment started; 260亿元 investment signed", "8")]
    // Told twice stands once; precise beats round.
    [InlineData("某集团投资百亿建厂|某集团与当地签约，项目总投资约102亿元。|", "约102亿元 investment signed", "102")]
    [InlineData("某集团投资超百亿建厂|项目总投资105.6亿元。|", "105.6亿元 investment", "105.6")]
    [InlineData("22个项目签约 总投资88亿元|会上22个项目签约，总投资88亿元。|", "88亿元 investment signed", "88")]
    // No number, a bar, a unit of another thing.
    [InlineData("某集团投资数十亿元建厂||年产5亿平米隔膜、30万台电机。", "", "-")]
    [InlineData("政策加码||引进投资5亿元以上项目12个，对投资1000万元以上的制造业企业给予扶持。", "", "-")]
    [InlineData("百亿级项目落户某地||项目占地500亩。", "", "-")]
    [InlineData("某省加力||培育百亿级企业10家。", "", "-")]
    [InlineData("三个百亿项目签约||", "", "-")]
    // Earlier years, joint sums, corrections, talks behind the sum.
    [InlineData("某地项目签约|某项目签约，总投资10亿元。|2022年，全区签约项目总投资900亿元。", "10亿元 investment signed; 900亿元 investment signed", "10")]
    [InlineData("外资项目签约|27个项目签约，总投资4亿美元和12亿元人民币。|", "4亿美元 investment signed; 12亿元人民币 investment signed", "16")]
    [InlineData("更正|上期某市签约总投资300亿元有误，更正为总投资230亿元。|", "300亿元 investment signed; 230亿元 investment signed", "230")]
    [InlineData("某公司拟建面板厂|公司拟投资330亿元建设面板项目，目前正在洽谈。|", "330亿元 pending", "-")]
    [InlineData("某项目增资|追加投资100亿元，项目总投资达到281亿元。|", "100亿元 part; 281亿元 investment", "281")]
    [InlineData("某区签约|签约外资项目6个，总投资3亿元；签约内资项目9个，总投资73亿元。|", "3亿元 investment signed; 73亿元 investment signed", "76")]
    [InlineData("某公司签约|投资60亿元建设电池项目、投资40亿元建设组件项目。|", "60亿元 investment; 40亿元 investment", "100")]
    [InlineData("某项目签约|固定资产投资约97亿元，其中一期55亿元。|", "约97亿元 investment; 55亿元 part", "97")]
    // Foreign money keeps its currency; what it comes to is the same sum.
    [InlineData("外资项目签约|项目总投资3000万美元（约合2亿元人民币）。|", "3000万美元 investment", "0.3")]
    [InlineData("港资项目签约|某港资项目签约，总投资5亿港元。|", "5亿港元 investment signed", "5")]
    // Ranges, wide digits.
    [InlineData("某项目签约||项目计划投资5至8亿元。", "5至8亿元 investment", "6.5")]
    [InlineData("某项目签约||项目总投资１２．５亿元。", "１２．５亿元 investment", "12.5")]
    [InlineData("某项目签约||项目总投资三十六亿元。", "三十六亿元 investment", "36")]
    [InlineData("某项目签约||项目总投资64.21亿，用地300亩。", "64.21亿 investment", "64.21")]
    // The stage that a sentence ties a sum to.
    [InlineData("某项目投产|某项目竣工投产，总投资9亿元。|", "9亿元 investment operating", "9")]
    [InlineData("某项目开工|项目总投资9亿元，预计2025年投产。|", "9亿元 investment", "9")]
    [InlineData("某地招商 总投资9亿元项目签约落地||", "9亿元 investment signed", "9")]
    public void Reads_kind_stage_and_headline(string item, string amounts, string investment)
    {
        var read = Reading.Of(item);
        Assert.Equal(amounts, Reading.Amounts(read));
        Assert.Equal(investment, Reading.Investment(read));
    }

    [Theory]
    [InlineData("某市出台招商方案||力争引进项目总投资超200亿元，对重大项目给予最高3000万元补助。", "超200亿元 target; 最高3000万元 target")]
    [InlineData("某省印发意见||到2025年产业营收达到7000亿元。", "7000亿元 target")]
    public void A_policy_has_goals_and_no_investment(string item, string amounts)
    {
        var read = Reading.Of(item, Section.Policy);
        Assert.Equal(amounts, Reading.Amounts(read));
        Assert.Equal("-", Reading.Investment(read));
    }

    [Fact]
    public void Evidence_points_at_the_printed_words()
    {
        var read = Reading.Of("某地12个项目签约|会上12个项目签约，总投资 286 余亿元。|");
        var amount = Assert.Single(read.Amounts);
        var evidence = Assert.Single(amount.Evidence);
        Assert.Equal(amount.Text, read.Text.Text(evidence.Field, "")!.Substring(evidence.Start, evidence.Length));
    }
}
