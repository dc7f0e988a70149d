using Microsoft.Extensions.Options;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;
using Microsoft.SemanticKernel.Connectors.OpenAI;
using ParkBot.Answering;
using ParkBot.Queries;
using ParkBot.Understanding;

namespace ParkBot.Llm;

/// <summary>What came of letting a model query. Closed.</summary>
internal abstract record LoopEnd
{
    private LoopEnd()
    {
    }

    /// <summary>The query that answers, and those before it that led there.</summary>
    internal sealed record Found(ToolRun Answer, IReadOnlyList<ToolRun> Before) : LoopEnd;

    /// <summary>A name has several meanings.</summary>
    internal sealed record Ask(Unclear Unclear) : LoopEnd;

    /// <summary>It made no query that ran.</summary>
    internal sealed record Nothing : LoopEnd;

    internal sealed record Failed(ModelTrouble Trouble) : LoopEnd;
}

/// <summary>Lets a model answer a question with queries, one after another where it must: bounded in steps, tokens and time.</summary>
internal sealed class ToolLoop(ModelClient client, PromptBook prompts, TalkText talk, DraftBinder binder, RunPlan run, ReadItems read, NewsCatalog catalog, IOptions<LlmOptions> options)
{
    private static readonly Kernel Kernel = new();

    internal async Task<LoopEnd> RunAsync(Asking asking, CancellationToken cancellationToken)
    {
        var session = new ToolSession(binder, run, read, catalog, new Grounds([asking.Question, asking.Context.PreviousQuestion, .. asking.Context.Earlier.Select(asked => asked.Question)]));
        var tools = ToolCall.Tools(new NewsPlugin(session), NewsPlugin.Name);
        var prompt = prompts["Ask.Plan"];
        var history = await prompt.RenderAsync(await talk.OfAsync(asking, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        var settings = (OpenAIPromptExecutionSettings)prompt.Settings.Clone();
        settings.FunctionChoiceBehavior = FunctionChoiceBehavior.Auto(functions: tools, autoInvoke: false);
        var request = new ModelRequest(prompt.Name, history, settings, TokenBound.Of(tools));
        for (var step = 0; step < options.Value.Steps; step++)
        {
            var answer = await client.CallAsync(request, asking, hear: null, cancellationToken).ConfigureAwait(false);
            if (answer is not ModelAnswer.Said said)
            {
                return new LoopEnd.Failed(((ModelAnswer.Failed)answer).Trouble);
            }

            if (said.Calls.Count == 0)
            {
                return End(session);
            }

            await CallAsync(said, history, tools, cancellationToken).ConfigureAwait(false);
            if (session.IsOver)
            {
                return End(session);
            }
        }

        return new LoopEnd.Failed(ModelTrouble.Useless);
    }

    private static LoopEnd End(ToolSession session) => session switch
    {
        { Unclear: { } unclear } => new LoopEnd.Ask(unclear),
        { Runs: { Count: > 0 } runs } => new LoopEnd.Found(runs[^1], [.. runs.SkipLast(1)]),
        _ => new LoopEnd.Nothing(),
    };

    /// <summary>Runs what was called and puts the results into the talk.</summary>
    private static async Task CallAsync(ModelAnswer.Said said, ChatHistory history, KernelPlugin tools, CancellationToken cancellationToken)
    {
        var calls = said.Calls.Select(call => (Call: call, Content: Content(call))).ToList();
        history.Add(new ChatMessageContent(AuthorRole.Assistant, [.. calls.Select(call => call.Content)]));
        foreach (var (call, content) in calls)
        {
            var told = await ToolAsync(call, content, tools, cancellationToken).ConfigureAwait(false);
            history.Add(new FunctionResultContent(content, told).ToChatMessage());
        }
    }

    /// <summary>news-aggregate is the function aggregate of the plugin news.</summary>
    private static FunctionCallContent Content(ToolCall call)
    {
        var parts = call.Name.Split('-', 2);
        return parts is [NewsPlugin.Name, var function] ? call.Content(NewsPlugin.Name, function) : call.Content(plugin: null, call.Name.Length > 0 ? call.Name : "none");
    }

    /// <summary>One call: what is not known or does not fit is told to the model, and nothing of it runs.</summary>
    private static async Task<string> ToolAsync(ToolCall call, FunctionCallContent content, KernelPlugin tools, CancellationToken cancellationToken)
    {
        if (content.PluginName != NewsPlugin.Name || !tools.TryGetFunction(content.FunctionName, out var function))
        {
            return ToolReport.Error("没有这个工具。");
        }

        if (call.Read(function) is not { } arguments)
        {
            return ToolReport.Error("参数读不懂：要是一个 JSON 对象，只能有说明里的参数，类型和取值照说明。");
        }

        var result = await function.InvokeAsync(Kernel, arguments, cancellationToken).ConfigureAwait(false);
        return result.GetValue<string>() ?? ToolReport.Error("没有结果。");
    }
}
