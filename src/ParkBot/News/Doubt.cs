namespace ParkBot.News;

/// <summary>Something in a document that a person should look at.</summary>
/// <param name="Item">Number of the item, or null for the issue.</param>
/// <param name="Message">A Chinese sentence: what is doubtful and what was assumed.</param>
internal sealed record Doubt(int? Item, string Message)
{
    /// <summary>Name of the field in <c>items --json</c>; null where no single field is in doubt. A correction of it settles the doubt.</summary>
    internal string? Field { get; init; }

    /// <summary>What was read there, as written to a person.</summary>
    internal string? Words { get; init; }

    /// <summary>What it may be; the first is what was assumed.</summary>
    internal IReadOnlyList<Reading> Readings { get; init; } = [];
}

/// <summary>One way to read what is in doubt.</summary>
/// <param name="Label">A few Chinese words for a button.</param>
/// <param name="Value">The value that a correction takes.</param>
internal sealed record Reading(string Label, string Value);
