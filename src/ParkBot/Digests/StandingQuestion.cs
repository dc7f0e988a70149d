using System.Text.Json;
using System.Text.RegularExpressions;
using ParkBot.Answering;
using ParkBot.Queries;
using ParkBot.Understanding;

namespace ParkBot.Digests;

/// <summary>
/// A question as it can be asked of every new issue: without the days and issues that it named, and with words in the place of the
/// items that its subject was found in.
/// </summary>
internal static partial class StandingQuestion
{
    /// <summary>A subject of more words is a sentence about one item.</summary>
    private const int MostSubjectWords = 3;

    private static readonly SubscribeWish.Refused Particular = new(
        "这个问题问的是某几条新闻，新一期里没有它们，没法订阅。可以订阅企业、地区或行业，例如：/subscribe 江苏 新能源",
        "This question is about particular news, which new issues do not hold. Companies, regions and industries can be subscribed, for example: /subscribe 江苏 新能源");

    private static readonly SubscribeWish.Refused AcrossIssues = new(
        "这个问题是在某几期之间比较，新的一期里没有它们，没法订阅。",
        "This question compares certain issues with each other, which a new issue does not hold.");

    /// <summary>The stored question of a chat.</summary>
    /// <param name="row">What was asked and which plan ran.</param>
    /// <param name="byWords">False: it is called by what its plan says, not by its words.</param>
    internal static SubscribeWish Of(QuestionRow row, bool byWords = true)
    {
        if (row.Plan is not { } plan)
        {
            return new SubscribeWish.Refused("这个问题没有可以再问一次的内容，没法订阅。", "There is nothing in this question that could be asked again.");
        }

        try
        {
            return Of(byWords ? row.Asked : null, PlanJson.Read(plan));
        }
        catch (JsonException)
        {
            return new SubscribeWish.Refused("这个回答是旧版本存下的，请重新问一次再订阅。", "This answer was stored by an older version; please ask again, then subscribe.");
        }
    }

    /// <summary>Whether a button may offer it.</summary>
    internal static bool Stands(Answer answer) => answer is { Plan: { } plan, Outcome: Outcome.Answered or Outcome.NoData } && Of(answer.Question, plan) is SubscribeWish.Understood;

    /// <summary>The question's plan, asked anew of each issue.</summary>
    /// <param name="asked">The words that it is called by; null where they do not say it by themselves.</param>
    /// <param name="plan">What ran.</param>
    internal static SubscribeWish Of(string? asked, QueryPlan plan)
    {
        if (Plan(plan) is not { } standing)
        {
            return plan is Aggregate aggregate && IsAcross(aggregate) ? AcrossIssues : Particular;
        }

        if (Filters(standing).SelectMany(filter => filter.Places).FirstOrDefault(PlaceMeanings.IsAmbiguous) is { } place)
        {
            return SubscribeWords.Ambiguous(place);
        }

        var undated = Filters(plan).Any(filter => filter.Dates is not null || filter.Issues.Count > 0);
        if (standing is Listing { Asked: Asked.Items, OrderBy: ListOrder.Printed, Top: null } listing)
        {
            return Understood(listing.Filter.IsOpen ? DigestSpec.Whole : DigestSpec.Filtered(listing.Filter), undated);
        }

        // Words that lean on the talk before, or name a day, say something else once they stand alone.
        var name = asked is null || undated || Leaning().IsMatch(asked) ? Named(standing) : asked.Trim();
        return Understood(DigestSpec.Question(name, standing), undated);
    }

    private static SubscribeWish.Understood Understood(DigestSpec spec, bool undated) => new(spec, Slot: null, Quiet: false, undated);

    private static IEnumerable<Filter> Filters(QueryPlan plan) => plan is Aggregate aggregate
        ? [plan.Filter, .. aggregate.Branches.Select(branch => branch.Filter), .. aggregate.Whole is { } whole ? Filters(whole) : []]
        : [plan.Filter];

