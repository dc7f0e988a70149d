using ParkBot.News;

namespace ParkBot.Ingestion;

/// <summary>The number of projects that an item is about: stages that do not overlap added up, a joint total once.</summary>
internal static class ProjectsRule
{
    internal static Fact<int>? Apply(IReadOnlyList<ProjectCount> counts, IReadOnlyList<Fact<Stage>> stages)
    {
        // A count of a stage that the item does not report is background: 已落地的两家项目 behind one that went into operation.
        var wholes = counts.Where(count => !count.PartOf && (count.Stage is null || stages.Any(stage => stage.Value == count.Stage))).ToList();
        var staged = wholes.Where(count => count.Stage is not null).ToList();
        var joint = wholes.Find(count => count.Stage is null);
        if (joint is null || joint.Value < staged.Sum(count => count.Value))
        {
            return staged.Count == 0 ? null : Sum(staged);
        }

        return new Fact<int>(joint.Value, Basis.Text, joint.Evidence);
    }

    private static Fact<int> Sum(List<ProjectCount> counts) => new(
        counts.Sum(count => count.Value),
        counts.Count > 1 ? Basis.Sum : Basis.Text,
        [.. counts.SelectMany(count => count.Evidence)]);
}
