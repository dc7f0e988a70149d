using System.Text.Json;
using System.Text.RegularExpressions;

namespace ParkBot.Tests.Llm;

/// <summary>Refuses what real endpoints refuse, in their words, so that a test finds a mistake in the protocol and not in production.</summary>
internal static partial class ProtocolCheck
{
    private static readonly string[] Roles = ["system", "developer", "user", "assistant", "tool"];

    [GeneratedRegex("^[a-zA-Z0-9_-]{1,64}$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FunctionName { get; }

    internal static JsonDocument Parse(string json)
    {
        try
        {
            return JsonDocument.Parse(json);
        }
        catch (JsonException)
        {
            throw Refused("We could not parse the JSON body of your request. The endpoint expects a JSON payload.");
        }
    }

    internal static void Check(JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Object)
            throw Refused("We could not parse the JSON body of your request: it is no object.");
        if (body.Find("model") is not { ValueKind: JsonValueKind.String })
            throw Refused("you must provide a model parameter", "model");
        CheckNumbers(body);
        if (body.Find("stream_options") is not null && body.Find("stream") is not { ValueKind: JsonValueKind.True })
            throw Refused("The 'stream_options' parameter is only allowed when 'stream' is enabled.", "stream_options");
        CheckTools(body);
        if (body.Find("messages") is not { ValueKind: JsonValueKind.Array } messages)
            throw Refused("Missing required parameter: 'messages'.", "messages", "missing_required_parameter");
        if (messages.GetArrayLength() == 0)
            throw Refused("Invalid 'messages': empty array. Expected an array with minimum length 1, but got an empty array instead.", "messages", "empty_array");
        CheckMessages([.. messages.EnumerateArray()]);
    }

    private static void CheckNumbers(JsonElement body)
    {
        if (body.Find("max_tokens") is not null && body.Find("max_completion_tokens") is not null)
            throw Refused("Setting 'max_tokens' and 'max_completion_tokens' at the same time is not supported.", "max_tokens");
        foreach (var name in (string[])["max_tokens", "max_completion_tokens"])
        {
            if (body.Find(name) is { } limit && (limit.ValueKind != JsonValueKind.Number || !limit.TryGetInt32(out var tokens) || tokens < 1))
                throw Refused($"Invalid '{name}': integer below minimum value. Expected a value >= 1.", name, "integer_below_min_value");
        }
        if (body.Find("temperature") is { } heat && (heat.ValueKind != JsonValueKind.Number || heat.GetDouble() is < 0 or > 2))
            throw Refused("Invalid 'temperature': expected a decimal from 0 to 2.", "temperature");
    }

    private static void CheckTools(JsonElement body)
    {
        if (body.Find("tools") is not { } tools)
        {
            foreach (var name in (string[])["tool_choice", "parallel_tool_calls"])
            {
                if (body.Find(name) is not null)
                    throw Refused($"Invalid value for '{name}': '{name}' is only allowed when 'tools' are specified.", name);
            }
            return;
        }
        if (tools.ValueKind != JsonValueKind.Array || tools.GetArrayLength() == 0)
            throw Refused("Invalid 'tools': empty array. Expected an array with minimum length 1, but got an empty array instead.", "tools", "empty_array");
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var tool in tools.EnumerateArray())
        {
            if (tool.Find("type")?.GetString() != "function" || tool.Find("function") is not { } function)
                throw Refused("Missing required parameter: 'tools[0].function'.", "tools", "missing_required_parameter");
            if (function.Find("name")?.GetString() is not { } name || !FunctionName.IsMatch(name))
                throw Refused("Invalid 'tools[0].function.name': string does not match pattern. Expected a string that matches the pattern '^[a-zA-Z0-9_-]+$'.", "tools[0].function.name", "invalid_value");
            if (!names.Add(name))
                throw Refused($"Tool names must be unique: '{name}'.", "tools");
            if (function.Find("parameters") is { } schema && schema.Find("type")?.GetString() != "object")
                throw Refused($"Invalid schema for function '{name}': schema must be a JSON Schema of 'type: \"object\"'.", "tools[0].function.parameters", "invalid_function_parameters");
        }
    }

    private static void CheckMessages(JsonElement[] messages)
    {
        var open = new List<string>();
        for (var i = 0; i < messages.Length; i++)
        {
            var role = messages[i].Find("role")?.GetString();
            if (!Roles.Contains(role))
                throw Refused($"Invalid value: '{role}'. Supported values are: 'system', 'assistant', 'user', 'tool', and 'developer'.", FormattableString.Invariant($"messages[{i}].role"), "invalid_value");
            if (role == "tool")
            {
                if (messages[i].Find("tool_call_id")?.GetString() is not { } answered || !open.Remove(answered))
                    throw Refused("Invalid parameter: messages with role 'tool' must be a response to a preceeding message with 'tool_calls'.", FormattableString.Invariant($"messages.[{i}].role"));
            }
            else if (open.Count > 0)
            {
                throw Unanswered(open, i);
            }
            CheckContent(messages[i], role!, i);
            open.AddRange(CallIds(messages[i], i));
        }
        if (open.Count > 0)
            throw Unanswered(open, messages.Length);
    }

    private static void CheckContent(JsonElement message, string role, int i)
    {
        var content = message.Find("content");
        if (content is null && (role != "assistant" || (message.Find("tool_calls") is null && message.Find("refusal") is null)))
            throw Refused("Invalid value for 'content': expected a string, got null.", FormattableString.Invariant($"messages.[{i}].content"));
        if (content is { ValueKind: not (JsonValueKind.String or JsonValueKind.Array) })
            throw Refused("Invalid type for 'content': expected a string or an array of parts.", FormattableString.Invariant($"messages.[{i}].content"), "invalid_type");
    }

    private static List<string> CallIds(JsonElement message, int i)
    {
        if (message.Find("tool_calls") is not { } calls)
            return [];
        if (calls.ValueKind != JsonValueKind.Array || calls.GetArrayLength() == 0)
            throw Refused(FormattableString.Invariant($"Invalid 'messages[{i}].tool_calls': empty array. Expected an array with minimum length 1, but got an empty array instead."), FormattableString.Invariant($"messages[{i}].tool_calls"), "empty_array");
        var ids = new List<string>();
        foreach (var call in calls.EnumerateArray())
        {
            if (call.Find("id")?.GetString() is not { Length: > 0 } id || call.Find("type")?.GetString() != "function"
                || call.Find("function")?.Find("name")?.GetString() is not { } name || !FunctionName.IsMatch(name)
                || call.Find("function")?.Find("arguments") is not { ValueKind: JsonValueKind.String })
            {
                throw Refused(FormattableString.Invariant($"Invalid 'messages[{i}].tool_calls': each needs id, type, function.name and function.arguments as a string."), FormattableString.Invariant($"messages[{i}].tool_calls"), "invalid_value");
            }
            if (ids.Contains(id))
                throw Refused(FormattableString.Invariant($"Duplicate value for 'tool_call_id' in messages[{i}]."), FormattableString.Invariant($"messages[{i}].tool_calls"));
            ids.Add(id);
        }
        return ids;
    }

    private static ProtocolException Unanswered(List<string> open, int i) => Refused(
        $"An assistant message with 'tool_calls' must be followed by tool messages responding to each 'tool_call_id'. The following tool_call_ids did not have response messages: {string.Join(", ", open)}",
        FormattableString.Invariant($"messages.[{i}].role"));

    private static ProtocolException Refused(string message, string? parameter = null, string? code = null) => new(new ModelError(400, message, Parameter: parameter, Code: code));
}
