using ParkBot.Delivery;
using ParkBot.Messages;

namespace ParkBot.TelegramBot;

/// <summary>One short message with buttons, new or in the place of the one whose button was pressed.</summary>
internal static class Cards
{
    internal static OutboxRow Put(Turn turn, Message message, IReadOnlyList<IReadOnlyList<Button>> buttons, int? edits = null)
    {
        var part = HtmlRenderer.Render(message)[0];
        return turn.Send(new OutgoingMessage { Html = part.Html, Plain = part.Plain, Buttons = buttons, Edits = edits });
    }

    internal static OutboxRow Put(Turn turn, string text, IReadOnlyList<IReadOnlyList<Button>> buttons, int? edits = null) => Put(turn, Message.Of(text), buttons, edits);
}
