using ParkBot.News;

namespace ParkBot.Ingestion;

/// <summary>One of the projects that an item is about: most items have one, an item that tells of several apart has several.</summary>
internal sealed record Strand
{
    /// <summary>Place among the item's projects: as long as the item is read the same it is the same.</summary>
    internal required int Index { get; init; }

    /// <summary>Positions of the headline amounts that belong to it.</summary>
    internal required IReadOnlyList<int> Amounts { get; init; }

    internal required IReadOnlyList<FirmName> Firms { get; init; }

    internal required ProjectName Name { get; init; }

    /// <summary>One event that bundles many projects (集中开工): another one on another day is another event.</summary>
    internal bool IsEvent { get; init; }

    /// <summary>亿元, about: foreign money by round rates. Null where none is told.</summary>
    internal decimal? Yi { get; init; }

    internal string? Currency { get; init; }

    internal bool IsHedged { get; init; }

    /// <summary>How many projects an event bundles.</summary>
    internal int? Count { get; init; }
}

/// <summary>What an item says that tells its projects from others.</summary>
internal sealed record Profile
{
    internal required long Key { get; init; }

    internal required string Publication { get; init; }

    internal required int Issue { get; init; }

    internal required int Number { get; init; }

    internal required string Title { get; init; }

    /// <summary>When it happened, else the issue's period.</summary>
    internal required DateWindow Time { get; init; }

    internal required bool IsDated { get; init; }

    internal required IReadOnlyList<Place> Places { get; init; }

    internal required IReadOnlySet<Stage> Stages { get; init; }

    /// <summary>None where it tells of no project and no investment, or only corrects another item.</summary>
    internal required IReadOnlyList<Strand> Strands { get; init; }

    /// <summary>Folded title, lead and the beginning of the body: what it says of itself.</summary>
    internal required string Text { get; init; }

    /// <summary>How far the project is; null where no step is told.</summary>
    internal Stage? Step { get; init; }

    internal int Day => Time.To.DayNumber;

    /// <summary>“标题”（第107期第3条）.</summary>
    internal string Named => FormattableString.Invariant($"第{Issue}期第{Number}条“{Title}”");
}
