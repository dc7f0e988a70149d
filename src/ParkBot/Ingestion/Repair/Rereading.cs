using ParkBot.News;
using ParkBot.Storage;

namespace ParkBot.Ingestion;

/// <summary>How a stored version takes the place of itself.</summary>
/// <param name="Version">The stored version; where it is gone nothing is written.</param>
/// <param name="Goes">Whether it is written, by what it would become with its corrections.</param>
internal sealed record Rereading(int Version, Func<WrittenIssue, bool> Goes)
{
    /// <summary>Since when it answers questions: a better reading is no new issue to anybody.</summary>
    internal string? PublishedAt { get; init; }

    /// <summary>Committed in the same transaction.</summary>
    internal Change? Together { get; init; }
}

/// <summary>Which issue is to be read again.</summary>
internal sealed record RereadRequest(string Publication, int Number)
{
    /// <summary>True where it only shows what would differ.</summary>
    internal bool IsDry { get; init; }

    /// <summary>Sees what would differ in each version; false keeps everything as it is. Null goes on.</summary>
    internal Func<IReadOnlyList<RereadReport>, bool>? Goes { get; init; }

    /// <summary>Committed in the last of the transactions, where there is one.</summary>
    internal Func<Change>? Together { get; init; }
}

/// <summary>What became of a version.</summary>
internal enum RereadOutcome { Unchanged, Changed, Refused }

/// <summary>What a new reading of a stored version says.</summary>
internal sealed record RereadReport
{
    internal required string Publication { get; init; }

    internal required int Issue { get; init; }

    internal required IssueState State { get; init; }

    internal required RereadOutcome Outcome { get; init; }

    internal IReadOnlyList<FieldChange> Changes { get; init; } = [];

    internal IReadOnlyList<Doubt> Doubts { get; init; } = [];

    /// <summary>Why its source cannot be read any more, a Chinese sentence; else null.</summary>
    internal string? Error { get; init; }

    /// <summary>True where it was read by another reader than this program's.</summary>
    internal bool IsOld { get; init; }
}

/// <summary>A field that is read otherwise than it was.</summary>
/// <param name="Item">Number of the item as it is now; of one that is gone, as it was; null for the issue's own.</param>
/// <param name="Title">The item's title; null for the issue's own.</param>
/// <param name="Field">As in <c>items --json</c>; <c>item</c> where a whole one came or went.</param>
/// <param name="Chinese">What a person calls the field.</param>
/// <param name="Before">Null for an item that is new.</param>
/// <param name="After">Null for an item that is gone.</param>
internal sealed record FieldChange(int? Item, string? Title, string Field, string Chinese, string? Before, string? After);
