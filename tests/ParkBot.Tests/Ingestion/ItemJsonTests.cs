using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;
using ParkBot.Ingestion;
using ParkBot.News;
using ParkBot.Storage;
using ParkBot.Tests.Storage;
using Xunit;

namespace ParkBot.Tests.Ingestion;

public sealed class ItemJsonTests : IDisposable
{
    private const string Minimal = """{"publication":"园区周报","issue":3,"number":1,"section":"investment","title":"甲地开工","date":{"from":"2024-05-08","to":"2024-05-09"}""";
    private static readonly RateOptions Rates = new();
    private readonly TestDatabase store = new();

    public void Dispose() => store.Dispose();

    [Fact]
    public async Task What_is_written_is_read_back_to_the_evidence()
    {
        var issue = Sample.Issue(
            7,
            Sample.Item("光伏基地开工", "5月7日，甲公司开工。", "总投资约12亿元。\n另有3亿美元授信。").On(5, 7, 9).In(new Place("江苏省", "苏州市", "昆山市"), new Place("上海市", null, "闵行区"))
                .At(Stage.Started, Stage.Signed).Of(Industry.Photovoltaic, Industry.ComputingAndData).By("甲公司").About(3).Counting(3, Stage.Started).Counting(1, null, partOf: true)
                .Costing(12, bound: Bound.About).Costing(3, "USD").Costing(1.5m, kind: AmountKind.Credit, headline: false),
            Sample.Item("政策印发", section: Section.Policy));
        await store.LoadAsync(issue);
        var lines = await LinesAsync();

        var (issues, wrong) = ItemJsonFile.Read(Encoding.UTF8.GetBytes(string.Join('\n', lines)), Rates);

        Assert.Empty(wrong);
        // The period is made from the dates, as every load makes it.
        Assert.Equal(Content.Of(issue with { Period = new DateWindow(new DateOnly(2024, 5, 7), new DateOnly(2024, 5, 9)) }), Content.Of(Assert.Single(issues).Issue));
    }

