namespace ParkBot.Language;

/// <summary>Names that have so many first characters in common, from one place of the order to another.</summary>
internal readonly record struct NameRange(int From, int To)
{
    internal bool IsEmpty => From >= To;

    internal int Count => To - From;
}

/// <summary>
/// Names in order: every character of a text narrows the range of names that go on with it, so that a hundred thousand are
/// searched in microseconds and the names themselves are all that is kept in memory.
/// </summary>
internal sealed class SortedNames
{
    private readonly string[] _names;

    internal SortedNames(IEnumerable<string> names)
    {
        _names = [.. names];
        Array.Sort(_names, StringComparer.Ordinal);
    }

    internal NameRange All => new(0, _names.Length);

    internal string this[int index] => _names[index];

    /// <summary>Those of the range, which have <paramref name="depth"/> characters in common, whose next one is <paramref name="c"/>.</summary>
    internal NameRange Narrow(NameRange range, int depth, char c)
    {
        var from = Border(range.From, range.To, depth, c);
        return from == range.To || At(from, depth) != c ? default : new NameRange(from, Border(from, range.To, depth, c + 1));
    }

    /// <summary>The characters that come next in the range.</summary>
    internal IEnumerable<char> Next(NameRange range, int depth)
    {
        for (var at = range.From; at < range.To;)
        {
            var next = At(at, depth);
            if (next >= 0)
            {
                yield return (char)next;
            }

            at = Border(at, range.To, depth, next + 1);
        }
    }

    /// <summary>The longest beginning that a name shares with the text, and the length of the longest name that stands there whole.</summary>
    internal (int Shared, int Whole) Match(ReadOnlySpan<char> text)
    {
        var (range, depth, whole) = (All, 0, 0);
        while (depth < text.Length && Narrow(range, depth, text[depth]) is { IsEmpty: false } narrower)
        {
            range = narrower;
            depth++;
            whole = _names[range.From].Length == depth ? depth : whole;
        }

        return (depth, whole);
    }

    private int At(int index, int depth) => _names[index].Length > depth ? _names[index][depth] : -1;

    /// <summary>The first of the names whose character at the depth is no less.</summary>
    private int Border(int from, int to, int depth, int least)
    {
        while (from < to)
        {
            var middle = (from + to) >>> 1;
            if (At(middle, depth) < least)
            {
                from = middle + 1;
            }
            else
            {
                to = middle;
            }
        }

        return from;
    }
}
