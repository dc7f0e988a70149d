using System.Globalization;
using System.Text;

namespace ParkBot.Answering;

/// <summary>Brings what a model wrote between references to the characters that an answer may hold; everything else is a fault.</summary>
internal static class ProseText
{
    private const string Marks = "，。、；：（）“”《》！";
    private const string Numerals = "〇零一二两三四五六七八九十百千万亿兆廿卅半双俩仨倍壹贰叁肆伍陆柒捌玖拾佰仟弎貮弍㈠兩參叄貳陸萬億卌皕幺";

    private static readonly Encoding Gb = CodePagesEncodingProvider.Instance.GetEncoding("gb18030")!;

    internal static bool IsHan(char c) => c is >= '\u4e00' and <= '\u9fff';

    /// <summary>
    /// One of the simplified characters of everyday (GB 2312's two levels). The lists of what is refused are written in them: 請掃碼 in
    /// the old forms would pass them by.
    /// </summary>
    internal static bool IsPlainHan(char c)
    {
        if (!IsHan(c))
        {
            return false;
        }

        Span<byte> bytes = stackalloc byte[4];
        return Gb.GetBytes([c], bytes) == 2 && bytes[0] is >= 0xb0 and <= 0xf7 && bytes[1] >= 0xa1;
    }

    internal static bool IsMark(char c) => Marks.Contains(c, StringComparison.Ordinal);

    internal static bool IsNumeral(char c) => Numerals.Contains(c, StringComparison.Ordinal);

    internal static bool EndsSentence(char c) => c is '。' or '｡' or '！' or '!';

    /// <summary>The text with blanks taken out and punctuation as Chinese writes it, or what is wrong with it.</summary>
    internal static (string? Text, ProseFault Fault, string Piece) Clean(string raw)
    {
        var clean = new StringBuilder(raw.Length);
        foreach (var c in raw)
        {
            if (c is ' ' or '\n' or '\r' or '\t' or '\u3000')
            {
                continue;
            }

            var mark = c switch { ',' => '，', ';' => '；', ':' => '：', '!' => '！', '｡' => '。', _ => c };
            if (!IsHan(mark) && !IsMark(mark) && mark != '〇')
            {
                return (null, Fault(Plain(c)), raw);
            }

            clean.Append(mark);
        }

        return (clean.ToString(), default, string.Empty);
    }

    /// <summary>
    /// Full-width letters and signs as the plain ones, so that a look-alike is refused for what it is. Other compatibility forms need
    /// no folding: what is no Chinese character and no mark of the list is refused. (Unicode's own folding does nothing on machines
    /// without ICU, and must not decide what is safe.)
    /// </summary>
    private static char Plain(char c) => c is > '\uff00' and < '\uff5f' ? (char)(c - 0xfee0) : c;

    private static ProseFault Fault(char c) => CharUnicodeInfo.GetUnicodeCategory(c) switch
    {
        UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber => ProseFault.Digit,
        _ when c is '{' or '}' => ProseFault.Reference,
        _ when c is '%' or '‰' or '$' or '¥' or '￥' or '€' or '£' => ProseFault.Unit,
        _ => ProseFault.Character,
    };
}
