using System.Text.Json;
using ParkBot.News;
using static ParkBot.Queries.SparseJson;

namespace ParkBot.Queries;

/// <summary>Writes the properties of a plan into an object that is open; see <see cref="PlanJson"/>.</summary>
internal static class PlanWriter
{
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
        if (!filter.IsOpen)
        {
            json.WriteStartObject(name);
            Properties(json, filter);
            json.WriteEndObject();
        }
    }

    private static void Properties(Utf8JsonWriter json, Filter filter)
    {
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
            json.WriteStartObject("except");
            Properties(json, except);
            json.WriteEndObject();
        }
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
        json.WriteString("from", Json.Day(dates.Window.From));
        json.WriteString("to", Json.Day(dates.Window.To));
        json.WriteString("undated", Json.Word(dates.Undated));
        json.WriteEndObject();
    }

    private static void Money(Utf8JsonWriter json, MoneyRange? money)
    {
        if (money is not null)
        {
            json.WriteStartObject("investment");
            Bound(json, "min", money.Min, money.MinInclusive);
            Bound(json, "max", money.Max, money.MaxInclusive);
            json.WriteEndObject();
        }
    }

    /// <summary>An open end is neither: nothing is written of it but what would be lost.</summary>
    private static void Bound(Utf8JsonWriter json, string name, long? fen, bool inclusive)
    {
        if (fen is { } told)
        {
            json.Number(name, told / PlanJson.FenOfYi);
        }

        if (fen is not null || inclusive)
        {
            json.WriteBoolean(name + "Inclusive", inclusive);
        }
    }
}
