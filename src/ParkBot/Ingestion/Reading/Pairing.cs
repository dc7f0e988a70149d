namespace ParkBot.Ingestion;

/// <summary>A title with the lead and body that were found to belong to it, cleaned.</summary>
internal sealed class Draft(string title)
{
    internal string Title { get; } = title;

    internal List<string> Lead { get; } = [];

    internal List<string> Body { get; } = [];

    internal string? Source { get; set; }

    /// <summary>True where another pairing would have fitted nearly as well.</summary>
    internal bool Unsure { get; set; }
}

/// <summary>
/// Puts a stretch of blocks back together: the titles of a page, the bodies and the leads, which come out of the PDF in
/// another order than a person reads them. Titles, leads and bodies each keep their own order; which lead and which
/// body go with which title is the monotone assignment that shares the most words.
/// </summary>
internal static class Pairing
{
    /// <summary>What a neighbour in order is worth against shared words (0…1): order decides where words do not.</summary>
    private const double OrderPrior = 0.12;

    internal static IReadOnlyList<Draft> Pair(IReadOnlyList<string> titles, IReadOnlyList<Unit> bodies, IReadOnlyList<Unit> leads, Affinity affinity)
    {
        var drafts = titles.Select(title => new Draft(title)).ToList();
        var bodyOf = Assign(titles.Count, bodies, (body, title) => affinity.Between(titles[title], body.Text), once: true);
        for (var i = 0; i < bodies.Count; i++)
        {
            drafts[bodyOf[i]].Body.AddRange(bodies[i].Paragraphs);
            drafts[bodyOf[i]].Source ??= bodies[i].Source;
        }

        var leadOf = Assign(titles.Count, leads, (lead, title) => affinity.Between(titles[title], lead.Text) + (0.5 * affinity.Between(string.Concat(drafts[title].Body), lead.Text)), once: false);
        for (var i = 0; i < leads.Count; i++)
        {
            drafts[leadOf[i]].Lead.Add(leads[i].Text);
        }

        return drafts;
    }

    /// <summary>The nondecreasing assignment of units to titles with the highest sum of affinities. <paramref name="once"/>: a title that gets a second unit pays for it.</summary>
    private static int[] Assign(int titles, IReadOnlyList<Unit> units, Func<Unit, int, double> affinity, bool once)
    {
        var result = new int[units.Count];
        if (units.Count == 0)
        {
            return result;
        }

        var best = new double[units.Count, titles];
        var from = new int[units.Count, titles];
        for (var unit = 0; unit < units.Count; unit++)
        {
            for (var title = 0; title < titles; title++)
            {
                var own = affinity(units[unit], title) + (OrderPrior * (1 - (Math.Abs(Expected(unit, units.Count, titles) - title) / titles)));
                (best[unit, title], from[unit, title]) = unit == 0
                    ? (own, -1)
                    : Before(best, unit, title, units[unit].Continues, once, own);
            }
        }

        var at = Enumerable.Range(0, titles).MaxBy(title => best[units.Count - 1, title]);
        for (var unit = units.Count - 1; unit >= 0; unit--)
        {
            result[unit] = at;
            at = from[unit, at];
        }

        return result;
    }

    private static (double Score, int From) Before(double[,] best, int unit, int title, bool continues, bool once, double own)
    {
        var chosen = (Score: double.NegativeInfinity, From: 0);
        for (var previous = 0; previous <= title; previous++)
        {
            var same = previous == title;
            var step = same ? (continues ? 0.1 : once ? -0.4 : -0.25) : continues ? -0.1 : 0;
            var score = best[unit - 1, previous] + own + step;
            if (score > chosen.Score)
            {
                chosen = (score, previous);
            }
        }

        return chosen;
    }

    private static double Expected(int unit, int units, int titles) => units <= 1 ? (titles - 1) / 2.0 : unit * (titles - 1.0) / (units - 1);
}

/// <summary>A body (its paragraphs up to its source) or a stretch of a lead. <paramref name="Continues"/>: the line before it filled its column and did not end a paragraph, so that it likely goes on.</summary>
internal sealed record Unit(string Text, IReadOnlyList<string> Paragraphs, string? Source, bool Continues);
