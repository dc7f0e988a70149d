using ParkBot.Language;
using ParkBot.News;
using Xunit;

namespace ParkBot.Tests.Language;

public sealed class GazetteerTests
{
    [Theory]
    [InlineData("项目落户苏州市", "江苏省/苏州市/")]
    [InlineData("落户苏州", "江苏省/苏州市/")]
    [InlineData("江苏的新闻", "江苏省//")]
    [InlineData("上海闵行的项目", "上海市// 上海市//闵行区")]
    [InlineData("佛山南海", "广东省/佛山市/ 广东省/佛山市/南海区")]
    [InlineData("南海油气开发", "")]
    [InlineData("长葛市举行活动", "河南省/许昌市/长葛市")]
    [InlineData("昆山的企业", "江苏省/苏州市/昆山市")]
    [InlineData("潜江小龙虾", "湖北省/潜江市/")]
    [InlineData("大理的光伏", "云南省/大理白族自治州/")]
    [InlineData("恩施州", "湖北省/恩施土家族苗族自治州/")]
    [InlineData("松山湖载体", "广东省/东莞市/")]
    [InlineData("西咸新区沣东新城", "陕西省// 陕西省//")]
    [InlineData("贵安新区", "贵州省//")]
    [InlineData("苏州工业园区", "江苏省/苏州市/")]
    [InlineData("吉林投产", "吉林省//")]
    [InlineData("吉林市投产", "吉林省/吉林市/")]
    [InlineData("宁德时代与阿里云合作", "")]
    [InlineData("深化资源合作,新城开发", "")]
    [InlineData("北京大学教授", "")]
    public void Finds_places_and_not_words(string text, string places) =>
        Assert.Equal(places, string.Join(' ', Gazetteer.Default.Find(text).Select(match => match.Candidates[0].ToString())));

    [Theory]
    [InlineData("朝阳区", 2)]
    [InlineData("鼓楼区", 4)]
    [InlineData("北京市朝阳区", 1)]
    [InlineData("福州鼓楼区", 1)]
    public void A_name_of_several_places_keeps_its_meanings(string text, int meanings) =>
        Assert.Equal(meanings, Gazetteer.Default.Find(text)[^1].Candidates.Count);

    [Theory]
    [InlineData("长三角总投资", "上海市 江苏省 浙江省 安徽省")]
    [InlineData("江浙沪", "上海市 江苏省 浙江省")]
    [InlineData("东北三省", "辽宁省 吉林省 黑龙江省")]
    [InlineData("成渝地区", "四川省 重庆市")]
    [InlineData("京津冀", "北京市 天津市 河北省")]
    public void A_region_is_its_provinces(string text, string members) =>
        Assert.Equal(members, string.Join(' ', Assert.Single(Gazetteer.Default.FindGroups(text)).Group.Members.Select(place => place.Name)));

    [Fact]
    public void The_bay_area_is_nine_cities_and_two_regions() =>
        Assert.Equal(11, Assert.Single(Gazetteer.Default.FindGroups("粤港澳大湾区")).Group.Members.Count);

    [Fact]
    public void The_middle_has_six_provinces_and_the_west_twelve() =>
        Assert.Equal([6, 12], Gazetteer.Default.FindGroups("中部和西部").Select(found => found.Group.Members.Count));

    [Theory]
    [InlineData("重请市开工", "重庆市")]
    [InlineData("合飞的项目", "合肥")]
    public void A_slip_of_one_sound_is_seen_through(string text, string name) => Assert.Equal(name, Gazetteer.Default.NearNames(text)[0].Right);

    [Theory]
    [InlineData("綜合資訊", "综合资讯")]
    [InlineData("２０２３年ＡＩ（一期），", "2023年ai(一期),")]
    [InlineData("東北有什麼新聞", "东北有什么新闻")]
    public void Folding_keeps_the_length(string text, string folded)
    {
        Assert.Equal(folded, TextFold.Fold(text));
        Assert.Equal(text.Length, folded.Length);
    }

    [Theory]
    [InlineData("光伏组件和储能", "Photovoltaic EnergyStorage")]
    [InlineData("新能源汽车零部件", "NewEnergyVehicle")]
    [InlineData("算力、数据中心", "ComputingAndData ComputingAndData")]
    [InlineData("supply chain", "")]
    [InlineData("ai 大模型", "AI AI")]
    public void Industries_are_told_by_their_words(string text, string industries) =>
        Assert.Equal(industries, string.Join(' ', IndustryLexicon.Find(text).Select(match => match.Industry.ToString())));

    [Fact]
    public void A_parent_takes_its_children_along() =>
        Assert.Equal([Industry.NewEnergy, Industry.Photovoltaic, Industry.WindPower, Industry.EnergyStorage, Industry.LithiumBattery, Industry.Hydrogen], Industry.NewEnergy.WithChildren());
}
