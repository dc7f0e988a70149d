using System.Text.RegularExpressions;
using ParkBot.Language;
using ParkBot.Queries;

namespace ParkBot.Understanding;

/// <summary>Bounds of a number of projects or items in a question: 超过20个, 3条以上, 不足10个项目, 5到10个.</summary>
internal static partial class CountRangeReader
{
    internal static IEnumerable<Word> Find(string folded)
    {
        foreach (var match in Pattern().Matches(folded).Cast<Match>())
        {
            var (before, after) = (match.Groups["before"].Value, match.Groups["after"].Value);
            if ((before.Length == 0 && after.Length == 0 && !match.Groups["low"].Success) || !ChineseNumber.TryParse(match.Groups["n"].Value, out var n))
            {
                continue;
            }

            yield return new Word(match.Index, match.Length, match.Value, WordKind.CountRange, match.Groups["unit"].Value switch { "条" or "则" or "篇" => "items", _ when match.Groups["noun"].Success => "projects", _ => "" })
            {
                Bounds = match.Groups["low"].Success && ChineseNumber.TryParse(match.Groups["low"].Value, out var low) ? new ValueRange(low, true, n, true) : Bounds(before + after, n),
            };
        }
    }

    /// <summary>出现过三次的公司: so many items exactly, or with 以上 at least.</summary>
    internal static IEnumerable<Word> Times(string folded) =>
        from match in TimesPattern().Matches(folded).Cast<Match>()
        let read = (Is: ChineseNumber.TryParse(match.Groups["n"].Value, out var n), N: n)
        where read.Is
        select new Word(match.Index, match.Length, match.Value, WordKind.CountRange, "items")
        {
            Bounds = match.Groups["more"].Success ? new ValueRange(read.N, true, null, false) : new ValueRange(read.N, true, read.N, true),
        };

    [GeneratedRegex("(?:出现|上榜|被?提到|被?报道|登上)(?:了|过)*(?<n>[0-9]{1,3}|[一二两三四五六七八九十]{1,3})次(?<more>及?以上)?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TimesPattern();

    private static ValueRange Bounds(string word, decimal n) => word switch
    {
        "不少于" or "不低于" or "至少" or "达到" or "以上" or "及以上" or "起" => new ValueRange(n, true, null, false),
        "超过" or "超" or "多于" or "大于" or "高于" or "逾" => new ValueRange(n, false, null, false),
        "不超过" or "至多" or "最多" or "以内" or "以下" => new ValueRange(null, false, n, true),
        _ => new ValueRange(null, false, n, false),
    };

    [GeneratedRegex(
        "(?<before>不少于|不低于|至少|达到|超过|超|多于|大于|高于|逾|不超过|至多|最多|不足|不到|少于|低于|小于)?"
        + "(?<![0-9.第])(?:(?<low>[0-9]{1,6})(?:到|至|~|-|—))?(?<n>[0-9]{1,6}|[一二两三四五六七八九十百千]{1,5})(?<unit>个|条|则|篇|项|宗)(?<noun>项目)?(?<after>及以上|以上|以下|以内|起)?",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Pattern();
}
