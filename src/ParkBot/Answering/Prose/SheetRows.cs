using ParkBot.News;
using ParkBot.Queries;

namespace ParkBot.Answering;

/// <summary>Writes the fields of results.</summary>
internal static class SheetRows
{
    /// <summary>The results of a material with how each is called and its figure as the house writes it.</summary>
    internal static IEnumerable<(QueryResult Result, string Subject, string? Value)> Read(Material material)
    {
        yield return (material.Result, Subject(material.Plan.Filter), Value(material));
        if (material is { Numerator: { } above, Denominator: { } below })
        {
            yield return (above, Subject(above.Plan.Filter), Exact(above));
            yield return (below, Subject(below.Plan.Filter), Exact(below));
        }
    }

    internal static IEnumerable<SheetField> Fields(SheetResult result, QueryResult read, string? value)
    {
        var name = $"r{Wording.Number(result.Number)}";
        var of = new Named(Owner.Subject, result.Number);
        yield return new SheetField($"{name}.subject", FieldKind.Subject, result.Subject, "统计范围", of);
        yield return new SheetField($"{name}.measure", FieldKind.Measure, result.MeasureName, "统计的是什么", of);
        if (value is not null)
        {
            yield return new SheetField($"{name}.value", FieldKind.Value, value, $"{result.Subject}的{result.MeasureName}", of);
        }

        foreach (var field in Counts(name, read, of))
        {
            yield return field;
        }

        foreach (var field in result.Rows.Take(FactSheet.Most).SelectMany((row, at) => Row($"{name}.row{Wording.Number(at + 1)}", result, at, $"第{Wording.Number(at + 1)}行")))
        {
            yield return field;
        }

        foreach (var (end, rows, note) in new[] { ("top", result.Most, "数值最大的一行"), ("bottom", result.Least, "数值最小的一行") })
        {
            foreach (var field in result.Rows.Count > 1 && rows is [var one] ? Row($"{name}.{end}", result, one, note) : [])
            {
                yield return field;
            }
        }

        if (Gap(result) is { } gap)
        {
            yield return new SheetField($"{name}.gap", FieldKind.Gap, gap, "两行相差", of);
        }
    }

    private static IEnumerable<SheetField> Counts(string name, QueryResult read, Named of)
    {
        var receipt = read.Receipt;
        var matched = read.Plan is Listing { Top: null } ? read.ItemsTotal : receipt.Matched;
        yield return new SheetField($"{name}.items", FieldKind.Items, Wording.Number(matched) + "条", "符合条件的新闻", of);
        if (read.Plan is Aggregate { Measure: not Measure.ItemCount, Statistic: not Statistic.Share } && receipt.Told > 0)
        {
            yield return new SheetField($"{name}.told", FieldKind.Told, Wording.Number(receipt.Told) + "条", "其中写明的", of);
            if (receipt.Matched > receipt.Told)
            {
                yield return new SheetField($"{name}.untold", FieldKind.Untold, Wording.Number(receipt.Matched - receipt.Told) + "条", "其中没有写明的", of);
            }
        }
    }

    private static IEnumerable<SheetField> Row(string name, SheetResult result, int at, string note)
    {
        var row = result.Rows[at];
        var of = new Named(Owner.Row, result.Number, at);
        var label = row.Item is null ? RowsText.Label(row.Label) : $"“{row.Label}”";
        yield return new SheetField($"{name}.label", FieldKind.Label, label, $"{note}的名称", of);
        if (row.Value is not null)
        {
            var figure = RowsText.Figure(row, result.Statistic);
            yield return new SheetField($"{name}.value", FieldKind.RowValue, figure, $"{label}的{result.MeasureName}", of);
            yield return new SheetField(name, FieldKind.Row, label + figure, $"{note}的名称和数值", of);
        }
    }

    /// <summary>A comparison of two: what the built-in answer says they differ by.</summary>
    private static string? Gap(SheetResult result)
    {
        if (result is not { Plan.Branches.Count: 2, Rows: [{ Value: { } first, Unit: var unit }, { Value: { } second }] } || first == second)
        {
            return null;
        }

        return Wording.Figure(Math.Abs(first - second), result.Statistic == Statistic.Share ? "个百分点" : unit, result.Statistic);
    }

    private static string Subject(Filter filter) => PlanDescriber.Describe(filter);

    private static string? Exact(QueryResult result) => result.Value is { } value ? Wording.Exact(value, result.Unit) : null;

    /// <summary>One item's figure in its own words, else as the statistic is written; a list has no figure but its count.</summary>
    private static string? Value(Material material) => material switch
    {
        { Plan: (not Aggregate) or Aggregate { GroupBy: not null } or Aggregate { Branches.Count: > 0 } } or { Result.Value: null } => null,
        { Plan: Aggregate { Statistic: Statistic.Total, Measure: (not Measure.ItemCount) }, Result: { Items: [var only], ItemsTotal: 1, Value: { } value, Rows.Count: 0 } } => AggregateText.AsTold(only, value, material.Result.Unit),
        { Plan: Aggregate plan, Result: { Value: { } value } result } => Wording.Figure(value, result.Unit, plan.Statistic),
    };
}
