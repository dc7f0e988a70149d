using ParkBot.News;

namespace ParkBot.Ingestion;

/// <summary>Keeps evidence on its words when the text that it points into is corrected.</summary>
internal static class Anchors
{
    /// <summary>Points at the same words in the new text. A value whose words are gone stands on the person's word.</summary>
    internal static Item Move(Item item, EvidenceField field, string before, string after)
    {
        return Each(item, (basis, evidence) =>
        {
            IReadOnlyList<Evidence> moved = [.. evidence.Select(one => one.Field == field ? Moved(one) : one).OfType<Evidence>()];
            return (moved.Count == 0 && evidence.Count > 0 ? Basis.Correction : basis, moved);
        });

        Evidence? Moved(Evidence one) =>
            one.Start + one.Length <= before.Length && after.IndexOf(before.Substring(one.Start, one.Length), StringComparison.Ordinal) is >= 0 and var start
                ? one with { Start = start }
                : null;
    }

    /// <summary>Gives the values that were there before what they stood on then.</summary>
    internal static Item Regain(Item before, Item item) => item with
    {
        Date = One(before.Date, item.Date),
        Projects = One(before.Projects, item.Projects),
        Regions = Several(before.Regions, item.Regions),
        Stages = Several(before.Stages, item.Stages),
        Industries = Several(before.Industries, item.Industries),
        Organizations = Several(before.Organizations, item.Organizations),
        Amounts = [.. item.Amounts.Select(amount => before.Amounts.FirstOrDefault(other => amount with { Basis = other.Basis, Evidence = other.Evidence } == other) ?? amount)],
        Counts = [.. item.Counts.Select(count => before.Counts.FirstOrDefault(other => count with { Basis = other.Basis, Evidence = other.Evidence } == other) ?? count)],
    };

    private static Item Each(Item item, Func<Basis, IReadOnlyList<Evidence>, (Basis Basis, IReadOnlyList<Evidence> Evidence)> map)
    {
        return item with
        {
            Date = item.Date is null ? null : Fact(item.Date),
            Projects = item.Projects is null ? null : Fact(item.Projects),
            Regions = [.. item.Regions.Select(Fact)],
            Stages = [.. item.Stages.Select(Fact)],
            Industries = [.. item.Industries.Select(Fact)],
            Organizations = [.. item.Organizations.Select(Fact)],
            Amounts = [.. item.Amounts.Select(amount => map(amount.Basis, amount.Evidence) is var (basis, evidence) ? amount with { Basis = basis, Evidence = evidence } : amount)],
            Counts = [.. item.Counts.Select(count => map(count.Basis, count.Evidence) is var (basis, evidence) ? count with { Basis = basis, Evidence = evidence } : count)],
        };

        Fact<T> Fact<T>(Fact<T> fact)
        {
            var (basis, evidence) = map(fact.Basis, fact.Evidence);
            return new Fact<T>(fact.Value, basis, evidence);
        }
    }

    private static Fact<T>? One<T>(Fact<T>? before, Fact<T>? fact) => before is not null && fact is not null && Equals(before.Value, fact.Value) ? before : fact;

    private static List<Fact<T>> Several<T>(IReadOnlyList<Fact<T>> before, IReadOnlyList<Fact<T>> facts) =>
        [.. facts.Select(fact => before.FirstOrDefault(other => Equals(other.Value, fact.Value)) ?? fact)];
}
