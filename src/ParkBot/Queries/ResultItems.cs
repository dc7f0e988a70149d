using System.Globalization;
using ParkBot.Storage;

namespace ParkBot.Queries;

/// <summary>Names the items of an answer: what they are called, and the words of each figure.</summary>
internal static class ResultItems
{
    /// <summary>As many as the contract of the command line prints.</summary>
    internal const int Most = 1000;

    /// <summary>The first of the rows, with no figures.</summary>
    internal static IReadOnlyList<ResultItem> Of(ItemColumns news, IEnumerable<int> rows) =>
        Of(news, [.. rows.Take(Most).Select(row => new ToldRow(row, 0, 0, Figures.NoCurrency, 0))], null, false);

    /// <param name="news">The items.</param>
    /// <param name="told">Which of them, at most <see cref="Most"/> of which are named.</param>
    /// <param name="tally">What they tell; null for items that are named without figures.</param>
    /// <param name="marked">Whether to say which figures were merged into others: in answers that are one figure.</param>
    internal static IReadOnlyList<ResultItem> Of(ItemColumns news, List<ToldRow> told, Tally? tally, bool marked)
    {
        var items = new ResultItem[Math.Min(Most, told.Count)];
        for (var at = 0; at < items.Length; at++)
        {
            var row = told[at].Row;
            items[at] = new ResultItem
            {
                Key = news.Keys[row],
                Ref = news.Ref(row),
                Title = news.Texts[news.Title[row]],
                Source = news.Source[row] < 0 ? null : news.Sources[news.Source[row]],
                IsSample = news.Issues[news.Issue[row]].IsSample,
                Figures = tally is { HasShares: true } ? FiguresOf(news, told[at], tally, marked) : [],
                CorrectedBy = tally is { Figures.IsInvestment: true } && news.CorrectedBy.TryGetValue(row, out var by) ? by : null,
                Projects = marked ? tally?.Behind(row) : null,
            };
        }

        return items;
    }

    private static List<Figure> FiguresOf(ItemColumns news, ToldRow told, Tally tally, bool marked)
    {
        tally.Figures.Read(told.Row, told.Asked, out _, told.Currency);
        var figures = new List<Figure>(tally.Figures.Told.Count);
        foreach (var entry in tally.Figures.Told)
        {
            var (text, evidence) = entry.Words >= 0 ? (news.Texts[entry.Words], news.Texts[entry.Words + 1]) : Number(news, told.Row);
            figures.Add(new Figure(entry.Cents, entry.Currency < 0 ? null : news.Currencies[entry.Currency], entry.Bound, text, EvidenceCode.Read(evidence))
            {
                Value = entry.Value,
                Project = entry.Project == news.Project[told.Row] ? null : entry.Project,
                IsMerged = marked && !tally.Shares.Counts(told.Row, entry.Project),
            });
        }

        return figures;
    }

    /// <summary>An item's own number of projects is told in the words of a count of the same number where there is one.</summary>
    private static (string Text, string Evidence) Number(ItemColumns news, int row)
    {
        var text = news.Told[row].ToString(CultureInfo.InvariantCulture) + "个";
        foreach (ref readonly var count in news.Counts[row])
        {
            if (count.Value == news.Told[row])
            {
                text = news.Texts[count.Words];
                break;
            }
        }

        return (text, news.Texts[news.ToldEvidence[row]]);
    }
}
