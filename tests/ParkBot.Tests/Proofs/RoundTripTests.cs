using ParkBot.Cli;
using ParkBot.Tests.Cli;
using Xunit;

namespace ParkBot.Tests.Proofs;

/// <summary>What the program prints it can read again, without a change to a value, an evidence or an answer.</summary>
public sealed class RoundTripTests : IDisposable
{
    private static readonly string[] Questions = ["三个板块各有多少条", "所有项目的总投资一共多少", "签约项目总投资是多少", "哪个省的项目最多", "开工了多少个项目", "有哪些外资项目"];

    private readonly Run _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public async Task Items_go_from_one_database_to_another_whole()
    {
        Assert.Equal(ExitCode.Done, await _run.OfAsync("", "load", _run.Sample(109), _run.Sample(110)));
        await _run.OfAsync("", "items", "--json");
        var items = _run.Out;
        await File.WriteAllTextAsync(_run.File("items.jsonl"), items, TestContext.Current.CancellationToken);

        Assert.Equal(ExitCode.Done, await _run.OfAsync("", "load", "--items", "--json", "--db", _run.File("other.db"), _run.File("items.jsonl")));
        Assert.Equal("loaded loaded", Outcomes());
        await _run.OfAsync("", "items", "--json", "--db", _run.File("other.db"));
        Assert.Equal(items.Split('\n'), _run.Out.Split('\n'));

        Assert.Equal(ExitCode.Done, await _run.OfAsync("", "load", "--items", "--json", "--db", _run.File("other.db"), _run.File("items.jsonl")));
        Assert.Equal("unchanged unchanged", Outcomes());

        await _run.OfAsync("", "issues", "--json");
        var issues = _run.Out;
        await _run.OfAsync("", "issues", "--json", "--db", _run.File("other.db"));
        Assert.Equal(issues, _run.Out);

        await _run.OfAsync(string.Join("\n\n", Questions), "ask", "--json", "--batch", "-");
        var answers = _run.Out;
        Assert.Equal(Questions.Length, _run.Lines.Count);
        await _run.OfAsync(string.Join("\n\n", Questions), "ask", "--json", "--batch", "-", "--db", _run.File("other.db"));
        Assert.Equal(answers, _run.Out);
    }

    [Fact]
    public async Task The_same_file_twice_changes_nothing()
    {
        await _run.OfAsync("", "load", _run.Sample(109), _run.Sample(110));
        await _run.OfAsync("", "items", "--json");
        var items = _run.Out;

        Assert.Equal(ExitCode.Done, await _run.OfAsync("", "load", "--json", _run.Sample(110), _run.Sample(109)));
        Assert.Equal("unchanged unchanged", Outcomes());
        await _run.OfAsync("", "items", "--json");
        Assert.Equal(items, _run.Out);
    }

    [Theory]
    [InlineData("一共有多少条新闻")]
    [InlineData("第110期有多少条新闻")]
    [InlineData("这期项目总投资是多少")]
    [InlineData("有哪些项目")]
    public async Task A_draft_is_not_answered_from(string question)
    {
        await _run.OfAsync("", "load", "--draft", "--json", _run.Sample(110));
        Assert.Equal("draft", Outcomes());
        await _run.OfAsync("", "ask", "--json", question);
        Assert.Equal(("no_data", 0), (_run.Lines[0].GetProperty("outcome").GetString(), _run.Lines[0].GetProperty("itemsTotal").GetInt32()));

        // Beside a published issue it is not seen either: the newest is the published one.
        await _run.OfAsync("", "load", _run.Sample(109));
        await _run.OfAsync("", "ask", "--json", question);
        Assert.All(_run.Lines[0].GetProperty("items").EnumerateArray(), item => Assert.Equal(109, item.GetProperty("issue").GetInt32()));
    }

    private string Outcomes() => string.Join(' ', _run.Lines.Select(line => line.GetProperty("outcome").GetString()));
}
