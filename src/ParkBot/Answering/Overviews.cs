using System.Globalization;
using ParkBot.Language;
using ParkBot.Messages;
using ParkBot.News;
using ParkBot.Queries;
using ParkBot.Storage;
using ParkBot.Understanding;

namespace ParkBot.Answering;

/// <summary>A published issue to pick from. <paramref name="Week"/>: 2023年3月第1期，2023年2月27日至3月5日.</summary>
internal sealed record IssueBrief(string Publication, int Number, string Week, int Items, bool IsSample);

/// <summary>
/// Answers to commands: an issue at a glance, the largest investments, a search by words. They are answers like others, from
/// plans, so that the same buttons work under them.
/// </summary>
internal sealed class Overviews(NewsCatalog catalog, ItemStore store, AnswerMaker maker, Narrating? narrating = null)
{
    /// <summary>What stands for a parser's name: nothing had to be understood.</summary>
    private const string Engine = "command";

    private const int MostRanked = 50;

    private const int MostWords = 10;

    /// <summary>As long as the longest question may be by default.</summary>
    private const int MostLetters = 500;

    private const string Nothing = "还没有载入任何一期周报。";

    /// <summary>The published issues, newest first.</summary>
    internal async Task<IReadOnlyList<IssueBrief>> IssuesAsync(CancellationToken cancellationToken) =>
        [.. (await store.IssuesAsync(cancellationToken)).Where(issue => issue.State == IssueState.Published)
            .Select(issue => new IssueBrief(issue.Publication, issue.Number, Week(issue.Year, issue.Month, issue.WeekOfMonth, issue.Period), issue.Items, issue.IsSample))];

    /// <summary>The newest issue at a glance.</summary>
    internal async Task<Answer> LatestAsync(CancellationToken cancellationToken)
    {
        var news = await catalog.ReadAsync(cancellationToken);
        return news.IsEmpty ? Plain("最新一期", Outcome.NoData, Nothing) : await GlanceAsync("最新一期", news.Newest, cancellationToken);
    }

    /// <summary>An issue at a glance.</summary>
    internal async Task<Answer> IssueAsync(int number, CancellationToken cancellationToken)
    {
        var news = await catalog.ReadAsync(cancellationToken);
        var question = string.Create(CultureInfo.InvariantCulture, $"第{number}期概览");
        if (news.IsEmpty)
        {
            return Plain(question, Outcome.NoData, Nothing);
        }

        if (news.Issues.FirstOrDefault(issue => issue.Number == number) is { } found)
        {
            return await GlanceAsync(question, found, cancellationToken);
        }

        var nearest = news.Issues.OrderBy(issue => Math.Abs((long)issue.Number - number)).ThenBy(issue => issue.Number).First();
        return Plain(question, Outcome.NoData, string.Create(CultureInfo.InvariantCulture, $"第{number}期没有载入。离它最近的是《{nearest.Publication}》第{nearest.Number}期（{Week(nearest)}）。"));
    }

    /// <summary>The largest investments of the newest issue.</summary>
    internal async Task<Answer> TopAsync(int count, CancellationToken cancellationToken)
    {
        count = Math.Clamp(count, 1, MostRanked);
        var news = await catalog.ReadAsync(cancellationToken);
        var question = string.Create(CultureInfo.InvariantCulture, $"最新一期投资额前{count}");
        return news.IsEmpty ? Plain(question, Outcome.NoData, Nothing) : (await MakeAsync(question, Ranked(Of(news.Newest), count), cancellationToken)).Answer;
    }

    /// <summary>The items whose text holds all the words, newest first.</summary>
    internal async Task<Answer> SearchAsync(string words, CancellationToken cancellationToken)
    {
        var question = $"查找：{words.Trim()}";
        if (words.Length > MostLetters)
        {
            return Plain("查找", Outcome.NotUnderstood, $"要找的词太长了，请用{Wording.Number(MostLetters)}个字以内。");
        }

        // A stroke parts alternatives in a plan; here it is no letter.
        var mentions = TextFold.Fold(words.Replace('|', ' ').Replace('｜', ' ')).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal).ToList();
        if (mentions.Count is 0 or > MostWords)
        {
            return Plain(question, Outcome.NotUnderstood, mentions.Count == 0 ? "请写要找的词，例如：光伏 储能。" : $"一次最多找{Wording.Number(MostWords)}个词。");
        }

        if ((await catalog.ReadAsync(cancellationToken)).IsEmpty)
        {
            return Plain(question, Outcome.NoData, Nothing);
        }

        return (await MakeAsync(question, new Listing { Filter = new Filter { Mentions = mentions }, OrderBy = ListOrder.NewestFirst }, cancellationToken)).Answer;
    }

    private async Task<Answer> GlanceAsync(string question, NewsIssue issue, CancellationToken cancellationToken)
    {
        var filter = Of(issue);
        var (all, printed) = await MakeAsync(question, new Listing { Filter = filter }, cancellationToken);
        var projects = await MakeAsync(question, new Aggregate { Filter = filter, Measure = Measure.Projects }, cancellationToken);
        var investment = await MakeAsync(question, new Aggregate { Filter = filter, Measure = Measure.Investment }, cancellationToken);
        var provinces = await MakeAsync(question, new Aggregate { Filter = filter, Measure = Measure.Investment, GroupBy = Dimension.Province, Order = SortOrder.Descending, Top = Glance.Ranked }, cancellationToken);
        var glance = new Glance
        {
            Title = string.Create(CultureInfo.InvariantCulture, $"《{issue.Publication}》第{issue.Number}期（{Week(issue)}）"),
            Items = all.ItemsTotal,
            Sections = (await MakeAsync(question, new Aggregate { Filter = filter, Measure = Measure.Items, GroupBy = Dimension.Section }, cancellationToken)).Material.Result,
            Projects = projects.Material.Result,
            Investment = investment.Material,
            Largest = (await MakeAsync(question, Ranked(filter, Glance.Ranked), cancellationToken)).Answer,
            Provinces = provinces.Answer,
        };
        var opening = narrating is null ? null : await narrating.OpeningAsync(
            () => new FactSheet([printed, projects.Material, investment.Material, provinces.Material], FactSheet.ItemsOf(investment.Material.Result.Items, investment.Material.View)), user: 0, cancellationToken);
        IReadOnlyList<Block> blocks = [.. glance.Blocks()];
        return all with { Message = new Message(opening is null ? blocks : [blocks[0], opening, .. blocks.Skip(1)]) };
    }

    private static Filter Of(NewsIssue issue) => new() { Issues = [issue.Number] };

    private static Aggregate Ranked(Filter filter, int count) =>
        new() { Filter = filter, Measure = Measure.Investment, GroupBy = Dimension.Item, Order = SortOrder.Descending, Top = count };

    private Task<(Answer Answer, Material Material)> MakeAsync(string question, QueryPlan plan, CancellationToken cancellationToken) =>
        maker.MakeAsync(question, Engine, new Planned(plan, []), cancellationToken);

    private static string Week(NewsIssue issue) => Week(issue.Year, issue.Month, issue.WeekOfMonth, issue.Period);

    private static string Week(int year, int month, int week, DateWindow period) =>
        string.Create(CultureInfo.InvariantCulture, $"{year}年{month}月第{week}期，{PlanDescriber.Describe(period)}");

    private static Answer Plain(string question, Outcome outcome, string text) => new()
    {
        Question = question,
        Outcome = outcome,
        Engine = Engine,
        Message = new Message([new Paragraph(text, Tone.Answer)]),
    };
}
