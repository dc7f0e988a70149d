using ParkBot.News;

namespace ParkBot.Language;

/// <summary>A sum of money in a text. Values are in the currency's own unit (286亿元 → 28600000000); the span covers the hedge words too (约100亿元, 120亿元左右, 286余亿元).</summary>
internal readonly record struct MoneyMatch(int Start, int Length, decimal Value, decimal? Low, decimal? High, string Currency, Bound Bound);

/// <summary>Finds sums of money in folded text.</summary>
internal static class Money
{
    internal static IReadOnlyList<MoneyMatch> Find(string folded) => throw new NotSupportedException();
}
