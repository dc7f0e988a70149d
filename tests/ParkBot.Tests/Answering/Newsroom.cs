using Microsoft.Extensions.Options;
using ParkBot.Answering;
using ParkBot.Messages;
using ParkBot.News;
using ParkBot.Queries;
using ParkBot.Storage;
using ParkBot.Understanding;
using Xunit;

namespace ParkBot.Tests.Answering;

/// <summary>Three invented items, and results made by hand from them: what the composer is tried on without a database.</summary>
internal static class Newsroom
{
    internal const string Publication = "园区周报";

    internal static StoredItem Mill { get; } = View(1, "岳麓纺织园二期开工", "3月7日，岳麓纺织园二期在长沙市望城区开工，总投资约52亿元。", "二期年度计划投资8.5亿元，由湘绣集团建设。", "长沙市政府网站",
        item => item with
        {
            Date = Fact(item, new DateWindow(new(2023, 3, 7), new(2023, 3, 7)), EvidenceField.Lead, "3月7日"),
            Regions = [Fact(item, new Place("湖南省", "长沙市", "望城区"), EvidenceField.Lead, "长沙市望城区")],
            Stages = [Fact(item, Stage.Started, EvidenceField.Lead, "开工")],
            Industries = [Fact(item, Industry.TextileAndApparel, EvidenceField.Title, "纺织")],
            Organizations = [Fact(item, "湘绣集团", EvidenceField.Body, "湘绣集团")],
            Amounts =
            [
                Amount(item, 52, Bound.About, AmountKind.Investment, EvidenceField.Lead, "约52亿元", headline: true),
                Amount(item, 8.5m, Bound.Exact, AmountKind.Annual, EvidenceField.Body, "8.5亿元"),
            ],
        });

    internal static StoredItem Chips { get; } = View(2, "晶川芯片封装项目签约落户绵阳", "3月8日，晶川芯片封装项目正式签约。", "项目投资3000万美元，建设两条封装线。", "绵阳高新区网站",
        item => item with
        {
            Date = Fact(item, new DateWindow(new(2023, 3, 8), new(2023, 3, 8)), EvidenceField.Lead, "3月8日"),
            Regions = [Fact(item, new Place("四川省", "绵阳市"), EvidenceField.Title, "绵阳")],
            Stages = [Fact(item, Stage.Signed, EvidenceField.Lead, "签约")],
            Amounts = [Amount(item, 0.3m, Bound.Exact, AmountKind.Investment, EvidenceField.Body, "3000万美元", "USD", headline: true)],
        });

    internal static StoredItem Forum { get; } = View(3, "低碳园区论坛在长沙举办", null, "与会者讨论了园区的循环利用。", "湖南省政府网站",
        item => item with { Regions = [Fact(item, new Place("湖南省", "长沙市"), EvidenceField.Title, "长沙")] });

    /// <summary>Of a county that goes by the same name as the mill's.</summary>
    internal static StoredItem Twin { get; } = View(4, "望城区新设物流园", "望城区物流园揭牌。", null, "绵阳市政府网站",
        item => item with { Regions = [Fact(item, new Place("四川省", "绵阳市", "望城区"), EvidenceField.Title, "望城区")] });

    internal static IReadOnlyList<StoredItem> All { get; } = [Mill, Chips, Forum, Twin];

    internal static ItemRef Ref(StoredItem view) => new(view.Publication, view.IssueNumber, view.Item.Text.Number);

    internal static ResultItem Item(StoredItem view, bool sample = false, params Figure[] figures) => new()
    {
        Key = view.Key,
        Ref = Ref(view),
        Title = view.Item.Text.Title,
        Source = view.Item.Text.Source,
        IsSample = sample,
        Figures = figures,
    };

    /// <summary>The figure of an item's amount.</summary>
    internal static Figure Figure(StoredItem view, int index = 0, decimal rate = 1)
    {
        var amount = view.Item.Amounts[index];
        return new Figure(amount.Cents, amount.Currency, amount.Bound, amount.Text, amount.Evidence) { Value = amount.Cents / 10_000_000_000m * rate };
    }

    internal static Receipt Receipt(int matched, int told = 0) => new() { Matched = matched, Told = told, Issues = [110] };

    /// <summary>Asks with a plan that a stand-in parser gives, on results that a stand-in runner gives.</summary>
    internal static async Task<Answer> AskAsync(Understood understood, Func<QueryPlan, QueryResult> run, Conversation? conversation = null, string question = "问题")
    {
        var answerer = new Answerer(
            new StandIn(understood),
            (plan, _) => Task.FromResult(run(plan)),
            (keys, _) => Task.FromResult<IReadOnlyList<StoredItem>>([.. All.Where(view => keys.Contains(view.Key))]),
            Options.Create(new AnsweringOptions()));
        return await answerer.AnswerAsync(question, conversation ?? new Conversation(), Asker.Local, TestContext.Current.CancellationToken);
    }

    internal static Task<Answer> AskAsync(QueryResult result, params string[] remarks) => AskAsync(new Planned(result.Plan, remarks), _ => result);

    internal static string Text(Answer answer) => PlainText.Render(answer.Message);

    private static StoredItem View(int number, string title, string? lead, string? body, string source, Func<Item, Item> facts)
    {
        var text = new ItemText { Number = number, Section = Section.Investment, Heading = "招商引资", Title = title, Lead = lead, Body = body, Source = source };
        var week = new DateWindow(new(2023, 3, 6), new(2023, 3, 12));
        return new StoredItem(number, Publication, 110, IsSample: false, week, facts(new Item { Text = text })) { Header = "园区周报2023年3月2期（总110期）" };
    }

    private static Fact<T> Fact<T>(Item item, T value, EvidenceField field, string words) => new(value, Basis.Text, [Find(item, field, words)]);

    private static Amount Amount(Item item, decimal yi, Bound bound, AmountKind kind, EvidenceField field, string words, string currency = "CNY", bool headline = false) => new()
    {
        Cents = (long)(yi * 10_000_000_000m),
        Currency = currency,
        Bound = bound,
        Kind = kind,
        Text = words,
        Headline = headline,
        Basis = Basis.Text,
        Evidence = [Find(item, field, words)],
    };

    private static Evidence Find(Item item, EvidenceField field, string words) =>
        new(field, item.Text.Text(field, string.Empty)!.IndexOf(words, StringComparison.Ordinal), words.Length);

    private sealed class StandIn(Understood understood) : IQuestionParser
    {
        public ValueTask<Understood> ParseAsync(Asking asking, CancellationToken cancellationToken) => new(understood);
    }
}
