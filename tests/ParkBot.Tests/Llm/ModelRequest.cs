using System.Globalization;
using System.Text;
using System.Text.Json;

namespace ParkBot.Tests.Llm;

/// <summary>A call of a tool, as the assistant asked for it. Without an id the server gives one.</summary>
internal sealed record ModelCall(string? Id, string Name, string Arguments);

/// <summary>A message of the conversation; content in parts is put together.</summary>
internal sealed record ModelMessage(string Role, string? Content, IReadOnlyList<ModelCall> ToolCalls, string? ToolCallId);

/// <summary>A tool on offer. Schema is undefined where the tool takes no parameters.</summary>
internal sealed record ModelTool(string Name, string? Description, JsonElement Schema);

/// <summary>What a tool gave back, with the name that it was called by.</summary>
internal sealed record ModelToolResult(string CallId, string Name, string Content);

/// <summary>A request for a completion, read; what it does not say is null.</summary>
internal sealed record ModelRequest
{
    /// <summary>1 for the first request of the server.</summary>
    internal required int Number { get; init; }

    internal required string Model { get; init; }

    internal required IReadOnlyList<ModelMessage> Messages { get; init; }

    internal required IReadOnlyList<ModelTool> Tools { get; init; }

    /// <summary>auto, none, required, or the JSON of a function to call.</summary>
    internal string? ToolChoice { get; init; }

    internal int? MaxTokens { get; init; }

    internal int? MaxCompletionTokens { get; init; }

    internal double? Temperature { get; init; }

    internal bool Stream { get; init; }

    /// <summary>Whether stream_options ask for the usage.</summary>
    internal bool IncludeUsage { get; init; }

    /// <summary>The bearer of the Authorization header.</summary>
    internal string? ApiKey { get; init; }

    /// <summary>The body, letter for letter.</summary>
    internal required string Json { get; init; }

    /// <summary>The newest words of the user; empty without any.</summary>
    internal string LastUser => Messages.LastOrDefault(message => message.Role == "user")?.Content ?? string.Empty;

    /// <summary>All that the system (or developer) said, a line each.</summary>
    internal string System => string.Join('\n', Messages.Where(message => message.Role is "system" or "developer").Select(message => message.Content));

    /// <summary>What tools gave back, in the whole conversation, oldest first.</summary>
    internal IReadOnlyList<ModelToolResult> ToolResults
    {
        get
        {
            var names = new Dictionary<string, string>(StringComparer.Ordinal);
            var results = new List<ModelToolResult>();
            foreach (var message in Messages)
            {
                foreach (var call in message.ToolCalls)
                    names[call.Id!] = call.Name;
                if (message.Role == "tool")
                    results.Add(new ModelToolResult(message.ToolCallId!, names[message.ToolCallId!], message.Content ?? string.Empty));
            }
            return results;
        }
    }

    /// <summary>Reads a body that <see cref="ProtocolCheck"/> found well formed.</summary>
    internal static ModelRequest Read(JsonElement body, string json, int number, string? apiKey) => new()
    {
        Number = number,
        Model = body.GetProperty("model").GetString()!,
        Messages = [.. body.GetProperty("messages").EnumerateArray().Select(ReadMessage)],
        Tools = [.. body.Items("tools").Select(tool => ReadTool(tool.GetProperty("function")))],
        ToolChoice = body.Find("tool_choice") is { } choice ? choice.ValueKind == JsonValueKind.String ? choice.GetString() : choice.GetRawText() : null,
        MaxTokens = body.Find("max_tokens")?.GetInt32(),
        MaxCompletionTokens = body.Find("max_completion_tokens")?.GetInt32(),
        Temperature = body.Find("temperature")?.GetDouble(),
        Stream = body.Find("stream")?.GetBoolean() ?? false,
        IncludeUsage = body.Find("stream_options")?.Find("include_usage")?.GetBoolean() ?? false,
        ApiKey = apiKey,
        Json = json,
    };

    private static ModelMessage ReadMessage(JsonElement message) => new(
        message.GetProperty("role").GetString()!,
        ReadContent(message.Find("content")),
        [.. message.Items("tool_calls").Select(call => new ModelCall(call.GetProperty("id").GetString()!, call.GetProperty("function").GetProperty("name").GetString()!, call.GetProperty("function").GetProperty("arguments").GetString()!))],
        message.Find("tool_call_id")?.GetString());

    private static string? ReadContent(JsonElement? content) => content switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } words => words.GetString(),
        { } parts => string.Concat(parts.EnumerateArray().Select(part => part.Find("text")?.GetString())),
    };

    private static ModelTool ReadTool(JsonElement function) => new(
        function.GetProperty("name").GetString()!,
        function.Find("description")?.GetString(),
        function.Find("parameters")?.Clone() ?? default);
}

/// <summary>Looks for what may be absent; null in JSON counts as absent.</summary>
internal static class JsonLooking
{
    internal static JsonElement? Find(this JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var found) && found.ValueKind != JsonValueKind.Null ? found : null;

    internal static IEnumerable<JsonElement> Items(this JsonElement json, string name) =>
        json.Find(name) is { ValueKind: JsonValueKind.Array } items ? items.EnumerateArray() : [];
}

/// <summary>Tokens of a call.</summary>
internal sealed record ModelUsage(int Prompt, int Completion)
{
    /// <summary>Of the prompt's, those that the endpoint had seen before.</summary>
    internal int Cached { get; init; }

    /// <summary>Of the completion's, those of hidden thoughts.</summary>
    internal int Reasoning { get; init; }

    /// <summary>What a real model would roughly count: one a Chinese letter, one for four others, three around each message.</summary>
    internal static ModelUsage Estimate(ModelRequest request, params string?[] told) => new(
        request.Messages.Sum(message => 3 + Tokens(message.Content) + message.ToolCalls.Sum(call => Tokens(call.Name) + Tokens(call.Arguments)))
            + request.Tools.Sum(tool => 8 + Tokens(tool.Name) + Tokens(tool.Description) + (tool.Schema.ValueKind == JsonValueKind.Undefined ? 0 : Tokens(tool.Schema.GetRawText()))),
        told.Sum(Tokens));

    internal static int Tokens(string? text)
    {
        var (wide, narrow) = (0, 0);
        foreach (var rune in (text ?? string.Empty).EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) == UnicodeCategory.OtherLetter || rune.Value > 0x2e7f)
                wide++;
            else
                narrow++;
        }
        return wide + ((narrow + 3) / 4);
    }
}
