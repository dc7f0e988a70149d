using System.Globalization;
using System.Text.Json;
using ParkBot.Answering;
using ParkBot.News;
using ParkBot.Queries;
using ParkBot.Storage;

namespace ParkBot.Llm;

/// <summary>What a tool tells the model, as short JSON. Texts of the news stand in it as data, cut to a bound.</summary>
internal static class ToolReport
{
    private const int RowsShown = 30;

    private const int ItemsShown = 15;

    private const int LongestText = 1500;

    private const int ValuesShown = 40;

    private const int IssuesShown = 20;

    internal static string Error(string reason) => Json.Line(json => json.WriteString("error", reason));

    internal static string Of(int number, QueryPlan plan, QueryResult result) => Json.Line(json =>
    {
        json.WriteString("result", string.Create(CultureInfo.InvariantCulture, $"r{number}"));
        json.WriteString("meaning", PlanTitle.Of(plan));
        if (result.Value is { } value)
        {
            json.WriteString("value", Wording.Exact(value, result.Unit));
        }

        json.WriteNumber("matched", result.Receipt.Matched);
        if (plan is Aggregate { Measure: Measure.MoneyOf })
        {
            json.WriteNumber("told", result.Receipt.Told);
        }

        Rows(json, "rows", result.Rows, RowsShown, valued: true);
        json.WriteStartArray("items");
        foreach (var item in result.Items.Take(ItemsShown))
        {
            Named(json, item.Ref, item.Title);
        }

        json.WriteEndArray();
        json.WriteNumber("itemsTotal", result.ItemsTotal);
        if (result.Passages.Count > 0)
        {
            json.WriteStartArray("passages");
            foreach (var passage in result.Passages.Take(ItemsShown))
            {
                json.WriteStringValue(Cut(passage.Sentence));
            }

            json.WriteEndArray();
        }
    });

    internal static string Of(StoredItem item) => Json.Line(json =>
    {
        var text = item.Item.Text;
        json.WriteNumber("issue", item.IssueNumber);
        json.WriteNumber("number", text.Number);
        json.WriteString("title", Cut(text.Title));
        json.WriteString("facts", Wording.KeyFacts(item.Item));
        json.WriteString("organizations", string.Join('、', item.Item.Organizations.Take(ValuesShown).Select(organization => organization.Value)));
        json.WriteString("text", Cut(string.Join('\n', text.Lead, text.Body)));
        json.WriteString("source", text.Source);
    });

    internal static string Of(NewsSnapshot news, IReadOnlyList<(string Name, IReadOnlyList<ResultRow> Rows)> groups) => Json.Line(json =>
    {
        json.WriteStartArray("issues");
        foreach (var issue in news.Issues.Take(IssuesShown))
        {
            json.WriteStringValue(string.Create(CultureInfo.InvariantCulture, $"第{issue.Number}期 {Json.Day(issue.Period.From)}至{Json.Day(issue.Period.To)}"));
        }

        json.WriteEndArray();
        Words(json, "measures", Enum.GetValues<MeasureArgument>().Select(measure => $"{Json.Word(measure)} {Called(measure)}"));
        Words(json, "dimensions", Enum.GetValues<Dimension>().Select(dimension => $"{Json.Word(dimension)} {RowsText.Name(dimension)}"));
        foreach (var (name, rows) in groups)
        {
            Rows(json, name, rows, ValuesShown, valued: false);
        }
    });

    private static string Called(MeasureArgument measure) => PlanDescriber.Describe(measure.Measure(), Filter.None);

    private static void Words(Utf8JsonWriter json, string name, IEnumerable<string> words)
    {
        json.WriteStartArray(name);
        foreach (var word in words)
        {
            json.WriteStringValue(word);
        }

        json.WriteEndArray();
    }

    private static void Rows(Utf8JsonWriter json, string name, IReadOnlyList<ResultRow> rows, int most, bool valued)
    {
        if (rows.Count == 0)
        {
            return;
        }

        json.WriteStartArray(name);
        foreach (var row in rows.Take(most))
        {
            if (!valued)
            {
                json.WriteStringValue(Cut(row.Label));
                continue;
            }

            json.WriteStartObject();
            json.WriteString("label", Cut(row.Label));
            json.WriteString("value", row.Value is { } value ? Wording.Exact(value, row.Unit) : "没有写明");
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Named(Utf8JsonWriter json, ItemRef item, string title)
    {
        json.WriteStartObject();
        json.WriteNumber("issue", item.Issue);
        json.WriteNumber("number", item.Number);
        json.WriteString("title", Cut(title));
        json.WriteEndObject();
    }

    /// <summary>The beginning, not ending in half a character.</summary>
    private static string Cut(string text) => Wording.Short(text, LongestText);
}
