using System.Net;
using System.Text;
using System.Text.Json;
using Xunit;

namespace ParkBot.Tests.Llm;

/// <summary>The server alone, asked over a bare HTTP client: what stands on the wire, and what is refused.</summary>
public sealed class ModelServerTests : IDisposable
{
    private const string Question = """{"model":"m","messages":[{"role":"user","content":"江苏总投资多少"}]}""";
    private const string Streamed = """{"model":"m","stream":true,"stream_options":{"include_usage":true},"messages":[{"role":"user","content":"江苏总投资多少"}]}""";

    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(10) };

    [Fact]
    public async Task A_request_is_read_and_answered_whole()
    {
        await using var server = await ModelServer.StartAsync(request => ModelReply.Text("问的是" + request.LastUser, new ModelUsage(7, 8)));
        var (status, body) = await PostAsync(server, """
            {"model":"m","temperature":0.5,"max_tokens":9,"tools":[{"type":"function","function":{"name":"sum","description":"合计","parameters":{"type":"object","properties":{}}}}],
            "messages":[{"role":"system","content":"甲"},{"role":"user","content":[{"type":"text","text":"江苏"},{"type":"text","text":"呢"}]},
            {"role":"assistant","content":null,"tool_calls":[{"id":"c1","type":"function","function":{"name":"sum","arguments":"{}"}}]},{"role":"tool","tool_call_id":"c1","content":"5亿元"}]}
            """, key: "k1");
        Assert.Equal(HttpStatusCode.OK, status);
        using var json = JsonDocument.Parse(body);
        Assert.Equal("问的是江苏呢", json.RootElement.GetProperty("choices")[0].GetProperty("message").GetProperty("content").GetString());
        Assert.Equal(15, json.RootElement.GetProperty("usage").GetProperty("total_tokens").GetInt32());
        var request = Assert.Single(server.Requests);
        Assert.Equal(("甲", "k1", 9, 0.5), (request.System, request.ApiKey, request.MaxTokens, request.Temperature));
        Assert.Equal("合计", Assert.Single(request.Tools).Description);
        Assert.Equal(new ModelToolResult("c1", "sum", "5亿元"), Assert.Single(request.ToolResults));
    }

    [Fact]
    public async Task A_stream_has_the_parts_in_the_order_of_real_ones()
    {
        await using var server = await ModelServer.StartAsync(_ => ModelReply.TextAndCalls("我查", ("sum", "{\"a\":1}"), ("list", "{}")) with { Shape = new StreamShape { KeepAliveEvery = 3 } });
        var (_, body) = await PostAsync(server, Streamed);
        var lines = body.Split("\n\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("data: [DONE]", lines.Last(line => line[0] != ':'));
        Assert.Contains(": keep-alive", lines);
        var told = new List<string>();
        foreach (var line in lines.Where(line => line[0] != ':').SkipLast(1))
        {
            using var chunk = JsonDocument.Parse(line["data: ".Length..]);
            if (chunk.RootElement.GetProperty("choices").GetArrayLength() == 0)
                told.Add("usage " + chunk.RootElement.GetProperty("usage").GetProperty("completion_tokens").GetRawText());
            else if (chunk.RootElement.GetProperty("choices")[0] is var choice && choice.GetProperty("finish_reason").GetString() is { } finish)
                told.Add("finish " + finish);
            else
                told.Add(Told(choice.GetProperty("delta")));
        }
        Assert.Equal(
            [
                "role assistant", "text 我查",
                "0 call_000100 sum ''", "1 call_000101 list ''", "0 '{\"a'", "1 '{}'", "0 '\":1'", "0 '}'",
                "finish tool_calls", "usage 7",
            ],
            told);

        static string Told(JsonElement delta)
        {
            if (delta.TryGetProperty("role", out var role))
                return "role " + role.GetString();
            if (delta.TryGetProperty("content", out var text))
                return "text " + text.GetString();
            var call = delta.GetProperty("tool_calls")[0];
            var head = call.TryGetProperty("id", out var id) ? $"{id.GetString()} {call.GetProperty("function").GetProperty("name").GetString()} " : string.Empty;
            return $"{call.GetProperty("index").GetRawText()} {head}'{call.GetProperty("function").GetProperty("arguments").GetString()}'";
        }
    }

    [Fact]
    public async Task Usage_comes_only_where_it_was_asked_for()
    {
        await using var server = await ModelServer.StartAsync(_ => ModelReply.Text("好"));
        var (_, without) = await PostAsync(server, Streamed.Replace(",\"stream_options\":{\"include_usage\":true}", string.Empty, StringComparison.Ordinal));
        Assert.DoesNotContain("usage", without, StringComparison.Ordinal);
        var (_, with) = await PostAsync(server, Streamed);
        Assert.Contains("\"choices\":[],\"usage\":{", with, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"model\":", "could not parse the JSON")]
    [InlineData("""{"messages":[{"role":"user","content":"x"}]}""", "model parameter")]
    [InlineData("""{"model":"m"}""", "'messages'")]
    [InlineData("""{"model":"m","messages":[]}""", "empty array")]
    [InlineData("""{"model":"m","messages":[{"role":"robot","content":"x"}]}""", "'robot'")]
    [InlineData("""{"model":"m","messages":[{"role":"user"}]}""", "got null")]
    [InlineData("""{"model":7,"messages":[{"role":"user","content":"x"}]}""", "model parameter")]
    [InlineData("""{"model":"m","messages":[{"role":5,"content":"x"}]}""", "Invalid type")]
    [InlineData("""{"model":"m","messages":[{"role":"user","content":"\ud83d"}]}""", "Invalid type")]
    [InlineData("""{"model":"m","messages":[{"role":"tool","tool_call_id":"c1","content":"x"}]}""", "must be a response to a preceeding message")]
    [InlineData("""{"model":"m","messages":[{"role":"assistant","tool_calls":[{"id":"c1","type":"function","function":{"name":"f","arguments":"{}"}}]},{"role":"tool","tool_call_id":"c2","content":"x"}]}""", "must be a response")]
    [InlineData("""{"model":"m","messages":[{"role":"assistant","tool_calls":[{"id":"c1","type":"function","function":{"name":"f","arguments":"{}"}}]},{"role":"user","content":"x"}]}""", "did not have response messages: c1")]
    [InlineData("""{"model":"m","messages":[{"role":"assistant","tool_calls":[{"id":"c1","type":"function","function":{"name":"f","arguments":"{}"}}]}]}""", "did not have response messages: c1")]
    [InlineData("""{"model":"m","messages":[{"role":"assistant","tool_calls":[{"id":"c1","type":"function","function":{"name":"f","arguments":{}}}]}]}""", "arguments as a string")]
    [InlineData("""{"model":"m","messages":[{"role":"user","content":"x"}],"tools":[]}""", "'tools': empty array")]
    [InlineData("""{"model":"m","messages":[{"role":"user","content":"x"}],"tool_choice":"auto"}""", "only allowed when 'tools'")]
    [InlineData("""{"model":"m","messages":[{"role":"user","content":"x"}],"tools":[{"type":"function","function":{"name":"查"}}]}""", "does not match pattern")]
    [InlineData("""{"model":"m","messages":[{"role":"user","content":"x"}],"max_tokens":1,"max_completion_tokens":1}""", "at the same time")]
    [InlineData("""{"model":"m","messages":[{"role":"user","content":"x"}],"max_tokens":0}""", "below minimum")]
    [InlineData("""{"model":"m","messages":[{"role":"user","content":"x"}],"stream_options":{"include_usage":true}}""", "when 'stream' is enabled")]
    public async Task What_breaks_the_protocol_is_refused(string body, string why)
    {
        await using var server = await ModelServer.StartAsync(_ => ModelReply.Text("x"));
        var (status, answer) = await PostAsync(server, body);
        Assert.Equal(HttpStatusCode.BadRequest, status);
        using var json = JsonDocument.Parse(answer);
        Assert.Contains(why, json.RootElement.GetProperty("error").GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Empty(server.Requests);
        Assert.Single(server.Refused);
    }

    [Fact]
    public async Task Paths_and_keys_are_checked()
    {
        await using var server = await ModelServer.StartAsync(_ => ModelReply.Text("x"), new ModelServerOptions { ApiKey = "k", Prefix = "/compatible/v1" });
        Assert.Equal(HttpStatusCode.Unauthorized, (await PostAsync(server, Question)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await PostAsync(server, Question, key: "other")).Status);
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(server, Question, key: "k")).Status);
        using var elsewhere = await _http.GetAsync(new Uri(server.Endpoint, "/v1/models"), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, elsewhere.StatusCode);
        Assert.Equal("application/json", elsewhere.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Scripts_go_in_turn_and_their_failures_are_told()
    {
        var turns = ModelServer.InTurn(ModelReply.HttpError(429, retryAfter: TimeSpan.FromSeconds(7)), ModelReply.Html(502), ModelReply.Text("x"));
        await using var server = await ModelServer.StartAsync(request => request.Number > 4 ? throw new InvalidOperationException("no more") : turns(request));
        Assert.Contains("rate_limit_exceeded", (await PostAsync(server, Question)).Body, StringComparison.Ordinal);
        Assert.StartsWith("<html>", (await PostAsync(server, Question)).Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(server, Question)).Status);
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(server, Question)).Status);
        Assert.Equal(HttpStatusCode.InternalServerError, (await PostAsync(server, Question)).Status);
        Assert.Equal("no more", Assert.Single(server.ScriptFailures).Message);
    }

    [Fact]
    public async Task Bytes_are_split_anywhere_and_nothing_is_lost()
    {
        var words = string.Concat(Enumerable.Repeat("盐城沿海🌊新能源产业带，", 30));
        await using var server = await ModelServer.StartAsync(_ => ModelReply.Text(words, new ModelUsage(1, 2)));
        var (_, plain) = await PostAsync(server, Streamed);
        for (var seed = 1; seed <= 5; seed++)
        {
            var shape = new StreamShape { SplitSeed = seed };
            await using var splitting = await ModelServer.StartAsync(_ => ModelReply.Text(words, new ModelUsage(1, 2)), new ModelServerOptions { Shape = shape });
            Assert.Equal(plain, (await PostAsync(splitting, Streamed)).Body);
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task<(HttpStatusCode Status, string Body)> PostAsync(ModelServer server, string body, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(server.Endpoint + "/chat/completions"));
        request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        if (key is not null)
            request.Headers.Authorization = new System.Net.Http.Headers.AuthenticationHeaderValue("Bearer", key);
        using var response = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
