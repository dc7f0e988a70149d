using ParkBot.News;

namespace ParkBot.Queries;

/// <summary>
/// The rows that a filter lets through. Conditions that columns answer come first, so that those on words look at the few that
/// are left. <see cref="Filter.About"/> must have been resolved to items before.
/// </summary>
internal sealed class Matcher(ItemColumns news, WordMatcher words)
{
    internal ItemColumns News => news;

    internal Task<RowSet> MatchAsync(Filter filter, CancellationToken cancellationToken) =>
        MatchAsync(filter, RowSet.All(news.Count), cancellationToken);

    /// <summary>Narrows the rows given to those that the filter lets through.</summary>
    internal async Task<RowSet> MatchAsync(Filter filter, RowSet rows, CancellationToken cancellationToken)
    {
        if (filter.IsOpen)
        {
            return rows;
        }

        foreach (var set in Sets(filter))
        {
            rows.And(set);
        }

        foreach (var holds in Tests(filter))
        {
            rows.Keep(holds);
        }

        if (filter.Project is { } project)
        {
            rows.And(Others(await MatchAsync(project, cancellationToken).ConfigureAwait(false)));
        }

        if (filter.Within is { GroupBy: { } dimension } within)
        {
            var groups = await new AggregateRunner(this).GroupsAsync(within, cancellationToken).ConfigureAwait(false);
            var grouping = new Grouping(news, dimension, []);
            var codes = new List<int>();
            rows.Keep(row =>
            {
                grouping.Of(row, codes);
                return codes.Exists(groups.Contains);
            });
        }

        if (filter.Organizations.Count > 0)
        {
            await words.KeepNamedAsync(rows, filter.Organizations, cancellationToken).ConfigureAwait(false);
        }

        foreach (var mention in filter.Mentions)
        {
            await words.KeepAsync(rows, mention, cancellationToken).ConfigureAwait(false);
        }

        if (filter.Except is { IsOpen: false } except)
        {
            rows.AndNot(await MatchAsync(except, rows.Copy(), cancellationToken).ConfigureAwait(false));
        }

        return rows;
    }

    /// <summary>All rows that share a project with one of these, and these themselves.</summary>
    internal RowSet OfProjects(RowSet rows)
    {
        var all = rows.Copy();
        foreach (var row in rows.ToArray())
        {
            foreach (var project in news.Projects[row])
            {
                if (project < news.SharedProjects)
                {
                    all.AddAll(news.Index.Projects[project]);
                }
            }
        }

        return all;
    }

    /// <summary>The items of projects of which another item is among the rows: what one item tells of two stages is no progress.</summary>
    private RowSet Others(RowSet rows)
    {
        var others = new RowSet(news.Count);
        foreach (var row in rows.ToArray())
        {
            foreach (var project in news.Projects[row])
            {
                if (project < news.SharedProjects)
                {
                    var told = news.Index.Projects[project];
                    others.AddAll(told[..told.IndexOf(row)]);
                    others.AddAll(told[(told.IndexOf(row) + 1)..]);
                }
            }
        }

        return others;
    }

    private IEnumerable<RowSet> Sets(Filter filter)
    {
        if (filter.Items.Count > 0)
        {
            yield return Named(filter.Items);
        }

        if (filter.Places.Count > 0)
        {
            yield return Placed(filter.Places);
        }

        if (filter.Industries.Count > 0)
        {
            yield return Any(filter.Industries.SelectMany(industry => industry.WithChildren()).Select(industry => news.OfIndustry[IndustryBits.Bit(industry)]));
        }

        if (filter.Stages.Count > 0)
        {
            yield return Any(filter.Stages.Select(stage => news.OfStage[(int)stage]));
        }

        if (filter.Sections.Count > 0)
        {
            yield return Any(filter.Sections.Select(section => news.OfSection[(int)section]));
        }

        if (filter.Issues.Count > 0)
        {
            yield return OfIssues(issue => filter.Issues.Contains(issue.Number));
        }

        if (filter.Dates is { } dates)
        {
            yield return When(dates);
        }
    }

