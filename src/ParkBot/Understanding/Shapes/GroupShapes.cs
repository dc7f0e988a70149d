using ParkBot.News;
using ParkBot.Queries;

namespace ParkBot.Understanding;

/// <summary>A row a group: groups, cross tables, rankings, groups above a bar, and how many groups there are.</summary>
internal static class GroupShapes
{
    internal static Shape? Read(IReadOnlyList<Word> words, ILookup<WordKind, Word> has) =>
        Distinct(words, has) ?? Threshold(words, has) ?? FigureShapes.Average(has) ?? Grouped(words, has) ?? Ranked(words, has);

    /// <summary>What rows are by, in the order of the words; 各省各行业 gives two.</summary>
    internal static IReadOnlyList<Dimension> Dimensions(ILookup<WordKind, Word> has)
    {
        var words = has[WordKind.GroupBy].OrderBy(word => word.Start).ToList();
        // 按行业看投资额分布 is by industry.
        var spread = words.Count > 1 ? words.FirstOrDefault(word => word.Value == "band" && word.Text.EndsWith("分布", StringComparison.Ordinal)) : null;
        return [.. words.Where(word => word != spread).Select(word => ShapeReader.DimensionOf(word.Value)).Distinct()];
    }

    /// <summary>The link is one character, and the noun stands right behind it.</summary>
    private const int JoinedWithin = 2;

    /// <summary>按期号和板块: a noun that is joined to the first dimension is the second; 江苏、浙江各阶段 is by place and by stage.</summary>
    private static Dimension? Second(IReadOnlyList<Word> words, Dimension first)
    {
        if (words.FirstOrDefault(word => word.Kind == WordKind.GroupBy) is not { } group)
        {
            return null;
        }

        var joined = words.Where(word => word.Start >= group.End && word.Start <= group.End + JoinedWithin).OrderBy(word => word.Start).SkipWhile(word => word.Text is not ("和" or "与" or "、" or "跟" or "及")).Skip(1).FirstOrDefault();
        var noun = joined is null ? null : joined.Text switch { "板块" or "栏目" => Dimension.Section, "阶段" => Dimension.Stage, "月份" or "月" => Dimension.Month, "期" or "期号" => Dimension.Issue, _ => DimensionOfNoun(joined, words) };
        if (noun is not null && noun != first)
        {
            return noun;
        }

        if (first != Dimension.Stage && words.Where(word => word.Kind == WordKind.Stage).Select(word => word.Value).Distinct(StringComparer.Ordinal).Count() > 1 && Signs.SaysEach(words))
        {
            return Dimension.Stage;
        }

        var places = words.Where(word => word.Kind == WordKind.Place).DistinctBy(word => word.Text, StringComparer.Ordinal).ToList();
        return places.Count < 2 || first is Dimension.Province or Dimension.City or Dimension.County ? null
            : places.TrueForAll(word => word.Places.All(place => place is { City: null, County: null })) ? Dimension.Province
            : places.TrueForAll(word => word.Places.All(place => place is { County: null })) ? Dimension.City
            : null;
    }

    /// <summary>涉及多少个城市; 各省涉及多少个行业.</summary>
    private static Shape? Distinct(IReadOnlyList<Word> words, ILookup<WordKind, Word> has)
    {
        if (has[WordKind.Distinct].FirstOrDefault() is not { } counted)
        {
            return null;
        }

        var groups = Dimensions(has);
        var most = has[WordKind.Max].Any() || has[WordKind.Top].Any();
        return new Shape(groups.Count > 0 ? ShapeKind.Group : ShapeKind.Distinct)
        {
            Measure = new Measure.GroupCount(ShapeReader.DimensionOf(counted.Value)),
            GroupBy = groups.Count > 0 ? groups[0] : null,
            Order = Order(has),
            Top = has[WordKind.Top].FirstOrDefault()?.Number ?? (most ? 1 : null),
        };
    }

