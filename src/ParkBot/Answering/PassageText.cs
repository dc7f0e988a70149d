using ParkBot.Messages;
using ParkBot.News;
using ParkBot.Queries;

namespace ParkBot.Answering;

/// <summary>Answers that no field holds: the sentence that says it, to the letter.</summary>
internal static class PassageText
{
    /// <summary>A further sentence is quoted too where it fits nearly as well as the best.</summary>
    private const double NearBest = 0.85;

    internal static Answer Compose(Material material)
    {
        var good = Good(material.Result.Passages, material.Options);
        if (good.Count == 0)
        {
            return NotSaid(material);
        }

        var items = material.Result.Items.Concat(material.Result.Silent).DistinctBy(item => item.Ref).ToDictionary(item => item.Ref);
        var told = good.Select(passage => passage.Item).Distinct().Where(items.ContainsKey).Select(reference => Material.Named(items[reference])).ToList();
        return material.Answer(
            Outcome.Answered,
            [
                .. good.Select(passage => new Quotation(
                    passage.Sentence.Trim(),
                    items.TryGetValue(passage.Item, out var item) ? ReceiptText.Cite(item, null) : null)),
                new Paragraph("以上是原文的句子。", Tone.Note),
                ReceiptText.Restated(material.Plan),
            ]) with
        { Items = told, ItemsTotal = told.Count };
    }

    /// <summary>The items that a text answer names: what must be at hand to cite it.</summary>
    internal static IReadOnlyList<ResultPassage> Good(IReadOnlyList<ResultPassage> passages, AnsweringOptions options)
    {
        // They come best first: by what kind of answer was sought as well as by their score.
        if (passages.Count == 0 || passages[0].Score < options.PassageScore)
        {
            return [];
        }

        var near = passages.Where(passage => passage.Score >= passages[0].Score * NearBest).ToList();

        // A title stands in its citation already.
        var sentences = near.Where(passage => passage.Field != EvidenceField.Title || !near.Exists(other => other.Item == passage.Item && other.Field != EvidenceField.Title));
        return [.. sentences.Take(options.PassagesShown)];
    }

    private static Answer NotSaid(Material material)
    {
        if (material.Result.Items.Count == 0)
        {
            return Composer.Nothing(material);
        }

        var shown = material.Result.Items.Take(material.Options.PassagesShown).ToList();
        return material.Answer(
            Outcome.NoData,
            [
                new Paragraph("原文没有提到这一点。", Tone.Answer),
                new Paragraph("查过的新闻："),
                new Citations([.. shown.Select(item => ReceiptText.Cite(item, null))], Math.Max(0, material.Result.ItemsTotal - shown.Count)),
                ReceiptText.Restated(material.Plan),
            ]);
    }
}
