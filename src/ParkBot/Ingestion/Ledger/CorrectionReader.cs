using System.Globalization;
using System.Text.RegularExpressions;
using ParkBot.Language;
using ParkBot.News;

namespace ParkBot.Ingestion;

/// <summary>What an item says that corrects an earlier one.</summary>
/// <param name="Issue">Running number of the issue, where one is told; 0 for 上期.</param>
/// <param name="Title">The title that it quotes.</param>
/// <param name="Value">The figure as it should have been: 120亿元. Null where no figure is corrected.</param>
/// <param name="Wrong">The figure that was printed, where it is told.</param>
internal sealed record CorrectionTold(int? Issue, string? Title, string? Value, string? Wrong);

/// <summary>Tells an item that corrects an earlier one (更正, 勘误, 订正) from one that tells news.</summary>
internal static partial class CorrectionReader
{
    /// <summary>上期: the issue before the one that the correction stands in.</summary>
    internal const int IssueBefore = 0;

    internal static bool IsCorrection(ItemText text)
    {
        var title = TextFold.Fold(text.Title);
        var told = TextFold.Fold(string.Join('\n', text.Lead, text.Body));
        return TitleWords().IsMatch(title) || Opening().IsMatch(told) || (Refers().IsMatch(title + '\n' + told) && Corrects().IsMatch(title + '\n' + told));
    }

    /// <summary>Each figure that it corrects, in the order told.</summary>
    internal static IReadOnlyList<CorrectionTold> Read(ItemText text)
    {
        var folded = TextFold.Fold(string.Join('\n', text.Title, text.Lead, text.Body));
        var printed = string.Join('\n', text.Title, text.Lead, text.Body);
        var money = Money.Find(folded);
        var found = new List<CorrectionTold>();
        var from = 0;
        foreach (Match right in Right().Matches(folded))
        {
            // 应为120亿元: the sum stands behind the word with little between.
            var now = money.FirstOrDefault(sum => sum.Start >= right.Index + right.Length && sum.Start <= right.Index + right.Length + Between && !folded.AsSpan(right.Index, sum.Start - right.Index).ContainsAny("。;\n"));
            if (now.Length == 0)
            {
                continue;
            }

            var before = folded[from..right.Index];
            var wrong = money.LastOrDefault(sum => sum.Start >= from && sum.Start + sum.Length <= right.Index);
            found.Add(new CorrectionTold(IssueOf(before) ?? found.LastOrDefault()?.Issue, TitleOf(printed[from..right.Index]), printed.Substring(now.Start, now.Length), wrong.Length == 0 ? null : printed.Substring(wrong.Start, wrong.Length)));
            from = now.Start + now.Length;
        }

        if (found.Count > 0)
        {
            // 应为120亿元，误为100亿元; 第107期 may stand behind as well.
            return [.. found.Select(one => one with { Issue = one.Issue ?? IssueOf(folded), Title = one.Title ?? (found.Count == 1 ? TitleOf(printed) : null), Wrong = one.Wrong ?? (found.Count == 1 ? WrongOf(folded, printed, money) : null) })];
        }

        return [new CorrectionTold(IssueOf(folded), TitleOf(printed), null, null)];
    }

    /// <summary>A correction has no date of the old event, and adds nothing by itself.</summary>
    internal static Item Neutral(Item item) => item with
    {
        Date = null,
        Projects = null,
        Amounts = [.. item.Amounts.Select(amount => amount with { Headline = false })],
    };

    private const int Between = 16;

    private static string? WrongOf(string folded, string printed, IReadOnlyList<MoneyMatch> money)
    {
        var wrong = Wrong().Match(folded);
        var sum = wrong.Success ? money.FirstOrDefault(one => one.Start >= wrong.Index + wrong.Length && one.Start <= wrong.Index + wrong.Length + Between) : default;
        return sum.Length == 0 ? null : printed.Substring(sum.Start, sum.Length);
    }

    private static int? IssueOf(string folded)
    {
        var told = Number().Match(folded);
        return told.Success && int.TryParse(told.Groups["number"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
            : Before().IsMatch(folded) ? IssueBefore : null;
    }

    private static string? TitleOf(string printed)
    {
        var title = Quoted().Matches(printed).Select(match => match.Groups["title"].Value.Trim()).LastOrDefault(one => one.Length >= ShortestTitle && !Publication().IsMatch(one));
        return title;
    }

    private const int ShortestTitle = 5;

    [GeneratedRegex("^[【\\[(]?(更正|勘误|订正)(启事|说明|声明|公告)?([:：】\\])\\s]|$|与|及|一则|[两二三]则)|(更正|勘误|订正)(启事|说明|声明)?$|(本刊|上期|上一期|第[0-9]+期).{0,40}(更正|勘误|订正)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TitleWords();

    [GeneratedRegex("^\\s*[【\\[(]?(更正|勘误|订正)(启事|说明|声明)?[:：】\\])]", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Opening();

    [GeneratedRegex("本刊|上期|上一期|前期|上周(本刊|刊)|总?第?[0-9]+期", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Refers();

    [GeneratedRegex("更正为|订正为|修正为|勘误|特此更正|现更正|予以更正|(应为|实为|应是).{0,16}(特此|误)|误(写|作|刊|为|植)|有误[,，]", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Corrects();

    [GeneratedRegex("应为|应是|更正为|订正为|修正为|实为|应改为|改为|应更正为", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Right();

    [GeneratedRegex("误(写|作|刊|植)?(为|成|作)|原(文|刊|稿|报道)?(为|作|称)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Wrong();

    [GeneratedRegex("总?第?(?<number>[0-9]{1,5})期", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Number();

    [GeneratedRegex("上期|上一期|上周(本刊|周报)?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Before();

    [GeneratedRegex("《(?<title>[^《》]{2,80})》|“(?<title>[^“”]{8,80})”", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Quoted();

    [GeneratedRegex("^.{0,8}(周报|周刊|日报|晚报|简报)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Publication();
}
