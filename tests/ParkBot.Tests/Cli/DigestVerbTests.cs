using ParkBot.Cli;
using Xunit;

namespace ParkBot.Tests.Cli;

public sealed class DigestVerbTests : IDisposable
{
    private readonly Run _run = new();

    public void Dispose() => _run.Dispose();

    [Theory]
    [InlineData("digest 只能预览，请写 digest --preview；推送由 serve 按时进行。", "digest")]
    [InlineData("--issue 要写 1 到 99999 之间的整数，不是“零”。", "digest", "--preview", "--issue", "零")]
    public async Task Wrong_usage_is_told(string told, params string[] args)
    {
        Assert.Equal(ExitCode.WrongUsage, await _run.OfAsync("", args));
        Assert.Empty(_run.Out);
        Assert.Contains(told, _run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_an_issue_it_fails_and_says_why()
    {
        Assert.Equal(ExitCode.Failed, await _run.OfAsync("", "digest", "--preview"));
        Assert.Equal("还没有已发布的周报：先用 load 载入，例如 parkbot load 周报.txt。\n", _run.Error);

        await _run.OfAsync("", "load", "--draft", _run.Sample(110));
        Assert.Equal(ExitCode.Failed, await _run.OfAsync("", "digest", "--preview", "--json"));
        Assert.Equal(ExitCode.Failed, await _run.OfAsync("", "digest", "--preview", "--issue", "110"));
        Assert.Equal("没有已发布的第110期。用 issues 看载入了哪些期。\n", _run.Error);
        Assert.Empty(_run.Out);
    }

    [Fact]
    public async Task Prints_the_newest_issue_or_the_one_asked_for()
    {
        await _run.OfAsync("", "load", _run.Sample(109), _run.Sample(110));

        Assert.Equal(ExitCode.Done, await _run.OfAsync("", "digest", "--preview"));
        Assert.StartsWith("《园区周报》第110期（2023年3月第2期，3月6日至10日）摘要\n【本期数字】\n", _run.Out, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Done, await _run.OfAsync("", "digest", "--preview", "--issue", "109"));
        Assert.StartsWith("《园区周报》第109期", _run.Out, StringComparison.Ordinal);
        Assert.Contains("上一期（第108期）没有载入", _run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Prints_one_object_a_line_as_json()
    {
        await _run.OfAsync("", "load", _run.Sample(110));

        Assert.Equal(ExitCode.Done, await _run.OfAsync("", "digest", "--preview", "--json"));
        var line = Assert.Single(_run.Lines);
        Assert.Equal("issue publication sample nothing text shown", string.Join(' ', line.EnumerateObject().Select(property => property.Name)));
        Assert.Equal((110, "园区周报", false, false), (line.GetProperty("issue").GetInt32(), line.GetProperty("publication").GetString(), line.GetProperty("sample").GetBoolean(), line.GetProperty("nothing").GetBoolean()));
        Assert.StartsWith("《园区周报》第110期", line.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.True(line.GetProperty("shown").GetInt32() > 10);
    }

    /// <summary>A first chat loads the samples into the default database: their digest may be looked at, and says what it is.</summary>
    [Fact]
    public async Task Samples_may_be_looked_at()
    {
        await _run.OfAsync("退出\n", "chat");
        Assert.Equal(ExitCode.Done, await _run.OfAsync("", "digest", "--preview", "--json"));
        Assert.True(_run.Lines[0].GetProperty("sample").GetBoolean());
        Assert.Contains("这是随程序附带的示例，不是真实新闻。", _run.Lines[0].GetProperty("text").GetString(), StringComparison.Ordinal);
    }
}
