using System.Text.Json;

namespace ParkBot.Queries;

/// <summary>Properties that are left out where they say nothing.</summary>
internal static class SparseJson
{
    internal static void Word<T>(Utf8JsonWriter json, string name, T? value) where T : struct, Enum
    {
        if (value is { } told)
        {
            json.WriteString(name, Json.Word(told));
        }
    }

    internal static void Word<T>(Utf8JsonWriter json, string name, T value, T usual) where T : struct, Enum
    {
        if (!EqualityComparer<T>.Default.Equals(value, usual))
        {
            json.WriteString(name, Json.Word(value));
        }
    }

    internal static void Number(Utf8JsonWriter json, string name, int? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
    }

    internal static void Text(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }

    internal static void Words(Utf8JsonWriter json, string name, IEnumerable<string> words) =>
        Array(json, name, [.. words], json.WriteStringValue);

    internal static void Numbers(Utf8JsonWriter json, string name, IReadOnlyList<int> numbers) =>
        Array(json, name, numbers, json.WriteNumberValue);

    internal static void Objects<T>(Utf8JsonWriter json, string name, IReadOnlyList<T> values, Action<T> write) => Array(json, name, values, value =>
    {
        json.WriteStartObject();
        write(value);
        json.WriteEndObject();
    });

    private static void Array<T>(Utf8JsonWriter json, string name, IReadOnlyList<T> values, Action<T> write)
    {
        if (values.Count == 0)
        {
            return;
        }

        json.WriteStartArray(name);
        foreach (var value in values)
        {
            write(value);
        }

        json.WriteEndArray();
    }
}
