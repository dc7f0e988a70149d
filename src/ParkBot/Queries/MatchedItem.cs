using ParkBot.News;

namespace ParkBot.Queries;

/// <summary>A row that a filter let through: what groups, orders and figures need of an item, and no text.</summary>
internal sealed record MatchedItem
{
    internal required long Key { get; init; }

    internal required ItemRef Ref { get; init; }

    internal required Section Section { get; init; }

    internal required int IssueYear { get; init; }

    internal required int IssueMonth { get; init; }

    internal required DateWindow Period { get; init; }

    internal DateWindow? Date { get; init; }

    /// <summary>What its money belongs to.</summary>
    internal required long Project { get; init; }

    /// <summary>Number of projects told.</summary>
    internal int? Projects { get; init; }

    /// <summary>The groups that the item stands in by the plan's dimension, where that is a table of its own (regions, industries, …).</summary>
    internal IReadOnlyList<string?[]> Groups { get; init; } = [];

    /// <summary>What the plan adds up, as the item tells it.</summary>
    internal IReadOnlyList<Figure> Figures { get; set; } = [];

    /// <summary>The stage that the figures were told of; null where they are the item's as a whole.</summary>
    internal Stage? FigureStage { get; set; }

    /// <summary>亿元 or projects: the sum of the figures.</summary>
    internal decimal Value => Figures.Sum(figure => figure.Value);

    /// <summary>The item that corrects its printed figure; null for none.</summary>
    internal ItemRef? CorrectedBy { get; init; }

    internal DateWindow Time => Date ?? Period;
}
