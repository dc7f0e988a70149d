using ParkBot.Cli;
using ParkBot.Messages;
using ParkBot.Tests.Answering;
using Spectre.Console;
using Xunit;
using Paragraph = ParkBot.Messages.Paragraph;
using Table = ParkBot.Messages.Table;

namespace ParkBot.Tests.Cli;

public sealed class TerminalRendererTests
{
    [Fact]
    public void Draws_every_block_and_takes_no_text_for_markup()
    {
        var citation = new Citation("［108·7］", "某项目[/]签约", "总投资160.7亿元", "某网站");
        var message = new Message(
        [
            new Paragraph("[red]共3条[/]", Tone.Answer),
            new Bars([new Bar("江苏省", 9, "9条"), new Bar("内蒙古自治区", 3, "3条", "1条"), new Bar("西藏", null, "没有写明"), new Bar("青海", 0, "0条")]),
            new Table([new Column("地区[x]"), new Column("条数", true)], [["江苏省", "9"], ["[b]", "12"]]),
            new Entries([new Entry("1. ", "标题[link=x]", "广东省", "原文[[句子")], Hidden: 2),
            new Quotation("原文的一句[/]", citation),
            new Citations([citation], Hidden: 1),
            new Paragraph("口径：全部新闻。", Tone.Note),
        ]);
        using var writer = new StringWriter { NewLine = "\n" };
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Interactive = InteractionSupport.No, Out = new AnsiConsoleOutput(writer) });
        console.Profile.Width = 80;

        TerminalRenderer.Write(console, message);

        Snapshot.Matches("terminal.txt", string.Join('\n', writer.ToString().ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd())));
    }
}
