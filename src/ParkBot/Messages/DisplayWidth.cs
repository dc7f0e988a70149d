using System.Text;

namespace ParkBot.Messages;

/// <summary>How many columns of a terminal a text takes: Chinese characters and full-width signs take two (Unicode TR 11, classes W and F).</summary>
internal static class DisplayWidth
{
    internal static int Of(string text)
    {
        var width = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            width += Of(rune);
        }

        return width;
    }

    /// <summary>Fills with spaces up to a width; a longer text stays as it is.</summary>
    internal static string Pad(string text, int width, bool toTheRight = false)
    {
        var fill = new string(' ', Math.Max(0, width - Of(text)));
        return toTheRight ? fill + text : text + fill;
    }

    private static int Of(Rune rune) => rune.Value switch
    {
        < 0x20 or (>= 0x7F and < 0xA0) => 0,
        < 0x1100 => 1,
        <= 0x115F => 2,
        >= 0x2E80 and <= 0x303E => 2,
        >= 0x3041 and <= 0xA4CF => 2,
        >= 0xAC00 and <= 0xD7A3 => 2,
        >= 0xF900 and <= 0xFAFF => 2,
        >= 0xFE30 and <= 0xFE6F => 2,
        >= 0xFF01 and <= 0xFF60 => 2,
        >= 0xFFE0 and <= 0xFFE6 => 2,
        >= 0x1F300 and <= 0x1FAFF => 2,
        >= 0x20000 and <= 0x3FFFD => 2,
        _ => 1,
    };
}
