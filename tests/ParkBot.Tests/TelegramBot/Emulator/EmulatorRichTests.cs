using Xunit;

namespace ParkBot.Tests.TelegramBot;

/// <summary>What is refused of a rich message.</summary>
public sealed class EmulatorRichTests
{
    private const string Paragraph = """{"type":"paragraph","text":"x"}""";

    [Theory]
    [InlineData("{}", "can't parse rich message: exactly one of html, markdown and blocks must be specified")]
    [InlineData("""{"html":"<p>x</p>","markdown":"x"}""", "can't parse rich message: exactly one of html, markdown and blocks must be specified")]
    [InlineData("""{"blocks":[]}""", "can't parse rich message: message must be non-empty")]
    [InlineData("""{"blocks":[{"type":"divider"},{"type":"paragraph","text":" "}]}""", "can't parse rich message: message must be non-empty")]
    [InlineData("""{"blocks":[{"type":"chart"}]}""", "can't parse rich message: unsupported block type \"chart\"")]
    [InlineData("""{"blocks":[{"type":"thinking","text":"x"}]}""", "can't parse rich message: unsupported block type \"thinking\"")]
    [InlineData("""{"blocks":[{"type":"heading","text":"x","size":7}]}""", "can't parse rich message: size of a heading must be 1-6")]
    [InlineData("""{"blocks":[{"type":"table","cells":[1]}]}""", "can't parse rich message: cells must be an Array of Arrays")]
    [InlineData("""{"blocks":[{"type":"paragraph","text":["x","\udc00"]}]}""", "strings must be encoded in UTF-8")]
    [InlineData("""{"blocks":[{"type":"buttons","buttons":[{"text":"b"}]}]}""", "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")]
    public async Task Refused(string message, string why) => Assert.Equal("400 Bad Request: " + why, await SendAsync(message));

    [Fact]
    public async Task Limits()
    {
        Assert.StartsWith("200", await SendAsync(Blocks(Many(500, Paragraph))), StringComparison.Ordinal);
        Assert.EndsWith("too many blocks", await SendAsync(Blocks(Many(501, Paragraph))), StringComparison.Ordinal);
        var row = "[" + Many(2, Cell) + "]";
        Assert.StartsWith("200", await SendAsync(Blocks(Table(Many(499, row)))), StringComparison.Ordinal);
        Assert.EndsWith("too many blocks", await SendAsync(Blocks(Table(Many(500, row)))), StringComparison.Ordinal);
        Assert.StartsWith("200", await SendAsync(Blocks(Table("[" + Many(20, Cell) + "]"))), StringComparison.Ordinal);
        Assert.EndsWith("a table has more than 20 columns", await SendAsync(Blocks(Table("[" + Many(21, Cell) + "]"))), StringComparison.Ordinal);
        Assert.StartsWith("200", await SendAsync(Blocks(Nested(15))), StringComparison.Ordinal);
        Assert.EndsWith("blocks are nested too deep", await SendAsync(Blocks(Nested(16))), StringComparison.Ordinal);
        Assert.EndsWith("message is too long", await SendAsync(Blocks($$"""{"type":"paragraph","text":"{{new string('字', 32_769)}}"}""")), StringComparison.Ordinal);
    }

    private const string Cell = """{"text":"x","align":"left","valign":"top"}""";

    private static string Blocks(string blocks) => $$"""{"blocks":[{{blocks}}]}""";

    private static string Table(string rows) => $$"""{"type":"table","cells":[{{rows}}]}""";

    private static string Many(int count, string json) => string.Join(',', Enumerable.Repeat(json, count));

    private static string Nested(int depth)
    {
        var block = Paragraph;
        for (var i = 0; i < depth; i++)
            block = $$"""{"type":"blockquote","blocks":[{{block}}]}""";
        return block;
    }

    private static async Task<string> SendAsync(string message)
    {
        await using var wire = await Wire.StartAsync();
        wire.Server.User(7);
        return await wire.CallAsync("sendRichMessage", $$"""{"chat_id":7,"rich_message":{{message}}}""");
    }
}
