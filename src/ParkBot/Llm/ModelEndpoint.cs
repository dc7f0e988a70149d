using System.ClientModel;
using System.ClientModel.Primitives;
using System.Net;
using Microsoft.Extensions.Options;
using Microsoft.SemanticKernel.ChatCompletion;
using Microsoft.SemanticKernel.Connectors.OpenAI;
using OpenAI;

namespace ParkBot.Llm;

/// <summary>The connection to the endpoint. It repeats nothing by itself: a call costs money, and whoever makes it knows its time limit.</summary>
internal sealed class ModelEndpoint : IDisposable
{
    /// <summary>Servers on one's own machine want no key, but the library wants one to send.</summary>
    private const string NoKey = "none";

    private static readonly TimeSpan ConnectLimit = TimeSpan.FromSeconds(10);

    private readonly HttpClient http;

    public ModelEndpoint(IOptions<LlmOptions> options)
    {
        var told = options.Value;
        http = new HttpClient(new TokenLimitHandler(told.TokenLimit, Handler(told.Proxy))) { Timeout = Timeout.InfiniteTimeSpan };
        var client = new OpenAIClient(new ApiKeyCredential(told.ApiKey.Length > 0 ? told.ApiKey : NoKey), new OpenAIClientOptions
        {
            Endpoint = told.Address,
            Transport = new HttpClientPipelineTransport(http),
            RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
            NetworkTimeout = Timeout.InfiniteTimeSpan,
        });
        Chat = new OpenAIChatCompletionService(told.Model, client);
    }

    internal IChatCompletionService Chat { get; }

    public void Dispose() => http.Dispose();

    private static SocketsHttpHandler Handler(string proxy)
    {
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, ConnectTimeout = ConnectLimit, UseProxy = proxy.Length > 0, PooledConnectionLifetime = TimeSpan.FromMinutes(5) };
        if (proxy.Length > 0)
        {
            var address = new Uri(proxy);
            var user = address.UserInfo.Split(':', 2).Select(Uri.UnescapeDataString).ToList();
            handler.Proxy = new WebProxy($"{address.Scheme}://{address.Authority}") { Credentials = user is [{ Length: > 0 } name, .. var password] ? new NetworkCredential(name, string.Concat(password)) : null };
        }

        return handler;
    }
}
