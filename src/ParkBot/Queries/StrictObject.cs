using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;

namespace ParkBot.Queries;

/// <summary>A JSON object whose properties are all known and of the right type; everything else is a <see cref="JsonException"/>.</summary>
internal readonly struct StrictObject
{
    /// <summary>More than the longest question that an option allows.</summary>
    private const int LongestText = 10_000;

    private readonly JsonElement json;

    internal StrictObject(JsonElement json, params ReadOnlySpan<string> known)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            throw new JsonException($"An object is expected, not {json.ValueKind}.");
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in NamesOf(json))
        {
            if (!known.Contains(name) || !seen.Add(name))
            {
                throw new JsonException("A property is unknown here, or told twice.");
            }
        }

        this.json = json;
    }

    internal bool Has(string name) => json.TryGetProperty(name, out _);

    internal JsonElement? Element(string name) => json.TryGetProperty(name, out var value) ? value : null;

    internal string Text(string name) => OptionalText(name) ?? throw Missing(name);

    internal string? OptionalText(string name) => Element(name) is { } value ? TextOf(value) : null;

    internal bool? Flag(string name) => Element(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        _ => throw new JsonException($"{name} must be true or false."),
    };

    internal int? Whole(string name) => Element(name) is { } value ? WholeOf(value) : null;

    internal T? Word<T>(string name) where T : struct, Enum => OptionalText(name) is { } word ? WordOf<T>(word) : null;

    internal DateOnly Day(string name) =>
        DateOnly.TryParseExact(Text(name), Json.DayForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : throw new JsonException($"{name} must be a day.");

    /// <summary>The entries of an array; none where it is not told.</summary>
    internal IReadOnlyList<T> Each<T>(string name, int most, Func<JsonElement, T> read)
    {
        if (Element(name) is not { } array)
        {
            return [];
        }

        return array.ValueKind == JsonValueKind.Array && array.GetArrayLength() <= most
            ? [.. array.EnumerateArray().Select(read)]
            : throw new JsonException($"{name} must be an array of at most {most.ToString(CultureInfo.InvariantCulture)}.");
    }

    /// <summary>The word that says which kind of object it is, before its properties are known.</summary>
    internal static string TypeOf(JsonElement json)
    {
        if (json.ValueKind == JsonValueKind.Object && NamesOf(json).Contains("type", StringComparer.Ordinal))
        {
            return TextOf(json.GetProperty("type"));
        }

        throw Missing("type");
    }

    internal static string TextOf(JsonElement value)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String && value.GetString() is { Length: <= LongestText } text ? text : throw new JsonException("A text is expected, of no more than 10,000 characters.");
        }
        catch (InvalidOperationException error)
        {
            throw new JsonException("A text holds half a character.", error);
        }
    }

    internal static int WholeOf(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number : throw new JsonException("A whole number is expected.");

    internal static T WordOf<T>(string word) where T : struct, Enum =>
        WordsOf<T>.Known.TryGetValue(word, out var value) ? value : throw new JsonException($"An unknown word for {typeof(T).Name}.");

    internal static JsonException Missing(string name) => new($"{name} is missing.");

    /// <summary>Read before any is looked up: looking up stumbles over half a character as well.</summary>
    private static List<string> NamesOf(JsonElement json)
    {
        try
        {
            return [.. json.EnumerateObject().Select(property => property.Name)];
        }
        catch (InvalidOperationException error)
        {
            throw new JsonException("A name holds half a character.", error);
        }
    }

    private static class WordsOf<T> where T : struct, Enum
    {
        internal static readonly FrozenDictionary<string, T> Known = Enum.GetValues<T>().ToFrozenDictionary(Json.Word, StringComparer.Ordinal);
    }
}
