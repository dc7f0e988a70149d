using System.Text.Json;
using CsCheck;
using ParkBot.Messages;
using ParkBot.TelegramBot;
using Telegram.Bot;
using Xunit;

namespace ParkBot.Tests.TelegramBot.Rendering;

public sealed class RichRendererTests
{
    [Fact]
    public void Without_rows_the_classic_form_serves() =>
        Assert.Null(RichRenderer.Render(new Message([new Paragraph("共2条。", Tone.Answer), new Entries([new Entry("1. ", "a")])])));

    [Fact]
    public void What_is_beyond_the_limits_is_not_made()
    {
        Assert.Null(RichRenderer.Render(new Message([Rows(400, new string('汉', 90))])));
        Assert.Null(RichRenderer.Render(new Message([Rows(600, "a")])));
        Assert.Null(RichRenderer.Render(new Message([new Table([.. Enumerable.Repeat(new Column("a"), 21)], [])])));
        Assert.Null(RichRenderer.Render(new Message([Rows(0, "a")])));
        Assert.NotNull(RichRenderer.Render(new Message([Rows(400, "a")])));
    }

    [Fact]
    public void Figures_stand_to_the_right_under_their_headers()
    {
        var json = Json(new Message([new Bars([new Bar("江苏省", 9, "9亿元", "3条"), new Bar("西藏", null, "没有写明")], BarsKind.Bars, "省份", "投资额")]));

        Assert.Contains("""{"text":"投资额","is_header":true,"align":"right","valign":"middle"}""", json, StringComparison.Ordinal);
        Assert.Contains("""{"text":"9亿元","align":"right","valign":"middle"}""", json, StringComparison.Ordinal);
        Assert.Contains("""{"text":"西藏","align":"left","valign":"middle"}""", json, StringComparison.Ordinal);
    }

    /// <summary>Serialising is where the library throws: on a cell without alignment, on a half pair.</summary>
    [Fact]
    public void Odd_strings_go_out_and_come_back_from_the_outbox() => OddMessages.Any.Sample(
        message =>
        {
            if (RichRenderer.Render(message) is not { } blocks)
            {
                return;
            }

            var json = new OutgoingMessage { Html = "a", Plain = "a", Rich = blocks }.ToJson();
            Assert.Equal(json, OutgoingMessage.FromJson(json).ToJson());
        },
        iter: 300);

    private static Table Rows(int count, string cell) => new([new Column("a")], [.. Enumerable.Repeat((IReadOnlyList<string>)[cell], count)]);

    private static string Json(Message message) => JsonSerializer.Serialize(RichRenderer.Render(message), Readable.Compact);
}
