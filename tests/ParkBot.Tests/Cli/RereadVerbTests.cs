using Microsoft.Data.Sqlite;
using ParkBot.Cli;
using Xunit;

namespace ParkBot.Tests.Cli;

public sealed class RereadVerbTests : IDisposable
{
    private readonly Run _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public async Task It_tells_what_differs_and_writes_it()
    {
        await _run.OfAsync("", "load", _run.Sample(109), _run.Sample(110));
        await OldAsync();

        Assert.Equal(ExitCode.Done, await _run.OfAsync("", "reread", "109", "--dry-run", "--json"));
        var line = Assert.Single(_run.Lines);
        Assert.Equal("issue publication outcome changes doubts error", string.Join(' ', line.EnumerateObject().Select(property => property.Name)));
        Assert.Equal("changed", line.GetProperty("outcome").GetString());
        Assert.Equal("""[{"item":2,"field":"source","before":"旧来源","after":"滁州市政府网站"}]""", line.GetProperty("changes").GetRawText());

        Assert.Equal(ExitCode.Done, await _run.OfAsync("", "reread"));
        Assert.Contains("旧来源 → 滁州市政府网站", _run.Out, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Done, await _run.OfAsync("", "reread", "--json"));
        Assert.Equal(["unchanged", "unchanged"], _run.Lines.Select(one => one.GetProperty("outcome").GetString()));
    }

    [Fact]
    public async Task An_issue_that_is_not_there_fails_and_a_word_is_wrong_usage()
    {
        await _run.OfAsync("", "load", _run.Sample(109));

        Assert.Equal(ExitCode.Failed, await _run.OfAsync("", "reread", "999", "--json"));
        Assert.Contains("没有载入第999期", Assert.Single(_run.Lines).GetProperty("error").GetString(), StringComparison.Ordinal);
        Assert.Equal(ExitCode.WrongUsage, await _run.OfAsync("", "reread", "x"));
    }

    private async Task OldAsync()
    {
        await using var connection = new SqliteConnection($"Data Source={_run.File("default.db")}");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new SqliteCommand("UPDATE items SET source = '旧来源' WHERE number = 2 AND issue_id = (SELECT id FROM issues WHERE number = 109); UPDATE issues SET reader_version = 'reader-0'", connection);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
