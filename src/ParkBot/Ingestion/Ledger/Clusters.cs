using ParkBot.Storage;

namespace ParkBot.Ingestion;

/// <summary>One project that an item is about.</summary>
internal readonly record struct ProjectNode(long Item, int Strand);

/// <summary>
/// Which items hang together as one project: by hand first, then by sure ties, the strongest first, as long as nothing in it
/// excludes anything else. Made of the ties alone, in an order of the news' own: so it comes out the same whatever was loaded first.
/// </summary>
internal sealed class Clusters(IReadOnlyDictionary<long, Profile> profiles, DecisionBook decisions)
{
    private readonly Dictionary<ProjectNode, List<ProjectNode>> clusters = [];
    private readonly HashSet<ProjectNode> byHand = [];

    internal IReadOnlyList<IReadOnlyList<ProjectNode>> Of(IReadOnlyCollection<ProjectNode> nodes, IReadOnlyCollection<TieRow> ties)
    {
        foreach (var node in nodes)
        {
            clusters[node] = [node];
        }

        foreach (var (first, second) in decisions.Joined)
        {
            if (Meant(first, second) is { } pair)
            {
                Unite(pair.First, pair.Second, hand: true);
            }
        }

        var sure = ties.Where(tie => tie.Tie == Tie.Same && decisions.Of(tie.FirstId, tie.SecondId) != DecisionKind.Part)
            .Select(tie => (tie.Weight, First: new ProjectNode(tie.FirstId, tie.FirstStrand), Second: new ProjectNode(tie.SecondId, tie.SecondStrand)))
            .Where(tie => clusters.ContainsKey(tie.First) && clusters.ContainsKey(tie.Second)).ToList();
        foreach (var tie in sure.Where(tie => !IsTorn(tie.First, tie.Weight, sure) && !IsTorn(tie.Second, tie.Weight, sure))
            .OrderByDescending(tie => tie.Weight).ThenBy(tie => Place(tie.First, tie.Second), StringComparer.Ordinal))
        {
            Unite(tie.First, tie.Second, hand: false);
        }

        return [.. clusters.Values.Distinct()];
    }

    /// <summary>An item that is as like one project as another one, when these two cannot be one: to whom it belongs a person must say.</summary>
    private bool IsTorn(ProjectNode node, int weight, List<(int Weight, ProjectNode First, ProjectNode Second)> ties)
    {
        if (byHand.Contains(node))
        {
            return false;
        }

        var ends = ties.Where(tie => tie.Weight == weight && (tie.First == node || tie.Second == node)).Select(tie => tie.First == node ? tie.Second : tie.First).ToList();
        return ends.Count > 1 && ends.Exists(one => ends.Exists(other => other != one && Excludes(one, other)));
    }

    private void Unite(ProjectNode one, ProjectNode other, bool hand)
    {
        var (mine, theirs) = (clusters[one], clusters[other]);
        if (ReferenceEquals(mine, theirs) || mine.Exists(node => theirs.Exists(there => node.Item != there.Item && decisions.Of(node.Item, there.Item) == DecisionKind.Part)))
        {
            return;
        }

        // One item's own strands are different projects; and what an admin put together is more than any tie knows.
        if (mine.Exists(node => theirs.Exists(there => node.Item == there.Item && node.Strand != there.Strand))
            || (!hand && !mine.Exists(byHand.Contains) && !theirs.Exists(byHand.Contains) && mine.Exists(node => theirs.Exists(there => Excludes(node, there)))))
        {
            return;
        }

        if (hand)
        {
            byHand.UnionWith([one, other]);
        }

        mine.AddRange(theirs);
        theirs.ForEach(node => clusters[node] = mine);
    }

    /// <summary>Which of several projects of an item a join means: those that are most alike.</summary>
    private (ProjectNode First, ProjectNode Second)? Meant(long first, long second)
    {
        var pairs =
            from one in clusters.Keys.Where(node => node.Item == first)
            from other in clusters.Keys.Where(node => node.Item == second)
            orderby Alike(one, other) descending, one.Strand, other.Strand
            select (one, other);
        return pairs.Select(pair => ((ProjectNode, ProjectNode)?)pair).FirstOrDefault();
    }

    private int Alike(ProjectNode one, ProjectNode other) =>
        Strand(one) is { } own && Strand(other) is { } their ? SameProject.Of(profiles[one.Item], own, profiles[other.Item], their)?.Weight ?? -1 : -1;

    private bool Excludes(ProjectNode one, ProjectNode other) =>
        one.Item != other.Item && Strand(one) is { } own && Strand(other) is { } their && SameProject.Excludes(profiles[one.Item], own, profiles[other.Item], their);

    private Strand? Strand(ProjectNode node) => profiles[node.Item].Strands is var strands && node.Strand < strands.Count ? strands[node.Strand] : null;

    private string Place(ProjectNode one, ProjectNode other)
    {
        var (first, second) = (Name(one), Name(other));
        return string.CompareOrdinal(first, second) < 0 ? first + second : second + first;
    }

    private string Name(ProjectNode node) => profiles[node.Item] is var item ? FormattableString.Invariant($"{item.Publication}\0{item.Issue:D6}\0{item.Number:D5}\0{node.Strand:D3}\0") : "";
}
