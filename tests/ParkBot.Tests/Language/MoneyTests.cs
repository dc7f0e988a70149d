using System.Globalization;
using ParkBot.Language;
using ParkBot.News;
using Xunit;

namespace ParkBot.Tests.Language;

public class MoneyTests
{
    [Theory]
    [InlineData("总投资286余亿元", "286余亿元", "286e8", "CNY", "Over")]
    [InlineData("项目总投资约100亿元,分期建设", "约100亿元", "100e8", "CNY", "About")]
    [InlineData("计划投资120亿元左右", "120亿元左右", "120e8", "CNY", "About")]
    [InlineData("未来达成百亿级业务规模", "百亿级", "100e8", "CNY", "About")]
    [InlineData("总投资超200亿元的项目", "超200亿元", "200e8", "CNY", "Over")]
    [InlineData("投资额超过80亿元", "超过80亿元", "80e8", "CNY", "Over")]
    [InlineData("将投资近10亿元", "近10亿元", "10e8", "CNY", "Under")]
    [InlineData("集团将投资百亿在当地建厂", "百亿", "100e8", "CNY", "Exact")]
    [InlineData("总投资64.21亿", "64.21亿", "64.21e8", "CNY", "Exact")]
    [InlineData("投资三十亿元建厂", "三十亿元", "30e8", "CNY", "Exact")]
    [InlineData("投资两亿元", "两亿元", "2e8", "CNY", "Exact")]
    [InlineData("总投资1.2万亿元", "1.2万亿元", "1.2e12", "CNY", "Exact")]
    [InlineData("总投资一万二千亿元", "一万二千亿元", "1.2e12", "CNY", "Exact")]
    [InlineData("贷款5千万元", "5千万元", "5e7", "CNY", "Exact")]
    [InlineData("奖励3亿5000万元", "3亿5000万元", "3.5e8", "CNY", "Exact")]
    [InlineData("注册资本1,200万元", "1,200万元", "1200e4", "CNY", "Exact")]
    [InlineData("总投资3000万美元", "3000万美元", "3e7", "USD", "Exact")]
    [InlineData("投资5亿美金", "5亿美金", "5e8", "USD", "Exact")]
    [InlineData("外资1.5亿欧元", "1.5亿欧元", "1.5e8", "EUR", "Exact")]
    [InlineData("引资8亿港元", "8亿港元", "8e8", "HKD", "Exact")]
    [InlineData("出资20亿港币", "20亿港币", "20e8", "HKD", "Exact")]
    [InlineData("投资300亿日元", "300亿日元", "300e8", "JPY", "Exact")]
    [InlineData("投资2亿新加坡元", "2亿新加坡元", "2e8", "SGD", "Exact")]
    [InlineData("投资2000万英镑", "2000万英镑", "2e7", "GBP", "Exact")]
    [InlineData("投资500亿韩元", "500亿韩元", "500e8", "KRW", "Exact")]
    [InlineData("到位资金人民币5亿元", "人民币5亿元", "5e8", "CNY", "Exact")]
    [InlineData("总投资达160.7亿元", "160.7亿元", "160.7e8", "CNY", "Exact")]
    [InlineData("不少于50亿元的资金", "不少于50亿元", "50e8", "CNY", "Over")]
    [InlineData("最高500万元补助", "最高500万元", "500e4", "CNY", "Under")]
    [InlineData("产值30多亿元", "30多亿元", "30e8", "CNY", "Over")]
    [InlineData("产值30亿多元", "30亿多元", "30e8", "CNY", "Over")]
    [InlineData("产值5亿元以上", "5亿元以上", "5e8", "CNY", "Over")]
    [InlineData("投资5000万建厂", "5000万", "5e7", "CNY", "Exact")]
    [InlineData("投资不足50亿元的有哪些项目", "不足50亿元", "50e8", "CNY", "Under")]
    [InlineData("100亿以上的项目", "100亿以上", "100e8", "CNY", "Over")]
    [InlineData("产值突破千亿元", "突破千亿元", "1000e8", "CNY", "Over")]
    [InlineData("带动上百亿元投资", "上百亿元", "100e8", "CNY", "Over")]
    [InlineData("投资5亿升级改造生产线", "5亿", "5e8", "CNY", "Exact")]
    [InlineData("大于等于10亿的项目", "大于等于10亿", "10e8", "CNY", "Over")]
    [InlineData("投资不高于20亿元的", "不高于20亿元", "20e8", "CNY", "Under")]
    [InlineData("投资10个亿", "10个亿", "10e8", "CNY", "Exact")]
    [InlineData("投资 100 亿元", "100 亿元", "100e8", "CNY", "Exact")]
    [InlineData("签约542.73亿元", "542.73亿元", "542.73e8", "CNY", "Exact")]
    [InlineData("总投资不超过140亿元", "不超过140亿元", "140e8", "CNY", "Under")]
    [InlineData("补贴500元", "500元", "500", "CNY", "Exact")]
    public void Reads(string text, string words, string value, string currency, string bound)
    {
        var match = Assert.Single(Money.Find(text));
        Assert.Equal(words, text.Substring(match.Start, match.Length));
        Assert.Equal(decimal.Parse(value, NumberStyles.Float, CultureInfo.InvariantCulture), match.Value);
        Assert.Equal(currency, match.Currency);
        Assert.Equal(bound, match.Bound.ToString());
    }

