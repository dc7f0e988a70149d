using System.Text.Encodings.Web;
using System.Text.Json;
using Telegram.Bot;

namespace ParkBot.Tests.TelegramBot.Rendering;

/// <summary>The library's JSON with Chinese as Chinese.</summary>
internal static class Readable
{
    internal static JsonSerializerOptions Compact { get; } = new(JsonBotAPI.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
