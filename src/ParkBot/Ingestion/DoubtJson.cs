using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using ParkBot.News;

namespace ParkBot.Ingestion;

/// <summary>Doubts as they are stored with their issue. Those of older programs have an item and a message only.</summary>
internal static class DoubtJson
{
    private static readonly JsonSerializerOptions Form = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    internal static string Write(IEnumerable<Doubt> doubts) => JsonSerializer.Serialize(
        doubts.Select(doubt => new StoredDoubt
        {
            Item = doubt.Item,
            Message = doubt.Message,
            Field = doubt.Field,
            Words = doubt.Words,
            Readings = doubt.Readings.Count == 0 ? null : [.. doubt.Readings.Select(reading => new StoredReading { Label = reading.Label, Value = reading.Value })],
        }),
        Form);

    internal static IReadOnlyList<Doubt> Read(string json) =>
    [
        .. JsonSerializer.Deserialize<StoredDoubt[]>(json, Form)!.Select(doubt => new Doubt(doubt.Item, doubt.Message)
        {
            Field = doubt.Field,
            Words = doubt.Words,
            Readings = [.. (doubt.Readings ?? []).Select(reading => new Reading(reading.Label, reading.Value))],
        }),
    ];

    private sealed class StoredDoubt
    {
        public int? Item { get; init; }

        public required string Message { get; init; }

        public string? Field { get; init; }

        public string? Words { get; init; }

        public IReadOnlyList<StoredReading>? Readings { get; init; }
    }

    private sealed class StoredReading
    {
        public required string Label { get; init; }

        public required string Value { get; init; }
    }
}
