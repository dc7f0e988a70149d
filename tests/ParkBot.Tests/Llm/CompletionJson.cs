using System.Text.Json;
using System.Text.Json.Nodes;

namespace ParkBot.Tests.Llm;

/// <summary>A completion in the endpoint's form: one object, or the chunks of a stream.</summary>
internal sealed class CompletionJson(ModelRequest request, ModelReply.Completion reply, StreamShape shape)
{
    private readonly ModelCall[] _calls = [.. reply.ToolCalls.Select((call, i) => call with { Id = call.Id ?? FormattableString.Invariant($"call_{request.Number:D4}{i:D2}") })];

    private ModelUsage Usage => reply.Usage ?? ModelUsage.Estimate(request, [reply.Words, reply.Declined, .. reply.ToolCalls.SelectMany(call => new[] { call.Name, call.Arguments })]);

    /// <summary>The answer to a request that asked for no stream.</summary>
    internal string Whole()
    {
        var message = new JsonObject { ["role"] = "assistant", ["content"] = reply.Words, ["refusal"] = reply.Declined };
        if (reply.Thoughts is not null)
            message["reasoning_content"] = reply.Thoughts;
        if (_calls.Length > 0)
            message["tool_calls"] = new JsonArray([.. _calls.Select(call => new JsonObject { ["id"] = call.Id, ["type"] = "function", ["function"] = Function(call.Name, call.Arguments) })]);
        var whole = Frame("chat.completion");
        whole["choices"] = new JsonArray(new JsonObject { ["index"] = 0, ["message"] = message, ["logprobs"] = null, ["finish_reason"] = reply.Finish });
        if (reply.TellsUsage)
            whole["usage"] = UsageJson();
        return Text(whole);
    }

    /// <summary>The role, and all that the model says, a piece a chunk; the end is <see cref="End"/>.</summary>
    internal IEnumerable<string> Pieces()
    {
        yield return Chunk(new JsonObject { ["role"] = "assistant", ["content"] = _calls.Length > 0 && reply.Words is null ? null : string.Empty, ["refusal"] = null });
        foreach (var (field, text) in new[] { ("reasoning_content", reply.Thoughts), ("content", reply.Words), ("refusal", reply.Declined) })
        {
            foreach (var piece in Cut(text))
                yield return Chunk(new JsonObject { [field] = piece });
        }
        foreach (var chunk in Calls())
            yield return chunk;
    }

    /// <summary>The finish reason in a chunk of its own, then the usage in one without choices.</summary>
    internal IEnumerable<string> End()
    {
        yield return Chunk([], reply.Finish, reply.TellsUsage && shape.UsageWithFinish);
        if (!request.IncludeUsage || !reply.TellsUsage || shape.UsageWithFinish)
            yield break;
        var usage = Frame("chat.completion.chunk");
        usage["choices"] = new JsonArray();
        usage["usage"] = UsageJson();
        yield return Text(usage);
    }

    internal string Chunk(JsonObject delta, string? finish = null, bool usage = false)
    {
        var chunk = Frame("chat.completion.chunk");
        chunk["choices"] = new JsonArray(new JsonObject { ["index"] = 0, ["delta"] = delta, ["logprobs"] = null, ["finish_reason"] = finish });
        if (usage)
            chunk["usage"] = UsageJson();
        else if (request.IncludeUsage)
            chunk["usage"] = null;
        return Text(chunk);
    }

    internal string NoChoices(string kind)
    {
        var frame = Frame(kind);
        frame["choices"] = new JsonArray();
        return Text(frame);
    }

    /// <summary>By a call: its index, id and name with empty arguments, then fragments of the arguments.</summary>
    private IEnumerable<string> Calls()
    {
        var queues = new List<Queue<JsonObject>>();
        foreach (var (i, call) in _calls.Index())
        {
            var head = new JsonObject { ["index"] = i, ["id"] = call.Id, ["type"] = "function", ["function"] = Function(call.Name, shape.WholeCalls ? call.Arguments : string.Empty) };
            queues.Add(new Queue<JsonObject>([head, .. shape.WholeCalls ? [] : Cut(call.Arguments).Select(piece => new JsonObject { ["index"] = i, ["function"] = new JsonObject { ["arguments"] = piece } })]));
        }
        while (queues.Exists(queue => queue.Count > 0))
        {
            foreach (var queue in queues)
            {
                do
                {
                    if (queue.TryDequeue(out var piece))
                        yield return Chunk(new JsonObject { ["tool_calls"] = new JsonArray(piece) });
                }
                while (!shape.InterleavesCalls && queue.Count > 0);
            }
        }
    }

    private JsonObject Frame(string kind) => new()
    {
        ["id"] = FormattableString.Invariant($"chatcmpl-{request.Number:D4}"),
        ["object"] = kind,
        ["created"] = 1764000000 + request.Number,
        ["model"] = request.Model,
        ["system_fingerprint"] = "fp_scripted",
    };

    private JsonObject UsageJson() => new()
    {
        ["prompt_tokens"] = Usage.Prompt,
        ["completion_tokens"] = Usage.Completion,
        ["total_tokens"] = Usage.Prompt + Usage.Completion,
        ["prompt_tokens_details"] = new JsonObject { ["cached_tokens"] = Usage.Cached, ["audio_tokens"] = 0 },
        ["completion_tokens_details"] = new JsonObject { ["reasoning_tokens"] = Usage.Reasoning, ["audio_tokens"] = 0 },
    };

    /// <summary>Whole characters: a piece never ends within a surrogate pair.</summary>
    private IEnumerable<string> Cut(string? text) =>
        (text ?? string.Empty).EnumerateRunes().Chunk(Math.Max(1, shape.PieceSize)).Select(runes => string.Concat(runes.Select(rune => rune.ToString())));

    private static JsonObject Function(string name, string arguments) => new() { ["name"] = name, ["arguments"] = arguments };

    private static string Text(JsonObject json) => json.ToJsonString(ModelError.Plain);
}
