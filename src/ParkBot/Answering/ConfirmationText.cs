using ParkBot.Messages;
using ParkBot.News;
using ParkBot.Queries;
using ParkBot.Storage;

namespace ParkBot.Answering;

/// <summary>Yes or no: 开工了吗. A no says what the news reports instead; it never says more than the news does.</summary>
internal static class ConfirmationText
{
    internal static Answer Compose(Material material, Listing plan)
    {
        if (material.Result.Items.Count == 0)
        {
            return Composer.Nothing(material);
        }

        if (plan.Confirm is not { } stage)
        {
            return ListingText.Compose(material, plan with { Asked = Asked.Items });
        }

        var viewed = material.Result.Items.Take(material.Options.ListShown)
            .Select(item => (Item: item, View: material.View(item))).Where(pair => pair.View is not null)
            .Select(pair => (pair.Item, View: pair.View!)).ToList();
        var yes = viewed.Where(pair => Reached(pair.View.Item, stage) is not null).ToList();
        if (yes.Count > 0)
        {
            return Yes(material, stage, yes);
        }

        return viewed.Any(pair => pair.View.Item.Stages.Count > 0) ? No(material, stage, viewed) : Untold(material, stage, viewed);
    }

    private static Answer Yes(Material material, Stage asked, List<(ResultItem Item, StoredItem View)> told)
    {
        var reached = Reached(told[0].View.Item, asked)!;
        var said = reached.Value == asked
            ? $"已{asked.Chinese()}。"
            : $"已{reached.Value.Chinese()}：这条新闻报道的是{reached.Value.Chinese()}，已过{asked.Chinese()}阶段。";
        return Answered(material, said, told.Select(pair => (pair.Item, pair.View, Reached(pair.View.Item, asked)!.Evidence)))
            with
        { Items = [.. told.Select(pair => Material.Named(pair.Item))], ItemsTotal = told.Count };
    }

    private static Answer No(Material material, Stage asked, List<(ResultItem Item, StoredItem View)> viewed)
    {
        var now = string.Join('、', viewed.SelectMany(pair => pair.View.Item.Stages).Select(fact => fact.Value.Chinese()).Distinct(StringComparer.Ordinal));
        var which = viewed.Count == 1 ? "这条新闻" : "这些新闻";
        return Answered(
            material,
            $"尚未见{asked.Chinese()}的消息：按{which}，目前是{now}。",
            viewed.Select(pair => (pair.Item, pair.View, pair.View.Item.Stages is [var first, ..] ? first.Evidence : [])));
    }

    private static Answer Untold(Material material, Stage asked, List<(ResultItem Item, StoredItem View)> viewed) =>
        Answered(material, $"原文没有提到是否{asked.Chinese()}。", viewed.Select(pair => (pair.Item, pair.View, (IReadOnlyList<Evidence>)[]))) with
        { Outcome = Outcome.NoData };

    private static Answer Answered(Material material, string said, IEnumerable<(ResultItem Item, StoredItem View, IReadOnlyList<Evidence> Evidence)> ground)
    {
        var citations = ground.Select(part => ReceiptText.Cite(part.Item, Quoting.Sentence(part.View, part.Evidence))).ToList();
        return material.Answer(
            Outcome.Answered,
            [
                new Paragraph(said, Tone.Answer),
                new Paragraph("依据："),
                new Citations(citations),
                .. ReceiptText.For(material, null),
            ]);
    }

    /// <summary>The stage asked for, or a later one that cannot be without it: what runs or is finished was started, what was started was agreed.</summary>
    private static Fact<Stage>? Reached(Item item, Stage asked) =>
        item.Stages.FirstOrDefault(fact => fact.Value == asked)
        ?? item.Stages.FirstOrDefault(fact => asked is >= Stage.Signed and <= Stage.Completed && fact.Value > asked && fact.Value <= Stage.Operating);
}
