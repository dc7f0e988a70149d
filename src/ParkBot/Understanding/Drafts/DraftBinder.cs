using ParkBot.News;
using ParkBot.Queries;

namespace ParkBot.Understanding;

/// <summary>
/// Binds a drafted plan: its words are read by the grammar's own readers, its figures must have been said, and its places are
/// settled as a question's are. What it gives went the same way as a plan of the grammar.
/// </summary>
internal sealed class DraftBinder(NewsCatalog catalog, PlaceMeanings meanings)
{
    /// <summary>More rows than this nobody asks for in words.</summary>
    private const int MostRows = 1000;

    private const int MostSides = 10;

    /// <summary>Sides that are compared are short: a place, an industry, a stage, an issue.</summary>
    private const int LongestSide = 30;

    private const int LongestWords = 60;

    internal async Task<Binding> BindAsync(PlanDraft draft, Grounds grounds, CancellationToken cancellationToken)
    {
        var news = await catalog.ReadAsync(cancellationToken).ConfigureAwait(false);
        if (news.IsEmpty)
        {
            return new Binding.Wrong("还没有载入任何一期周报。");
        }

        var reader = new DraftReader(news, grounds);
        if (await PlanAsync(draft, reader, grounds, cancellationToken).ConfigureAwait(false) is not { } plan)
        {
            return new Binding.Wrong(reader.Trouble ?? "这个查询不成立。");
        }

        return await meanings.SettledAsync(plan, cancellationToken).ConfigureAwait(false) switch
        {
            Planned planned => new Binding.Bound(planned.Plan),
            Unclear unclear => new Binding.Ask(unclear),
            _ => new Binding.Wrong("这个查询不成立。"),
        };
    }

    private async Task<QueryPlan?> PlanAsync(PlanDraft draft, DraftReader reader, Grounds grounds, CancellationToken cancellationToken)
    {
        if (reader.Filter(draft.Where) is not { } filter || !IsTop(TopOf(draft), reader, grounds) || !await ExistAsync(filter, reader, cancellationToken).ConfigureAwait(false))
        {
            return null;
        }

        return draft switch
        {
            PlanDraft.Figure figure => Figure(figure, filter, reader),
            PlanDraft.List list => List(list, filter, reader),
            PlanDraft.Sentences sentences => Sentences(sentences, filter, reader),
            _ => throw new ArgumentOutOfRangeException(nameof(draft)),
        };
    }

    private static int? TopOf(PlanDraft draft) => draft switch
    {
        PlanDraft.Figure figure => figure.Top,
        PlanDraft.List list => list.Top,
        _ => null,
    };

    /// <summary>How many rows is a figure that the answer shows: it must have been said, but for the one largest.</summary>
    private static bool IsTop(int? top, DraftReader reader, Grounds grounds) =>
        top is null or 1 || (top is > 1 and <= MostRows && grounds.HoldsNumber(top.Value)) || reader.Fails("top 只能是问题里说出的个数，或者 1（最大的一个）；问题里没有说，就不要填。");

    private async Task<bool> ExistAsync(Filter filter, DraftReader reader, CancellationToken cancellationToken) =>
        filter.Items.Count == 0 || await meanings.AnyAsync(Filter.None with { Items = filter.Items }, cancellationToken).ConfigureAwait(false) || reader.Fails("没有这样编号的新闻，编号要照查询结果里给的写。");

    private static Aggregate? Figure(PlanDraft.Figure draft, Filter filter, DraftReader reader)
    {
        if (draft.Sides.Count > 0)
        {
            return Compared(draft, filter, reader);
        }

        var isMoney = draft.Measure is Measure.MoneyOf;
        if (draft.Statistic is Statistic.AveragePerItem or Statistic.AveragePerProject && !isMoney)
        {
            return reader.Fails<Aggregate>("平均数只能是金额的平均数。");
        }

        if (draft.Statistic == Statistic.Share != (draft.Of is not null))
        {
            return reader.Fails<Aggregate>("算占比时，statistic 填 share，同时在 of 里写明占什么的比（全部就写空对象）。");
        }

        var plan = new Aggregate
        {
            Filter = filter,
            Measure = draft.Measure,
            Statistic = draft.Statistic,
            GroupBy = draft.GroupBy,
            Order = draft.GroupBy is null ? null : draft.Order ?? (draft.Top is null ? null : SortOrder.Descending),
            Top = draft.GroupBy is null ? null : draft.Top,
        };
        return draft.Of is null ? plan
            : reader.Filter(draft.Of) is { } whole ? plan with { Whole = new Aggregate { Filter = whole with { Issues = filter.Issues, Dates = filter.Dates }, Measure = draft.Measure } }
            : null;
    }

    private static Aggregate? Compared(PlanDraft.Figure draft, Filter filter, DraftReader reader)
    {
        if (draft.Sides.Count is 1 or > MostSides || draft.Sides.Any(side => side.Length > LongestSide) || draft is not { GroupBy: null, Of: null, Statistic: Statistic.Total or Statistic.AveragePerItem })
        {
            return reader.Fails<Aggregate>("对比要有两个到十个对象，每个用一个地名、行业、阶段、板块或期号写明；不能同时分组或算占比。");
        }

        return reader.Branches(draft.Sides) is { } branches
            ? new Aggregate { Filter = filter, Measure = draft.Measure, Statistic = draft.Statistic, Branches = branches }
            : reader.Fails<Aggregate>("对比的每一方要用一个地名、行业、阶段、板块或期号写明，例如“江苏”“浙江”。");
    }

    private static Listing? List(PlanDraft.List draft, Filter filter, DraftReader reader)
    {
        if (draft.Asked == Asked.Confirmation != (draft.Confirm is not null))
        {
            return reader.Fails<Listing>("问是否到了某个阶段时，asked 填 confirmation，同时在 confirm 里填那个阶段。");
        }

        // A draft has no second stage to count from.
        if (draft.Asked == Asked.Interval)
        {
            return reader.Fails<Listing>("隔了多久问不了；问项目走到哪一步用 asked 的 progress。");
        }

        return new Listing { Filter = filter, Asked = draft.Asked, Confirm = draft.Confirm, OrderBy = draft.Order, Top = draft.Top };
    }

    private static Passages? Sentences(PlanDraft.Sentences draft, Filter filter, DraftReader reader) =>
        draft.Words.Length <= LongestWords && reader.Content(draft.Words) is { Length: > 0 } words
            ? new Passages { Filter = filter, Words = words, Sought = draft.Sought }
            : reader.Fails<Passages>("words 要用问题里出现过的词，用空格隔开。");
}