    /// <summary>合计超百亿的城市, 签约项目超过20个的省: a bar for the group's figure, not for each item's (超过10亿元的项目).</summary>
    private static Shape? Threshold(IReadOnlyList<Word> words, ILookup<WordKind, Word> has)
    {
        var bar = has[WordKind.MoneyRange].FirstOrDefault() ?? has[WordKind.CountRange].FirstOrDefault();
        if (bar is null)
        {
            return null;
        }

        // 产值超过1200亿了没: the figure is asked, see FigureShapes.
        if (bar.Kind == WordKind.MoneyRange && has[WordKind.YesNo].Any(word => word.Start >= bar.End) && !words.Any(word => word.Start >= bar.End && (word.Kind == WordKind.Generic || MeasureReader.IsProjectWord(word))))
        {
            return null;
        }

        var kind = has[WordKind.Kind].Select(word => MeasureReader.KindOf(word.Value)).FirstOrDefault(kind => kind != AmountKind.Investment, AmountKind.Investment);
        var dimension = GroupedAbove(words, has, bar);
        var counts = bar.Kind == WordKind.CountRange;
        if (dimension is null && !counts && kind == AmountKind.Investment)
        {
            return null;
        }

        if (has[WordKind.Compare].Any() || has[WordKind.Share].Any() || (dimension is null && counts && bar.Value == "items"))
        {
            return null;
        }

        return new Shape(ShapeKind.Threshold)
        {
            GroupBy = dimension ?? Dimension.Item,
            Measure = counts ? bar.Value == "items" ? Measure.Items : bar.Value == "projects" || has[WordKind.Projects].Any() ? Measure.Projects : MeasureReader.Counted(words) : new Measure.MoneyOf(kind),
            Having = counts ? bar.Bounds : MoneyRangeReader.InYi(bar.Range!),
            Taken = [bar],
        };
    }

    /// <summary>The groups that the bar is for; null where it is for single items.</summary>
    private static Dimension? GroupedAbove(IReadOnlyList<Word> words, ILookup<WordKind, Word> has, Word bar)
    {
        // 哪些省有超过10亿元的项目: the bar is the project's.
        var next = words.Where(word => word.Start >= bar.End && word.Text is not ("的" or "了" or "有")).MinBy(word => word.Start);
        if (bar.Kind == WordKind.MoneyRange && next is not null && (MeasureReader.IsProjectWord(next) || MeasureReader.IsNewsWord(next) || next.Kind is WordKind.Industry or WordKind.Stage or WordKind.Unknown or WordKind.Projects or WordKind.Items))
        {
            return null;
        }

        if (bar.Kind == WordKind.CountRange && (words.Any(word => word is { Kind: WordKind.Asked, Value: "who" }) || words.Any(word => word is { Kind: WordKind.Generic, Text: "公司" or "企业" })) && bar.Text.Contains('次'))
        {
            return Dimension.Organization;
        }

        if (next is { Kind: WordKind.Generic } && DimensionOfNoun(next, words) is { } noun)
        {
            return noun;
        }

        var head = words.Where(word => word.Start >= bar.End && word.Kind == WordKind.Generic).Select(word => DimensionOfNoun(word, words)).LastOrDefault(noun => noun is not null);
        return head ?? has[WordKind.Which].Select(word => ShapeReader.DimensionOf(word.Value)).Concat(Dimensions(has)).Cast<Dimension?>().FirstOrDefault(dimension => dimension != Dimension.Item);
    }

    private static Shape? Grouped(IReadOnlyList<Word> words, ILookup<WordKind, Word> has)
    {
        // 各地加起来 is one figure, not one a place.
        var groups = Dimensions(has);
        if (groups.Count == 0 && !has[WordKind.Max].Any() && !has[WordKind.Top].Any() && has[WordKind.Which].FirstOrDefault(IsPlural) is { } which)
        {
            // 哪些省有签约: the provinces, not the news.
            groups = [ShapeReader.DimensionOf(which.Value)];
        }

        var isEach = Signs.SaysEach(words);
        if (isEach && has[WordKind.Issue].Any(word => word.Value == "last") && !groups.Contains(Dimension.Issue))
        {
            // 两期分别投了多少, 两期各板块分别多少条.
            groups = [.. groups.Take(1), Dimension.Issue];
        }

        if (groups.Count == 0 || has[WordKind.Total].Any(word => word.Value == "total" && word.Text is "加起来" or "合起来" or "一共" or "合计" or "总共"))
        {
            return null;
        }

        return new Shape(ShapeKind.Group)
        {
            GroupBy = groups[0],
            Across = groups.Count > 1 ? groups[1] : Second(words, groups[0]),
            Measure = MeasureReader.MeasureOf(words) ?? (words.Any(word => word.Text is "投资额分布" or "金额分布" or "投资规模分布") && groups[0] != Dimension.Band ? Measure.Investment : Measure.Items),
            Order = Order(has),
            Top = has[WordKind.Top].FirstOrDefault()?.Number ?? (has[WordKind.Max].Any() ? 1 : null),
        };
    }

