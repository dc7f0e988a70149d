using System.Text.Json;
using ParkBot.Ingestion;
using ParkBot.Queries;

namespace ParkBot.Cli;

/// <summary>The report of one file in the JSON form of <c>load --json</c>.</summary>
internal static class LoadJson
{
    internal static string Line(LoadReport report) => Json.Line(json =>
    {
        json.WriteString("file", report.File);
        json.WriteString("outcome", Json.Word(report.Outcome));
        if (report.Issue is { } issue)
        {
            json.WriteNumber("issue", issue);
        }
        else
        {
            json.WriteNull("issue");
        }

        json.WriteNumber("items", report.Items);
        json.WriteStartArray("doubts");
        foreach (var doubt in report.Doubts)
        {
            json.WriteStringValue(Text(doubt));
        }

        json.WriteEndArray();
        json.WriteString("error", report.Error);
    });

    /// <summary>第7条：… for a doubt about an item.</summary>
    internal static string Text(News.Doubt doubt) =>
        doubt.Item is { } item ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"第{item}条：{doubt.Message}") : doubt.Message;
}
