using ParkBot.News;
using ParkBot.Queries;

namespace ParkBot.Answering;

/// <summary>A result as a sheet tells it: what its figures are and how its rows rank.</summary>
internal sealed class SheetResult
{
    private readonly bool isComplete;
    private readonly SortOrder order;

    internal SheetResult(int number, QueryResult result, string subject)
    {
        Number = number;
        Subject = subject;
        Rows = result.Rows;
        Plan = result.Plan as Aggregate;
        isComplete = Plan?.Top is not { } top || Rows.Count < top;
        order = Plan?.Order ?? SortOrder.Descending;
    }

    internal int Number { get; }

    /// <summary>The filter in words.</summary>
    internal string Subject { get; }

    internal IReadOnlyList<ResultRow> Rows { get; }

    /// <summary>Null for a list.</summary>
    internal Aggregate? Plan { get; }

    internal Measure Measure => Plan?.Measure ?? Measure.Items;

    internal Statistic Statistic => Plan?.Statistic ?? Statistic.Total;

    /// <summary>投资额, 平均每条投资额, 投资额占比.</summary>
    internal string MeasureName => Plan is null ? "新闻条数" : RowsText.Named(Plan);

    /// <summary>True where the figure's unit alone does not say what it is: 授信 and 年度计划投资 are 亿元 like investment.</summary>
    internal bool MustBeNamed => Measure is Measure.MoneyOf { Kind: not AmountKind.Investment };

    /// <summary>The rows of the largest figure; none where a row that was cut off could be larger.</summary>
    internal IReadOnlyList<int> Most => isComplete || order == SortOrder.Descending ? Extreme(values => values.Max()) : [];

    internal IReadOnlyList<int> Least => isComplete || order == SortOrder.Ascending ? Extreme(values => values.Min()) : [];

    internal decimal? Value(int row) => Rows[row].Value;

    /// <summary>True where the rows are those of the largest (or smallest) figures, told ones counted with them.</summary>
    internal bool AreAhead(IReadOnlyCollection<int> rows, IReadOnlySet<int> told, bool ascending)
    {
        if ((ascending ? Least : Most).Count == 0 || rows.Count == 0 || rows.Any(row => Value(row) is null))
        {
            return false;
        }

        var sign = ascending ? -1 : 1;
        var last = rows.Min(row => sign * Value(row)!.Value);
        return Enumerable.Range(0, Rows.Count).All(row => Value(row) is not { } value || sign * value <= last || rows.Contains(row) || told.Contains(row));
    }

    private List<int> Extreme(Func<IEnumerable<decimal>, decimal> pick)
    {
        var told = Enumerable.Range(0, Rows.Count).Where(row => Value(row) is not null).ToList();
        if (told.Count == 0)
        {
            return [];
        }

        var extreme = pick(told.Select(row => Value(row)!.Value));
        return [.. told.Where(row => Value(row) == extreme)];
    }
}
