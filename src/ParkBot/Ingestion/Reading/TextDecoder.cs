using System.Buffers;
using System.Text;

namespace ParkBot.Ingestion;

/// <summary>What became of a file's bytes: text, or why it is none.</summary>
internal abstract record Decoded
{
    private protected Decoded()
    {
    }

    internal sealed record Text(string Value) : Decoded;

    /// <param name="Reason">A Chinese sentence that says what is wrong and what to do.</param>
    internal sealed record Refused(string Reason) : Decoded;
}

/// <summary>Bytes to text: UTF-8, UTF-16, GB18030 and Big5, with and without a byte order mark.</summary>
internal static class TextDecoder
{
    /// <summary>20 MB: Telegram's limit for a file that a bot can fetch, and a thousand times a weekly issue.</summary>
    internal const int MaxBytes = 20 * 1024 * 1024;

    internal const string TooLarge = "文件超过 20 MB，不像是一期周报，请检查文件。";

    /// <summary>A Chinese text holds more than this share of characters in common use; a wrong encoding or a binary file far fewer.</summary>
    private const double CommonShare = 0.6;

    /// <summary>Some of what every issue is full of, in both scripts: few of them are in a text that was read in a wrong encoding.</summary>
    private static readonly SearchValues<char> Everyday = SearchValues.Create("的一在有中大和年月日市省新工业業区區园園项項目企亿億元万萬投资資建设設产產开開发發展经經济濟公司总總、，。（）：");

    static TextDecoder() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    internal static Decoded Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length == 0)
        {
            return new Decoded.Refused("文件是空的，请检查后重新上传。");
        }

        if (bytes.Length > MaxBytes)
        {
            return new Decoded.Refused(TooLarge);
        }

        // Bytes of Big5 are nearly all letters of GB18030 too, only not ones that anybody writes.
        var texts = new List<string>();
        foreach (var encoding in Candidates(bytes))
        {
            if (TryDecode(encoding, bytes) is { } text && LooksChinese(text))
            {
                texts.Add(text);
            }
        }

        return texts.MaxBy(text => (double)text.Count(Everyday.Contains) / text.Length) is { } likely
            ? new Decoded.Text(ShownText.Of(likely))
            : new Decoded.Refused(Reason(bytes));
    }

    private static string Reason(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith((ReadOnlySpan<byte>)[0xd0, 0xcf, 0x11, 0xe0]) || bytes.StartsWith("{\\rtf"u8)
            ? "这是旧格式的 Word 文件，请用 Word 打开后另存为 .docx，或另存为文本（.txt）再载入。"
            : "文件不是可读的中文文本（可能已损坏，或不是文本文件），请用 UTF-8 或 GB18030 编码重新保存。";

    private static List<Encoding> Candidates(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xff, 0xfe]))
        {
            return [new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true)];
        }

        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xfe, 0xff]))
        {
            return [new UnicodeEncoding(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true)];
        }

        var strict = (DecoderFallback)new DecoderExceptionFallback();
        var all = new List<Encoding> { new UTF8Encoding(false, throwOnInvalidBytes: true) };
        if (bytes.IndexOf((byte)0) >= 0)
        {
            all.AddRange([new UnicodeEncoding(false, false, true), new UnicodeEncoding(true, false, true)]);
        }

        all.Add(Encoding.GetEncoding("gb18030", EncoderFallback.ExceptionFallback, strict));
        all.Add(Encoding.GetEncoding("big5", EncoderFallback.ExceptionFallback, strict));
        return all;
    }

    private static string? TryDecode(Encoding encoding, ReadOnlySpan<byte> bytes)
    {
        try
        {
            return encoding.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static bool LooksChinese(string text)
    {
        int letters = 0, common = 0, broken = 0;
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c))
            {
                continue;
            }

            letters++;
            common += c is >= '\u4e00' and <= '\u9fff' or >= '\u3000' and <= '\u303f' or >= '\uff00' and <= '\uffef' || char.IsAsciiLetterOrDigit(c) || char.IsAsciiLetter(c) || char.IsPunctuation(c) ? 1 : 0;
            broken += c == '\ufffd' || (char.IsControl(c) && c is not '\f') ? 1 : 0;
        }

        var han = text.Count(c => c is >= '\u4e00' and <= '\u9fff');
        return letters > 0 && common >= letters * CommonShare && han >= letters * 0.3 && broken <= letters / 200;
    }
}
