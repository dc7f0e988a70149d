using ParkBot.Messages;

namespace ParkBot.TelegramBot;

/// <summary>An answer as plain text with its sources, to be pasted elsewhere.</summary>
internal static class CopyText
{
    /// <summary>Cut on line borders only where one message has no room for it.</summary>
    internal static IReadOnlyList<string> Render(Message message)
    {
        var lines = new LineBuilder();
        foreach (var line in PlainText.Render(message).Split('\n'))
        {
            lines.Group();
            lines.Text(line);
        }

        var parts = PartPacker.Pack(lines.Lines, OutgoingMessage.TextLimit);
        return parts.Count == 0 ? [HtmlRenderer.Nothing] : [.. parts.Select(part => string.Join('\n', part.Select(line => line.Text)))];
    }
}
