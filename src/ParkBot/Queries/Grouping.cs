using System.Numerics;
using ParkBot.News;

namespace ParkBot.Queries;

/// <summary>A group that items stand in. <paramref name="Order"/> is what its own order goes by.</summary>
internal readonly record struct GroupKey(string Label, string Order);

/// <summary>Which groups an item stands in by one dimension: a small number a group.</summary>
internal sealed class Grouping
{
    private readonly ItemColumns news;
    private readonly Dimension dimension;
    private readonly DateWindow? window;
    private readonly uint stages;
    private readonly PlaceGroups? places;
    private readonly bool[]? asked;
    private Predicate<int>? leftOut;

    /// <param name="news">The items.</param>
    /// <param name="dimension">What groups are by.</param>
    /// <param name="filters">What the items matched: of days, months and stages only those asked for are groups.</param>
    internal Grouping(ItemColumns news, Dimension dimension, IReadOnlyList<Filter> filters)
    {
        this.news = news;
        this.dimension = dimension;
        window = filters.Select(filter => filter.Dates?.Window).FirstOrDefault(dates => dates is not null);
        stages = filters.Select(filter => StageBits(filter.Stages)).FirstOrDefault(bits => bits != 0);
        stages = stages == 0 ? uint.MaxValue : stages;
        places = dimension switch { Dimension.Province => news.Provinces, Dimension.City => news.Cities, Dimension.County => news.Counties, _ => null };
        var named = filters.Where(filter => filter.Places.Count > 0).ToList();
        asked = places is null || named.Count == 0 ? null : Array.ConvertAll(news.Places, place => named.TrueForAll(filter => Matcher.Lies(place, filter.Places)));
    }

    /// <summary>Dates ascending, issues, sections and bands as printed; the others by size.</summary>
    internal static bool HasOwnOrder(Dimension dimension) =>
        dimension is Dimension.Day or Dimension.Month or Dimension.Quarter or Dimension.Year or Dimension.Issue or Dimension.Section or Dimension.Band;

    internal static uint StageBits(IReadOnlyList<Stage> stages)
    {
        var bits = 0u;
        foreach (var stage in stages)
        {
            bits |= 1u << (int)stage;
        }

        return bits;
    }

    internal bool IsByPlace => places is not null;

    /// <summary>True where an item may stand in several groups.</summary>
    internal bool Overlaps => dimension is Dimension.Industry or Dimension.Stage or Dimension.Day or Dimension.Month or Dimension.Quarter or Dimension.Year or Dimension.Organization or Dimension.Currency;

    /// <summary>From now on only the groups that the condition lets through.</summary>
    internal void Restrict(Func<int, bool> holds) => leftOut = group => !holds(group);

    /// <summary>The groups of an item; by place that of its first region.</summary>
    internal void Of(int row, List<int> groups)
    {
        groups.Clear();
        Add(row, groups);
        if (leftOut is not null)
        {
            groups.RemoveAll(leftOut);
        }
    }

    private void Add(int row, List<int> groups)
    {
        switch (dimension)
        {
            case Dimension.Province or Dimension.City or Dimension.County:
                if (news.Regions[row] is [var first, ..] && places!.Of(first) is not PlaceGroups.None and var place)
                {
                    groups.Add(place);
                }

                break;
            case Dimension.Industry:
                AddBits(news.Industries[row], groups);
                break;
            case Dimension.Stage:
                AddBits(news.Stages[row] & stages, groups);
                break;
            case Dimension.Section:
                groups.Add(news.Section[row]);
                break;
            case Dimension.Issue:
                groups.Add(news.Issue[row]);
                break;
            case Dimension.Organization:
                foreach (var name in news.Organizations[row])
                {
                    AddOnce(groups, name);
                }

                break;
            case Dimension.Source when news.Source[row] >= 0:
                groups.Add(news.Source[row]);
                break;
            case Dimension.Item:
                groups.Add(row);
                break;
            case Dimension.Band when news.Investment(row) is { } yi:
                groups.Add(Bands.Of(yi));
                break;
            case Dimension.Currency:
                foreach (ref readonly var sum in news.Sums[row])
                {
                    if (sum.Headline)
                    {
                        AddOnce(groups, sum.Currency);
                    }
                }

                break;
            case Dimension.Day or Dimension.Month or Dimension.Quarter or Dimension.Year:
                AddTimes(row, groups);
                break;
        }
    }

