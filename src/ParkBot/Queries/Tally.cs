using System.Runtime.InteropServices;
using ParkBot.News;

namespace ParkBot.Queries;

/// <summary>An item that tells a figure: asked of which stages and in which currency, of which stage it is, and how much.</summary>
internal readonly record struct ToldRow(int Row, byte Asked, byte Stage, short Currency, decimal Value);

/// <summary>A row of the answer: its group and its figure, which the tellings from <paramref name="First"/> on stand behind.</summary>
internal readonly record struct Part(long Group, decimal? Value, int First, int Count, int Projects, Division? Ground)
{
    /// <summary>Not shown: it lies outside of <see cref="Aggregate.Having"/>.</summary>
    internal bool IsOut { get; init; }
}

/// <summary>What a group of rows is asked for besides its items.</summary>
internal readonly record struct Wanted(uint Stages, int Currency = Figures.NoCurrency, int Region = Tally.AnyRegion);

/// <summary>Works out figures, one a group; the tellings of all of them stand in one list.</summary>
internal sealed class Tally(ItemColumns news, Aggregate plan, Grouping? by, Grouping? counts)
{
    internal const int AnyRegion = -1;

    /// <summary>Digits kept of a quotient: more than any text shows.</summary>
    private const int Digits = 10;

    private readonly List<ToldRow> tellings = [];
    private Grouping? counted = counts;
    private readonly Shares shares = new(news);
    private readonly Dictionary<int, decimal> behind = [];
    private readonly HashSet<int> distinct = [];
    private readonly List<int> codes = [];

    internal Figures Figures { get; } = new(news, plan.Measure);

    /// <summary>Of the part that was added last.</summary>
    internal Shares Shares => shares;

    /// <summary>True for a number of items, which every item that matches tells.</summary>
    internal bool CountsItems => plan.Measure is Measure.ItemCount;

    /// <summary>True where figures belong to projects.</summary>
    internal bool HasShares => plan.Measure is Measure.MoneyOf or Measure.ProjectTotal;

    /// <summary>Projects behind an item's money, for an average a project.</summary>
    internal decimal? Behind(int row) => behind.TryGetValue(row, out var projects) ? projects : null;

    internal ReadOnlySpan<ToldRow> Of(Part part) => CollectionsMarshal.AsSpan(tellings).Slice(part.First, part.Count);

    /// <summary>From now on counts by other groups: each side of a comparison has its own places.</summary>
    internal Tally Counting(Grouping? groups)
    {
        counted = groups;
        return this;
    }

    internal Part Add(long group, ReadOnlySpan<int> rows, Wanted wanted)
    {
        var first = tellings.Count;
        if (CountsItems)
        {
            tellings.EnsureCapacity(first + rows.Length);
            foreach (var row in rows)
            {
                tellings.Add(new ToldRow(row, 0, 0, Figures.NoCurrency, 0));
            }

            return new Part(group, rows.Length, first, rows.Length, 0, new Division(rows.Length, 1));
        }

        return HasShares ? Sum(group, rows, wanted, first) : Distinct(group, rows, wanted, first);
    }

    internal static decimal Quotient(decimal above, decimal below) => decimal.Round(above / below, Digits);

    private Part Sum(long group, ReadOnlySpan<int> rows, Wanted wanted, int first)
    {
        shares.Clear();
        shares.Values = plan.Statistic == Statistic.Median ? shares.Values ?? [] : null;
        shares.Weight = plan.Statistic switch
        {
            Statistic.AveragePerItem => _ => 1,
            Statistic.AveragePerProject => row => behind[row],
            _ => null,
        };
        foreach (var row in rows)
        {
            if (Figures.Read(row, wanted.Stages, out var stage, wanted.Currency) is { } value && HasDivisor(row, stage))
            {
                tellings.Add(new ToldRow(row, (byte)wanted.Stages, stage, (short)wanted.Currency, value));
                shares.Add(row, Figures.Told);
            }
        }

        shares.Close();
        var count = tellings.Count - first;
        if (count == 0)
        {
            return new Part(group, null, first, 0, 0, null);
        }

        var ground = plan.Statistic switch
        {
            Statistic.AveragePerItem or Statistic.AveragePerProject => new Division(shares.Total, shares.Below),
            Statistic.Median => new Division(Median(shares.Values!), 1),
            _ => new Division(shares.Total, 1),
        };
        return new Part(group, ground.Below == 1 ? ground.Above : Quotient(ground.Above, ground.Below), first, count, shares.Projects, ground);
    }

    private bool HasDivisor(int row, byte stage)
    {
        if (plan.Statistic != Statistic.AveragePerProject)
        {
            return true;
        }

        behind[row] = Figures.ProjectsBehind(row, stage);
        return behind[row] > 0;
    }

    private static decimal Median(List<decimal> values)
    {
        values.Sort();
        var middle = values.Count / 2;
        return values.Count % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }

    /// <summary>How many different groups the rows stand in. Counted inside a group by place, only what lies in that place: an item of two provinces has its second city in the second.</summary>
    private Part Distinct(long group, ReadOnlySpan<int> rows, Wanted wanted, int first)
    {
        distinct.Clear();
        foreach (var row in rows)
        {
            Counted(row, wanted.Region);
            if (codes.Count > 0)
            {
                distinct.UnionWith(codes);
                tellings.Add(new ToldRow(row, 0, 0, Figures.NoCurrency, 0));
            }
        }

        var count = tellings.Count - first;
        return new Part(group, count == 0 ? null : distinct.Count, first, count, 0, count == 0 ? null : new Division(distinct.Count, 1));
    }

    private void Counted(int row, int region)
    {
        if (region == AnyRegion || !counted!.IsByPlace)
        {
            counted!.OfAll(row, codes);
            return;
        }

        codes.Clear();
        foreach (var place in news.Regions[row])
        {
            if (by!.Of(place) == region && counted.Of(place) is not PlaceGroups.None and var code)
            {
                codes.Add(code);
            }
        }
    }
}
