using System.Globalization;
using System.Text;
using System.Text.Json;
using ParkBot.News;
using ParkBot.Storage;

namespace ParkBot.Queries;

/// <summary>
/// A filter as an SQL condition on <c>items i JOIN issues s</c>. Every value is a parameter; several filters are joined by AND.
/// <see cref="Filter.About"/> must have been resolved to items before.
/// </summary>
internal sealed class FilterSql
{
    /// <summary>Only published issues answer questions.</summary>
    internal const string From = "FROM items i JOIN issues s ON s.id = i.issue_id AND s.state = 2";

    private readonly List<(string Name, object? Value)> parameters = [];
    private readonly RateOptions rates;
    private readonly string condition;

    internal FilterSql(RateOptions rates, params IEnumerable<Filter> filters)
    {
        this.rates = rates;
        condition = Joined(" AND ", filters.SelectMany(Conditions), empty: "1");
    }

    internal string Where => $"WHERE {condition}";

    internal IEnumerable<(string Name, object? Value)> Parameters => parameters;

    private IEnumerable<string> Conditions(Filter filter)
    {
        if (filter.Places.Count > 0)
        {
            yield return $"i.id IN (SELECT r.item_id FROM item_regions r WHERE {Joined(" OR ", filter.Places.SelectMany(place => place.Places).Select(Lies))})";
        }

        if (filter.Industries.Count > 0)
        {
            yield return $"i.id IN (SELECT f.item_id FROM item_industries f WHERE f.industry IN ({List(filter.Industries.SelectMany(industry => industry.WithChildren()).Distinct().Select(industry => (object)(int)industry))}))";
        }

        if (filter.Stages.Count > 0)
        {
            yield return $"i.id IN (SELECT f.item_id FROM item_stages f WHERE f.stage IN ({List(filter.Stages.Select(stage => (object)(int)stage))}))";
        }

        if (filter.Sections.Count > 0)
        {
            yield return $"i.section IN ({List(filter.Sections.Select(section => (object)(int)section))})";
        }

        if (filter.Issues.Count > 0)
        {
            yield return $"s.number IN ({List(filter.Issues.Select(number => (object)number))})";
        }

        if (filter.Dates is { } dates)
        {
            yield return When(dates);
        }

        foreach (var one in Money(filter).Concat(Words(filter)))
        {
            yield return one;
        }

        if (filter.Items.Count > 0)
        {
            yield return Named(filter.Items);
        }

        if (filter.Except is { IsOpen: false } except)
        {
            // An undated item makes a condition on days NULL, and NOT NULL would lose it.
            yield return $"NOT coalesce({Joined(" AND ", Conditions(except))}, 0)";
        }
    }

    private string Lies(Place place)
    {
        var told = new List<string>();
        foreach (var (column, name) in new[] { ("r.province", place.Province), ("r.city", place.City), ("r.county", place.County) })
        {
            if (name is not null)
            {
                told.Add($"{column} = {Add(name)}");
            }
        }

        return Joined(" AND ", told, empty: "1");
    }

    private string When(DateFilter dates)
    {
        var (from, to) = (Add(dates.Window.From.DayNumber), Add(dates.Window.To.DayNumber));
        var dated = $"(i.from_day <= {to} AND i.to_day >= {from})";
        return dates.Undated switch
        {
            Undated.ByPeriod => $"({dated} OR (i.from_day IS NULL AND s.from_day <= {to} AND s.to_day >= {from}))",
            Undated.ByIssueMonth => $"({dated} OR (i.from_day IS NULL AND s.year * 12 + s.month BETWEEN {Add(Month(dates.Window.From))} AND {Add(Month(dates.Window.To))}))",
            _ => dated,
        };
    }

    private IEnumerable<string> Money(Filter filter)
    {
        if (filter.TellsInvestment is { } tells)
        {
            yield return $"i.id {(tells ? "" : "NOT ")}IN (SELECT a.item_id FROM item_amounts a WHERE a.headline = 1)";
        }

        if (filter.Investment is not { } range)
        {
            yield break;
        }

        var rate = new StringBuilder("CASE a.currency WHEN 'CNY' THEN 1");
        foreach (var (currency, value) in rates.CnyPerUnit)
        {
            rate.Append(CultureInfo.InvariantCulture, $" WHEN {Add(currency)} THEN {Add((double)value)}");
        }

        // Rounded: a rate is a binary fraction here, and a bound that is met exactly must be.
        var sum = $"round(sum(a.cents * {rate} END))";
        var bounds = new List<string>();
        if (range.Min is { } min)
        {
            bounds.Add($"{sum} {(range.MinInclusive ? ">=" : ">")} {Add(min)}");
        }

        if (range.Max is { } max)
        {
            bounds.Add($"{sum} {(range.MaxInclusive ? "<=" : "<")} {Add(max)}");
        }

        yield return $"i.id IN (SELECT a.item_id FROM item_amounts a WHERE a.headline = 1 GROUP BY a.item_id HAVING {Joined(" AND ", bounds, empty: "1")})";
    }

    private IEnumerable<string> Words(Filter filter)
    {
        if (filter.Organizations.Count > 0)
        {
            yield return Joined(" OR ", filter.Organizations.Select(word =>
                $"(i.id IN (SELECT o.item_id FROM item_organizations o WHERE instr(o.folded, {Add(word)}) > 0) OR {Mentions(word)})"));
        }

        foreach (var mention in filter.Mentions)
        {
            yield return Mentions(mention);
        }
    }

    /// <summary>The index finds the few that hold all its terms; whether they stand as one word is seen in the text.</summary>
    private string Mentions(string mention)
    {
        var holds = $"{NewsConnection.Mentions}(i.title, i.lead, i.body, {Add(mention)})";
        var terms = mention.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(TextTerms.Of).ToList();
        return terms.Exists(one => one.Count == 0)
            ? holds
            : $"(i.id IN (SELECT w.rowid FROM item_words w WHERE item_words MATCH {Add(string.Join(" OR ", terms.Select(All)))}) AND {holds})";

        static string All(IReadOnlyList<string> terms) => $"({string.Join(" AND ", terms.Select(Quoted))})";
    }

    private string Named(IReadOnlyList<ItemRef> items) =>
        $"""
        i.id IN (SELECT i2.id FROM json_each({Add(JsonSerializer.Serialize(items.Select(item => new object[] { item.Publication, item.Issue, item.Number })))}) g
            JOIN issues s2 ON s2.publication = g.value ->> 0 AND s2.number = g.value ->> 1 AND s2.state = 2
            JOIN items i2 ON i2.issue_id = s2.id AND i2.number = g.value ->> 2)
        """;

    /// <summary>A term as FTS5 reads it; terms hold letters and digits only.</summary>
    internal static string Quoted(string term) => $"\"{term}\"";

    internal static int Month(DateOnly day) => (day.Year * 12) + day.Month;

    private static string Joined(string by, IEnumerable<string> conditions, string empty = "0")
    {
        var all = conditions.ToList();
        return all.Count == 0 ? empty : $"({string.Join(by, all)})";
    }

    private string List(IEnumerable<object> values) => string.Join(", ", values.Select(Add));

    private string Add(object value)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"@p{parameters.Count}");
        parameters.Add((name, value));
        return name;
    }
}
