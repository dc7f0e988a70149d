using ParkBot.News;
using ParkBot.Queries;

namespace ParkBot.Understanding;

/// <summary>Reads from a question's words what is counted or summed.</summary>
internal static class MeasureReader
{
    /// <summary>What is measured, as the words say; null where they do not.</summary>
    internal static Measure? MeasureOf(IReadOnlyList<Word> words)
    {
        var kind = words.Where(word => word.Kind == WordKind.Kind).Select(word => KindOf(word.Value)).ToList();
        if (CountsAboveABar(words))
        {
            return Measure.Items;
        }

        if (kind.Count > 0)
        {
            // A goal's money is a goal, whatever it is of.
            if (kind.Contains(AmountKind.Target))
            {
                return new Measure.MoneyOf(AmountKind.Target);
            }

            // 签约金额 beside a more particular kind (授信) names the particular one.
            var particular = kind.FirstOrDefault(k => k != AmountKind.Investment, AmountKind.Investment);
            return new Measure.MoneyOf(particular);
        }

        if (words.Any(word => word.Kind == WordKind.Money))
        {
            return Measure.Investment;
        }

        if (words.Any(word => word.Kind == WordKind.Items))
        {
            return Measure.Items;
        }

        return words.Any(word => word.Kind == WordKind.Projects)
            ? words.Any(word => word.Kind is WordKind.MoneyRange or WordKind.Only) || (words.Any(word => word is { Text: "几个" or "多少个" or "几项" or "多少项" }) && words.Any(IsNewsWord)) ? Measure.Items : Measure.Projects
            : null;
    }

    /// <summary>总投资超过5亿元的项目有多少个: the money only says which ones; 总投资多少 behind both would ask for it.</summary>
    private static bool CountsAboveABar(IReadOnlyList<Word> words)
    {
        var bar = words.LastOrDefault(word => word.Kind == WordKind.MoneyRange);
        var counter = words.LastOrDefault(word => word.Kind is WordKind.Items or WordKind.Projects);
        return bar is not null && counter is not null && words.Where(word => word.Kind is WordKind.Kind or WordKind.Money)
            .All(word => (word.Start < bar.Start || word.Start < counter.Start) && (word.Kind == WordKind.Money || KindOf(word.Value) == AmountKind.Investment));
    }

    /// <summary>What is counted where no word says it: 苏州和无锡，哪边签约的项目多 projects, else items.</summary>
    internal static Measure Counted(IReadOnlyList<Word> words) =>
        words.Any(IsProjectWord) && !words.Any(IsNewsWord) && words.Any(word => word.Kind == WordKind.Stage) ? Measure.Projects : Measure.Items;

    internal static bool IsNewsWord(Word word) => word.Text is "新闻" or "消息" or "资讯" or "政策" or "法规" or "报道" or "条目";

    internal static bool IsProjectWord(Word word) => word.Text.EndsWith("项目", StringComparison.Ordinal);

    internal static AmountKind KindOf(string value) => Enum.Parse<AmountKind>(value, ignoreCase: true);
}
