using System.Text.Json;
using ParkBot.News;

namespace ParkBot.Queries;

/// <summary>Reads one plan, see <see cref="PlanJson"/>. It counts what it reads, so that no input makes a plan that is too big to run.</summary>
internal sealed class PlanReader
{
    /// <summary>Filters in one plan: its own, its branches', what they leave out, the whole of a share, rankings and projects that it looks into.</summary>
    private const int MostFilters = 200;

    private const int MostBranches = 50;

    /// <summary>Places of a name, words, stages: more than the vocabulary has of any.</summary>
    private const int MostValues = 500;

    /// <summary>As many as a full-text search ranks.</summary>
    internal const int MostItems = 2000;

    private const int MostRows = 100_000;

    /// <summary>A question inside a question: nobody asks deeper than a few, and each level is a query inside a query.</summary>
    private const int MostDepth = 8;

    private int filters;

    private int depth;

    internal QueryPlan Plan(JsonElement json)
    {
        return StrictObject.TypeOf(json) switch
        {
            "aggregate" => Deeper(json, Aggregate),
            "listing" => Listing(json),
            "passages" => Passages(json),
            _ => throw new JsonException("There is no such type of plan."),
        };
    }

    private T Deeper<T>(JsonElement json, Func<JsonElement, T> read)
    {
        if (++depth > MostDepth)
        {
            throw new JsonException("The plan is too deep.");
        }

        var one = read(json);
        depth--;
        return one;
    }

    private Aggregate Aggregate(JsonElement json)
    {
        var plan = new StrictObject(json, "type", "measure", "statistic", "groupBy", "across", "branches", "contrast", "having", "match", "order", "top", "whole", "filter");
        var read = new Aggregate
        {
            Measure = Measured(plan.Element("measure") ?? throw StrictObject.Missing("measure")),
            Statistic = plan.Word<Statistic>("statistic") ?? Statistic.Total,
            GroupBy = plan.Word<Dimension>("groupBy"),
            Across = plan.Word<Dimension>("across"),
            Branches = plan.Each("branches", MostBranches, Branch),
            Contrast = plan.Word<Contrast>("contrast"),
            Having = plan.Element("having") is { } having ? Having(having) : null,
            Match = plan.Element("match") is { } match ? Match(match) : null,
            Order = plan.Word<SortOrder>("order"),
            Top = Rows(plan),
            Whole = plan.Element("whole") is { } whole ? Plan(whole) as Aggregate ?? throw new JsonException("The whole of a share must be a figure.") : null,
            Filter = FilterOf(plan),
        };
        return read switch
        {
            { Across: not null, GroupBy: null or Dimension.Item } or { Across: Dimension.Item } => throw new JsonException("Only groups can be crossed with groups."),
            { Contrast: not null, Branches.Count: not 2 } => throw new JsonException("A contrast is of two branches."),
            _ => read,
        };
    }

    private static ValueRange Having(JsonElement json)
    {
        var range = new StrictObject(json, "min", "minInclusive", "max", "maxInclusive");
        return new ValueRange(Bound(range.Element("min")), range.Flag("minInclusive") ?? false, Bound(range.Element("max")), range.Flag("maxInclusive") ?? false);

        static decimal? Bound(JsonElement? bound) => bound is not { } told ? null
            : told.ValueKind == JsonValueKind.Number && told.TryGetDecimal(out var value) ? value
            : throw new JsonException("A bound must be a number.");
    }

    private GroupMatch Match(JsonElement json)
    {
        var match = new StrictObject(json, "present", "filter");
        return new GroupMatch(match.Flag("present") ?? throw StrictObject.Missing("present"), FilterOf(match));
    }

    private Listing Listing(JsonElement json)
    {
        var plan = new StrictObject(json, "type", "asked", "confirm", "since", "orderBy", "top", "filter");
        return new Listing
        {
            Asked = plan.Word<Asked>("asked") ?? Asked.Items,
            Confirm = plan.Word<Stage>("confirm"),
            Since = plan.Word<Stage>("since"),
            OrderBy = plan.Word<ListOrder>("orderBy") ?? ListOrder.Printed,
            Top = Rows(plan),
            Filter = FilterOf(plan),
        };
    }

    private Passages Passages(JsonElement json)
    {
        var plan = new StrictObject(json, "type", "words", "sought", "filter");
        return new Passages { Words = plan.Text("words"), Sought = plan.Word<Sought>("sought") ?? Sought.Anything, Filter = FilterOf(plan) };
    }

    private static Measure Measured(JsonElement json)
    {
        var measure = new StrictObject(json, "type", "kind", "dimension");
        return (measure.Text("type"), measure.Word<AmountKind>("kind"), measure.Word<Dimension>("dimension")) switch
        {
            ("items", null, null) => Measure.Items,
            ("projects", null, null) => Measure.Projects,
            ("money", { } kind, null) => new Measure.MoneyOf(kind),
            ("groups", null, { } dimension) when dimension != Dimension.Item => new Measure.GroupCount(dimension),
            _ => throw new JsonException("There is no such measure."),
        };
    }

