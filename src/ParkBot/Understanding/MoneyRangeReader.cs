using System.Text.RegularExpressions;
using ParkBot.Language;
using ParkBot.Queries;

namespace ParkBot.Understanding;

/// <summary>
/// Bounds of money in a question: 10亿以上, 不足50亿元, 10到50亿之间, 超过3000万元, 那个百亿的项目. A bare figure means that
/// figure; a round word (百亿) one within 5% of it (约100亿元, 103亿元).
/// </summary>
internal static partial class MoneyRangeReader
{
    private const decimal RoundWord = 0.05m;

    /// <summary>A figure in digits means itself, rounded (120亿 for 120.3亿).</summary>
    private const decimal Digits = 0.004m;

    internal static IEnumerable<(int Start, int Length, MoneyRange Range)> Find(string folded)
    {
        foreach (Match match in Pattern().Matches(folded))
        {
            if (Read(match) is { } range)
            {
                yield return (match.Index, match.Length, range);
            }
        }
    }

    /// <summary>The same bounds for the figure of a group, in 亿元.</summary>
    internal static ValueRange InYi(MoneyRange range) =>
        new(range.Min / PlanJson.FenOfYi, range.MinInclusive, range.Max / PlanJson.FenOfYi, range.MaxInclusive);

    private static MoneyRange? Read(Match match)
    {
        if (Fen(match.Groups["high"].Value, match.Groups["unit"].Value) is not { } high)
        {
            return null;
        }

        if (match.Groups["low"].Success)
        {
            var unit = match.Groups["lowunit"].Success ? match.Groups["lowunit"].Value : match.Groups["unit"].Value;
            return Fen(match.Groups["low"].Value, unit) is { } low ? new MoneyRange(low, true, high, true) : null;
        }

        var word = match.Groups["before"].Value + match.Groups["after"].Value;
        return word switch
        {
            // Before 低于 and 少于, which stand in them.
            _ when Contains(word, "不少于", "不低于") => new MoneyRange(high, true, null, false),
            _ when Contains(word, "不足", "低于", "小于", "不到", "少于", "未达", "没到", "不满") => new MoneyRange(null, false, high, false),
            _ when Contains(word, "以下", "以内", "不超过", "至多", "最多", "不高于") => new MoneyRange(null, false, high, true),
            _ when Contains(word, "以上", "至少", "起", "达到", "上") => new MoneyRange(high, true, null, false),
            _ when Contains(word, "超", "高于", "大于", "多于", "逾", "过", "突破", "开外") => new MoneyRange(high, false, null, false),
            _ => Around(high, match.Groups["high"].Length == 0 ? RoundWord : Digits),
        };
    }

    private static MoneyRange Around(long fen, decimal slack) => new((long)(fen * (1 - slack)), true, (long)(fen * (1 + slack)), true);

    private static bool Contains(string word, params ReadOnlySpan<string> parts)
    {
        foreach (var part in parts)
        {
            if (word.Contains(part, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static long? Fen(string number, string unit)
    {
        if (number.Length == 0)
        {
            number = "1";
        }

        if (!ChineseNumber.TryParse(number, out var value))
        {
            return null;
        }

        var scale = unit switch { "万亿" => 1e12m, "千亿" => 1e11m, "百亿" => 1e10m, "十亿" => 1e9m, "亿" => 1e8m, "千万" => 1e7m, "百万" => 1e6m, _ => 1e4m };
        var fen = value * scale * 100m;
        return fen is > 0 and < long.MaxValue ? (long)fen : null;
    }

    [GeneratedRegex(
        "(?<before>不足|低于|小于|不到|少于|未达到|没到|不满|不超过|至多|最多|不高于|不少于|不低于|至少|超过|超|上(?=[百千万]?亿)|高于|大于|多于|逾|过|突破|达到)?"
        + "(?<!多少|几|些)(?:(?<low>[0-9]+(?:\\.[0-9]+)?|[一二两三四五六七八九十百]+)(?<lowunit>万亿|千亿|百亿|十亿|亿|千万|百万|万)?元?(?:到|至|~|-|—|和))?"
        + "(?<high>|[0-9]+(?:\\.[0-9]+)?|[一二两三四五六七八九十百]+?)(?<unit>万亿|千亿|百亿|十亿|亿|千万|百万|万)(?!日元|美元|美金|欧元|港元|港币|英镑|新元|新加坡元|韩元|卢布|澳元|吨|台|套|辆|平|亩|千瓦|片|颗|人|户|头|只|支|件|米|公里|枚|箱|瓶|块|架|艘|张|羽|立方|m|g|k|t)(?:元|人民币)?(?:(?!人民币)级)?(?!吨)"
        + "(?<after>以上|以下|以内|之内|起|开外|不到)?(?:之间)?",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Pattern();
}
