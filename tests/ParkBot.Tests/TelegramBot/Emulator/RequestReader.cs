using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace ParkBot.Tests.TelegramBot;

/// <summary>Parameters from the query string and a body of JSON, urlencoded or multipart. Decodes strictly: bytes that are no UTF-8 are refused, not mended.</summary>
internal static class RequestReader
{
    internal static async Task<ApiRequest> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        var files = new Dictionary<string, UploadedFile>(StringComparer.Ordinal);
        if (request.QueryString.Value is { Length: > 1 } query)
            ReadForm(Encoding.UTF8.GetBytes(query[1..]), values);
        if (request.ContentType is { } type)
        {
            if (type.StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase))
                await ReadMultipartAsync(request, values, files, cancellationToken);
            else if (type.StartsWith("application/json", StringComparison.OrdinalIgnoreCase))
                ReadJson(await BytesAsync(request.Body, cancellationToken), values);
            else if (type.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase))
                ReadForm(await BytesAsync(request.Body, cancellationToken), values);
        }
        return new ApiRequest(values, files);
    }

    private static void ReadJson(byte[] body, Dictionary<string, string> values)
    {
        if (body.Length == 0)
            return;
        try
        {
            using var document = JsonDocument.Parse(body);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                throw RefusalException.Bad("expected an Object");
            foreach (var member in document.RootElement.EnumerateObject())
            {
                if (member.Value.ValueKind != JsonValueKind.Null)
                    values[member.Name] = member.Value.Words();
            }
        }
        catch (JsonException)
        {
            throw RefusalException.Bad("can't parse parameters JSON object");
        }
    }

    private static void ReadForm(byte[] body, Dictionary<string, string> values)
    {
        foreach (var range in body.AsSpan().Split((byte)'&'))
        {
            var pair = body.AsSpan()[range];
            var middle = pair.IndexOf((byte)'=');
            if (middle > 0)
                values[Unescape(pair[..middle])] = Unescape(pair[(middle + 1)..]);
        }
    }

    private static string Unescape(ReadOnlySpan<byte> text)
    {
        var bytes = new byte[text.Length];
        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '%' && i + 2 < text.Length && byte.TryParse(text.Slice(i + 1, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var value))
            {
                bytes[length++] = value;
                i += 2;
            }
            else
            {
                bytes[length++] = text[i] == '+' ? (byte)' ' : text[i];
            }
        }
        return Decode(bytes.AsSpan(0, length));
    }

    private static string Decode(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return ApiRequest.Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            throw RefusalException.Bad("strings must be encoded in UTF-8");
        }
    }

    private static async Task ReadMultipartAsync(
        HttpRequest request, Dictionary<string, string> values, Dictionary<string, UploadedFile> files, CancellationToken cancellationToken)
    {
        var boundary = HeaderUtilities.RemoveQuotes(MediaTypeHeaderValue.Parse(request.ContentType).Boundary).Value
            ?? throw RefusalException.Bad("boundary is missing");
        var reader = new MultipartReader(boundary, request.Body);
        while (await reader.ReadNextSectionAsync(cancellationToken) is { } section)
        {
            if (section.GetContentDispositionHeader() is not { } header)
                continue;
            var name = HeaderUtilities.RemoveQuotes(header.Name).Value ?? string.Empty;
            var bytes = await BytesAsync(section.Body, cancellationToken);
            var fileName = FileName(header);
            if (fileName is null)
                values[name] = Decode(bytes);
            else
                files[name] = new UploadedFile(fileName, bytes);
        }
    }

    /// <summary>Libraries write a name that is not ASCII as filename*, or as raw UTF-8 bytes that arrive here as Latin-1.</summary>
    private static string? FileName(ContentDispositionHeaderValue header)
    {
        if (header.FileNameStar.HasValue)
            return header.FileNameStar.Value;
        if (!header.FileName.HasValue)
            return null;
        var name = HeaderUtilities.RemoveQuotes(header.FileName).Value ?? string.Empty;
        return name.All(c => c < 256) && name.Any(c => c > 127) ? Decode(Encoding.Latin1.GetBytes(name)) : name;
    }

    private static async Task<byte[]> BytesAsync(Stream stream, CancellationToken cancellationToken)
    {
        using var memory = new MemoryStream();
        await stream.CopyToAsync(memory, cancellationToken);
        return memory.ToArray();
    }
}
