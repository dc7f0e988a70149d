using System.Net;
using Microsoft.SemanticKernel;
using Xunit;

namespace ParkBot.Tests.Llm;

/// <summary>How Semantic Kernel's client and the server get along when all goes well, and what the client makes of what it is told.</summary>
public sealed class KernelClientTests
{
    private const string Words = "江苏省：投资额合计316.05亿元🌊，共2条。";

    [Theory]
    [InlineData(null, 3)]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 5)]
    [InlineData(4, 50)]
    public async Task Text_arrives_whole_whatever_the_splitting(int? seed, int piece)
    {
        var shape = new StreamShape { SplitSeed = seed, PieceSize = piece, KeepAliveEvery = 2, LineEnd = seed == 2 ? "\r\n" : "\n" };
        await using var server = await ModelServer.StartAsync(_ => ModelReply.Text(Words, new ModelUsage(11, 22) { Cached = 3, Reasoning = 4 }), new ModelServerOptions { Shape = shape, ApiKey = "k" });
        using var client = new KernelClient(server.Endpoint);
        var heard = await client.AskAsync("江苏总投资多少");
        Assert.Equal((Words, "Stop"), (heard.Text, heard.Finish));
        Assert.Equal((11, 22, 3, 4), (heard.Usage!.InputTokenCount, heard.Usage.OutputTokenCount, heard.Usage.InputTokenDetails.CachedTokenCount, heard.Usage.OutputTokenDetails.ReasoningTokenCount));
    }

    /// <summary>MaxTokens goes out as max_completion_tokens, which endpoints that only know max_tokens pass over; usage is always asked for.</summary>
    [Fact]
    public async Task What_it_asks()
    {
        await using var server = await ModelServer.StartAsync(_ => ModelReply.Text(Words));
        using var client = new KernelClient(server.Endpoint);
        await client.AskAsync("江苏总投资多少");
        var request = Assert.Single(server.Requests);
        Assert.Equal(("m", "只说查到的数字。", "江苏总投资多少", "k", "auto"), (request.Model, request.System, request.LastUser, request.ApiKey, request.ToolChoice));
        Assert.True(request.Stream && request.IncludeUsage);
        Assert.Equal((null, 100, 0), (request.MaxTokens, request.MaxCompletionTokens, request.Temperature));
        Assert.Equal(["sum", "list"], request.Tools.Select(tool => tool.Name));
        Assert.Equal(["province", "top"], request.Tools[0].Schema.GetProperty("required").EnumerateArray().Select(name => name.GetString()));
    }

    /// <summary>Fields that the settings do not know travel in the extra body: so may max_tokens.</summary>
    [Fact]
    public async Task An_extra_body_is_sent()
    {
        await using var server = await ModelServer.StartAsync(_ => ModelReply.Text(Words));
        using var client = new KernelClient(server.Endpoint);
        client.Settings.MaxTokens = null;
#pragma warning disable SKEXP0010 // The extra body is marked as experimental.
        client.Settings.ExtraBody = new Dictionary<string, object?>(StringComparer.Ordinal) { ["max_tokens"] = 77, ["enable_thinking"] = false };
#pragma warning restore SKEXP0010
        await client.AskAsync("江苏总投资多少");
        var request = Assert.Single(server.Requests);
        Assert.Equal((77, null), (request.MaxTokens, request.MaxCompletionTokens));
        Assert.Contains("\"enable_thinking\":false", request.Json, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, true, false)]
    [InlineData(1, true, false)]
    [InlineData(2, false, false)]
    [InlineData(3, true, true)]
    public async Task Parallel_calls_arrive_whole(int? seed, bool interleaved, bool whole)
    {
        var shape = new StreamShape { SplitSeed = seed, InterleavesCalls = interleaved, WholeCalls = whole, UsageWithFinish = whole };
        await using var server = await ModelServer.StartAsync(_ => ModelReply.TextAndCalls("我查一下", ("sum", "{\"province\":\"江苏\",\"top\":5}"), ("list", "{}"), ("sum", "{\"province\":\"浙江\"}")), new ModelServerOptions { Shape = shape });
        using var client = new KernelClient(server.Endpoint);
        var heard = await client.AskAsync("江苏和浙江");
        Assert.Equal(("我查一下", "ToolCalls"), (heard.Text, heard.Finish));
        Assert.Equal(["sum", "list", "sum"], heard.Calls.Select(call => call.FunctionName));
        Assert.Equal(["call_000100", "call_000101", "call_000102"], heard.Calls.Select(call => call.Id));
        Assert.Equal("江苏", heard.Calls[0].Arguments!["province"]);
        Assert.Equal("浙江", heard.Calls[2].Arguments!["province"]);
        Assert.NotNull(heard.Usage);
    }

    /// <summary>A refusal leaves the text empty and stops like an answer; hidden thoughts are passed over.</summary>
    [Fact]
    public async Task Refusals_filters_and_lengths()
    {
        await using var server = await ModelServer.StartAsync(ModelServer.InTurn(
            ModelReply.Refusal("我不能回答"), ModelReply.ContentFilter("江"), ModelReply.FinishLength("江苏"), ModelReply.Text("好") with { Thoughts = "先想想" }, ModelReply.NoUsage("好")));
        using var client = new KernelClient(server.Endpoint);
        Assert.Equal(("", "我不能回答", "Stop"), Told(await client.AskAsync("一")));
        Assert.Equal(("江", "", "ContentFilter"), Told(await client.AskAsync("二")));
        Assert.Equal(("江苏", "", "Length"), Told(await client.AskAsync("三")));
        Assert.Equal(("好", "", "Stop"), Told(await client.AskAsync("四")));
        Assert.Null((await client.AskAsync("五")).Usage);

        static (string, string, string?) Told(Heard heard) => (heard.Text, heard.Refusal, heard.Finish);
    }

    [Fact]
    public async Task Whole_answers_too()
    {
        await using var server = await ModelServer.StartAsync(ModelServer.InTurn(ModelReply.Text(Words), ModelReply.Calls(("sum", "{\"province\":\"江苏\"}")), ModelReply.HttpError(503)));
        using var client = new KernelClient(server.Endpoint);
        Assert.Equal(Words, (await client.AskWholeAsync("一")).Content);
        Assert.Equal("江苏", Assert.Single((await client.AskWholeAsync("二")).Items.OfType<FunctionCallContent>()).Arguments!["province"]);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await Assert.ThrowsAsync<HttpOperationException>(() => client.AskWholeAsync("三"))).StatusCode);
        Assert.DoesNotContain(server.Requests, request => request.Stream);
    }
}
