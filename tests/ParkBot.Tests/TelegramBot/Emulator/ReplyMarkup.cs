using System.Text;
using System.Text.Json;

namespace ParkBot.Tests.TelegramBot;

/// <summary>A button as a person sees it, and what it sends.</summary>
internal sealed record LedgerButton(string Text, string? Data, string? Url = null);

/// <summary>What stands under a message.</summary>
/// <param name="Json">As it was sent; null for none.</param>
/// <param name="Inline">True for buttons under the message, which its JSON shows again.</param>
internal sealed record ReplyMarkup(string? Json, bool Inline, IReadOnlyList<IReadOnlyList<LedgerButton>> Rows)
{
    private const int MostButtons = 100;
    private const int MostInRow = 8;

    internal static ReplyMarkup None { get; } = new(null, Inline: false, []);

    internal static ReplyMarkup Read(ApiRequest request)
    {
        if (request.Json("reply_markup") is not { } markup)
            return None;
        if (markup.ValueKind != JsonValueKind.Object)
            throw RefusalException.Bad("object expected as reply markup");
        var inline = markup.Member("inline_keyboard") is not null;
        var rows = (markup.Member("inline_keyboard") ?? markup.Member("keyboard"))
            .Elements().Select(row => Row(row, inline)).Where(row => row.Count > 0).ToList();
        if (rows.Sum(row => row.Count) > MostButtons || rows.Any(row => row.Count > MostInRow))
            throw RefusalException.Bad("reply markup is too long");
        return inline && rows.Count == 0 ? None : new ReplyMarkup(markup.GetRawText(), inline, rows);
    }

    /// <summary>A button of a keyboard or of a rich message.</summary>
    internal static LedgerButton Button(JsonElement button, string text, bool inline)
    {
        if (text.Length == 0)
            throw RefusalException.Bad("inline keyboard button text is empty");
        var data = button.Word("callback_data");
        var url = button.Word("url");
        if (data is not null && Encoding.UTF8.GetByteCount(data) is 0 or > 64)
            throw RefusalException.Bad("BUTTON_DATA_INVALID");
        if (url is not null && !(Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" or "tg"))
            throw RefusalException.Bad("BUTTON_URL_INVALID");
        if (button.Member("copy_text") is { } copy && copy.Word("text") is not { Length: >= 1 and <= 256 })
            throw RefusalException.Bad("BUTTON_COPY_TEXT_INVALID");
        if (inline && data is null && !Actions.Any(action => button.Member(action) is not null))
            throw RefusalException.Bad("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard");
        return new LedgerButton(text, data, url);
    }

    private static readonly string[] Actions =
        ["url", "web_app", "login_url", "switch_inline_query", "switch_inline_query_current_chat", "switch_inline_query_chosen_chat", "copy_text", "callback_game", "pay", "disabled"];

    private static List<LedgerButton> Row(JsonElement row, bool inline)
    {
        if (row.ValueKind != JsonValueKind.Array)
            throw RefusalException.Bad("can't parse inline keyboard: expected an Array of Arrays");
        var buttons = new List<LedgerButton>();
        foreach (var button in row.EnumerateArray())
        {
            var text = button.ValueKind == JsonValueKind.String ? button.Words() : button.Word("text");
            buttons.Add(Button(button, text?.Trim() ?? string.Empty, inline));
        }
        return buttons;
    }
}
