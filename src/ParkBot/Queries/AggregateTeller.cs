using ParkBot.News;
using ParkBot.Storage;

namespace ParkBot.Queries;

/// <summary>Makes the answer of what an aggregate gave: labels, the items behind it, the receipt.</summary>
internal sealed class AggregateTeller(ItemColumns news, RateOptions rates)
{
    private const string Between = " · ";

    internal QueryResult Tell(AggregateOutcome outcome)
    {
        var (plan, tally) = (outcome.Plan, outcome.Tally);
        var isOne = plan.GroupBy is null && plan.Branches.Count == 0;
        var everywhere = outcome.Told(outcome.Parts, news.Count);
        var told = outcome.IsCut ? outcome.Told(outcome.Shown, news.Count) : everywhere;
        var receipt = Receipt(outcome, everywhere, isOne ? tally.Shares : null);
        return new QueryResult
        {
            Plan = plan,
            Value = outcome.Value,
            Unit = plan.Contrast == Contrast.Growth ? "%" : Unit(outcome),
            Groups = isOne && plan.Measure is Measure.GroupCount { Dimension: var counted } ? Groups(new Grouping(news, counted, [plan.Filter]), told) : [],
            Ground = isOne ? outcome.Parts[0].Ground : null,
            Rows = isOne ? [] : [.. outcome.Shown.Take(RowsOf(plan)).Select(part => Row(outcome, part))],
            Items = ResultItems.Of(news, First(told, tally), tally, isOne),
            ItemsTotal = told.Count,
            Silent = ResultItems.Of(news, Silent(outcome, everywhere), null, false),
            Receipt = receipt,
        };
    }

    /// <summary>The names of the groups that were counted, those of more items first.</summary>
    private static List<string> Groups(Grouping by, List<ToldRow> told)
    {
        var groups = new Dictionary<int, int>();
        var own = new List<int>();
        foreach (var telling in told)
        {
            by.OfAll(telling.Row, own);
            own.ForEach(group => groups[group] = groups.GetValueOrDefault(group) + 1);
        }

        return [.. groups.OrderByDescending(group => group.Value).ThenBy(group => group.Key).Take(ResultItems.Most).Select(group => by.Label(group.Key, row => string.Empty))];
    }

    /// <summary>A ranking of single items names as many as an answer ever does.</summary>
    private static int RowsOf(Aggregate plan) => plan.GroupBy == Dimension.Item ? ResultItems.Most : int.MaxValue;

    private ResultRow Row(AggregateOutcome outcome, Part part)
    {
        var plan = outcome.Plan;
        if (outcome.By is not { } by)
        {
            return new ResultRow(plan.Branches[(int)part.Group].Label, part.Value, Unit(outcome), part.Count, null);
        }

        var group = RowGroups.First(part.Group, outcome.Across is not null);
        var label = by.Label(group, Title);
        if (outcome.Across is { } across)
        {
            var other = across.Label(RowGroups.Second(part.Group), Title);
            return new ResultRow(label + Between + other, part.Value, Unit(outcome), part.Count, null) { Group = label, Across = other };
        }

        return new ResultRow(label, part.Value, Unit(outcome), part.Count, plan.GroupBy == Dimension.Item ? news.Ref(group) : null);

        string Title(int row) => news.Texts[news.Title[row]];
    }

    private static string Unit(AggregateOutcome outcome) => outcome.Plan.Statistic == Statistic.Share ? "%" : outcome.Tally.Figures.Unit;

    /// <summary>The largest, of those that are as large the first; items that are only counted as printed.</summary>
    private static List<ToldRow> First(List<ToldRow> told, Tally tally)
    {
        if (!tally.HasShares)
        {
            var rows = told.Count <= ResultItems.Most ? told : [.. told.OrderBy(telling => telling.Row).Take(ResultItems.Most)];
            rows.Sort((one, other) => one.Row.CompareTo(other.Row));
            return rows;
        }

        if (told.Count <= ResultItems.Most)
        {
            return [.. told.OrderByDescending(telling => telling.Value)];
        }

        var largest = new PriorityQueue<int, (decimal Value, int Later)>();
        for (var at = 0; at < told.Count; at++)
        {
            if (largest.Count < ResultItems.Most)
            {
                largest.Enqueue(at, (told[at].Value, -at));
            }
            else if (largest.TryPeek(out _, out var least) && told[at].Value > least.Value)
            {
                largest.DequeueEnqueue(at, (told[at].Value, -at));
            }
        }

        return [.. largest.UnorderedItems.OrderByDescending(one => one.Priority).Select(one => told[one.Element])];
    }

