using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace ParkBot.Tests.TelegramBot;

/// <summary>A rich message after all checks.</summary>
/// <param name="Text">As a person reads it: a line a block, a table's cells parted by " | ".</param>
/// <param name="Blocks">The JSON of the blocks as sent; "[]" where it came as HTML or Markdown.</param>
/// <param name="Buttons">Those of its blocks.</param>
internal sealed record RichMessage(string Text, string Blocks, IReadOnlyList<IReadOnlyList<LedgerButton>> Buttons);

/// <summary>Reads and measures a rich message.</summary>
internal sealed partial class RichReader
{
    private const int MostBlocks = 500;
    private const int MostDepth = 16;
    private const int MostColumns = 20;
    private const int MostText = 32_768;

    private static readonly string[] Media = ["animation", "audio", "document", "photo", "video", "voice_note", "collage", "slideshow", "map"];

    private readonly StringBuilder _text = new();
    private readonly List<IReadOnlyList<LedgerButton>> _buttons = [];
    private readonly bool _draft;
    private int _blocks;
    private int _characters;
    private bool _shown;

    private RichReader(bool draft) => _draft = draft;

    internal static RichMessage Read(JsonElement message, bool draft)
    {
        var forms = new[] { "html", "markdown", "blocks" }.Where(name => message.Member(name) is not null).ToList();
        if (forms.Count != 1)
            throw Refuse("exactly one of html, markdown and blocks must be specified");
        var reader = new RichReader(draft);
        var blocks = "[]";
        if (message.Member("blocks") is { } given)
        {
            reader.Blocks(given, 1);
            blocks = given.GetRawText();
        }
        else
        {
            reader.Line(Markup().Replace(message.Word(forms[0]) ?? string.Empty, string.Empty));
        }
        if (!reader._shown)
            throw Refuse("message must be non-empty");
        if (reader._characters > MostText)
            throw RefusalException.Bad("message is too long");
        return new RichMessage(reader._text.ToString().TrimEnd('\n'), blocks, reader._buttons);
    }

    private void Blocks(JsonElement blocks, int depth)
    {
        if (blocks.ValueKind != JsonValueKind.Array)
            throw Refuse("blocks must be an Array");
        foreach (var block in blocks.EnumerateArray())
            Block(block, depth);
    }

    private void Block(JsonElement block, int depth)
    {
        Count();
        if (depth > MostDepth)
            throw Refuse("blocks are nested too deep");
        var type = block.Word("type") ?? throw Refuse("a block has no type");
        switch (type)
        {
            case "paragraph" or "footer" or "pre" or "pullquote" or "expandable_blockquote":
                Line(Text(block.Member("text") ?? throw Refuse($"{type} has no text"), depth));
                Credit(block, depth);
                break;
            case "heading":
                if (block.Int("size") is not (>= 1 and <= 6))
                    throw Refuse("size of a heading must be 1-6");
                Line(Text(block.Member("text") ?? throw Refuse("heading has no text"), depth));
                break;
            case "mathematical_expression":
                Line(Counted(block.Word("expression") ?? string.Empty));
                break;
            case "divider" or "anchor":
                break;
            case "list":
                foreach (var item in Required(block, "items").EnumerateArray())
                {
                    Count();
                    _text.Append("• ");
                    Blocks(item.Member("blocks") ?? throw Refuse("a list item has no blocks"), depth + 1);
                }
                break;
            case "blockquote":
                Blocks(Required(block, "blocks"), depth + 1);
                Credit(block, depth);
                break;
            case "details":
                Line(Text(block.Member("summary") ?? throw Refuse("details have no summary"), depth));
                Blocks(Required(block, "blocks"), depth + 1);
                break;
            case "table":
                Table(block, depth);
                break;
            case "buttons":
                Buttons(block, depth);
                break;
            case "thinking" when _draft:
                Line(Text(block.Member("text") ?? throw Refuse("thinking has no text"), depth));
                break;
            default:
                if (!Media.Contains(type, StringComparer.Ordinal))
                    throw Refuse($"unsupported block type \"{type}\"");
                _shown = true;
                break;
        }
    }

    private void Table(JsonElement table, int depth)
    {
        if (table.Member("caption") is { } caption)
            Line(Text(caption, depth));
        foreach (var row in Required(table, "cells").EnumerateArray())
        {
            Count();
            if (row.ValueKind != JsonValueKind.Array)
                throw Refuse("cells must be an Array of Arrays");
            var cells = row.EnumerateArray().ToList();
            if (cells.Sum(cell => Math.Max(1, cell.Int("colspan") ?? 1)) > MostColumns)
                throw Refuse("a table has more than 20 columns");
            if (cells.Any(cell => cell.Word("align") is not (null or "left" or "center" or "right") || cell.Word("valign") is not (null or "top" or "middle" or "bottom")))
                throw Refuse("invalid alignment of a table cell");
            Line(string.Join(" | ", cells.Select(cell => cell.Member("text") is { } text ? Text(text, depth + 1) : string.Empty)));
        }
    }

    private void Buttons(JsonElement block, int depth)
    {
        var buttons = Required(block, "buttons").EnumerateArray()
            .Select(button => ReplyMarkup.Button(button, button.Member("text") is { } text ? Text(text, depth) : string.Empty, inline: true)).ToList();
        if (buttons.Count is 0 or > 8)
            throw Refuse("1-8 buttons must be in a block");
        _buttons.Add(buttons);
        _shown = true;
    }

    private void Credit(JsonElement block, int depth)
    {
        if (block.Member("credit") is { } credit)
            Line(Text(credit, depth));
    }

    private string Text(JsonElement text, int depth)
    {
        if (depth > MostDepth)
            throw Refuse("text is nested too deep");
        return text.ValueKind switch
        {
            JsonValueKind.String => Counted(text.Words()),
            JsonValueKind.Array => string.Concat(text.EnumerateArray().Select(part => Text(part, depth))),
            JsonValueKind.Object when text.Word("type") is null => throw Refuse("a rich text has no type"),
            JsonValueKind.Object when text.Member("text") is { } inner => Text(inner, depth + 1),
            JsonValueKind.Object => Counted(text.Word("expression") ?? text.Word("alternative_text") ?? string.Empty),
            _ => throw Refuse("a rich text must be a String, an Array or an Object"),
        };
    }

    private string Counted(string text)
    {
        _characters += text.Length;
        return text;
    }

    private void Line(string text)
    {
        if (!string.IsNullOrWhiteSpace(text))
            _shown = true;
        _text.Append(text).Append('\n');
    }

    private void Count()
    {
        if (++_blocks > MostBlocks)
            throw Refuse("too many blocks");
    }

    private static JsonElement Required(JsonElement block, string name) =>
        block.Member(name) is { ValueKind: JsonValueKind.Array } array ? array : throw Refuse($"{name} must be an Array");

    private static RefusalException Refuse(string why) => RefusalException.Bad(string.Create(CultureInfo.InvariantCulture, $"can't parse rich message: {why}"));

    [GeneratedRegex("<[^>]*>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Markup();
}
