using System.Globalization;
using System.Text;

namespace ParkBot.Queries;

/// <summary>
/// Words between “ and ”, so that nothing in them can be taken for a part of the sentence around them: quotation marks inside are
/// escaped, and what a screen or a copy does not keep (breaks, controls, half characters) stands as \u and its number.
/// </summary>
internal static class QuotedWords
{
    internal const char Open = '“';

    internal const char Close = '”';

    private const char Escape = '\\';

    internal static string Of(string words)
    {
        var quoted = new StringBuilder(words.Length + 2).Append(Open);
        for (var at = 0; at < words.Length; at++)
        {
            var c = words[at];
            if (c is Open or Close or Escape)
            {
                quoted.Append(Escape).Append(c);
            }
            else if (char.IsHighSurrogate(c) && at + 1 < words.Length && char.IsLowSurrogate(words[at + 1]))
            {
                quoted.Append(c).Append(words[++at]);
            }
            else if (IsLost(c))
            {
                quoted.Append(Escape).Append('u').Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
            }
            else
            {
                quoted.Append(c);
            }
        }

        return quoted.Append(Close).ToString();
    }

    /// <summary>Reads from the opening mark on; <paramref name="at"/> ends behind the closing one.</summary>
    internal static string? Read(string text, ref int at)
    {
        if (at >= text.Length || text[at] != Open)
        {
            return null;
        }

        var words = new StringBuilder();
        for (var next = at + 1; next < text.Length; next++)
        {
            switch (text[next])
            {
                case Close:
                    at = next + 1;
                    return words.ToString();
                case Open:
                    return null;
                case Escape when next + 1 < text.Length && text[next + 1] is Open or Close or Escape:
                    words.Append(text[++next]);
                    break;
                case Escape when next + 5 < text.Length && text[next + 1] == 'u' && ushort.TryParse(text.AsSpan(next + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code):
                    words.Append((char)code);
                    next += 5;
                    break;
                case Escape:
                    return null;
                default:
                    words.Append(text[next]);
                    break;
            }
        }

        return null;
    }

    /// <summary>White space other than the plain one is folded on the way, the rest is not seen.</summary>
    private static bool IsLost(char c) => (char.IsWhiteSpace(c) && c != ' ')
        || char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse;
}
