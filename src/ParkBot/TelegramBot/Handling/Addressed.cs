using System.Text.RegularExpressions;

namespace ParkBot.TelegramBot;

/// <summary>What a message asks of the bot, once it is known to be meant for it.</summary>
/// <param name="Command">Lower case without slash and bot name; null for plain words.</param>
/// <param name="Words">What follows the command, or the words without the mention.</param>
/// <param name="ByName">True where the message names the bot, so that it must answer even what it does not know.</param>
internal sealed partial record Addressed(string? Command, string Words, bool ByName)
{
    /// <summary>Null where a message of a group is not for this bot: no mention, no reply to it, no command, or another bot's command.</summary>
    internal static Addressed? Read(IncomingMessage message, BotIdentity bot)
    {
        var words = message.Words.Trim();
        var command = Pattern().Match(words);
        if (command.Success)
        {
            var named = command.Groups["bot"].Value;
            return named.Length > 0 && !named.Equals(bot.Name, StringComparison.OrdinalIgnoreCase)
                ? null
                : new Addressed(command.Groups["name"].Value.ToLowerInvariant(), words[command.Length..].Trim(), message.Chat.IsPrivate || named.Length > 0);
        }

        var mention = bot.Name.Length == 0 ? -1 : words.IndexOf("@" + bot.Name, StringComparison.OrdinalIgnoreCase);
        var mentioned = mention >= 0 && (mention + bot.Name.Length + 1 == words.Length || !IsName(words[mention + bot.Name.Length + 1]));
        if (mentioned)
        {
            words = words.Remove(mention, bot.Name.Length + 1).Trim();
        }

        var answers = message.ReplyToMessage?.From?.Id is { } replied && replied == bot.Id;
        return message.Chat.IsPrivate || mentioned || answers ? new Addressed(null, words, ByName: true) : null;
    }

    private static bool IsName(char c) => char.IsAsciiLetterOrDigit(c) || c == '_';

    [GeneratedRegex("^/(?<name>[A-Za-z0-9_]{1,32})(@(?<bot>[A-Za-z0-9_]+))?(?=$|\\s)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Pattern();
}
