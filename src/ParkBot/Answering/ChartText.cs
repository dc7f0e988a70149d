using ParkBot.Messages;
using ParkBot.Queries;

namespace ParkBot.Answering;

/// <summary>A picture's content: what it shows, its bars, and what is not in it.</summary>
internal sealed record Chart(string Title, Bars Bars, string? Note);

/// <summary>Makes a chart of an answer's rows.</summary>
internal static class ChartText
{
    private const int BarsShown = 20;

    private const int LabelLength = 16;

    /// <summary>Null where there are fewer than two figures.</summary>
    internal static Chart? Of(Material material, Aggregate plan)
    {
        var rows = material.Result.Rows.Where(row => row.Value is not null).ToList();
        if (rows.Count < 2)
        {
            return null;
        }

        var title = ReceiptText.Opening(plan.Filter, plan.Measure) + plan switch
        {
            { Branches.Count: > 0 } => RowsText.Named(plan) + "对比",
            { GroupBy: Dimension.Item } => $"{RowsText.Named(plan)}最{(plan.Order == SortOrder.Ascending ? "低" : "高")}的{Wording.Number(rows.Count)}条",
            _ => $"各{RowsText.By(plan)}{RowsText.Named(plan)}",
        };
        var kind = RowsText.Kind(material, plan);
        var silent = material.Result.Rows.Count - rows.Count;
        var note = silent > 0 ? $"另有{Wording.Number(silent)}组没有写明。" : null;
        if (rows.Count <= BarsShown)
        {
            return new Chart(title, new Bars([.. rows.Select(row => Bar(row, plan))], kind), note);
        }

        // Of a run of days or issues the newest are shown; else the largest, which stand first.
        if (plan.Order is null && plan.GroupBy is Dimension.Day or Dimension.Month or Dimension.Quarter or Dimension.Year or Dimension.Issue && plan.Across is null)
        {
            return new Chart(title, new Bars([.. rows.Skip(rows.Count - BarsShown).Select(row => Bar(row, plan))], kind), $"只画最近的{Wording.Number(BarsShown)}组，共{Wording.Number(rows.Count)}组。{note}");
        }

        var rest = rows.Skip(BarsShown).ToList();
        var bars = rows.Take(BarsShown).Select(row => Bar(row, plan));
        var adds = plan is { Statistic: Statistic.Total, Branches.Count: 0, Measure: not Measure.GroupCount } && material.Result.Receipt is { RowsOverlap: false, Merged: 0 };
        return adds
            ? new Chart(title, new Bars([.. bars, Rest(rest)], kind), note)
            : new Chart(title, new Bars([.. bars], kind), $"只画前{Wording.Number(BarsShown)}组，共{Wording.Number(rows.Count)}组。{note}");
    }

    private static Bar Bar(ResultRow row, Aggregate plan)
    {
        var bar = RowsText.Bar(row, plan.Statistic);
        return bar with { Label = Wording.Short(bar.Label, LabelLength), Note = plan.GroupBy == Dimension.Item ? null : bar.Note };
    }

    private static Bar Rest(List<ResultRow> rest)
    {
        var sum = rest.Sum(row => row.Value ?? 0);
        return new Bar($"其余{Wording.Number(rest.Count)}组", sum, Wording.Exact(sum, rest[0].Unit));
    }
}
