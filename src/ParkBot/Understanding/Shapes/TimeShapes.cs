using ParkBot.News;
using ParkBot.Queries;

namespace ParkBot.Understanding;

/// <summary>Questions of how things went: change and trend, progress of a project, the first and the latest; and the short overview.</summary>
internal static class TimeShapes
{
    internal static Shape? Read(IReadOnlyList<Word> words, ILookup<WordKind, Word> has) =>
        Contrasted(words, has) ?? Trend(words, has) ?? Interval(words, has) ?? Progress(has) ?? Summary(has) ?? Edge(words, has);

    /// <summary>环比增长多少, 比上周多几条, 同比: one part of time beside another. Two places are a comparison.</summary>
    private static Shape? Contrasted(IReadOnlyList<Word> words, ILookup<WordKind, Word> has)
    {
        var change = has[WordKind.Change].FirstOrDefault();
        var beside = has[WordKind.Compare].Any() || has[WordKind.Filler].Any(word => word.Text is "比" or "较");
        var before = has[WordKind.Issue].Any(word => word.Value == "previous");
        var isRatio = has[WordKind.Change].Any(word => word.Value is "ratio" or "yearly");
        if (change is null && !((beside || words.Any(word => word.Text is "哪期" or "哪一期")) && before))
        {
            return null;
        }

        // 增长 is a word of the news as well: only with a time to be held against.
        if (!isRatio && !before && FilterReader.Comparables(words).Count < 2 && !has[WordKind.Date].Skip(1).Any())
        {
            return null;
        }

        if (FilterReader.Comparables(words) is { Count: >= 2 } sides && sides.All(side => side.Filter.Issues.Count == 0))
        {
            return null;
        }

        return new Shape(ShapeKind.Contrast)
        {
            Measure = MeasureReader.MeasureOf(words) ?? MeasureReader.Counted(words),
            Contrast = isRatio || has[WordKind.Change].Any(word => word.Value == "growth") ? Contrast.Growth : Contrast.Difference,
            IsYearly = has[WordKind.Change].Any(word => word.Value == "yearly"),
        };
    }

    private static Shape? Trend(IReadOnlyList<Word> words, ILookup<WordKind, Word> has)
    {
        if (has[WordKind.Trend].FirstOrDefault() is null)
        {
            return null;
        }

        var groups = GroupShapes.Dimensions(has);
        return new Shape(ShapeKind.Group)
        {
            GroupBy = groups.FirstOrDefault(dimension => dimension is Dimension.Day or Dimension.Month or Dimension.Quarter or Dimension.Year, Dimension.Issue),
            Measure = MeasureReader.MeasureOf(words) ?? MeasureReader.Counted(words),
        };
    }

    /// <summary>从签约到开工多久: two stages in the order in which a project passes them, and how long.</summary>
    private static Shape? Interval(IReadOnlyList<Word> words, ILookup<WordKind, Word> has)
    {
        var stages = has[WordKind.Stage].OrderBy(word => word.Start).Select(word => ShapeReader.StageOf(word.Value)[0]).Distinct().ToList();
        return has[WordKind.HowLong].Any() && stages.Count == 2 && stages[0] != stages[1]
            ? new Shape(ShapeKind.Interval) { Asked = Asked.Interval, Since = stages[0], Confirm = stages[1], Taken = [.. has[WordKind.Stage]] }
            : null;
    }

    private static Shape? Progress(ILookup<WordKind, Word> has) =>
        has[WordKind.Progress].Any() ? new Shape(ShapeKind.Progress) { Asked = Asked.Progress } : null;

    private static Shape? Summary(ILookup<WordKind, Word> has) =>
        has[WordKind.Summary].Any() ? new Shape(ShapeKind.Summary) { Asked = Asked.Summary } : null;

    /// <summary>最早签约的项目, 最近一次投产: the first or the latest item, or the field of it that is asked.</summary>
    private static Shape? Edge(IReadOnlyList<Word> words, ILookup<WordKind, Word> has)
    {
        // 最新的新能源项目是哪个: one item, and not only of the newest issue.
        var newest = has[WordKind.Issue].FirstOrDefault(word => word.Text is "最新" or "最近" && words.Any(other => other.Start > word.Start && other is { Kind: WordKind.Which, Value: "item" }));
        if ((has[WordKind.Edge].FirstOrDefault() ?? newest) is not { } edge)
        {
            return null;
        }

        var asked = FieldShapes.Read([.. words.Where(word => word.Kind != WordKind.YesNo)], has) is { Kind: ShapeKind.Field, Asked: var field } && (field != Asked.Organizations || words.Any(word => word.Text == "谁")) ? field : Asked.Items;
        return new Shape(ShapeKind.Edge)
        {
            Asked = asked,
            Edge = edge.Value == "oldest" ? ListOrder.OldestFirst : ListOrder.NewestFirst,
            Top = has[WordKind.Top].FirstOrDefault()?.Number ?? 1,
            Taken = newest is null ? [] : [newest],
        };
    }
}
