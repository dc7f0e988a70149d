using System.Text.Json;

namespace ParkBot.Queries;

/// <summary>
/// The typed plan as JSON: closed records by their <c>type</c>, enums as lower camel words, what restricts nothing left out,
/// money bounds in 亿元. It is printed by <c>ask --json</c> and stored with a question; nothing of a plan is lost on the way
/// there and back.
/// </summary>
internal static class PlanJson
{
    internal const decimal FenOfYi = 10_000_000_000m;

    internal static string Write(QueryPlan plan) => Json.Line(json => PlanWriter.Write(json, plan));

    /// <summary>The plan's properties, into an object that is open.</summary>
    internal static void Write(Utf8JsonWriter json, QueryPlan plan) => PlanWriter.Write(json, plan);

    /// <summary>Reads strictly: what it does not know it does not guess, for plans come from strangers too.</summary>
    /// <exception cref="JsonException">An unknown word or property, a wrong type, or more than a plan may hold.</exception>
    internal static QueryPlan Read(JsonElement json) => new PlanReader().Plan(json);

    /// <exception cref="JsonException">As of <see cref="Read(JsonElement)"/>, or no JSON at all.</exception>
    internal static QueryPlan Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        return Read(document.RootElement);
    }
}
