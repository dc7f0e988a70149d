using ParkBot.News;

namespace ParkBot.Understanding;

/// <summary>Which items a drafted plan is about, in the words of whoever drafted it: nothing here is believed until it is bound.</summary>
internal sealed record FilterDraft
{
    internal static FilterDraft Everything { get; } = new();

    /// <summary>Names of places, parks or regions as people write them: 苏州, 长三角.</summary>
    internal IReadOnlyList<string> Places { get; init; } = [];

    /// <summary>Industries by their English or Chinese names, or by words for them.</summary>
    internal IReadOnlyList<string> Industries { get; init; } = [];

    internal IReadOnlyList<Stage> Stages { get; init; } = [];

    internal IReadOnlyList<Section> Sections { get; init; } = [];

    internal IReadOnlyList<int> Issues { get; init; } = [];

    /// <summary>A time in the question's words: 本周, 上一期, 2月20日.</summary>
    internal string? Time { get; init; }

    internal DateOnly? From { get; init; }

    internal DateOnly? To { get; init; }

    /// <summary>Bounds of the investment in the question's words: 10亿元以上.</summary>
    internal string? Investment { get; init; }

    internal bool? TellsInvestment { get; init; }

    /// <summary>Names of companies or institutions.</summary>
    internal IReadOnlyList<string> Organizations { get; init; } = [];

    /// <summary>Words that must stand in the text.</summary>
    internal IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>Single items, by issue and number.</summary>
    internal IReadOnlyList<(int Issue, int Number)> Items { get; init; } = [];

    /// <summary>What is left out.</summary>
    internal FilterDraft? Except { get; init; }
}
