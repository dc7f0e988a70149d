using ParkBot.Ingestion;
using ParkBot.News;
using Xunit;

namespace ParkBot.Tests.Ingestion;

/// <summary>Where an item lands, and not where people met for it.</summary>
public sealed class RegionExtractorTests
{
    [Theory]
    [InlineData("毕节市招商推介会在长沙举行|5月15日，毕节市招商推介会在长沙举行。||贵州省政府网站", "贵州省/毕节市/")]
    [InlineData("石首市在深圳举办家居产业对接会|||湖北省政府网站", "湖北省/荆州市/石首市")]
    [InlineData("恒川重工液压支架工厂投产|5月2日，恒川重工液压支架工厂在柳州投产。||柳州市政府网站", "广西壮族自治区/柳州市/")]
    [InlineData("铭峰新材基地落户松山湖|||东莞市政府网站", "广东省/东莞市/")]
    [InlineData("禾泽食品总部落户西咸新区|||陕西西咸新区网站", "陕西省//")]
    [InlineData("安徽全省重大项目集中开工|主会场设在合肥。||安徽省政府网站", "安徽省//")]
    [InlineData("中国丝路商人（陕西）大会在西安开幕|5月3日，中国丝路商人（陕西）大会在西安开幕。||陕西省政府网站", "陕西省//")]
    [InlineData("澜石电子项目开工|5月4日，澜石电子项目在鼓楼区开工。|项目由徐州高新投资公司建设。|徐州市政府网站", "江苏省/徐州市/鼓楼区")]
    [InlineData("澜石电子项目开工|5月4日，澜石电子项目在鼓楼区开工。||", "")]
    [InlineData("拓野物流园开园||园区位于武汉市蔡甸区，占地200亩。|武汉市政府网站", "湖北省/武汉市/蔡甸区")]
    [InlineData("三市签署合作协议||株洲、湘潭、岳阳三市签署产业合作协议。|湖南省政府网站", "湖南省/株洲市/ 湖南省/湘潭市/ 湖南省/岳阳市/")]
    [InlineData("绍兴市代表团出访日本 签订12个项目|||绍兴市政府网站", "浙江省/绍兴市/")]
    [InlineData("上海闵行30个项目集中签约|||上海市政府网站", "上海市//闵行区")]
    [InlineData("普兰生物疫苗工厂在长葛市投产|||河南省政府网站", "河南省/许昌市/长葛市")]
    public void The_region_is_where_the_project_lands(string texts, string regions)
    {
        ArgumentNullException.ThrowIfNull(texts);
        Assert.Equal(regions, string.Join(' ', RegionExtractor.Extract(Item(texts, Section.Investment)).Select(region => region.Value.ToString())));
    }

    [Fact]
    public void A_nation_wide_policy_has_none() =>
        Assert.Empty(RegionExtractor.Extract(Item("工信部印发《工业母机行动计划》||计划提出到2026年突破一批关键部件。|工信部网站", Section.Policy)));

    [Fact]
    public void What_the_gazetteer_filled_in_is_said()
    {
        var filled = Assert.Single(RegionExtractor.Extract(Item("普兰生物疫苗工厂在长葛市投产|||", Section.Investment)));
        Assert.Equal(Basis.Gazetteer, filled.Basis);
        var told = Assert.Single(RegionExtractor.Extract(Item("浙江省重大项目集中开工|||", Section.Investment)));
        Assert.Equal((Basis.Text, new Evidence(EvidenceField.Title, 0, 3)), (told.Basis, told.Evidence[0]));
    }

    [Theory]
    [InlineData("柔性线路板项目开工|||", "Electronics")]
    [InlineData("22个项目集中签约||签约项目涉及纺织服装、生物医药等产业。|", "TextileAndApparel Biomedicine")]
    [InlineData("某区出台便民措施||居民办事只需一次。|", "")]
    public void An_item_belongs_to_the_industries_it_is_about(string texts, string industries)
    {
        ArgumentNullException.ThrowIfNull(texts);
        Assert.Equal(industries.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal), IndustryExtractor.Extract(Item(texts, Section.Investment)).Select(fact => fact.Value.ToString()).Order(StringComparer.Ordinal));
    }

    private static ItemText Item(string texts, Section section)
    {
        var parts = texts.Split('|');
        string? Part(int index) => parts[index].Length > 0 ? parts[index] : null;
        return new ItemText { Number = 1, Section = section, Heading = section.Chinese(), Title = parts[0], Lead = Part(1), Body = Part(2), Source = Part(3) };
    }
}
