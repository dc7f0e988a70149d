using ParkBot.Queries;

namespace ParkBot.Answering;

/// <summary>Groups that a threshold or another part of the news lets stay: 合计超百亿的城市, 上周有、本周没有的省份.</summary>
internal static class KeptText
{
    internal static string Headline(IReadOnlyList<ResultRow> rows, Aggregate plan)
    {
        var noun = $"{Kept(plan)}共{Wording.Number(rows.Count)}个";
        return rows is [var only] ? $"{noun}：{RowsText.Label(only.Label)}（{RowsText.Figure(only, plan.Statistic)}）。" : noun + "：";
    }

    internal static string None(Aggregate plan) => $"没有{Kept(plan)}。";

    /// <summary>江苏省有、浙江省没有的行业; 开工：投资额高于100亿元的城市.</summary>
    private static string Kept(Aggregate plan)
    {
        var bound = plan.Having is { } having ? $"{RowsText.Named(plan)}{BoundsSentence.Of(having, PlanSentence.Unit(plan))}的" : string.Empty;
        if (plan.Match is not { } match)
        {
            return $"{ReceiptText.Opening(plan.Filter, plan.Measure)}{bound}{RowsText.By(plan)}";
        }

        var (here, there) = (PlanDescriber.Describe(plan.Filter), PlanDescriber.Describe(match.Filter));
        return $"“{here}”{(match.Present ? $"和“{there}”都有" : $"有、“{there}”没有")}的{(bound.Length > 0 ? "、" + bound : string.Empty)}{RowsText.By(plan)}";
    }
}
