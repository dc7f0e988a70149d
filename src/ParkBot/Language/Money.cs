using ParkBot.News;

namespace ParkBot.Language;

/// <summary>A sum of money in a text. Values are in the currency's own unit (286亿元 → 28600000000); the span covers the hedge words too (约100亿元, 120亿元左右, 286余亿元).</summary>
internal readonly record struct MoneyMatch(int Start, int Length, decimal Value, decimal? Low, decimal? High, string Currency, Bound Bound);

/// <summary>
/// Finds sums of money in folded text. A figure without a number (数十亿元) is none; a threshold (5亿元以上) is found, its
/// reader decides what it is for. 亿 or 万 without a currency count where the words around them speak of money.
/// </summary>
internal static class Money
{
    internal static IReadOnlyList<MoneyMatch> Find(string folded)
    {
        List<MoneyMatch>? found = null;
        var position = 0;
        var last = 0;
        while (position < folded.Length)
        {
            var c = folded[position];
            if (!char.IsAsciiDigit(c) && !ChineseNumber.IsNumeral(c))
            {
                position++;
                continue;
            }

            var end = MoneyReader.TryRead(folded, position, last, out var match);
            if (end > position)
            {
                (found ??= []).Add(match);
                position = last = end;
            }
            else
            {
                position = MoneyReader.SkipNumber(folded, position);
            }
        }

        return found ?? (IReadOnlyList<MoneyMatch>)[];
    }
}
