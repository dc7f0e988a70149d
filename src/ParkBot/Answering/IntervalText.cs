using ParkBot.Messages;
using ParkBot.News;
using ParkBot.Queries;

namespace ParkBot.Answering;

/// <summary>How long it took from one stage of a project to another, in days between two days that the news name.</summary>
internal static class IntervalText
{
    internal static Answer Compose(Material material, Listing plan)
    {
        var rows = material.Result.Rows;
        if (material.Result.Receipt.Matched == 0)
        {
            return Composer.Nothing(material);
        }

        var told = rows.Where(row => row.Value is not null).ToList();
        if (told.Count == 0)
        {
            return material.Silent([new Paragraph(rows.Count == 0 ? $"没有查到同一个项目先{Before(plan)}、后{After(plan)}的新闻。" : $"{Before(plan)}和{After(plan)}都有报道，但没有都写明在哪一天，算不出隔了多久。", Tone.Answer), .. Sources(material, plan), .. ReceiptText.For(material, null)]);
        }

        return material.Answer(
            Outcome.Answered,
            [
                new Paragraph(rows is [var only] ? One(material, plan, only) : $"{ReceiptText.Opening(plan.Filter)}从{Before(plan)}到{After(plan)}，共{Wording.Number(rows.Count)}个项目：", Tone.Answer),
                .. rows.Count > 1 ? Several(material, rows) : [],
                .. Sources(material, plan),
                .. ReceiptText.For(material, null),
            ]) with
        {
            Value = rows.Count == 1 ? material.Result.Value : null,
            Unit = rows.Count == 1 && material.Result.Value is not null ? material.Result.Unit : null,
            Rows = [.. rows.Select(row => new AnswerRow(row.Label, row.Value, row.Unit, row.Items))],
        };
    }

    /// <summary>从签约到开工：131天（2022年10月12日 → 2023年2月20日）.</summary>
    private static string One(Material material, Listing plan, ResultRow row)
    {
        var days = material.Result.Items.Select(item => material.View(item)?.Item.Date?.Value).OfType<DateWindow>().ToList();
        var ends = days is [var from, var to] ? $"（{PlanDescriber.Describe(from)} → {PlanDescriber.Describe(to)}）" : string.Empty;
        return $"从{Before(plan)}到{After(plan)}：{Wording.Exact(row.Value!.Value, row.Unit)}{ends}。";
    }

    private static IEnumerable<Block> Several(Material material, IReadOnlyList<ResultRow> rows)
    {
        var shown = rows.Take(material.Options.ListShown).ToList();
        yield return new Entries(
            [.. shown.Select((row, at) => new Entry($"{Wording.Number(at + 1)}. ", $"{(row.Value is { } days ? Wording.Exact(days, row.Unit) : "日期没有写明到天")}  {(row.Item is { } item ? Wording.Mark(item, IsSample(material, item)) : string.Empty)}{row.Label}"))],
            rows.Count - shown.Count);
    }

    private static IEnumerable<Block> Sources(Material material, Listing plan)
    {
        IReadOnlyList<Stage> stages = [.. new[] { plan.Since, plan.Confirm }.OfType<Stage>()];
        var items = material.Result.Items.Count > 0 ? material.Result.Items : material.Result.Silent;
        var shown = items.Take(material.Options.SourcesShown).ToList();
        if (shown.Count > 0)
        {
            yield return new Paragraph("依据：");
            yield return new Citations([.. shown.Select(item => ReceiptText.Cite(item, ProgressText.Words(material.View(item), stages)))], items.Count - shown.Count);
        }
    }

    private static bool IsSample(Material material, ItemRef item) => material.Result.Items.FirstOrDefault(one => one.Ref == item)?.IsSample ?? false;

    private static string Before(Listing plan) => plan.Since?.Chinese() ?? "最初";

    private static string After(Listing plan) => plan.Confirm?.Chinese() ?? "最后";
}
