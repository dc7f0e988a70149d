using CsCheck;
using ParkBot.News;
using ParkBot.Queries;

namespace ParkBot.Tests.Queries;

/// <summary>Plans that nobody would ask, with every property and every odd text: what is written of a plan must hold for them too.</summary>
internal static class RandomPlans
{
    private static readonly Gen<string> Texts = Gen.OneOf(
        Gen.OneOf(Gen.Const("风电"), Gen.Const("\"引号\"\n"), Gen.Const("a|b"), Gen.Const("经开区|经济开发区||高新区"), Gen.Const("|||"), Gen.Const(""), Gen.Const("𠮷"), Gen.Const(" 前后 "), Gen.Const("“套”\\u0041")),
        Gen.String[Gen.Char["江苏省·：，、。（）【】“”《》\\第1期条至即的占比 \t\u200b签约投资额不低于"], 0, 8]);

    private static readonly Gen<string> Labels = Gen.Frequency((3, Gen.OneOf("那里", "上周", "长三角", "江苏", "江苏省", "2月", "2月20日", "2023年2月20日", "昆山市", "全国", "投资额", "去年", "最近两周")), (2, Texts));

    private static readonly Gen<Place> Places = Gen.OneOf(
        Gen.OneOf(new Place("江苏省"), new Place("江苏省", "苏州市", "昆山市"), new Place("上海市", null, "闵行区"), new Place(null), new Place("湖北省", "潜江市"), new Place("北京市", null, "朝阳区"), new Place("山东省", "青岛市", "市北区")),
        Gen.Select(Texts.Null(), Texts.Null(), Texts.Null(), (province, city, county) => new Place(province, city, county)));

    private static readonly Gen<PlaceFilter> Named = Gen.OneOf(
        Gen.Select(Labels, Places.Array[0, 3], (label, places) => new PlaceFilter(label, places)),
        Places.Select(place => new PlaceFilter(PlanDescriber.Describe(place), [place])));

    private static readonly Gen<DateFilter> Days =
        from start in Gen.Int[0, 60]
        from length in Gen.OneOf(Gen.Int[0, 40], Gen.Const(0), Gen.Const(400))
        from wholeMonth in Gen.Bool
        from label in Gen.OneOf(Labels, Gen.Const((string?)null)!)
        from undated in Gen.Enum<Undated>()
        let from1 = wholeMonth ? new DateOnly(2023, 2, 1) : new DateOnly(2022, 12, 10).AddDays(start)
        let window = new DateWindow(from1, wholeMonth ? new DateOnly(2023, 2, 28) : from1.AddDays(length))
        select new DateFilter(label ?? PlanDescriber.Describe(window), window, undated);

    private static readonly Gen<ItemRef> Items = Gen.Select(Gen.OneOf(Gen.Const("园区周报"), Gen.Const("园区周报"), Texts), Gen.Int[107, 109], Gen.Int[-1, 12], (publication, issue, number) => new ItemRef(publication, issue, number));

    private static readonly Gen<MoneyRange> Money = Gen.Select(
        Gen.OneOf(Gen.Long[-1, long.MaxValue], Gen.Long[1, 300].Select(yi => yi * 10_000_000_000)),
        Gen.OneOf(Gen.Long[-1, long.MaxValue], Gen.Long[1, 300].Select(yi => yi * 10_000_000_000)),
        Gen.Bool,
        Gen.Bool,
        Gen.Int[0, 4],
        (min, max, minInclusive, maxInclusive, open) => new MoneyRange(open is 0 or 1 ? null : min, minInclusive, open is 0 or 2 ? null : open == 3 ? min : max, maxInclusive));

    private static readonly Gen<ValueRange> Values = Gen.Select(Gen.Int[-10, 1_000_000].Nullable(), Gen.Bool, Gen.Int[-10, 1_000_000].Nullable(), Gen.Bool, (min, minInclusive, max, maxInclusive) =>
        new ValueRange(min / 1000m, minInclusive, max / 1000m, maxInclusive));

