using System.Collections.Frozen;

namespace ParkBot.Queries;

/// <summary>Other words in which the news says what a question asks: only what industrial news is commonly asked.</summary>
internal static class SaidElse
{
    private static readonly FrozenDictionary<string, string[]> Words = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["产能"] = ["年产", "年可产", "产量", "达产", "生产能力"],
        ["产量"] = ["年产", "产能"],
        ["年产"] = ["产能", "产量"],
        ["面积"] = ["平方米", "平方公里", "亩", "占地"],
        ["占地"] = ["平方米", "平方公里", "亩", "面积"],
        ["就业"] = ["岗位", "用工"],
        ["岗位"] = ["就业", "用工"],
        ["工期"] = ["建设周期", "建设期", "建成"],
        ["容量"] = ["兆瓦", "千瓦", "mw", "gw"],
        ["装机"] = ["兆瓦", "千瓦", "mw", "gw"],
        ["产值"] = ["销售收入", "营收", "营业收入"],
        ["工艺"] = ["技术", "路线"],
        ["分期"] = ["期建设", "期实施", "期推进", "一期"],
        ["目标"] = ["力争", "争取", "确保", "达到", "到20"],
        ["发电"] = ["千瓦时", "电量"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    internal static bool Holds(string folded, string term) =>
        Words.TryGetValue(term, out var others) && others.Any(other => folded.Contains(other, StringComparison.Ordinal));
}
