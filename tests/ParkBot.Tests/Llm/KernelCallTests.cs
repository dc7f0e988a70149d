using System.ClientModel;
using System.Net;
using System.Text.Json;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;
using Xunit;

namespace ParkBot.Tests.Llm;

/// <summary>What Semantic Kernel's client makes of calls of tools, and how they go back to the endpoint.</summary>
public sealed class KernelCallTests
{
    private const string Words = "江苏省：投资额合计316.05亿元。";

    [Fact]
    public async Task The_second_round_answers_the_calls()
    {
        await using var server = await ModelServer.StartAsync(ModelServer.InTurn(ModelReply.Calls(("sum", "{\"province\":\"江苏\",\"top\":5}"), ("list", "{}")), ModelReply.Text(Words)));
        using var client = new KernelClient(server.Endpoint);
        var heard = await client.AskAsync("江苏总投资多少");
        client.Answer(heard.Calls);
        Assert.Equal(Words, (await client.GoOnAsync()).Text);
        Assert.Empty(server.Refused);
        Assert.Equal([new ModelToolResult("call_000100", "sum", "结果 sum"), new ModelToolResult("call_000101", "list", "结果 list")], server.Requests[1].ToolResults);
    }

    [Fact]
    public async Task A_call_that_is_not_answered_is_refused()
    {
        await using var server = await ModelServer.StartAsync(_ => ModelReply.Calls(("list", "{}")));
        using var client = new KernelClient(server.Endpoint);
        var heard = await client.AskAsync("江苏");
        client.History.Add(new ChatMessageContent(AuthorRole.Assistant, [.. heard.Calls]));
        Assert.Equal((typeof(ClientResultException), HttpStatusCode.BadRequest), await client.FailAsync());
        Assert.Contains("did not have response messages", Assert.Single(server.Refused), StringComparison.Ordinal);
    }

    /// <summary>
    /// A name that was never on offer is handed over like any other; what stands before the first hyphen becomes the plugin's name. Put
    /// back into the history, letters that no function's name may have become underscores.
    /// </summary>
    [Theory]
    [InlineData("delete_issue", null, "delete_issue", "delete_issue")]
    [InlineData("a-b-c", "a", "b-c", "a-b-c")]
    [InlineData("run.sql", null, "run.sql", "run_sql")]
    [InlineData("删除", null, "删除", "__")]
    public async Task Unknown_tools_are_handed_over(string called, string? plugin, string function, string echoed)
    {
        await using var server = await ModelServer.StartAsync(ModelServer.InTurn(ModelReply.Calls((called, "{}")), ModelReply.Text("x")));
        using var client = new KernelClient(server.Endpoint);
        var call = Assert.Single((await client.AskAsync("江苏")).Calls);
        Assert.Equal((plugin, function), (call.PluginName, call.FunctionName));
        client.Answer([call]);
        await client.GoOnAsync();
        Assert.Equal(echoed, server.Requests[1].Messages[2].ToolCalls[0].Name);
    }

    /// <summary>
    /// Broken arguments throw nothing: the call has no arguments, and an exception in a property. Empty ones have neither (whole
    /// answers: the exception). Put back into the history as it is, such a call goes out with the arguments "null".
    /// </summary>
    [Theory]
    [InlineData("{\"province\":", true)]
    [InlineData("[1]", true)]
    [InlineData("江苏", true)]
    [InlineData("", false)]
    public async Task Broken_arguments_are_told_by_the_call(string arguments, bool broken)
    {
        await using var server = await ModelServer.StartAsync(ModelServer.InTurn(ModelReply.Calls(("sum", arguments)), ModelReply.Text("x")));
        using var client = new KernelClient(server.Endpoint);
        var call = Assert.Single((await client.AskAsync("江苏")).Calls);
        Assert.Null(call.Arguments);
        Assert.Equal(broken, call.Exception is KernelException { InnerException: JsonException });
        client.Answer([call]);
        await client.GoOnAsync();
        Assert.Empty(server.Refused);
        Assert.Equal("null", server.Requests[1].Messages[2].ToolCalls[0].Arguments);
    }

    /// <summary>Arguments are strings after reading: 5 and true too, and arrays and objects as their JSON. So they go back to the endpoint.</summary>
    [Fact]
    public async Task Arguments_become_strings()
    {
        await using var server = await ModelServer.StartAsync(ModelServer.InTurn(ModelReply.Calls(("sum", """{"province":["江苏"],"top":5,"all":true,"none":null,"twice":1,"twice":2}""")), ModelReply.Text("x")));
        using var client = new KernelClient(server.Endpoint);
        var call = Assert.Single((await client.AskAsync("江苏")).Calls);
        Assert.Equal(["[\"江苏\"]", "5", "True", null, "2"], ((string[])["province", "top", "all", "none", "twice"]).Select(name => call.Arguments![name] as string));
        client.Answer([call]);
        await client.GoOnAsync();
        using var echoed = JsonDocument.Parse(server.Requests[1].Messages[2].ToolCalls[0].Arguments);
        Assert.Equal(JsonValueKind.String, echoed.RootElement.GetProperty("top").ValueKind);
    }

    /// <summary>Calls without an id vanish, though the finish reason speaks of calls; two of the same id go back as two, which endpoints refuse.</summary>
    [Fact]
    public async Task Ids_that_do_not_tell_calls_apart()
    {
        await using var server = await ModelServer.StartAsync(ModelServer.InTurn(
            new ModelReply.Completion { ToolCalls = [new ModelCall("", "sum", "{}"), new ModelCall("", "list", "{}")] },
            new ModelReply.Completion { ToolCalls = [new ModelCall("c", "sum", "{}"), new ModelCall("c", "list", "{}")] }));
        using var client = new KernelClient(server.Endpoint);
        var heard = await client.AskAsync("一");
        Assert.Equal((0, "ToolCalls"), (heard.Calls.Count, heard.Finish));
        heard = await client.AskAsync("二");
        Assert.Equal(["c", "c"], heard.Calls.Select(call => call.Id));
        client.Answer(heard.Calls);
        await Assert.ThrowsAsync<ClientResultException>(() => client.GoOnAsync());
    }

    /// <summary>Some endpoints say stop where they mean tool_calls: the calls are there all the same.</summary>
    [Fact]
    public async Task Calls_that_finish_with_stop()
    {
        await using var server = await ModelServer.StartAsync(_ => ModelReply.Calls(("list", "{}")) with { FinishReason = "stop" });
        using var client = new KernelClient(server.Endpoint);
        var heard = await client.AskAsync("一");
        Assert.Equal(("list", "Stop"), (Assert.Single(heard.Calls).FunctionName, heard.Finish));
    }
}
