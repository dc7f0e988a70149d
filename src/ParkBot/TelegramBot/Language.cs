namespace ParkBot.TelegramBot;

/// <summary>What the bot's own words are in: buttons, help, refusals. Answers quote Chinese news and stay Chinese.</summary>
internal enum Language { Chinese, English }

internal static class LanguageChoice
{
    /// <summary>What a chat set, else what the user's Telegram says; Chinese where neither is known (semantics of a bot whose users read Chinese first).</summary>
    internal static Language Of(string? set, string? telegram) => (set ?? telegram) switch
    {
        null or "" => Language.Chinese,
        { } code when code.StartsWith("zh", StringComparison.OrdinalIgnoreCase) => Language.Chinese,
        _ => Language.English,
    };

    /// <summary>1 item, 2 items.</summary>
    internal static string Count(int number, string one) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{number} {one}{(number == 1 ? string.Empty : "s")}");

    internal static string Pick(this Language language, string chinese, string english) => language == Language.Chinese ? chinese : english;
}
