using ParkBot.News;

namespace ParkBot.Queries;

/// <summary>
/// Which items a question is about. Values inside one property are alternatives, properties are joined by AND;
/// an empty property does not restrict.
/// </summary>
internal sealed record Filter
{
    /// <summary>Parts alternatives of a mention that are not the same thing.</summary>
    internal const string Or = "||";

    internal static Filter None { get; } = new();

    /// <summary>An item matches where any of its regions lies in any place (an item of the whole province does not match a question about a city in it).</summary>
    internal IReadOnlyList<PlaceFilter> Places { get; init; } = [];

    /// <summary>A parent takes its children along (the compiler expands it).</summary>
    internal IReadOnlyList<Industry> Industries { get; init; } = [];

    internal IReadOnlyList<Stage> Stages { get; init; } = [];

    internal IReadOnlyList<Section> Sections { get; init; } = [];

    /// <summary>Issue numbers.</summary>
    internal IReadOnlyList<int> Issues { get; init; } = [];

    internal DateFilter? Dates { get; init; }

    /// <summary>Bounds of the item's investment, foreign money converted.</summary>
    internal MoneyRange? Investment { get; init; }

    /// <summary>True: only items that tell an investment; false: only those that tell none.</summary>
    internal bool? TellsInvestment { get; init; }

    /// <summary>Words that must stand in an organisation's name of the item, or where it has none such, in its text (folded).</summary>
    internal IReadOnlyList<string> Organizations { get; init; } = [];

    /// <summary>Words that must stand in the name of the source; any of them will do (folded).</summary>
    internal IReadOnlyList<string> Sources { get; init; } = [];

    /// <summary>ISO 4217 codes: items that tell a sum in any of them.</summary>
    internal IReadOnlyList<string> Currencies { get; init; } = [];

    /// <summary>Items that tell a sum of any of these kinds (洽谈中的项目, 写了产值的).</summary>
    internal IReadOnlyList<AmountKind> Kinds { get; init; } = [];

    /// <summary>
    /// Words that must all stand in the item's title, lead or body (folded). One of them may be several of which any will do: parted by
    /// | they are ways to write the first (经开区|经济开发区), parted by <see cref="Or"/> they are things of their own, named each.
    /// </summary>
    internal IReadOnlyList<string> Mentions { get; init; } = [];

    /// <summary>What the question calls its subject, found by full-text search among the items that the rest of the filter leaves.</summary>
    internal Subject? About { get; init; }

    /// <summary>These items and no others: what an earlier answer stood on, or what the question's subject was resolved to.</summary>
    internal IReadOnlyList<ItemRef> Items { get; init; } = [];

    /// <summary>
    /// Only items of the groups that this ranking gives (签约额第一省份的最大行业: the items whose first province is that one). It has a
    /// <see cref="Aggregate.GroupBy"/>; with <see cref="Dimension.Item"/> the items themselves.
    /// </summary>
    internal Aggregate? Within { get; init; }

    /// <summary>Only items of projects of which an item matches this (去年签约、今年开工: signed last year, for items of this year's start).</summary>
    internal Filter? Project { get; init; }

    /// <summary>Items that match this are left out (除了江苏).</summary>
    internal Filter? Except { get; init; }

    /// <summary>True where every item matches.</summary>
    internal bool IsOpen =>
        this is { Places.Count: 0, Industries.Count: 0, Stages.Count: 0, Sections.Count: 0, Issues.Count: 0, Organizations.Count: 0, Mentions.Count: 0, Items.Count: 0 }
        && this is { Sources.Count: 0, Currencies.Count: 0, Kinds.Count: 0 }
        && this is { Dates: null, Investment: null, TellsInvestment: null, About: null, Except: null, Within: null, Project: null };
}

/// <summary>
/// A subject in the question's own words (folded): 海优威基地. <paramref name="Single"/>: the one item that fits best, else
/// every item that fits about as well as the best. Where <see cref="Filter.Items"/> are set it is already resolved to them and only names them.
/// </summary>
internal sealed record Subject(string Words, bool Single);

/// <summary>A place as the question names it, and what that means: 长三角 → four provinces; 朝阳区 → one of two places.</summary>
internal sealed record PlaceFilter(string Label, IReadOnlyList<Place> Places);

/// <summary>
/// A window of days. An item's time is its date, else its issue's period; <paramref name="Undated"/> says which undated
/// items count. A span of days matches where it overlaps.
/// </summary>
internal sealed record DateFilter(string Label, DateWindow Window, Undated Undated);

/// <summary>Never: a question that names a day. ByPeriod: where the issue's period overlaps. ByIssueMonth: of the issues named after the window's month (2月).</summary>
internal enum Undated { Never, ByPeriod, ByIssueMonth }

/// <summary>Bounds in fen of CNY; null for open. Inclusive unless told (不足50亿 excludes 50, 50亿以上 includes it).</summary>
internal sealed record MoneyRange(long? Min, bool MinInclusive, long? Max, bool MaxInclusive);

/// <summary>An item by what a reader calls it: publication, issue number, item number.</summary>
internal readonly record struct ItemRef(string Publication, int Issue, int Number);
