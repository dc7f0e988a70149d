using ParkBot.Messages;
using ParkBot.News;
using ParkBot.Queries;
using ParkBot.Storage;

namespace ParkBot.Answering;

/// <summary>How far a project is, step by step: 签约 → 开工 → 投产, each with its day, its item and the words.</summary>
internal static class ProgressText
{
    /// <summary>So few steps are told with their sentences.</summary>
    private const int Quoted = 6;

    internal static Answer Compose(Material material, Listing plan)
    {
        var projects = material.Result.Progress;
        if (projects.Count == 0)
        {
            return material.Result.Receipt.Matched == 0 ? Composer.Nothing(material) : FieldText.Untold(material, plan.Asked);
        }

        var shown = projects.Take(material.Options.ListShown).ToList();
        var quoted = shown.Sum(project => project.Steps.Count) <= Quoted;
        return material.Answer(
            Outcome.Answered,
            [
                new Paragraph(projects is [var only] ? $"{Line(only)}。" : $"{ReceiptText.Opening(plan.Filter)}共{Wording.Number(projects.Count)}个项目，进展如下。", Tone.Answer),
                .. shown.SelectMany(project => Steps(material, project, named: projects.Count > 1, quoted)),
                .. projects.Count > shown.Count ? [new Paragraph($"……另有{Wording.Number(projects.Count - shown.Count)}个未列出")] : Array.Empty<Block>(),
                .. ReceiptText.For(material, null),
            ]);
    }

    /// <summary>The days an item tells of, else those of its issue.</summary>
    internal static string When(DateWindow? date, DateWindow period, int issue) =>
        date is { } told ? PlanDescriber.Describe(told) : $"第{Wording.Number(issue)}期（{PlanDescriber.Describe(period)}）";

    /// <summary>The sentences of an item that say any of the stages.</summary>
    internal static string? Words(StoredItem? view, IReadOnlyList<Stage> stages)
    {
        if (view is null)
        {
            return null;
        }

        var said = view.Item.Stages.Where(fact => stages.Contains(fact.Value)).Select(fact => Quoting.Sentence(view, fact.Evidence)).Where(sentence => sentence is not null).Distinct(StringComparer.Ordinal).ToList();
        return said.Count == 0 ? null : string.Join('；', said);
    }

    private static IEnumerable<Block> Steps(Material material, ProjectSteps project, bool named, bool quoted)
    {
        if (named)
        {
            yield return new Paragraph(Line(project));
        }

        var items = material.Result.Items.ToLookup(item => item.Ref);
        yield return new Entries([.. project.Steps.Select(step =>
        {
            var item = items[step.Item].FirstOrDefault();
            return new Entry(
                Wording.Mark(step.Item, item?.IsSample ?? false),
                step.Title,
                string.Join(" · ", new[] { When(step.Date, step.Period, step.Item.Issue), Names(step.Stages), item?.Source ?? string.Empty }.Where(part => part.Length > 0)),
                quoted && item is not null ? Words(material.View(item), step.Stages) : null);
        })]);
    }

    private static string Line(ProjectSteps project) =>
        "进展：" + string.Join(" → ", project.Steps.Select(step => $"{Names(step.Stages)}（{When(step.Date, step.Period, step.Item.Issue)}）"));

    private static string Names(IReadOnlyList<Stage> stages) => string.Join('、', stages.Select(stage => stage.Chinese()));
}
