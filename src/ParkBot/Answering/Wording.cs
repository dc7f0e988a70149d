using System.Globalization;
using ParkBot.News;
using ParkBot.Queries;

namespace ParkBot.Answering;

/// <summary>How figures, marks and fields are written in an answer.</summary>
internal static class Wording
{
    /// <summary>Averages and shares are shown with two decimals, and 约 where that rounds.</summary>
    private const int ShownDecimals = 2;

    /// <summary>Averages and shares leave in JSON with four decimals.</summary>
    private const int KeptDecimals = 4;

    /// <summary>A figure with all its digits: 160.7亿元.</summary>
    internal static string Exact(decimal value, string? unit) => value.ToString("0.############", CultureInfo.InvariantCulture) + unit;

    /// <summary>约880.21亿元, or 15% where nothing was rounded.</summary>
    internal static string Rounded(decimal value, string? unit)
    {
        var shown = decimal.Round(value, ShownDecimals, MidpointRounding.AwayFromZero);
        if (shown == 0 && value != 0)
        {
            shown = decimal.Round(value, KeptDecimals, MidpointRounding.AwayFromZero);
        }

        return (shown == value ? string.Empty : "约") + Exact(shown, unit);
    }

    internal static decimal? Kept(decimal? value, Statistic statistic) =>
        value is { } figure && !IsExact(statistic) ? decimal.Round(figure, KeptDecimals, MidpointRounding.AwayFromZero) : value;

    internal static string Figure(decimal value, string? unit, Statistic statistic) =>
        IsExact(statistic) ? Exact(value, unit) : Rounded(value, unit);

    /// <summary>A median is a figure that was told, or half of two: nothing is to be rounded.</summary>
    private static bool IsExact(Statistic statistic) => statistic is Statistic.Total or Statistic.Median;

    internal static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>［108·7］; a sample's mark says 示例.</summary>
    internal static string Mark(ItemRef item, bool isSample) =>
        string.Create(CultureInfo.InvariantCulture, $"［{(isSample ? "示例 " : string.Empty)}{item.Issue}·{item.Number}］");

    /// <summary>A title that must stand in a column: its beginning.</summary>
    internal static string Short(string title, int length = 20)
    {
        if (title.Length <= length)
        {
            return title;
        }

        var end = char.IsHighSurrogate(title[length - 2]) ? length - 2 : length - 1;
        return title[..end] + "…";
    }

    internal static string Places(Item item) =>
        string.Join('、', item.Regions.Select(region => PlanDescriber.Describe(region.Value)).Distinct(StringComparer.Ordinal));

    internal static string Stages(Item item) =>
        string.Join('、', item.Stages.Select(stage => stage.Value.Chinese()).Distinct(StringComparer.Ordinal));

    /// <summary>The headline investment in the item's own words: 286余亿元, or 60亿元＋10亿元 where it adds up.</summary>
    internal static string Investment(Item item) =>
        string.Join('＋', item.Amounts.Where(amount => amount.Headline).Select(amount => amount.Text));

    /// <summary>The one line of key facts: 广东省佛山市 · 开工、签约 · 14.5亿元 · 2023年2月22日; what is not told is left out.</summary>
    internal static string KeyFacts(Item item)
    {
        string[] facts =
        [
            Places(item),
            Stages(item),
            Investment(item),
            item.Date is { } date ? PlanDescriber.Describe(date.Value) : string.Empty,
        ];
        return string.Join(" · ", facts.Where(fact => fact.Length > 0));
    }
}
