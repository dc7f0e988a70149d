using System.Text.Json;
using ParkBot.News;
using ParkBot.Storage;

namespace ParkBot.Cli;

/// <summary>An item in the JSON form of <c>items --json</c>. <c>investment</c> is in 亿元, foreign money by the rates given.</summary>
internal static class ItemLine
{
    internal static string Of(StoredItem stored, RateOptions rates) => Json.Line(json =>
    {
        var (item, text) = (stored.Item, stored.Item.Text);
        json.WriteString("publication", stored.Publication);
        json.WriteNumber("issue", stored.IssueNumber);
        json.WriteNumber("number", text.Number);
        json.WriteString("section", text.Section.Json());
        json.WriteString("title", text.Title);
        json.WriteString("lead", text.Lead);
        json.WriteString("body", text.Body);
        json.WriteString("source", text.Source);
        Whole(json, "page", text.Page);
        Date(json, item.Date);
        List(json, "regions", item.Regions, region => Region(json, region.Value));
        List(json, "stages", item.Stages, stage => json.WriteStringValue(stage.Value.JsonWord()));
        List(json, "industries", item.Industries, industry => json.WriteStringValue(industry.Value.Json()));
        List(json, "organizations", item.Organizations, organization => json.WriteStringValue(organization.Value));
        List(json, "amounts", item.Amounts, amount => Amount(json, amount));
        List(json, "counts", item.Counts, count => Count(json, count));
        Investment(json, item, rates);
        Whole(json, "projects", item.Projects?.Value);
        Evidence(json, item);
    });

    private static void Date(Utf8JsonWriter json, Fact<DateWindow>? date)
    {
        if (date is null)
        {
            json.WriteNull("date");
            return;
        }

        json.WriteStartObject("date");
        json.WriteString("from", PlanJson.Day(date.Value.From));
        json.WriteString("to", PlanJson.Day(date.Value.To));
        json.WriteEndObject();
    }

    private static void Region(Utf8JsonWriter json, Place place)
    {
        json.WriteStartObject();
        json.WriteString("province", place.Province);
        json.WriteString("city", place.City);
        json.WriteString("county", place.County);
        json.WriteEndObject();
    }

    private static void Amount(Utf8JsonWriter json, Amount amount)
    {
        json.WriteStartObject();
        json.Number("value", amount.Value);
        json.WriteString("currency", amount.Currency);
        json.WriteString("bound", amount.Bound.JsonWord());
        json.WriteString("kind", amount.Kind.JsonWord());
        json.WriteString("stage", amount.Stage?.JsonWord());
        if (amount is { LowCents: { } low, HighCents: { } high })
        {
            json.Number("low", low / 100m);
            json.Number("high", high / 100m);
        }

        json.WriteString("text", amount.Text);
        List(json, "evidence", amount.Evidence, one => Place(json, one));
        json.WriteString("basis", amount.Basis.JsonWord());
        json.WriteEndObject();
    }

    private static void Count(Utf8JsonWriter json, ProjectCount count)
    {
        json.WriteStartObject();
        json.WriteNumber("value", count.Value);
        json.WriteString("stage", count.Stage?.JsonWord());
        json.WriteBoolean("partOf", count.PartOf);
        json.WriteString("text", count.Text);
        List(json, "evidence", count.Evidence, one => Place(json, one));
        json.WriteString("basis", count.Basis.JsonWord());
        json.WriteEndObject();
    }

    private static void Investment(Utf8JsonWriter json, Item item, RateOptions rates)
    {
        var headline = item.Amounts.Where(amount => amount.Headline).ToList();
        var yi = headline.Select(amount => rates.InYi(amount.Cents, amount.Currency)).ToList();
        json.Number("investment", yi.Count == 0 || yi.Contains(null) ? null : yi.Sum());
        json.WriteString("investmentText", headline.Count == 0 ? null : string.Join('＋', headline.Select(amount => amount.Text)));
    }

    /// <summary>What the other fields stand on, by their names; a list's values in their order.</summary>
    private static void Evidence(Utf8JsonWriter json, Item item)
    {
        json.WriteStartObject("evidence");
        Single(json, "date", item.Date);
        Several(json, "regions", item.Regions);
        Several(json, "stages", item.Stages);
        Several(json, "industries", item.Industries);
        Several(json, "organizations", item.Organizations);
        Single(json, "investment", Headline(item));
        Single(json, "projects", item.Projects);
        json.WriteEndObject();
    }

    /// <summary>The investment stands on what its headline amounts stand on.</summary>
    private static Fact<bool>? Headline(Item item) => item.Amounts.Where(amount => amount.Headline).ToList() switch
    {
        [] => null,
        [var one] => new Fact<bool>(true, one.Basis, one.Evidence),
        var several => new Fact<bool>(true, Basis.Sum, [.. several.SelectMany(amount => amount.Evidence)]),
    };

    private static void Single<T>(Utf8JsonWriter json, string name, Fact<T>? fact)
    {
        if (fact is not null)
        {
            json.WritePropertyName(name);
            Ground(json, fact.Basis, fact.Evidence);
        }
    }

    private static void Several<T>(Utf8JsonWriter json, string name, IReadOnlyList<Fact<T>> facts)
    {
        if (facts.Count > 0)
        {
            List(json, name, facts, fact => Ground(json, fact.Basis, fact.Evidence));
        }
    }

    private static void Ground(Utf8JsonWriter json, Basis basis, IReadOnlyList<Evidence> evidence)
    {
        json.WriteStartObject();
        List(json, "evidence", evidence, one => Place(json, one));
        json.WriteString("basis", basis.JsonWord());
        json.WriteEndObject();
    }

    private static void Place(Utf8JsonWriter json, Evidence evidence)
    {
        json.WriteStartObject();
        json.WriteString("field", evidence.Field.JsonWord());
        json.WriteNumber("start", evidence.Start);
        json.WriteNumber("length", evidence.Length);
        json.WriteEndObject();
    }

    private static void Whole(Utf8JsonWriter json, string name, int? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    private static void List<T>(Utf8JsonWriter json, string name, IReadOnlyList<T> values, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            write(value);
        }

        json.WriteEndArray();
    }
}
