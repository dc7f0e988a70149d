using ParkBot.News;
using ParkBot.Queries;

namespace ParkBot.Understanding;

/// <summary>One figure: how many, how much, the average, the middle one.</summary>
internal static class FigureShapes
{
    internal static Shape? Read(IReadOnlyList<Word> words, ILookup<WordKind, Word> has)
    {
        // 投资过百亿了吗: the figure itself is the honest answer, not a list of those that are above.
        if (has[WordKind.YesNo].Any(word => word.Text is not ("有没有" or "没有" or "没")) && !words.Any(word => word.Text is "有" or "有没有") && (has[WordKind.Kind].Any() || has[WordKind.MoneyRange].Any() && has[WordKind.Unknown].Concat(has[WordKind.Title]).Concat(has[WordKind.Place]).Any()) && !words.Any(word => word.Kind == WordKind.List))
        {
            return new Shape(ShapeKind.Figure) { Measure = new Measure.MoneyOf(has[WordKind.Kind].Select(word => MeasureReader.KindOf(word.Value)).FirstOrDefault(kind => kind != AmountKind.Investment, AmountKind.Investment)), Taken = [.. has[WordKind.MoneyRange]] };
        }

        // 湖南几个项目都列出来: the list, not their number.
        if (has[WordKind.Projects].Any(word => word.Text.StartsWith('几')) && has[WordKind.List].Any(word => word.Text.Contains('列')))
        {
            return null;
        }

        // 签约多少: with no unit told, money is meant.
        var measure = MeasureReader.MeasureOf(words) ?? (CountsProjects(words) ? Measure.Projects : null) ?? ((has[WordKind.Stage].Any() || has[WordKind.Currency].Any()) && has[WordKind.Seek].Any(word => word.Value == "howmuch") ? Measure.Investment : null);
        if (measure is null)
        {
            return null;
        }

        var asksHowMuch = has[WordKind.Seek].Any() || has[WordKind.Total].Any() || has[WordKind.Money].Any();
        if (measure is Measure.MoneyOf && !asksHowMuch)
        {
            var asksOther = has[WordKind.List].Any() || has[WordKind.Asked].Any() || has[WordKind.MoneyRange].Any() || has[WordKind.YesNo].Any() || has[WordKind.Which].Any() || has[WordKind.Only].Any();
            return asksOther ? null : new Shape(ShapeKind.Figure) { Measure = measure };
        }

        return new Shape(ShapeKind.Figure) { Measure = measure };
    }

    /// <summary>签约项目一共多少: 多少 right behind the projects counts them.</summary>
    private static bool CountsProjects(IReadOnlyList<Word> words) =>
        !words.Any(word => word.Kind == WordKind.Currency) && words.FirstOrDefault(word => word is { Kind: WordKind.Seek, Value: "howmuch" }) is { } seek
        && words.Where(word => word.Start < seek.Start).Reverse().SkipWhile(word => word.Kind is WordKind.Total or WordKind.Filler).FirstOrDefault() is { } before && MeasureReader.IsProjectWord(before);

    internal static Shape? Average(ILookup<WordKind, Word> has)
    {
        if (has[WordKind.Average].FirstOrDefault() is null)
        {
            return null;
        }

        var kind = has[WordKind.Kind].Select(word => MeasureReader.KindOf(word.Value)).FirstOrDefault(AmountKind.Investment);
        return new Shape(ShapeKind.Average)
        {
            Measure = new Measure.MoneyOf(kind),
            Statistic = Has("median") ? Statistic.Median : Has("project") ? Statistic.AveragePerProject : Statistic.AveragePerItem,
            GroupBy = GroupShapes.Dimensions(has).Cast<Dimension?>().FirstOrDefault(),
        };

        bool Has(string value) => has[WordKind.Average].Any(word => word.Value == value);
    }
}
