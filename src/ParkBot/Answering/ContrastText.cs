using ParkBot.Queries;

namespace ParkBot.Answering;

/// <summary>How the second of two figures differs from the first: both, the difference and what that is in percent.</summary>
internal static class ContrastText
{
    internal static string Sentence(QueryResult result, Aggregate plan, Contrast contrast)
    {
        var measure = RowsText.Named(plan);
        if (result.Rows is not [{ Value: { } earlier } first, { Value: { } later } second])
        {
            var told = result.Rows.Where(row => row.Value is not null).Select(row => $"{row.Label}{RowsText.Figure(row, plan.Statistic)}").ToList();
            return $"{string.Join('、', result.Rows.Where(row => row.Value is null).Select(row => row.Label))}没有写明{measure}，无法比较{(told.Count > 0 ? "；" + string.Join('，', told) : string.Empty)}。";
        }

        var figures = $"{second.Label}{measure}{RowsText.Figure(second, plan.Statistic)}，{first.Label}{RowsText.Figure(first, plan.Statistic)}";
        var gap = Wording.Figure(Math.Abs(later - earlier), Unit(first, plan), plan.Statistic);
        if (later == earlier)
        {
            return $"{figures}，两者持平。";
        }

        if (contrast == Contrast.Gap)
        {
            return $"{figures}，相差{gap}。";
        }

        var (more, rate) = later > earlier ? ("增加", "增长") : ("减少", "下降");
        return earlier == 0
            ? $"{figures}，{more}{gap}；{first.Label}为0，算不出增幅。"
            : $"{figures}，{more}{gap}，{rate}{Wording.Rounded(Math.Abs(Percent(earlier, later)), "%")}。";
    }

    /// <summary>How the difference was worked out; null where there is none.</summary>
    internal static string? Line(IReadOnlyList<ResultRow> rows, Aggregate plan)
    {
        if (plan.Contrast is not { } contrast || rows is not [{ Value: { } earlier } first, { Value: { } later }])
        {
            return null;
        }

        var difference = $"{Wording.Exact(later, null)} − {Wording.Exact(earlier, null)} = {Wording.Figure(later - earlier, Unit(first, plan), plan.Statistic)}";
        return contrast == Contrast.Growth && earlier != 0
            ? $"{difference}；{Wording.Exact(later - earlier, null)} ÷ {Wording.Exact(earlier, null)} = {Wording.Rounded(Percent(earlier, later), "%")}。"
            : difference + "。";
    }

    private static decimal Percent(decimal earlier, decimal later) => (later - earlier) * 100 / earlier;

    private static string Unit(ResultRow row, Aggregate plan) => plan.Statistic == Statistic.Share ? "个百分点" : row.Unit;
}
