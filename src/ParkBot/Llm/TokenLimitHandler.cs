using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace ParkBot.Llm;

/// <summary>
/// Tells the longest answer by the names that the endpoint knows. The library writes OpenAI's newer one, which many servers
/// pass over and then answer without an end; some, as OpenAI, refuse a request with both: these are asked again with the newer
/// name alone, and so from then on.
/// </summary>
internal sealed class TokenLimitHandler(TokenLimitName name, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private const string Newer = "max_completion_tokens";
    private const string Older = "max_tokens";

    /// <summary>An error's page is read no further than this.</summary>
    private const int LongestError = 16 * 1024;

    private volatile TokenLimitName settled = name;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        // What holds for this request: another one may settle it meanwhile.
        var told = settled;
        if (told == TokenLimitName.MaxCompletionTokens || request.Content is null)
        {
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }

        var body = await request.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        request.Content = Content(Named(body, told));
        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (told != TokenLimitName.Auto || response.StatusCode != HttpStatusCode.BadRequest || !await IsAboutLimitsAsync(response, cancellationToken).ConfigureAwait(false))
        {
            return response;
        }

        response.Dispose();
        settled = TokenLimitName.MaxCompletionTokens;
        request.Content = Content(body);
        return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The error is buffered, so that it can be read again by whoever gets it.</summary>
    private static async Task<bool> IsAboutLimitsAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            await response.Content.LoadIntoBufferAsync(LongestError, cancellationToken).ConfigureAwait(false);
            return (await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false)).Contains(Older, StringComparison.Ordinal);
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static byte[] Named(byte[] body, TokenLimitName wanted)
    {
        if (JsonNode.Parse(body) is not JsonObject json || json[Newer] is not { } limit)
        {
            return body;
        }

        json[Older] = limit.DeepClone();
        if (wanted == TokenLimitName.MaxTokens)
        {
            json.Remove(Newer);
        }

        return Encoding.UTF8.GetBytes(json.ToJsonString());
    }

    private static ByteArrayContent Content(byte[] body) => new(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
}
