using System.Globalization;
using System.Text;

namespace ParkBot.Answering;

/// <summary>Brings what a model wrote between references to the characters that an answer may hold; everything else is a fault.</summary>
internal static class ProseText
{
    private const string Marks = "，。、；：（）“”《》！";
    private const string Numerals = "〇零一二两三四五六七八九十百千万亿兆廿卅半双俩仨倍壹贰叁肆伍陆柒捌玖拾佰仟弎貮弍㈠";

    internal static bool IsHan(char c) => c is >= '\u4e00' and <= '\u9fff';

    internal static bool IsMark(char c) => Marks.Contains(c, StringComparison.Ordinal);

    internal static bool IsNumeral(char c) => Numerals.Contains(c, StringComparison.Ordinal);

    internal static bool EndsSentence(char c) => c is '。' or '｡' or '！' or '!';

    /// <summary>The text with blanks taken out and punctuation as Chinese writes it, or what is wrong with it.</summary>
    internal static (string? Text, ProseFault Fault, string Piece) Clean(string raw)
    {
        var clean = new StringBuilder(raw.Length);
        foreach (var c in Normal(raw))
        {
            if (c is ' ' or '\n' or '\r' or '\t' or '\u3000')
            {
                continue;
            }

            var mark = c switch { ',' => '，', ';' => '；', ':' => '：', '!' => '！', '｡' => '。', _ => c };
            if (!IsHan(mark) && !IsMark(mark) && mark != '〇')
            {
                return (null, Fault(c), raw);
            }

            clean.Append(mark);
        }

        return (clean.ToString(), default, string.Empty);
    }

    /// <summary>Compatibility forms as what they stand for. Full-width brackets are kept: the half-width ones are markup.</summary>
    private static string Normal(string raw)
    {
        var normal = new StringBuilder(raw.Length);
        var run = new StringBuilder();
        foreach (var c in raw)
        {
            if (c is '（' or '）')
            {
                normal.Append(Form(run)).Append(c);
                run.Clear();
            }
            else
            {
                run.Append(c);
            }
        }

        return normal.Append(Form(run)).ToString();
    }

    private static string Form(StringBuilder run)
    {
        try
        {
            return run.ToString().Normalize(NormalizationForm.FormKC);
        }
        catch (ArgumentException)
        {
            // A lone surrogate: no character at all.
            return "\ufffd";
        }
    }

    private static ProseFault Fault(char c) => CharUnicodeInfo.GetUnicodeCategory(c) switch
    {
        UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber => ProseFault.Digit,
        _ when c is '{' or '}' => ProseFault.Reference,
        _ when c is '%' or '‰' or '$' or '¥' or '€' or '£' => ProseFault.Unit,
        _ => ProseFault.Character,
    };
}
