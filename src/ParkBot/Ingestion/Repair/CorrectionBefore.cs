using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using ParkBot.News;
using ParkBot.Storage;

namespace ParkBot.Ingestion;

/// <summary>
/// The items that a correction changed, as they were, by the version of the issue (the key of its row): each reading of an issue
/// has evidence of its own, so each version gets back its own.
/// </summary>
internal sealed class CorrectionBefore
{
    private static readonly JsonSerializerOptions Form = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        PreferredObjectCreationHandling = JsonObjectCreationHandling.Populate,
    };

    private readonly Dictionary<int, List<ItemRow>> versions;

    private CorrectionBefore(Dictionary<int, List<ItemRow>> versions) => this.versions = versions;

    internal static CorrectionBefore Nothing() => new([]);

    internal static CorrectionBefore Read(string json) => new(JsonSerializer.Deserialize<Dictionary<int, List<ItemRow>>>(json, Form) ?? []);

    internal IReadOnlyCollection<int> Versions => versions.Keys;

    /// <summary>The items that it changed in a version; none where it did not fit.</summary>
    internal IReadOnlyList<Item> In(int version) => versions.TryGetValue(version, out var rows) ? [.. rows.Select(row => row.ToItem())] : [];

    internal bool Changed(int version, int item) => versions.TryGetValue(version, out var rows) && rows.Exists(row => row.Number == item);

    internal void Set(int version, IEnumerable<Item> items) => versions[version] = [.. items.Select(Bare)];

    /// <summary>Forgets versions that were replaced.</summary>
    internal void Keep(IReadOnlyCollection<int> existing)
    {
        foreach (var gone in versions.Keys.Except(existing).ToList())
        {
            versions.Remove(gone);
        }
    }

    internal string Write() => JsonSerializer.Serialize(versions, Form);

    /// <summary>The facts and what they stand on; the texts that no correction changes are not kept twice.</summary>
    private static ItemRow Bare(Item item)
    {
        var row = (item with { Text = item.Text with { Lead = null, Body = null } }).ToRow();
        row.ItemProjects.Clear();
        row.Amounts.ForEach(amount => amount.Project = null);
        return row;
    }
}
