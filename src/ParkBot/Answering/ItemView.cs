using ParkBot.News;
using ParkBot.Queries;

namespace ParkBot.Answering;

/// <summary>A stored item read back with its facts, to name its fields and cut its evidence out of the text.</summary>
internal sealed record ItemView
{
    internal required ItemRef Ref { get; init; }

    internal required Item Item { get; init; }

    /// <summary>The header line: what evidence in <see cref="EvidenceField.Header"/> points into.</summary>
    internal required string Header { get; init; }

    internal string? Text(EvidenceField field) => Item.Text.Text(field, Header);
}

/// <summary>Runs a plan on the stored news.</summary>
internal delegate Task<QueryResult> RunPlan(QueryPlan plan, CancellationToken cancellationToken);

/// <summary>Reads stored items by their keys; a key that is gone is left out.</summary>
internal delegate Task<IReadOnlyDictionary<long, ItemView>> ReadItems(IReadOnlyCollection<long> keys, CancellationToken cancellationToken);
