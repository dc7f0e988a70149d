using ParkBot.Messages;
using ParkBot.Queries;
using ParkBot.Understanding;

namespace ParkBot.Answering;

/// <summary>What became of a question; the words of <c>outcome</c> in JSON are these in lower snake case.</summary>
internal enum Outcome { Answered, NoData, Unclear, NotUnderstood, Refused }

/// <summary>An answer for any channel.</summary>
internal sealed record Answer
{
    internal required string Question { get; init; }

    internal required Outcome Outcome { get; init; }

    internal required Message Message { get; init; }

    /// <summary>The one figure, where the answer is one; averages and shares are rounded to four decimals.</summary>
    internal decimal? Value { get; init; }

    /// <summary>亿元, 个, 条, %.</summary>
    internal string? Unit { get; init; }

    /// <summary>Grouped, ranked or compared figures in order; for <see cref="Outcome.Unclear"/> the choices.</summary>
    internal IReadOnlyList<AnswerRow> Rows { get; init; } = [];

    /// <summary>What the answer stands on, at most 1,000.</summary>
    internal IReadOnlyList<AnswerItem> Items { get; init; } = [];

    internal int ItemsTotal { get; init; }

    /// <summary>True where a plan ran, so that the answer can be looked into later.</summary>
    internal bool HasPlan => Plan is not null;

    /// <summary>The plan that ran, or null.</summary>
    internal QueryPlan? Plan { get; init; }

    /// <summary>The plan in one Chinese sentence that is the same plan when it is asked; null where none ran.</summary>
    internal string? Restated => Plan is { } plan ? PlanSentence.Of(plan) : null;

    /// <summary>Who understood the question: builtin or model; command where none had to be understood.</summary>
    internal required string Engine { get; init; }

    /// <summary>What asking models took for it; nothing where none was asked.</summary>
    internal ModelUse Used { get; init; }

    /// <summary>The version of the stored news that it was answered from; 0 where none was read.</summary>
    internal long NewsVersion { get; init; }

    /// <summary>For <see cref="Outcome.Unclear"/> what can be meant, in order: asking one of these words chooses it.</summary>
    internal IReadOnlyList<string> Choices => Outcome == Outcome.Unclear ? [.. Rows.Select(row => row.Label)] : [];

    /// <summary>There are items to show one by one.</summary>
    internal bool HasItems => Plan is not null && ItemsTotal > 0;

    /// <summary>There is a figure whose making can be shown.</summary>
    internal bool HasWorkings => Plan is Aggregate && Outcome == Outcome.Answered && (Value is not null || Rows.Count > 0);

    /// <summary>There are figures to compare by eye.</summary>
    internal bool HasChart => Plan is Aggregate && Outcome == Outcome.Answered && Rows.Count(row => row.Value is not null) > 1;
}

/// <param name="Value">Null where the group's items tell none.</param>
/// <param name="Items">How many items it stands on.</param>
internal sealed record AnswerRow(string Label, decimal? Value, string? Unit, int Items);

/// <summary>An item by issue and number.</summary>
internal sealed record AnswerItem(ItemRef Ref, string Title, string? Source);
