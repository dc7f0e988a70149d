using ParkBot.News;
using ParkBot.Queries;

namespace ParkBot.Understanding;

/// <summary>Reads what a question wants: a figure, a list, a ranking, a field. The first rule that fits decides; the order is from the most particular to the most general.</summary>
internal static class ShapeReader
{
    internal static Shape Read(IReadOnlyList<Word> words)
    {
        var has = words.ToLookup(word => word.Kind);
        return Compare(words, has) ?? Share(words, has) ?? Average(has) ?? Grouped(words, has) ?? Ranked(words, has)
            ?? Sought(has) ?? Figure(words, has) ?? Field(words, has) ?? Confirm(words, has)
            ?? (has[WordKind.List].Any() || has[WordKind.Only].Any() || has[WordKind.MoneyRange].Any() ? new Shape(ShapeKind.List) : new Shape(ShapeKind.None));
    }

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

    private static bool IsNewsWord(Word word) => word.Text is "新闻" or "消息" or "资讯" or "政策" or "法规" or "报道" or "条目";

    private static bool IsProjectWord(Word word) => word.Text.EndsWith("项目", StringComparison.Ordinal);

    private static Shape? Compare(IReadOnlyList<Word> words, ILookup<WordKind, Word> has)
    {
        // 广东和江苏哪个投资多: no word of comparison, but which of two, and more or less.
        var asksWhich = has[WordKind.Which].Concat(has[WordKind.Asked]).Any(word => word.Value is "item" or "province" or "city" or "who" or "place" or "industry") && words.Any(word => word.Text is "多" or "大" or "高" or "少" or "低" or "强" or "最多" or "最大" or "最高");
        var asksEach = has[WordKind.Filler].Any(word => word.Text is "各" or "各自" or "分别" or "各有") && has[WordKind.GroupBy].FirstOrDefault() is null;
        if ((!has[WordKind.Compare].Any() && !asksWhich && !asksEach) || FilterReader.Comparables(words).Count < 2)
        {
            return null;
        }

        return new Shape(ShapeKind.Compare) { Measure = MeasureOf(words) ?? (words.Any(IsProjectWord) && !words.Any(IsNewsWord) && has[WordKind.Stage].Any() ? Measure.Projects : Measure.Items) };
    }

    private static Shape? Share(IReadOnlyList<Word> words, ILookup<WordKind, Word> has)
    {
        if (!has[WordKind.Share].Any())
        {
            return null;
        }

        var kinds = has[WordKind.Kind].Select(word => KindOf(word.Value)).Distinct().ToList();
        return new Shape(ShapeKind.Share)
        {
            Measure = kinds.Count > 0 ? new Measure.MoneyOf(kinds[0]) : MeasureOf(words) ?? (words.Any(IsProjectWord) ? Measure.Projects : Measure.Items),
            GroupBy = GroupOf(has),
            WholeMeasure = kinds.Count > 1 ? new Measure.MoneyOf(kinds[1]) : null,
            Statistic = Statistic.Share,
        };
    }

    private static Shape? Average(ILookup<WordKind, Word> has)
    {
        if (has[WordKind.Average].FirstOrDefault() is null)
        {
            return null;
        }

        var perProject = has[WordKind.Average].Any(word => word.Value == "project");
        var kind = has[WordKind.Kind].Select(word => KindOf(word.Value)).FirstOrDefault(AmountKind.Investment);
        return new Shape(ShapeKind.Average)
        {
            Measure = new Measure.MoneyOf(kind),
            Statistic = perProject ? Statistic.AveragePerProject : Statistic.AveragePerItem,
            GroupBy = GroupOf(has),
        };
    }

    private static Shape? Grouped(IReadOnlyList<Word> words, ILookup<WordKind, Word> has)
    {
        // 各地加起来 is one figure, not one a place.
        if (GroupOf(has) is not { } dimension || has[WordKind.Total].Any(word => word.Value == "total" && word.Text is "加起来" or "合起来" or "一共" or "合计" or "总共"))
        {
            return null;
        }

        var order = Order(has);
        return new Shape(ShapeKind.Group)
        {
            GroupBy = dimension,
            Measure = MeasureOf(words) ?? Measure.Items,
            Order = order,
            Top = has[WordKind.Top].FirstOrDefault()?.Number ?? (has[WordKind.Max].Any() ? 1 : null),
        };
    }

    private static Shape? Ranked(IReadOnlyList<Word> words, ILookup<WordKind, Word> has)
    {
        var top = has[WordKind.Top].FirstOrDefault();
        if (top is null && !has[WordKind.Max].Any() && !has[WordKind.Rank].Any())
        {
            return null;
        }

        var dimension = Which(words, has) ?? Dimension.Item;
        var measure = MeasureOf(words) ?? DefaultRankMeasure(words, dimension);
        return new Shape(ShapeKind.Rank)
        {
            GroupBy = dimension == Dimension.Item && measure is Measure.ItemCount ? Dimension.Province : dimension,
            Measure = measure,
            Order = Order(has) ?? SortOrder.Descending,
            Top = top?.Number ?? (has[WordKind.Max].Any() ? 1 : null),
        };
    }

