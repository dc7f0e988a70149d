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

    /// <summary>For <see cref="Asked.Confirmation"/>: the stage that the question asks to confirm (开工了吗).</summary>
    internal Stage? Confirm { get; init; }

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

/// <summary>A labelled part of a comparison.</summary>
internal sealed record Branch(string Label, Filter Filter);

internal enum Statistic { Total, AveragePerItem, AveragePerProject, Share }

internal enum Dimension { Province, City, County, Industry, Stage, Section, Day, Month, Issue, Organization, Source, Item }

internal enum SortOrder { Descending, Ascending }

internal enum ListOrder { Printed, NewestFirst, LargestFirst, SmallestFirst }

internal enum Asked { Items, Date, Place, Organizations, Source, Stage, Industry, Amounts, Confirmation }

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

    /// <summary>Money of one kind; <see cref="AmountKind.Investment"/> means the headline figures.</summary>
    internal sealed record MoneyOf(AmountKind Kind) : Measure;
}
