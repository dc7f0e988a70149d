using ParkBot.Cli;
using ParkBot.Ingestion;
using ParkBot.News;
using ParkBot.Tests.Answering;
using Xunit;

namespace ParkBot.Tests.Cli;

public sealed class CommandsTests
{
    private readonly Run _run = new();

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

    [Fact]
    public async Task Ask_prints_the_json_of_the_contract()
    {
        Assert.Equal(ExitCode.Done, await _run.OfAsync("", "ask", "--json", "--db", "x.db", "湖南有多少条"));

        Assert.Equal("x.db", _run.Database);
        Snapshot.Matches("ask-json.txt", _run.Out);
    }

    [Fact]
    public async Task A_question_without_quotation_marks_is_one_question()
    {
        await _run.OfAsync("", "ask", "湖南", "有多少条");

        Assert.Equal("湖南 有多少条", Assert.Single(_run.Asked).Question);
        Assert.StartsWith("湖南省：共2条新闻。", _run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_batch_keeps_context_until_an_empty_line()
    {
        Assert.Equal(ExitCode.Done, await _run.OfAsync("一\n二\n\n三\n", "ask", "--json", "--batch", "-"));

        Assert.Equal([("一", null), ("二", "一"), ("三", null)], _run.Asked);
        Assert.Equal("一二三", string.Concat(_run.Lines.Select(line => line.GetProperty("question").GetString())));
    }

    [Fact]
    public async Task A_batch_that_is_not_there_fails_with_its_name()
    {
        Assert.Equal(ExitCode.Failed, await _run.OfAsync("", "ask", "--batch", "no-such-file.txt"));
        Assert.Contains("no-such-file.txt", _run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_breaks_leaves_as_a_sentence_and_status_1()
    {
        Assert.Equal(ExitCode.Failed, await _run.OfAsync("", "ask", "坏"));
        Assert.Equal("出错了：坏了（InvalidOperationException）\n", _run.Error);
    }

    [Fact]
    public async Task Load_passes_on_what_it_was_told_and_reports_in_json()
    {
        _run.Report = file => new LoadReport { File = file, Outcome = LoadOutcome.Draft, Issue = 7, Items = 3, Doubts = [new Doubt(2, "日期不确定。"), new Doubt(null, "期号是外面给的。")] };

        Assert.Equal(ExitCode.Done, await _run.OfAsync("", "load", "a.txt", "--json", "--draft", "--publication", "某刊", "--number", "7", "--year", "2023", "--month", "2", "--week", "4"));

        var request = Assert.Single(_run.Loads);
        Assert.Equal((true, false, "某刊", 7, 2023, 2, 4), (request.Draft, request.AreItems, request.Publication, request.Number, request.Year, request.Month, request.Week));
        Assert.Equal("""{"file":"a.txt","outcome":"draft","issue":7,"items":3,"doubts":["第2条：日期不确定。","期号是外面给的。"],"error":null}""" + "\n", _run.Out);
    }

    [Fact]
    public async Task A_refused_file_fails_but_the_others_are_loaded()
    {
        _run.Report = file => file == "b.txt" ? LoadReport.Refused(file, "这不是周报。") : new LoadReport
        {
            File = file,
            Outcome = LoadOutcome.Loaded,
            Issue = 110,
            Items = 3,
            Sections = [(Section.Investment, 2), (Section.Policy, 1)],
            Fields = [("日期", 3), ("地区", 2)],
            Doubts = [new Doubt(3, "来源没有读出来。")],
        };

        Assert.Equal(ExitCode.Failed, await _run.OfAsync("", "load", "a.txt", "b.txt"));
        Snapshot.Matches("load-report.txt", _run.Out);
    }

    [Fact]
    public async Task Issues_and_items_print_json_lines()
    {
        _run.Issues.Add(new IssueLine("园区周报", 108, 2023, 2, 4, new DateWindow(new(2023, 2, 19), new(2023, 2, 25)), 60, IsPublished: true, IsSample: false));

        await _run.OfAsync("", "issues", "--json");
        Assert.Equal("""{"publication":"园区周报","number":108,"year":2023,"month":2,"weekOfMonth":4,"period":{"from":"2023-02-19","to":"2023-02-25"},"items":60,"state":"published"}""" + "\n", _run.Out);

        await _run.OfAsync("", "items", "--json");
        Assert.Equal("{\"number\":1}\n{\"number\":2}\n{\"number\":3}\n", _run.Out);
    }

    [Fact]
    public async Task Issues_and_items_read_well_without_json()
    {
        _run.Issues.Add(new IssueLine("园区周报", 108, 2023, 2, 4, new DateWindow(new(2023, 2, 19), new(2023, 2, 25)), 60, IsPublished: true, IsSample: false));
        await _run.OfAsync("", "issues");
        var issues = _run.Out;
        await _run.OfAsync("", "items");

        Snapshot.Matches("issues-items.txt", issues + _run.Out);
    }

    [Fact]
    public async Task Chat_on_an_empty_default_database_loads_the_samples_and_talks_until_told_to_leave()
    {
        Assert.Equal(ExitCode.Done, await _run.OfAsync("湖南有多少条\n\n那浙江呢\n退出\n不该问\n"));

        Assert.Equal([("湖南有多少条", null), ("那浙江呢", "湖南有多少条")], _run.Asked);
        Snapshot.Matches("chat.txt", _run.Out);
    }

    [Fact]
    public async Task Chat_on_a_named_database_loads_no_samples_and_ends_with_its_input()
    {
        Assert.Equal(ExitCode.Done, await _run.OfAsync("", "chat", "--db", "x.db"));

        Assert.Empty(_run.Issues);
        Assert.Contains("还没有载入周报", _run.Out, StringComparison.Ordinal);
        Assert.EndsWith("再见。\n", _run.Out, StringComparison.Ordinal);
    }
}
