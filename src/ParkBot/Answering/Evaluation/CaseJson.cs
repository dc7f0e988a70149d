using System.Text.Json;

namespace ParkBot.Answering;

/// <summary>A line does not hold what it should; the message is a Chinese sentence.</summary>
internal sealed class CaseJsonException : Exception
{
    public CaseJsonException()
    {
    }

    public CaseJsonException(string message)
        : base(message)
    {
    }

    public CaseJsonException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

/// <summary>An object of a file of questions: a property that is there must be of its type, others are passed over.</summary>
internal readonly struct CaseJson
{
    private readonly JsonElement json;
    private readonly string path;

    /// <param name="json">What should be an object.</param>
    /// <param name="path">Where it stands, for the message: expect.rows.</param>
    internal CaseJson(JsonElement json, string path)
    {
        this.json = json.ValueKind == JsonValueKind.Object ? json : throw new CaseJsonException(path.Length == 0 ? "不是一个 JSON 对象。" : $"{path} 应是对象。");
        this.path = path;
    }

    /// <summary>Where a property stands.</summary>
    internal string Path(string name) => path.Length == 0 ? name : $"{path}.{name}";

    /// <summary>The property is there, be it null.</summary>
    internal bool Has(string name) => Find(name) is not null;

    /// <summary>Null where it is not there or null.</summary>
    internal JsonElement? Element(string name) => Find(name) is { ValueKind: not JsonValueKind.Null } value ? value : null;

    internal string? OptionalText(string name) => Element(name) is { } value ? TextOf(value, Path(name)) : null;

    internal double? Number(string name) => Element(name) is { } value ? NumberOf(value, Path(name)) : null;

    internal int? Whole(string name) => Element(name) is { } value ? WholeOf(value, Path(name)) : null;

    internal bool Flag(string name) => Element(name) switch
    {
        null or { ValueKind: JsonValueKind.False } => false,
        { ValueKind: JsonValueKind.True } => true,
        _ => throw new CaseJsonException($"{Path(name)} 应是 true 或 false。"),
    };

    /// <summary>The entries of an array; null where it is not there or null.</summary>
    internal IReadOnlyList<T>? Each<T>(string name, Func<JsonElement, string, T> read)
    {
        var where = Path(name);
        return Element(name) is { } array ? ListOf(array, where, read) : null;
    }

    internal static IReadOnlyList<T> ListOf<T>(JsonElement array, string where, Func<JsonElement, string, T> read) =>
        array.ValueKind == JsonValueKind.Array ? [.. array.EnumerateArray().Select(one => read(one, where))] : throw new CaseJsonException($"{where} 应是数组。");

    internal static string TextOf(JsonElement value, string where)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String ? value.GetString()! : throw new CaseJsonException($"{where} 应是文字。");
        }
        catch (InvalidOperationException half)
        {
            throw new CaseJsonException($"{where} 里有半个字符。", half);
        }
    }

    internal static double NumberOf(JsonElement value, string where) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && double.IsFinite(number) ? number : throw new CaseJsonException($"{where} 应是数字。");

    internal static int WholeOf(JsonElement value, string where) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number : throw new CaseJsonException($"{where} 应是整数。");

    private JsonElement? Find(string name)
    {
        try
        {
            return json.TryGetProperty(name, out var value) ? value : null;
        }
        catch (InvalidOperationException half)
        {
            throw new CaseJsonException("一个字段名里有半个字符。", half);
        }
    }
}
