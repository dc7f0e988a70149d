using ParkBot.Messages;
using ParkBot.News;
using ParkBot.Queries;

namespace ParkBot.Answering;

/// <summary>What happened, in a few sentences: how many items, what they add up to, how far they are, and the largest with their words.</summary>
internal static class SummaryText
{
    private const int Largest = 3;

    internal static Answer Compose(Material material, Listing plan)
    {
        if (material.Result is not { Items.Count: > 0, Overview: { } overview })
        {
            return Composer.Nothing(material);
        }

        var sum = material.Sum?.Value ?? overview.Investment;
        var named = Named(material.Result);
        return material.Answer(
            Outcome.Answered,
            [
                new Paragraph(ReceiptText.Opening(plan.Filter) + string.Join('，', Told($"共{Wording.Number(overview.Matched)}条新闻", overview.Projects, sum)) + "。", Tone.Answer),
                .. overview.Stages.Count > 0 ? [new Paragraph($"按阶段：{string.Join('；', overview.Stages.Select(Stage))}。")] : Array.Empty<Block>(),
                new Paragraph(named.Any(item => item.Figures.Count > 0) ? $"投资额最大的{Wording.Number(named.Count)}条：" : $"其中{Wording.Number(named.Count)}条："),
                new Entries([.. named.Select(item => ListingText.Entry(material, item, quoted: true) with { Quoted = item.Figures.Count > 0 ? ReceiptText.Cite(material, item).Words : material.View(item) is { } view ? Quoting.Beginning(view) : null })]),
                .. ReceiptText.For(material.Sum is { } total ? material with { Result = total with { Plan = plan, Items = material.Result.Items } } : material, sum is null ? null : "投资额"),
            ]);
    }

    /// <summary>The items that it tells by name: the largest, or where none tells a sum the first.</summary>
    internal static IReadOnlyList<ResultItem> Named(QueryResult result)
    {
        var largest = result.Items.Where(item => item.Figures.Count > 0).OrderByDescending(item => item.Value).Take(Largest).ToList();
        return largest.Count > 0 ? largest : [.. result.Items.Take(Largest)];
    }

    private static string Stage(StageOverview stage)
    {
        var figures = Told(string.Empty, stage.Projects, stage.Investment).Skip(1).ToList();
        return $"{stage.Stage.Chinese()}{Wording.Number(stage.Items)}条{(figures.Count > 0 ? $"（{string.Join('，', figures)}）" : string.Empty)}";
    }

    private static IEnumerable<string> Told(string first, decimal? projects, decimal? investment)
    {
        yield return first;
        if (projects is { } count)
        {
            yield return $"写明项目{Wording.Exact(count, "个")}";
        }

        if (investment is { } sum)
        {
            yield return $"投资额合计{Wording.Exact(sum, "亿元")}";
        }
    }
}
