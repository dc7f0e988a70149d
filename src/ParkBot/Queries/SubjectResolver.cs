using Microsoft.Data.Sqlite;

namespace ParkBot.Queries;

/// <summary>Puts items in the place of subjects that a plan names in the question's words, wherever in it they stand.</summary>
internal sealed class SubjectResolver(SqliteConnection connection, TextSearch search)
{
    internal async Task<Aggregate> ResolvedAsync(Aggregate plan, CancellationToken cancellationToken)
    {
        var branches = new List<Branch>();
        foreach (var branch in plan.Branches)
        {
            branches.Add(branch with { Filter = await ResolvedAsync(branch.Filter, cancellationToken).ConfigureAwait(false) });
        }

        return plan with
        {
            Filter = await ResolvedAsync(plan.Filter, cancellationToken).ConfigureAwait(false),
            Branches = branches,
            Match = plan.Match is { } match ? match with { Filter = await ResolvedAsync(match.Filter, cancellationToken).ConfigureAwait(false) } : null,
            Whole = plan.Whole is { } whole ? await ResolvedAsync(whole, cancellationToken).ConfigureAwait(false) : null,
        };
    }

    internal async Task<Filter> ResolvedAsync(Filter filter, CancellationToken cancellationToken)
    {
        if (filter is { About: null, Within: null, Project: null, Except: null })
        {
            return filter;
        }

        var inner = filter with
        {
            Within = filter.Within is { } within ? await ResolvedAsync(within, cancellationToken).ConfigureAwait(false) : null,
            Project = filter.Project is { } project ? await ResolvedAsync(project, cancellationToken).ConfigureAwait(false) : null,
            Except = filter.Except is { } except ? await ResolvedAsync(except, cancellationToken).ConfigureAwait(false) : null,
        };
        return inner is { About: { } about, Items.Count: 0 }
            ? inner with { Items = await search.NamedAsync(connection, about, inner with { About = null }, cancellationToken).ConfigureAwait(false) }
            : inner;
    }
}
