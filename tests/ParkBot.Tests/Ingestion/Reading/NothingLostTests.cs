using System.Text;
using ParkBot.Ingestion;
using Xunit;

namespace ParkBot.Tests.Ingestion.Reading;

/// <summary>What reads like a page's head, a note or a contents line and is none: it stays, or becomes a doubt.</summary>
public sealed class NothingLostTests
{
    private const string Header = "园区周报 2024 年 5 月 3期（总 171 期）";

    [Fact]
    public void A_sentence_that_begins_like_a_note_stays_in_its_body()
    {
        var read = Read($"{Header}\n一、招商引资\n●恒川重工支架项目落户包头\n█项目由三方共同建设，其中恒川重工出资一半，协议另附\n说明：设备分两批到货，首批总投资3亿元，其余在次年。\n（包头市政府网站）。\n●铭峰新材负极项目开工\n█项目总投资8亿元（包头市政府网站）。");

        Assert.Equal(2, read.Items.Count);
        Assert.Contains("首批总投资3亿元", read.Items[0].Body, StringComparison.Ordinal);
    }

    [Fact]
    public void A_note_under_the_news_is_none_of_them()
    {
        var read = Read($"{Header}\n一、招商引资\n●恒川重工支架项目落户包头\n█项目总投资3亿元（包头市政府网站）。\n●铭峰新材负极项目开工\n█项目总投资8亿元（包头市政府网站）。\n说明：本期内容由编辑部整理，仅供参考。");

        Assert.DoesNotContain("编辑部", string.Concat(read.Items.Select(item => item.Lead + item.Body)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_source_in_other_brackets_ends_a_marked_body()
    {
        var read = Read($"{Header}\n一、招商引资\n●恒川重工支架项目落户包头\n█项目总投资3亿元。【来源：包头市政府网站】\n5月14日，恒川重工支架项目落户包头。\n●铭峰新材负极项目开工\n█项目总投资8亿元。【来源：包头市政府网站】\n5月15日，铭峰新材负极项目开工。");

        Assert.Equal(["5月14日，恒川重工支架项目落户包头。", "5月15日，铭峰新材负极项目开工。"], read.Items.Select(item => item.Lead));
        Assert.All(read.Items, item => Assert.Equal("包头市政府网站", item.Source));
    }

    [Fact]
    public void A_sentence_under_a_heading_is_a_doubt()
    {
        var read = Read($"{Header}\n\n招商动态\n\n恒川重工支架项目落户包头\n\n项目总投资3亿元。\n\n来源：包头市政府网站\n\n园区要闻\n\n本周要闻共两条，投资合计9亿元。\n\n铭峰新材负极项目开工\n\n项目总投资8亿元。\n\n来源：包头市政府网站");

        Assert.Equal(2, read.Items.Count);
        Assert.Contains(read.Doubts, doubt => doubt.Message.Contains("本周要闻", StringComparison.Ordinal));
    }

    [Fact]
    public void The_end_of_a_wrapped_line_is_no_foot_however_often_it_stands_there()
    {
        var look = new TextLook(10, 0, Bold: false);
        var pages = Enumerable.Range(1, 6).Select(number => new PageContent
        {
            Number = number,
            Width = 600,
            Height = 800,
            Runs =
            [
                new TextRun { Text = "站）。", Left = 50, Right = 80, Base = 60, Look = look },
                new TextRun { Text = "亿元", Left = 50, Right = 70, Base = 45, Look = look },
                new TextRun { Text = $"产业观察 第{number}页", Left = 250, Right = 350, Base = 20, Look = look },
            ],
        }).ToList();

        Assert.All(PageFurniture.Remove(pages), page => Assert.Equal(["站）。", "亿元"], page.Runs.Select(run => run.Text)));
    }

    private static ReadResult.Segmented Read(string text)
    {
        var result = IssueTextReader.Read(Encoding.UTF8.GetBytes(text), null);
        return Assert.IsType<ReadResult.Segmented>(result);
    }
}
