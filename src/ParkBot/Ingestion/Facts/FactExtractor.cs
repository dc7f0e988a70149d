using ParkBot.News;

namespace ParkBot.Ingestion;

/// <summary>Reads an item's facts from its texts, each with the words it stands on. Regions and industries are set by who calls.</summary>
internal static class FactExtractor
{
    internal static Item Extract(ItemText text, IssueWeekContext context, ICollection<Doubt>? doubts = null)
    {
        var facts = new FactText(text, context.Year);
        var counts = CountExtractor.Extract(facts);
        var stages = StageExtractor.Extract(facts);
        var item = new Item
        {
            Text = text,
            Date = DateExtractor.Extract(facts, context),
            Stages = stages,
            Organizations = OrganizationExtractor.Extract(facts),
            Amounts = AmountExtractor.Extract(facts),
            Counts = counts,
            Projects = ProjectsRule.Apply(counts, stages),
        };
        if (doubts is not null)
        {
            FactDoubts.Find(facts, item, context, doubts);
        }

        return item;
    }
}
