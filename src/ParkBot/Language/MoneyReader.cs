using ParkBot.News;

namespace ParkBot.Language;

/// <summary>Reads one sum of money that starts at a number, with the hedges on both its sides.</summary>
internal static partial class MoneyReader
{
    /// <summary>Scales by length, the longest first.</summary>
    private static readonly (string Word, decimal Value)[] Scales =
    [
        ("万亿", 1e12m), ("千亿", 1e11m), ("百亿", 1e10m), ("十亿", 1e9m), ("亿", 1e8m),
        ("千万", 1e7m), ("百万", 1e6m), ("十万", 1e5m), ("万", 1e4m), ("千", 1e3m), ("百", 1e2m),
    ];

    private readonly record struct Quantity(decimal Value, decimal? Low, decimal? High, decimal Scale, bool Rounded, bool More, int End)
    {
        internal bool IsRead => End > 0;
    }

    /// <returns>The position behind the sum, hedges included, or -1 where no sum starts here.</returns>
    internal static int TryRead(string text, int start, int floor, out MoneyMatch match)
    {
        match = default;
        var first = ReadQuantity(text, start);
        if (!first.IsRead || IsVague(text, start))
        {
            return -1;
        }

        var end = BeforeCurrency(text, first.End);
        var currency = MoneyWords.Currency(text, ref end);
        var second = ReadSecond(text, end);
        if (second.IsRead)
        {
            end = second.End;
            var told = MoneyWords.Currency(text, ref end);
            if (told is not null || currency is not null || IsBareSum(text, start, second))
            {
                return Finish(text, start, floor, end, told ?? currency ?? MoneyWords.CurrencyBefore(text, start), AsRange(first, second), out match);
            }

            return -1;
        }

        currency ??= MoneyWords.CurrencyBefore(text, start);
        if (currency is null ? !IsBareSum(text, start, first) : !IsPlausible(text, start, first))
        {
            return -1;
        }

        return Finish(text, start, floor, end, currency, first, out match);
    }

    internal static int SkipNumber(string text, int position)
    {
        while (position < text.Length && (char.IsAsciiDigit(text[position]) || ChineseNumber.IsNumeral(text[position])))
        {
            position++;
            if (position + 1 < text.Length && text[position] is '.' or ',' && char.IsAsciiDigit(text[position - 1]) && char.IsAsciiDigit(text[position + 1]))
            {
                position++;
            }
        }

        return position;
    }

    private static int Finish(string text, int start, int floor, int end, string? currency, Quantity quantity, out MoneyMatch match)
    {
        var (from, before) = MoneyWords.HedgeBefore(text, start, floor);
        var (to, after) = MoneyWords.HedgeAfter(text, end);
        var bound = quantity.Low is not null ? Bound.Range
            : before ?? after ?? (quantity.More ? Bound.Over : Bound.Exact);
        match = new MoneyMatch(from, to - from, quantity.Value, quantity.Low, quantity.High, currency ?? "CNY", bound);
        return to;
    }

    /// <summary>12亿 元: a blank before the currency is a stray one.</summary>
    private static int BeforeCurrency(string text, int end) =>
        end < text.Length && text[end] == ' ' && MoneyWords.StartsCurrency(text, end + 1) ? end + 1 : end;

    /// <summary>数十亿元, 几百万元: a figure with no number in it. 1 6 8亿元: letter-spaced digits are no 8.</summary>
    private static bool IsVague(string text, int start) =>
        start > 0 && ((ChineseNumber.IsNumeral(text[start]) && text[start - 1] is '数' or '几' or '若' or '第')
            || (start > 1 && text[start - 1] == ' ' && char.IsAsciiDigit(text[start]) && char.IsAsciiDigit(text[start - 2]) && (start < 3 || !char.IsAsciiDigit(text[start - 3]))));

    private static bool IsPlausible(string text, int start, Quantity quantity) =>
        // 三元正极 and 一元化 are no prices; 百元 and 十元 may be.
        quantity.Scale > 1 || char.IsAsciiDigit(text[start]) || quantity.Value >= 10;

    private static bool IsBareSum(string text, int start, Quantity quantity) =>
        quantity.Scale >= 1e4m && MoneyWords.SpeaksOfMoney(text, start, quantity.End, quantity.Scale);

    private static Quantity ReadSecond(string text, int position)
    {
        if (position >= text.Length || text[position] is not ('至' or '到' or '-' or '—' or '–' or '~' or '～'))
        {
            return default;
        }

        // 286亿元——… is a dash, 5亿至8亿 a range.
        var next = position + 1;
        return next < text.Length && (char.IsAsciiDigit(text[next]) || ChineseNumber.IsNumeral(text[next])) ? ReadQuantity(text, next) : default;
    }

    /// <summary>5至8亿元: the first number takes the scale of the second where it has none.</summary>
    private static Quantity AsRange(Quantity first, Quantity second)
    {
        var low = first.Scale == 1 ? Math.Min(first.Value * second.Scale, LargestSum) : first.Value;
        var high = second.Value;
        return second with { Value = (low + high) / 2, Low = Math.Min(low, high), High = Math.Max(low, high) };
    }

    /// <summary>Ten million 亿: above it nothing is a sum of money, and hundredths of it still fit a long.</summary>
    private const decimal LargestSum = 1_000_000_000_000_000m;

    private static Quantity ReadQuantity(string text, int start)
    {
        var (total, scale, more, position) = (0m, 0m, false, start);
        var pair = default((decimal Low, decimal High)?);
        while (ReadNumber(text, position, out var number, out var next, ref pair))
        {
            // 286 余亿元: a space between the number and its unit, as people type.
            next += next + 1 < text.Length && text[next] == ' ' && text[next + 1] is '亿' or '万' or '余' or '多' or '千' or '百' or '元' ? 1 : 0;
            // 10个亿
            next += next + 1 < text.Length && text[next] == '个' && text[next + 1] == '亿' ? 1 : 0;
            more = ReadMore(text, ref next);
            var step = ReadScale(text, ref next);
            if ((scale > 0 && step == 1) || total > LargestSum)
            {
                break;
            }

            // 一万二千亿 multiplies what came before, 3亿5000万 adds to it.
            total = step > scale && scale > 0 ? (total + number) * step : total + (number * step);
            (scale, position) = (Math.Max(scale, step), next);
            more |= step > 1 && ReadMore(text, ref position);
            if (step == 1 || more || position >= text.Length || !IsDigitOf(text[position]))
            {
                break;
            }
        }

        return position == start || total > LargestSum ? default
            : pair is { } p && scale >= 1 ? new Quantity((p.Low + p.High) / 2 * scale, p.Low * scale, p.High * scale, scale, false, more, position)
            : new Quantity(total, null, null, scale, !char.IsAsciiDigit(text[start]), more, position);
    }

    private static bool IsDigitOf(char c) => char.IsAsciiDigit(c) || ChineseNumber.Digit(c) >= 0;

    private static bool ReadMore(string text, ref int position)
    {
        // 多 and 余 count between number, scale and 元; 多个 and 余人 are other words.
        if (position + 1 < text.Length && text[position] is '余' or '多' && (text[position + 1] is '亿' or '万' or '元' or '千' or '百' || MoneyWords.StartsCurrency(text, position + 1)))
        {
            position++;
            return true;
        }

        return false;
    }

    private static decimal ReadScale(string text, ref int position)
    {
        foreach (var (word, value) in Scales)
        {
            if (string.CompareOrdinal(text, position, word, 0, word.Length) == 0)
            {
                position += word.Length;
                return value;
            }
        }

        return 1;
    }
}