    /// <summary>By place the groups of all regions of an item that were asked for; else as <see cref="Of"/>.</summary>
    internal void OfAll(int row, List<int> groups)
    {
        if (places is null)
        {
            Of(row, groups);
            return;
        }

        groups.Clear();
        foreach (var region in news.Regions[row])
        {
            if (Of(region) is not PlaceGroups.None and var group)
            {
                AddOnce(groups, group);
            }
        }

        if (leftOut is not null)
        {
            groups.RemoveAll(leftOut);
        }
    }

    /// <summary>The group of a region that was asked for; <see cref="PlaceGroups.None"/> for others.</summary>
    internal int Of(int region) => asked is null || asked[region] ? places!.Of(region) : PlaceGroups.None;

    /// <summary>The groups' own order: dates ascending, the others as their names sort.</summary>
    internal int Compare(int one, int other) => dimension switch
    {
        Dimension.Province or Dimension.City or Dimension.County => string.CompareOrdinal(places!.Keys[one].Order, places.Keys[other].Order),
        Dimension.Issue => (news.Issues[one].Number, news.Issues[one].Number == news.Issues[other].Number ? string.CompareOrdinal(news.Issues[one].Publication, news.Issues[other].Publication) : 0)
            .CompareTo((news.Issues[other].Number, 0)),
        Dimension.Organization => string.CompareOrdinal(news.Names[one].Folded, news.Names[other].Folded),
        Dimension.Source => string.CompareOrdinal(news.Sources[one], news.Sources[other]),
        Dimension.Currency => string.CompareOrdinal(news.Currencies[one], news.Currencies[other]),
        _ => one.CompareTo(other),
    };

    /// <param name="group">The group.</param>
    /// <param name="title">Title of a row, for groups of one item.</param>
    internal string Label(int group, Func<int, string> title) => dimension switch
    {
        Dimension.Province or Dimension.City or Dimension.County => places!.Keys[group].Label,
        Dimension.Industry => IndustryBits.At(group).Chinese(),
        Dimension.Stage => ((Stage)group).Chinese(),
        Dimension.Section => ((Section)group).Chinese(),
        Dimension.Issue => $"第{news.Issues[group].Number}期",
        Dimension.Organization => news.Names[group].Name,
        Dimension.Source => news.Sources[group],
        Dimension.Item => title(group),
        Dimension.Band => Bands.Label(group),
        Dimension.Currency => SentenceWords.Currency(news.Currencies[group]),
        _ => Periods.Label(dimension, group),
    };

    private static void AddBits(uint bits, List<int> groups)
    {
        for (; bits != 0; bits &= bits - 1)
        {
            groups.Add(BitOperations.TrailingZeroCount(bits));
        }
    }

    private static void AddOnce(List<int> groups, int group)
    {
        if (!groups.Contains(group))
        {
            groups.Add(group);
        }
    }

    /// <summary>A span counts on each of its days and in each of its months, of those that were asked for. An undated item counts where its issue's name puts it, and on no day.</summary>
    private void AddTimes(int row, List<int> groups)
    {
        if (news.From[row] == ItemColumns.Undated)
        {
            if (dimension != Dimension.Day)
            {
                var issue = news.Issues[news.Issue[row]];
                groups.Add(Periods.Of(dimension, new DateOnly(issue.Year, issue.Month, 1)));
            }

            return;
        }

        var last = Periods.Of(dimension, DateOnly.FromDayNumber(news.To[row]));
        for (var period = Periods.Of(dimension, DateOnly.FromDayNumber(news.From[row])); period <= last; period++)
        {
            if (window is not { } dates || dates.Overlaps(Periods.Days(dimension, period)))
            {
                groups.Add(period);
            }
        }
    }
}
