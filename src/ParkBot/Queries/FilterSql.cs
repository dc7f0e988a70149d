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

    /// <summary>A window of so many days leaves fewer items than a province.</summary>
    private const int FewDays = 7;

    private readonly List<(string Name, object? Value)> parameters = [];
    private readonly RateOptions rates;
    private readonly string condition;
    private Lead lead;

    internal FilterSql(RateOptions rates, params IReadOnlyList<Filter> filters)
    {
        this.rates = rates;
        lead = filters.Select(LeadOf).Append(Lead.None).Min();
        condition = Joined(" AND ", filters.SelectMany(Conditions), empty: "1");
    }

    /// <summary>
    /// What the search may start from, the narrowest first. That one condition is a list of items; the others are looked up
    /// for each item that is left, so that a wide one (a stage, a province) does not cost its whole list.
    /// </summary>
    private enum Lead { Items, Words, City, Issues, Days, Province, Dates, Industries, Stages, None }

    internal string Where => $"WHERE {condition}";

    internal IEnumerable<(string Name, object? Value)> Parameters => parameters;

    private IEnumerable<string> Conditions(Filter filter)
    {
        if (filter.Places.Count > 0)
        {
            yield return Bridge("item_regions", Joined(" OR ", filter.Places.SelectMany(place => place.Places).Select(Lies)), lead is Lead.City or Lead.Province);
        }

        if (filter.Industries.Count > 0)
        {
            yield return Bridge("item_industries", $"f.industry IN ({List(filter.Industries.SelectMany(industry => industry.WithChildren()).Distinct().Select(industry => (object)(int)industry))})", lead == Lead.Industries);
        }

        if (filter.Stages.Count > 0)
        {
            yield return Bridge("item_stages", $"f.stage IN ({List(filter.Stages.Select(stage => (object)(int)stage))})", lead == Lead.Stages);
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
            yield return $"NOT coalesce({LeftOut(except)}, 0)";
        }
    }

    private string Lies(Place place)
    {
        var told = new List<string>();
        foreach (var (column, name) in new[] { ("f.province", place.Province), ("f.city", place.City), ("f.county", place.County) })
        {
            if (name is not null)
            {
                told.Add($"{column} = {Add(name)}");
            }
        }

        return Joined(" AND ", told, empty: "1");
    }

    private static Lead LeadOf(Filter filter) =>
        filter.Items.Count > 0 ? Lead.Items
        : filter.Mentions.Count > 0 || filter.Organizations.Count > 0 ? Lead.Words
        : filter.Places.Count > 0 && filter.Places.All(named => named.Places.All(place => place.City is not null || place.County is not null)) ? Lead.City
        : filter.Issues.Count > 0 ? Lead.Issues
        : filter.Dates is { Window: var window } && window.To.DayNumber - window.From.DayNumber <= FewDays ? Lead.Days
        : filter.Places.Count > 0 ? Lead.Province
        : filter.Dates is not null ? Lead.Dates
        : filter.Industries.Count > 0 ? Lead.Industries
        : filter.Stages.Count > 0 ? Lead.Stages
        : Lead.None;

    private static string Bridge(string table, string condition, bool leads) => leads
        ? $"i.id IN (SELECT f.item_id FROM {table} f WHERE {condition})"
        : $"EXISTS (SELECT 1 FROM {table} f WHERE f.item_id = i.id AND {condition})";

    /// <summary>The search never starts from what is left out.</summary>
    private string LeftOut(Filter except)
    {
        var before = lead;
        lead = Lead.None;
        var conditions = Joined(" AND ", Conditions(except));
        lead = before;
        return conditions;
    }

    private string When(DateFilter dates)
    {
        var (from, to) = (Add(dates.Window.From.DayNumber), Add(dates.Window.To.DayNumber));
        // Where another condition leads, the plus keeps SQLite from starting at the days.
        var day = lead is Lead.Days or Lead.Dates ? "i" : "+i";
        var dated = $"({day}.from_day <= {to} AND {day}.to_day >= {from})";
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
            yield return $"{(tells ? "" : "NOT ")}EXISTS (SELECT 1 FROM item_amounts a WHERE a.item_id = i.id AND a.headline = 1)";
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

        yield return $"EXISTS (SELECT 1 FROM item_amounts a WHERE a.item_id = i.id AND a.headline = 1 GROUP BY a.item_id HAVING {Joined(" AND ", bounds, empty: "1")})";
    }

    private IEnumerable<string> Words(Filter filter)
    {
        if (filter.Organizations.Count > 0)
        {
            // One list, not two joined by OR: the search can start from it.
            yield return $"i.id IN ({string.Join(" UNION ALL ", filter.Organizations.Select(word =>
                $"SELECT o.item_id FROM item_organizations o WHERE instr(o.folded, {Add(word)}) > 0 UNION ALL SELECT i.id FROM items i WHERE {Mentions(word)}"))})";
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
