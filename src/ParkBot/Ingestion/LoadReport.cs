using ParkBot.News;
using ParkBot.Storage;

namespace ParkBot.Ingestion;

/// <summary>What became of a file.</summary>
internal enum LoadOutcome { Loaded, Unchanged, Replaced, Draft, Refused }

/// <summary>What a load says of one file: how it ended, what was found and what a person should look at.</summary>
internal sealed record LoadReport
{
    internal required string File { get; init; }

    internal required LoadOutcome Outcome { get; init; }

    /// <summary>Whether the issue stands there as a draft or published; null where the file was refused.</summary>
    internal IssueState? State { get; init; }

    /// <summary>Publication of the issue; null where the file was refused.</summary>
    internal string? Publication { get; init; }

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

    /// <summary>Refused for nothing but its header: whoever loads can say which issue it is (<see cref="LoadOptions.Header"/>) and load it again.</summary>
    internal bool MissingHeader => KnownHeader is not null;

    /// <summary>What is known of a missing header; the rest is to be asked for.</summary>
    internal HeaderOverride? KnownHeader { get; init; }

    internal static LoadReport Refused(string file, string error, HeaderOverride? known = null) =>
        new() { File = file, Outcome = LoadOutcome.Refused, Error = error, KnownHeader = known };

    /// <param name="file">Name of the file.</param>
    /// <param name="written">The issue as it was stored, its corrections applied.</param>
    internal static LoadReport Of(string file, WrittenIssue written) => new()
    {
        File = file,
        Outcome = written.Outcome,
        State = written.State,
        Publication = written.Issue.Publication,
        Issue = written.Issue.Number,
        Items = written.Issue.Items.Count,
        Doubts = written.Doubts,
        Sections = IssueContents.Sections(written.Issue.Items),
        Fields = IssueContents.Fields(written.Issue.Items),
    };
}

/// <summary>What became of an issue that was written.</summary>
/// <param name="Outcome">Never refused.</param>
/// <param name="Issue">The issue with the corrections that fit.</param>
/// <param name="Doubts">Those that no correction settles.</param>
internal sealed record WrittenIssue(LoadOutcome Outcome, Issue Issue, IReadOnlyList<Doubt> Doubts)
{
    /// <summary>Whether it stands there as a draft; for an unchanged one the version that is the same.</summary>
    internal IssueState State { get; init; }
}

/// <summary>Counts that show at a glance whether an issue was read.</summary>
internal static class IssueContents
{
    /// <summary>Items a section, in the order printed.</summary>
    internal static IReadOnlyList<(Section Section, int Items)> Sections(IReadOnlyList<Item> items) =>
        [.. items.GroupBy(item => item.Text.Section).OrderBy(group => group.Key).Select(group => (group.Key, group.Count()))];

    /// <summary>How many items have a field: 日期 45, 地区 58 ….</summary>
    internal static IReadOnlyList<(string Field, int Items)> Fields(IReadOnlyList<Item> items) =>
    [
        ("日期", items.Count(item => item.Date is not null)),
        ("地区", items.Count(item => item.Regions.Count > 0)),
        ("阶段", items.Count(item => item.Stages.Count > 0)),
        ("行业", items.Count(item => item.Industries.Count > 0)),
        ("机构", items.Count(item => item.Organizations.Count > 0)),
        ("金额", items.Count(item => item.Amounts.Count > 0)),
        ("投资额", items.Count(item => item.Amounts.Any(amount => amount.Headline))),
        ("项目数", items.Count(item => item.Projects is not null)),
    ];
}
