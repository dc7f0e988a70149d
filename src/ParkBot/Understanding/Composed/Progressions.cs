namespace ParkBot.Understanding;

/// <summary>Projects by two steps of theirs: 去年签约、今年开工的项目; 签约了还没开工的.</summary>
internal static class Progressions
{
    /// <param name="Before">The words of the earlier step: its time and its stage.</param>
    /// <param name="After">The words of the later one.</param>
    /// <param name="Reached">False where the later step is what has not come.</param>
    /// <param name="Rest">All other words.</param>
    internal sealed record Progression(IReadOnlyList<Word> Before, IReadOnlyList<Word> After, bool Reached, IReadOnlyList<Word> Rest);

    internal static Progression? Split(IReadOnlyList<Word> words)
    {
        var stages = words.Where(word => word.Kind == WordKind.Stage).OrderBy(word => word.Start).ToList();
        if (stages is not [var first, var second] || first.Value == second.Value)
        {
            return null;
        }

        var between = words.Where(word => word.Start >= first.End && word.Start < second.Start).ToList();
        var before = words.Where(word => IsTime(word) && word.Start < first.Start).ToList();
        var after = between.Where(IsTime).ToList();
        var isLacking = between.Exists(word => word.Text is "没" or "没有" or "未" or "尚未" or "还未" or "还没" or "还没有" or "没能");
        var isOrdered = between.Exists(word => word.Text is "后" or "之后" or "以后" or "又" or "再" or "然后" or "随后" or "到" or "现在" or "已" or "已经") && words.Any(MeasureReader.IsProjectWord);
        if (!isLacking && (before.Count == 0 || after.Count == 0) && !(isOrdered && words.All(word => word.Kind != WordKind.HowLong)))
        {
            return null;
        }

        IReadOnlyList<Word> one = [.. before, first];
        IReadOnlyList<Word> other = [.. after, second];
        return new Progression(one, other, !isLacking, [.. words.Where(word => !one.Contains(word) && !other.Contains(word) && !(isLacking && word.Kind == WordKind.YesNo))]);
    }

    private static bool IsTime(Word word) => word.Kind is WordKind.Issue or WordKind.IssueNumber or WordKind.Date;
}
