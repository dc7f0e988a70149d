using ParkBot.News;

namespace ParkBot.Queries;

/// <summary>What a plan gave: rows, the items they stand on and the words behind each figure.</summary>
internal sealed record QueryResult
{
    internal required QueryPlan Plan { get; init; }

    /// <summary>The one figure (亿元, 个, 条, %); null for lists and groups, and where no item tells one.</summary>
    internal decimal? Value { get; init; }

    internal string? Unit { get; init; }

    internal IReadOnlyList<ResultRow> Rows { get; init; } = [];

    /// <summary>What the answer stands on: for a figure the items that tell it; else those that match. At most 1,000.</summary>
    internal IReadOnlyList<ResultItem> Items { get; init; } = [];

    internal int ItemsTotal { get; init; }

    /// <summary>Items that match the filter but tell no figure of the kind asked, at most 1,000.</summary>
    internal IReadOnlyList<ResultItem> Silent { get; init; } = [];

    /// <summary>For <see cref="Asked.Progress"/>: the projects of the items that match, in their order.</summary>
    internal IReadOnlyList<ProjectSteps> Progress { get; init; } = [];

    /// <summary>For <see cref="Asked.Summary"/>.</summary>
    internal Overview? Overview { get; init; }

    internal IReadOnlyList<ResultPassage> Passages { get; init; } = [];

    internal required Receipt Receipt { get; init; }

    /// <summary>For an average: what was divided by what; for another figure of items it is over one. Null for lists and groups.</summary>
    internal Division? Ground { get; init; }

    /// <summary>The version of the stored news that it was read from.</summary>
    internal long NewsVersion { get; init; }
}

/// <summary>A figure as a quotient.</summary>
internal readonly record struct Division(decimal Above, decimal Below);

/// <param name="Label">The group in Chinese: 江苏省, 2023-02-22, an item's title.</param>
/// <param name="Value">The figure; null where the group's items tell none.</param>
/// <param name="Items">How many items it stands on.</param>
/// <param name="Item">The item of a row that is one item.</param>
internal sealed record ResultRow(string Label, decimal? Value, string Unit, int Items, ItemRef? Item)
{
    /// <summary>In a cross table the row's group and the group of the other dimension (江苏省, 光伏), which the label joins; else null.</summary>
    internal string? Group { get; init; }

    internal string? Across { get; init; }
}

/// <summary>A project's stages over time, the earliest first.</summary>
internal sealed record ProjectSteps(IReadOnlyList<ProjectStep> Steps);

/// <summary>What one item tells of a project: when (its date, else null and its issue's period) and which stages.</summary>
internal sealed record ProjectStep(ItemRef Item, string Title, DateWindow? Date, DateWindow Period, IReadOnlyList<Stage> Stages);

/// <summary>What matches, in numbers. <paramref name="Projects"/> and <paramref name="Investment"/> (亿元) as a sum gives them; null where no item tells any.</summary>
internal sealed record Overview(int Matched, decimal? Projects, decimal? Investment, IReadOnlyList<StageOverview> Stages);

/// <summary>The same of one stage.</summary>
internal sealed record StageOverview(Stage Stage, int Items, decimal? Projects, decimal? Investment);

/// <summary>An item with the figures that it gave to the answer.</summary>
internal sealed record ResultItem
{
    /// <summary>Key of the row in the database.</summary>
    internal required long Key { get; init; }

    internal required ItemRef Ref { get; init; }

    internal required string Title { get; init; }

    internal string? Source { get; init; }

    internal bool IsSample { get; init; }

    internal IReadOnlyList<Figure> Figures { get; init; } = [];

    /// <summary>True where none of its figures is added because other items told of the same projects and stand for them (in answers that are one figure).</summary>
    internal bool IsMerged => Figures.Count > 0 && Figures.All(figure => figure.IsMerged);

    /// <summary>亿元 or projects: the sum of the figures that are added.</summary>
    internal decimal Counted => Figures.Where(figure => !figure.IsMerged).Sum(figure => figure.Value);

    /// <summary>The item that corrects its printed figure; null for none.</summary>
    internal ItemRef? CorrectedBy { get; init; }

    /// <summary>For an average a project: how many projects its figure belongs to.</summary>
    internal decimal? Projects { get; init; }

    /// <summary>亿元 or projects: the sum of the figures.</summary>
    internal decimal Value => Figures.Sum(figure => figure.Value);
}

/// <summary>A figure as the item tells it. <paramref name="Cents"/> in <paramref name="Currency"/>, or a plain number of projects with currency null.</summary>
internal sealed record Figure(long Cents, string? Currency, Bound Bound, string Text, IReadOnlyList<Evidence> Evidence)
{
    /// <summary>亿元 (foreign money converted) or the number of projects: what was added up.</summary>
    internal decimal Value { get; init; }

    /// <summary>The project that it belongs to; null for that of its item.</summary>
    internal long? Project { get; init; }

    /// <summary>True where it is not added because another item's figure stands for the project (in answers that are one figure).</summary>
    internal bool IsMerged { get; init; }
}

/// <summary>An item whose printed figure a later item corrects.</summary>
internal sealed record Corrected(ItemRef Item, ItemRef By);

/// <summary>A project whose later figure is smaller and does not say that it corrects: the larger one counts.</summary>
internal sealed record Lowered(ItemRef Kept, decimal Counted, ItemRef Later, decimal Told);

/// <summary>A sentence of an item. <paramref name="Score"/> is 0…1: how much of what was asked it holds.</summary>
internal sealed record ResultPassage(ItemRef Item, EvidenceField Field, int Start, int Length, string Sentence, double Score);

/// <summary>What was counted: the ground of the 口径 line.</summary>
internal sealed record Receipt
{
    /// <summary>Items that match the filter.</summary>
    internal required int Matched { get; init; }

    /// <summary>Of these, items that tell a figure of the kind asked.</summary>
    internal int Told { get; init; }

    /// <summary>Items merged into another of the same project.</summary>
    internal int Merged { get; init; }

    /// <summary>The projects that the items which tell the figure are about, each counted once.</summary>
    internal int Projects { get; init; }

    /// <summary>Counted by their correction's figure, not by the printed one.</summary>
    internal IReadOnlyList<Corrected> Corrections { get; init; } = [];

    /// <summary>Told smaller later, and counted by the larger figure.</summary>
    internal IReadOnlyList<Lowered> Lowered { get; init; } = [];

    /// <summary>Figures told with 约, 超, 近 or as a range.</summary>
    internal int Hedged { get; init; }

    /// <summary>Rates used, CNY for one unit, by currency.</summary>
    internal IReadOnlyDictionary<string, decimal> Rates { get; init; } = new Dictionary<string, decimal>(StringComparer.Ordinal);

    /// <summary>True where an item counts in several rows (several industries, a span of days), so that rows do not add up to the total.</summary>
    internal bool RowsOverlap { get; init; }

    /// <summary>True where a project counts in several rows though each of its items stands in one (by issue, by place).</summary>
    internal bool ProjectsOverlap { get; init; }

    /// <summary>Items that tell the figure and stand in no row, because they do not tell what the rows are by.</summary>
    internal int Ungrouped { get; init; }

    /// <summary>The issues that the matching items stand in, newest first.</summary>
    internal IReadOnlyList<int> Issues { get; init; } = [];
}
