using System.Globalization;
using ParkBot.Answering;
using ParkBot.News;
using ParkBot.Queries;
using ParkBot.Understanding;

namespace ParkBot.Llm;

/// <summary>What the planning prompt is filled with: what is loaded, what was asked before, the question.</summary>
internal sealed class TalkText(NewsCatalog catalog)
{
    private const int IssuesShown = 12;

    private const int ItemsShown = 10;

    internal async Task<IReadOnlyDictionary<string, string>> OfAsync(Asking asking, CancellationToken cancellationToken) => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["news"] = Loaded(await catalog.ReadAsync(cancellationToken).ConfigureAwait(false)),
        ["talk"] = Before(asking.Context),
        ["question"] = asking.Question,
    };

    private static string Loaded(NewsSnapshot news)
    {
        var shown = news.Issues.Take(IssuesShown).Select(issue => string.Create(CultureInfo.InvariantCulture, $"第{issue.Number}期（{issue.Year}年{issue.Month}月第{issue.WeekOfMonth}期，{Json.Day(issue.Period.From)}至{Json.Day(issue.Period.To)}）"));
        var rest = news.Issues.Count > IssuesShown ? string.Create(CultureInfo.InvariantCulture, $"，更早的还有{news.Issues.Count - IssuesShown}期，最早的是第{news.Issues.Min(issue => issue.Number)}期") : string.Empty;
        return $"最新的在前：{string.Join('、', shown)}{rest}";
    }

    /// <summary>The plans of the talk so far, as the tools would have been called, and the items of the last answer in their order.</summary>
    private static string Before(ConversationContext context)
    {
        if (context.Previous is not { } plan)
        {
            return "无";
        }

        var items = context.PreviousItems.Take(ItemsShown).Select(item => string.Create(CultureInfo.InvariantCulture, $"{item.Issue}·{item.Number}"));
        var earlier = context.Earlier.Reverse().Select(asked => $"更早的问题：{asked.Question}\n当时的查询：{PlanTitle.Of(asked.Plan)}\n");
        return $"{string.Concat(earlier)}上一个问题：{context.PreviousQuestion}\n当时的查询：{PlanTitle.Of(plan)}\n{PlanJson.Write(plan)}\n当时的新闻（期号·编号，按顺序）：{string.Join('、', items)}";
    }
}