    private static bool IsPlural(Word word) =>
        word.Value is "province" or "city" or "industry" && (word.Text.StartsWith("哪些", StringComparison.Ordinal) || word.Text.StartsWith("哪几", StringComparison.Ordinal));

    private static Shape? Ranked(IReadOnlyList<Word> words, ILookup<WordKind, Word> has)
    {
        var top = has[WordKind.Top].FirstOrDefault();
        if (top is null && !has[WordKind.Max].Any() && !has[WordKind.Rank].Any())
        {
            return null;
        }

        var shape = Ranked(words, Which(words, has) ?? Dimension.Item);
        return shape is { GroupBy: Dimension.Item, Measure: Measure.ItemCount } ? shape with { GroupBy = Dimension.Province } : shape;
    }

    /// <summary>A ranking of these groups, by what the words measure.</summary>
    internal static Shape Ranked(IReadOnlyList<Word> words, Dimension dimension)
    {
        var has = words.ToLookup(word => word.Kind);
        return new Shape(ShapeKind.Rank)
        {
            GroupBy = dimension,
            Measure = MeasureReader.MeasureOf(words) ?? DefaultRankMeasure(words, dimension),
            Order = Order(has) ?? SortOrder.Descending,
            Top = has[WordKind.Top].FirstOrDefault()?.Number ?? (has[WordKind.Max].Any() ? 1 : null),
            Place = has[WordKind.Max].FirstOrDefault(word => word.Number > 1)?.Number,
        };
    }

    private static Measure DefaultRankMeasure(IReadOnlyList<Word> words, Dimension dimension)
    {
        if (dimension == Dimension.Item)
        {
            return Measure.Investment;
        }

        return words.Any(word => word.Kind == WordKind.Stage) && words.Any(MeasureReader.IsProjectWord) ? Measure.Projects : Measure.Items;
    }

    internal static SortOrder? Order(ILookup<WordKind, Word> has) =>
        has[WordKind.Max].Concat(has[WordKind.Rank]).Concat(has[WordKind.Top]).Any(word => word.Value == "asc") ? SortOrder.Ascending
        : has[WordKind.Max].Any() || has[WordKind.Rank].Any() || has[WordKind.Top].Any() ? SortOrder.Descending
        : null;

    private static Dimension? Which(IReadOnlyList<Word> words, ILookup<WordKind, Word> has)
    {
        var which = has[WordKind.Which].Select(word => ShapeReader.DimensionOf(word.Value)).Where(dimension => dimension != Dimension.Item).Cast<Dimension?>().FirstOrDefault();
        if (which is not null)
        {
            return which;
        }

        if (words.Any(word => word is { Kind: WordKind.Asked, Value: "who" }))
        {
            return Dimension.Item;
        }

        return words.Where(word => word.Kind is WordKind.Generic).Select(word => DimensionOfNoun(word, words)).FirstOrDefault(dimension => dimension is not null);
    }

    /// <summary>省份, 城市, 行业 as what rows are by; 汽车产业 is one industry and no dimension.</summary>
    internal static Dimension? DimensionOfNoun(Word word, IReadOnlyList<Word> words) => word.Text switch
    {
        "省份" or "省" or "地区" or "地方" or "区域" => Dimension.Province,
        "城市" or "市" => Dimension.City,
        "区县" or "县" => Dimension.County,
        "行业" or "产业" when !words.Any(other => other.Kind == WordKind.Industry && other.End == word.Start) => Dimension.Industry,
        _ => null,
    };
}
