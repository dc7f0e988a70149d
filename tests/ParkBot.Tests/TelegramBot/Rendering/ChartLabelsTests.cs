using ParkBot.TelegramBot;
using Xunit;

namespace ParkBot.Tests.TelegramBot.Rendering;

public sealed class ChartLabelsTests
{
    [Theory]
    [InlineData("江苏省", 6, "江苏省")]
    [InlineData("江苏省", 5, "江苏…")]
    [InlineData("a\nb", 5, "a b")]
    public void A_long_label_is_shortened(string text, int width, string expected) => Assert.Equal(expected, ChartLabels.Short(text, width));

    [Fact]
    public void Lines_do_not_begin_with_a_closing_sign()
    {
        Assert.Equal(["江苏，", "浙江"], ChartLabels.Wrapped("江苏，浙江", 4, 2));
        Assert.Equal(["江苏", "浙…"], ChartLabels.Wrapped("江苏浙江广东", 4, 2));
    }

    [Fact]
    public void The_year_is_left_out_where_all_share_it()
    {
        Assert.Equal(["3月1日", "3月2日"], ChartLabels.WithoutSharedYear(["2023年3月1日", "2023年3月2日"]));
        Assert.Equal(["2023年3月", "2024年3月"], ChartLabels.WithoutSharedYear(["2023年3月", "2024年3月"]));
        Assert.Equal(["第108期"], ChartLabels.WithoutSharedYear(["第108期"]));
    }
}
