using System.Globalization;
using ParkBot.News;
using ParkBot.Storage;

namespace ParkBot.Ingestion;

/// <summary>Finds the sums that make the <c>investment</c> of a line: the form names the figure, not which sums it is.</summary>
internal static class ItemJsonInvestment
{
    /// <summary>Figures are compared to the ten-thousandth of a 亿元: a converted one may have been rounded.</summary>
    private const int Digits = 4;

    /// <summary>More sums than this are not tried in every combination.</summary>
    private const int MostTried = 16;

    /// <summary>The amounts with those marked that make the figure: one of them, else the fewest that add up to it, else a corrected one added.</summary>
    internal static IReadOnlyList<Amount> Mark(List<Amount> amounts, decimal? investment, string? text, RateOptions rates)
    {
        if (investment is not { } figure)
        {
            return amounts;
        }

        var open = amounts.Index().Where(one => one.Item.Kind == AmountKind.Investment && rates.InYi(one.Item.Cents, one.Item.Currency) is not null)
            .OrderByDescending(one => one.Item.Text == text).Select(one => (one.Index, Value: rates.InYi(one.Item.Cents, one.Item.Currency)!.Value)).Take(MostTried).ToList();
        for (var size = 1; size <= open.Count; size++)
        {
            if (Sum(open, 0, size, figure) is { } made)
            {
                return [.. amounts.Select((amount, at) => made.Contains(at) ? amount with { Headline = true } : amount)];
            }
        }

        return [.. amounts, Corrected(figure, text)];
    }

    private static List<int>? Sum(List<(int Index, decimal Value)> open, int from, int size, decimal rest)
    {
        if (size == 0)
        {
            return decimal.Round(rest, Digits) == 0 ? [] : null;
        }

        for (var at = from; at <= open.Count - size; at++)
        {
            if (Sum(open, at + 1, size - 1, rest - open[at].Value) is { } others)
            {
                return [open[at].Index, .. others];
            }
        }

        return null;
    }

    private static Amount Corrected(decimal figure, string? text) => new()
    {
        Cents = (long)decimal.Round(figure * RateOptions.CentsOfYi),
        Currency = "CNY",
        Bound = Bound.Exact,
        Kind = AmountKind.Investment,
        Text = text ?? string.Create(CultureInfo.InvariantCulture, $"{figure}亿元"),
        Headline = true,
        Basis = Basis.Correction,
        Evidence = [],
    };
}
