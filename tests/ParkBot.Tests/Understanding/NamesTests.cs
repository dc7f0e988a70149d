using ParkBot.Language;
using ParkBot.News;
using ParkBot.Queries;
using ParkBot.Tests.Cli;
using ParkBot.Understanding;
using Xunit;

namespace ParkBot.Tests.Understanding;

/// <summary>Names of places and organisations as people type them, and words that must be left as they are.</summary>
public sealed class NamesTests
{
    private static readonly NewsSnapshot News = new(
        [new NewsIssue("园区周报", 1, 2024, 3, 1, new DateWindow(new DateOnly(2024, 3, 1), new DateOnly(2024, 3, 7)))],
        [
            "上海睿立诚玻璃科技有限公司", "青禾微电子股份有限公司", "无锡博远新材料有限公司", "德国施塔恩传感器公司", "海德利智能制造有限公司",
            "凯瑞斯特医疗器械有限公司", "华兴光电科技有限公司", "中科星光信息有限公司", "上海市建设投资有限公司", "苏州工业园区管委会",
        ]);

    public static TheoryData<string> Cases() => CaseTable.Rows("names.tsv");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Names_are_read_as_meant(string line)
    {
        var columns = line.Split(" ⇶ ");
        var folded = Spacing.Closed(TextFold.Fold(columns[0]));
        for (var mended = 0; mended < 3 && Spelling.Likely(folded, Tokenizer.Split(folded, News.Newest.Period.To, News), News.Names).FirstOrDefault() is { Slip: { } slip }; mended++)
        {
            folded = string.Concat(folded.AsSpan(0, slip.Start), slip.Right, folded.AsSpan(slip.End));
        }

        Assert.Equal(columns[1], folded);
    }

    [Theory]
    [InlineData("睿立诚投资多少", "睿立诚")]
    [InlineData("上海睿立诚玻璃科技有限公司投资多少", "上海睿立诚玻璃科技有限公司")]
    [InlineData("请问中科星光信息的项目", "中科星光信息")]
    [InlineData("建设投资多少", null)] // the beginning of a name, but words first
    [InlineData("上海市有什么", null)]
    public void A_name_may_be_used_from_its_own_part_on(string question, string? name) =>
        Assert.Equal(name, Tokenizer.Split(question, News.Newest.Period.To, News).FirstOrDefault(word => word.Value == "name")?.Text);

    [Fact]
    public async Task What_is_mended_is_said_and_what_the_news_knows_is_not_mended()
    {
        using var run = new Run();
        Assert.Equal(0, await run.OfAsync("", "load", run.Sample(109), run.Sample(110)));
        Assert.Equal(0, await run.OfAsync("澄耀光能投资多少\n\n盐成和重请的总投资\n\n澄曜光能投资多少\n\n玻璃盖板在哪里", "ask", "--json", "--batch", "-"));
        var texts = run.Lines.Select(line => line.GetProperty("text").GetString()!).ToList();
        Assert.Contains("已按“澄曜光能”查询。", texts[0], StringComparison.Ordinal);
        Assert.Contains("已按“盐城”查询。", texts[1], StringComparison.Ordinal);
        Assert.Contains("已按“重庆”查询。", texts[1], StringComparison.Ordinal);
        Assert.All(texts.Skip(2), text => Assert.DoesNotContain("已按", text, StringComparison.Ordinal));
        Assert.Equal(run.Lines[2].GetProperty("value").GetDecimal(), run.Lines[0].GetProperty("value").GetDecimal());
    }
}
