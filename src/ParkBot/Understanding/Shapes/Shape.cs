using ParkBot.News;
using ParkBot.Queries;

namespace ParkBot.Understanding;

/// <summary>What a question wants done with the items that it is about.</summary>
internal enum ShapeKind
{
    None, List, Figure, Rank, Group, Average, Share, Compare, Contrast, Distinct, Threshold, Summary, Progress, Interval, Edge, Field, Confirm, Passages,
}

/// <summary>The question's intent, read from its words before its filter is.</summary>
internal sealed record Shape(ShapeKind Kind)
{
    internal Measure? Measure { get; init; }

    /// <summary>For a share of one kind of money in another (年度计划投资占总投资).</summary>
    internal Measure? WholeMeasure { get; init; }

    internal Dimension? GroupBy { get; init; }

    internal Dimension? Across { get; init; }

    internal ValueRange? Having { get; init; }

    internal Contrast? Contrast { get; init; }

    /// <summary>For a contrast: the two parts of time.</summary>
    internal IReadOnlyList<Branch> Branches { get; init; } = [];

    /// <summary>For a contrast: with the same time a year before (同比).</summary>
    internal bool IsYearly { get; init; }

    internal SortOrder? Order { get; init; }

    internal int? Top { get; init; }

    /// <summary>The one place of a ranking that is asked (第二); null for its head.</summary>
    internal int? Place { get; init; }

    internal Asked Asked { get; init; }

    internal Sought Sought { get; init; }

    internal Stage? Confirm { get; init; }

    internal Stage? Since { get; init; }

    internal Statistic Statistic { get; init; }

    internal ListOrder Edge { get; init; }

    /// <summary>Words that the shape has taken: they say nothing more about which items are meant.</summary>
    internal IReadOnlyList<Word> Taken { get; init; } = [];

    /// <summary>True where the question asks one thing of one item, so that its subject must be found as one.</summary>
    internal bool IsOfOne => Kind is ShapeKind.Field or ShapeKind.Confirm or ShapeKind.Passages or ShapeKind.Interval;
}
