using System.Text.RegularExpressions;
using ParkBot.Language;
using ParkBot.Queries;

namespace ParkBot.Understanding;

/// <summary>How a question leans on the one before: 那浙江呢 changes one thing, 其中广东的 narrows, 它投资多少 points back.</summary>
internal static partial class FollowUp
{
    internal enum Lean { None, Same, Narrow, Refer }

    /// <param name="bare">True where the question names nothing of its own to look for.</param>
    internal static Lean Of(string folded, IReadOnlyList<Word> words, Shape shape, bool bare, ConversationContext context)
    {
        if (context.Previous is null)
        {
            return Lean.None;
        }

        if (Ordinal(folded, context) is not null || words.Any(word => word is { Kind: WordKind.Follow, Value: "refer" }))
        {
            return Lean.Refer;
        }

        if (words.Any(word => word is { Kind: WordKind.Follow, Value: "narrow" }))
        {
            return Lean.Narrow;
        }

        // 竣工的投资多少, after the news of one place: a stage alone is a part of what was asked before.
        if (OnlyNarrows(words, context.Previous.Filter))
        {
            return Lean.Same;
        }

        // 九号科技的消息 … 什么时候投产: with one item in hand, a question of a field that names no other is about it.
        if (context.PreviousItems.Count == 1 && shape.Kind is ShapeKind.Field or ShapeKind.Confirm or ShapeKind.Passages && !NamesOther(words))
        {
            return Lean.Refer;
        }

        // 浙江的: a fragment of a filter changes the question before.
        var isFragment = shape.Kind is ShapeKind.None or ShapeKind.List && (folded.EndsWith('的') || folded.EndsWith("的有哪些", StringComparison.Ordinal)) && !words.Any(word => word.Kind is WordKind.Unknown or WordKind.Title);
        var saysSame = isFragment || words.Any(word => word is { Kind: WordKind.Follow, Value: "same" });
        if (saysSame && shape.Kind is ShapeKind.None)
        {
            return Lean.Same;
        }

        // 各板块占比, 江苏和浙江对比: a question that divides the news itself is about all of it.
        var divides = shape.Kind is ShapeKind.Compare or ShapeKind.Group or ShapeKind.Share or ShapeKind.Average || words.Any(word => word.Text is "全国" or "所有" or "全部");
        return saysSame || (bare && !divides) ? Lean.Same : Lean.None;
    }

    /// <summary>True where the words restrict by nothing but stages or money, and the question before named a place, an industry, a subject or a time.</summary>
    private static bool OnlyNarrows(IReadOnlyList<Word> words, Filter before) =>
        !before.IsOpen && (before.Stages.Count > 0 && words.Any(word => word.Kind is WordKind.MoneyRange or WordKind.Only) || before.Places.Count + before.Industries.Count + before.Items.Count + before.Mentions.Count > 0 || before.About is not null || before.Issues.Count > 0)
        && words.Any(word => word.Kind is WordKind.Stage or WordKind.MoneyRange or WordKind.Only)
        && !NamesOther([.. words.Where(word => word.Kind != WordKind.MoneyRange)])
        && !words.Any(word => word.Kind is WordKind.GroupBy or WordKind.Compare or WordKind.Share or WordKind.Except or WordKind.Which || word.Text is "全国" or "所有" or "全部" or "各地");

    private static bool NamesOther(IReadOnlyList<Word> words) =>
        words.Any(word => word.Kind is WordKind.Place or WordKind.Group or WordKind.Industry or WordKind.Title or WordKind.Section or WordKind.Date or WordKind.IssueNumber or WordKind.Issue or WordKind.MoneyRange or WordKind.Country or WordKind.Park or WordKind.Mention or WordKind.ItemNumber or WordKind.Source
            || (word.Kind == WordKind.Unknown && word.Length > 1 && word.Value is not ("content" or FilterReader.Numeral)));

    /// <summary>第2个, 第一条: the item of the last answer that the question points at.</summary>
    internal static ItemRef? Ordinal(string folded, ConversationContext context)
    {
        var listed = context.Listed.Count > 0 ? context.Listed : context.PreviousItems;
        if (listed.Count > 0 && LastPattern().IsMatch(folded))
        {
            return listed[^1];
        }

        var match = OrdinalPattern().Match(folded);
        return match.Success && ChineseNumber.TryParse(match.Groups["n"].Value, out var n) && n >= 1 && n <= listed.Count
            ? listed[(int)n - 1]
            : null;
    }

