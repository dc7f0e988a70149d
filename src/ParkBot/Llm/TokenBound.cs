using System.Text;
using System.Text.Json;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;

namespace ParkBot.Llm;

/// <summary>
/// The most tokens that a request can have. A token of every tokenizer in use stands for at least one byte of UTF-8, so that the
/// bytes are a bound, though a wide one; what was set aside too much is given back after the call.
/// </summary>
internal static class TokenBound
{
    /// <summary>Roles, borders and names that the protocol adds to each message.</summary>
    private const int AMessage = 20;

    internal static int Of(ChatHistory history, int tools) => tools + history.Sum(Of);

    /// <summary>What the descriptions of tools add to every request.</summary>
    internal static int Of(IEnumerable<KernelFunction> functions) => functions.Sum(function => AMessage + Bytes(function.Name) + Bytes(function.Description)
        + function.Metadata.Parameters.Sum(parameter => AMessage + Bytes(parameter.Name) + Bytes(parameter.Description) + Bytes(parameter.Schema?.ToString())));

    private static int Of(ChatMessageContent message) => AMessage + message.Items.Sum(item => item switch
    {
        TextContent text => Bytes(text.Text),
        FunctionCallContent call => AMessage + Bytes(call.FunctionName) + (call.Arguments?.Sum(argument => AMessage + Bytes(argument.Key) + Bytes((argument.Value as JsonElement?)?.GetRawText())) ?? 0),
        FunctionResultContent result => AMessage + Bytes(result.Result?.ToString()),
        _ => AMessage,
    });

    private static int Bytes(string? text) => text is null ? 0 : Encoding.UTF8.GetByteCount(text);
}
