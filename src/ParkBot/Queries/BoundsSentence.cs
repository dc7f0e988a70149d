using System.Globalization;

namespace ParkBot.Queries;

/// <summary>Bounds of a figure: 不低于10亿元、低于50亿元.</summary>
internal static class BoundsSentence
{
    internal const string None = "不限";

    internal const string NoMin = "不设下限（含）";

    internal const string NoMax = "不设上限（含）";

    internal static string Of(MoneyRange money) => Of(money.Min / PlanJson.FenOfYi, money.MinInclusive, money.Max / PlanJson.FenOfYi, money.MaxInclusive, "亿元");

    internal static string Of(ValueRange range, string unit) => Of(range.Min, range.MinInclusive, range.Max, range.MaxInclusive, unit);

    private static string Of(decimal? min, bool minInclusive, decimal? max, bool maxInclusive, string unit)
    {
        if (min is { } same && same == max && minInclusive && maxInclusive)
        {
            return "为" + Number(same, unit);
        }

        string[] parts =
        [
            .. min is { } low ? [(minInclusive ? "不低于" : "高于") + Number(low, unit)] : minInclusive ? new[] { NoMin } : [],
            .. max is { } high ? [(maxInclusive ? "不高于" : "低于") + Number(high, unit)] : maxInclusive ? new[] { NoMax } : [],
        ];
        return parts.Length == 0 ? None : string.Join('、', parts);
    }

    private static string Number(decimal value, string unit) => (value / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture) + unit;
}