    /// <summary>分别是哪几个, 都是哪些, 有哪些: asks for what a figure counted.</summary>
    internal static bool AsksWhich(string folded) => WhichPattern().IsMatch(folded);

    [GeneratedRegex("^(那|分别|都|具体)*(是|有)(哪几|哪些|什么)(个|条|项|家|些|项目|新闻)?[?？呢啊吗]*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex WhichPattern();

    /// <summary>The plan that 上一期的呢 changes: not that of a question which only pointed at one item of it.</summary>
    internal static QueryPlan Base(ConversationContext context) =>
        context.Previous is { Filter: { About: null, Items.Count: > 0 } } && context.Earlier.FirstOrDefault(asked => asked.Plan.Filter.Items.Count == 0 || asked.Plan.Filter.About is not null) is { } earlier ? earlier.Plan : context.Previous!;

    /// <summary>True where 只看, 只算 keep the question before as it is, but for what is named: 其中 asks for the items.</summary>
    internal static bool Keeps(IReadOnlyList<Word> words) =>
        words.Any(word => word is { Kind: WordKind.Follow, Value: "narrow" } && word.Text[0] is '只' or '仅' or '限');

    /// <summary>The filter of the question before with what this one says in its place.</summary>
    internal static Filter Merge(Filter before, Filter now, bool hasSubject)
    {
        // A new subject replaces what the old one was resolved to; at another time it is looked for again.
        var keep = hasSubject || now.Places.Count > 0 || now.Items.Count > 0 ? before with { About = null, Items = [] }
            : now.Issues.Count > 0 || now.Dates is not null ? before with { Items = [] }
            : before;

        return keep with
        {
            Places = now.Places.Count > 0 ? now.Places : keep.Places,
            Industries = now.Industries.Count > 0 ? now.Industries : keep.Industries,
            Stages = now.Stages.Count > 0 ? now.Stages : keep.Stages,
            Sections = now.Sections.Count > 0 ? now.Sections : keep.Sections,
            Issues = now.Issues.Count > 0 ? now.Issues : now.Dates is null ? keep.Issues : [],
            Dates = now.Dates ?? (now.Issues.Count > 0 ? null : keep.Dates),
            Investment = now.Investment ?? keep.Investment,
            TellsInvestment = now.TellsInvestment ?? keep.TellsInvestment,
            Organizations = now.Organizations.Count > 0 ? now.Organizations : keep.Organizations,
            Mentions = now.Mentions.Count > 0 ? now.Mentions : keep.Mentions,
            Sources = now.Sources.Count > 0 ? now.Sources : keep.Sources,
            Currencies = now.Currencies.Count > 0 ? now.Currencies : keep.Currencies,
            Kinds = now.Kinds.Count > 0 ? now.Kinds : keep.Kinds,
            Items = now.Items.Count > 0 ? now.Items : keep.Items,
            Except = Both(keep.Except, now.Except),
        };
    }

    /// <summary>不算河南, 也不算辽宁: both, where both are places.</summary>
    private static Filter? Both(Filter? before, Filter? now) =>
        before is { Places.Count: > 0 } && now is { Places.Count: > 0 } && (before with { Places = [] }).IsOpen && (now with { Places = [] }).IsOpen && before.Places.Concat(now.Places).ToList() is var places
            ? now with { Places = [.. places.DistinctBy(place => place.Label, StringComparer.Ordinal)] }
            : now ?? before;

    /// <summary>True where both set the same property, so that “其中” must look among the items and not replace it.</summary>
    internal static bool Collides(Filter before, Filter now) =>
        (before.Places.Count > 0 && now.Places.Count > 0) || (before.Industries.Count > 0 && now.Industries.Count > 0)
        || (before.Stages.Count > 0 && now.Stages.Count > 0) || (before.Mentions.Count > 0 && now.Mentions.Count > 0)
        || (before.Dates is not null && now.Dates is not null) || before.About is not null || before.Items.Count > 0;

    /// <summary>
    /// The plan of the question before with what this one changes in it: 换成条数 its measure, 只要前两名 its rows, 从小到大 their order. Null
    /// where the question asks for something of its own.
    /// </summary>
    internal static QueryPlan? Changed(QueryPlan before, Filter filter, Shape shape, IReadOnlyList<Word> words)
    {
        if (before is not Aggregate aggregate)
        {
            return null;
        }

        // 换成城市, 各行业呢: the same figure by something else.
        var by = shape.Kind is ShapeKind.Group ? shape.GroupBy : words.Any(word => word is { Kind: WordKind.Follow, Value: "same" } && word.Length > 1) ? words.Select(word => GroupShapes.DimensionOfNoun(word, words)).FirstOrDefault(noun => noun is not null) : null;
        if (by is not null && MeasureReader.MeasureOf(words) is null && aggregate.Branches.Count == 0)
        {
            return aggregate with { Filter = filter, GroupBy = by, Across = null };
        }

        // 投产的多少, after a number of projects.
        if (shape.Kind == ShapeKind.Figure && MeasureReader.MeasureOf(words) is null)
        {
            return aggregate with { Filter = filter };
        }

        if (shape.Kind == ShapeKind.Rank && aggregate.GroupBy is { } dimension && !words.Any(word => word.Kind is WordKind.Generic or WordKind.Which or WordKind.Asked))
        {
            return (aggregate with { Filter = filter, GroupBy = dimension, Order = shape.Order, Top = shape.Top }).Measuring(MeasureReader.MeasureOf(words));
        }

        var says = words.Any(word => word is { Kind: WordKind.Follow, Value: "same" } && word.Length > 1);
        return says && shape.Kind == ShapeKind.Figure && (aggregate.GroupBy is not null || aggregate.Branches.Count > 0) ? (aggregate with { Filter = filter }).Measuring(shape.Measure) : null;
    }

    /// <summary>By another measure; bars that were set for the old one (超100亿) say nothing of it. Null leaves it as it is.</summary>
    private static Aggregate Measuring(this Aggregate plan, Measure? measure) =>
        measure is null || measure == plan.Measure ? plan : plan with { Measure = measure, Having = null };

    /// <summary>重庆开工多少 … 和唐山比谁多; 哪个多, after two figures: the earlier one beside what is named now. Null where nothing is to be compared.</summary>
    internal static Aggregate? Compared(IReadOnlyList<Word> words, Filter now, ConversationContext context)
    {
        if (!words.Any(word => word.Kind == WordKind.Compare) || context.Previous is not Aggregate { GroupBy: null, Branches.Count: 0 } before)
        {
            return null;
        }

        if (now.Places.Count == 1 && before.Filter.Places.Count == 1)
        {
            return Beside(before, before.Filter, Merge(before.Filter, now, hasSubject: false));
        }

        return now.IsOpen && context.Earlier is [{ Plan: Aggregate { GroupBy: null, Branches.Count: 0 } earlier }, ..] && earlier.Measure == before.Measure && earlier.Statistic == before.Statistic
            ? Beside(before, earlier.Filter, before.Filter)
            : null;
    }

    private static Aggregate Beside(Aggregate plan, Filter first, Filter second) => plan with
    {
        Filter = Filter.None,
        Branches = [new Branch(PlanDescriber.Describe(first), first), new Branch(PlanDescriber.Describe(second), second)],
    };

    /// <summary>The plan of the question before with another filter: 那浙江呢.</summary>
    internal static QueryPlan Again(QueryPlan before, Filter filter) => before switch
    {
        // 本周比上周多多少 … 那江苏呢: the same two times, of another place.
        Aggregate { Contrast: not null } contrast when filter.Issues.Count == 0 && filter.Dates is null => contrast with { Filter = filter },
        Aggregate { Branches.Count: > 0 } compared => compared with { Filter = filter, Branches = [], Contrast = null },
        Aggregate aggregate => aggregate with { Filter = filter },
        Listing listing => listing with { Filter = filter },
        Passages passages => passages with { Filter = filter },
        _ => throw new ArgumentOutOfRangeException(nameof(before)),
    };

    [GeneratedRegex("^(那|那么|再看|看看)?(最后(一)?|倒数第[一1])(个|条|项|家|则|位)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LastPattern();

    [GeneratedRegex("第(?<n>[0-9]{1,2}|[一二两三四五六七八九十]{1,2})(个|条|项|家|则|位)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OrdinalPattern();
}
