using System.Text.Json;

namespace ParkBot.TelegramBot;

/// <summary>What became of one call of the Bot API. Closed. A call is made once: whether it may be repeated is for the caller to say.</summary>
internal abstract record ApiReply
{
    private ApiReply()
    {
    }

    /// <summary><c>ok: true</c>.</summary>
    internal sealed record Done(JsonElement Result) : ApiReply;

    /// <summary><c>ok: false</c>: the API read the call and did nothing.</summary>
    internal sealed record Refused(int Code, string Description, int? RetryAfter, long? MigrateTo) : ApiReply;

    /// <summary>No connection was made, so nothing can have happened.</summary>
    internal sealed record Unreachable(string Reason) : ApiReply;

    /// <summary>A timeout, a broken connection, an answer that is none: nobody knows whether it happened.</summary>
    internal sealed record Unknown(string Reason) : ApiReply
    {
        /// <summary>What came with 200 and is no JSON; else null.</summary>
        internal string? Body { get; init; }
    }
}
