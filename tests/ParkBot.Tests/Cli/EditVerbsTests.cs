using System.Globalization;
using System.Text.Json;
using ParkBot.Cli;
using Xunit;

namespace ParkBot.Tests.Cli;

public sealed class EditVerbsTests : IDisposable
{
    private const string Question = "江苏总投资多少";

    private readonly Run _run = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _run.Dispose();

    [Fact]
    public async Task A_fix_changes_what_is_answered_and_outlives_a_new_file_until_it_is_undone()
    {
        var file = _run.Sample(109);
        await _run.OfAsync("", "load", file);
        Assert.Equal(316.05m, await ValueAsync());

        Assert.Equal(ExitCode.Done, await _run.OfAsync("", "fix", "--json", "109-1", "investment", "300亿元"));
        var done = Assert.Single(_run.Lines);
        Assert.Equal("outcome id publication issue item title field before after error", string.Join(' ', done.EnumerateObject().Select(property => property.Name)));
        Assert.Equal(("done", "312.6亿元", "300亿元"), (Text(done, "outcome"), Text(done, "before"), Text(done, "after")));
        Assert.Equal(303.45m, await ValueAsync());

        await File.AppendAllTextAsync(file, "\n\n", Token);
        await _run.OfAsync("", "load", "--json", file);
        Assert.Equal("replaced", Text(_run.Lines[0], "outcome"));
        Assert.Equal(303.45m, await ValueAsync());

        await _run.OfAsync("", "fix", "--list", "--json");
        Assert.Equal(("investment", "cli"), (Text(Assert.Single(_run.Lines), "field"), Text(_run.Lines[0], "author")));
        Assert.Equal(ExitCode.Done, await _run.OfAsync("", "fix", "--undo", done.GetProperty("id").GetInt64().ToString(CultureInfo.InvariantCulture)));
        Assert.Contains("已撤销", _run.Out, StringComparison.Ordinal);
        Assert.Equal(316.05m, await ValueAsync());
        Assert.Equal(ExitCode.Failed, await _run.OfAsync("", "fix", "--undo", "1"));
        Assert.Contains("已经撤销过了", _run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_correction_that_does_not_fit_the_new_file_is_told_by_its_load()
    {
        var file = _run.Sample(109);
        await _run.OfAsync("", "load", file);
        await _run.OfAsync("", "fix", "109-1", "investment", "300");
        Assert.Contains("由“312.6亿元”改为“300亿元”", _run.Out, StringComparison.Ordinal);
        await ChangeAsync(file, "312.6", "320.6");

        await _run.OfAsync("", "load", "--json", file);

        Assert.Contains(_run.Lines[0].GetProperty("doubts").EnumerateArray(), doubt => doubt.GetString()!.Contains("没有用上", StringComparison.Ordinal) || doubt.GetString()!.Contains("没有标题是", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_draft_leaves_the_published_issue_answering_until_it_is_published()
    {
        var file = _run.Sample(109);
        await _run.OfAsync("", "load", file);
        await ChangeAsync(file, "312.6", "320.6");
        await _run.OfAsync("", "load", "--draft", file);
        Assert.Equal(316.05m, await ValueAsync());

        Assert.Equal(ExitCode.Done, await _run.OfAsync("", "publish", "109", "--json"));
        Assert.Equal("""{"outcome":"published","publication":"园区周报","issue":109,"items":24}""" + "\n", _run.Out);
        Assert.Equal(324.05m, await ValueAsync());
        Assert.Equal(ExitCode.Failed, await _run.OfAsync("", "publish", "109"));
        Assert.Contains("草稿", _run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_the_last_issue_is_removed_nothing_comes_back()
    {
        await _run.OfAsync("", "load", _run.Sample(109));
        Assert.Equal(ExitCode.WrongUsage, await _run.OfAsync("", "remove", "109"));
        Assert.Contains("--yes", _run.Error, StringComparison.Ordinal);

        Assert.Equal(ExitCode.Done, await _run.OfAsync("", "remove", "109", "--yes"));
        Assert.Contains("第109期已删除，24条", _run.Out, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Failed, await _run.OfAsync("", "remove", "109", "--yes"));
        await _run.OfAsync("退出\n");
        Assert.Contains("还没有载入周报", _run.Out, StringComparison.Ordinal);
        await _run.OfAsync("", "items", "--json");
        Assert.Empty(_run.Out);
    }

    [Fact]
    public async Task A_backup_is_made_and_not_overwritten()
    {
        await _run.OfAsync("", "load", _run.Sample(109));
        Assert.Equal(ExitCode.Done, await _run.OfAsync("", "backup", _run.File("copy.db"), "--json"));
        Assert.Equal(_run.File("copy.db"), Text(_run.Lines[0], "file"));
        Assert.Equal(ExitCode.Failed, await _run.OfAsync("", "backup", _run.File("copy.db")));
        Assert.Contains("已经存在", _run.Error, StringComparison.Ordinal);
        await _run.OfAsync("", "ask", "--json", "--db", _run.File("copy.db"), Question);
        Assert.Equal(316.05m, _run.Lines[0].GetProperty("value").GetDecimal());
    }

    [Theory]
    [InlineData("fix 后面要写", "fix")]
    [InlineData("fix 后面要写", "fix", "108-7", "date")]
    [InlineData("不是期号-条号", "fix", "108", "date", "无")]
    [InlineData("没有“colour”这个字段", "fix", "108-7", "colour", "red")]
    [InlineData("三者取一", "fix", "108-7", "date", "无", "--undo", "3")]
    [InlineData("ISSUE 要写", "publish", "x")]
    [InlineData("后面要写 ISSUE", "remove")]
    public async Task Wrong_usage_is_status_2_and_told_in_chinese(string told, params string[] args)
    {
        Assert.Equal(ExitCode.WrongUsage, await _run.OfAsync("", args));
        Assert.Contains(told, _run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_value_that_is_not_understood_fails_with_what_is_right()
    {
        await _run.OfAsync("", "load", _run.Sample(109));

        Assert.Equal(ExitCode.Failed, await _run.OfAsync("", "fix", "--json", "109-1", "地区", "亚特兰蒂斯"));
        Assert.Equal("refused", Text(_run.Lines[0], "outcome"));
        Assert.Contains("请写全名", Text(_run.Lines[0], "error"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("build2.sqlite", 316.05, 46)]
    [InlineData("build3.sqlite", 316.05, 46)]
    [InlineData("build4.sqlite", 316.05, 46)]
    [InlineData("build5.sqlite", 316.05, 46)]
    public async Task A_database_of_a_build_before_is_migrated_backed_up_and_answers_the_same(string fixture, double value, int items)
    {
        var folder = Directory.CreateDirectory(_run.File("old"));
        var file = Path.Combine(folder.FullName, "old.db");
        File.Copy(Path.Combine(AppContext.BaseDirectory, "Fixtures", fixture), file);

        await _run.OfAsync("", "ask", "--json", "--db", file, Question);
        Assert.Equal((decimal)value, _run.Lines[0].GetProperty("value").GetDecimal());
        Assert.Single(folder.GetFiles("*.bak"));
        await _run.OfAsync("", "items", "--json", "--db", file);
        Assert.Equal(items, _run.Lines.Count);
        Assert.Equal(ExitCode.Done, await _run.OfAsync("", "fix", "--db", file, "109-1", "investment", "300亿元"));
        Assert.Single(folder.GetFiles("*.bak"));
    }

    /// <summary>The build before wrote the same tables: nothing to migrate, nothing to back up, the same answer.</summary>
    [Fact]
    public async Task A_database_of_the_build_before_with_the_same_tables_answers_the_same()
    {
        var folder = Directory.CreateDirectory(_run.File("old"));
        var file = Path.Combine(folder.FullName, "old.db");
        File.Copy(Path.Combine(AppContext.BaseDirectory, "Fixtures", "build6.sqlite"), file);

        await _run.OfAsync("", "ask", "--json", "--db", file, Question);
        Assert.Equal(316.05m, _run.Lines[0].GetProperty("value").GetDecimal());
        await _run.OfAsync("", "items", "--json", "--db", file);
        Assert.Equal(46, _run.Lines.Count);
        Assert.Empty(folder.GetFiles("*.bak"));
    }

    private async Task<decimal> ValueAsync()
    {
        await _run.OfAsync("", "ask", "--json", Question);
        return _run.Lines[0].GetProperty("value").GetDecimal();
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    private static async Task ChangeAsync(string file, string from, string to) =>
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file, Token)).Replace(from, to, StringComparison.Ordinal), Token);
}
