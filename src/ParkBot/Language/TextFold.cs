using System.Collections.Frozen;

namespace ParkBot.Language;

/// <summary>
/// Brings text to the one form that everything compares: full-width letters, digits and punctuation to half width
/// (（ → (, ， → ,), Traditional to Simplified characters, Latin to lower case, every kind of blank to a space.
/// 。 “ ” 《 》 、 stay. One UTF-16 unit in, one out, so that an offset in the folded text is the same offset in the stored one.
/// </summary>
internal static class TextFold
{
    private static readonly FrozenDictionary<char, char> Simplified = Load();

    internal static string Fold(string text) => string.Create(text.Length, text, static (target, source) =>
    {
        for (var i = 0; i < source.Length; i++)
        {
            target[i] = Fold(source[i]);
        }
    });

    private static char Fold(char c) => c switch
    {
        < '\u0080' => char.ToLowerInvariant(c),
        '\u3000' or '\u00a0' or '\u2002' or '\u2003' or '\u2009' => ' ',
        >= '\uff01' and <= '\uff5e' => char.ToLowerInvariant((char)(c - 0xfee0)),
        _ => Simplified.TryGetValue(c, out var simple) ? simple : char.ToLowerInvariant(c),
    };

    private static FrozenDictionary<char, char> Load()
    {
        var rows = EmbeddedTable.Lines("simplified.tsv").ToArray();
        return rows[0].Zip(rows[1]).ToFrozenDictionary(pair => pair.First, pair => pair.Second);
    }
}
