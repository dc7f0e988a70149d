using System.Buffers;
using System.Text.Json;

namespace ParkBot.Tests.TelegramBot;

/// <summary>What the API refuses: thrown by whichever check finds it, caught at the one place where calls are answered.</summary>
internal sealed class RefusalException : Exception
{
    internal RefusalException(int code, string description, int? retryAfter = null, long? migratedTo = null)
        : base(description)
    {
        Code = code;
        RetryAfter = retryAfter;
        MigratedTo = migratedTo;
    }

    internal int Code { get; }

    internal int? RetryAfter { get; }

    internal long? MigratedTo { get; }

    internal static RefusalException Bad(string description) => new(400, "Bad Request: " + description);

    internal static RefusalException Forbidden(string description) => new(403, "Forbidden: " + description);

    internal static RefusalException TooMany(int seconds) =>
        new(429, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Too Many Requests: retry after {seconds}"), seconds);
}

/// <summary>An answer as it goes over the wire.</summary>
internal sealed record ApiAnswer(int Status, ReadOnlyMemory<byte> Body)
{
    internal static ApiAnswer True { get; } = Ok(json => json.WriteBooleanValue(true));

    internal static ApiAnswer Ok(Action<Utf8JsonWriter> result) => new(200, Write(json =>
    {
        json.WriteBoolean("ok", value: true);
        json.WritePropertyName("result");
        result(json);
    }));

    internal static ApiAnswer Of(RefusalException refusal) => new(refusal.Code, Write(json =>
    {
        json.WriteBoolean("ok", value: false);
        json.WriteNumber("error_code", refusal.Code);
        json.WriteString("description", refusal.Message);
        if (refusal.RetryAfter is null && refusal.MigratedTo is null)
            return;
        json.WriteStartObject("parameters");
        if (refusal.RetryAfter is { } seconds)
            json.WriteNumber("retry_after", seconds);
        if (refusal.MigratedTo is { } chat)
            json.WriteNumber("migrate_to_chat_id", chat);
        json.WriteEndObject();
    }));

    private static ReadOnlyMemory<byte> Write(Action<Utf8JsonWriter> content)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { SkipValidation = true }))
        {
            json.WriteStartObject();
            content(json);
            json.WriteEndObject();
        }
        return buffer.WrittenMemory;
    }
}
