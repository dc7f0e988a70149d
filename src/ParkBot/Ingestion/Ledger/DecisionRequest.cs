using ParkBot.Storage;

namespace ParkBot.Ingestion;

/// <summary>An item as whoever decides names it.</summary>
/// <param name="Publication">Null where only one publication has such an issue.</param>
/// <param name="Issue">Running number.</param>
/// <param name="Number">Number of the item.</param>
internal readonly record struct ItemName(string? Publication, int Issue, int Number)
{
    /// <summary>The version that the number is of, where one was seen; a later one is not meant.</summary>
    internal DateTimeOffset? LoadedAt { get; init; }
}

/// <summary>What somebody says of items' projects.</summary>
/// <param name="Items">In the order that the decision means them.</param>
/// <param name="Author">Who says so: a user's number in a chat, or cli.</param>
internal sealed record DecisionRequest(IReadOnlyList<ItemName> Items, string Author)
{
    /// <summary>Committed in the same transaction where the decision is made.</summary>
    internal Func<DecisionResult.Done, Change>? Together { get; init; }
}

/// <summary>What became of a decision or of its undoing. Closed.</summary>
internal abstract record DecisionResult
{
    private protected DecisionResult()
    {
    }

    /// <param name="Id">Number of the decision: what an undo names.</param>
    /// <param name="Kind">What was decided.</param>
    /// <param name="Items">About which items, also those that shared a project with the ones named.</param>
    internal sealed record Done(long Id, DecisionKind Kind, IReadOnlyList<DecidedItem> Items) : DecisionResult;

    /// <param name="Reason">A Chinese sentence that says what is right.</param>
    internal sealed record Refused(string Reason) : DecisionResult;
}

/// <summary>An item that a decision is about.</summary>
internal sealed record DecidedItem(string Publication, int Issue, int Number, string Title)
{
    internal static DecidedItem Of(DecisionItemRow row) => new(row.Publication, row.Issue, row.Number, row.Title);

    public override string ToString() => FormattableString.Invariant($"［{Issue}·{Number}］{Title}");
}

/// <summary>A decision as it is kept.</summary>
internal sealed record StoredDecision(long Id, DecisionKind Kind, IReadOnlyList<DecidedItem> Items, string Author, DateTimeOffset At, DateTimeOffset? UndoneAt, string? UndoneBy)
{
    internal static StoredDecision Of(DecisionRow row) => new(
        row.Id,
        row.Kind,
        [.. row.Items.OrderBy(item => item.Position).Select(DecidedItem.Of)],
        row.Author,
        DateTimeOffset.FromUnixTimeMilliseconds(row.At),
        row.UndoneAt is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null,
        row.UndoneBy);
}