    /// <summary>Each property set in one of a few, so that plans are small and large.</summary>
    private static readonly Gen<Filter> Flat =
        from places in Few(Named, 3)
        from kinds in Gen.Select(Few(Gen.Enum<Industry>(), 3), Few(Gen.Enum<Stage>(), 3), Few(Gen.Enum<Section>(), 2), Few(Gen.Int[-1, 300], 3), Few(Gen.Enum<AmountKind>(), 2))
        from dates in Maybe(Days)
        from money in Maybe(Money)
        from tells in Gen.OneOf<bool?>(null, null, true, false)
        from words in Gen.Select(Few(Texts, 2), Few(Texts, 2), Few(Texts, 3), Few(Gen.OneOf(Gen.OneOf("USD", "EUR", "CNY", "CHF"), Texts), 2))
        from about in Maybe(Gen.Select(Texts, Gen.Bool, (text, single) => new Subject(text, single)))
        from items in Few(Items, 9)
        select new Filter
        {
            Places = places,
            Industries = kinds.Item1,
            Stages = kinds.Item2,
            Sections = kinds.Item3,
            Issues = kinds.Item4,
            Kinds = kinds.Item5,
            Dates = dates,
            Investment = money,
            TellsInvestment = tells,
            Organizations = words.Item1,
            Sources = words.Item2,
            Mentions = words.Item3,
            Currencies = words.Item4,
            About = about,
            Items = items,
        };

    private static readonly Gen<Filter> Filters = Nested(2);

    private static readonly Gen<Aggregate> Aggregates = Figures(Filters);

    /// <summary>Any plan that is well formed.</summary>
    internal static Gen<QueryPlan> All { get; } = Gen.OneOf(
        Aggregates.Select(plan => (QueryPlan)plan),
        Gen.Select(Aggregates, Aggregates, Gen.Bool, Filters, (plan, whole, simple, filter) =>
            (QueryPlan)(plan with { Whole = simple ? new Aggregate { Measure = plan.Measure, Filter = filter } : whole })),
        Gen.Select(Gen.Enum<Asked>(), Gen.Enum<Stage>().Nullable(), Gen.Enum<Stage>().Nullable(), Gen.Enum<ListOrder>(), Gen.Int[0, 9].Nullable(), Filters, (asked, confirm, since, order, top, filter) =>
            (QueryPlan)new Listing { Asked = asked, Confirm = confirm, Since = since, OrderBy = order, Top = top, Filter = filter }),
        Gen.Select(Texts, Gen.Enum<Sought>(), Filters, (words, sought, filter) => (QueryPlan)new Passages { Words = words, Sought = sought, Filter = filter }));

    private static Gen<Filter> Nested(int levels) => levels == 0
        ? Flat
        : from filter in Flat
          from inner in Gen.Select(Maybe(Nested(levels - 1)), Maybe(Figures(Nested(levels - 1)).Where(plan => plan.GroupBy is not null)), Maybe(Nested(levels - 1)))
          from open in Gen.Int[0, 5]
          select open == 0 ? Filter.None : filter with { Except = inner.Item1, Within = inner.Item2, Project = inner.Item3 };

    private static Gen<Aggregate> Figures(Gen<Filter> filters) =>
        from measure in Gen.OneOf(
            Gen.Const(Measure.Items),
            Gen.Const(Measure.Projects),
            Gen.Enum<AmountKind>().Select(kind => (Measure)new Measure.MoneyOf(kind)),
            Gen.Enum<Dimension>().Where(dimension => dimension != Dimension.Item).Select(dimension => (Measure)new Measure.GroupCount(dimension)))
        from statistic in Gen.Enum<Statistic>()
        from groupBy in Gen.Enum<Dimension>().Nullable()
        from across in Gen.Enum<Dimension>().Where(dimension => dimension != Dimension.Item).Nullable()
        from branches in Few(Gen.Select(Labels, filters, Gen.Bool, (label, filter, derived) => new Branch(derived ? FilterSentence.Name(filter) : label, filter)), 2)
        from contrast in Gen.Enum<Contrast>().Nullable()
        from having in Maybe(Values)
        from match in Maybe(Gen.Select(Gen.Bool, filters, (present, filter) => new GroupMatch(present, filter)))
        from order in Gen.Enum<SortOrder>().Nullable()
        from top in Gen.Int[0, 9].Nullable()
        from filter in filters
        select new Aggregate
        {
            Measure = measure,
            Statistic = statistic,
            GroupBy = groupBy,
            Across = groupBy is null or Dimension.Item ? null : across,
            Branches = branches,
            Contrast = branches.Length == 2 ? contrast : null,
            Having = having,
            Match = match,
            Order = order,
            Top = top,
            Filter = filter,
        };

    private static Gen<T[]> Few<T>(Gen<T> one, int most) => Gen.Frequency((3, Gen.Const(Array.Empty<T>())), (1, one.Array[1, most]));

    private static Gen<T?> Maybe<T>(Gen<T> one) where T : class => Gen.Frequency((3, Gen.Const((T?)null)), (1, one.Select(value => (T?)value)));
}
