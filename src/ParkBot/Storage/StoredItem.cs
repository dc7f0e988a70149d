using ParkBot.News;

namespace ParkBot.Storage;

/// <summary>An item as stored, with the issue that it stands in.</summary>
/// <param name="Key">Key of the row.</param>
/// <param name="Publication">Publication of the issue.</param>
/// <param name="IssueNumber">Running number of the issue.</param>
/// <param name="IsSample">True for the bundled samples.</param>
/// <param name="Period">The issue's period: the item's time where it has no date.</param>
/// <param name="Item">The item.</param>
internal sealed record StoredItem(long Key, string Publication, int IssueNumber, bool IsSample, DateWindow Period, Item Item)
{
    /// <summary>The issue's header, which evidence may point into.</summary>
    internal string Header { get; init; } = "";

    /// <summary>The item that corrects its figure, the newest; null for none.</summary>
    internal CorrectingItem? CorrectedBy { get; init; }
}

/// <summary>An item that corrects another one's figure.</summary>
internal sealed record CorrectingItem(string Publication, int Issue, int Number);

/// <summary>An issue as stored, without its items.</summary>
internal sealed record StoredIssue
{
    internal required string Publication { get; init; }

    internal required int Number { get; init; }

    internal required int Year { get; init; }

    internal required int Month { get; init; }

    internal required int WeekOfMonth { get; init; }

    internal required DateWindow Period { get; init; }

    internal required int Items { get; init; }

    internal required IssueState State { get; init; }

    internal required bool IsSample { get; init; }
}
