using ParkBot.Storage;

namespace ParkBot.Ingestion;

/// <summary>What issues that go leave behind: items whose project they shared, whose ties have to be seen anew.</summary>
internal sealed record Left(IReadOnlyList<long> Mates);

/// <summary>
/// The way of published items into the ledger of projects and out of it, always in the change that writes or removes them.
/// Drafts are in no ledger: they change nothing that is answered.
/// </summary>
internal static class ProjectLedger
{
    /// <summary>Raised when the rules of the ledger change: what older rules entered is then entered anew with the next load.</summary>
    internal const int Version = 1;

    /// <summary>More doubtful ties of one item say only that its company is everywhere.</summary>
    private const int MostProposed = 6;

    /// <summary>Of so many only those that have more in common than company and city are worth a question.</summary>
    private const int WeightOfMany = 11;

    /// <summary>To be called before issues are removed: what they corrected is as it was, and who shares their projects is remembered.</summary>
    internal static async Task<Left> LeaveAsync(NewsChange change, IReadOnlyCollection<int> issues, CancellationToken cancellationToken)
    {
        if (issues.Count == 0)
        {
            return new Left([]);
        }

        var going = (await LedgerStore.ItemsOfAsync(change.Connection, issues, cancellationToken).ConfigureAwait(false)).ToHashSet();
        await ToldCorrections.WithdrawAsync(change, going, cancellationToken).ConfigureAwait(false);
        var mates = await LedgerStore.MatesAsync(change.Connection, going, cancellationToken).ConfigureAwait(false);
        return new Left([.. mates.Where(item => !going.Contains(item))]);
    }