    private IEnumerable<Func<int, bool>> Tests(Filter filter)
    {
        if (filter.Sources.Count > 0)
        {
            var meant = Array.ConvertAll(news.FoldedSources, source => filter.Sources.Any(word => source.Contains(word, StringComparison.Ordinal)));
            yield return row => news.Source[row] >= 0 && meant[news.Source[row]];
        }

        if (filter.Currencies.Count > 0)
        {
            var meant = Array.ConvertAll(news.Currencies, currency => filter.Currencies.Contains(currency, StringComparer.OrdinalIgnoreCase));
            yield return row => Tells(row, sum => meant[sum.Currency]);
        }

        if (filter.Kinds.Count > 0)
        {
            yield return row => Tells(row, sum => filter.Kinds.Contains(sum.Kind));
        }

        if (filter.TellsInvestment is { } tells)
        {
            yield return row => Tells(row, sum => sum.Headline) == tells;
        }

        if (filter.Investment is { } range)
        {
            yield return row => news.Investment(row) is { } yi && Holds(range, yi * Storage.RateOptions.CentsOfYi);
        }
    }

    private bool Tells(int row, Func<SumColumns, bool> holds)
    {
        foreach (ref readonly var sum in news.Sums[row])
        {
            if (holds(sum))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Holds(MoneyRange range, decimal cents) =>
        (range.Min is not { } min || cents > min || (range.MinInclusive && cents == min))
        && (range.Max is not { } max || cents < max || (range.MaxInclusive && cents == max));

    private RowSet Any(IEnumerable<RowSet> sets)
    {
        var any = new RowSet(news.Count);
        foreach (var set in sets)
        {
            any.Or(set);
        }

        return any;
    }

    private RowSet Placed(IReadOnlyList<PlaceFilter> places)
    {
        var rows = new RowSet(news.Count);
        for (var place = 0; place < news.Places.Length; place++)
        {
            if (Lies(news.Places[place], places))
            {
                rows.AddAll(news.Index.Places[place]);
            }
        }

        return rows;
    }

    internal static bool Lies(Place place, IReadOnlyList<PlaceFilter> places)
    {
        foreach (var named in places)
        {
            foreach (var wider in named.Places)
            {
                if (place.IsWithin(wider))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private RowSet OfIssues(Func<IssueColumns, bool> meant)
    {
        var rows = new RowSet(news.Count);
        foreach (var issue in news.Issues)
        {
            if (meant(issue))
            {
                rows.AddRange(issue.First, issue.End);
            }
        }

        return rows;
    }

    private RowSet When(DateFilter dates)
    {
        var (first, last) = (dates.Window.From.DayNumber, dates.Window.To.DayNumber);
        var rows = dates.Undated switch
        {
            Undated.ByPeriod => OfIssues(issue => issue.From <= last && issue.To >= first),
            Undated.ByIssueMonth => OfIssues(issue => Month(dates.Window.From) <= Month(issue.Year, issue.Month) && Month(issue.Year, issue.Month) <= Month(dates.Window.To)),
            _ => new RowSet(news.Count),
        };
        rows.And(news.WithoutDate);
        news.Index.AddDated(rows, first, last);
        return rows;
    }

    private static int Month(DateOnly day) => Month(day.Year, day.Month);

    private static int Month(int year, int month) => (year * 12) + month;

    private RowSet Named(IReadOnlyList<ItemRef> items)
    {
        var rows = new RowSet(news.Count);
        foreach (var item in items)
        {
            var issue = Array.FindIndex(news.Issues, issue => issue.Number == item.Issue && issue.Publication == item.Publication);
            if (issue >= 0 && Array.BinarySearch(news.Number, news.Issues[issue].First, news.Issues[issue].End - news.Issues[issue].First, item.Number) is >= 0 and var row)
            {
                rows.Add(row);
            }
        }

        return rows;
    }
}
