using System.Numerics;

namespace ParkBot.Queries;

/// <summary>A set of rows, a bit each: whatever a condition costs, joining it to others costs next to nothing.</summary>
internal sealed class RowSet(int rows)
{
    private const int BitsOfWord = 64;

    private readonly ulong[] words = new ulong[(rows + BitsOfWord - 1) / BitsOfWord];

    internal bool this[int row] => (words[row >> 6] & (1UL << (row & 63))) != 0;

    internal static RowSet All(int rows)
    {
        var all = new RowSet(rows);
        all.AddRange(0, rows);
        return all;
    }

    internal RowSet Copy()
    {
        var copy = new RowSet(words.Length * BitsOfWord);
        words.CopyTo(copy.words, 0);
        return copy;
    }

    internal int Count()
    {
        var count = 0;
        foreach (var word in words)
        {
            count += BitOperations.PopCount(word);
        }

        return count;
    }

    internal void Add(int row) => words[row >> 6] |= 1UL << (row & 63);

    internal void AddRange(int first, int end)
    {
        for (; first < end && (first & 63) != 0; first++)
        {
            Add(first);
        }

        for (; first + BitsOfWord <= end; first += BitsOfWord)
        {
            words[first >> 6] = ulong.MaxValue;
        }

        for (; first < end; first++)
        {
            Add(first);
        }
    }

    internal void AddAll(ReadOnlySpan<int> told)
    {
        foreach (var row in told)
        {
            Add(row);
        }
    }

    internal void Or(RowSet other)
    {
        for (var i = 0; i < words.Length; i++)
        {
            words[i] |= other.words[i];
        }
    }

    internal void And(RowSet other)
    {
        for (var i = 0; i < words.Length; i++)
        {
            words[i] &= other.words[i];
        }
    }

    internal void AndNot(RowSet other)
    {
        for (var i = 0; i < words.Length; i++)
        {
            words[i] &= ~other.words[i];
        }
    }

    /// <summary>Takes away the rows for which a condition does not hold.</summary>
    internal void Keep(Func<int, bool> holds)
    {
        for (var i = 0; i < words.Length; i++)
        {
            for (var left = words[i]; left != 0; left &= left - 1)
            {
                var bit = BitOperations.TrailingZeroCount(left);
                if (!holds((i << 6) | bit))
                {
                    words[i] &= ~(1UL << bit);
                }
            }
        }
    }

    /// <summary>The rows, ascending: as printed.</summary>
    internal int[] ToArray()
    {
        var told = new int[Count()];
        var at = 0;
        for (var i = 0; i < words.Length; i++)
        {
            for (var left = words[i]; left != 0; left &= left - 1)
            {
                told[at++] = (i << 6) | BitOperations.TrailingZeroCount(left);
            }
        }

        return told;
    }
}
