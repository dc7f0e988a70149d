using ParkBot.News;
using ParkBot.Queries;

namespace ParkBot.Understanding;

/// <summary>Questions that divide the news: comparisons and shares.</summary>
internal static class DividingShapes
{
    internal static Shape? Read(IReadOnlyList<Word> words, ILookup<WordKind, Word> has) => Compare(words, has) ?? Share(words, has);

    private static Shape? Compare(IReadOnlyList<Word> words, ILookup<WordKind, Word> has)
    {
        // 广东和江苏哪个投资多: no word of comparison, but which of two, and more or less.
        var asksWhich = has[WordKind.Which].Concat(has[WordKind.Asked]).Any(word => word.Value is "item" or "province" or "city" or "who" or "place" or "industry") && words.Any(word => word.Text is "多" or "大" or "高" or "少" or "低" or "强" or "最多" or "最大" or "最高");
        var asksEach = (Signs.SaysEach(words) && !has[WordKind.GroupBy].Any()) || (has[WordKind.MoneyRange].Skip(1).Any() && FilterReader.Comparables(words) is [{ Filter.Investment: not null }, ..]);
        if ((!has[WordKind.Compare].Any() && !words.Any(word => word.Text == "比") && !asksWhich && !asksEach) || FilterReader.Comparables(words).Count < 2)
        {
            return null;
        }

        return new Shape(ShapeKind.Compare)
        {
            Measure = FilterReader.Comparables(words) is [{ Filter.Investment: not null }, ..] && !has[WordKind.Total].Any() && !has[WordKind.Money].Any() ? Measure.Items : MeasureReader.MeasureOf(words) ?? (has[WordKind.Compare].Any(word => word.Text.Contains('投')) ? Measure.Investment : MeasureReader.Counted(words)),
            Contrast = has[WordKind.Compare].Any(word => word.Value == "gap") && FilterReader.Comparables(words).Count == 2 ? Contrast.Gap : null,
        };
    }

    private static Shape? Share(IReadOnlyList<Word> words, ILookup<WordKind, Word> has)
    {
        if (!has[WordKind.Share].Any())
        {
            return null;
        }

        var kinds = has[WordKind.Part].Select(_ => AmountKind.Part).Concat(has[WordKind.Kind].Select(word => MeasureReader.KindOf(word.Value))).Distinct().ToList();
        if (kinds is [AmountKind.Part])
        {
            kinds.Add(AmountKind.Investment);
        }

        return new Shape(ShapeKind.Share)
        {
            Measure = kinds.Count > 0 ? new Measure.MoneyOf(kinds[0]) : MeasureReader.MeasureOf(words) ?? (words.Any(MeasureReader.IsProjectWord) ? Measure.Projects : Measure.Items),
            GroupBy = GroupShapes.Dimensions(has).Cast<Dimension?>().FirstOrDefault(),
            WholeMeasure = kinds.Count > 1 ? new Measure.MoneyOf(kinds[1]) : null,
            Statistic = Statistic.Share,
        };
    }
}