    /// <summary>To be called when the issues are gone and a new one, if any, is stored.</summary>
    /// <param name="change">The change that it is part of.</param>
    /// <param name="published">Key of the issue that was published; null where none was.</param>
    /// <param name="left">What <see cref="LeaveAsync"/> gave.</param>
    /// <param name="cancellationToken">Stops it.</param>
    internal static async Task EnterAsync(NewsChange change, int? published, Left left, CancellationToken cancellationToken)
    {
        var known = new Dictionary<long, Profile>();
        var seeds = left.Mates.ToHashSet();

        // A database of an older program: its issues enter with the first one that is written.
        var decisions = await DecisionBook.ReadAsync(change, cancellationToken).ConfigureAwait(false);
        var unseen = published is null ? [] : await LedgerStore.UnseenAsync(change.Connection, Version, cancellationToken).ConfigureAwait(false);
        foreach (var issue in unseen)
        {
            var items = await LedgerStore.ItemsOfAsync(change.Connection, [issue], cancellationToken).ConfigureAwait(false);
            seeds.UnionWith(await EnterItemsAsync(change, items, decisions, known, cancellationToken).ConfigureAwait(false));
            await LedgerStore.SeeAsync(change.Connection, issue, Version, cancellationToken).ConfigureAwait(false);
        }

        seeds.UnionWith(await ToldCorrections.ResolveAsync(change, decisions, known, cancellationToken).ConfigureAwait(false));
        seeds.UnionWith(decisions.All.SelectMany(decided => decided.Items).OfType<long>().Where(known.ContainsKey));
        await ProjectGroups.RegroupAsync(change, seeds, decisions, known, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Items whose facts were changed by hand: they are compared anew.</summary>
    internal static async Task ReenterAsync(NewsChange change, IReadOnlyCollection<long> items, CancellationToken cancellationToken)
    {
        var known = new Dictionary<long, Profile>();
        var seeds = (await LedgerStore.MatesAsync(change.Connection, items, cancellationToken).ConfigureAwait(false)).ToHashSet();
        var decisions = await DecisionBook.ReadAsync(change, cancellationToken).ConfigureAwait(false);
        seeds.UnionWith(await EnterItemsAsync(change, items, decisions, known, cancellationToken).ConfigureAwait(false));
        seeds.UnionWith(await ToldCorrections.ResolveAsync(change, decisions, known, cancellationToken).ConfigureAwait(false));
        await ProjectGroups.RegroupAsync(change, seeds, decisions, known, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A decision was made: what it parts is tied no more.</summary>
    internal static async Task DecideAsync(NewsChange change, IReadOnlyCollection<long> items, CancellationToken cancellationToken)
    {
        var known = new Dictionary<long, Profile>();
        var decisions = await DecisionBook.ReadAsync(change, cancellationToken).ConfigureAwait(false);
        var seeds = items.ToHashSet();
        await LedgerStore.UntieAsync(change.Connection, (await LedgerStore.TiesAsync(change.Connection, items, cancellationToken).ConfigureAwait(false)).Where(tie => decisions.Of(tie.FirstId, tie.SecondId) == DecisionKind.Part), cancellationToken).ConfigureAwait(false);
        seeds.UnionWith(await ToldCorrections.ResolveAsync(change, decisions, known, cancellationToken).ConfigureAwait(false));
        await ProjectGroups.RegroupAsync(change, seeds, decisions, known, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Ties of new items with what is there and among themselves; gives those that may share a project now.</summary>
    private static async Task<IEnumerable<long>> EnterItemsAsync(NewsChange change, IReadOnlyCollection<long> items, DecisionBook decisions, Dictionary<long, Profile> known, CancellationToken cancellationToken)
    {
        await LedgerStore.ForgetAsync(change.Connection, items, cancellationToken).ConfigureAwait(false);
        var stored = await LedgerSearch.ItemsAsync(change.Connection, items, cancellationToken).ConfigureAwait(false);
        var fresh = stored.Select(ProfileReader.Of).ToList();
        foreach (var profile in fresh)
        {
            known[profile.Key] = profile;
        }

        await ToldCorrections.NoteAsync(change, stored, cancellationToken).ConfigureAwait(false);
        await LedgerSearch.AddKeysAsync(change.Connection, fresh.SelectMany(ProjectKeys.Of), cancellationToken).ConfigureAwait(false);
        var telling = fresh.FindAll(profile => profile.Strands.Count > 0);
        var probes = telling.SelectMany(profile => ProjectKeys.Probes(profile).Select(probe => (Profile: profile, Probe: probe))).ToList();
        var found = await LedgerSearch.FindAsync(change.Connection, [.. probes.Select(one => one.Probe)], cancellationToken).ConfigureAwait(false);
        var pairs = probes.Index().SelectMany(one => found[one.Index].Where(item => item != one.Item.Profile.Key).Select(item => (Own: one.Item.Profile.Key, Other: item))).Distinct().ToList();
        var missing = pairs.Select(pair => pair.Other).Where(item => !known.ContainsKey(item)).Distinct().ToList();
        foreach (var profile in missing.Count == 0 ? [] : (await LedgerSearch.ItemsAsync(change.Connection, missing, cancellationToken).ConfigureAwait(false)).Select(ProfileReader.Of))
        {
            known[profile.Key] = profile;
        }

        var ties = pairs.Where(pair => known.ContainsKey(pair.Other) && decisions.Of(pair.Own, pair.Other) != DecisionKind.Part)
            .Select(pair => pair.Own < pair.Other ? pair : (Own: pair.Other, Other: pair.Own)).Distinct()
            .SelectMany(pair => Compared(known[pair.Own], known[pair.Other])).ToList();
        var kept = ties.Where(tie => tie.Tie == Tie.Same)
            .Concat(ties.Where(tie => tie.Tie == Tie.Doubtful).GroupBy(tie => known[tie.FirstId].Issue >= known[tie.SecondId].Issue ? tie.FirstId : tie.SecondId).SelectMany(alike => Worthwhile([.. alike])))
            .ToList();
        await LedgerStore.PutTiesAsync(change.Connection, kept, cancellationToken).ConfigureAwait(false);
        return [.. kept.Where(tie => tie.Tie == Tie.Same).SelectMany(tie => new[] { tie.FirstId, tie.SecondId }), .. telling.Where(profile => profile.Strands.Count > 1).Select(profile => profile.Key)];
    }

    private static IEnumerable<TieRow> Worthwhile(List<TieRow> doubtful) =>
        doubtful.Where(tie => doubtful.Count <= MostProposed || tie.Weight > WeightOfMany).OrderByDescending(tie => tie.Weight).ThenBy(tie => (tie.FirstId, tie.SecondId)).Take(MostProposed);

    private static IEnumerable<TieRow> Compared(Profile one, Profile other)
    {
        foreach (var own in one.Strands)
        {
            foreach (var their in other.Strands)
            {
                if (SameProject.Of(one, own, other, their) is { } verdict)
                {
                    yield return new TieRow { FirstId = one.Key, FirstStrand = own.Index, SecondId = other.Key, SecondStrand = their.Index, Tie = verdict.Tie, Weight = verdict.Weight, Ground = verdict.Ground };
                }
            }
        }
    }
}
