using System.Globalization;
using System.Text.Json;
using ParkBot.Cli;
using Xunit;

namespace ParkBot.Tests.Cli;

public sealed class DecisionVerbsTests : IDisposable
{
    private const string Question = "江苏总投资多少";

    private readonly Run _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public async Task Joining_and_parting_change_the_sum_and_are_listed_and_undone()
    {
        await _run.OfAsync("", "load", _run.Sample(109), _run.Sample(110));
        var before = await ValueAsync();

        Assert.Equal(ExitCode.Done, await _run.OfAsync("", "join", "--json", "109-1", "109-6"));
        var done = Assert.Single(_run.Lines);
        Assert.Equal("outcome id kind items error", string.Join(' ', done.EnumerateObject().Select(property => property.Name)));
        Assert.Equal(("done", "join", 2), (Text(done, "outcome"), Text(done, "kind"), done.GetProperty("items").GetArrayLength()));
        var joined = await ValueAsync();
        Assert.True(joined < before);

        Assert.Equal(ExitCode.Done, await _run.OfAsync("", "part", "109-6", "--publication", "园区周报"));
        Assert.Contains("不再和", _run.Out, StringComparison.Ordinal);
        Assert.Equal(before, await ValueAsync());
        Assert.Equal(ExitCode.Done, await _run.OfAsync("", "part", "--undo", "2"));
        Assert.Equal(joined, await ValueAsync());

        await _run.OfAsync("", "join", "--list", "--json");
        Assert.Equal([("part", "cli", true), ("join", "cli", false)], _run.Lines.Select(line => (Text(line, "kind"), Text(line, "author"), line.GetProperty("undoneAt").ValueKind == JsonValueKind.String)));
        await _run.OfAsync("", "part", "--list", "110", "--json");
        Assert.Empty(_run.Lines);
        Assert.Equal(ExitCode.Done, await _run.OfAsync("", "join", "--undo", "1"));
        Assert.Equal(before, await ValueAsync());
        Assert.Equal(ExitCode.Failed, await _run.OfAsync("", "join", "--json", "109-1", "999-1"));
        Assert.Equal("refused", Text(_run.Lines[0], "outcome"));
        Assert.Equal(ExitCode.Failed, await _run.OfAsync("", "part", "109-1"));
        Assert.Contains("不用拆分", _run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("join")]
    [InlineData("join", "109-1")]
    [InlineData("join", "109-1", "一百")]
    [InlineData("part")]
    [InlineData("part", "109")]
    [InlineData("part", "109-1", "--undo", "3")]
    [InlineData("join", "--undo", "3", "--list")]
    public async Task What_is_no_decision_is_wrong_usage(params string[] args) => Assert.Equal(ExitCode.WrongUsage, await _run.OfAsync("", args));

    private async Task<decimal> ValueAsync()
    {
        await _run.OfAsync("", "ask", "--json", Question);
        return _run.Lines[0].GetProperty("value").GetDecimal();
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