    private List<ToldRow> Silent(AggregateOutcome outcome, List<ToldRow> everywhere)
    {
        var silent = new List<ToldRow>();
        if (outcome.Tally.CountsItems || outcome.Matched.Length == 0)
        {
            return silent;
        }

        var tells = new RowSet(news.Count);
        everywhere.ForEach(telling => tells.Add(telling.Row));
        foreach (var row in outcome.Matched)
        {
            if (!tells[row])
            {
                silent.Add(new ToldRow(row, 0, 0, Figures.NoCurrency, 0));
                if (silent.Count == ResultItems.Most)
                {
                    break;
                }
            }
        }

        return silent;
    }

    /// <param name="outcome">What was worked out.</param>
    /// <param name="everywhere">The items that tell the figure, each once.</param>
    /// <param name="added">Their shares where they are known already.</param>
    private Receipt Receipt(AggregateOutcome outcome, List<ToldRow> everywhere, Shares? added)
    {
        var (plan, tally) = (outcome.Plan, outcome.Tally);
        var receipt = Receipts.Of(news, outcome.Matched, tally.CountsItems ? outcome.Matched.Length : everywhere.Count);
        var told = outcome.Parts.Sum(part => part.Count);
        var overlap = told > everywhere.Count;
        if (!tally.HasShares)
        {
            return receipt with { RowsOverlap = overlap, Ungrouped = outcome.Ungrouped };
        }

        var shares = added ?? new Shares(news);
        var hedged = 0;
        var currencies = 0UL;
        foreach (var telling in everywhere)
        {
            tally.Figures.Read(telling.Row, telling.Asked, out _, telling.Currency);
            foreach (var entry in tally.Figures.Told)
            {
                hedged += entry.Bound == Bound.Exact ? 0 : 1;
                currencies |= entry.Currency >= 0 ? 1UL << entry.Currency : 0;
            }

            if (added is null)
            {
                shares.Add(telling.Row, tally.Figures.Told);
            }
        }

        return receipt with
        {
            Hedged = hedged,
            Rates = Rates(currencies),
            Merged = shares.Merged(),
            Projects = shares.Projects,
            Lowered = shares.Lowered(Currencies(everywhere, tally)),
            Corrections = tally.Figures.IsInvestment && news.CorrectedBy.Count > 0
                ? [.. everywhere.Where(telling => news.CorrectedBy.ContainsKey(telling.Row)).Select(telling => new Corrected(news.Ref(telling.Row), news.CorrectedBy[telling.Row]))]
                : [],
            RowsOverlap = overlap,
            ProjectsOverlap = !overlap && plan.GroupBy != Dimension.Item && outcome.Parts.Sum(part => part.Projects) > shares.Projects,
            Ungrouped = outcome.Ungrouped,
        };
    }

    private Dictionary<string, decimal> Rates(ulong currencies) => news.Currencies
        .Where((currency, at) => currency != "CNY" && (currencies & (1UL << at)) != 0)
        .Order(StringComparer.Ordinal)
        .ToDictionary(currency => currency, currency => rates.Of(currency)!.Value, StringComparer.Ordinal);

    /// <summary>The currencies of an item's figures: sums of different money are not compared.</summary>
    private Func<int, string> Currencies(List<ToldRow> everywhere, Tally tally)
    {
        Dictionary<int, ToldRow>? byRow = null;
        return row =>
        {
            byRow ??= everywhere.ToDictionary(telling => telling.Row);
            tally.Figures.Read(row, byRow[row].Asked, out _, byRow[row].Currency);
            return string.Join(' ', tally.Figures.Told.Select(entry => entry.Currency < 0 ? "" : news.Currencies[entry.Currency]));
        };
    }
}
