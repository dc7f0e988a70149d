using System.Text.Json;
using ParkBot.News;
using ParkBot.Queries;

namespace ParkBot.Cli;

/// <summary>The typed plan as JSON: closed records by their <c>type</c>, enums as lower camel words, what restricts nothing left out. Money bounds are in 亿元.</summary>
internal static class PlanJson
{
    private const decimal FenOfYi = 10_000_000_000m;

    internal static void Write(Utf8JsonWriter json, QueryPlan plan)
    {
        switch (plan)
        {
            case Aggregate aggregate:
                Write(json, aggregate);
                break;
            case Listing listing:
                Write(json, listing);
                break;
            case Passages passages:
                json.WriteString("type", "passages");
                json.WriteString("words", passages.Words);
                Word(json, "sought", passages.Sought, Sought.Anything);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(plan));
        }

        Filter(json, "filter", plan.Filter);
    }

    private static void Write(Utf8JsonWriter json, Aggregate plan)
    {
        json.WriteString("type", "aggregate");
        json.WriteStartObject("measure");
        json.WriteString("type", plan.Measure switch { Measure.ItemCount => "items", Measure.ProjectTotal => "projects", _ => "money" });
        if (plan.Measure is Measure.MoneyOf money)
        {
            json.WriteString("kind", Json.Word(money.Kind));
        }

        json.WriteEndObject();
        Word(json, "statistic", plan.Statistic, Statistic.Total);
        Word(json, "groupBy", plan.GroupBy);
        Objects(json, "branches", plan.Branches, branch =>
        {
            json.WriteString("label", branch.Label);
            Filter(json, "filter", branch.Filter);
        });
        Word(json, "order", plan.Order);
        Number(json, "top", plan.Top);
        if (plan.Whole is { } whole)
        {
            json.WriteStartObject("whole");
            Write(json, (QueryPlan)whole);
            json.WriteEndObject();
        }
    }

    private static void Write(Utf8JsonWriter json, Listing plan)
    {
        json.WriteString("type", "listing");
        Word(json, "asked", plan.Asked, Asked.Items);
        Word(json, "confirm", plan.Confirm);
        Word(json, "orderBy", plan.OrderBy, ListOrder.Printed);
        Number(json, "top", plan.Top);
    }

    private static void Filter(Utf8JsonWriter json, string name, Filter filter)
    {
        if (filter.IsOpen)
        {
            return;
        }

        json.WriteStartObject(name);
        Objects(json, "places", filter.Places, place =>
        {
            json.WriteString("label", place.Label);
            Objects(json, "places", place.Places, one => Place(json, one));
        });
        Words(json, "industries", filter.Industries.Select(industry => industry.Json()));
        Words(json, "stages", filter.Stages.Select(Json.Word));
        Words(json, "sections", filter.Sections.Select(Json.Word));
        Numbers(json, "issues", filter.Issues);
        Dates(json, filter.Dates);
        Money(json, filter.Investment);
        if (filter.TellsInvestment is { } tells)
        {
            json.WriteBoolean("tellsInvestment", tells);
        }

        Words(json, "organizations", filter.Organizations);
        Words(json, "mentions", filter.Mentions);
        if (filter.About is { } about)
        {
            json.WriteStartObject("about");
            json.WriteString("words", about.Words);
            json.WriteBoolean("single", about.Single);
            json.WriteEndObject();
        }

        Objects(json, "items", filter.Items, item =>
        {
            json.WriteString("publication", item.Publication);
            json.WriteNumber("issue", item.Issue);
            json.WriteNumber("number", item.Number);
        });
        if (filter.Except is { } except)
        {
            Filter(json, "except", except);
        }

        json.WriteEndObject();
    }

    private static void Place(Utf8JsonWriter json, Place place)
    {
        Text(json, "province", place.Province);
        Text(json, "city", place.City);
        Text(json, "county", place.County);
    }

    private static void Dates(Utf8JsonWriter json, DateFilter? dates)
    {
        if (dates is null)
        {
            return;
        }

        json.WriteStartObject("dates");
        json.WriteString("label", dates.Label);
        json.WriteString("from", Day(dates.Window.From));
        json.WriteString("to", Day(dates.Window.To));
        json.WriteString("undated", Json.Word(dates.Undated));
        json.WriteEndObject();
    }

    private static void Money(Utf8JsonWriter json, MoneyRange? money)
    {
        if (money is null)
        {
            return;
        }

        json.WriteStartObject("investment");
        if (money.Min is { } min)
        {
            json.Number("min", min / FenOfYi);
            json.WriteBoolean("minInclusive", money.MinInclusive);
        }

        if (money.Max is { } max)
        {
            json.Number("max", max / FenOfYi);
            json.WriteBoolean("maxInclusive", money.MaxInclusive);
        }

        json.WriteEndObject();
    }

    internal static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static void Word<T>(Utf8JsonWriter json, string name, T? value) where T : struct, Enum
    {
        if (value is { } told)
        {
            json.WriteString(name, Json.Word(told));
        }
    }

    private static void Word<T>(Utf8JsonWriter json, string name, T value, T usual) where T : struct, Enum
    {
        if (!EqualityComparer<T>.Default.Equals(value, usual))
        {
            json.WriteString(name, Json.Word(value));
        }
    }

    private static void Number(Utf8JsonWriter json, string name, int? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
    }

    private static void Text(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }

    private static void Words(Utf8JsonWriter json, string name, IEnumerable<string> words) =>
        Array(json, name, [.. words], json.WriteStringValue);

    private static void Numbers(Utf8JsonWriter json, string name, IReadOnlyList<int> numbers) =>
        Array(json, name, numbers, json.WriteNumberValue);

    private static void Objects<T>(Utf8JsonWriter json, string name, IReadOnlyList<T> values, Action<T> write) => Array(json, name, values, value =>
    {
        json.WriteStartObject();
        write(value);
        json.WriteEndObject();
    });

    private static void Array<T>(Utf8JsonWriter json, string name, IReadOnlyList<T> values, Action<T> write)
    {
        if (values.Count == 0)
        {
            return;
        }

        json.WriteStartArray(name);
        foreach (var value in values)
        {
            write(value);
        }

        json.WriteEndArray();
    }
}
