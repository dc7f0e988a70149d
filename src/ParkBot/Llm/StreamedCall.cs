using System.ClientModel;
using System.Globalization;
using System.Text;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;
using OpenAI.Chat;

namespace ParkBot.Llm;

/// <summary>One streamed call: puts text, tool calls and usage together from their pieces.</summary>
/// <param name="longest">A longer text is cut off, in characters.</param>
internal sealed class StreamedCall(int longest)
{
    /// <summary>What no server's usage can be; beyond it a server is not believed.</summary>
    private const int MostTokens = 10_000_000;

    private readonly StringBuilder text = new();
    private readonly ToolCallPieces calls = new();
    private string? finish;

    /// <summary>What the server says that it took; null where it said nothing.</summary>
    internal (int Prompt, int Completion)? Usage { get; private set; }

    /// <summary>True where the endpoint refused before the model began, so that nothing can have been used.</summary>
    internal bool IsRefused { get; private set; }

    /// <summary>Why it failed, in a few words without anything of the model's; null where it did not.</summary>
    internal string? Trouble { get; private set; } = "stopped";

    /// <exception cref="OperationCanceledException">It was stopped, by whomever.</exception>
    internal async Task<ModelAnswer> ReadAsync(IChatCompletionService chat, ModelRequest request, Func<string, ValueTask>? hear, CancellationToken cancellationToken)
    {
        try
        {
            var length = 0;
            await foreach (var piece in chat.GetStreamingChatMessageContentsAsync(request.History, request.Settings, kernel: null, cancellationToken).ConfigureAwait(false))
            {
                length += Add(piece);
                if (length > longest)
                {
                    return Failed(ModelTrouble.Useless, "an answer without an end");
                }

                if (hear is not null && piece.Content is { Length: > 0 } heard)
                {
                    await hear(heard).ConfigureAwait(false);
                }
            }

            // The library ends quietly where a stream is stopped between two pieces, and where a server ends it too early.
            cancellationToken.ThrowIfCancellationRequested();
            if (finish is not ("Stop" or "ToolCalls" or "FunctionCall"))
            {
                return Failed(finish is null ? ModelTrouble.Faulty : ModelTrouble.Useless, finish ?? "it broke off");
            }

            var called = calls.Build();
            if (text.Length == 0 && called.Count == 0)
            {
                return Failed(ModelTrouble.Useless, "an empty answer");
            }

            Trouble = null;
            return new ModelAnswer.Said(text.ToString(), called);
        }
        catch (ClientResultException failure)
        {
            // Without a status there was no answer at all: mostly no connection.
            IsRefused = true;
            return Failed(ModelTrouble.Faulty, failure.Status > 0 ? string.Create(CultureInfo.InvariantCulture, $"HTTP {failure.Status}") : "no connection");
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // The door to a stranger: broken JSON, broken streams and whatever else the library stumbles over are its trouble, not the question's.
            return Failed(ModelTrouble.Faulty, failure.GetType().Name);
        }
    }

    /// <returns>How many characters came.</returns>
    private int Add(StreamingChatMessageContent piece)
    {
        text.Append(piece.Content);
        var length = piece.Content?.Length ?? 0;
        foreach (var call in piece.Items.OfType<StreamingFunctionCallUpdateContent>())
        {
            calls.Add(call);
            length += (call.Arguments?.Length ?? 0) + (call.Name?.Length ?? 0);
        }

        finish = piece.Metadata?.GetValueOrDefault("FinishReason")?.ToString() ?? finish;
        if (piece.Metadata?.TryGetValue("Usage", out var told) == true && told is ChatTokenUsage usage)
        {
            Usage = (Math.Clamp(usage.InputTokenCount, 0, MostTokens), Math.Clamp(usage.OutputTokenCount, 0, MostTokens));
        }

        return length;
    }

    private ModelAnswer.Failed Failed(ModelTrouble trouble, string detail)
    {
        Trouble = detail;
        return new ModelAnswer.Failed(trouble, detail);
    }
}
