using System.Globalization;
using ParkBot.News;

namespace ParkBot.Ingestion;

/// <summary>An item's fields as a person would write them, in the form that a correction takes.</summary>
internal static class ItemWords
{
    /// <summary>The field tells nothing.</summary>
    internal const string None = "无";

    internal static string Date(Item item) => item.Date is not { Value: var date } ? None
        : date.From == date.To ? Day(date.From) : $"{Day(date.From)}至{Day(date.To)}";

    internal static string Regions(Item item) => List(item.Regions, place => place.Province + place.City + place.County);

    internal static string Stages(Item item) => List(item.Stages, stage => stage.Chinese());

    internal static string Industries(Item item) => List(item.Industries, industry => industry.Chinese());

    internal static string Organizations(Item item) => List(item.Organizations, name => name);

    internal static string Investment(Item item) => Sum(item.Amounts.Where(amount => amount.Headline).Select(amount => amount.Text));

    internal static string Projects(Item item) => item.Projects is { Value: var projects } ? projects.ToString(CultureInfo.InvariantCulture) : None;

    /// <summary>Sums that together are the investment: 60亿元＋10亿元.</summary>
    internal static string Sum(IEnumerable<string> amounts) => Joined('＋', amounts);

    private static string List<T>(IReadOnlyList<Fact<T>> facts, Func<T, string> words) => Joined('、', facts.Select(fact => words(fact.Value)));

    private static string Joined(char by, IEnumerable<string> words) => string.Join(by, words) is { Length: > 0 } joined ? joined : None;

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
