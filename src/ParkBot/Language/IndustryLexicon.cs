using ParkBot.News;

namespace ParkBot.Language;

/// <summary>A word that names an industry. <paramref name="Strong"/>: the word alone settles it (光伏组件); a weak one (研发, 制造) needs others beside it.</summary>
internal readonly record struct IndustryMatch(int Start, int Length, Industry Industry, bool Strong);

/// <summary>The words that name industries, in items and in questions.</summary>
internal static class IndustryLexicon
{
    internal static IReadOnlyList<IndustryMatch> Find(string folded) => throw new NotSupportedException();
}
