using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace ParkBot.Answering;

/// <summary>What a unit measures. None: no unit is told, which fits any.</summary>
internal enum UnitKind { None, Yuan, Dollars, Percent, Count }

/// <summary>A unit as its kind and the factor to that kind's own unit: money to 亿, shares to percent.</summary>
internal readonly partial record struct UnitScale(UnitKind Kind, double Factor)
{
    private static readonly FrozenDictionary<string, double> Yuan = new Dictionary<string, double>(StringComparer.Ordinal)
    {
        ["元"] = 1e-8,
        ["万元"] = 1e-4,
        ["亿元"] = 1,
        ["亿"] = 1,
        ["亿元人民币"] = 1,
        ["人民币亿元"] = 1,
        ["万亿元"] = 1e4,
        ["千万元"] = 0.1,
        ["百万元"] = 0.01,
        ["cny"] = 1e-8,
        ["rmb"] = 1e-8,
        ["人民币"] = 1e-8,
        ["亿人民币"] = 1,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, double> Dollars = new Dictionary<string, double>(StringComparer.Ordinal)
    {
        ["美元"] = 1e-8,
        ["万美元"] = 1e-4,
        ["亿美元"] = 1,
        ["usd"] = 1e-8,
        ["百万美元"] = 0.01,
        ["千万美元"] = 0.1,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    internal static UnitScale Of(string? unit)
    {
        var word = CompatibilityForms.Of(unit ?? string.Empty).Trim().ToLowerInvariant().Replace(" ", string.Empty, StringComparison.Ordinal);
        word = PerEach().Replace(word, string.Empty);
        return word switch
        {
            "" => new UnitScale(UnitKind.None, 1),
            "%" or "百分比" or "percent" or "百分点" => new UnitScale(UnitKind.Percent, 1),
            _ when Yuan.TryGetValue(word, out var factor) => new UnitScale(UnitKind.Yuan, factor),
            _ when Dollars.TryGetValue(word, out var factor) => new UnitScale(UnitKind.Dollars, factor),
            _ => new UnitScale(UnitKind.Count, 1),
        };
    }

    [GeneratedRegex("[/每](项目|个|条|项|家|item|project)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PerEach();
}
