using System.ClientModel;
using System.Net;
using System.Text.Json;
using Microsoft.SemanticKernel;
using Xunit;

namespace ParkBot.Tests.Llm;

/// <summary>
/// What Semantic Kernel's streaming client makes of an endpoint that fails. An HTTP error is the OpenAI library's own exception
/// (a whole answer's is Semantic Kernel's). What ends too early but cleanly is no error to it: only a missing finish reason tells.
/// </summary>
public sealed class KernelFaultTests
{
    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(404)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task Errors_are_told_at_once_and_not_repeated(int status)
    {
        await using var server = await ModelServer.StartAsync(_ => ModelReply.HttpError(status, retryAfter: TimeSpan.FromSeconds(30)));
        using var client = new KernelClient(server.Endpoint);
        Assert.Equal((typeof(ClientResultException), (HttpStatusCode)status), await client.FailAsync());
        Assert.Single(server.Requests);
    }

    /// <summary>Without an HTTP client of one's own a 5xx is asked again three times; a 429 too, after its Retry-After.</summary>
    [Fact]
    public async Task Without_an_own_client_it_asks_four_times()
    {
        await using var server = await ModelServer.StartAsync(_ => ModelReply.HttpError(500, retryAfter: TimeSpan.Zero));
        using var client = new KernelClient(server.Endpoint, ownHttp: false);
        Assert.Equal((typeof(ClientResultException), HttpStatusCode.InternalServerError), await client.FailAsync());
        Assert.Equal(4, server.Requests.Count);
    }

    [Fact]
    public async Task Where_a_wait_and_a_code_stand()
    {
        await using var server = await ModelServer.StartAsync(ModelServer.InTurn(ModelReply.HttpError(429, retryAfter: TimeSpan.FromSeconds(7)), ModelReply.QuotaUsedUp(), ModelReply.ContextTooLong()));
        using var client = new KernelClient(server.Endpoint);
        var limited = await Assert.ThrowsAsync<ClientResultException>(() => client.AskAsync("一"));
        Assert.True(limited.GetRawResponse()!.Headers.TryGetValue("Retry-After", out var wait));
        Assert.Equal("7", wait);
        Assert.Contains("insufficient_quota", (await Assert.ThrowsAsync<ClientResultException>(() => client.AskAsync("二"))).Message, StringComparison.Ordinal);
        Assert.Contains("context_length_exceeded", (await Assert.ThrowsAsync<ClientResultException>(() => client.AskAsync("三"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_ends_too_early_but_cleanly_is_no_error()
    {
        await using var server = await ModelServer.StartAsync(ModelServer.InTurn(
            ModelReply.NoDone("江苏省"), ModelReply.ErrorInStream("江苏省合计亿元"), ModelReply.EmptyChoices(), ModelReply.BrokenJson("{}"), ModelReply.Html(200)));
        using var client = new KernelClient(server.Endpoint);
        Assert.Equal(("江苏省", null), Told(await client.AskAsync("一")));
        Assert.Equal(("江苏省", null), Told(await client.AskAsync("二")));
        Assert.Equal(("", null), Told(await client.AskAsync("三")));
        Assert.Equal(("", null), Told(await client.AskAsync("四")));
        Assert.Equal(("", null, 0), ((await client.AskAsync("五")) is var page ? page.Text : null, page.Finish, page.Pieces));

        static (string, string?) Told(Heard heard) => (heard.Text, heard.Finish);
    }

    [Fact]
    public async Task Garbage_and_broken_connections_throw_what_they_like()
    {
        await using var server = await ModelServer.StartAsync(ModelServer.InTurn(
            ModelReply.BrokenJson(), ModelReply.BrokenJson("no json"), ModelReply.Text("我") with { FinishReason = "insufficient_system_resource" }, ModelReply.Text("我") with { FinishReason = string.Empty },
            ModelReply.Html(502), ModelReply.Truncated("江苏省合计亿元")));
        using var client = new KernelClient(server.Endpoint);
        await Assert.ThrowsAnyAsync<JsonException>(() => client.AskAsync("一"));
        await Assert.ThrowsAnyAsync<JsonException>(() => client.AskAsync("二"));
        // A finish reason that the library does not know, an empty one too.
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => client.AskAsync("三"));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => client.AskAsync("四"));
        Assert.Equal((typeof(ClientResultException), HttpStatusCode.BadGateway), await client.FailAsync());
        Assert.True((await client.FailAsync()).Kind is { } kind && (kind == typeof(IOException) || kind == typeof(HttpIOException)), "A broken connection is an IOException.");
    }

    [Fact]
    public async Task Nobody_listens()
    {
        var server = await ModelServer.StartAsync(_ => ModelReply.Text("x"));
        await server.DisposeAsync();
        using var client = new KernelClient(server.Endpoint);
        var failure = await Assert.ThrowsAsync<ClientResultException>(() => client.AskAsync("一"));
        Assert.Equal(0, failure.Status);
        Assert.IsType<HttpRequestException>(failure.InnerException);
    }

    /// <summary>The HTTP client's timeout ends with the headers: whatever stalls after them hangs until the caller's token ends it.</summary>
    [Fact]
    public async Task A_timeout_of_the_client_counts_to_the_headers_only()
    {
        await using var server = await ModelServer.StartAsync(ModelServer.InTurn(ModelReply.Stall(headers: false), ModelReply.Stall(), ModelReply.StallsMidway("江苏省合计亿元")));
        using var client = new KernelClient(server.Endpoint, timeout: TimeSpan.FromMilliseconds(200));
        Assert.IsType<TimeoutException>((await Assert.ThrowsAsync<TaskCanceledException>(() => client.AskAsync("一"))).InnerException);
        foreach (var question in (string[])["二", "三"])
        {
            using var limit = new CancellationTokenSource(TimeSpan.FromMilliseconds(600));
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.AskAsync(question, limit.Token));
            Assert.True(limit.IsCancellationRequested);
        }
        Assert.True(await server.IsLeftAsync(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken));
        Assert.Equal(3, server.Abandoned);
    }

    [Fact]
    public async Task A_cancelled_call_leaves_the_server()
    {
        await using var server = await ModelServer.StartAsync(_ => ModelReply.Endless());
        using var client = new KernelClient(server.Endpoint);
        using var limit = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.AskAsync("江苏", limit.Token));
        Assert.True(await server.IsLeftAsync(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken));
        Assert.Equal(1, server.Abandoned);
    }

    [Fact]
    public async Task Slow_bytes_arrive()
    {
        await using var server = await ModelServer.StartAsync(_ => ModelReply.Drip("江", TimeSpan.FromTicks(1)));
        using var client = new KernelClient(server.Endpoint);
        Assert.Equal("江", (await client.AskAsync("一")).Text);
    }
}
