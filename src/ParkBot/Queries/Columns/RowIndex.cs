using System.Numerics;
using ParkBot.News;

namespace ParkBot.Queries;

/// <summary>Where the rows of a place, a day, a project are: what a filter starts from instead of looking at every row.</summary>
internal sealed class RowIndex
{
    /// <summary>Spans that last longer stand in a list of their own: a single year-long one would make every look-up of a day wide.</summary>
    private const int LongSpan = 31;

    private readonly int[] from;
    private readonly int[] to;
    private readonly int[] byFirstDay;
    private readonly int[] firstDays;
    private readonly int[] longSpans;

    internal RowIndex(int[] from, int[] to, Ragged<int> regions, int places, Ragged<int> projects, int sharedProjects, Ragged<int> names, int organizations)
    {
        this.from = from;
        this.to = to;
        var dated = Enumerable.Range(0, from.Length).Where(row => from[row] != ItemColumns.Undated).ToArray();
        longSpans = Array.FindAll(dated, row => to[row] - from[row] > LongSpan);
        byFirstDay = Array.FindAll(dated, row => to[row] - from[row] <= LongSpan);
        firstDays = Array.ConvertAll(byFirstDay, row => from[row]);
        Array.Sort(firstDays, byFirstDay);
        Places = Postings(from.Length, places, regions);
        Projects = Postings(from.Length, sharedProjects, projects);
        Organizations = Postings(from.Length, organizations, names);
    }

    /// <summary>Rows by place, of any of their regions.</summary>
    internal Ragged<int> Places { get; }

    /// <summary>Rows by project, of those that are shared.</summary>
    internal Ragged<int> Projects { get; }

    internal Ragged<int> Organizations { get; }

    /// <summary>The dated rows whose days overlap the window's.</summary>
    internal void AddDated(RowSet into, int first, int last)
    {
        for (var at = LowerBound(first - LongSpan); at < firstDays.Length && firstDays[at] <= last; at++)
        {
            if (to[byFirstDay[at]] >= first)
            {
                into.Add(byFirstDay[at]);
            }
        }

        foreach (var row in longSpans)
        {
            if (from[row] <= last && to[row] >= first)
            {
                into.Add(row);
            }
        }
    }

    /// <summary>A set a bit of what the rows hold.</summary>
    internal static RowSet[] Sets(int rows, int count, Func<int, uint> bits)
    {
        var sets = new RowSet[count];
        for (var i = 0; i < count; i++)
        {
            sets[i] = new RowSet(rows);
        }

        for (var row = 0; row < rows; row++)
        {
            for (var left = bits(row); left != 0; left &= left - 1)
            {
                sets[BitOperations.TrailingZeroCount(left)].Add(row);
            }
        }

        return sets;
    }

    private int LowerBound(int day)
    {
        var (low, high) = (0, firstDays.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = firstDays[middle] < day ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private static Ragged<int> Postings(int rows, int groups, Ragged<int> values)
    {
        var told = new List<(int Row, int Value)>(rows);
        for (var row = 0; row < rows; row++)
        {
            foreach (var value in values[row])
            {
                if (value < groups)
                {
                    told.Add((value, row));
                }
            }
        }

        return Ragged<int>.Of(groups, told);
    }
}
