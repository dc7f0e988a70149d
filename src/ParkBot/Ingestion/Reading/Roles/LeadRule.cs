namespace ParkBot.Ingestion;

/// <summary>How an issue tells leads from bodies: the body bears a mark, or the two look different, or the first paragraph is the lead.</summary>
internal sealed class LeadRule
{
    /// <summary>A look that fewer items have beside the body's is a slip, not the leads'.</summary>
    private const double OftenEnough = 0.25;

    private readonly bool _marked;
    private readonly HashSet<string> _leadLooks = [];

    private LeadRule(bool marked) => _marked = marked;

    /// <summary>Ems of the widest line of a title: where titles wrap.</summary>
    internal double WidestTitle { get; private init; }

    internal static LeadRule Infer(IReadOnlyList<Part> parts, HashSet<string> bodyMarks)
    {
        var items = parts.Where(part => part.Heading is null && part.Texts.Count > 0).ToList();
        var marked = items.Count(part => part.Texts.Exists(text => text.Marked)) * 2 > items.Count && bodyMarks.Count > 0;
        var body = items.Where(part => part.Sourced >= 0).Select(part => part.Texts[part.Sourced].Paragraph.Look).OfType<string>()
            .GroupBy(look => look, StringComparer.Ordinal).MaxBy(same => same.Count())?.Key;
        var rule = new LeadRule(marked) { WidestTitle = items.SelectMany(part => part.Title.Lines).Select(LineWidth.Of).DefaultIfEmpty().Max() };
        if (!marked && body is not null)
        {
            foreach (var look in items.SelectMany(part => part.Texts.Select(text => text.Paragraph.Look).OfType<string>().Where(look => look != body).Distinct(StringComparer.Ordinal))
                .GroupBy(look => look, StringComparer.Ordinal).Where(same => same.Count() >= Math.Max(2, items.Count * OftenEnough)).Select(same => same.Key))
            {
                rule._leadLooks.Add(look);
            }
        }

        return rule;
    }

    internal (IReadOnlyList<TextParagraph> Leads, IReadOnlyList<TextParagraph> Bodies) Split(Part part)
    {
        var texts = part.Texts;
        List<TextParagraph> leads = [], bodies = [];
        for (var i = 0; i < texts.Count; i++)
        {
            (IsLead(part, i) ? leads : bodies).Add(texts[i].Paragraph);
        }

        // Something is the body: an item of one paragraph has no lead.
        return bodies.Count == 0 ? ([], leads) : (leads, bodies);
    }

    private bool IsLead(Part part, int at)
    {
        var (paragraph, marked) = part.Texts[at];
        if (marked)
        {
            return false;
        }

        if (_marked && part.Texts.Exists(text => text.Marked))
        {
            // Behind the mark and before the source the body goes on, if it looks like it.
            var first = part.Texts.FindIndex(text => text.Marked);
            return !(at > first && at <= part.Sourced && paragraph.Look == part.Texts[first].Paragraph.Look);
        }

        if (_leadLooks.Count > 0)
        {
            return paragraph.Look is { } look && _leadLooks.Contains(look) && at != part.Sourced;
        }

        return (part.Sourced >= 0 && at > part.Sourced) || (at == 0 && part.Texts.Count > 1 && part.Sourced != 0);
    }
}