    [Theory]
    [InlineData("投资5至8亿元", "5至8亿元", "5e8", "8e8")]
    [InlineData("投资20-30亿元", "20-30亿元", "20e8", "30e8")]
    [InlineData("投资5亿~8亿元", "5亿~8亿元", "5e8", "8e8")]
    [InlineData("投资5亿元至8亿元", "5亿元至8亿元", "5e8", "8e8")]
    [InlineData("投资8000万到1亿元", "8000万到1亿元", "8e7", "1e8")]
    [InlineData("投资七八亿元", "七八亿元", "7e8", "8e8")]
    [InlineData("投资三四十亿元", "三四十亿元", "30e8", "40e8")]
    [InlineData("10亿到50亿的项目", "10亿到50亿", "10e8", "50e8")]
    public void Reads_a_range(string text, string words, string low, string high)
    {
        var match = Assert.Single(Money.Find(text));
        Assert.Equal(words, text.Substring(match.Start, match.Length));
        Assert.Equal(Bound.Range, match.Bound);
        Assert.Equal(decimal.Parse(low, NumberStyles.Float, CultureInfo.InvariantCulture), match.Low);
        Assert.Equal(decimal.Parse(high, NumberStyles.Float, CultureInfo.InvariantCulture), match.High);
        Assert.Equal((match.Low + match.High) / 2, match.Value);
    }

    [Theory]
    [InlineData("总投资数十亿元")]
    [InlineData("几百万元")]
    [InlineData("约5亿平米胶膜产能")]
    [InlineData("业务量突破3亿件")]
    [InlineData("年产100万吨乙烯")]
    [InlineData("总投资项目将建设21.2万平方米车间")]
    [InlineData("年产约100万台电动车")]
    [InlineData("占地2600亩")]
    [InlineData("3.6亿千瓦时")]
    [InlineData("用户超过10亿")]
    [InlineData("三元正极材料")]
    [InlineData("5元宇宙")]
    [InlineData("百亿级参数大模型")]
    [InlineData("百万吨级的矿")]
    [InlineData("亿元级项目")]
    [InlineData("2023年2月")]
    [InlineData("年产30万KW的电池")]
    public void Finds_none(string text) => Assert.Empty(Money.Find(text));

    [Fact]
    public void Finds_several_in_one_sentence()
    {
        var text = "项目总投资40亿元,一期投资15亿元,达产后年产值可达百亿元,年税收5.2亿元。";
        Assert.Equal("40亿元 15亿元 百亿元 5.2亿元", string.Join(' ', Money.Find(text).Select(m => text.Substring(m.Start, m.Length))));
    }
}
