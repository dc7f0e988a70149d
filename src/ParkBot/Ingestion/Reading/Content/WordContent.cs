using System.Globalization;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace ParkBot.Ingestion;

/// <summary>The paragraphs of a Word document, those in tables and text boxes too. Runs in the reading process only.</summary>
internal static class WordContent
{
    /// <summary>A part that unpacks to more is a bomb, not an issue.</summary>
    private const long MostCharacters = 30_000_000;

    internal static DocumentContent Read(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes, writable: false);
        using var document = WordprocessingDocument.Open(stream, isEditable: false, new OpenSettings { MaxCharactersInPart = MostCharacters });
        if (document.MainDocumentPart?.Document?.Body is not { } body)
        {
            return DocumentContent.Refused("这个 Word 文件里没有正文，请用 Word 打开检查后另存为 .docx 再载入。");
        }

        var styles = document.MainDocumentPart.StyleDefinitionsPart?.Styles?.Elements<Style>().Where(style => style.StyleId?.Value is not null).DistinctBy(style => style.StyleId!.Value, StringComparer.Ordinal).ToDictionary(style => style.StyleId!.Value!, StringComparer.Ordinal) ?? [];
        var numbers = new WordNumbers(document.MainDocumentPart.NumberingDefinitionsPart?.Numbering);
        var paragraphs = new List<FlowParagraph>();
        foreach (var paragraph in body.Descendants<Paragraph>().Where(paragraph => !paragraph.Ancestors<AlternateContentFallback>().Any()))
        {
            var style = paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value ?? "";
            var text = Text(paragraph);
            if (!string.IsNullOrWhiteSpace(text) && !IsContents(styles.GetValueOrDefault(style)))
            {
                paragraphs.Add(new FlowParagraph(numbers.Mark(paragraph) + text, Level(paragraph, styles.GetValueOrDefault(style)), Look(paragraph, styles.GetValueOrDefault(style)), style));
            }
        }

        return new DocumentContent { Paragraphs = paragraphs };
    }

    /// <summary>The words that are shown: no deleted, hidden or field text, and not those of a text box inside (a paragraph of its own).</summary>
    private static string Text(Paragraph paragraph)
    {
        var text = new StringBuilder();
        foreach (var run in Runs(paragraph))
        {
            foreach (var part in run.ChildElements)
            {
                _ = part switch
                {
                    Text words => text.Append(words.Text),
                    Break or CarriageReturn => text.Append('\n'),
                    TabChar => text.Append(' '),
                    NoBreakHyphen => text.Append('-'),
                    SymbolChar => text.Append('●'),
                    _ => text,
                };
            }
        }

        return text.ToString();
    }

    private static IEnumerable<Run> Runs(Paragraph paragraph) => paragraph.Descendants<Run>()
        .Where(run => run.Ancestors<Paragraph>().First() == paragraph && !IsHidden(run) && !run.Ancestors().Any(around => around is DeletedRun or MoveFromRun));

    private static bool IsHidden(Run run) => run.RunProperties?.Vanish is { } vanish && (vanish.Val?.Value ?? true);

    private static bool IsContents(Style? style) =>
        style?.StyleName?.Val?.Value is { } name && name.StartsWith("toc", StringComparison.OrdinalIgnoreCase);

    private static int Level(Paragraph paragraph, Style? style)
    {
        if (paragraph.ParagraphProperties?.OutlineLevel?.Val?.Value is { } outline && outline < 6)
        {
            return outline + 1;
        }

        if (style?.StyleParagraphProperties?.OutlineLevel?.Val?.Value is { } level && level < 6)
        {
            return level + 1;
        }

        var name = style?.StyleName?.Val?.Value ?? "";
        return (name.StartsWith("heading ", StringComparison.OrdinalIgnoreCase) || name.StartsWith("标题", StringComparison.Ordinal)) && name[^1] is >= '1' and <= '6' ? name[^1] - '0' : 0;
    }

    private static TextLook Look(Paragraph paragraph, Style? style)
    {
        var run = Runs(paragraph).Where(run => run.InnerText.Length > 0).MaxBy(run => run.InnerText.Length);
        OpenXmlElement? own = run?.RunProperties;
        OpenXmlElement? named = style?.StyleRunProperties;
        T? Of<T>() where T : OpenXmlElement => own?.GetFirstChild<T>() ?? named?.GetFirstChild<T>();
        var size = Of<FontSize>()?.Val?.Value is { } half && double.TryParse(half, NumberStyles.Float, CultureInfo.InvariantCulture, out var halves) ? halves / 2 : 0;
        var bold = Of<Bold>() is { } weight && (weight.Val?.Value ?? true);
        var ground = Hex(paragraph.ParagraphProperties?.Shading?.Fill?.Value ?? paragraph.Ancestors<TableCell>().FirstOrDefault()?.TableCellProperties?.Shading?.Fill?.Value);
        return new TextLook(size, Math.Max(0, Hex(Of<Color>()?.Val?.Value)), bold, ground == 0xFFFFFF ? -1 : ground);
    }

    private static int Hex(string? colour) =>
        colour is { Length: 6 } && int.TryParse(colour, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var rgb) ? rgb : -1;
}
