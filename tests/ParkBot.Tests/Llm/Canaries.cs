using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace ParkBot.Tests.Llm;

/// <summary>Fresh words that stand nowhere but in what a scripted model says: where one is found, something of the model's own got out.</summary>
internal sealed partial class Canaries(int seed)
{
    /// <summary>Simplified, common enough to be let through as letters, and in no news.</summary>
    private const string Letters = "魑魅魍魉饕餮貔貅";

    private const string HanDigits = "〇一二三四五六七八九";

    private readonly Random random = new(seed);

    internal int Issued { get; private set; }

    internal string Latin()
    {
        Issued++;
        return "zqx" + new string([.. Enumerable.Range(0, 6).Select(_ => (char)('a' + random.Next(26)))]);
    }

    internal string Han()
    {
        Issued++;
        return new string([.. Enumerable.Range(0, 4).Select(_ => Letters[random.Next(Letters.Length)])]);
    }

    internal string Digits()
    {
        Issued++;
        return string.Create(CultureInfo.InvariantCulture, $"7390{random.Next(10_000, 100_000)}");
    }

    internal string Numerals() => string.Concat(Digits().Select(digit => HanDigits[digit - '0']));

    /// <summary>The first canary in a text, in whatever disguise: full-width, other scripts' digits, split by marks, reversed, encoded.</summary>
    internal static string? Found(string text)
    {
        if (Encoded().Match(text) is { Success: true } encoded)
        {
            return encoded.Value;
        }

        var plain = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormKC).Where(char.IsLetterOrDigit))
        {
            plain.Append(HanDigits.IndexOf(c, StringComparison.Ordinal) is var han and >= 0 ? (char)('0' + han)
                : CharUnicodeInfo.GetDecimalDigitValue(c) is var digit and >= 0 ? (char)('0' + digit)
                : char.ToLowerInvariant(c));
        }

        return Plain().Match(plain.ToString()) is { Success: true } found ? found.Value : null;
    }

    /// <summary>Base64 of zqx.</summary>
    [GeneratedRegex("enF4[A-Za-z0-9+/]{8}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Encoded();

    [GeneratedRegex("zqx[a-z]{6}|[a-z]{6}xqz|[魑魅魍魉饕餮貔貅]|7390[0-9]{5}|[0-9]{5}0937", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Plain();
}
