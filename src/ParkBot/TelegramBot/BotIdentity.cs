using System.Text.Json;

namespace ParkBot.TelegramBot;

/// <summary>Who the bot is, as Telegram told: what a mention, a command with @ and a reply are compared with.</summary>
internal sealed class BotIdentity
{
    internal long Id { get; private set; }

    /// <summary>The username without @.</summary>
    internal string Name { get; private set; } = "";

    /// <param name="me">The result of <c>getMe</c>.</param>
    internal void Learn(JsonElement me)
    {
        Id = me.TryGetProperty("id", out var id) && id.TryGetInt64(out var number) ? number : 0;
        Name = me.TryGetProperty("username", out var name) && name.ValueKind == JsonValueKind.String ? name.GetString()! : string.Empty;
    }
}
