using ParkBot.News;
using ParkBot.Queries;

namespace ParkBot.Understanding;

/// <summary>Settles place names of several meanings (朝阳区) by what the stored news tells of.</summary>
internal sealed class PlaceMeanings(QueryRunner runner)
{
    /// <summary>Settles places of several meanings by which of them the news tells of; where several remain and the question asks for one figure, it asks back.</summary>
    internal async ValueTask<Understood> SettledAsync(QueryPlan plan, CancellationToken cancellationToken)
    {
        foreach (var place in plan.Filter.Places.Where(place => IsAmbiguous(place)))
        {
            var told = new List<Place>();
            foreach (var candidate in place.Places)
            {
                if (await AnyAsync(plan.Filter with { Places = [new PlaceFilter(candidate.Name, [candidate])] }, cancellationToken).ConfigureAwait(false))
                {
                    told.Add(candidate);
                }
            }

            if (told.Count <= 1)
            {
                plan = With(plan, place, told.Count == 1 ? [new PlaceFilter(Label(told[0]), told)] : [place]);
            }
            else if (plan is Aggregate { GroupBy: null, Branches.Count: 0, Measure: not Measure.ItemCount })
            {
                return new Unclear($"“{place.Label}”有{told.Count}处，请问指的是哪一处？", [.. told.Select(meaning => new Choice(Label(meaning), With(plan, place, [new PlaceFilter(Label(meaning), [meaning])])))]);
            }
            else if (plan is Aggregate { GroupBy: null, Branches.Count: 0 } counted)
            {
                plan = counted with { Filter = Without(counted.Filter, place), Branches = [.. told.Select(meaning => new Branch(Label(meaning), Filter.None with { Places = [new PlaceFilter(Label(meaning), [meaning])] }))] };
            }
        }

        return new Planned(plan, []);
    }

    internal static bool IsAmbiguous(PlaceFilter place) => place.Places.Count > 1 && place.Places.All(one => one.Name == place.Places[0].Name) && place.Places[0].County is not null;

    internal static string Label(Place place) => string.Concat(place.Province, place.City, place.County);

    internal static Filter Without(Filter filter, PlaceFilter place) => filter with { Places = [.. filter.Places.Where(other => other != place)] };

    internal static QueryPlan With(QueryPlan plan, PlaceFilter old, IReadOnlyList<PlaceFilter> settled) =>
        FilterOnly(plan, plan.Filter with { Places = [.. plan.Filter.Places.Where(place => place != old), .. settled] });

    internal static QueryPlan FilterOnly(QueryPlan plan, Filter filter) => plan switch
    {
        Aggregate aggregate => aggregate with { Filter = filter },
        Listing listing => listing with { Filter = filter },
        Passages passages => passages with { Filter = filter },
        _ => throw new ArgumentOutOfRangeException(nameof(plan)),
    };

    internal async ValueTask<bool> AnyAsync(Filter filter, CancellationToken cancellationToken) =>
        (await runner.RunAsync(new Aggregate { Filter = filter, Measure = Measure.Items }, cancellationToken).ConfigureAwait(false)).Receipt.Matched > 0;
}