    private static int? Rows(StrictObject plan) => plan.Whole("top") switch
    {
        < 0 or > MostRows => throw new JsonException("top is out of bounds."),
        var top => top,
    };

    private Branch Branch(JsonElement json)
    {
        var branch = new StrictObject(json, "label", "filter");
        return new Branch(branch.Text("label"), FilterOf(branch));
    }

    private Filter FilterOf(StrictObject owner) => owner.Element("filter") is { } filter ? Deeper(filter, Filter) : Queries.Filter.None;

    private Filter Filter(JsonElement json)
    {
        if (++filters > MostFilters)
        {
            throw new JsonException("The plan has too many filters.");
        }

        var filter = new StrictObject(json, "places", "industries", "stages", "sections", "issues", "dates", "investment", "tellsInvestment", "organizations", "sources", "currencies", "kinds", "mentions",
            "about", "items", "within", "project", "except");
        return new Filter
        {
            Places = filter.Each("places", MostValues, Places),
            Industries = filter.Each("industries", MostValues, IndustryOf),
            Stages = filter.Each("stages", MostValues, WordOf<Stage>),
            Sections = filter.Each("sections", MostValues, WordOf<Section>),
            Issues = filter.Each("issues", MostValues, StrictObject.WholeOf),
            Dates = filter.Element("dates") is { } dates ? Dates(dates) : null,
            Investment = filter.Element("investment") is { } money ? Money(money) : null,
            TellsInvestment = filter.Flag("tellsInvestment"),
            Organizations = filter.Each("organizations", MostValues, StrictObject.TextOf),
            Sources = filter.Each("sources", MostValues, StrictObject.TextOf),
            Currencies = filter.Each("currencies", MostValues, StrictObject.TextOf),
            Kinds = filter.Each("kinds", MostValues, WordOf<AmountKind>),
            Mentions = filter.Each("mentions", MostValues, StrictObject.TextOf),
            About = filter.Element("about") is { } about ? About(about) : null,
            Items = filter.Each("items", MostItems, Item),
            Within = filter.Element("within") is { } within ? Ranking(within) : null,
            Project = filter.Element("project") is { } project ? Deeper(project, Filter) : null,
            Except = filter.Element("except") is { } except ? Deeper(except, Filter) : null,
        };
    }

    private Aggregate Ranking(JsonElement json) => Plan(json) is Aggregate { GroupBy: not null } ranking ? ranking : throw new JsonException("Only a ranking of groups can be looked into.");

    private static PlaceFilter Places(JsonElement json)
    {
        var named = new StrictObject(json, "label", "places");
        return new PlaceFilter(named.Text("label"), named.Each("places", MostValues, one =>
        {
            var place = new StrictObject(one, "province", "city", "county");
            return new Place(place.OptionalText("province"), place.OptionalText("city"), place.OptionalText("county"));
        }));
    }

    private static Industry IndustryOf(JsonElement json) =>
        Names.TryIndustry(StrictObject.TextOf(json), out var industry) ? industry : throw new JsonException("There is no such industry.");

    private static T WordOf<T>(JsonElement json) where T : struct, Enum => StrictObject.WordOf<T>(StrictObject.TextOf(json));

    private static DateFilter Dates(JsonElement json)
    {
        var dates = new StrictObject(json, "label", "from", "to", "undated");
        var window = new DateWindow(dates.Day("from"), dates.Day("to"));
        return window.From <= window.To
            ? new DateFilter(dates.Text("label"), window, dates.Word<Undated>("undated") ?? throw StrictObject.Missing("undated"))
            : throw new JsonException("A window of days ends before it begins.");
    }

    private static MoneyRange Money(JsonElement json)
    {
        var money = new StrictObject(json, "min", "minInclusive", "max", "maxInclusive");
        return new MoneyRange(Fen(money.Element("min")), money.Flag("minInclusive") ?? false, Fen(money.Element("max")), money.Flag("maxInclusive") ?? false);
    }

    private static long? Fen(JsonElement? yi)
    {
        if (yi is not { } told)
        {
            return null;
        }

        // The bounds first: a decimal overflows where a long does not fit.
        return told.ValueKind == JsonValueKind.Number && told.TryGetDecimal(out var value) && Math.Abs(value) <= long.MaxValue / PlanJson.FenOfYi
            && decimal.IsInteger(value * PlanJson.FenOfYi)
            ? (long)(value * PlanJson.FenOfYi)
            : throw new JsonException("A bound of money must be a number of 亿元, whole in fen.");
    }

    private static Subject About(JsonElement json)
    {
        var about = new StrictObject(json, "words", "single");
        return new Subject(about.Text("words"), about.Flag("single") ?? throw StrictObject.Missing("single"));
    }

    private static ItemRef Item(JsonElement json)
    {
        var item = new StrictObject(json, "publication", "issue", "number");
        return new ItemRef(item.Text("publication"), item.Whole("issue") ?? throw StrictObject.Missing("issue"), item.Whole("number") ?? throw StrictObject.Missing("number"));
    }
}