    private static QueryPlan? Plan(QueryPlan plan)
    {
        if (Standing(plan.Filter) is not { } filter)
        {
            return null;
        }

        return plan switch
        {
            Aggregate aggregate => Of(aggregate, filter),
            Listing listing => listing with { Filter = filter },
            Passages passages => passages with { Filter = filter },
            _ => throw new ArgumentOutOfRangeException(nameof(plan)),
        };
    }

    private static Aggregate? Of(Aggregate aggregate, Filter filter)
    {
        if (IsAcross(aggregate))
        {
            return null;
        }

        var branches = new List<Branch>();
        foreach (var branch in aggregate.Branches)
        {
            if (Standing(branch.Filter) is not { } standing)
            {
                return null;
            }

            branches.Add(branch with { Filter = standing });
        }

        var whole = aggregate.Whole is null ? null : Plan(aggregate.Whole) as Aggregate;
        return aggregate.Whole is not null && whole is null ? null : aggregate with { Filter = filter, Branches = branches, Whole = whole };
    }

    private static bool IsAcross(Aggregate aggregate) =>
        aggregate.Branches.Any(branch => branch.Filter.Issues.Count > 0 || branch.Filter.Dates is not null);

    /// <summary>Null where it is about particular items.</summary>
    private static Filter? Standing(Filter filter)
    {
        if (filter.Except is { } left && (left.Dates is not null || left.Issues.Count > 0 || Standing(left) is null))
        {
            return null;
        }

        var words = filter.About?.Words.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];
        if ((filter.Items.Count > 0 && words.Length == 0) || words.Length > MostSubjectWords)
        {
            return null;
        }

        return filter with
        {
            Dates = null,
            Issues = [],
            Items = [],
            About = null,
            Mentions = [.. filter.Mentions.Concat(words).Distinct(StringComparer.Ordinal)],
            Except = filter.Except is null ? null : Standing(filter.Except),
        };
    }

    /// <summary>江苏省 · 投资额.</summary>
    private static string Named(QueryPlan plan)
    {
        var about = PlanDescriber.Describe(plan.Filter);
        return plan switch
        {
            Aggregate { Branches.Count: > 0 } compared => $"{string.Join('、', compared.Branches.Select(branch => branch.Label))} · {PlanDescriber.Describe(compared.Measure, compared.Filter)}对比",
            Aggregate { GroupBy: { } by } grouped => $"{about} · {By(by)}{PlanDescriber.Describe(grouped.Measure, grouped.Filter)}{(grouped.Top is { } top ? $"前{top}" : string.Empty)}",
            Aggregate aggregate => $"{about} · {PlanDescriber.Describe(aggregate.Measure, aggregate.Filter)}{Of(aggregate.Statistic)}",
            Passages passages => $"{about} · {passages.Words.Replace(" ", string.Empty, StringComparison.Ordinal)}",
            _ => about,
        };
    }

    private static string Of(Statistic statistic) => statistic switch
    {
        Statistic.Share => "占比",
        Statistic.AveragePerItem => "平均每条",
        Statistic.AveragePerProject => "平均每个项目",
        Statistic.Median => "中位数",
        _ => string.Empty,
    };

    private static string By(Dimension by) => by switch
    {
        Dimension.Province => "各省",
        Dimension.City => "各市",
        Dimension.County => "各区县",
        Dimension.Industry => "各行业",
        Dimension.Stage => "各阶段",
        Dimension.Section => "各板块",
        Dimension.Day => "每天",
        Dimension.Organization => "各企业",
        Dimension.Source => "各来源",
        Dimension.Item => "单条",
        Dimension.Issue => "各期",
        Dimension.Month => "每月",
        Dimension.Quarter => "每季度",
        Dimension.Year => "每年",
        Dimension.Band => "各金额档",
        Dimension.Currency => "各币种",
        _ => string.Empty,
    };

    [GeneratedRegex("^(那|那么|其中|它|他|这|该|再|换成|第|上面|刚才|里面)|呢[?？]?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Leaning();
}
