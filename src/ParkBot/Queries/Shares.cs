namespace ParkBot.Queries;

/// <summary>What one item tells of one project.</summary>
internal sealed record Share(MatchedItem Item, long Project, decimal Value);

/// <summary>The figures of items by the projects that they belong to: a project counts once, whoever tells of it.</summary>
internal sealed class Shares
{
    private readonly HashSet<(long Item, long Project)> counted;

    private Shares(IReadOnlyList<Share> all)
    {
        var projects = all.GroupBy(share => share.Project).Select(shares => shares.OrderBy(share => share.Item.Time.To).ThenBy(share => share.Item.Ref.Issue).ThenBy(share => share.Item.Ref.Number).ToList()).ToList();
        Counted = projects.ConvertAll(Newest);
        Lowered = [.. projects.Zip(Counted).SelectMany(pair => Smaller(pair.First, pair.Second))];
        counted = [.. Counted.Select(share => (share.Item.Key, share.Project))];
        Merged = all.GroupBy(share => share.Item.Key).Count(item => item.All(share => !counted.Contains((share.Item.Key, share.Project))));
    }

    /// <summary>One a project: the figure that stands for it.</summary>
    internal IReadOnlyList<Share> Counted { get; }

    /// <summary>Items of which nothing counts, because others stand for their projects.</summary>
    internal int Merged { get; }

    internal IReadOnlyList<Lowered> Lowered { get; }

    internal static Shares Of(IEnumerable<MatchedItem> told) =>
        new([.. told.SelectMany(item => item.Figures.GroupBy(figure => figure.Project ?? item.Project).Select(figures => new Share(item, figures.Key, figures.Sum(figure => figure.Value))))]);

    internal bool Counts(long item, Figure figure, long project) => counted.Contains((item, figure.Project ?? project));

    /// <summary>The newest figure, which a later smaller one does not lower.</summary>
    private static Share Newest(List<Share> shares) => shares.Aggregate((before, share) => share.Value >= before.Value ? share : before);

    private static IEnumerable<Lowered> Smaller(List<Share> shares, Share kept) =>
        from share in shares.Skip(shares.IndexOf(kept) + 1)
        where share.Value < kept.Value && share.Item.Figures.Select(figure => figure.Currency).SequenceEqual(kept.Item.Figures.Select(figure => figure.Currency), StringComparer.Ordinal)
        select new Lowered(kept.Item.Ref, kept.Value, share.Item.Ref, share.Value);
}
