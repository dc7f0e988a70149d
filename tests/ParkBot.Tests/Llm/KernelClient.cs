using System.ClientModel;
using System.Net;
using System.Text;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;
using Microsoft.SemanticKernel.Connectors.OpenAI;
using Xunit;
using ChatTokenUsage = OpenAI.Chat.ChatTokenUsage;

namespace ParkBot.Tests.Llm;

/// <summary>What came out of a stream.</summary>
internal sealed record Heard(string Text, IReadOnlyList<FunctionCallContent> Calls, ChatTokenUsage? Usage, string? Finish, string Refusal, int Pieces)
{
    /// <summary>The refusal has no property of its own: it stands in the metadata of each piece.</summary>
    internal static string RefusalOf(StreamingChatMessageContent piece) => piece.Metadata?.GetValueOrDefault("RefusalUpdate") as string ?? string.Empty;
}

/// <summary>Semantic Kernel's own client against a scripted server, with two tools on offer that nobody invokes by himself.</summary>
internal sealed class KernelClient : IDisposable
{
    private static readonly KernelFunction[] Tools =
    [
        KernelFunctionFactory.CreateFromMethod((string province, int top) => $"{province} {top}", "sum", "合计"),
        KernelFunctionFactory.CreateFromMethod(() => "none", "list", "列出"),
    ];

    private readonly HttpClient? _http;
    private readonly OpenAIChatCompletionService _chat;

    /// <summary>With an HTTP client of one's own Semantic Kernel neither repeats a call nor limits its time.</summary>
    internal KernelClient(Uri endpoint, bool ownHttp = true, TimeSpan? timeout = null)
    {
        _http = ownHttp ? new HttpClient { Timeout = timeout ?? TimeSpan.FromSeconds(20) } : null;
#pragma warning disable SKEXP0010 // An endpoint that is not OpenAI's is marked as experimental.
        _chat = new OpenAIChatCompletionService("m", endpoint, apiKey: "k", httpClient: _http);
#pragma warning restore SKEXP0010
    }

    internal ChatHistory History { get; } = new("只说查到的数字。");

    internal OpenAIPromptExecutionSettings Settings { get; } = new()
    {
        MaxTokens = 100,
        Temperature = 0,
        FunctionChoiceBehavior = FunctionChoiceBehavior.Auto(Tools, autoInvoke: false),
    };

    internal async Task<Heard> AskAsync(string question, CancellationToken? cancellationToken = null)
    {
        History.AddUserMessage(question);
        return await GoOnAsync(cancellationToken);
    }

    internal async Task<Heard> GoOnAsync(CancellationToken? cancellationToken = null)
    {
        var (text, refusal, pieces) = (new StringBuilder(), new StringBuilder(), 0);
        var calls = new FunctionCallContentBuilder();
        ChatTokenUsage? usage = null;
        string? finish = null;
        await foreach (var piece in _chat.GetStreamingChatMessageContentsAsync(History, Settings, kernel: null, cancellationToken ?? TestContext.Current.CancellationToken))
        {
            pieces++;
            text.Append(piece.Content);
            refusal.Append(Heard.RefusalOf(piece));
            calls.Append(piece);
            usage = piece.Metadata?.GetValueOrDefault("Usage") as ChatTokenUsage ?? usage;
            finish = piece.Metadata?.GetValueOrDefault("FinishReason")?.ToString() ?? finish;
        }
        return new Heard(text.ToString(), calls.Build(), usage, finish, refusal.ToString(), pieces);
    }

    internal async Task<ChatMessageContent> AskWholeAsync(string question)
    {
        History.AddUserMessage(question);
        return (await _chat.GetChatMessageContentsAsync(History, Settings, kernel: null, TestContext.Current.CancellationToken))[0];
    }

    /// <summary>Puts the calls and an answer to each into the history.</summary>
    internal void Answer(IReadOnlyList<FunctionCallContent> calls)
    {
        History.Add(new ChatMessageContent(AuthorRole.Assistant, [.. calls]));
        foreach (var call in calls)
            History.Add(new FunctionResultContent(call, "结果 " + call.FunctionName).ToChatMessage());
    }

    /// <summary>The kind and the status of what a stream ends with.</summary>
    internal async Task<(Type Kind, HttpStatusCode? Status)> FailAsync()
    {
        var failure = await Record.ExceptionAsync(() => AskAsync("江苏总投资多少"));
        Assert.NotNull(failure);
        return (failure.GetType(), failure switch
        {
            HttpOperationException refused => refused.StatusCode,
            ClientResultException { Status: > 0 } refused => (HttpStatusCode)refused.Status,
            _ => null,
        });
    }

    public void Dispose() => _http?.Dispose();
}
