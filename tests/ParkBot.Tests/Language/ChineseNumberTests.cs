using System.Globalization;
using ParkBot.Language;
using Xunit;

namespace ParkBot.Tests.Language;

public class ChineseNumberTests
{
    [Theory]
    [InlineData("12", "12")]
    [InlineData("1,234.5", "1234.5")]
    [InlineData("十", "10")]
    [InlineData("两", "2")]
    [InlineData("三十六", "36")]
    [InlineData("一百二十", "120")]
    [InlineData("一百二", "120")]
    [InlineData("一百零二", "102")]
    [InlineData("一千零五十", "1050")]
    [InlineData("百", "100")]
    [InlineData("三点五", "3.5")]
    [InlineData("二〇二三", "2023")]
    [InlineData("１２", "12")]
    public void Reads(string text, string value)
    {
        Assert.True(ChineseNumber.TryParse(text, out var read));
        Assert.Equal(decimal.Parse(value, CultureInfo.InvariantCulture), read);
    }

    [Theory]
    [InlineData("")]
    [InlineData("十百")]
    [InlineData("三四十")]
    [InlineData("1a")]
    [InlineData("点五")]
    public void Refuses(string text) => Assert.False(ChineseNumber.TryParse(text, out _));
}
