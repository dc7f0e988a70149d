namespace ParkBot.Ingestion;

/// <summary>Runs of one look that stand below each other: a title, a box's text, a column's paragraphs.</summary>
internal sealed class PageBlock(TextRun first)
{
    internal List<TextRun> Runs { get; } = [first];

    internal double Left { get; private set; } = first.Left;

    internal double Right { get; private set; } = first.Right;

    internal double Top { get; } = first.Base + (first.Look.Size * 0.88);

    internal double Bottom => Runs[^1].Base - (Runs[^1].Look.Size * 0.12);

    internal TextRun Last => Runs[^1];

    internal void Add(TextRun run)
    {
        Runs.Add(run);
        Left = Math.Min(Left, run.Left);
        Right = Math.Max(Right, run.Right);
    }

    /// <summary>The usual distance of two lines, in points.</summary>
    internal double Leading => Runs.Count < 2 ? Last.Look.Size * 1.5 : Runs.Zip(Runs.Skip(1), (a, b) => a.Base - b.Base).Order().ElementAt((Runs.Count - 1) / 2);
}

/// <summary>Puts the runs of a page together to blocks.</summary>
internal static class PageBlocks
{
    /// <summary>Lines further apart than this many sizes are two blocks, whatever their look.</summary>
    private const double Farthest = 2.3;

    internal static IReadOnlyList<PageBlock> Of(IEnumerable<TextRun> runs, IReadOnlyList<PageBox> boxes)
    {
        var rules = boxes.Where(box => box.Top - box.Bottom <= 4 && box.Right - box.Left >= 40).ToList();
        var open = new List<PageBlock>();
        var all = new List<PageBlock>();
        foreach (var run in runs.OrderByDescending(run => run.Base).ThenBy(run => run.Left))
        {
            open.RemoveAll(block => block.Last.Base - run.Base > Farthest * block.Last.Look.Size);
            var block = open.Where(block => GoesOn(block, run, rules)).MinBy(block => block.Last.Base - run.Base);
            if (block is null)
            {
                block = new PageBlock(run);
                open.Add(block);
                all.Add(block);
            }
            else
            {
                block.Add(run);
            }
        }

        return all;
    }

    private static bool GoesOn(PageBlock block, TextRun run, List<PageBox> rules)
    {
        var last = block.Last;
        var overlap = Math.Min(block.Right, run.Right) - Math.Max(block.Left, run.Left);
        var narrower = Math.Min(block.Right - block.Left, run.Right - run.Left);
        return last.Base - run.Base > last.Look.Size * 0.6
            && Looks.AreAlike(last.Look, run.Look)
            && overlap >= narrower * 0.5
            && !rules.Exists(rule => rule.Bottom < last.Base && rule.Top > run.Base + (run.Look.Size * 0.7) && rule.Left < run.Right && rule.Right > run.Left);
    }
}

/// <summary>Compares looks the way an eye does.</summary>
internal static class Looks
{
    internal static bool AreAlike(TextLook a, TextLook b) =>
        Math.Abs(a.Size - b.Size) <= 0.6 && a.Bold == b.Bold && a.Ground == b.Ground && AreNear(a.Colour, b.Colour);

    /// <summary>A name for a look: what looks alike has the same.</summary>
    internal static string Key(TextLook look) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Math.Round(look.Size * 2) / 2}/{look.Colour:X6}/{(look.Bold ? "b" : "")}/{look.Ground:X6}");

    private static bool AreNear(int a, int b) =>
        Math.Abs((a >> 16 & 255) - (b >> 16 & 255)) <= 24 && Math.Abs((a >> 8 & 255) - (b >> 8 & 255)) <= 24 && Math.Abs((a & 255) - (b & 255)) <= 24;
}
