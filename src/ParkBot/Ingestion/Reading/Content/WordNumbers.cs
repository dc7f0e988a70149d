using System.Globalization;
using DocumentFormat.OpenXml.Wordprocessing;

namespace ParkBot.Ingestion;

/// <summary>The bullets and numbers that Word puts before paragraphs and that stand in no text.</summary>
internal sealed class WordNumbers(Numbering? numbering)
{
    private readonly Dictionary<(int List, int Level), int> _counted = [];

    /// <summary>● or 3、 before the words; empty for a paragraph without.</summary>
    internal string Mark(Paragraph paragraph)
    {
        if (paragraph.ParagraphProperties?.NumberingProperties is not { NumberingId.Val.Value: var list and > 0 } properties)
        {
            return "";
        }

        var level = properties.NumberingLevelReference?.Val?.Value ?? 0;
        if (Level(list, level) is { NumberingFormat.Val: { } format } && format == NumberFormatValues.Bullet)
        {
            return "●";
        }

        var count = _counted[(list, level)] = _counted.GetValueOrDefault((list, level)) + 1;
        return string.Create(CultureInfo.InvariantCulture, $"{count}、");
    }

    private Level? Level(int list, int level)
    {
        var id = numbering?.Elements<NumberingInstance>().FirstOrDefault(one => one.NumberID?.Value == list)?.AbstractNumId?.Val?.Value;
        return numbering?.Elements<AbstractNum>().FirstOrDefault(one => one.AbstractNumberId?.Value == id)?.Elements<Level>().FirstOrDefault(one => one.LevelIndex?.Value == level);
    }
}
