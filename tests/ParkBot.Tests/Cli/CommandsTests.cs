using System.Text.Json;
using ParkBot.Cli;
using ParkBot.Ingestion;
using ParkBot.Messages;
using ParkBot.News;
using ParkBot.Tests.Answering;
using Xunit;

namespace ParkBot.Tests.Cli;

public sealed class CommandsTests : IDisposable
{
    private readonly Run _run = new();

    public void Dispose() => _run.Dispose();

    [Theory]
    [InlineData("load")]
    [InlineData("ask")]
    [InlineData("ask", "问", "--batch", "-")]
    [InlineData("load", "a.txt", "--month", "13")]
    [InlineData("nonsense")]
    [InlineData("issues", "--db")]
    public async Task Wrong_usage_is_status_2_and_says_so_on_standard_error(params string[] args)
    {
        Assert.Equal(ExitCode.WrongUsage, await _run.OfAsync("", args));
        Assert.Empty(_run.Out);
        Assert.StartsWith("用法不对：", _run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("load 后面要写 FILE。", "load")]
    [InlineData("--db 后面要写一个值。", "issues", "--db")]
    [InlineData("不认识“nonsense”。", "nonsense")]
    [InlineData("--month 要写 1 到 12 之间的整数，不是“13”。", "load", "a.txt", "--month", "13")]
    public async Task Wrong_usage_is_told_in_chinese(string told, params string[] args)
    {
        await _run.OfAsync("", args);
        Assert.Contains(told, _run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Loads_an_issue_and_leaves_it_alone_the_second_time()
    {
        var file = _run.Sample(110);

        Assert.Equal(ExitCode.Done, await _run.OfAsync("", "load", "--json", file));
        var loaded = Assert.Single(_run.Lines);
        Assert.Equal((file, "loaded", 110), (loaded.GetProperty("file").GetString()!, loaded.GetProperty("outcome").GetString()!, loaded.GetProperty("issue").GetInt32()));
        Assert.Equal("file outcome issue items doubts error", Names(loaded));
        Assert.Equal(JsonValueKind.Null, loaded.GetProperty("error").ValueKind);

        await _run.OfAsync("", "load", "--json", file);
        Assert.Equal("unchanged", _run.Lines[0].GetProperty("outcome").GetString());
    }

    [Fact]
    public async Task A_refused_file_fails_with_a_reason_and_the_others_are_loaded()
    {
        await File.WriteAllTextAsync(_run.File("note.txt"), "今天买菜。", TestContext.Current.CancellationToken);

        Assert.Equal(ExitCode.Failed, await _run.OfAsync("", "load", "--json", _run.File("note.txt"), _run.File("gone.txt"), _run.Sample(109)));
        Assert.Equal("refused refused loaded", string.Join(' ', _run.Lines.Select(line => line.GetProperty("outcome").GetString())));
        Assert.All(_run.Lines.Take(2), line => Assert.NotEmpty(line.GetProperty("error").GetString()!));
    }

    [Fact]
    public async Task A_draft_answers_no_question()
    {
        await _run.OfAsync("", "load", "--draft", _run.Sample(110));
        Assert.Contains("存为草稿", _run.Out, StringComparison.Ordinal);

        await _run.OfAsync("", "issues", "--json");
        Assert.Equal("draft", _run.Lines[0].GetProperty("state").GetString());
        await _run.OfAsync("", "ask", "--json", "一共有多少条新闻");
        Assert.Equal("no_data", _run.Lines[0].GetProperty("outcome").GetString());
    }

    [Fact]
    public async Task Issues_and_items_print_the_json_of_the_contract()
    {
        await _run.OfAsync("", "load", _run.Sample(110));
        await _run.OfAsync("", "issues", "--json");
        var issue = Assert.Single(_run.Lines);
        Assert.Equal("publication number year month weekOfMonth period items state", Names(issue));
        Assert.Equal((110, "published"), (issue.GetProperty("number").GetInt32(), issue.GetProperty("state").GetString()!));

        await _run.OfAsync("", "items", "--json");
        var items = _run.Lines;
        Assert.Equal(issue.GetProperty("items").GetInt32(), items.Count);
        Assert.Equal(
            "amounts body correctedBy counts date evidence header heading industries investment investmentText issue lead month number organizations page projects publication regions section source stages title weekOfMonth year",
            string.Join(' ', Names(items[0]).Split(' ').Order(StringComparer.Ordinal)));
        Assert.Equal(Enumerable.Range(1, items.Count), items.Select(item => item.GetProperty("number").GetInt32()));

        await _run.OfAsync("", "items", "--json", "--issue", "999");
        Assert.Empty(_run.Out);
    }

    [Fact]
    public async Task What_items_prints_can_be_loaded_into_another_database()
    {
        await _run.OfAsync("", "load", _run.Sample(110));
        await _run.OfAsync("", "items", "--json");
        var items = _run.Out;
        await File.WriteAllTextAsync(_run.File("items.jsonl"), items, TestContext.Current.CancellationToken);

        Assert.Equal(ExitCode.Done, await _run.OfAsync("", "load", "--items", "--json", "--db", _run.File("other.db"), _run.File("items.jsonl")));
        Assert.Equal("loaded", Assert.Single(_run.Lines).GetProperty("outcome").GetString());
        await _run.OfAsync("", "items", "--json", "--db", _run.File("other.db"));
        Assert.Equal(items, _run.Out);
        Assert.Equal(ExitCode.Failed, await _run.OfAsync("", "load", "--items", _run.File("gone.jsonl")));
    }

    [Fact]
    public async Task Ask_prints_the_json_of_the_contract_on_one_line_with_chinese_as_it_is()
    {
        await _run.OfAsync("", "load", _run.Sample(110));

        Assert.Equal(ExitCode.Done, await _run.OfAsync("", "ask", "--json", "三个板块各有多少条"));
        var answer = Assert.Single(_run.Lines);
        Assert.Equal("question outcome text value unit rows items itemsTotal query restated engine", Names(answer));
        Assert.Equal("answered", answer.GetProperty("outcome").GetString());
        Assert.All(answer.GetProperty("rows").EnumerateArray(), row => Assert.Equal("label value unit items", Names(row)));
        Assert.All(answer.GetProperty("items").EnumerateArray(), item => Assert.Equal("issue number title source", Names(item)));
        Assert.DoesNotContain("\\u", _run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_without_quotation_marks_is_one_question()
    {
        await _run.OfAsync("", "ask", "--json", "广东", "有多少条");

        Assert.Equal("广东 有多少条", _run.Lines[0].GetProperty("question").GetString());
    }

    [Fact]
    public async Task A_batch_answers_line_by_line_and_an_empty_line_starts_anew()
    {
        await _run.OfAsync("", "load", _run.Sample(110));

        Assert.Equal(ExitCode.Done, await _run.OfAsync("招商引资板块有多少条\n政策法规呢\n\n政策法规呢\n", "ask", "--json", "--batch", "-"));

        Assert.Equal(3, _run.Lines.Count);
        Assert.Contains("policy", _run.Lines[1].GetProperty("query").GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_batch_that_is_not_there_fails_with_its_name()
    {
        Assert.Equal(ExitCode.Failed, await _run.OfAsync("", "ask", "--batch", "no-such-file.txt"));
        Assert.Contains("no-such-file.txt", _run.Error, StringComparison.Ordinal);
        Assert.Empty(_run.Out);
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_refused_and_stays_as_it_is()
    {
        await File.WriteAllTextAsync(_run.File("x.db"), "不是数据库，只是一段够长的文字。", TestContext.Current.CancellationToken);

        Assert.Equal(ExitCode.Failed, await _run.OfAsync("", "issues", "--json", "--db", _run.File("x.db")));
        Assert.Contains("--db", _run.Error, StringComparison.Ordinal);
        Assert.Empty(_run.Out);
        Assert.Equal("不是数据库，只是一段够长的文字。", await File.ReadAllTextAsync(_run.File("x.db"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Chat_on_an_empty_default_database_loads_the_samples_and_talks_until_told_to_leave()
    {
        Assert.Equal(ExitCode.Done, await _run.OfAsync("三个板块各有多少条\n\n退出\n广东有多少条\n"));

        Assert.Contains("示例", _run.Out, StringComparison.Ordinal);
        Assert.Contains("按板块统计新闻条数", _run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("广东省", _run.Out, StringComparison.Ordinal);
        Assert.EndsWith("再见。\n", _run.Out, StringComparison.Ordinal);
        await _run.OfAsync("", "issues", "--json");
        Assert.Equal([110, 109], _run.Lines.Select(line => line.GetProperty("number").GetInt32()));
    }

    [Fact]
    public async Task A_whole_chat_on_the_samples_reads_as_its_transcript()
    {
        await _run.OfAsync(
            """
            三个板块各有多少条
            成都有哪些项目
            那长春呢
            德国施塔恩总部投资多少
            澄曜光能滁州项目进展到哪一步
            西藏有没有签约项目
            明天天气怎么样
            退出
            """);

        Snapshot.Matches("chat-samples.txt", _run.Out);
    }

    [Fact]
    public async Task Only_a_chat_without_a_named_database_loads_the_samples()
    {
        await _run.OfAsync("", "chat", "--db", _run.File("named.db"));
        Assert.Contains("还没有载入周报", _run.Out, StringComparison.Ordinal);
        await _run.OfAsync("", "ask", "广东有多少条");
        await _run.OfAsync("", "items");
        await _run.OfAsync("", "issues", "--json");
        Assert.Empty(_run.Out);
    }

    [Fact]
    public async Task The_first_real_load_removes_the_samples()
    {
        await _run.OfAsync("");
        var file = _run.Sample(109);
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).Replace("109", "209", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        await _run.OfAsync("", "load", file);
        await _run.OfAsync("", "issues", "--json");

        Assert.Equal([209], _run.Lines.Select(line => line.GetProperty("number").GetInt32()));
    }

    [Fact]
    public void The_report_of_a_load_reads_well()
    {
        var report = new LoadReport
        {
            File = "a.txt",
            Outcome = LoadOutcome.Loaded,
            Issue = 110,
            Items = 3,
            Sections = [(Section.Investment, 2), (Section.Policy, 1)],
            Fields = [("日期", 3), ("地区", 2)],
            Doubts = [new Doubt(3, "来源没有读出来。"), new Doubt(null, "期号是外面给的。")],
        };

        Snapshot.Matches("load-report.txt", PlainText.Render(LoadText.Said(report)) + "\n" + PlainText.Render(LoadText.Said(LoadReport.Refused("b.txt", "这不是周报。"))));
        Assert.Equal("""{"file":"a.txt","outcome":"loaded","issue":110,"items":3,"doubts":["第3条：来源没有读出来。","期号是外面给的。"],"error":null}""", LoadJson.Line(report));
    }

    private static string Names(JsonElement element) => string.Join(' ', element.EnumerateObject().Select(property => property.Name));
}
