using ParkBot.News;
using ParkBot.Queries;

namespace ParkBot.Understanding;

/// <summary>Questions that are put together from several: reads the parts and says what is left to be asked.</summary>
internal static class Composition
{
    /// <param name="Rest">The words of what is left to be asked.</param>
    /// <param name="Given">What the other part restricts.</param>
    /// <param name="Measure">What is measured where the rest does not say it; null where the other part does not either.</param>
    internal sealed record Part(IReadOnlyList<Word> Rest, Filter Given, Measure? Measure)
    {
        /// <summary>Why the other part has nothing to look in; null where it has.</summary>
        internal NothingLoaded? Nothing { get; init; }
    }

    /// <summary>签约额第一省份的最大行业: the ranking restricts what is asked, and its time holds for both.</summary>
    internal static Part? Chain(IReadOnlyList<Word> words, NewsSnapshot news, Filter given)
    {
        if (Chains.Split(words) is not { } chain)
        {
            return null;
        }

        var shape = GroupShapes.Ranked(chain.Ranking, chain.By);
        var (filter, nothing) = TimeReader.Read(FilterReader.Read(chain.Ranking), chain.Ranking, news);
        filter = Joined(given, filter);
        var ranking = new Aggregate { Filter = filter, Measure = shape.Measure!, GroupBy = chain.By, Order = shape.Order, Top = shape.Top };
        var stages = MeasureReader.MeasureOf(chain.Rest) is null ? filter.Stages : [];
        return new Part(chain.Rest, given with { Within = ranking, Issues = filter.Issues, Dates = filter.Dates, Stages = stages, Sections = filter.Sections }, shape.Measure) { Nothing = nothing };
    }

    /// <summary>去年签约、今年开工的项目: the later step is what is asked for, the earlier one restricts its projects.</summary>
    internal static Part? Progression(IReadOnlyList<Word> words, NewsSnapshot news, Filter given)
    {
        if (Progressions.Split(words) is not { } steps)
        {
            return null;
        }

        var (before, none) = Step(steps.Before, news);
        var (after, noneAfter) = Step(steps.After, news);
        var restricted = steps.Reached
            ? Joined(given, after) with { Project = before }
            : Joined(given, before) with { Except = Filter.None with { Project = after } };
        return new Part(steps.Rest, restricted, null) { Nothing = none ?? noneAfter };
    }

    /// <summary>上周有、本周没有的省份.</summary>
    internal static QueryPlan? Match(IReadOnlyList<Word> words, NewsSnapshot news, Filter given)
    {
        if (Matches.InEach(words) is { } each && Step(each.Words, news) is { Nothing: null, Filter: { Issues.Count: > 1 } all })
        {
            return new Aggregate { Filter = Joined(given, all), Measure = new Measure.GroupCount(Dimension.Issue), GroupBy = each.By, Having = new ValueRange(all.Issues.Count, true, null, false) };
        }

        if (Matches.Split(words) is not { } match)
        {
            return null;
        }

        var (here, none) = Step([.. match.Both, .. match.Here], news);
        if (none is not null)
        {
            return null;
        }

        var (there, noneThere) = match.There.Count > 0 ? Step([.. match.Both, .. match.There], news)
            : (here with { Issues = [(here.Issues.Count > 0 ? here.Issues[0] : news.Newest.Number) - 1] }, null);
        if (match.There.Count == 0 && here.Issues.Count == 0)
        {
            here = here with { Issues = [news.Newest.Number] };
        }

        return noneThere is not null ? null : new Aggregate
        {
            Filter = Joined(given, here),
            Measure = MeasureReader.MeasureOf(words) ?? Measure.Items,
            GroupBy = match.By,
            Match = new GroupMatch(match.Present, Joined(given, there)),
        };
    }

    private static (Filter Filter, NothingLoaded? Nothing) Step(IReadOnlyList<Word> words, NewsSnapshot news) =>
        TimeReader.Read(FilterReader.Read(words), words, news);

    /// <summary>Both restrictions; where both set the same, the question's own words.</summary>
    internal static Filter Joined(Filter given, Filter own) => given.IsOpen ? own : own with
    {
        Places = own.Places.Count > 0 ? own.Places : given.Places,
        Industries = own.Industries.Count > 0 ? own.Industries : given.Industries,
        Stages = own.Stages.Count > 0 ? own.Stages : given.Stages,
        Sections = own.Sections.Count > 0 ? own.Sections : given.Sections,
        Issues = own.Issues.Count > 0 ? own.Issues : given.Issues,
        Dates = own.Dates ?? given.Dates,
        Within = given.Within ?? own.Within,
        Project = given.Project ?? own.Project,
        Except = given.Except ?? own.Except,
    };
}
