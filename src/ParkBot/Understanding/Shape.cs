using ParkBot.News;
using ParkBot.Queries;

namespace ParkBot.Understanding;

/// <summary>What a question wants done with the items that it is about.</summary>
internal enum ShapeKind { None, List, Figure, Rank, Group, Average, Share, Compare, Field, Confirm, Passages }

/// <summary>The question's intent, read from its words before its filter is.</summary>
internal sealed record Shape(ShapeKind Kind)
{
    internal Measure? Measure { get; init; }

    /// <summary>For a share of one kind of money in another (年度计划投资占总投资).</summary>
    internal Measure? WholeMeasure { get; init; }

    internal Dimension? GroupBy { get; init; }

    internal SortOrder? Order { get; init; }

    internal int? Top { get; init; }

    internal Asked Asked { get; init; }

    internal Sought Sought { get; init; }

    internal Stage? Confirm { get; init; }

    internal Statistic Statistic { get; init; }
}
