using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Telegram.Bot.Requests.Abstractions;

namespace ParkBot.TelegramBot;

/// <summary>
/// Calls the Bot API with the library's requests and reads the raw answers. The library's own client would lose the path of a
/// base URL, repeat sends of which nobody knows whether they arrived, and fail on an answer that holds a type it does not know.
/// </summary>
internal sealed class BotApi : IDisposable
{
    /// <summary>The parser needs a bit a level and no stack: an update as deep as its bytes allow must not spoil its batch.</summary>
    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = int.MaxValue };

    /// <summary>A download that gives nothing for so long is given up: its chat waits for it.</summary>
    private static readonly TimeSpan Stall = TimeSpan.FromSeconds(10);

    private readonly TelegramOptions options;
    private readonly HttpClient http;
    private readonly string baseUrl;

    public BotApi(IOptions<TelegramOptions> options)
    {
        this.options = options.Value;
        baseUrl = this.options.BaseUrl.TrimEnd('/');
        http = new HttpClient(Handler(this.options.Proxy)) { Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <summary>The number before the colon of the token: the bot's own user id.</summary>
    internal long Bot => long.TryParse(options.Token.Split(':')[0], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var id) ? id : 0;

    /// <summary>One call, ended after <paramref name="limit"/>.</summary>
    internal async Task<ApiReply> CallAsync(IRequest request, TimeSpan limit, CancellationToken cancellationToken)
    {
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        ends.CancelAfter(limit);
        try
        {
            using var content = request.ToHttpContent();
            using var message = new HttpRequestMessage(HttpMethod.Post, $"{baseUrl}/bot{options.Token}/{request.MethodName}") { Content = content };
            using var response = await http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, ends.Token).ConfigureAwait(false);
            if (response.StatusCode == HttpStatusCode.ProxyAuthenticationRequired)
            {
                // The proxy's own words: nothing went through it.
                return new ApiReply.Unreachable("ProxyAuthenticationRequired");
            }

            var body = await response.Content.ReadAsByteArrayAsync(ends.Token).ConfigureAwait(false);
            return Clean(Read(response.StatusCode, body));
        }
        catch (HttpRequestException failure)
        {
            return IsBeforeSending(failure) ? new ApiReply.Unreachable(failure.HttpRequestError.ToString()) : new ApiReply.Unknown(failure.HttpRequestError.ToString());
        }
        catch (IOException failure)
        {
            return new ApiReply.Unknown(failure.GetType().Name);
        }
        catch (OperationCanceledException failure)
        {
            // Neither the caller nor the limit, and a timeout inside: the handler gave up connecting. Whatever else ended the call
            // (the client that is disposed at a stop) ended it somewhere on its way.
            return failure.InnerException is TimeoutException && !ends.IsCancellationRequested ? new ApiReply.Unreachable("ConnectTimeout")
                : new ApiReply.Unknown(ends.IsCancellationRequested && !cancellationToken.IsCancellationRequested ? "Timeout" : "Stopped");
        }
    }

    /// <summary>A file of the API's, at most so long; null where it is longer.</summary>
    /// <exception cref="HttpRequestException">It cannot be had.</exception>
    internal async Task<byte[]?> DownloadAsync(string path, int most, CancellationToken cancellationToken)
    {
        using var stalls = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        stalls.CancelAfter(Stall);
        using var response = await http.GetAsync(new Uri($"{baseUrl}/file/bot{options.Token}/{path}"), HttpCompletionOption.ResponseHeadersRead, stalls.Token).ConfigureAwait(false);
        response.EnsureSuccessStatusCode();
        await using var stream = await response.Content.ReadAsStreamAsync(stalls.Token).ConfigureAwait(false);
        using var bytes = new MemoryStream();
        var buffer = new byte[81920];
        while (await stream.ReadAsync(buffer, stalls.Token).ConfigureAwait(false) is > 0 and var read)
        {
            stalls.CancelAfter(Stall);
            if (bytes.Length + read > most)
            {
                return null;
            }

            bytes.Write(buffer, 0, read);
        }

        return bytes.ToArray();
    }

    public void Dispose() => http.Dispose();

    /// <summary>What the server says is stored and logged: a proxy or server that quotes the address must not put the token there.</summary>
    private ApiReply Clean(ApiReply reply) => reply is ApiReply.Refused refused
        ? refused with { Description = Redacted(Redacted(refused.Description, options.Token), options.Token[(options.Token.IndexOf(':', StringComparison.Ordinal) + 1)..]) }
        : reply;

    private static string Redacted(string text, string secret) => secret.Length == 0 ? text
        : text.Replace(secret, "***", StringComparison.OrdinalIgnoreCase).Replace(Uri.EscapeDataString(secret), "***", StringComparison.OrdinalIgnoreCase);

    private static SocketsHttpHandler Handler(string proxy) => new()
    {
        UseProxy = proxy.Length > 0,
        Proxy = proxy.Length > 0 ? Proxy(new Uri(proxy)) : null,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        // Shorter than servers keep idle connections: a send on one that was just closed would be uncertain for nothing.
        PooledConnectionIdleTimeout = TimeSpan.FromSeconds(15),
        ConnectTimeout = TimeSpan.FromSeconds(4),
        AllowAutoRedirect = false,
    };

    private static WebProxy Proxy(Uri address)
    {
        // Split first: a colon in the password may be written %3A.
        var parts = address.UserInfo.Split(':', 2).Select(Uri.UnescapeDataString).ToArray();
        return new WebProxy(new UriBuilder(address) { UserName = string.Empty, Password = string.Empty }.Uri) { Credentials = address.UserInfo.Length == 0 ? null : new NetworkCredential(parts[0], parts.Length == 2 ? parts[1] : string.Empty) };
    }

    /// <summary>A connection that failed to be made carried nothing, so the same call may be made again.</summary>
    private static bool IsBeforeSending(HttpRequestException failure) => failure.HttpRequestError
        is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError;

    private static ApiReply Read(HttpStatusCode status, byte[] body)
    {
        // Through a string: bytes that are no UTF-8 become U+FFFD and spoil one text, not the whole answer.
        var text = Encoding.UTF8.GetString(body);
        try
        {
            using var document = JsonDocument.Parse(text, Deep);
            return Read(status, document.RootElement.Clone());
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            // The second: a name or word that is half a surrogate pair.
            return new ApiReply.Unknown($"HTTP {(int)status}") { Body = status == HttpStatusCode.OK ? text : null };
        }
    }

    private static ApiReply Read(HttpStatusCode status, JsonElement root)
    {
        if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty("ok", out var ok))
        {
            if (ok.ValueKind == JsonValueKind.True && root.TryGetProperty("result", out var result))
            {
                return new ApiReply.Done(result);
            }

            // A 5xx in the API's own form is as uncertain as a bare one.
            if (ok.ValueKind == JsonValueKind.False && (int)status < 500)
            {
                return Refusal(root, (int)status);
            }
        }

        return new ApiReply.Unknown($"HTTP {(int)status}");
    }

    private static ApiReply.Refused Refusal(JsonElement root, int status)
    {
        var parameters = root.TryGetProperty("parameters", out var told) && told.ValueKind == JsonValueKind.Object ? told : default;
        return new ApiReply.Refused(
            Number(root, "error_code") is { } code and >= 100 and < 1000 ? (int)code : status,
            root.TryGetProperty("description", out var text) && text.ValueKind == JsonValueKind.String ? text.GetString()! : string.Empty,
            Number(parameters, "retry_after") is { } seconds ? (int)Math.Clamp(seconds, 1, 86400) : null,
            Number(parameters, "migrate_to_chat_id"));
    }

    private static long? Number(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) ? number : null;
}
