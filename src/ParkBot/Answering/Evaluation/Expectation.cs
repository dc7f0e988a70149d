namespace ParkBot.Answering;

/// <summary>A figure that is right besides the first one. <paramref name="Unit"/>: null for that of the expectation.</summary>
internal readonly record struct OtherFigure(double Value, string? Unit);

/// <summary>A figure as it is expected, of an answer or of one of its rows.</summary>
internal sealed record ExpectedFigure
{
    /// <summary>How far a figure may be off where nothing is told, as a share of it.</summary>
    internal const double DefaultTolerance = 0.0005;

    /// <summary>Null where only others are right.</summary>
    internal double? Value { get; init; }

    internal string? Unit { get; init; }

    /// <summary>As a share of the figure: 0.01 is one percent.</summary>
    internal double Tolerance { get; init; } = DefaultTolerance;

    internal IReadOnlyList<OtherFigure> Others { get; init; } = [];

    /// <summary>Anything from one to the other is right as well; null for none.</summary>
    internal (double From, double To)? Range { get; init; }
}

/// <summary>A row that is expected.</summary>
/// <param name="Labels">What it may be called.</param>
/// <param name="Figure">What stands in it.</param>
internal sealed record ExpectedRow(IReadOnlyList<string> Labels, ExpectedFigure Figure);

/// <summary>What a right answer holds: all of it must be met.</summary>
internal sealed record Expectation
{
    /// <summary>The issue of items that are told by number alone.</summary>
    internal const int DefaultIssue = 108;

    /// <summary>One of these.</summary>
    internal IReadOnlyList<Outcome> Outcomes { get; init; } = [Outcome.Answered];

    /// <summary>The figure's form; it is looked for where <see cref="HasFigure"/> says so, and told others are right where none should be given.</summary>
    internal ExpectedFigure Figure { get; init; } = new();

    internal bool HasFigure { get; init; }

    /// <summary>No figure but zero may be given: the news tells none.</summary>
    internal bool NoFigure { get; init; }

    /// <summary>Null where rows are not looked at.</summary>
    internal IReadOnlyList<ExpectedRow>? Rows { get; init; }

    /// <summary>The rows come in this order.</summary>
    internal bool IsOrdered { get; init; }

    /// <summary>Only so many of the rows are looked at; 0 for all.</summary>
    internal int TopOnly { get; init; }

    /// <summary>Items that must be given.</summary>
    internal IReadOnlyList<int> Items { get; init; } = [];

    /// <summary>Items that may be given besides; null for any.</summary>
    internal IReadOnlyList<int>? ItemsAllowed { get; init; }

    /// <summary>False where items are not looked at.</summary>
    internal bool LooksAtItems { get; init; }

    internal int Issue { get; init; } = DefaultIssue;

    /// <summary>One of each must stand in the text.</summary>
    internal IReadOnlyList<IReadOnlyList<string>> TextHas { get; init; } = [];

    /// <summary>None of these may stand in the text.</summary>
    internal IReadOnlyList<string> TextHasNot { get; init; } = [];

    /// <summary>Where there are any, one of these must be met and nothing else is looked at.</summary>
    internal IReadOnlyList<Expectation>? Either { get; init; }

    /// <summary>An answer is among what is right, so that asking back or not understanding is a loss.</summary>
    internal bool IsAnswerable => Either?.Any(one => one.IsAnswerable) ?? Outcomes.Contains(Outcome.Answered);
}
