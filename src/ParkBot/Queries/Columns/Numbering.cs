namespace ParkBot.Queries;

/// <summary>Numbers values in the order in which they are first met.</summary>
internal sealed class Numbering<T>(IEqualityComparer<T>? comparer) where T : notnull
{
    private readonly Dictionary<T, int> numbers = new(comparer);
    private readonly List<T> all = [];

    internal IReadOnlyList<T> All => all;

    internal int Of(T value)
    {
        if (!numbers.TryGetValue(value, out var number))
        {
            number = all.Count;
            numbers.Add(value, number);
            all.Add(value);
        }

        return number;
    }
}

/// <summary>Projects as small numbers, those that several items share first: only they need to be looked at twice.</summary>
internal sealed class ProjectNumbers
{
    private readonly Dictionary<long, int> numbers = [];

    internal ProjectNumbers(int items, List<(int Row, long Project)> linked, IEnumerable<(int Row, long Project)> money)
    {
        var first = new Dictionary<long, int>();
        var shared = new HashSet<long>();
        foreach (var (row, project) in linked.Concat(money))
        {
            if (!first.TryAdd(project, row) && first[project] != row)
            {
                shared.Add(project);
            }
        }

        foreach (var project in shared)
        {
            numbers.Add(project, numbers.Count);
        }

        Shared = numbers.Count;
        foreach (var project in first.Keys)
        {
            numbers.TryAdd(project, numbers.Count);
        }

        OfItems = Ragged<int>.Of(items, linked.ConvertAll(link => (link.Row, numbers[link.Project])));
        Own = new int[items];
        Count = numbers.Count;
        // Read in the order of the projects' keys: the first is the smallest.
        Array.Fill(Own, -1);
        foreach (var (row, project) in linked)
        {
            Own[row] = Own[row] < 0 ? numbers[project] : Own[row];
        }

        for (var row = 0; row < items; row++)
        {
            Own[row] = Own[row] < 0 ? Count++ : Own[row];
        }
    }

    internal int Shared { get; }

    internal int Count { get; }

    internal int[] Own { get; }

    internal Ragged<int> OfItems { get; }

    internal int Of(long project) => numbers[project];
}
