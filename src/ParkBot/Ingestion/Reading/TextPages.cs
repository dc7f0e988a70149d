namespace ParkBot.Ingestion;

/// <summary>
/// A text that keeps its page's columns side by side with blanks between them (pdftotext -layout): its lines and blanks are
/// places on a page, and it is read as one.
/// </summary>
internal static class TextPages
{
    /// <summary>Blanks that part two columns.</summary>
    private const int WideBlank = 3;

    /// <summary>Share of the lines that hold two columns, at least.</summary>
    private const double Often = 0.15;

    private static readonly TextLook Plain = new(10, 0, Bold: false);

    /// <summary>Null where the lines show no columns.</summary>
    internal static IReadOnlyList<PageContent>? Of(string text)
    {
        var pages = text.Split('\f').Select((page, number) => Page(page, number + 1)).Where(page => page.Runs.Count > 0).ToList();
        var lines = pages.SelectMany(page => page.Runs.GroupBy(run => run.Base)).ToList();
        return lines.Count(line => line.Count(run => run.Text.Length >= 6) > 1) > lines.Count * Often ? pages : null;
    }

    /// <summary>A blank or Latin letter is 5 points wide, a Chinese one 10, a line 15 high.</summary>
    private static PageContent Page(string page, int number)
    {
        var lines = page.Split('\n');
        var runs = new List<TextRun>();
        for (var at = 0; at < lines.Length; at++)
        {
            var column = 0;
            var start = -1;
            var left = 0;
            var blanks = 0;
            for (var i = 0; i <= lines[at].Length; i++)
            {
                var c = i < lines[at].Length ? lines[at][i] : ' ';
                var blank = c is ' ' or '\u3000' or '\u00a0';
                blanks = blank ? blanks + (c == '\u3000' ? 2 : 1) : 0;
                if (!blank && start < 0)
                {
                    (start, left) = (i, column);
                }

                if (start >= 0 && (blanks >= WideBlank || i == lines[at].Length))
                {
                    var words = lines[at][start..i].TrimEnd();
                    runs.Add(new TextRun { Text = words, Left = left * 5.0, Right = (left + words.Sum(Cells)) * 5.0, Base = (lines.Length - at) * 15.0, Look = Plain });
                    start = -1;
                }

                column += Cells(c);
            }
        }

        return new PageContent { Number = number, Width = 1000, Height = (lines.Length + 1) * 15.0, Runs = runs };
    }

    private static int Cells(char c) => c < '\u0250' ? 1 : 2;
}
