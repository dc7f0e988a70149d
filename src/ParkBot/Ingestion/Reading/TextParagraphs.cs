using ParkBot.Language;

namespace ParkBot.Ingestion;

/// <summary>Lines of a plain text to paragraphs, by blank lines, indents, marks and lines that end short.</summary>
internal static class TextParagraphs
{
    /// <summary>Wider than a printed line is a paragraph that nobody wrapped.</summary>
    private const double WidestLine = 64;

    /// <summary>A line this much shorter than its neighbours' column ends a paragraph.</summary>
    private const double Short = 0.85;

    internal static IReadOnlyList<TextParagraph> Of(string text)
    {
        var lines = Lines(text);
        var usual = lines.Skip(1).GroupBy(line => line.Gap).OrderByDescending(same => same.Count()).ThenBy(same => same.Key).FirstOrDefault()?.Key ?? 0;
        var column = Column(lines);
        var paragraphs = new List<TextParagraph>();
        var open = new List<Line>();
        foreach (var line in lines)
        {
            if (open.Count > 0 && Starts(open, line, usual, column))
            {
                paragraphs.Add(Whole(open));
                open = [];
            }

            open.Add(line);
        }

        if (open.Count > 0)
        {
            paragraphs.Add(Whole(open));
        }

        return paragraphs;
    }

    private static List<Line> Lines(string text)
    {
        var furniture = new TextFurniture(text);
        var lines = new List<Line>();
        var gap = 0;
        var breaks = false;
        foreach (var (raw, page) in text.Split('\f').SelectMany((page, number) => page.Split('\n').Select((line, at) => (line, number > 0 && at == 0))))
        {
            breaks |= page;
            var words = raw.Trim();
            if (words.Length == 0)
            {
                gap++;
            }
            else if (furniture.Has(words))
            {
                breaks = true;
            }
            else
            {
                lines.Add(new Line(words, gap, Indent(raw), breaks));
                (gap, breaks) = (0, false);
            }
        }

        return lines;
    }

    /// <summary>The width that wrapped lines have; 0 where the text is not wrapped.</summary>
    private static double Column(List<Line> lines)
    {
        var widths = lines.Select(line => line.Width).Order().ToList();
        if (widths.Count < 8 || widths[(int)(widths.Count * 0.9)] > WidestLine)
        {
            return 0;
        }

        var widest = widths[(int)(widths.Count * 0.95)];
        return widths.Count(width => width >= widest * 0.92) * 5 >= widths.Count ? widest : 0;
    }

    private static bool Starts(List<Line> open, Line line, int usual, double column)
    {
        var before = open[^1];
        if (column == 0 || SectionWords.Of(line.Text) is not null || SectionWords.Of(before.Text) is not null)
        {
            return true;
        }

        if (line.Leads && !Sentences.End(before.Text) && Marks.Of(line.Text) is null && line.Indent < 2 && before.Width >= column * Short)
        {
            return false;
        }

        return line.Gap > usual
            || (line.Indent >= 2 && before.Indent < 2)
            || Marks.Of(line.Text) is { Kind.Length: 1 }
            || (Marks.Of(line.Text) is not null && before.Width < column * Short)
            || (BlockReader.LeadStart().IsMatch(TextFold.Fold(line.Text)) && open.TrueForAll(one => !one.Text.Contains('，', StringComparison.Ordinal) && !one.Text.Contains('。', StringComparison.Ordinal)))
            || before.Width < column * Short
            || (Sentences.End(before.Text) && TextSource.Of(before.Text) is not null);
    }

    private static TextParagraph Whole(List<Line> lines) => new()
    {
        Lines = [.. lines.Select(line => line.Text)],
        Leads = lines[0].Leads && lines[0].Indent < 2,
    };

    /// <summary>Blanks that a line is set in, a full-width one as two.</summary>
    private static int Indent(string raw) => raw.TakeWhile(char.IsWhiteSpace).Sum(c => c == '\u3000' ? 2 : 1);

    /// <param name="Text">Trimmed.</param>
    /// <param name="Gap">Blank lines before it.</param>
    /// <param name="Indent">See <see cref="TextParagraphs.Indent"/>.</param>
    /// <param name="Leads">The first line of a page.</param>
    private sealed record Line(string Text, int Gap, int Indent, bool Leads)
    {
        internal double Width { get; } = LineWidth.Of(Text);
    }
}
