namespace ParkBot.Tests.Llm;

/// <summary>How an answer is cut up on its way; one record for all the ways in which endpoints differ.</summary>
internal sealed record StreamShape
{
    /// <summary>So many characters in a piece of text or of a call's arguments.</summary>
    internal int PieceSize { get; init; } = 3;

    /// <summary>Splits the bytes at random places, also within a character, and joins events. Null: an event is a write.</summary>
    internal int? SplitSeed { get; init; }

    /// <summary>After so many events comes a comment line; 0 for none.</summary>
    internal int KeepAliveEvery { get; init; } = 7;

    /// <summary>Pieces of parallel calls come in turns; else one call after the other.</summary>
    internal bool InterleavesCalls { get; init; } = true;

    /// <summary>Calls come whole in one piece, as some endpoints send them.</summary>
    internal bool WholeCalls { get; init; }

    /// <summary>Usage comes with the finish reason, asked for or not, as some endpoints send it.</summary>
    internal bool UsageWithFinish { get; init; }

    internal string LineEnd { get; init; } = "\n";

    /// <summary>Between two events.</summary>
    internal TimeSpan Pause { get; init; }

    /// <summary>Between two bytes; zero writes them together.</summary>
    internal TimeSpan BytePause { get; init; }
}

/// <summary>How a stream ends.</summary>
internal enum StreamEnd
{
    /// <summary>finish_reason, usage where it was asked for, [DONE].</summary>
    Done,

    /// <summary>Cleanly, without finish_reason and [DONE].</summary>
    Unfinished,

    /// <summary>The connection breaks off in the middle of a chunk, half-way.</summary>
    Cut,

    /// <summary>Half-way nothing comes any more, until the client goes away.</summary>
    Stall,

    /// <summary>Half-way comes an error as data, and the end.</summary>
    Error,
}

/// <summary>What the scripted model does with a request.</summary>
internal abstract record ModelReply
{
    private ModelReply()
    {
    }

    /// <summary>Null: the server's.</summary>
    internal StreamShape? Shape { get; init; }

    /// <summary>Before anything is answered.</summary>
    internal TimeSpan Delay { get; init; }

    /// <summary>An answer of a model: words, calls, or both.</summary>
    internal sealed record Completion : ModelReply
    {
        internal string? Words { get; init; }

        internal IReadOnlyList<ModelCall> ToolCalls { get; init; } = [];

        /// <summary>Comes before the words in a field that the protocol does not know (reasoning_content).</summary>
        internal string? Thoughts { get; init; }

        /// <summary>The refusal field.</summary>
        internal string? Declined { get; init; }

        /// <summary>Null: tool_calls with calls, else stop.</summary>
        internal string? FinishReason { get; init; }

        /// <summary>Null: an estimate.</summary>
        internal ModelUsage? Usage { get; init; }

        internal bool TellsUsage { get; init; } = true;

        internal StreamEnd End { get; init; }

        internal string Finish => FinishReason ?? (ToolCalls.Count > 0 ? "tool_calls" : "stop");
    }

    internal sealed record Error(int Status, string Body, TimeSpan? RetryAfter) : ModelReply;

    internal sealed record Page(int Status) : ModelReply;

    internal sealed record Silence(bool Headers) : ModelReply;

    internal sealed record Garbage(string Data) : ModelReply;

    internal sealed record Unending(string Piece) : ModelReply;

    internal sealed record Choiceless : ModelReply;

    internal static Completion Text(string words, ModelUsage? usage = null) => new() { Words = words, Usage = usage };

    internal static Completion Calls(params (string Name, string Arguments)[] calls) =>
        new() { ToolCalls = [.. calls.Select(call => new ModelCall(null, call.Name, call.Arguments))] };

    internal static Completion TextAndCalls(string words, params (string Name, string Arguments)[] calls) => Calls(calls) with { Words = words };

    /// <summary>A byte at a time.</summary>
    internal static Completion Drip(string words, TimeSpan pause) => Text(words) with { Shape = new StreamShape { BytePause = pause } };

    internal static Completion Truncated(string words) => Text(words) with { End = StreamEnd.Cut };

    internal static Completion NoDone(string words) => Text(words) with { End = StreamEnd.Unfinished };

    internal static Completion StallsMidway(string words) => Text(words) with { End = StreamEnd.Stall };

    internal static Completion ErrorInStream(string words) => Text(words) with { End = StreamEnd.Error };

    internal static Completion NoUsage(string words) => Text(words) with { TellsUsage = false };

    internal static Completion FinishLength(string words) => Text(words) with { FinishReason = "length" };

    internal static Completion Refusal(string refusal) => new() { Declined = refusal };

    internal static Completion ContentFilter(string words = "") => Text(words) with { FinishReason = "content_filter" };

    /// <summary>An error in OpenAI's form, or with a body of its own.</summary>
    internal static Error HttpError(int status, string? body = null, TimeSpan? retryAfter = null) => new(status, body ?? ModelError.Usual(status).Body, retryAfter);

    internal static Error ContextTooLong(int window = 8192) => new(400, ModelError.ContextTooLong(window).Body, RetryAfter: null);

    /// <summary>429 of a kind that waiting does not cure.</summary>
    internal static Error QuotaUsedUp() => new(429, ModelError.QuotaUsedUp.Body, RetryAfter: null);

    /// <summary>A proxy's page instead of JSON.</summary>
    internal static Page Html(int status = 200) => new(status);

    /// <summary>Nothing, until the client goes away; with headers or not even these.</summary>
    internal static Silence Stall(bool headers = true) => new(headers);

    /// <summary>Data lines that are no JSON.</summary>
    internal static Garbage BrokenJson(string data = "{\"id\":\"chatcmpl-1\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"江") => new(data);

    /// <summary>Text for ever, until the client goes away.</summary>
    internal static Unending Endless(string piece = "江苏省投资额合计很多很多亿元，") => new(piece);

    /// <summary>Well formed, and no choice in it.</summary>
    internal static Choiceless EmptyChoices() => new();
}
