using System.Text.RegularExpressions;

namespace ParkBot.Understanding;

/// <summary>Brings ways of writing that mean the same into the one that the words are read in: 哪四个省 → 哪些省, 10个亿 → 10亿.</summary>
internal static partial class QuestionForm
{
    internal static string Of(string folded)
    {
        var text = Dotted().Replace(HowManyBillions().Replace(folded, "多少亿"), "${month}月${day}日");
        text = Billions().Replace(text, "${n}${unit}");

        // 最多的是哪三个省 asks for three; 哪四个省会签 for all that did.
        return Ranked().IsMatch(text) ? WhichOf().Replace(text, "前${n}个") : WhichOf().Replace(text, "哪些");
    }

    private const RegexOptions Plain = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    [GeneratedRegex("(?<n>[0-9]+(?:\\.[0-9]+)?|[一二两三四五六七八九十百]+)个(?<unit>亿)", Plain, 1000)]
    private static partial Regex Billions();

    [GeneratedRegex("多少个亿", Plain, 1000)]
    private static partial Regex HowManyBillions();

    /// <summary>9.20那天, 3.1到3.3: a month and a day, where the words around say so.</summary>
    [GeneratedRegex("(?<![0-9.])(?<month>1[0-2]|[1-9])\\.(?<day>3[01]|[12][0-9]|[1-9])(?![0-9.%亿万倍])(?=\\s*(?:那天|当天|号|日|到|至|-|—|有|发生|的新闻|都|签|开工|$))|(?<=[0-9](?:到|至|-|—)\\s?)(?<month>1[0-2]|[1-9])\\.(?<day>3[01]|[12][0-9]|[1-9])(?![0-9.%亿万倍])", Plain, 1000)]
    private static partial Regex Dotted();

    [GeneratedRegex("最[多大高小少低强]|排名|排行|前列", Plain, 1000)]
    private static partial Regex Ranked();

    [GeneratedRegex("哪(?<n>[2-9]|1[0-9]|[二两三四五六七八九十]{1,2})(?:个|家|座|条|项|种|类|大|位|所|座)?(?![月日号年])", Plain, 1000)]
    private static partial Regex WhichOf();
}
