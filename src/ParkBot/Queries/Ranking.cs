using System.Runtime.InteropServices;

namespace ParkBot.Queries;

/// <summary>Puts the parts of an answer in order and takes as many as were asked for.</summary>
internal sealed class Ranking(Aggregate plan, Grouping? by, Grouping? across)
{
    internal List<Part> Of(List<Part> parts)
    {
        var left = parts.FindAll(part => !part.IsOut);
        var order = Order();
        if (plan.Top is { } top && top < left.Count)
        {
            return top == 1 ? First(left, order) : Best(left, top, order);
        }

        left.Sort(order);
        return left;
    }

    /// <summary>"The largest" of several that are as large is each of them.</summary>
    private static List<Part> First(List<Part> parts, Comparison<Part> order)
    {
        var first = parts[0];
        foreach (ref readonly var part in CollectionsMarshal.AsSpan(parts))
        {
            first = order(part, first) < 0 ? part : first;
        }

        var same = parts.FindAll(part => part.Value == first.Value);
        same.Sort(order);
        return same[0] == first ? same : [first];
    }

    /// <summary>The first few without sorting all: a ranking of single items has as many parts as there are items.</summary>
    private static List<Part> Best(List<Part> parts, int top, Comparison<Part> order)
    {
        var best = new PriorityQueue<Part, Part>(Comparer<Part>.Create((one, other) => order(other, one)));
        foreach (var part in parts)
        {
            if (best.Count < top)
            {
                best.Enqueue(part, part);
            }
            else if (top > 0 && order(part, best.Peek()) < 0)
            {
                best.DequeueEnqueue(part, part);
            }
        }

        var taken = best.UnorderedItems.Select(one => one.Element).ToList();
        taken.Sort(order);
        return taken;
    }

    private Comparison<Part> Order()
    {
        var ownOrder = by is null || Grouping.HasOwnOrder(plan.GroupBy!.Value);
        return (plan.Order ?? (ownOrder ? null : SortOrder.Descending)) switch
        {
            SortOrder.Descending => (one, other) => ByValue(one, other, -1),
            SortOrder.Ascending => (one, other) => ByValue(one, other, 1),
            _ when across is null => Own,
            _ => OwnOfFirst,
        };
    }

    private int ByValue(Part one, Part other, int direction)
    {
        var tells = (one.Value is null).CompareTo(other.Value is null);
        var values = tells != 0 || one.Value is null ? tells : direction * one.Value.Value.CompareTo(other.Value!.Value);
        return values != 0 ? values : Own(one, other);
    }

    /// <summary>A cross table by issue or date keeps its first dimension together.</summary>
    private int OwnOfFirst(Part one, Part other)
    {
        var first = by!.Compare(RowGroups.First(one.Group, isPair: true), RowGroups.First(other.Group, isPair: true));
        return first != 0 ? first : Grouping.HasOwnOrder(plan.Across!.Value) ? Own(one, other) : ByValue(one, other, -1);
    }

    /// <summary>Branches stand in the order in which they were asked for.</summary>
    private int Own(Part one, Part other)
    {
        if (by is null)
        {
            return one.Group.CompareTo(other.Group);
        }

        var first = by.Compare(RowGroups.First(one.Group, across is not null), RowGroups.First(other.Group, across is not null));
        return first != 0 || across is null ? first : across.Compare(RowGroups.Second(one.Group), RowGroups.Second(other.Group));
    }
}
