using System.Collections;
using ParkBot.News;
using ParkBot.Storage;

namespace ParkBot.Queries;

/// <summary>
/// The published items as columns: what filters, groups, figures and the heads of an answer's items need of them, and not what they say. A row number orders items as printed
/// (newest issue first), so that a sorted set of rows needs no sorting by anything. Read once a version of the news and never changed.
/// </summary>
internal sealed class ItemColumns
{
    /// <summary>What <see cref="From"/> holds for an item without a date.</summary>
    internal const int Undated = int.MinValue;

    internal required long Version { get; init; }

    /// <summary>The issues in the order of the rows.</summary>
    internal required IssueColumns[] Issues { get; init; }

    internal required TextPool Texts { get; init; }

    /// <summary>Numbers of the titles in <see cref="Texts"/>.</summary>
    internal required int[] Title { get; init; }

    /// <summary>Keys of the items in the database.</summary>
    internal required long[] Keys { get; init; }

    internal required Dictionary<long, int> RowByKey { get; init; }

    /// <summary>Index into <see cref="Issues"/>.</summary>
    internal required int[] Issue { get; init; }

    internal required int[] Number { get; init; }

    internal required byte[] Section { get; init; }

    /// <summary>Day numbers; <see cref="Undated"/> where the item tells no date.</summary>
    internal required int[] From { get; init; }

    internal required int[] To { get; init; }

    /// <summary>Number of projects told; -1 for none.</summary>
    internal required int[] Told { get; init; }

    /// <summary>Number in <see cref="Texts"/> of where the item tells its number of projects; -1 where it tells none.</summary>
    internal required int[] ToldEvidence { get; init; }

    /// <summary>The project (see <see cref="ProjectCount"/>) of figures that name none: the item's first, else one of its own.</summary>
    internal required int[] Project { get; init; }

    /// <summary>Projects are numbered 0…; those that several items share come first.</summary>
    internal required int ProjectCount { get; init; }

    /// <summary>Projects below this number are shared: only they can be told twice.</summary>
    internal required int SharedProjects { get; init; }

    /// <summary>A bit a <see cref="Stage"/>, by its number.</summary>
    internal required uint[] Stages { get; init; }

    /// <summary>A bit an <see cref="Industry"/>, by its place in <see cref="IndustryBits"/>.</summary>
    internal required uint[] Industries { get; init; }

    /// <summary>Index into <see cref="Sources"/>; -1 for none.</summary>
    internal required int[] Source { get; init; }

    internal required string[] Sources { get; init; }

    internal required string[] FoldedSources { get; init; }

    /// <summary>Regions by item, most important first: indexes into <see cref="Places"/>.</summary>
    internal required Ragged<int> Regions { get; init; }

    internal required Place[] Places { get; init; }

    /// <summary>Organisations by item: indexes into <see cref="Names"/>.</summary>
    internal required Ragged<int> Organizations { get; init; }

    /// <summary>Organisations: the folded name that identifies one, and how it is written.</summary>
    internal required (string Folded, string Name)[] Names { get; init; }

    internal required Ragged<int> Projects { get; init; }

    internal required Ragged<SumColumns> Sums { get; init; }

    internal required Ragged<CountColumns> Counts { get; init; }

    internal required string[] Currencies { get; init; }

    /// <summary>Items that correct another one's figure add nothing by themselves.</summary>
    internal required BitArray Corrects { get; init; }

    /// <summary>The items whose printed figure another corrects.</summary>
    internal required Dictionary<int, ItemRef> CorrectedBy { get; init; }

    internal required RowIndex Index { get; init; }

    /// <summary>The rows of each stage, industry (by its bit) and section; those that tell no date.</summary>
    internal required RowSet[] OfStage { get; init; }

    internal required RowSet[] OfIndustry { get; init; }

    internal required RowSet[] OfSection { get; init; }

    internal required RowSet WithoutDate { get; init; }

    internal required PlaceGroups Provinces { get; init; }

    internal required PlaceGroups Cities { get; init; }

    internal required PlaceGroups Counties { get; init; }

    /// <summary>All organisations' folded names, one a line, to look for words in.</summary>
    internal required NameText NameText { get; init; }

    internal int Count => Keys.Length;

    internal ItemRef Ref(int row) => new(Issues[Issue[row]].Publication, Issues[Issue[row]].Number, Number[row]);

    /// <summary>The last day of an item's time: its date, else its issue's period.</summary>
    internal int LastDay(int row) => From[row] == Undated ? Issues[Issue[row]].To : To[row];

    internal int FirstDay(int row) => From[row] == Undated ? Issues[Issue[row]].From : From[row];

    /// <summary>Converted headline sums of the item; null where it tells none of a known currency.</summary>
    internal decimal? Investment(int row)
    {
        decimal? total = null;
        foreach (ref readonly var sum in Sums[row])
        {
            if (sum.Headline && sum.HasRate)
            {
                total = (total ?? 0) + sum.Yi;
            }
        }

        return total;
    }
}

/// <summary>An issue and its rows: <paramref name="First"/> up to before <paramref name="End"/>.</summary>
internal readonly record struct IssueColumns(int Id, string Publication, int Number, int Year, int Month, int From, int To, bool IsSample, int First, int End);

/// <summary>A sum of money. <paramref name="Words"/> is the number of its words, behind which its evidence stands, in <see cref="ItemColumns.Texts"/>. <paramref name="Stage"/> is 0 and <paramref name="Project"/> -1 where none is told; <paramref name="Yi"/> is 亿元, converted where there is a rate.</summary>
internal readonly record struct SumColumns(int Words, AmountKind Kind, byte Stage, bool Headline, Bound Bound, byte Currency, bool HasRate, int Project, long Cents, decimal Yi)
{
    internal bool IsPart => Kind == AmountKind.Part;
}

/// <summary>A number of projects; <paramref name="Words"/> as in <see cref="SumColumns"/>, <paramref name="Stage"/> is 0 where none is told.</summary>
internal readonly record struct CountColumns(int Words, int Value, byte Stage, bool PartOf);

/// <summary>Several values a row, in one array.</summary>
internal readonly struct Ragged<T>(int[] starts, T[] values)
{
    internal ReadOnlySpan<T> this[int row] => values.AsSpan(starts[row], starts[row + 1] - starts[row]);

    /// <summary>From values with their rows, in any order of rows; the values of a row keep theirs.</summary>
    internal static Ragged<T> Of(int rows, List<(int Row, T Value)> told)
    {
        var starts = new int[rows + 1];
        foreach (var (row, _) in told)
        {
            starts[row + 1]++;
        }

        for (var row = 0; row < rows; row++)
        {
            starts[row + 1] += starts[row];
        }

        var next = starts.AsSpan(0, rows).ToArray();
        var values = new T[told.Count];
        foreach (var (row, value) in told)
        {
            values[next[row]++] = value;
        }

        return new Ragged<T>(starts, values);
    }
}

/// <summary>Industries as bits of one number.</summary>
internal static class IndustryBits
{
    private static readonly Industry[] All = Enum.GetValues<Industry>();

    private static readonly int[] Places = Enumerable.Range(0, (int)All[^1] + 1).Select(value => Array.IndexOf(All, (Industry)value)).ToArray();

    internal static int Count => All.Length;

    internal static Industry At(int bit) => All[bit];

    internal static int Bit(Industry industry) => Places[(int)industry];
}
