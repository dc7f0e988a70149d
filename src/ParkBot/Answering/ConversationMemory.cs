using System.Text.Json;
using ParkBot.Queries;
using ParkBot.Understanding;

namespace ParkBot.Answering;

/// <summary>
/// A conversation as compact JSON: <c>{"question":…,"plan":{…},"items":[["园区周报",[108,7,3],[107,2]]],"earlier":[{"question":…,"plan":{…}}],"choices":[{"label":…,"plan":{…}}]}</c>.
/// Items keep their order (第2个 counts on it), with what is the same as before said once.
/// </summary>
internal static class ConversationMemory
{
    internal static string Write(Conversation conversation) => Json.Line(json =>
    {
        var context = conversation.Context;
        if (context.PreviousQuestion is { } question)
        {
            json.WriteString("question", question);
        }

        if (context.Previous is { } plan)
        {
            Plan(json, plan);
        }

        if (context.PreviousItems.Count > 0)
        {
            Items(json, "items", context.PreviousItems);
        }

        if (context.Listed.Count > 0 && !context.Listed.SequenceEqual(context.PreviousItems))
        {
            Items(json, "listed", context.Listed);
        }

        Plans(json, "earlier", "question", context.Earlier.Select(asked => (asked.Question, asked.Plan)));
        Plans(json, "choices", "label", conversation.Choices.Select(choice => (choice.Label, choice.Plan)));
    });

    /// <summary>Plans by what they are called; nothing where there are none.</summary>
    private static void Plans(Utf8JsonWriter json, string name, string called, IEnumerable<(string Called, QueryPlan Plan)> plans)
    {
        var all = plans.ToList();
        if (all.Count == 0)
        {
            return;
        }

        json.WriteStartArray(name);
        foreach (var one in all)
        {
            json.WriteStartObject();
            json.WriteString(called, one.Called);
            Plan(json, one.Plan);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    internal static Conversation Read(string json)
    {
        var conversation = new Conversation();
        try
        {
            using var document = JsonDocument.Parse(json);
            var kept = new StrictObject(document.RootElement, "question", "plan", "items", "listed", "earlier", "choices");
            IReadOnlyList<ItemRef> items = [.. kept.Each("items", int.MaxValue, Items).SelectMany(items => items)];
            var context = new ConversationContext(kept.Element("plan") is { } plan ? PlanJson.Read(plan) : null, items, kept.OptionalText("question"))
            {
                Listed = kept.Has("listed") ? [.. kept.Each("listed", int.MaxValue, Items).SelectMany(listed => listed)] : items.Count > 1 ? items : [],
                Earlier = kept.Each("earlier", int.MaxValue, one => Called(one, "question", (question, plan) => new AskedBefore(question, plan))),
            };
            conversation.Restore(context, kept.Each("choices", int.MaxValue, one => Called(one, "label", (label, plan) => new Choice(label, plan))));
        }
        catch (JsonException)
        {
            // Better a question without its context than no answer.
        }

        return conversation;
    }

    private static void Plan(Utf8JsonWriter json, QueryPlan plan)
    {
        json.WriteStartObject("plan");
        PlanJson.Write(json, plan);
        json.WriteEndObject();
    }

    private static void Items(Utf8JsonWriter json, string name, IReadOnlyList<ItemRef> items)
    {
        json.WriteStartArray(name);
        for (var at = 0; at < items.Count;)
        {
            var publication = items[at].Publication;
            json.WriteStartArray();
            json.WriteStringValue(publication);
            while (at < items.Count && items[at].Publication == publication)
            {
                var issue = items[at].Issue;
                json.WriteStartArray();
                json.WriteNumberValue(issue);
                for (; at < items.Count && items[at].Publication == publication && items[at].Issue == issue; at++)
                {
                    json.WriteNumberValue(items[at].Number);
                }

                json.WriteEndArray();
            }

            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    private static List<ItemRef> Items(JsonElement publication)
    {
        var parts = Array(publication);
        var name = StrictObject.TextOf(parts[0]);
        return [.. parts.Skip(1).Select(Array).SelectMany(issue => issue.Skip(1), (issue, number) => new ItemRef(name, StrictObject.WholeOf(issue[0]), StrictObject.WholeOf(number)))];
    }

    private static T Called<T>(JsonElement json, string called, Func<string, QueryPlan, T> make)
    {
        var one = new StrictObject(json, called, "plan");
        return make(one.Text(called), PlanJson.Read(one.Element("plan") ?? throw StrictObject.Missing("plan")));
    }

    private static List<JsonElement> Array(JsonElement json) =>
        json.ValueKind == JsonValueKind.Array && json.GetArrayLength() > 0 ? [.. json.EnumerateArray()] : throw new JsonException("A list with a head is expected.");
}