    [Fact]
    public async Task A_line_is_in_the_form_of_the_contract()
    {
        await store.LoadAsync(Sample.Issue(7, Sample.Item("“甲”<乙>开工").Costing(2.5m, bound: Bound.Over).Costing(1, "USD", stage: Stage.Signed)));
        var line = Assert.Single(await LinesAsync());

        using var json = JsonDocument.Parse(line);
        Assert.Equal(
            "publication,issue,number,section,title,lead,body,source,date,regions,stages,industries,organizations,amounts,counts,investment,investmentText,projects,page,correctedBy,evidence",
            string.Join(',', json.RootElement.EnumerateObject().Select(property => property.Name).Take(21)));
        Assert.Contains("""["title":"“甲”<乙>开工","lead":null,"body":null,"source":"某市政府网站","date":null,"regions":[],"""[1..], line, StringComparison.Ordinal);
        Assert.Contains("""{"value":250000000,"currency":"CNY","bound":"over","kind":"investment","stage":null,"text":"2.5亿","evidence":[{"field":"title","start":0,"length":2}],"basis":"text"}""", line, StringComparison.Ordinal);
        Assert.Contains("\"investment\":9.4,\"investmentText\":\"2.5亿＋1亿\",\"projects\":null", line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""[{"value":1e9,"kind":"investment"},{"value":2e9,"kind":"investment"}],"investment":20""", "20", "")]
    [InlineData("""[{"value":6e9,"kind":"investment"},{"value":1e9,"kind":"investment"},{"value":3e9,"kind":"investment"}],"investment":70""", "60,10", "")]
    [InlineData("""[{"value":1e8,"currency":"USD","kind":"investment"}],"investment":6.9""", "6.9", "")]
    [InlineData("""[{"value":2e9,"kind":"credit"}],"investment":20,"investmentText":"20亿"$""", "20", "Correction")]
    [InlineData("""[{"value":2e9,"kind":"investment"}],"investment":null""", "", "")]
    [InlineData("""[],"investment":5""", "5", "Correction")]
    public void The_figure_is_matched_to_the_sums_that_make_it(string amounts, string expected, string basis)
    {
        var (issues, wrong) = Read(Minimal + ",\"amounts\":" + amounts.TrimEnd('$') + "}");

        Assert.Empty(wrong);
        var headline = Assert.Single(Assert.Single(issues).Issue.Items).Amounts.Where(amount => amount.Headline).ToList();
        Assert.Equal(expected, string.Join(',', headline.Select(amount => FormattableString.Invariant($"{Rates.InYi(amount.Cents, amount.Currency)!.Value / 1.0000m:0.####}"))));
        Assert.True(basis.Length == 0 || headline.TrueForAll(amount => amount.Basis.ToString() == basis && amount.Evidence.Count == 0));
    }

    [Fact]
    public void Issues_are_told_apart_and_dated_by_their_items()
    {
        var (issues, wrong) = Read(string.Join('\n', Minimal + ",\"alt\":{\"x\":1}}", "", Minimal.Replace("\"issue\":3", "\"issue\":4", StringComparison.Ordinal) + ",\"year\":2020,\"month\":2,\"weekOfMonth\":3}"));

        Assert.Empty(wrong);
        Assert.Equal([(3, 2024, 5, 2), (4, 2020, 2, 3)], issues.Select(read => (read.Issue.Number, read.Issue.Year, read.Issue.Month, read.Issue.WeekOfMonth)));
        Assert.Equal(new DateWindow(new DateOnly(2024, 5, 8), new DateOnly(2024, 5, 9)), issues[0].Issue.Period);
        Assert.Equal(Basis.Correction, issues[0].Issue.Items[0].Date!.Basis);
    }

    [Theory]
    [InlineData("{", "第 1 行：不是一个完整的 JSON 对象")]
    [InlineData("[1]", "第 1 行：publication 应在一个 JSON 对象里")]
    [InlineData("""{"publication":"a","issue":1,"number":1,"section":"investment"}""", "第 1 行：缺少 title")]
    [InlineData("""{"publication":"a","issue":1,"number":1,"section":"sport","title":"b"}""", "第 1 行：section 里的“sport”不认识")]
    [InlineData("""{"publication":"a","issue":"x","number":1,"section":"policy","title":"b"}""", "第 1 行：issue 应是整数")]
    [InlineData("""{"publication":"a","issue":1,"number":1,"section":"policy","title":"b"}""", "第 1 行：第 1 期没有 year、month、weekOfMonth，也没有一条有日期，不知道是哪一周")]
    [InlineData(Minimal + ",\"stages\":[\"4\"]}", "第 1 行：stages 里的“4”不认识")]
    [InlineData(Minimal + ",\"industries\":[\"gold\"]}", "第 1 行：industries 里的“gold”不认识")]
    [InlineData(Minimal + ",\"counts\":[{\"value\":1,\"evidence\":[{\"field\":\"title\",\"start\":2,\"length\":3}]}]}", "第 1 行：evidence 指向 title 的第 2 字起 3 字，超出了原文")]
    [InlineData(Minimal + "}\n" + Minimal + "}", "第 2 行：第 3 期已经有第 1 条")]
    [InlineData("\n", "文件里没有一条新闻")]
    public void A_wrong_line_is_named_with_its_reason(string text, string reason) => Assert.Equal(reason, Assert.Single(Read(text).Wrong));

    [Fact]
    public async Task Nothing_of_a_file_with_a_wrong_line_is_loaded()
    {
        var file = new ItemJsonFile(store.Writer, Options.Create(Rates));

        var refused = await file.LoadAsync("items.jsonl", Encoding.UTF8.GetBytes(Minimal + "}\n{}"), draft: false, TestContext.Current.CancellationToken);
        Assert.Equal((LoadOutcome.Refused, "第 2 行：缺少 publication。一条也没有载入。"), (Assert.Single(refused).Outcome, refused[0].Error));
        Assert.Empty(await store.Items.IssuesAsync(TestContext.Current.CancellationToken));

        var loaded = await file.LoadAsync("items.jsonl", Encoding.UTF8.GetBytes(Minimal + "}"), draft: false, TestContext.Current.CancellationToken);
        Assert.Equal((LoadOutcome.Loaded, 1), (Assert.Single(loaded).Outcome, loaded[0].Items));
    }

    private static (IReadOnlyList<ItemJsonRead> Issues, IReadOnlyList<string> Wrong) Read(string text) => ItemJsonFile.Read(Encoding.UTF8.GetBytes(text), Rates);

    private async Task<List<string>> LinesAsync()
    {
        var issue = Assert.Single(await store.Items.IssuesAsync(TestContext.Current.CancellationToken));
        return [.. (await store.Items.AllAsync(TestContext.Current.CancellationToken)).Select(item => ItemJson.Write(item, issue, Rates))];
    }
}
