using ParkBot.Language;
using ParkBot.News;

namespace ParkBot.Understanding;

/// <summary>What a word of a question does.</summary>
internal enum WordKind
{
    Place, Group, Country, Park, Industry, Date, NoDay, MoneyRange, Top, IssueNumber, Title,
    Stage, Section, Kind, Part, Money, Items, Projects, List, Max, Rank, Average, Share, Total, GroupBy, Which, Asked,
    YesNo, Compare, Except, ExceptEnd, Only, Issue, Follow, Seek, Filler, Generic, Unknown,
    CountRange, Distinct, Change, Trend, HowLong, Progress, Summary, Edge, Source, Currency, View, Mention, ItemNumber,
}

/// <summary>A stretch of the folded question and what it means. <paramref name="Value"/> is the lexicon's value for words from it.</summary>
internal sealed record Word(int Start, int Length, string Text, WordKind Kind, string Value = "")
{
    internal int End => Start + Length;

    internal IReadOnlyList<Place> Places { get; init; } = [];

    internal Industry? Industry { get; init; }

    internal DateMatch? Date { get; init; }

    /// <summary>A time counted from the newest issue (最近两周, 去年).</summary>
    internal Queries.DateFilter? Time { get; init; }

    internal Queries.MoneyRange? Range { get; init; }

    /// <summary>Bounds of a number of projects or items (超过20个).</summary>
    internal Queries.ValueRange? Bounds { get; init; }

    internal int Number { get; init; }

    /// <summary>For one item of an issue (121期第8条) the issue; <see cref="Number"/> is the item's.</summary>
    internal int Issue { get; init; }

    /// <summary>An issue as its header names it: 5月第4期.</summary>
    internal IssueName? Named { get; init; }
}

/// <summary>An issue by the week that it is named after. <paramref name="Year"/> null: the newest such.</summary>
internal sealed record IssueName(int? Year, int Month, int Week);
