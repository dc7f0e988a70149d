using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.SemanticKernel;

namespace ParkBot.Llm;

/// <summary>A tool that the model calls, with its arguments to the letter: a stranger's word.</summary>
internal sealed record ToolCall(string Id, string Name, string Arguments)
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        PropertyNameCaseInsensitive = false,
        NumberHandling = JsonNumberHandling.Strict,
        MaxDepth = 16,
    };

    /// <summary>The tools of an object, described and read in one form.</summary>
    internal static KernelPlugin Tools(object target, string name) => KernelPluginFactory.CreateFromObject(target, Form, name);

    /// <summary>The call as it goes back into the talk.</summary>
    internal FunctionCallContent Content(string? plugin, string function)
    {
        try
        {
            return new FunctionCallContent(function, plugin, Id, JsonSerializer.Deserialize<KernelArguments>(Arguments, Form));
        }
        catch (JsonException)
        {
            return new FunctionCallContent(function, plugin, Id, new KernelArguments());
        }
    }

    /// <summary>
    /// The arguments in the types of the function's parameters; null where one is unknown, of another type or not to be read. The
    /// library's own reading takes 3 for the third word of an enum and passes over what it does not know.
    /// </summary>
    internal KernelArguments? Read(KernelFunction function)
    {
        try
        {
            using var json = JsonDocument.Parse(string.IsNullOrWhiteSpace(Arguments) ? "{}" : Arguments, new JsonDocumentOptions { MaxDepth = Form.MaxDepth });
            if (json.RootElement.ValueKind != JsonValueKind.Object || HoldsNullInList(json.RootElement))
            {
                return null;
            }

            var arguments = new KernelArguments();
            foreach (var property in json.RootElement.EnumerateObject())
            {
                if (function.Metadata.Parameters.FirstOrDefault(parameter => parameter.Name == property.Name)?.ParameterType is not { } type)
                {
                    return null;
                }

                if (property.Value.ValueKind != JsonValueKind.Null)
                {
                    arguments[property.Name] = property.Value.Deserialize(type, Form);
                }
            }

            return function.Metadata.Parameters.Any(parameter => parameter.IsRequired && !arguments.ContainsName(parameter.Name)) ? null : arguments;
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException or FormatException or NotSupportedException)
        {
            return null;
        }
    }

    private static bool HoldsNullInList(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Array => json.EnumerateArray().Any(element => element.ValueKind == JsonValueKind.Null || HoldsNullInList(element)),
        JsonValueKind.Object => json.EnumerateObject().Any(property => HoldsNullInList(property.Value)),
        _ => false,
    };
}

/// <summary>Puts calls together from the pieces of a stream.</summary>
internal sealed class ToolCallPieces
{
    private readonly SortedDictionary<int, (string? Id, StringBuilder Name, StringBuilder Arguments)> calls = [];

    internal void Add(StreamingFunctionCallUpdateContent piece)
    {
        if (!calls.TryGetValue(piece.FunctionCallIndex, out var call))
        {
            call = (null, new StringBuilder(), new StringBuilder());
        }

        call.Name.Append(piece.Name);
        call.Arguments.Append(piece.Arguments);
        calls[piece.FunctionCallIndex] = call with { Id = call.Id ?? piece.CallId };
    }

    /// <summary>In the order of their numbers. A server that gives no id gets one: the protocol wants it.</summary>
    internal IReadOnlyList<ToolCall> Build() =>
        [.. calls.Select(call => new ToolCall(string.IsNullOrEmpty(call.Value.Id) ? $"call_{Guid.NewGuid():N}" : call.Value.Id, call.Value.Name.ToString(), call.Value.Arguments.ToString()))];
}
