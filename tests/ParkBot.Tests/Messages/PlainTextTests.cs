using ParkBot.Messages;
using Xunit;

namespace ParkBot.Tests.Messages;

public sealed class PlainTextTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("abc", 3)]
    [InlineData("江苏省", 6)]
    [InlineData("［108·7］", 9)]
    [InlineData("Ａ１", 4)]
    [InlineData("😀", 2)]
    public void Width_counts_two_columns_for_a_wide_character(string text, int width) => Assert.Equal(width, DisplayWidth.Of(text));

    [Fact]
    public void A_table_aligns_by_columns_of_the_terminal()
    {
        var message = new Message(
        [
            new Table([new Column("地区"), new Column("条数", IsNumber: true)], [["江苏省", "9"], ["内蒙古自治区", "12"]]),
        ]);

        Assert.Equal("地区          条数\n江苏省           9\n内蒙古自治区    12", PlainText.Render(message));
    }

    [Fact]
    public void Bars_are_a_table_where_there_is_only_text()
    {
        var message = new Message([new Bars([new Bar("浙江省", 6808, "6808亿元", "2条"), new Bar("广东", null, "没有写明")])]);

        Assert.Equal("浙江省  6808亿元  （2条）\n广东    没有写明", PlainText.Render(message));
    }

    [Fact]
    public void A_list_says_how_many_more_there_are()
    {
        var message = new Message([new Entries([new Entry("1. ", "甲", "乙", "丙")], Hidden: 7)]);

        Assert.Equal("1. 甲\n  乙\n  “丙”\n……另有7条未列出", PlainText.Render(message));
    }

    [Fact]
    public void A_citation_names_mark_title_words_and_source()
    {
        var citation = new Citation("［108·7］", "某项目签约", "总投资160.7亿元", "陕西省政府网站");

        Assert.Equal("［108·7］某项目签约 —“总投资160.7亿元”（陕西省政府网站）", PlainText.Line(citation));
    }
}
