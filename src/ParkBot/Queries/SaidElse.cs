using System.Collections.Frozen;
using System.Text.RegularExpressions;
using ParkBot.Language;

namespace ParkBot.Queries;

/// <summary>Other words in which the news says what a question asks: only what industrial news is commonly asked (Data/saidelse.tsv).</summary>
internal static class SaidElse
{
    /// <summary>A figure as it stands before its unit: 260, 80多, 3万, 十余.</summary>
    private const string Figure = "(?:[0-9][0-9.,]*|[一二两三四五六七八九十百千]+)(?:多|余|几)?(?:[百千万亿]+)?(?:多|余)?";

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);

    /// <summary>Units that questions name beside 多少: 多少吨 wants a figure before 吨.</summary>
    private static readonly FrozenDictionary<string, Regex> Units = "吨 台 套 亩 公里 平方米 万平方米 平方公里 公顷 条 座 栋 层 架 辆 班 家 件 支 只 块 片 枚 颗 公斤 标准箱 锭 千瓦 万千瓦 兆瓦 千瓦时 度 元 倍 米 小时 分钟 天 个月 周 届 章 期 人次 桶 升 头 羽 株 床 间 张 门 批"
        .Split(' ').Append("人").ToFrozenDictionary(unit => unit, unit => Counted(unit is "人" ? "(?:人|名|位|个(?:就业)?岗位)" : Regex.Escape(unit)), StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, (string[] Words, Regex[] Counted)> Others = EmbeddedTable.Lines("saidelse.tsv")
        .Select(line => line.Split('\t'))
        .ToFrozenDictionary(
            row => row[0],
            row => (row[1].Split(' ').Where(word => word[0] != '#').ToArray(), row[1].Split(' ').Where(word => word[0] == '#').Select(word => Counted(Regex.Escape(word[1..]))).ToArray()),
            StringComparer.Ordinal);

    /// <summary>The figure before the unit that a word of a question names; null where it is no unit.</summary>
    internal static Regex? Unit(string word) => Units.GetValueOrDefault(word);

    internal static bool Holds(string folded, string term) =>
        Others.TryGetValue(term, out var others)
        && (others.Words.Any(other => folded.Contains(other, StringComparison.Ordinal)) || others.Counted.Any(counted => counted.IsMatch(folded)));

    private static Regex Counted(string unit) => new(Figure + unit, RegexOptions.CultureInvariant, Limit);
}
