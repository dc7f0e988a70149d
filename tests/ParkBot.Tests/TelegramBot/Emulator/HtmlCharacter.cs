using System.Globalization;
using System.Text;

namespace ParkBot.Tests.TelegramBot;

/// <summary>A character written as &amp;lt;, &amp;#20013; or &amp;#x4e2d;. Telegram knows four names, and does not insist on the semicolon.</summary>
internal static class HtmlCharacter
{
    /// <summary>Null where it is none.</summary>
    /// <param name="source">The text.</param>
    /// <param name="at">Where the ampersand stands.</param>
    /// <param name="end">Behind it.</param>
    internal static string? Read(string source, int at, out int end)
    {
        end = at + 1;
        var code = end < source.Length && source[end] == '#' ? Number(source, ref end) : Name(source, ref end);
        if (code == 0 || !Rune.IsValid(code))
            return null;
        if (end < source.Length && source[end] == ';')
            end++;
        return new Rune(code).ToString();
    }

    private static int Number(string source, ref int end)
    {
        end++;
        var hex = end < source.Length && source[end] == 'x';
        if (hex)
            end++;
        var digits = end;
        while (end < source.Length && (hex ? char.IsAsciiHexDigit(source[end]) : char.IsAsciiDigit(source[end])))
            end++;
        return int.TryParse(source.AsSpan(digits, end - digits), hex ? NumberStyles.AllowHexSpecifier : NumberStyles.None, CultureInfo.InvariantCulture, out var code) ? code : 0;
    }

    private static int Name(string source, ref int end)
    {
        var begin = end;
        while (end < source.Length && char.IsAsciiLetter(source[end]))
            end++;
        return source[begin..end] switch { "lt" => '<', "gt" => '>', "amp" => '&', "quot" => '"', _ => 0 };
    }
}
