using System.Globalization;
using System.Text;

namespace ParkBot.Tests.TelegramBot;

/// <summary>A character written as &amp;lt;, &amp;#20013; or &amp;#x4e2d;. Telegram knows four names, and does not insist on the semicolon.</summary>
internal static class HtmlCharacter
{
    /// <summary>Null where it is none; then the place stays as it is.</summary>
    /// <param name="source">The text.</param>
    /// <param name="at">Where the ampersand stands; after reading, what follows.</param>
    internal static string? Read(string source, ref int at)
    {
        var end = at + 1;
        var code = end < source.Length && source[end] == '#' ? Number(source, ref end) : Name(source, ref end);
        if (code == 0 || !Rune.IsValid(code))
            return null;
        at = end < source.Length && source[end] == ';' ? end + 1 : end;
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
