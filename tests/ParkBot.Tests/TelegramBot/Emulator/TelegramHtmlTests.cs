using Xunit;

namespace ParkBot.Tests.TelegramBot;

/// <summary>The entity parser against what Telegram takes and refuses.</summary>
public sealed class TelegramHtmlTests
{
    [Theory]
    [InlineData("plain", "plain", "")]
    [InlineData("<b>中文</b>字", "中文字", "bold 0 2")]
    [InlineData("😀<i>x</i>", "😀x", "italic 2 1")]
    [InlineData("<B>x</B>", "x", "bold 0 1", true)]
    [InlineData("<b>a<i>b</i></b>", "ab", "bold 0 2, italic 1 1")]
    [InlineData("<b>a</>", "a", "bold 0 1")]
    [InlineData("<u >a</u >", "a", "underline 0 1")]
    [InlineData("<strong>a</strong><em>b</em><ins>c</ins><s>d</s><strike>e</strike><del>f</del>", "abcdef",
        "bold 0 1, italic 1 1, underline 2 1, strikethrough 3 1, strikethrough 4 1, strikethrough 5 1")]
    [InlineData("<a href=\"https://a.example/?x=1&amp;y=2\">l</a>", "l", "text_link 0 1 https://a.example/?x=1&y=2")]
    [InlineData("<a href='nowhere'>l</a>", "l", "")]
    [InlineData("<pre><code class=\"language-sql\">x</code></pre>", "x", "code 0 1 sql, pre 0 1")]
    [InlineData("<span class=\"tg-spoiler\">x</span><tg-spoiler>y</tg-spoiler>", "xy", "spoiler 0 1, spoiler 1 1")]
    [InlineData("<blockquote expandable>x</blockquote><blockquote>y</blockquote>", "xy", "expandable_blockquote 0 1, blockquote 1 1")]
    [InlineData("<tg-emoji emoji-id=\"5368324170671202286\">👍</tg-emoji>", "👍", "custom_emoji 0 2 5368324170671202286")]
    [InlineData("&lt;&gt;&amp;&quot;&#65;&#x4e2d;", "<>&\"A中", "")]
    [InlineData("a & b &nbsp; &#0; &#xD800;", "a & b &nbsp; &#0; &#xD800;", "")]
    [InlineData("a > b", "a > b", "")]
    [InlineData("<b></b>x", "x", "")]
    public void Accepted(string html, string text, string entities, bool lowerEnd = false)
    {
        var parsed = TelegramHtml.Parse(lowerEnd ? html.Replace("</B>", "</b>", StringComparison.Ordinal) : html);
        Assert.Equal(text, parsed.Text);
        Assert.Equal(entities, string.Join(", ", parsed.Entities.Select(entity =>
            FormattableString.Invariant($"{entity.Type} {entity.Offset} {entity.Length} {entity.Argument}").TrimEnd())));
    }

    [Theory]
    [InlineData("<", "Unclosed start tag at byte offset 0")]
    [InlineData("中<b", "Unclosed start tag at byte offset 3")]
    [InlineData("<b>x", "Can't find end tag corresponding to start tag \"b\"")]
    [InlineData("<br>", "Unsupported start tag \"br\" at byte offset 0")]
    [InlineData("金额 < 5亿 >", "Unsupported start tag \"\" at byte offset 7")]
    [InlineData("<table><tr>", "Unsupported start tag \"table\" at byte offset 0")]
    [InlineData("x</b>", "Unexpected end tag at byte offset 1")]
    [InlineData("<b><i>x</b></i>", "Unmatched end tag at byte offset 7, expected \"</i>\", found \"</b>\"")]
    [InlineData("<b>x</b", "Unclosed end tag at byte offset 4")]
    [InlineData("<span>x</span>", "Tag \"span\" must have class \"tg-spoiler\" at byte offset 0")]
    [InlineData("<span class=\"red\">x</span>", "Tag \"span\" must have class \"tg-spoiler\" at byte offset 0")]
    [InlineData("<a href=\"x>y</a>", "Unclosed start tag at byte offset 0")]
    [InlineData("<a =\"x\">y</a>", "Empty attribute name in the tag \"a\" at byte offset 0")]
    [InlineData("<a href=a/b>y</a>", "Unexpected end of name token at byte offset 8")]
    [InlineData("<tg-emoji>x</tg-emoji>", "Invalid custom emoji identifier specified")]
    public void Refused(string html, string why)
    {
        var refusal = Assert.Throws<RefusalException>(() => TelegramHtml.Parse(html));
        Assert.Equal("Bad Request: can't parse entities: " + why, refusal.Message);
    }

    [Theory]
    [InlineData("/ask 长沙", "bot_command:/ask")]
    [InlineData("/ask@parkbot_test_bot 长沙", "bot_command:/ask@parkbot_test_bot")]
    [InlineData("请 @parkbot_test_bot 说", "mention:@parkbot_test_bot")]
    [InlineData("请@parkbot_test_bot 说", "")]
    [InlineData("a/b 1/2 mail@example.com", "")]
    [InlineData("/latest最新", "")]
    public void Typed(string text, string entities) =>
        Assert.Equal(entities, string.Join(' ', MessageText.Typed(text).Entities.Select(entity => $"{entity.Type}:{text.AsSpan(entity.Offset, entity.Length)}")));
}
