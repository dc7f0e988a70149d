using ParkBot.News;

namespace ParkBot.Ingestion;

/// <summary>The number of projects that an item is about: stages that do not overlap added up, a joint total once.</summary>
internal static class ProjectsRule
{
    internal static Fact<int>? Apply(IReadOnlyList<ProjectCount> counts)
    {
        var wholes = counts.Where(count => !count.PartOf).ToList();
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
