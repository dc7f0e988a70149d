using System.Globalization;

namespace ParkBot.TelegramBot;

/// <summary>Names that a spreadsheet takes: at most 31 characters, none of []:*?/\, no apostrophe at an end, each once.</summary>
internal sealed class SheetNames
{
    private const int MaxLength = 31;
    private const string Forbidden = "[]:*?/\\'";
    private readonly HashSet<string> used = new(StringComparer.OrdinalIgnoreCase);

    internal string Next(string wanted)
    {
        var legal = new string([.. OddCharacters.Clean(wanted).Select(letter => letter == '\n' || Forbidden.Contains(letter, StringComparison.Ordinal) ? ' ' : letter)]).Trim();
        var name = OddCharacters.IsBlank(legal) || legal.Equals("History", StringComparison.OrdinalIgnoreCase) ? "表" : Shortened(legal, MaxLength);
        for (var number = 2; !used.Add(name); number++)
        {
            var suffix = number.ToString(CultureInfo.InvariantCulture);
            name = Shortened(OddCharacters.IsBlank(legal) ? "表" : legal, MaxLength - suffix.Length) + suffix;
        }

        return name;
    }

    private static string Shortened(string name, int length) =>
        name.Length <= length ? name : name[..OddCharacters.Cut(name, length)].TrimEnd();
}
