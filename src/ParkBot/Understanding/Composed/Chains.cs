using ParkBot.Queries;

namespace ParkBot.Understanding;

/// <summary>A question inside a question: 签约额第一省份的最大行业 asks of the items of what a ranking gives.</summary>
internal static class Chains
{
    /// <param name="Ranking">The words that rank, up to the noun.</param>
    /// <param name="By">What the ranking's rows are.</param>
    /// <param name="Rest">What is asked of it.</param>
    internal sealed record Chain(IReadOnlyList<Word> Ranking, Dimension By, IReadOnlyList<Word> Rest);

    /// <summary>The two questions; null where there is only one.</summary>
    internal static Chain? Split(IReadOnlyList<Word> words)
    {
        for (var i = 1; i < words.Count; i++)
        {
            if (DimensionOf(words[i], words) is not { } by || !IsRanked(words, i))
            {
                continue;
            }

            var rest = words.Skip(i + 1).ToList();
            if (Asks(rest, by))
            {
                return new Chain([.. words.Take(i + 1)], by, rest);
            }
        }

        return null;
    }

    private static Dimension? DimensionOf(Word word, IReadOnlyList<Word> words) => word switch
    {
        { Kind: WordKind.Generic } when MeasureReader.IsProjectWord(word) => Dimension.Item,
        { Kind: WordKind.Generic, Text: "企业" or "公司" } => Dimension.Organization,
        { Kind: WordKind.Generic } => GroupShapes.DimensionOfNoun(word, words),
        _ => null,
    };

    /// <summary>最大的 or 前三个 stands right before the noun.</summary>
    private static bool IsRanked(IReadOnlyList<Word> words, int noun) =>
        words.Take(noun).Reverse().SkipWhile(word => word.Text is "的" or "个" or "那个" || (word.Kind is WordKind.Stage or WordKind.Industry && MeasureReader.IsProjectWord(words[noun]))).FirstOrDefault() is { } before && IsRank(before);

    /// <summary>The second ranking is of something else than the first.</summary>
    private static bool DimensionsDiffer(List<Word> rest, Dimension by) => GroupShapes.Read(rest, rest.ToLookup(word => word.Kind)) is { GroupBy: { } other } && other != by;

    private static bool IsRank(Word word) => word.Kind is WordKind.Max or WordKind.Top;

    /// <summary>是哪个 and 有哪些 ask for the ranking itself; 在哪里, 的最大行业, 有多少条 ask on.</summary>
    private static bool Asks(List<Word> rest, Dimension by)
    {
        var shape = ShapeReader.Read(rest);
        return shape.Kind switch
        {
            ShapeKind.Field => by == Dimension.Item || shape.Asked is not (Asked.Place or Asked.Organizations) || rest.Any(word => word.Kind == WordKind.Generic),
            ShapeKind.Passages or ShapeKind.Confirm => true,
            ShapeKind.List or ShapeKind.None => by != Dimension.Item && rest.Any(word => MeasureReader.IsProjectWord(word) || MeasureReader.IsNewsWord(word)) && rest.Any(word => word.Kind is WordKind.List || word.Text == "的"),
            ShapeKind.Rank => by != Dimension.Item && rest.Exists(word => word.Kind == WordKind.Max) && DimensionsDiffer(rest, by),
            ShapeKind.Figure => by != Dimension.Item && rest[0].Text is "的" or "里" or "中" or "内" or "有" or "一共" or "共" or "总投资" or "投资",
            ShapeKind.Group or ShapeKind.Distinct or ShapeKind.Average or ShapeKind.Share or ShapeKind.Summary => by != Dimension.Item,
            _ => false,
        };
    }
}
