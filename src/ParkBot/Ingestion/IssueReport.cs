using ParkBot.News;
using ParkBot.Storage;

namespace ParkBot.Ingestion;

/// <summary>What is stored of an issue: its versions, what a person should look at in them, and what was corrected.</summary>
internal sealed record IssueReport
{
    internal required string Publication { get; init; }

    internal required int Number { get; init; }

    /// <summary>The published version first.</summary>
    internal required IReadOnlyList<VersionReport> Versions { get; init; }

    /// <summary>Newest first, undone ones too.</summary>
    internal required IReadOnlyList<StoredCorrection> Corrections { get; init; }

    internal VersionReport? Published => Versions.FirstOrDefault(version => version.State == IssueState.Published);

    internal VersionReport? Draft => Versions.FirstOrDefault(version => version.State == IssueState.Draft);
}

/// <summary>One version of an issue as it stands now.</summary>
internal sealed record VersionReport
{
    internal required IssueState State { get; init; }

    internal required DateTimeOffset LoadedAt { get; init; }

    internal required bool IsSample { get; init; }

    internal required int Items { get; init; }

    /// <summary>As in <see cref="LoadReport.Sections"/>.</summary>
    internal required IReadOnlyList<(Section Section, int Items)> Sections { get; init; }

    /// <summary>As in <see cref="LoadReport.Fields"/>.</summary>
    internal required IReadOnlyList<(string Field, int Items)> Fields { get; init; }

    /// <summary>The doubts that no correction settles.</summary>
    internal required IReadOnlyList<OpenDoubt> Doubts { get; init; }
}

/// <summary>A doubt that nobody has settled.</summary>
/// <param name="Doubt">The doubt.</param>
/// <param name="Title">Title of its item; null for one about the issue.</param>
internal sealed record OpenDoubt(Doubt Doubt, string? Title);
