using ParkBot.Answering;
using ParkBot.Messages;
using ParkBot.News;
using ParkBot.Queries;
using ParkBot.Storage;

namespace ParkBot.Digests;

/// <summary>The lists of a digest. What earlier editions showed is left out of them, and counted.</summary>
internal sealed class DigestLists(IssueContent content, IReadOnlySet<string> told, int most)
{
    private readonly HashSet<string> shown = new(StringComparer.Ordinal);
    private readonly HashSet<string> repeated = new(StringComparer.Ordinal);

    /// <summary>What the lists made so far show, in a stable order.</summary>
    internal IReadOnlyList<string> Shown => [.. shown.Order(StringComparer.Ordinal)];

    /// <summary>How many news the lists made so far leave out.</summary>
    internal int Repeated => repeated.Count;

    /// <summary>What tells an investment, largest first; what is told twice stands once.</summary>
    internal IReadOnlyList<ResultItem> Invested => field ??= New((content.Now.Investment?.Items ?? []).Where(item => !item.IsMerged));

    internal IEnumerable<Block> Largest(Material material)
    {
        var largest = Invested.Take(most).ToList();
        if (largest.Count == 0)
        {
            yield break;
        }

        var hidden = Invested.Count - largest.Count;
        yield return new Paragraph(hidden > 0 ? $"投资额最高的{Wording.Number(largest.Count)}条" : $"写明投资额的{Wording.Number(largest.Count)}条{(largest.Count > 1 ? "，从高到低" : string.Empty)}", Tone.Heading);
        yield return new Entries([.. largest.Select((item, index) => Entry(material, item, largest.Count > 1 ? index + 1 : null))], hidden);
        Show(largest);
    }

    internal IEnumerable<Block> MovedOn()
    {
        var items = content.All.Items.ToDictionary(item => item.Key);
        var steps = content.MovedOn.Where(step => items.ContainsKey(step.Item)).ToList();
        var fresh = New(steps.Select(step => items[step.Item])).Take(most).ToList();
        if (fresh.Count == 0)
        {
            yield break;
        }

        var byKey = steps.ToDictionary(step => step.Item);
        yield return new Paragraph("项目进展", Tone.Heading);
        if (steps.Exists(step => step.Doubt is not null))
        {
            yield return new Paragraph("注明“可能”的是不是同一个项目，请核对原文：");
        }

        yield return new Entries([.. fresh.Select(item => Step(item, byKey[item.Key]))], New(steps.Select(step => items[step.Item])).Count - fresh.Count);
        Show(fresh);
    }

    internal IEnumerable<Block> Policies() => Titles("政策", New(content.Policies));

    /// <summary>What no other list holds.</summary>
    internal IEnumerable<Block> Others()
    {
        var elsewhere = (content.Now.Investment?.Items ?? []).Concat(content.Policies).Select(item => item.Key).ToHashSet();
        return Titles(elsewhere.Count == 0 ? "相关新闻" : "其他新闻", New(content.All.Items.Where(item => !elsewhere.Contains(item.Key))));
    }

    private IEnumerable<Block> Titles(string heading, List<ResultItem> items)
    {
        if (items.Count == 0)
        {
            yield break;
        }

        var first = items.Take(most).ToList();
        yield return new Paragraph($"{heading}{Wording.Number(items.Count)}条", Tone.Heading);
        yield return new Entries([.. first.Select(item => new Entry(DigestWords.Mark(item), DigestWords.Line(item)))], items.Count - first.Count);
        Show(first);
    }

    /// <summary>312.6亿元 ［110·1］标题 / 江苏省盐城市 · 开工 · 盐城市政府网站 / “总投资312.6亿元”.</summary>
    private static Entry Entry(Material material, ResultItem item, int? place)
    {
        var view = material.View(item)?.Item;
        string[] facts = [view is null ? string.Empty : Wording.Places(view), view is null ? string.Empty : Wording.Stages(view), item.Source ?? string.Empty];
        return new Entry(
            place is { } number ? $"{Wording.Number(number)}. " : string.Empty,
            $"{Wording.Exact(item.Value, material.Result.Unit)}  {DigestWords.Mark(item)}{item.Title}",
            string.Join(" · ", facts.Where(fact => fact.Length > 0)),
            ReceiptText.Cite(material, item).Words);
    }

    private static Entry Step(ResultItem item, Progress step)
    {
        var ground = step.Doubt is { } doubt ? $"；可能是同一个项目：{doubt}" : string.Empty;
        return new Entry(
            DigestWords.Mark(item),
            DigestWords.Line(item),
            $"本期{step.Stage.Chinese()}，此前{step.BeforeStage.Chinese()}：{DigestWords.Mark(step.Before)}{DigestWords.Line(step.Before)}{ground}");
    }

    private List<ResultItem> New(IEnumerable<ResultItem> items)
    {
        var all = items.ToLookup(item => told.Contains(DigestWords.Token(item)));
        repeated.UnionWith(all[true].Select(DigestWords.Token));
        return [.. all[false]];
    }

    private void Show(IEnumerable<ResultItem> items) => shown.UnionWith(items.Select(DigestWords.Token));
}
