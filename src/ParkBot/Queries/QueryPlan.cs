using ParkBot.News;

namespace ParkBot.Queries;

/// <summary>
/// A typed question to the stored news: the one thing that the compiler runs, whoever made it (the grammar, a model, a
/// subscription). Closed: <see cref="Aggregate"/>, <see cref="Listing"/>, <see cref="Passages"/>.
/// </summary>
internal abstract record QueryPlan
{
    private protected QueryPlan()
    {
    }

    /// <summary>Which items the question is about.</summary>
    internal Filter Filter { get; init; } = Filter.None;
}

/// <summary>One figure, or one a group: how many, how much, the most, an average, a share.</summary>
internal sealed record Aggregate : QueryPlan
{
    internal required Measure Measure { get; init; }

    internal Statistic Statistic { get; init; } = Statistic.Total;

    /// <summary>One row a group; <see cref="Dimension.Item"/> ranks single items.</summary>
    internal Dimension? GroupBy { get; init; }

    /// <summary>One row a branch, in this order (江苏和浙江对比): each adds its filter to <see cref="QueryPlan.Filter"/>. Not together with <see cref="GroupBy"/>.</summary>
    internal IReadOnlyList<Branch> Branches { get; init; } = [];

    /// <summary>A second dimension beside <see cref="GroupBy"/>: one row for each pair that has items (各省各行业). Neither is <see cref="Dimension.Item"/>.</summary>
    internal Dimension? Across { get; init; }

    /// <summary>With exactly two <see cref="Branches"/>: besides their rows one figure, how the second differs from the first (环比, 同比, 比…多多少).</summary>
    internal Contrast? Contrast { get; init; }

    /// <summary>Only rows whose value lies in it (合计超百亿的城市), before <see cref="Top"/> is taken.</summary>
    internal ValueRange? Having { get; init; }

    /// <summary>Only groups that do, or do not, stand in another part of the news as well (上周有、本周没有的省份).</summary>
    internal GroupMatch? Match { get; init; }

    /// <summary>The place of a ranking that is asked alone (第二): its head once the groups before it are taken away. Null for any other plan.</summary>
    internal int? PlaceAsked =>
        Top == 1 && Match is { Present: false, Filter.Within: { Top: { } before } within } && within.GroupBy == GroupBy && within.Measure == Measure && within.Order == Order ? before + 1 : null;

    /// <summary>Order of the rows by value; null keeps the group's own order (dates ascending, sections as printed, else largest first).</summary>
    internal SortOrder? Order { get; init; }

    /// <summary>How many rows; null for all.</summary>
    internal int? Top { get; init; }

    /// <summary>For <see cref="Statistic.Share"/>: what the figure is a share of. A group or branch divides by the whole of this.</summary>
    internal Aggregate? Whole { get; init; }
}

/// <summary>Items, or one field of them: which, when, where, who, from which source, at which stage.</summary>
internal sealed record Listing : QueryPlan
{
    internal Asked Asked { get; init; } = Asked.Items;

    /// <summary>For <see cref="Asked.Confirmation"/> the stage that the question asks to confirm (开工了吗); for <see cref="Asked.Interval"/> the later stage.</summary>
    internal Stage? Confirm { get; init; }

    /// <summary>For <see cref="Asked.Interval"/>: the earlier stage (从签约到开工多久: signed).</summary>
    internal Stage? Since { get; init; }

    internal ListOrder OrderBy { get; init; } = ListOrder.Printed;

    /// <summary>How many items; null for all.</summary>
    internal int? Top { get; init; }
}

/// <summary>What a text says but no field holds (产能, 工艺, 谁执飞): the sentences that say it.</summary>
internal sealed record Passages : QueryPlan
{
    /// <summary>The question's content words, folded: what the sentence should be about.</summary>
    internal required string Words { get; init; }

    /// <summary>What kind of answer the sentence should hold.</summary>
    internal Sought Sought { get; init; } = Sought.Anything;
}

/// <summary>Bounds of a row's figure in its own unit (亿元, 个, 条); null for open.</summary>
internal sealed record ValueRange(decimal? Min, bool MinInclusive, decimal? Max, bool MaxInclusive)
{
    internal bool Holds(decimal value) =>
        (Min is not { } min || value > min || (MinInclusive && value == min)) && (Max is not { } max || value < max || (MaxInclusive && value == max));
}

/// <summary>Other news whose groups are matched by name. <paramref name="Present"/>: only groups that stand there too, else only those that do not.</summary>
internal sealed record GroupMatch(bool Present, Filter Filter);

/// <summary>How the second of two figures is told beside the first: second − first, that in percent of the first, or how far they are apart, never negative.</summary>
internal enum Contrast { Difference, Growth, Gap }

/// <summary>A labelled part of a comparison.</summary>
internal sealed record Branch(string Label, Filter Filter);

/// <summary>Median: of the figures as an average would take them, a project once; the mean of the middle two where they are even.</summary>
internal enum Statistic { Total, AveragePerItem, AveragePerProject, Share, Median }

/// <summary>What rows are by. Band: by the item's investment, in the bands of <see cref="Bands"/>; Year and Quarter as Month.</summary>
internal enum Dimension { Province, City, County, Industry, Stage, Section, Day, Month, Issue, Organization, Source, Item, Band, Quarter, Year, Currency }

internal enum SortOrder { Descending, Ascending }

internal enum ListOrder { Printed, NewestFirst, LargestFirst, SmallestFirst, OldestFirst }

/// <summary>
/// Which field of the items. Progress: the stages of their projects over time, every item that tells of one. Interval: the days
/// from <see cref="Listing.Since"/> to <see cref="Listing.Confirm"/> of each project that tells both. Summary: a short overview
/// of what matches, in numbers and its largest items.
/// </summary>
internal enum Asked { Items, Date, Place, Organizations, Source, Stage, Industry, Amounts, Confirmation, Progress, Interval, Summary }

internal enum Sought { Anything, Number, Name, Place, Reason }

/// <summary>What is counted or summed. Money is answered in 亿元.</summary>
internal abstract record Measure
{
    private protected Measure()
    {
    }

    /// <summary>How many items (条).</summary>
    internal static Measure Items { get; } = new ItemCount();

    /// <summary>How many projects (个): the items' numbers of projects, or with a stage filter the counts of that stage.</summary>
    internal static Measure Projects { get; } = new ProjectTotal();

    /// <summary>The items' headline investment, or with a stage filter the amount of that stage where one is told.</summary>
    internal static Measure Investment { get; } = new MoneyOf(AmountKind.Investment);

    internal sealed record ItemCount : Measure;

    internal sealed record ProjectTotal : Measure;

    /// <summary>How many different groups the items stand in (涉及多少个城市): 个, of organisations 家. An item counts under all of its regions here.</summary>
    internal sealed record GroupCount(Dimension Dimension) : Measure;

    /// <summary>Money of one kind; <see cref="AmountKind.Investment"/> means the headline figures.</summary>
    internal sealed record MoneyOf(AmountKind Kind) : Measure;
}
