namespace ParkBot.Language;

/// <summary>Numbers as Chinese writes them: 12, 1,234.5, 三十六, 十, 两, 一百二十, 三点五.</summary>
internal static class ChineseNumber
{
    /// <summary>Reads the whole span as one number, without unit words 万/亿.</summary>
    internal static bool TryParse(ReadOnlySpan<char> text, out decimal value) => throw new NotSupportedException();
}
