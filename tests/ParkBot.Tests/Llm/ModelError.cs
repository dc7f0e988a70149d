using System.Text.Encodings.Web;
using System.Text.Json;

namespace ParkBot.Tests.Llm;

/// <summary>An error as the endpoint tells it: {"error": {message, type, param, code}}.</summary>
internal sealed record ModelError(int Status, string Message, string Kind = "invalid_request_error", string? Parameter = null, string? Code = null)
{
    internal static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static readonly ModelError QuotaUsedUp = new(429, "You exceeded your current quota, please check your plan and billing details.", "insufficient_quota", Code: "insufficient_quota");

    internal string Body => JsonSerializer.Serialize(new { error = new { message = Message, type = Kind, param = Parameter, code = Code } }, Plain);

    internal static ModelError ContextTooLong(int window) => new(
        400,
        FormattableString.Invariant($"This model's maximum context length is {window} tokens. However, your messages resulted in {window + 808} tokens. Please reduce the length of the messages."),
        Parameter: "messages",
        Code: "context_length_exceeded");

    /// <summary>What stands in the body of that status on an ordinary day.</summary>
    internal static ModelError Usual(int status) => status switch
    {
        401 => new(401, "Incorrect API key provided: k***. You can find your API key in your account.", Code: "invalid_api_key"),
        403 => new(403, "Country, region, or territory not supported", "request_forbidden", Code: "unsupported_country_region_territory"),
        404 => new(404, "The model does not exist or you do not have access to it.", Code: "model_not_found"),
        429 => new(429, "Rate limit reached for requests. Please try again later.", "requests", Code: "rate_limit_exceeded"),
        503 => new(503, "The engine is currently overloaded, please try again later.", "server_error"),
        >= 500 => new(status, "The server had an error while processing your request. Sorry about that!", "server_error"),
        _ => new(status, "The request was refused."),
    };
}

/// <summary>The request breaks the protocol.</summary>
internal sealed class ProtocolException(ModelError error) : Exception(error.Message)
{
    internal ModelError Error { get; } = error;
}
