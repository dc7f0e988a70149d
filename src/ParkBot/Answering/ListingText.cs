using ParkBot.Messages;
using ParkBot.News;
using ParkBot.Queries;

namespace ParkBot.Answering;

/// <summary>Answers that are a list of items.</summary>
internal static class ListingText
{
    /// <summary>A list this short also quotes how each item begins.</summary>
    private const int Quoted = 3;

    internal static Answer Compose(Material material, Listing plan)
    {
        var result = material.Result;
        if (result.Items.Count == 0)
        {
            return Composer.Nothing(material);
        }

        var shown = result.Items.Take(material.Options.ListShown).ToList();
        return material.Answer(
            Outcome.Answered,
            [
                new Paragraph(Headline(material, plan), Tone.Answer),
                .. Lists(material, shown, Meanings(plan.Filter)),
                .. ReceiptText.For(material, null),
            ]);
    }

    /// <summary>An item of a list: mark, title, key facts and source, for a short list with the sentence that it begins with.</summary>
    internal static Entry Entry(Material material, ResultItem item, bool quoted)
    {
        var view = material.View(item);
        string[] details = [view is null ? string.Empty : Wording.KeyFacts(view.Item), item.Source ?? string.Empty, item.CorrectedBy is { } by ? $"更正，据{Wording.Mark(by, isSample: false)}" : string.Empty];
        return new Entry(
            Wording.Mark(item.Ref, item.IsSample),
            item.Title,
            string.Join(" · ", details.Where(detail => detail.Length > 0)),
            quoted && view is not null ? Quoting.Beginning(view) : null);
    }

    /// <summary>One list; where a place name has several meanings (朝阳区), one under each of them.</summary>
    private static IEnumerable<Block> Lists(Material material, List<ResultItem> shown, IReadOnlyList<Place> meanings)
    {
        var quoted = shown.Count <= Quoted;
        var hidden = Math.Max(0, material.Result.ItemsTotal - shown.Count);
        var groups = shown.GroupBy(item => meanings.FirstOrDefault(place => material.View(item)?.Item.Regions.Any(region => region.Value.IsWithin(place)) == true)).ToList();
        if (groups.Count < 2)
        {
            return [new Entries([.. shown.Select(item => Entry(material, item, quoted))], hidden)];
        }

        return groups.SelectMany((group, index) => (Block[])
        [
            new Paragraph($"{(group.Key is { } place ? PlanDescriber.Describe(place) : "其他")}：{group.Count()}条"),
            new Entries([.. group.Select(item => Entry(material, item, quoted))], index == groups.Count - 1 ? hidden : 0),
        ]);
    }

    private static IReadOnlyList<Place> Meanings(Filter filter) =>
        filter.Places.FirstOrDefault(place => place.Places.Count > 1 && place.Places.All(one => one.Name == place.Places[0].Name))?.Places ?? [];

    private static string Headline(Material material, Listing plan)
    {
        var count = material.Result.ItemsTotal;
        var opening = ReceiptText.Opening(plan.Filter);
        var end = opening.Length == 0 ? "：" : "。";
        var order = plan.OrderBy switch
        {
            ListOrder.NewestFirst => "（新的在前）",
            ListOrder.OldestFirst => "（旧的在前）",
            ListOrder.LargestFirst => "（投资额从高到低）",
            ListOrder.SmallestFirst => "（投资额从低到高）",
            _ => string.Empty,
        };
        var matched = material.Result.Receipt.Matched;
        return plan.Top is not null && matched > count
            ? $"{opening}{matched}条中的{count}条{order}{end}"
            : $"{opening}共{count}条{order}{end}";
    }
}
