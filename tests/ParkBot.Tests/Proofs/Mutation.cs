using System.Text;

namespace ParkBot.Tests.Proofs;

/// <summary>Damages an issue's file as mail, editors, converters and people with intent do.</summary>
internal static class Mutation
{
    private static readonly string[] Hidden = ["\u200b", "\u202e", "\ufeff", "\u00ad", "\u2060", "\0", "\ud800", "\ue000", "\U000e0041", "\u0301"];
    private static readonly string[] Marks = ["●", "█", "◆", "■", "▌", "·", "○", "-", "一、", "二、招商引资", "园区周报", "总 0 期", "总 99999999999 期", "（", "）", "。"];
    private static readonly string[] Planted = ["亿元", "13月32日", "2月29日", "万亿亿元", "0亿元", "0个项目", "至8亿元", "5至亿元", "总投资", "其中", "省市县", "项目", "年", "百分之", "99999999999999999999个项目"];
    private static readonly string[] Encodings = ["utf-8", "utf-8", "utf-8", "utf-16", "utf-16BE", "gb18030", "big5"];

    static Mutation() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    internal static byte[] Of(string sample, Random random)
    {
        var text = new StringBuilder(sample);
        for (var times = random.Next(1, 6); times > 0 && text.Length > 10; times--)
        {
            Text(text, random);
        }

        var encoding = Encoding.GetEncoding(Encodings[random.Next(Encodings.Length)], EncoderFallback.ReplacementFallback, DecoderFallback.ReplacementFallback);
        byte[] bytes = [.. random.Next(2) == 0 ? encoding.GetPreamble() : [], .. encoding.GetBytes(text.ToString())];
        return random.Next(3) == 0 && bytes.Length > 10 ? Bytes(bytes, random) : bytes;
    }

    /// <summary>Bytes of any value, of a range that passes for Chinese, or few values over and over.</summary>
    internal static byte[] Random(Random random)
    {
        var bytes = new byte[random.Next(0, 4000)];
        random.NextBytes(bytes);
        switch (random.Next(4))
        {
            case 0: return [.. "园区周报 2023 年 3 月 1期（总 109 期）\n一、招商引资\n●"u8, .. bytes];
            case 1: return Encoding.UTF8.GetBytes(string.Concat(bytes.Select(value => value < 200 ? (char)('\u4e00' + (value * 97)) : "●█。，亿元个项目\n一、"[value % 12])));
            case 2: return Array.ConvertAll(bytes, value => (byte)(0xa1 + (value % 0x5e)));
            default: return bytes;
        }
    }

    private static void Text(StringBuilder text, Random random)
    {
        var at = random.Next(text.Length - 1);
        var length = Math.Min(random.Next(1, 400), text.Length - at);
        switch (random.Next(12))
        {
            case 0: text.Remove(at, length); break;
            case 1: text.Insert(at, text.ToString(at, length)); break;
            case 2: Move(text, at, length, random); break;
            case 3 when random.Next(3) == 0: text.Length = at; break;
            case 4: text.Replace(Pick(Marks, random), Pick(Marks, random), at, length); break;
            case 5: text.Insert(at, Pick(Marks, random)); break;
            case 6: text.Insert(at, Pick(Hidden, random)); break;
            case 7: text.Insert(at, new string(random.Next(2) == 0 ? '９' : '九', random.Next(1, 60)) + Pick(Planted, random)); break;
            case 8: text.Insert(at, Pick(Planted, random)); break;
            case 9: Shuffle(text, at, length, random); break;
            case 10: Widen(text, at, length); break;
            default: text.Replace("\n", random.Next(2) == 0 ? "" : "\r\n", at, length); break;
        }
    }

    private static void Move(StringBuilder text, int at, int length, Random random)
    {
        var chunk = text.ToString(at, length);
        text.Remove(at, length);
        text.Insert(random.Next(text.Length + 1), chunk);
    }

    private static void Shuffle(StringBuilder text, int at, int length, Random random)
    {
        var lines = text.ToString(at, length).Split('\n');
        random.Shuffle(lines);
        text.Remove(at, length).Insert(at, string.Join('\n', lines));
    }

    private static void Widen(StringBuilder text, int at, int length)
    {
        for (var i = at; i < at + length; i++)
        {
            text[i] = char.IsAsciiDigit(text[i]) ? (char)(text[i] - '0' + '０') : text[i];
        }
    }

    private static byte[] Bytes(byte[] bytes, Random random)
    {
        var at = random.Next(bytes.Length);
        switch (random.Next(3))
        {
            case 0: return bytes[..at];
            case 1: return [.. bytes[..at], .. bytes[Math.Min(bytes.Length, at + random.Next(1, 100))..]];
            default:
                for (var times = random.Next(1, 8); times > 0; times--)
                {
                    bytes[random.Next(bytes.Length)] ^= (byte)random.Next(1, 256);
                }

                return bytes;
        }
    }

    private static string Pick(string[] from, Random random) => from[random.Next(from.Length)];
}
