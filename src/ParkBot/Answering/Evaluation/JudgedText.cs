using System.Globalization;
using System.Text.RegularExpressions;

namespace ParkBot.Answering;

/// <summary>What a number in a text counts: yuan, dollars, another currency, percent, a date's part, anything else.</summary>
internal enum NumberKind { Plain, Yuan, Dollars, Foreign, Percent, Date }

/// <summary>Texts as they are compared: one spelling of letters and numbers, without blanks that part no digits.</summary>
internal static partial class JudgedText
{
    private const int Patience = 1000;

    internal static string Fold(string? text)
    {
        var folded = CompatibilityForms.Of(text ?? string.Empty).ToLowerInvariant();
        folded = Thousands().Replace(folded, string.Empty);
        folded = Blanks().Replace(folded, string.Empty);
        return Decimals().Replace(folded, match => match.Groups["kept"].Value.TrimEnd('.'));
    }

    /// <summary>A bare number is found as a whole number, whatever its zeros; what begins or ends with a digit is not found inside a longer number.</summary>
    internal static bool Holds(string? text, string needle)
    {
        var (inside, sought) = (Fold(text), Fold(needle));
        if (BareNumber().IsMatch(sought))
        {
            var value = Parse(sought);
            return WholeNumbers().Matches(inside).Any(match => Parse(match.Value).Equals(value));
        }

        if (sought.Length > 0 && char.IsDigit(sought[0]))
        {
            // 2月1日 must not be found in 12月1日; a month's leading zero is the same month.
            var pattern = "(?<![0-9.])0?" + Regex.Escape(sought) + (char.IsDigit(sought[^1]) ? "(?![0-9])" : string.Empty);
            return Regex.IsMatch(inside, pattern, RegexOptions.CultureInvariant, TimeSpan.FromMilliseconds(Patience));
        }

        return inside.Contains(sought, StringComparison.Ordinal);
    }

    /// <summary>The numbers of a folded text in plain units: 2.5亿元 is 250,000,000 yuan.</summary>
    internal static IEnumerable<(double Value, NumberKind Kind)> Numbers(string folded)
    {
        foreach (Match match in NumbersWithUnits().Matches(folded))
        {
            var (scale, unit) = (match.Groups["scale"].Value, match.Groups["unit"].Value);
            var value = Parse(match.Groups["number"].Value);
            yield return unit switch
            {
                "%" or "个百分点" => (value, NumberKind.Percent),
                "年" or "月" or "日" or "号" when scale.Length == 0 => (value, NumberKind.Date),
                "美元" or "美金" => (value * Scale(scale), NumberKind.Dollars),
                "欧元" or "港元" or "港币" or "日元" or "新元" or "英镑" => (value * Scale(scale), NumberKind.Foreign),
                "元" or "人民币" => (value * Scale(scale), NumberKind.Yuan),
                _ when scale.Contains('亿', StringComparison.Ordinal) => (value * Scale(scale), NumberKind.Yuan),
                _ => (value * Scale(scale), NumberKind.Plain),
            };
        }
    }

    private static double Scale(string word) => word switch
    {
        "百" => 100,
        "千" => 1e3,
        "万" => 1e4,
        "百万" => 1e6,
        "千万" => 1e7,
        "亿" => 1e8,
        "万亿" => 1e12,
        _ => 1,
    };

    private static double Parse(string number) => double.Parse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);

    [GeneratedRegex("(?<=[0-9]),(?=[0-9]{3})", RegexOptions.CultureInvariant, Patience)]
    private static partial Regex Thousands();

    [GeneratedRegex("(?<![0-9])[ \t]+|[ \t]+(?![0-9 \t])", RegexOptions.CultureInvariant, Patience)]
    private static partial Regex Blanks();

    [GeneratedRegex(@"(?<kept>[0-9]+\.[0-9]*?)0+(?![0-9])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Patience)]
    private static partial Regex Decimals();

    [GeneratedRegex(@"\A[0-9]+(\.[0-9]+)?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Patience)]
    private static partial Regex BareNumber();

    [GeneratedRegex(@"(?<![0-9.])[0-9]+(\.[0-9]+)?(?![0-9])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Patience)]
    private static partial Regex WholeNumbers();

    [GeneratedRegex(@"(?<![0-9.])(?<number>[0-9]+(\.[0-9]+)?)(?<scale>万亿|亿|千万|百万|万|千|百)?(?<unit>元|人民币|美元|美金|欧元|港元|港币|日元|新元|英镑|%|个百分点|年|月|日|号)?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Patience)]
    private static partial Regex NumbersWithUnits();
}
