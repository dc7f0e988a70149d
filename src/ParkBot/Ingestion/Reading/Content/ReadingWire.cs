using System.Text.Encodings.Web;
using System.Text.Json;
using ParkBot.News;

namespace ParkBot.Ingestion;

/// <summary>
/// What crosses the border of the reading process: in, a line of JSON with what is said of the header and then the file; out,
/// the issue's texts as JSON. A process that a file has taken over can write anything: what does not hold together is no result.
/// </summary>
internal static class ReadingWire
{
    private static readonly JsonSerializerOptions Form = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 8, RespectNullableAnnotations = true };

    internal static byte[] Request(byte[] file, HeaderOverride? given) => [.. JsonSerializer.SerializeToUtf8Bytes(given, Form), (byte)'\n', .. file];

    internal static (byte[] File, HeaderOverride? Given) Request(ReadOnlySpan<byte> request)
    {
        var end = request.IndexOf((byte)'\n');
        return (request[(end + 1)..].ToArray(), JsonSerializer.Deserialize<HeaderOverride>(request[..end], Form));
    }

    internal static void Write(Stream output, ReadResult result) => JsonSerializer.Serialize(output, result switch
    {
        ReadResult.Refused refused => new Answer { Refusal = refused.Reason, Known = refused.Known },
        ReadResult.Segmented read => new Answer { Header = read.Header, Items = [.. read.Items.Select(Told.Of)], Doubts = DoubtJson.Write(read.Doubts) },
        _ => throw new InvalidOperationException("ReadResult is closed."),
    }, Form);

    /// <exception cref="JsonException">It is nothing that <see cref="Write"/> writes.</exception>
    internal static ReadResult Result(ReadOnlySpan<byte> output)
    {
        var answer = JsonSerializer.Deserialize<Answer>(output, Form) ?? throw new JsonException("Nothing was read.");
        if (answer.Refusal is { Length: > 0 } reason)
        {
            return new ReadResult.Refused(reason, answer.Known);
        }

        var items = answer.Items.OfType<Told>().ToList();
        return answer.Header is { IsSensible: true } && items.Count > 0 && items.Count == answer.Items.Count
            ? new ReadResult.Segmented(answer.Header, items.ConvertAll(item => item.Text), DoubtJson.Read(answer.Doubts))
            : throw new JsonException("An issue without a header or items.");
    }

    private sealed record Answer
    {
        public string? Refusal { get; init; }

        public HeaderOverride? Known { get; init; }

        public IssueHeader? Header { get; init; }

        public IReadOnlyList<Told?> Items { get; init; } = [];

        public string Doubts { get; init; } = "[]";
    }

    private sealed record Told
    {
        public required int Number { get; init; }

        public required Section Section { get; init; }

        public required string Heading { get; init; }

        public required string Title { get; init; }

        public string? Lead { get; init; }

        public string? Body { get; init; }

        public string? Source { get; init; }

        public int? Page { get; init; }

        internal ItemText Text => new() { Number = Number, Section = Section, Heading = Heading, Title = Title, Lead = Lead, Body = Body, Source = Source, Page = Page };

        internal static Told Of(ItemText item) => new()
        {
            Number = item.Number,
            Section = item.Section,
            Heading = item.Heading,
            Title = item.Title,
            Lead = item.Lead,
            Body = item.Body,
            Source = item.Source,
            Page = item.Page,
        };
    }
}
