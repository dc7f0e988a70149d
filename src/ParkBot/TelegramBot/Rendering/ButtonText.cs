namespace ParkBot.TelegramBot;

/// <summary>Words from outside on a button: one line, short enough for a phone, and never empty, which the API refuses.</summary>
internal static class ButtonText
{
    private const int Longest = 40;

    internal static string Of(string label)
    {
        var line = OddCharacters.Clean(label).ReplaceLineEndings(" ").Trim();
        return OddCharacters.IsBlank(line) ? HtmlRenderer.Nothing
            : line.Length <= Longest ? line : string.Concat(line.AsSpan(0, OddCharacters.Cut(line, Longest - 1)), "…");
    }
}
