using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.SemanticKernel;

namespace ParkBot.Llm;

/// <summary>A tool that the model calls, with its arguments to the letter: a stranger's word.</summary>
internal sealed record ToolCall(string Id, string Name, string Arguments)
{
    private static readonly JsonSerializerOptions Form = Made(new(JsonSerializerDefaults.Web)
    {
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        PropertyNameCaseInsensitive = false,
        NumberHandling = JsonNumberHandling.Strict,
        MaxDepth = 16,
    });

    /// <summary>Ready before anybody uses it: the library completes options that are not, and two questions at once would do so together.</summary>
    private static JsonSerializerOptions Made(JsonSerializerOptions options)
    {
        options.MakeReadOnly();
        return options;
    }

    /// <summary>The tools of an object, described and read in one form.</summary>
    internal static KernelPlugin Tools(object target, string name) => KernelPluginFactory.CreateFromObject(target, Form, name);

    /// <summary>The call as it goes back into the talk; what cannot be read goes back without arguments.</summary>
    internal FunctionCallContent Content(string? plugin, string function)
    {
        var arguments = new KernelArguments();
        if (Read() is { } json)
        {
            foreach (var property in json.EnumerateObject())
            {
                arguments[property.Name] = property.Value;
            }
        }

        return new FunctionCallContent(function, plugin, Id, arguments);
    }

    /// <summary>
    /// The arguments in the types of the function's parameters; null where one is unknown, of another type or not to be read. The
    /// library's own reading takes 3 for the third word of an enum and passes over what it does not know.
    /// </summary>
    internal KernelArguments? Read(KernelFunction function)
    {
        if (Read() is not { } json)
        {
            return null;
        }

        try
        {
            var arguments = new KernelArguments();
            foreach (var property in json.EnumerateObject())
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

    /// <summary>The arguments as an object; null where they are none, or hold what no argument may.</summary>
    private JsonElement? Read()
    {
        try
        {
            using var json = JsonDocument.Parse(string.IsNullOrWhiteSpace(Arguments) ? "{}" : Arguments, new JsonDocumentOptions { MaxDepth = Form.MaxDepth });
            return json.RootElement.ValueKind == JsonValueKind.Object && IsReadable(json.RootElement) ? json.RootElement.Clone() : null;
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>No list holds a null, and every text is whole.</summary>
    /// <exception cref="InvalidOperationException">A text holds half a character.</exception>
    private static bool IsReadable(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Array => json.EnumerateArray().All(element => element.ValueKind != JsonValueKind.Null && IsReadable(element)),
        JsonValueKind.Object => json.EnumerateObject().All(property => property.Name.Length > 0 && IsReadable(property.Value)),
        JsonValueKind.String => json.GetString() is not null,
        _ => true,
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
