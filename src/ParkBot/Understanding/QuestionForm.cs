using System.Text.RegularExpressions;

namespace ParkBot.Understanding;

/// <summary>Brings ways of writing that mean the same into the one that the words are read in: 哪四个省 → 哪些省, 10个亿 → 10亿.</summary>
internal static partial class QuestionForm
{
    internal static string Of(string folded)
    {
        var text = Billions().Replace(folded, "${n}${unit}");

        // 最多的是哪三个省 asks for three; 哪四个省会签 for all that did.
        return Ranked().IsMatch(text) ? WhichOf().Replace(text, "前${n}个") : WhichOf().Replace(text, "哪些");
    }

    private const RegexOptions Plain = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    [GeneratedRegex("(?<n>[0-9]+(?:\\.[0-9]+)?|[一二两三四五六七八九十百]+)个(?<unit>亿)", Plain, 1000)]
    private static partial Regex Billions();

    [GeneratedRegex("最[多大高小少低强]|排名|排行|前列", Plain, 1000)]
    private static partial Regex Ranked();

    [GeneratedRegex("哪(?<n>[2-9]|1[0-9]|[二两三四五六七八九十]{1,2})(?:个|家|座|条|项|种|类|大|位|所|座)?(?![月日号年])", Plain, 1000)]
    private static partial Regex WhichOf();
}
