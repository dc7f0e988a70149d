using System.Text;
using System.Text.Json;
using ParkBot.Messages;
using ParkBot.TelegramBot;
using ParkBot.Tests.Answering;
using Telegram.Bot.Types;
using Xunit;
using Message = ParkBot.Messages.Message;

namespace ParkBot.Tests.TelegramBot.Rendering;

/// <summary>Typical answers as they go out, to be read in the transcripts.</summary>
public sealed class RenderedAnswersTests
{
    [Theory]
    [InlineData("sum")]
    [InlineData("groups")]
    [InlineData("compare")]
    [InlineData("rank-items")]
    [InlineData("list")]
    [InlineData("list-meanings")]
    [InlineData("passage")]
    [InlineData("confirm-yes")]
    [InlineData("count-nothing")]
    public async Task An_answer_goes_out_as_the_transcript_shows(string name)
    {
        var answer = await Newsroom.AskAsync(ComposerTests.Results[name]);
        Snapshot.Matches($"render-{name}.txt", Shown(answer.Message));
    }

    [Fact]
    public void Tables_and_warnings_go_out_as_the_transcript_shows() => Snapshot.Matches("render-table.txt", Shown(new Message(
    [
        new Paragraph("第108期已载入：12条，3处存疑。", Tone.Answer),
        new Paragraph("草稿，发布后才能查到。", Tone.Alert),
        new Table([new Column("板块"), new Column("条数", true)], [["招商引资", "7"], ["项目建设", "5"]]),
        new Table([new Column("项目"), new Column("投资额（亿元）", true), new Column("原文")], [["晶川芯片封装", "2.07", "3000万美元 & <折算>"], ["岳麓纺织园二期", "52", ""]]),
        new Paragraph("口径：全部新闻。", Tone.Note),
    ])));

    private static string Shown(Message message)
    {
        var text = new StringBuilder();
        foreach (var part in HtmlRenderer.Render(message))
        {
            TelegramHtml.Accept(part);
            text.Append("HTML\n").Append(part.Html).Append("\n\nplain\n").Append(part.Plain).Append("\n\n");
        }

        text.Append("rich\n");
        foreach (var block in RichRenderer.Render(message) ?? [])
        {
            text.Append(JsonSerializer.Serialize<InputRichBlock>(block, Readable.Compact).Replace("[[", "[\n  [", StringComparison.Ordinal).Replace("],[", "],\n  [", StringComparison.Ordinal)).Append('\n');
        }

        return text.ToString();
    }
}
