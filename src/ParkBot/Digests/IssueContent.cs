using ParkBot.Answering;
using ParkBot.Queries;

namespace ParkBot.Digests;

/// <summary>What an issue's news that a filter lets through add up to. Null where there is nothing to add up.</summary>
/// <param name="Items">How many there are.</param>
/// <param name="Stages">The projects of each stage; null where the filter names stages, which <paramref name="Projects"/> then counts.</param>
internal sealed record IssueFigures(int Items, QueryResult? Projects = null, QueryResult? Investment = null, QueryResult? Stages = null);

/// <summary>The issue before: its figures, or where it is not loaded which one is nearest.</summary>
internal sealed record IssueBefore(int Number, IssueFigures? Figures, NewsIssue? Nearest);

/// <summary>All that a digest of an issue is composed from.</summary>
internal sealed record IssueContent
{
    /// <summary>The issue's news that the filter lets through, as printed.</summary>
    internal required QueryResult All { get; init; }

    internal required IssueFigures Now { get; init; }

    internal required IssueBefore Before { get; init; }

    /// <summary>Investment by province, or where the filter is one province by city, or in a city by county; null where there are no figures to part.</summary>
    internal required Material? Places { get; init; }

    internal required Material? Industries { get; init; }

    internal required IReadOnlyList<ResultItem> Policies { get; init; }

    internal required IReadOnlyList<Progress> MovedOn { get; init; }
}
