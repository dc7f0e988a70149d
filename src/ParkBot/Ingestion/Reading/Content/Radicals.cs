using System.Collections.Frozen;
using System.Text;
using ParkBot.Language;

namespace ParkBot.Ingestion;

/// <summary>
/// The characters that a PDF's table of letters puts in the place of common ones: ⼀ (U+2F00, the radical) for 一. Programs
/// that make PDFs choose among the codes of one glyph. From Data/glyphs.tsv: without ICU the runtime knows no such forms.
/// </summary>
internal static class Radicals
{
    private static readonly FrozenDictionary<char, char> Meant = Read();

    internal static string Unified(string text)
    {
        if (!text.Any(c => c > '\u00ac' && (Meant.ContainsKey(c) || c is '\u00ad' or '\u2e3a' or '\u2e3b')))
        {
            return text;
        }

        var unified = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            _ = c switch
            {
                '\u00ad' => unified,
                '\u2e3a' => unified.Append("——"),
                '\u2e3b' => unified.Append("———"),
                _ => unified.Append(Meant.GetValueOrDefault(c, c)),
            };
        }

        return unified.ToString();
    }

    private static FrozenDictionary<char, char> Read()
    {
        var lines = EmbeddedTable.Lines("glyphs.tsv").ToList();
        return lines[0].Zip(lines[1]).ToFrozenDictionary(pair => pair.First, pair => pair.Second);
    }
}
