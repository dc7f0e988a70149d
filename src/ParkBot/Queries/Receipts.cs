using ParkBot.News;
using ParkBot.Storage;

namespace ParkBot.Queries;

/// <summary>Fills a receipt from the items that were counted.</summary>
internal static class Receipts
{
    internal static Receipt Of(IReadOnlyList<MatchedItem> matched, int told, IEnumerable<MatchedItem> figures, RateOptions rates)
    {
        var all = figures.SelectMany(item => item.Figures).ToList();
        return new Receipt
        {
            Matched = matched.Count,
            Told = told,
            Hedged = all.Count(figure => figure.Bound != Bound.Exact),
            Rates = all.Select(figure => figure.Currency).OfType<string>().Where(currency => currency != "CNY").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
                .ToDictionary(currency => currency, currency => rates.Of(currency)!.Value, StringComparer.Ordinal),
            Issues = [.. matched.Select(item => item.Ref.Issue).Distinct().OrderDescending()],
        };
    }
}
