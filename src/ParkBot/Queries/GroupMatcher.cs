
namespace ParkBot.Queries;

/// <summary>Keeps the items of groups that do, or do not, stand in other news as well (see <see cref="GroupMatch"/>).</summary>
internal sealed class GroupMatcher(Matcher matcher, Dimension dimension)
{
    internal async Task KeepAsync(GroupMatch match, Grouping by, RowSet rows, CancellationToken cancellationToken)
    {
        var others = await matcher.MatchAsync(match.Filter, cancellationToken).ConfigureAwait(false);
        if (dimension == Dimension.Item)
        {
            // No item stands in two issues, but what it is about may.
            var told = matcher.OfProjects(others);
            rows.Keep(row => told[row] == match.Present);
            return;
        }

        var groups = new HashSet<int>();
        var codes = new List<int>();
        var there = new Grouping(matcher.News, dimension, [match.Filter]);
        foreach (var row in others.ToArray())
        {
            there.Of(row, codes);
            groups.UnionWith(codes);
        }

        by.Restrict(group => groups.Contains(group) == match.Present);
        rows.Keep(row =>
        {
            by.Of(row, codes);
            return codes.Count > 0;
        });
    }
}
