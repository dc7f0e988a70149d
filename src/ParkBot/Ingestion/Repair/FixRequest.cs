using ParkBot.Storage;

namespace ParkBot.Ingestion;

/// <summary>What somebody says an item's field is.</summary>
/// <param name="Publication">Null where only one publication has such an issue.</param>
/// <param name="Issue">Running number.</param>
/// <param name="Item">Number of the item in the issue.</param>
/// <param name="Field">Name of the field, see <see cref="ItemField"/>.</param>
/// <param name="Value">As a person writes it.</param>
/// <param name="Author">Who says so: a user's number in a chat, or cli.</param>
/// <param name="InDraft">The item's number is the draft's; else the published version's where there is one.</param>
internal sealed record FixRequest(string? Publication, int Issue, int Item, string Field, string Value, string Author, bool InDraft = false)
{
    /// <summary>The version that the number is of, where one was seen; a later one is not meant.</summary>
    internal DateTimeOffset? LoadedAt { get; init; }

    /// <summary>Committed in the same transaction where the correction is made.</summary>
    internal Func<FixResult.Done, Change>? Together { get; init; }
}

/// <summary>What became of a correction or of its undoing. Closed.</summary>
internal abstract record FixResult
{
    private protected FixResult()
    {
    }

    internal sealed record Done : FixResult
    {
        /// <summary>Number of the correction: what an undo names.</summary>
        internal required long Id { get; init; }

        internal required string Publication { get; init; }

        internal required int Issue { get; init; }

        internal required int Item { get; init; }

        internal required string Title { get; init; }

        internal required ItemField Field { get; init; }

        /// <summary>The field before, in words.</summary>
        internal required string Before { get; init; }

        /// <summary>The field now.</summary>
        internal required string After { get; init; }
    }

    /// <param name="Reason">A Chinese sentence that says what is right.</param>
    internal sealed record Refused(string Reason) : FixResult;
}

/// <summary>A correction as it is kept.</summary>
internal sealed record StoredCorrection
{
    internal required long Id { get; init; }

    internal required string Publication { get; init; }

    internal required int Issue { get; init; }

    /// <summary>The item's title as printed.</summary>
    internal required string Title { get; init; }

    /// <summary>Name of the field.</summary>
    internal required string Field { get; init; }

    /// <summary>What was read.</summary>
    internal required string Words { get; init; }

    /// <summary>What it is instead.</summary>
    internal required string Value { get; init; }

    internal required string Author { get; init; }

    internal required DateTimeOffset At { get; init; }

    /// <summary>Null while it holds.</summary>
    internal DateTimeOffset? UndoneAt { get; init; }

    internal string? UndoneBy { get; init; }

    internal static StoredCorrection Of(CorrectionRow row) => new()
    {
        Id = row.Id,
        Publication = row.Publication,
        Issue = row.Issue,
        Title = row.Title,
        Field = row.Field,
        Words = row.Words,
        Value = row.Value,
        Author = row.Author,
        At = DateTimeOffset.FromUnixTimeMilliseconds(row.At),
        UndoneAt = row.UndoneAt is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null,
        UndoneBy = row.UndoneBy,
    };
}
