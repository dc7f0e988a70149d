using ParkBot.Language;
using Xunit;

namespace ParkBot.Tests.Language;

/// <summary>Names of places in running text: what is one, which one, and what only looks like one.</summary>
public class PlaceNamesTests
{
    [Theory]
    [InlineData("苏州市签约一批项目", "江苏省/苏州市/")]
    [InlineData("上海闵行签约", "上海市// 上海市//闵行区")]
    [InlineData("长葛市的工厂", "河南省/许昌市/长葛市")]
    [InlineData("潜江的服装企业", "湖北省/潜江市/")]
    [InlineData("仙桃、天门、济源、石河子", "湖北省/仙桃市/ 湖北省/天门市/ 河南省/济源市/ 新疆维吾尔自治区/石河子市/")]
    [InlineData("大理经开区", "云南省/大理白族自治州/")]
    [InlineData("大理市", "云南省/大理白族自治州/大理市")]
    [InlineData("恩施州与延边州", "湖北省/恩施土家族苗族自治州/ 吉林省/延边朝鲜族自治州/")]
    [InlineData("石柱县", "重庆市//石柱土家族自治县")]
    [InlineData("吉林的项目", "吉林省//")]
    [InlineData("吉林市的项目", "吉林省/吉林市/")]
    [InlineData("海南澄迈", "海南省// 海南省/澄迈县/")]
    [InlineData("青海海南州", "青海省// 青海省/海南藏族自治州/")]
    [InlineData("内蒙古通辽市科尔沁区", "内蒙古自治区// 内蒙古自治区/通辽市/ 内蒙古自治区/通辽市/科尔沁区")]
    [InlineData("廣西與內蒙古", "广西壮族自治区// 内蒙古自治区//")]
    [InlineData("香港、澳门和台湾", "香港特别行政区// 澳门特别行政区// 台湾省//")]
    [InlineData("东莞市", "广东省/东莞市/")]
    [InlineData("侨商在粤投资", "广东省//")]
    [InlineData("来渝考察的客商", "重庆市//")]
    [InlineData("佛山南海", "广东省/佛山市/ 广东省/佛山市/南海区")]
    [InlineData("辽宁朝阳", "辽宁省// 辽宁省/朝阳市/")]
    [InlineData("滁州天长", "安徽省/滁州市/ 安徽省/滁州市/天长市")]
    [InlineData("浦东的企业", "上海市//浦东新区")]
    [InlineData("龙泉驿", "四川省/成都市/龙泉驿区")]
    public void Places_are_found_with_their_parents(string text, string expected) => Assert.Equal(expected, Found(text));

    [Theory]
    [InlineData("松山湖", "广东省/东莞市/")]
    [InlineData("西咸新区", "陕西省//")]
    [InlineData("贵安新区", "贵州省//")]
    [InlineData("横琴", "广东省/珠海市/")]
    [InlineData("前海", "广东省/深圳市/")]
    [InlineData("苏州工业园区", "江苏省/苏州市/")]
    [InlineData("冀南新区", "河北省/邯郸市/")]
    [InlineData("大连金普新区", "辽宁省/大连市/")]
    [InlineData("光谷", "湖北省/武汉市/")]
    [InlineData("两江新区", "重庆市//")]
    [InlineData("西安高新区", "陕西省/西安市/")]
    [InlineData("江北新区", "江苏省/南京市/")]
    [InlineData("芜湖江北新区", "安徽省/芜湖市/ 安徽省/芜湖市/")]
    [InlineData("邯郸·中关村", "河北省/邯郸市/ 河北省/邯郸市/")]
    public void Parks_lie_in_their_administrative_place(string text, string expected) => Assert.Equal(expected, Found(text));

    [Theory]
    [InlineData("朝阳区", "北京市//朝阳区|吉林省/长春市/朝阳区")]
    [InlineData("北京市朝阳区", "北京市// 北京市//朝阳区")]
    [InlineData("长安区", "河北省/石家庄市/长安区|陕西省/西安市/长安区")]
    [InlineData("西安市长安区", "陕西省/西安市/ 陕西省/西安市/长安区")]
    public void A_name_of_several_places_keeps_them_all_until_its_parent_stands_beside_it(string text, string expected) => Assert.Equal(expected, Found(text));

    [Theory]
    [InlineData("宁德时代与阿里云")]
    [InlineData("江苏银行、北京大学和西安交通大学")]
    [InlineData("珠江西岸先进装备")]
    [InlineData("黄河南岸和太湖北岸")]
    [InlineData("中山东路与孙中山")]
    [InlineData("长治久安,同仁堂")]
    [InlineData("企业扬帆出海口岸")]
    [InlineData("创新乡村振兴,推广元宇宙")]
    [InlineData("加大投资阳光产业")]
    [InlineData("灯塔工厂")]
    [InlineData("高密度封装")]
    [InlineData("合作市场")]
    [InlineData("产粮示范县")]
    [InlineData("各市和县区")]
    [InlineData("振兴城市")]
    [InlineData("沿海城市")]
    [InlineData("老城区改造,新城区建设")]
    [InlineData("大会上海外嘉宾")]
    [InlineData("琴澳两地")]
    [InlineData("南海诸岛")]
    [InlineData("新的资源和东方文化")]
    [InlineData("上海合作组织")]
    public void Words_firms_and_schools_are_no_places(string text) => Assert.Equal("", Found(text));

    [Theory]
    [InlineData("美丽江苏", "江苏省//")]
    [InlineData("国内江苏", "江苏省//")]
    [InlineData("苏州市场", "江苏省/苏州市/")]
    public void A_place_behind_a_word_is_not_eaten_by_it(string text, string expected) => Assert.Equal(expected, Found(text));

    [Theory]
    [InlineData("长三角的项目", "长三角 4")]
    [InlineData("江浙沪", "江浙沪 3")]
    [InlineData("中部六省", "中部 6")]
    [InlineData("西部各省", "西部 12")]
    [InlineData("粤港澳大湾区", "粤港澳大湾区 11")]
    [InlineData("广西南宁", "")]
    [InlineData("集中部署其中部分项目", "")]
    public void Groups_of_provinces(string text, string expected) =>
        Assert.Equal(expected, string.Join(' ', Gazetteer.Default.FindGroups(TextFold.Fold(text)).Select(found => $"{found.Group.Name} {found.Group.Members.Count}")));

    [Theory]
    [InlineData("德国企业", "德国")]
    [InlineData("印度尼西亚和印度", "印度尼西亚 印度")]
    [InlineData("外资企业", "")]
    public void Countries(string text, string expected) =>
        Assert.Equal(expected, string.Join(' ', Gazetteer.Default.FindCountries(text).Select(found => text.Substring(found.Start, found.Length))));

    [Theory]
    [InlineData("重请市", "重庆市")]
    [InlineData("苏洲有什么", "苏州")]
    [InlineData("天气怎么样", null)]
    public void A_slip_of_one_sound_is_near_a_name(string text, string? expected) =>
        Assert.Equal(expected, Gazetteer.Default.NearNames(text).Select(near => near.Right).FirstOrDefault());

    [Fact]
    public void Questions_may_name_a_county_alone() =>
        Assert.Contains(Gazetteer.Default.FindAll("安吉有什么项目"), place => place.Candidates is [{ County: "安吉县" }]);

    private static string Found(string text) =>
        string.Join(' ', Gazetteer.Default.Find(TextFold.Fold(text)).Select(match => string.Join('|', match.Candidates)));
}
