namespace ParkBot.Ingestion;

/// <summary>Which way a page is read where both are possible.</summary>
internal enum PageFlow
{
    /// <summary>Bands from top to bottom, in each from left to right: a picture or lead beside its text.</summary>
    Rows,

    /// <summary>A column to its end, then the next: running text in columns.</summary>
    Columns,
}

/// <summary>Blocks of a page in the order in which a person reads them: cuts along the white between them, again in each part.</summary>
internal static class ReadingOrder
{
    /// <summary>Points of white that part two columns.</summary>
    private const double Gutter = 6;

    internal static IReadOnlyList<PageBlock> Of(IReadOnlyList<PageBlock> blocks, PageFlow flow)
    {
        var ordered = new List<PageBlock>(blocks.Count);
        Cut(blocks, flow, ordered, 0);
        return ordered;
    }

    private static void Cut(IReadOnlyList<PageBlock> blocks, PageFlow flow, List<PageBlock> ordered, int depth)
    {
        if (blocks.Count <= 1 || depth > 40)
        {
            ordered.AddRange(blocks.OrderByDescending(block => block.Top).ThenBy(block => block.Left));
            return;
        }

        if (flow == PageFlow.Columns && Columns(blocks) is { Count: > 1 } columns)
        {
            columns.ForEach(column => Cut(column, flow, ordered, depth + 1));
            return;
        }

        var bands = Bands(blocks);
        if (flow == PageFlow.Columns)
        {
            bands = Joined(bands);
        }

        if (bands.Count > 1)
        {
            bands.ForEach(band => Cut(band, flow, ordered, depth + 1));
        }
        else if (Columns(blocks) is { Count: > 1 } beside)
        {
            beside.ForEach(column => Cut(column, flow, ordered, depth + 1));
        }
        else
        {
            ordered.AddRange(blocks.OrderByDescending(block => block.Top).ThenBy(block => block.Left));
        }
    }

    private static List<List<PageBlock>> Bands(IReadOnlyList<PageBlock> blocks)
    {
        var bands = new List<List<PageBlock>>();
        var bottom = double.NegativeInfinity;
        foreach (var block in blocks.OrderByDescending(block => block.Top))
        {
            if (bands.Count == 0 || block.Top <= bottom)
            {
                bands.Add([]);
                bottom = block.Bottom;
            }

            bands[^1].Add(block);
            bottom = Math.Min(bottom, block.Bottom);
        }

        return bands;
    }

    private static List<List<PageBlock>> Columns(IReadOnlyList<PageBlock> blocks)
    {
        var columns = new List<List<PageBlock>>();
        var right = double.NegativeInfinity;
        foreach (var block in blocks.OrderBy(block => block.Left))
        {
            if (columns.Count == 0 || block.Left >= right + Gutter)
            {
                columns.Add([]);
                right = block.Right;
            }

            columns[^1].Add(block);
            right = Math.Max(right, block.Right);
        }

        return columns;
    }

    /// <summary>Neighbouring bands that have a gutter in common are one region of columns: only what spans it parts it.</summary>
    private static List<List<PageBlock>> Joined(List<List<PageBlock>> bands)
    {
        var joined = new List<List<PageBlock>>();
        foreach (var band in bands)
        {
            if (joined.Count > 0 && Columns([.. joined[^1], .. band]).Count > 1 && (Columns(joined[^1]).Count > 1 || Columns(band).Count > 1))
            {
                joined[^1].AddRange(band);
            }
            else
            {
                joined.Add(band);
            }
        }

        return joined;
    }
}
