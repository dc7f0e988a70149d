namespace ParkBot.TelegramBot;

/// <summary>Collects lines, counting groups and boxes.</summary>
internal sealed class LineBuilder
{
    private readonly List<StyledLine> lines = [];
    private int group;
    private int box;

    internal IReadOnlyList<StyledLine> Lines => lines;

    /// <summary>What follows may stand in another part of the message.</summary>
    internal void Group() => group++;

    /// <summary>What follows stands in a tag of its own.</summary>
    internal void Box() => box++;

    /// <summary>A gap, unless there is one already or nothing stands above it.</summary>
    internal void Gap()
    {
        if (lines.Count > 0 && lines[^1].Spans.Count > 0)
        {
            lines.Add(new StyledLine([], Container.None, box, group));
        }
    }

    /// <summary>Text that may hold line ends: each of its lines that shows anything becomes a line.</summary>
    internal void Text(string text, Container container = Container.None, bool isBold = false) => Runs(container, new Span(text, isBold));

    /// <summary>Runs that may hold line ends.</summary>
    internal void Runs(Container container, params ReadOnlySpan<Span> spans)
    {
        var line = new List<Span>();
        foreach (var span in spans)
        {
            var pieces = OddCharacters.Clean(span.Text).Split('\n');
            for (var index = 0; index < pieces.Length; index++)
            {
                if (index > 0)
                {
                    Add(line, container);
                    line = [];
                }

                if (pieces[index].Length > 0)
                {
                    line.Add(span with { Text = pieces[index] });
                }
            }
        }

        Add(line, container);
    }

    private void Add(List<Span> spans, Container container)
    {
        var line = new StyledLine(spans, container, box, group);
        if (!line.IsBlank)
        {
            lines.Add(line);
        }
    }
}