    private static Measure DefaultRankMeasure(IReadOnlyList<Word> words, Dimension dimension)
    {
        if (dimension == Dimension.Item)
        {
            return Measure.Investment;
        }

        return words.Any(word => word.Kind == WordKind.Stage) && words.Any(IsProjectWord) ? Measure.Projects : Measure.Items;
    }

    private static SortOrder? Order(ILookup<WordKind, Word> has) =>
        has[WordKind.Max].Concat(has[WordKind.Rank]).Concat(has[WordKind.Top]).Any(word => word.Value == "asc") ? SortOrder.Ascending
        : has[WordKind.Max].Any() || has[WordKind.Rank].Any() || has[WordKind.Top].Any() ? SortOrder.Descending
        : null;

    private static Dimension? Which(IReadOnlyList<Word> words, ILookup<WordKind, Word> has)
    {
        var which = has[WordKind.Which].Select(word => DimensionOf(word.Value)).Where(dimension => dimension != Dimension.Item).Cast<Dimension?>().FirstOrDefault();
        if (which is not null)
        {
            return which;
        }

        if (words.Any(word => word is { Kind: WordKind.Asked, Value: "who" }))
        {
            return Dimension.Item;
        }

        foreach (var word in words.Where(word => word.Kind is WordKind.Generic))
        {
            switch (word.Text)
            {
                case "省份" or "省" or "地区" or "地方" or "区域": return Dimension.Province;
                case "城市" or "市": return Dimension.City;
                case "行业" or "产业" when !words.Any(other => other.Kind == WordKind.Industry && other.End == word.Start): return Dimension.Industry;
                default: break;
            }
        }

        return null;
    }

    /// <summary>A number that no field holds: 产能, 占地, 多少吨.</summary>
    private static Shape? Sought(ILookup<WordKind, Word> has) =>
        has[WordKind.Seek].Any(word => word.Value == "number") || has[WordKind.Part].Any()
            ? new Shape(ShapeKind.Passages) { Sought = Queries.Sought.Number }
            : null;

    private static Shape? Figure(IReadOnlyList<Word> words, ILookup<WordKind, Word> has)
    {
        // 签约多少: with no unit told, money is meant.
        var measure = MeasureOf(words) ?? (has[WordKind.Stage].Any() && has[WordKind.Seek].Any(word => word.Value == "howmuch") ? Measure.Investment : null);
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

    private static Shape? Field(IReadOnlyList<Word> words, ILookup<WordKind, Word> has)
    {
        var asked = has[WordKind.Asked].Select(word => word.Value).ToList();
        if (asked.Count == 0)
        {
            return null;
        }

        if (asked.Contains("reason"))
        {
            return new Shape(ShapeKind.Passages) { Sought = Queries.Sought.Reason };
        }

        // 审议通过的是哪个会: a field only where the words ask for nothing else that a sentence would have to say.
        return asked[0] switch
        {
            "date" => new Shape(ShapeKind.Field) { Asked = Asked.Date },
            "source" => new Shape(ShapeKind.Field) { Asked = Asked.Source },
            "stage" => new Shape(ShapeKind.Field) { Asked = Asked.Stage },
            "industry" => new Shape(ShapeKind.Field) { Asked = Asked.Industry },
            "place" when words.Any(word => word.Kind == WordKind.Which && word.Value == "source") => new Shape(ShapeKind.Field) { Asked = Asked.Source },
            "place" => new Shape(ShapeKind.Field) { Asked = Asked.Place },
            _ => new Shape(ShapeKind.Field) { Asked = Asked.Organizations },
        };
    }

    private static Shape? Confirm(IReadOnlyList<Word> words, ILookup<WordKind, Word> has)
    {
        var stage = has[WordKind.Stage].LastOrDefault();
        if (stage is null || !has[WordKind.YesNo].Any() || words.Any(word => word.Text is "有没有" or "有没" or "有无" or "有"))
        {
            return null;
        }

        return new Shape(ShapeKind.Confirm) { Confirm = StageOf(stage.Value)[0], Asked = Asked.Confirmation };
    }

    private static Dimension? GroupOf(ILookup<WordKind, Word> has) =>
        has[WordKind.GroupBy].FirstOrDefault() is { } word ? DimensionOf(word.Value) : null;

    private static Dimension DimensionOf(string value) => Enum.Parse<Dimension>(value, ignoreCase: true);

    private static AmountKind KindOf(string value) => Enum.Parse<AmountKind>(value, ignoreCase: true);

    internal static IReadOnlyList<Stage> StageOf(string value) =>
        [.. value.Split('+').Select(part => Enum.Parse<Stage>(part, ignoreCase: true))];
}
