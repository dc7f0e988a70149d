using System.Text;
using ParkBot.TelegramBot;
using Xunit;

namespace ParkBot.Tests.TelegramBot.Rendering;

/// <summary>
/// Reads classic HTML by Telegram's rules and fails where the API would refuse it, or would understand something else: tags
/// that it does not know, that cross or stay open, quotations inside quotations, bare signs, half surrogate pairs, a text that
/// is empty or too long.
/// </summary>
internal static class TelegramHtml
{
    /// <summary>The server looks at no longer source than this, in bytes.</summary>
    private const int SourceLimit = 32_768;

    private static readonly Dictionary<string, string> Entities = new(StringComparer.Ordinal) { ["lt"] = "<", ["gt"] = ">", ["amp"] = "&", ["quot"] = "\"" };

    /// <summary>The text that the message will have.</summary>
    internal static string Parse(string html)
    {
        Assert.True(Encoding.UTF8.GetByteCount(html) <= SourceLimit, "The source is too long.");
        var text = new StringBuilder();
        var open = new Stack<string>();
        for (var index = 0; index < html.Length; index++)
        {
            switch (html[index])
            {
                case '&':
                    var semicolon = html.IndexOf(';', index);
                    Assert.True(semicolon > 0 && semicolon - index <= 5, $"A bare & at {index}.");
                    text.Append(Entities[html[(index + 1)..semicolon]]);
                    index = semicolon;
                    break;
                case '<':
                    var end = html.IndexOf('>', index);
                    Assert.True(end > 0, $"A bare < at {index}.");
                    Tag(html[(index + 1)..end], open);
                    index = end;
                    break;
                case '>':
                    Assert.Fail($"A bare > at {index}.");
                    break;
                default:
                    text.Append(html[index]);
                    break;
            }
        }

        Assert.Empty(open);
        return text.ToString();
    }

    /// <summary>All that must hold of a part.</summary>
    internal static void Accept(RenderedPart part, int limit = OutgoingMessage.TextLimit)
    {
        Assert.Equal(Parse(part.Html), part.Plain);
        AcceptText(part.Plain, limit);
    }

    internal static void AcceptText(string text, int limit = OutgoingMessage.TextLimit)
    {
        Assert.InRange(text.Length, 1, limit);
        Assert.False(OddCharacters.IsBlank(text), "The text is empty.");
        Assert.DoesNotContain(text, letter => letter is < ' ' and not '\n' or (>= '\x7F' and <= '\x9F') or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069'));
        _ = new UTF8Encoding(false, throwOnInvalidBytes: true).GetBytes(text);
    }

    private static void Tag(string tag, Stack<string> open)
    {
        if (tag.StartsWith('/'))
        {
            Assert.True(open.Count > 0 && open.Pop() == tag[1..], $"</{tag[1..]}> closes something else.");
            return;
        }

        Assert.Contains(tag, new[] { "b", "pre", "blockquote", "blockquote expandable" });
        var name = tag.Split(' ')[0];
        Assert.False(name == "blockquote" && open.Contains("blockquote"), "A quotation in a quotation.");
        Assert.False(open.Contains("pre"), "A tag in monospaced text.");
        open.Push(name);
    }
}
