using System.Buffers;
using System.Globalization;

namespace ParkBot.Language;

/// <summary>Numbers as Chinese writes them: 12, 1,234.5, 三十六, 十, 两, 一百二十, 三点五.</summary>
internal static class ChineseNumber
{
    private static readonly SearchValues<char> Units = SearchValues.Create("十百千拾佰仟");

    /// <summary>Reads the whole span as one number, without unit words 万/亿.</summary>
    internal static bool TryParse(ReadOnlySpan<char> text, out decimal value)
    {
        value = 0;
        if (text.IsEmpty)
        {
            return false;
        }

        return IsArabic(text[0]) ? TryArabic(text, out value) : TryChinese(text, out value);
    }

    /// <summary>True for 0–9, half or full width.</summary>
    internal static bool IsArabic(char c) => c is (>= '0' and <= '9') or (>= '０' and <= '９');

    /// <summary>True for a character that a Chinese numeral is written with, 点 and the units 万/亿 left out.</summary>
    internal static bool IsNumeral(char c) => Digit(c) >= 0 || Unit(c) > 0;

    /// <summary>Value of one Chinese digit, or -1.</summary>
    internal static int Digit(char c) => c switch
    {
        '〇' or '零' or '○' => 0,
        '一' or '壹' => 1,
        '二' or '两' or '贰' => 2,
        '三' or '叁' => 3,
        '四' or '肆' => 4,
        '五' or '伍' => 5,
        '六' or '陆' => 6,
        '七' or '柒' => 7,
        '八' or '捌' => 8,
        '九' or '玖' => 9,
        _ => -1,
    };

    private static int Unit(char c) => c switch { '十' or '拾' => 10, '百' or '佰' => 100, '千' or '仟' => 1000, _ => 0 };

    /// <summary>A longer row of digits is a code or damage, not a number of anything in the news.</summary>
    private const decimal Largest = 10_000_000_000_000m;

    private static bool TryArabic(ReadOnlySpan<char> text, out decimal value)
    {
        value = 0;
        Span<char> plain = stackalloc char[28];
        var length = 0;
        foreach (var c in text)
        {
            if (c is ',' or '，' or ' ')
            {
                continue;
            }

            var half = c is >= '０' and <= '９' ? (char)(c - '０' + '0') : c == '．' ? '.' : c;
            if (length == plain.Length || !(char.IsAsciiDigit(half) || half == '.'))
            {
                return false;
            }

            plain[length++] = half;
        }

        return decimal.TryParse(plain[..length], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value) && value <= Largest;
    }

    private static bool TryChinese(ReadOnlySpan<char> text, out decimal value)
    {
        value = 0;
        var point = text.IndexOf('点');
        if (point < 0)
        {
            return TryWhole(text, out value);
        }

        if (point == 0 || point == text.Length - 1 || !TryWhole(text[..point], out value))
        {
            return false;
        }

        var place = 0.1m;
        foreach (var c in text[(point + 1)..])
        {
            if (Digit(c) < 0)
            {
                return false;
            }

            value += Digit(c) * place;
            place /= 10;
        }

        return true;
    }

    private static bool TryWhole(ReadOnlySpan<char> text, out decimal value)
    {
        value = 0;
        if (!text.ContainsAny(Units))
        {
            return TryDigits(text, out value);
        }

        var (total, digit, lastUnit) = (0m, -1, 10_000);
        for (var i = 0; i < text.Length; i++)
        {
            var (d, unit) = (Digit(text[i]), Unit(text[i]));
            if (unit > 0)
            {
                // 百亿 and 千亿 leave their 一 out; 三四十 and 十百 are no numbers.
                if (unit >= lastUnit || (digit < 0 && i > 0 && text[i - 1] is not ('零' or '〇')))
                {
                    return false;
                }

                total += (digit < 0 ? 1 : digit) * unit;
                (digit, lastUnit) = (-1, unit);
            }
            else if (d == 0)
            {
                lastUnit = 100;
            }
            else if (d > 0 && digit < 0)
            {
                digit = d;
            }
            else
            {
                return false;
            }
        }

        // 一百二 is 120, 一百零二 is 102.
        var shortened = digit > 0 && lastUnit > 10 && Unit(text[^2]) > 0;
        value = total + (digit < 0 ? 0 : shortened ? digit * lastUnit / 10 : digit);
        return true;
    }

    /// <summary>二〇二三: the digits of a year one by one.</summary>
    private static bool TryDigits(ReadOnlySpan<char> text, out decimal value)
    {
        value = 0;
        foreach (var c in text)
        {
            var digit = Digit(c);
            if (digit < 0 || value > 1_000_000_000m)
            {
                return false;
            }

            value = (value * 10) + digit;
        }

        return true;
    }
}
