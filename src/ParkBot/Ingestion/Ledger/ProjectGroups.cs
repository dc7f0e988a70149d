using ParkBot.Storage;

namespace ParkBot.Ingestion;

/// <summary>Makes the stored projects what ties and decisions say, for the items named and all that hang together with them.</summary>
internal static class ProjectGroups
{
    /// <param name="change">The change that it is part of.</param>
    /// <param name="seeds">Published items whose ties or decisions changed.</param>
    /// <param name="decisions">What admins decided.</param>
    /// <param name="known">Profiles at hand; others are read.</param>
    /// <param name="cancellationToken">Stops it.</param>
    internal static async Task RegroupAsync(NewsChange change, IEnumerable<long> seeds, DecisionBook decisions, Dictionary<long, Profile> known, CancellationToken cancellationToken)
    {
        var (region, ties) = await RegionAsync(change, seeds, decisions, cancellationToken).ConfigureAwait(false);
        if (region.Count == 0)
        {
            return;
        }

        var unknown = region.Where(item => !known.ContainsKey(item)).ToList();
        foreach (var profile in unknown.Count == 0 ? [] : (await LedgerSearch.ItemsAsync(change.Connection, unknown, cancellationToken).ConfigureAwait(false)).Select(ProfileReader.Of))
        {
            known[profile.Key] = profile;
        }

        region.RemoveWhere(item => !known.ContainsKey(item));
        var nodes = region.Order().SelectMany(item => Enumerable.Range(0, Math.Max(1, known[item].Strands.Count)).Select(strand => new ProjectNode(item, strand))).ToList();
        var clusters = new Clusters(known, decisions).Of(nodes, ties);
        await AssignAsync(change, region, clusters, known, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>All items that sure ties, decisions or their present projects bring together with the seeds.</summary>
    private static async Task<(HashSet<long> Region, List<TieRow> Ties)> RegionAsync(NewsChange change, IEnumerable<long> seeds, DecisionBook decisions, CancellationToken cancellationToken)
    {
        var joined = decisions.Joined.SelectMany(pair => new[] { pair, (First: pair.Second, Second: pair.First) }).ToLookup(pair => pair.First, pair => pair.Second);
        var region = new HashSet<long>();
        var ties = new Dictionary<(long, int, long, int), TieRow>();
        for (var frontier = seeds.ToHashSet(); frontier.Count > 0;)
        {
            region.UnionWith(frontier);
            var found = (await LedgerStore.TiesAsync(change.Connection, frontier, cancellationToken).ConfigureAwait(false)).FindAll(tie => tie.Tie == Tie.Same);
            found.ForEach(tie => ties[(tie.FirstId, tie.FirstStrand, tie.SecondId, tie.SecondStrand)] = tie);
            frontier =
            [
                .. found.SelectMany(tie => new[] { tie.FirstId, tie.SecondId }),
                .. frontier.SelectMany(item => joined[item]),
                .. await LedgerStore.MatesAsync(change.Connection, frontier, cancellationToken).ConfigureAwait(false),
            ];
            frontier.ExceptWith(region);
        }

        return (region, [.. ties.Values]);
    }

    private static async Task AssignAsync(NewsChange change, HashSet<long> region, IReadOnlyList<IReadOnlyList<ProjectNode>> clusters, Dictionary<long, Profile> profiles, CancellationToken cancellationToken)
    {
        var before = await LedgerStore.ProjectsAsync(change.Connection, region, cancellationToken).ConfigureAwait(false);
        var shares = await LedgerStore.SharesAsync(change.Connection, region, cancellationToken).ConfigureAwait(false);
        var projects = new Dictionary<ProjectNode, long>();
        var taken = new HashSet<long>();
        foreach (var cluster in clusters.OrderBy(cluster => cluster.Min(node => (Eldest(profiles[node.Item]), node.Strand))))
        {
            // A project keeps its number as long as one of its items has it.
            var kept = cluster.SelectMany(node => Held(node, profiles[node.Item], before, shares)).Where(project => !taken.Contains(project)).Order().Select(project => (long?)project).FirstOrDefault();
            var eldest = cluster.MinBy(node => (Eldest(profiles[node.Item]), node.Strand));
            var project = kept ?? await LedgerStore.NewProjectAsync(change.Connection, profiles[eldest.Item].Title, cancellationToken).ConfigureAwait(false);
            taken.Add(project);
            foreach (var node in cluster)
            {
                projects[node] = project;
            }
        }

        foreach (var item in region)
        {
            var own = Enumerable.Range(0, Math.Max(1, profiles[item].Strands.Count)).Select(strand => projects[new ProjectNode(item, strand)]).Distinct().ToList();
            if (!own.Order().SequenceEqual(before[item].Order()))
            {
                await LedgerStore.SetProjectsAsync(change.Connection, item, own, cancellationToken).ConfigureAwait(false);
            }

            foreach (var share in shares[item])
            {
                long? meant = share.IsInvestment ? projects[new ProjectNode(item, StrandOf(profiles[item], share.Position))] : null;
                if (meant != share.Project)
                {
                    await LedgerStore.SetShareAsync(change.Connection, item, share.Position, meant, cancellationToken).ConfigureAwait(false);
                }
            }
        }

        await LedgerStore.DropEmptyAsync(change.Connection, region.SelectMany(item => before[item]).Except(taken), cancellationToken).ConfigureAwait(false);
    }

    private static (int Day, string Publication, int Issue, int Number) Eldest(Profile profile) => (profile.Day, profile.Publication, profile.Issue, profile.Number);

    /// <summary>The project that a node has now: that of its own amounts, else of an item about one project.</summary>
    private static IEnumerable<long> Held(ProjectNode node, Profile profile, ILookup<long, long> projects, ILookup<long, StoredShare> shares) =>
        profile.Strands.Count <= 1
            ? projects[node.Item]
            : shares[node.Item].Where(share => profile.Strands[node.Strand].Amounts.Contains(share.Position)).Select(share => share.Project).OfType<long>();

    /// <summary>A sum that is no headline belongs to the first of the item's projects.</summary>
    private static int StrandOf(Profile profile, int position) => profile.Strands.FirstOrDefault(strand => strand.Amounts.Contains(position))?.Index ?? 0;
}
