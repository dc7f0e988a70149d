using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace ParkBot.Llm;

/// <summary>
/// Tells the longest answer by the names that the endpoint knows. The library writes OpenAI's newer one, which many servers
/// pass over and then answer without an end; OpenAI itself refuses a request with both.
/// </summary>
internal sealed class TokenLimitHandler(TokenLimitName name, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private const string Newer = "max_completion_tokens";
    private const string Older = "max_tokens";

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var wanted = name != TokenLimitName.Auto ? name
            : request.RequestUri?.Host == "api.openai.com" ? TokenLimitName.MaxCompletionTokens : TokenLimitName.Both;
        if (wanted != TokenLimitName.MaxCompletionTokens && request.Content is { } content)
        {
            request.Content = Renamed(await content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false), wanted);
        }

        return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }

    private static ByteArrayContent Renamed(byte[] body, TokenLimitName wanted)
    {
        if (JsonNode.Parse(body) is JsonObject json && json[Newer] is { } limit)
        {
            json[Older] = limit.DeepClone();
            if (wanted == TokenLimitName.MaxTokens)
            {
                json.Remove(Newer);
            }

            body = System.Text.Encoding.UTF8.GetBytes(json.ToJsonString());
        }

        return new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
    }
}
