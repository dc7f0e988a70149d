using System.Globalization;
using System.Text;

namespace ParkBot.TelegramBot;

/// <summary>
/// What the API or a phone trips over: news and questions come from outside and hold anything. Half a surrogate pair is no
/// UTF-8 and has the whole call refused; control characters are dropped by the server, which makes lengths differ; direction
/// marks turn figures around.
/// </summary>
internal static class OddCharacters
{
    /// <summary>Line ends as \n, a tab as a space, half pairs as U+FFFD; controls and direction marks are left out.</summary>
    internal static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        var isAfterReturn = false;
        foreach (var rune in text.EnumerateRunes())
        {
            var isEndOfPair = isAfterReturn && rune.Value == '\n';
            isAfterReturn = rune.Value == '\r';
            if (isEndOfPair)
            {
                continue;
            }

            switch (rune.Value)
            {
                case '\n' or '\r' or 0x85 or 0x2028 or 0x2029:
                    clean.Append('\n');
                    break;
                case '\t':
                    clean.Append(' ');
                    break;
                case var _ when !IsDropped(rune.Value):
                    clean.Append(rune.ToString());
                    break;
            }
        }

        return clean.ToString();
    }

    /// <summary>Whether nothing of it can be seen: the API refuses such a text as empty.</summary>
    internal static bool IsBlank(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsVisible(rune))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>For text between tags; quotation marks stay, since no text goes into an attribute.</summary>
    internal static string Escape(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    /// <summary>The place at or before <paramref name="index"/> where a cut leaves every surrogate pair whole.</summary>
    internal static int Cut(string text, int index) =>
        index > 0 && index < text.Length && char.IsHighSurrogate(text[index - 1]) && char.IsLowSurrogate(text[index]) ? index - 1 : index;

    // The combining marks 030A, 0333 and 033F are left out by the server too.
    private static bool IsDropped(int value) => value switch
    {
        < 0x20 or (>= 0x7F and <= 0x9F) => true,
        0x030A or 0x0333 or 0x033F => true,
        0x061C or 0x200B or 0x200E or 0x200F => true,
        >= 0x202A and <= 0x202E => true,
        >= 0x2060 and <= 0x206F => true,
        0xFEFF or 0xFFFE or 0xFFFF or (>= 0xFFF9 and <= 0xFFFB) => true,
        _ => false,
    };

    private static bool IsVisible(Rune rune) => rune.Value switch
    {
        0x115F or 0x1160 or 0x2800 or 0x3164 or 0xFFA0 or 0xFFFC => false,
        _ => Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.SpaceSeparator
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark
            or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned),
    };
}
