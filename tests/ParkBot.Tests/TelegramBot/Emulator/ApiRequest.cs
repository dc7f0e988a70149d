using System.Globalization;
using System.Text;
using System.Text.Json;

namespace ParkBot.Tests.TelegramBot;

internal sealed record UploadedFile(string Name, byte[] Bytes);

/// <summary>A call with its parameters, however they came: an object or array of a JSON body is kept as its JSON text, as in a form.</summary>
internal sealed class ApiRequest(IReadOnlyDictionary<string, string> values, IReadOnlyDictionary<string, UploadedFile> files)
{
    internal static UTF8Encoding Strict { get; } = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    internal IReadOnlyDictionary<string, string> Values { get; } = values;

    internal IReadOnlyDictionary<string, UploadedFile> Files { get; } = files;

    internal string? Text(string name) => Values.GetValueOrDefault(name);

    /// <summary>The chat, where the call has one: for faults and the ledger, before anything is checked.</summary>
    internal long? Chat => Long("chat_id");

    internal long? Long(string name) =>
        long.TryParse(Text(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    internal int? Int(string name) => Long(name) is { } number and >= int.MinValue and <= int.MaxValue ? (int)number : null;

    internal bool Flag(string name) => Text(name) is "true" or "True" or "1" or "yes";

    /// <summary>Null where the parameter is missing; refused where it is no JSON.</summary>
    internal JsonElement? Json(string name)
    {
        if (Text(name) is not { Length: > 0 } text)
            return null;
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            throw RefusalException.Bad($"can't parse {name.Replace('_', ' ')} JSON object");
        }
    }

    /// <summary>The file of a parameter: an upload by its own name, or by attach://name.</summary>
    internal UploadedFile? File(string name)
    {
        if (Files.TryGetValue(name, out var file))
            return file;
        var text = Text(name);
        const string attach = "attach://";
        return text?.StartsWith(attach, StringComparison.Ordinal) == true ? Files.GetValueOrDefault(text[attach.Length..]) : null;
    }
}

/// <summary>Reading JSON of the outside: the API refuses what is no UTF-8.</summary>
internal static class JsonReading
{
    internal static string Words(this JsonElement element)
    {
        try
        {
            return element.ValueKind == JsonValueKind.String ? element.GetString()! : element.GetRawText();
        }
        catch (InvalidOperationException)
        {
            throw RefusalException.Bad("strings must be encoded in UTF-8");
        }
    }

    internal static string? Word(this JsonElement element, string name) =>
        element.Member(name) is { ValueKind: JsonValueKind.String } value ? value.Words() : null;

    internal static JsonElement? Member(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    internal static IEnumerable<JsonElement> Elements(this JsonElement? element) =>
        element is { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray() : [];

    internal static bool IsTrue(this JsonElement element, string name) => element.Member(name)?.ValueKind == JsonValueKind.True;

    internal static int? Int(this JsonElement element, string name) =>
        element.Member(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt32(out var number) ? number : null;
}
