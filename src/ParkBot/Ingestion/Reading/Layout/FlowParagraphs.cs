using System.Globalization;

namespace ParkBot.Ingestion;

/// <summary>Paragraphs of a Word document or web page; one that breaks its lines holds several.</summary>
internal static class FlowParagraphs
{
    internal static IReadOnlyList<TextParagraph> Of(IReadOnlyList<FlowParagraph> flow) =>
    [
        .. flow.SelectMany(paragraph => paragraph.Text.Split('\n').Where(line => !string.IsNullOrWhiteSpace(line) && !BlockReader.IsFooter(line.Trim())).Select(line => new TextParagraph
        {
            Lines = [line.Trim()],
            Look = string.Create(CultureInfo.InvariantCulture, $"{Looks.Key(paragraph.Look)}/{paragraph.Level}/{paragraph.Style}"),
            Size = paragraph.Look.Size,
            Level = paragraph.Level,
        })),
    ];
}
