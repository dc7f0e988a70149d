using System.Globalization;
using System.Text;

namespace ParkBot.Ingestion;

/// <summary>
/// Text as a person sees it. What is not seen is dropped: zero-width, bidirectional and other such characters carry nothing and
/// can hide a figure. Every end of a line is one, every digit a digit, every narrow blank a space.
/// </summary>
internal static class ShownText
{
    internal static string Of(string text)
    {
        if (text.All(c => c is >= ' ' and < '\u007f' or '\n' or >= '\u3000' and <= '\u303f' or >= '\u4e00' and <= '\u9fff'))
        {
            return text;
        }

        var shown = new StringBuilder(text.Length);
        foreach (var rune in Lines(text).EnumerateRunes())
        {
            Add(shown, rune);
        }

        return Radicals.Unified(shown.ToString());
    }

    /// <summary>\r\n, \r alone (an old Mac's), \r\r\n (a transfer's), U+0085 and U+2028: one end of a line each.</summary>
    private static string Lines(string text)
    {
        if (text.IndexOfAny(Ends) < 0)
        {
            return text;
        }

        var lines = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\r')
            {
                var after = i;
                while (after < text.Length && text[after] == '\r')
                {
                    after++;
                }

                var many = after < text.Length && text[after] == '\n' ? 0 : after - i;
                lines.Append('\n', many);
                i = after - 1;
            }
            else
            {
                lines.Append(text[i] is '\u0085' or '\u2028' or '\u2029' or '\v' ? '\n' : text[i]);
            }
        }

        return lines.ToString();
    }

    private static readonly char[] Ends = ['\r', '\u0085', '\u2028', '\u2029', '\v'];

    private static void Add(StringBuilder shown, Rune rune)
    {
        switch (Rune.GetUnicodeCategory(rune))
        {
            case UnicodeCategory.Control when rune.Value is '\n' or '\f':
                shown.Append((char)rune.Value);
                break;
            case UnicodeCategory.Control when rune.Value is '\t':
            case UnicodeCategory.SpaceSeparator when rune.Value is not '\u3000':
                shown.Append(' ');
                break;
            case UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned:
            case UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark when IsBare(rune, shown):
            case UnicodeCategory.OtherLetter when rune.Value is 0x115f or 0x1160 or 0x3164 or 0xffa0:
                break;
            case UnicodeCategory.DecimalDigitNumber when rune.Value is < 0xff10 or > 0xff19:
                shown.Append((char)('0' + (int)Rune.GetNumericValue(rune)));
                break;
            default:
                shown.Append(rune);
                break;
        }
    }

    /// <summary>A mark that shows nothing, or one over what bears none: a digit, a Chinese character.</summary>
    private static bool IsBare(Rune rune, StringBuilder shown) =>
        rune.Value is >= 0xfe00 and <= 0xfe0f or >= 0xe0100 and <= 0xe01ef or 0x034f or >= 0x180b and <= 0x180f
        || shown.Length == 0 || !char.IsLetter(shown[^1]) || shown[^1] is >= '\u3400' and <= '\u9fff';
}
