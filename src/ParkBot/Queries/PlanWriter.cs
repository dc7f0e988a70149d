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
        Measured(json, plan.Measure);
        Word(json, "statistic", plan.Statistic, Statistic.Total);
        Word(json, "groupBy", plan.GroupBy);
        Word(json, "across", plan.Across);
        Objects(json, "branches", plan.Branches, branch =>
        {
            json.WriteString("label", branch.Label);
            Filter(json, "filter", branch.Filter);
        });
        Word(json, "contrast", plan.Contrast);
        if (plan.Having is { } having)
        {
            json.WriteStartObject("having");
            Bound(json, "min", having.Min, having.MinInclusive);
            Bound(json, "max", having.Max, having.MaxInclusive);
            json.WriteEndObject();
        }

        if (plan.Match is { } match)
        {
            json.WriteStartObject("match");
            json.WriteBoolean("present", match.Present);
            Filter(json, "filter", match.Filter);
            json.WriteEndObject();
        }

        Word(json, "order", plan.Order);
        Number(json, "top", plan.Top);
        if (plan.Whole is { } whole)
        {
            json.WriteStartObject("whole");
            Write(json, (QueryPlan)whole);
            json.WriteEndObject();
        }
    }

    private static void Measured(Utf8JsonWriter json, Measure measure)
    {
        json.WriteStartObject("measure");
        switch (measure)
        {
            case Measure.ItemCount:
                json.WriteString("type", "items");
                break;
            case Measure.ProjectTotal:
                json.WriteString("type", "projects");
                break;
            case Measure.GroupCount groups:
                json.WriteString("type", "groups");
                json.WriteString("dimension", Json.Word(groups.Dimension));
                break;
            case Measure.MoneyOf money:
                json.WriteString("type", "money");
                json.WriteString("kind", Json.Word(money.Kind));
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(measure));
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Listing plan)
    {
        json.WriteString("type", "listing");
        Word(json, "asked", plan.Asked, Asked.Items);
        Word(json, "confirm", plan.Confirm);
        Word(json, "since", plan.Since);
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
        Words(json, "sources", filter.Sources);
        Words(json, "currencies", filter.Currencies);
        Words(json, "kinds", filter.Kinds.Select(Json.Word));
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
        if (filter.Within is { } within)
        {
            json.WriteStartObject("within");
            Write(json, (QueryPlan)within);
            json.WriteEndObject();
        }

        Nested(json, "project", filter.Project);
        Nested(json, "except", filter.Except);
    }

    /// <summary>Written where it is set, even one that is open: it then lets everything through, and nothing is not the same.</summary>
    private static void Nested(Utf8JsonWriter json, string name, Filter? filter)
    {
        if (filter is not null)
        {
            json.WriteStartObject(name);
            Properties(json, filter);
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
            Bound(json, "min", money.Min / PlanJson.FenOfYi, money.MinInclusive);
            Bound(json, "max", money.Max / PlanJson.FenOfYi, money.MaxInclusive);
            json.WriteEndObject();
        }
    }

    /// <summary>An open end is neither: nothing is written of it but what would be lost.</summary>
    private static void Bound(Utf8JsonWriter json, string name, decimal? bound, bool inclusive)
    {
        if (bound is { } told)
        {
            json.Number(name, told);
        }

        if (bound is not null || inclusive)
        {
            json.WriteBoolean(name + "Inclusive", inclusive);
        }
    }
}
