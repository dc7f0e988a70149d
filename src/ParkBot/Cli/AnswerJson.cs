using System.Text.Json;
using ParkBot.Answering;
using ParkBot.Messages;
using ParkBot.Queries;

namespace ParkBot.Cli;

/// <summary>An answer in the JSON form of <c>ask --json</c>.</summary>
internal static class AnswerJson
{
    internal static string Line(Answer answer) => Json.Line(json =>
    {
        json.WriteString("question", answer.Question);
        json.WriteString("outcome", JsonNamingPolicy.SnakeCaseLower.ConvertName(answer.Outcome.ToString()));
        json.WriteString("text", PlainText.Render(answer.Message));
        json.Number("value", answer.Value);
        json.WriteString("unit", answer.Unit);
        json.WriteStartArray("rows");
        foreach (var row in answer.Rows)
        {
            json.WriteStartObject();
            json.WriteString("label", row.Label);
            json.Number("value", row.Value);
            json.WriteString("unit", row.Unit);
            json.WriteNumber("items", row.Items);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("items");
        foreach (var item in answer.Items)
        {
            json.WriteStartObject();
            json.WriteNumber("issue", item.Ref.Issue);
            json.WriteNumber("number", item.Ref.Number);
            json.WriteString("title", item.Title);
            json.WriteString("source", item.Source);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteNumber("itemsTotal", answer.ItemsTotal);
        json.WriteStartObject("query");
        if (answer.Plan is { } plan)
        {
            PlanJson.Write(json, plan);
        }

        json.WriteEndObject();
        json.WriteString("restated", answer.Restated);
        json.WriteString("engine", answer.Engine);
    });
}
