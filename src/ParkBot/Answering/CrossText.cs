using ParkBot.Messages;
using ParkBot.Queries;

namespace ParkBot.Answering;

/// <summary>A cross table as a table, where both sides are few enough to be read across.</summary>
internal static class CrossText
{
    private const int MostColumns = 6;

    private const int MostRows = 20;

    /// <summary>Null where the rows are no cross table or do not fit.</summary>
    internal static Table? Table(IReadOnlyList<ResultRow> rows, Aggregate plan)
    {
        if (plan is not { GroupBy: { } by, Across: not null } || rows.Any(row => row.Group is null || row.Across is null))
        {
            return null;
        }

        var down = rows.Select(row => row.Group!).Distinct(StringComparer.Ordinal).ToList();
        var across = rows.Select(row => row.Across!).Distinct(StringComparer.Ordinal).ToList();
        if (down.Count is < 2 or > MostRows || across.Count is < 2 or > MostColumns)
        {
            return null;
        }

        var cells = rows.ToLookup(row => (row.Group!, row.Across!), row => RowsText.Figure(row, plan.Statistic));
        return new Table(
            [new Column(RowsText.Name(by)), .. across.Select(label => new Column(RowsText.Label(label), true))],
            [.. down.Select(label => (IReadOnlyList<string>)[RowsText.Label(label), .. across.Select(other => cells[(label, other)].FirstOrDefault() ?? "–")])]);
    }
}
