using ParkBot.News;

namespace ParkBot.Ingestion;

/// <summary>What became of a file.</summary>
internal enum LoadOutcome { Loaded, Unchanged, Replaced, Draft, Refused }

/// <summary>What a load says of one file: how it ended, what was found and what a person should look at.</summary>
internal sealed record LoadReport
{
    internal required string File { get; init; }

    internal required LoadOutcome Outcome { get; init; }

    /// <summary>Running number of the issue; null where the file was refused.</summary>
    internal int? Issue { get; init; }

    internal int Items { get; init; }

    internal IReadOnlyList<Doubt> Doubts { get; init; } = [];

    /// <summary>A Chinese sentence that says why the file was refused and what to do; else null.</summary>
    internal string? Error { get; init; }

    /// <summary>Items a section, in the order printed.</summary>
    internal IReadOnlyList<(Section Section, int Items)> Sections { get; init; } = [];

    /// <summary>How many items have a field: 日期 45, 地区 58 ….</summary>
    internal IReadOnlyList<(string Field, int Items)> Fields { get; init; } = [];

    internal static LoadReport Refused(string file, string error) => new() { File = file, Outcome = LoadOutcome.Refused, Error = error };

    internal static LoadReport Of(string file, LoadOutcome outcome, Issue issue, IReadOnlyList<Doubt> doubts) => new()
    {
        File = file,
        Outcome = outcome,
        Issue = issue.Number,
        Items = issue.Items.Count,
        Doubts = doubts,
        Sections = [.. issue.Items.GroupBy(item => item.Text.Section).OrderBy(group => group.Key).Select(group => (group.Key, group.Count()))],
        Fields =
        [
            ("日期", issue.Items.Count(item => item.Date is not null)),
            ("地区", issue.Items.Count(item => item.Regions.Count > 0)),
            ("阶段", issue.Items.Count(item => item.Stages.Count > 0)),
            ("行业", issue.Items.Count(item => item.Industries.Count > 0)),
            ("机构", issue.Items.Count(item => item.Organizations.Count > 0)),
            ("金额", issue.Items.Count(item => item.Amounts.Count > 0)),
            ("投资额", issue.Items.Count(item => item.Amounts.Any(amount => amount.Headline))),
            ("项目数", issue.Items.Count(item => item.Projects is not null)),
        ],
    };
}
