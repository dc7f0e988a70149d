using System.Globalization;
using ParkBot.News;

namespace ParkBot.Queries;

/// <summary>A group that an item stands in. <paramref name="Order"/> is the group's own order; <paramref name="Stage"/> that of a group by stage.</summary>
internal readonly record struct GroupKey(string Label, string Order, ItemRef? Item = null, Stage? Stage = null);

/// <summary>Which groups an item stands in.</summary>
internal static class Grouping
{
    /// <summary>Dates ascending, issues and sections as printed; the others by size.</summary>
    internal static bool HasOwnOrder(Dimension dimension) => dimension is Dimension.Day or Dimension.Month or Dimension.Issue or Dimension.Section;

    internal static IEnumerable<GroupKey> Of(MatchedItem item, Dimension dimension, Filter filter) => dimension switch
    {
        Dimension.Province => Region(item, region => Named(region[0], region[0])),
        // A municipality is a city itself.
        Dimension.City => Region(item, region => Named(region[1] ?? (IsMunicipality(region[0]) ? region[0] : null), $"{region[0]}/{region[1]}")),
        Dimension.County => Region(item, region => Named(region[2], string.Join('/', region))),
        Dimension.Industry => item.Groups.Select(group => Known(Enum.Parse<Industry>(group[0]!))),
        Dimension.Stage => item.Groups.Select(group => Enum.Parse<Stage>(group[0]!)).Where(stage => filter.Stages.Count == 0 || filter.Stages.Contains(stage)).Select(Known),
        Dimension.Section => [new GroupKey(item.Section.Chinese(), Ordered((int)item.Section))],
        Dimension.Day => Days(item, filter.Dates?.Window),
        Dimension.Month => Months(item, filter.Dates),
        Dimension.Issue => [new GroupKey($"第{Ordered(item.Ref.Issue, 1)}期", Ordered(item.Ref.Issue) + item.Ref.Publication)],
        Dimension.Organization => item.Groups.DistinctBy(group => group[0], StringComparer.Ordinal).Select(group => new GroupKey(group[1]!, group[0]!)),
        Dimension.Source => item.Groups.Select(group => new GroupKey(group[0]!, group[0]!)),
        Dimension.Item => [new GroupKey(item.Groups[0][0]!, Ordered(int.MaxValue - item.Ref.Issue) + item.Ref.Publication + Ordered(item.Ref.Number), item.Ref)],
        _ => throw new ArgumentOutOfRangeException(nameof(dimension)),
    };

    private static IEnumerable<GroupKey> Region(MatchedItem item, Func<string?[], GroupKey?> key) =>
        item.Groups is [var first, ..] && key(first) is { } named ? [named] : [];

    private static GroupKey? Named(string? label, string? order) => label is null ? null : new GroupKey(label, order!);

    private static bool IsMunicipality(string? province) => province?.EndsWith('市') == true;

    private static GroupKey Known(Industry industry) => new(industry.Chinese(), Ordered((int)industry));

    private static GroupKey Known(Stage stage) => new(stage.Chinese(), Ordered((int)stage), Stage: stage);

    /// <summary>A span counts on each of its days, of those that were asked for.</summary>
    private static IEnumerable<GroupKey> Days(MatchedItem item, DateWindow? asked)
    {
        if (item.Date is not { } date)
        {
            yield break;
        }

        for (var day = date.From; day <= date.To; day = day.AddDays(1))
        {
            if (asked is null || asked.Value.Contains(day))
            {
                var label = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
                yield return new GroupKey(label, label);
            }
        }
    }

    /// <summary>Undated items count in the month that their issue is named after.</summary>
    private static IEnumerable<GroupKey> Months(MatchedItem item, DateFilter? asked)
    {
        var named = new DateOnly(item.IssueYear, item.IssueMonth, 1);
        var (from, to) = item.Date is { } date ? (date.From, date.To) : (named, named);
        for (var month = new DateOnly(from.Year, from.Month, 1); month <= to; month = month.AddMonths(1))
        {
            if (item.Date is null || asked is null || asked.Window.Overlaps(new DateWindow(month, month.AddMonths(1).AddDays(-1))))
            {
                var label = month.ToString("yyyy-MM", CultureInfo.InvariantCulture);
                yield return new GroupKey(label, label);
            }
        }
    }

    private static string Ordered(int value, int digits = 10) => value.ToString("D" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
