using ParkBot.Queries;
using ParkBot.Storage;

namespace ParkBot.Answering;

/// <summary>Runs a plan on the stored news.</summary>
internal delegate Task<QueryResult> RunPlan(QueryPlan plan, CancellationToken cancellationToken);

/// <summary>Reads stored items with their facts; a key that is gone is left out.</summary>
internal delegate Task<IReadOnlyList<StoredItem>> ReadItems(IEnumerable<long> keys, CancellationToken cancellationToken);
