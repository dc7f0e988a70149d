using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using ParkBot.Answering;
using ParkBot.News;
using ParkBot.Queries;
using ParkBot.Storage;
using ParkBot.Understanding;
using Xunit;

namespace ParkBot.Tests.Answering;

public sealed partial class ComposerTests
{
    private static readonly Filter Hunan = new() { Places = [new PlaceFilter("湖南", [new Place("湖南省")])] };

    public static TheoryData<string> Names => [.. Results.Keys];

    internal static Dictionary<string, QueryResult> Results { get; } = new(StringComparer.Ordinal)
    {
        ["count"] = new QueryResult
        {
            Plan = new Aggregate { Measure = Measure.Items, Filter = Hunan },
            Value = 2,
            Unit = "条",
            Items = [Newsroom.Item(Newsroom.Mill), Newsroom.Item(Newsroom.Forum)],
            ItemsTotal = 2,
            Receipt = Newsroom.Receipt(2),
        },
        ["count-nothing"] = new QueryResult
        {
            Plan = new Aggregate { Measure = Measure.Items, Filter = new Filter { Places = [new PlaceFilter("西藏", [new Place("西藏自治区")])], Stages = [Stage.Signed] } },
            Value = 0,
            Unit = "条",
            Receipt = Newsroom.Receipt(0) with { Issues = [] },
        },
        ["sum"] = new QueryResult
        {
            Plan = new Aggregate { Measure = Measure.Investment },
            Value = 54.07m,
            Unit = "亿元",
            Items = [Newsroom.Item(Newsroom.Mill, figures: Newsroom.Figure(Newsroom.Mill)), Newsroom.Item(Newsroom.Chips, figures: Newsroom.Figure(Newsroom.Chips, rate: 6.9m))],
            ItemsTotal = 2,
            Silent = [Newsroom.Item(Newsroom.Forum)],
            Receipt = Newsroom.Receipt(3, 2) with { Hedged = 1, Merged = 1, Rates = new Dictionary<string, decimal>(StringComparer.Ordinal) { ["USD"] = 6.9m } },
        },
        ["sum-one-foreign"] = new QueryResult
        {
            Plan = new Aggregate { Measure = Measure.Investment, Filter = new Filter { About = new Subject("晶川芯片", true) } },
            Value = 2.07m,
            Unit = "亿元",
            Items = [Newsroom.Item(Newsroom.Chips, figures: Newsroom.Figure(Newsroom.Chips, rate: 6.9m))],
            ItemsTotal = 1,
            Receipt = Newsroom.Receipt(1, 1) with { Rates = new Dictionary<string, decimal>(StringComparer.Ordinal) { ["USD"] = 6.9m } },
        },
        ["sum-silent"] = new QueryResult
        {
            Plan = new Aggregate { Measure = Measure.Investment, Filter = Hunan },
            Unit = "亿元",
            Silent = [Newsroom.Item(Newsroom.Forum)],
            Receipt = Newsroom.Receipt(1),
        },
        ["groups"] = new QueryResult
        {
            Plan = new Aggregate { Measure = Measure.Items, GroupBy = Dimension.Day },
            Rows = [new ResultRow("2023-03-07", 1, "条", 1, null), new ResultRow("2023-03-08", 12, "条", 12, null)],
            Items = [Newsroom.Item(Newsroom.Mill), Newsroom.Item(Newsroom.Chips)],
            ItemsTotal = 13,
            Receipt = Newsroom.Receipt(13) with { RowsOverlap = true },
        },
        ["rank-items"] = new QueryResult
        {
            Plan = new Aggregate { Measure = Measure.Investment, GroupBy = Dimension.Item, Order = SortOrder.Descending, Top = 2 },
            Rows = [new ResultRow(Newsroom.Mill.Item.Text.Title, 52, "亿元", 1, Newsroom.Ref(Newsroom.Mill)), new ResultRow(Newsroom.Chips.Item.Text.Title, 2.07m, "亿元", 1, Newsroom.Ref(Newsroom.Chips))],
            Items = [Newsroom.Item(Newsroom.Mill, figures: Newsroom.Figure(Newsroom.Mill)), Newsroom.Item(Newsroom.Chips, figures: Newsroom.Figure(Newsroom.Chips, rate: 6.9m))],
            ItemsTotal = 2,
            Receipt = Newsroom.Receipt(3, 2) with { Hedged = 1 },
        },
        ["rank-top"] = new QueryResult
        {
            Plan = new Aggregate { Measure = Measure.Investment, GroupBy = Dimension.Item, Order = SortOrder.Descending, Top = 1 },
            Rows = [new ResultRow(Newsroom.Mill.Item.Text.Title, 52, "亿元", 1, Newsroom.Ref(Newsroom.Mill))],
            Items = [Newsroom.Item(Newsroom.Mill, figures: Newsroom.Figure(Newsroom.Mill))],
            ItemsTotal = 1,
            Receipt = Newsroom.Receipt(3, 2),
        },
        ["compare"] = new QueryResult
        {
            Plan = new Aggregate { Measure = Measure.Projects, Filter = new Filter { Stages = [Stage.Signed] }, Branches = [new Branch("苏州市", Filter.None), new Branch("无锡市", Filter.None)] },
            Rows = [new ResultRow("苏州市", 40, "个", 1, null), new ResultRow("无锡市", 63, "个", 2, null)],
            Items = [Newsroom.Item(Newsroom.Mill)],
            ItemsTotal = 1,
            Receipt = Newsroom.Receipt(3, 3),
        },
        ["list"] = new QueryResult
        {
            Plan = new Listing { Filter = new Filter { Stages = [Stage.Started, Stage.Signed], Dates = new DateFilter("3月", new DateWindow(new(2023, 3, 1), new(2023, 3, 31)), Undated.ByIssueMonth) } },
            Items = [Newsroom.Item(Newsroom.Mill, sample: true), Newsroom.Item(Newsroom.Chips, sample: true)],
            ItemsTotal = 2,
            Receipt = Newsroom.Receipt(2),
        },
        ["list-meanings"] = new QueryResult
        {
            Plan = new Listing { Filter = new Filter { Places = [new PlaceFilter("望城区", [new Place("湖南省", "长沙市", "望城区"), new Place("四川省", "绵阳市", "望城区")])] } },
            Items = [Newsroom.Item(Newsroom.Mill), Newsroom.Item(Newsroom.Twin)],
            ItemsTotal = 2,
            Receipt = Newsroom.Receipt(2),
        },
        ["date"] = Listed(Asked.Date, Newsroom.Mill),
        ["date-untold"] = Listed(Asked.Date, Newsroom.Forum),
        ["place"] = Listed(Asked.Place, Newsroom.Mill, Newsroom.Chips),
        ["amounts"] = Listed(Asked.Amounts, Newsroom.Mill),
        ["source"] = Listed(Asked.Source, Newsroom.Chips),
        ["confirm-yes"] = Confirmed(Stage.Started, Newsroom.Mill),
        ["confirm-later"] = Confirmed(Stage.Signed, Newsroom.Mill),
        ["confirm-no"] = Confirmed(Stage.Started, Newsroom.Chips),
        ["confirm-untold"] = Confirmed(Stage.Started, Newsroom.Forum),
        ["passage"] = new QueryResult
        {
            Plan = new Passages { Words = "封装线几条", Filter = new Filter { About = new Subject("封装线", true) } },
            Items = [Newsroom.Item(Newsroom.Chips)],
            ItemsTotal = 1,
            Passages = [new ResultPassage(Newsroom.Ref(Newsroom.Chips), EvidenceField.Body, 0, 19, "项目投资3000万美元，建设两条封装线。", 0.9)],
            Receipt = Newsroom.Receipt(1),
        },
        ["passage-none"] = new QueryResult
        {
            Plan = new Passages { Words = "产能" },
            Items = [Newsroom.Item(Newsroom.Forum)],
            ItemsTotal = 1,
            Passages = [new ResultPassage(Newsroom.Ref(Newsroom.Forum), EvidenceField.Body, 0, 5, "与会者讨论了园区的循环利用。", 0.1)],
            Receipt = Newsroom.Receipt(1),
        },
    };

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Says_what_the_transcript_says(string name)
    {
        var answer = await Newsroom.AskAsync(Results[name]);
        var text = new StringBuilder().Append(answer.Outcome).Append('\n').Append(Newsroom.Text(answer));
        Snapshot.Matches($"answer-{name}.txt", text.ToString());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Says_no_number_that_the_result_lacks(string name)
    {
        var result = Results[name];
        var text = Newsroom.Text(await Newsroom.AskAsync(result));
        var known = Numbers().Matches(Known(result)).Select(match => match.Value).ToHashSet(StringComparer.Ordinal);

        Assert.All(Numbers().Matches(text), match => Assert.Contains(match.Value, known));
    }

    [Fact]
    public async Task An_average_shows_what_was_divided()
    {
        var plan = new Aggregate { Measure = Measure.Investment, Statistic = Statistic.AveragePerItem };
        var answer = await Newsroom.AskAsync(new Planned(plan, []), asked => new QueryResult
        {
            Plan = asked,
            Value = 27.035m,
            Unit = "亿元",
            Items = [Newsroom.Item(Newsroom.Mill, figures: Newsroom.Figure(Newsroom.Mill)), Newsroom.Item(Newsroom.Chips, figures: Newsroom.Figure(Newsroom.Chips, rate: 6.9m))],
            ItemsTotal = 2,
            Receipt = Newsroom.Receipt(3, 2),
        });

        Assert.Equal(27.035m, answer.Value);
        Snapshot.Matches("answer-average.txt", Newsroom.Text(answer));
    }

    [Fact]
    public async Task A_share_shows_both_figures()
    {
        var plan = new Aggregate { Measure = new Measure.MoneyOf(AmountKind.Annual), Statistic = Statistic.Share, Whole = new Aggregate { Measure = Measure.Investment } };
        var answer = await Newsroom.AskAsync(new Planned(plan, ["按“岳麓”理解。"]), asked => new QueryResult
        {
            Plan = asked,
            Value = asked is Aggregate { Statistic: Statistic.Share } ? 8.5m / 52 * 100 : asked is Aggregate { Measure: Measure.MoneyOf { Kind: AmountKind.Annual } } ? 8.5m : 52,
            Unit = asked is Aggregate { Statistic: Statistic.Share } ? "%" : "亿元",
            Items = [Newsroom.Item(Newsroom.Mill, figures: Newsroom.Figure(Newsroom.Mill, 1))],
            ItemsTotal = 1,
            Receipt = Newsroom.Receipt(1, 1),
        });

        Assert.Equal(16.3462m, answer.Value);
        Snapshot.Matches("answer-share.txt", Newsroom.Text(answer));
    }

    [GeneratedRegex(@"[0-9]+(\.[0-9]+)?", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Numbers();

    /// <summary>Everything that an answer may take a number from: figures, counts, rates, days, ranks, issues and the items' texts.</summary>
    private static string Known(QueryResult result)
    {
        var receipt = result.Receipt;
        IEnumerable<object?> parts =
        [
            Kept(result.Value), result.ItemsTotal, receipt.Matched, receipt.Told, receipt.Matched - receipt.Told, receipt.Hedged, receipt.Merged, result.Rows.Count,
            .. receipt.Rates.Values, 1, .. receipt.Issues, .. result.Rows.Select(row => Kept(row.Value)), .. result.Rows.Select(row => (object)row.Items), .. result.Rows.Select((_, i) => (object)(i + 1)),
            .. result.Rows.Count == 2 ? [(object?)Math.Abs((result.Rows[0].Value - result.Rows[1].Value)!.Value)] : Array.Empty<object?>(),
            .. Newsroom.All.SelectMany(view => new[] { view.Item.Text.Title, view.Item.Text.Lead, view.Item.Text.Body, PlanDescriber.Describe(view.Item.Date?.Value ?? default), view.Key.ToString(CultureInfo.InvariantCulture) }),
            PlanDescriber.Describe(result.Plan.Filter),
            .. result.Rows.Select(row => row.Label.Replace("-0", " ", StringComparison.Ordinal)),
        ];
        return string.Join(' ', parts);
    }

    /// <summary>As it is, and as it is shown: with two decimals.</summary>
    private static string Kept(decimal? value) => string.Create(CultureInfo.InvariantCulture, $"{value:0.############} {value:0.##}");

    private static QueryResult Listed(Asked asked, params StoredItem[] views) => new()
    {
        Plan = new Listing { Asked = asked, Filter = new Filter { About = new Subject("园区", false), Items = [.. views.Select(Newsroom.Ref)] } },
        Items = [.. views.Select(view => Newsroom.Item(view))],
        ItemsTotal = views.Length,
        Receipt = Newsroom.Receipt(views.Length),
    };

    private static QueryResult Confirmed(Stage stage, StoredItem view)
    {
        var result = Listed(Asked.Confirmation, view);
        return result with { Plan = ((Listing)result.Plan) with { Confirm = stage } };
    }
}
