namespace ParkBot.Language;

/// <summary>The numbers that sums are written with: 1,234.5, 三十六, 七八.</summary>
internal static partial class MoneyReader
{
    private static bool ReadNumber(string text, int start, out decimal value, out int end, ref (decimal Low, decimal High)? pair)
    {
        end = start;
        if (start < text.Length && char.IsAsciiDigit(text[start]))
        {
            end = ArabicEnd(text, start);
            return ChineseNumber.TryParse(text.AsSpan(start, end - start), out value);
        }

        while (end < text.Length && (ChineseNumber.IsNumeral(text[end]) || (text[end] == '点' && end > start)))
        {
            end++;
        }

        var word = text.AsSpan(start, end - start);
        if (word.Length is 2 or 3 && ChineseNumber.Digit(word[0]) is > 0 and var low && ChineseNumber.Digit(word[1]) == low + 1
            && ChineseNumber.TryParse(word.Length == 3 ? word[2..] : "一", out var unit))
        {
            // 七八亿元 is a range, 三四十亿元 too.
            pair = (low * unit, (low + 1) * unit);
            value = (low + 0.5m) * unit;
            return true;
        }

        return ChineseNumber.TryParse(word, out value);
    }

    /// <summary>Where the digits behind the point begin, or 0; 16. 8亿元 and 16 .8亿元 have a stray blank, 1. 8亿元 at a line's start is a list.</summary>
    private static int Point(string text, int start, int end)
    {
        var isInText = start > 0 && char.IsLetter(text[start - 1]);
        var point = isInText && end < text.Length && text[end] == ' ' ? end + 1 : end;
        if (point >= text.Length || text[point] is not ('.' or '．'))
        {
            return 0;
        }

        var digit = point == end && isInText && point + 1 < text.Length && text[point + 1] == ' ' ? point + 2 : point + 1;
        return digit < text.Length && char.IsAsciiDigit(text[digit]) ? digit : 0;
    }

    private static int ArabicEnd(string text, int start)
    {
        var end = start;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
        {
            end++;
        }

        while (end + 3 < text.Length && text[end] is ',' or '，' && end - start <= 15
            && char.IsAsciiDigit(text[end + 1]) && char.IsAsciiDigit(text[end + 2]) && char.IsAsciiDigit(text[end + 3])
            && (end + 4 >= text.Length || !char.IsAsciiDigit(text[end + 4])))
        {
            end += 4;
        }

        if (Point(text, start, end) is > 0 and var fraction)
        {
            end = fraction;
            while (end < text.Length && char.IsAsciiDigit(text[end]))
            {
                end++;
            }
        }

        return end;
    }
}
