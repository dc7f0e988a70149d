using ParkBot.Messages;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;
using Message = ParkBot.Messages.Message;

namespace ParkBot.TelegramBot;

/// <summary>
/// The rich form: native tables, and the receipt in a block that unfolds. Old clients show a placeholder instead of such a
/// message, so it is made only where there are rows to be set in columns.
/// </summary>
internal static class RichRenderer
{
    private const int MaxCharacters = 32_768;
    private const int MaxBlocks = 500;
    private const int MaxColumns = 20;

    /// <summary>1 to 6, as h1 to h6.</summary>
    private const int HeadingSize = 4;

    /// <summary>Null where the classic form serves as well, or where the message is too large for this one.</summary>
    internal static InputRichBlock[]? Render(Message message)
    {
        if (!message.Blocks.Any(block => block is Table or Bars) || message.Blocks.Any(block => block is Table { Columns.Count: 0 or > MaxColumns }))
        {
            return null;
        }

        var (answer, receipt) = ReceiptBlocks.Split(message);
        var size = new RichSize();
        var blocks = answer.SelectMany(block => Blocks(block, size)).ToList();
        var folded = receipt.SelectMany(block => Blocks(block, size)).ToArray();
        if (folded.Length > 0)
        {
            size.Blocks++;
            blocks.Add(new InputRichBlockDetails { Summary = size.Text(ReceiptBlocks.Summary), Blocks = folded });
        }

        return blocks.Count > 0 && size is { Characters: <= MaxCharacters, Blocks: <= MaxBlocks } ? [.. blocks] : null;
    }

    private static IEnumerable<InputRichBlock> Blocks(Block block, RichSize size) => block switch
    {
        Messages.Paragraph paragraph => Lines(paragraph, size),
        Table table => RichTables.Of(table, size),
        Bars bars => RichTables.Of(BarsTable.Of(bars), size),
        Entries entries => Listed(entries, size),
        Quotation quotation => Quoted(quotation, size),
        Citations citations => List(citations.Shown.Select(PlainText.Line), citations.Hidden, size),
        _ => throw new ArgumentOutOfRangeException(nameof(block)),
    };

    private static IEnumerable<InputRichBlock> Lines(Messages.Paragraph paragraph, RichSize size) => paragraph.Tone switch
    {
        Tone.Answer => Paragraphs(paragraph.Text, size, text => new RichTextBold { Text = text }),
        Tone.Heading => Heading(paragraph.Text, size),
        Tone.Alert => Paragraphs(MessageLines.AlertSign + paragraph.Text, size, text => text),
        _ => Paragraphs(paragraph.Text, size, text => text),
    };

    private static IEnumerable<InputRichBlock> Heading(string text, RichSize size)
    {
        size.Blocks++;
        yield return new InputRichBlockSectionHeading { Text = size.Text(OddCharacters.Clean(text).ReplaceLineEndings(" ")), Size = HeadingSize };
    }

    private static IEnumerable<InputRichBlock> Paragraphs(string text, RichSize size, Func<RichText, RichText> style)
    {
        foreach (var line in OddCharacters.Clean(text).Split('\n').Where(line => !OddCharacters.IsBlank(line)))
        {
            size.Blocks++;
            yield return new InputRichBlockParagraph { Text = style(size.Text(line)) };
        }
    }

    private static IEnumerable<InputRichBlock> Listed(Entries entries, RichSize size)
    {
        foreach (var entry in entries.Shown)
        {
            var isLong = entry.Detail is { Length: > 0 } || entry.Quoted is { Length: > 0 };
            foreach (var block in Paragraphs(entry.Mark + entry.Text, size, text => isLong ? new RichTextBold { Text = text } : text))
            {
                yield return block;
            }

            foreach (var block in Paragraphs(entry.Detail ?? string.Empty, size, text => text))
            {
                yield return block;
            }

            foreach (var block in entry.Quoted is { Length: > 0 } quoted ? Quoted(new Quotation(quoted), size) : [])
            {
                yield return block;
            }
        }

        foreach (var block in entries.Hidden > 0 ? Paragraphs(PlainText.More(entries.Hidden), size, text => text) : [])
        {
            yield return block;
        }
    }

    private static IEnumerable<InputRichBlock> Quoted(Quotation quotation, RichSize size)
    {
        var blocks = Paragraphs($"“{quotation.Text}”", size, text => text).ToArray();
        size.Blocks++;
        yield return quotation.From is { } from
            ? new InputRichBlockBlockQuotation { Blocks = blocks, Credit = size.Text(OddCharacters.Clean(PlainText.Line(from)).ReplaceLineEndings(" ")) }
            : new InputRichBlockBlockQuotation { Blocks = blocks };
    }

    private static IEnumerable<InputRichBlock> List(IEnumerable<string> lines, int hidden, RichSize size)
    {
        var items = lines.Select(line => Paragraphs(line, size, text => text).ToArray()).Where(blocks => blocks.Length > 0)
            .Select(blocks => new InputRichBlockListItem { Blocks = blocks }).ToArray();
        if (items.Length > 0)
        {
            size.Blocks += 1 + items.Length;
            yield return new InputRichBlockList { Items = items };
        }

        foreach (var block in hidden > 0 ? Paragraphs(PlainText.More(hidden), size, text => text) : [])
        {
            yield return block;
        }
    }
}
