using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ParkBot.News;
using ParkBot.Storage;

namespace ParkBot.Ingestion;

/// <summary>An item as the JSON line of the contract, Chinese as it is written.</summary>
internal static class ItemJson
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The line without its end.</summary>
    /// <param name="stored">The item with its issue's names.</param>
    /// <param name="issue">Year, month and week of the issue, which a moved issue without dates could not do without.</param>
    /// <param name="rates">For an investment in foreign money.</param>
    internal static string Write(StoredItem stored, StoredIssue? issue, RateOptions rates)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Readable))
        {
            json.WriteStartObject();
            json.WriteString("publication", stored.Publication);
            json.WriteNumber("issue", stored.IssueNumber);
            Texts(json, stored.Item.Text);
            Facts(json, stored.Item);
            Figures(json, stored.Item, rates);
            Number(json, "page", stored.Item.Text.Page);
            CorrectedBy(json, stored);
            Evidence(json, stored.Item);
            json.WriteString("heading", stored.Item.Text.Heading);
            json.WriteString("header", stored.Header);
            if (issue is not null)
            {
                json.WriteNumber("year", issue.Year);
                json.WriteNumber("month", issue.Month);
                json.WriteNumber("weekOfMonth", issue.WeekOfMonth);
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>The one figure that sums use, in 亿元; null where none is told or a currency has no rate.</summary>
    internal static decimal? Investment(Item item, RateOptions rates)
    {
        var headline = item.Amounts.Where(amount => amount.Headline).Select(amount => rates.InYi(amount.Cents, amount.Currency)).ToList();
        return headline.Count == 0 || headline.Contains(null) ? null : headline.Sum();
    }

    private static void CorrectedBy(Utf8JsonWriter json, StoredItem stored)
    {
        if (stored.CorrectedBy is not { } by)
        {
            json.WriteNull("correctedBy");
            return;
        }

        json.WriteStartObject("correctedBy");
        json.WriteNumber("issue", by.Issue);
        json.WriteNumber("number", by.Number);
        json.WriteEndObject();
    }

    private static void Texts(Utf8JsonWriter json, ItemText text)
    {
        json.WriteNumber("number", text.Number);
        json.WriteString("section", text.Section.Json());
        json.WriteString("title", text.Title);
        json.WriteString("lead", text.Lead);
        json.WriteString("body", text.Body);
        json.WriteString("source", text.Source);
    }

    private static void Facts(Utf8JsonWriter json, Item item)
    {
        if (item.Date is { } date)
        {
            json.WriteStartObject("date");
            json.WriteString("from", Day(date.Value.From));
            json.WriteString("to", Day(date.Value.To));
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("date");
        }

        json.WriteStartArray("regions");
        foreach (var place in item.Regions.Select(fact => fact.Value))
        {
            json.WriteStartObject();
            json.WriteString("province", place.Province);
            json.WriteString("city", place.City);
            json.WriteString("county", place.County);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        Words(json, "stages", item.Stages.Select(fact => fact.Value.JsonWord()));
        Words(json, "industries", item.Industries.Select(fact => fact.Value.Json()));
        Words(json, "organizations", item.Organizations.Select(fact => fact.Value));
    }

    private static void Figures(Utf8JsonWriter json, Item item, RateOptions rates)
    {
        json.WriteStartArray("amounts");
        foreach (var amount in item.Amounts)
        {
            json.WriteStartObject();
            json.WriteNumber("value", Plain(amount.Value));
            json.WriteString("currency", amount.Currency);
            json.WriteString("bound", amount.Bound.JsonWord());
            json.WriteString("kind", amount.Kind.JsonWord());
            json.WriteString("stage", amount.Stage?.JsonWord());
            json.WriteString("text", amount.Text);
            if (amount is { LowCents: { } low, HighCents: { } high })
            {
                json.WriteNumber("low", Plain(low / 100m));
                json.WriteNumber("high", Plain(high / 100m));
            }

            Told(json, amount.Evidence, amount.Basis);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("counts");
        foreach (var count in item.Counts)
        {
            json.WriteStartObject();
            json.WriteNumber("value", count.Value);
            json.WriteString("stage", count.Stage?.JsonWord());
            json.WriteBoolean("partOf", count.PartOf);
            json.WriteString("text", count.Text);
            Told(json, count.Evidence, count.Basis);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        Number(json, "investment", Investment(item, rates));
        var text = string.Join('＋', item.Amounts.Where(amount => amount.Headline).Select(amount => amount.Text));
        json.WriteString("investmentText", text.Length == 0 ? null : text);
        Number(json, "projects", item.Projects?.Value);
    }

    private static void Told(Utf8JsonWriter json, IReadOnlyList<Evidence> evidence, Basis basis)
    {
        json.WriteStartArray("evidence");
        foreach (var one in evidence)
        {
            json.WriteStartObject();
            Place(json, one);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("basis", basis.JsonWord());
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
            json.WriteStartObject(name);
            Told(json, fact.Evidence, fact.Basis);
            json.WriteEndObject();
        }
    }

    private static void Several<T>(Utf8JsonWriter json, string name, IReadOnlyList<Fact<T>> facts)
    {
        if (facts.Count == 0)
        {
            return;
        }

        json.WriteStartArray(name);
        foreach (var fact in facts)
        {
            json.WriteStartObject();
            Told(json, fact.Evidence, fact.Basis);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Place(Utf8JsonWriter json, Evidence evidence)
    {
        json.WriteString("field", evidence.Field.JsonWord());
        json.WriteNumber("start", evidence.Start);
        json.WriteNumber("length", evidence.Length);
    }

    private static void Words(Utf8JsonWriter json, string name, IEnumerable<string> words)
    {
        json.WriteStartArray(name);
        foreach (var word in words)
        {
            json.WriteStringValue(word);
        }

        json.WriteEndArray();
    }

    private static void Number(Utf8JsonWriter json, string name, decimal? value)
    {
        if (value is { } told)
        {
            json.WriteNumber(name, Plain(told));
        }
        else
        {
            json.WriteNull(name);
        }
    }

    /// <summary>Without trailing zeros: dividing by one of 28 decimals takes the scale of 160.70 away.</summary>
    private static decimal Plain(decimal value) => value / 1.0000000000000000000000000000m;

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
