using System.Diagnostics;
using System.Text;
using ParkBot.Cli;
using ParkBot.Tests.Cli;
using Xunit;

namespace ParkBot.Tests.Llm;

/// <summary>The program as a process of its own: what it loads, with a model configured and without.</summary>
public sealed class ProcessTests
{
    /// <summary>Without a model nothing of Semantic Kernel is loaded; with one it is, which shows that the test would see it.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Semantic_Kernel_is_loaded_only_where_a_model_is_configured(bool configured)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "What a process has loaded is read from /proc.");
        using var run = new Run();
        await run.OfAsync("", "load", "--db", run.File("news.db"), run.Sample(109));
        var start = new ProcessStartInfo("dotnet", [typeof(Terminal).Assembly.Location, "ask", "--db", run.File("news.db"), "--batch", "-"])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardOutputEncoding = Encoding.UTF8,
        };
        if (configured)
        {
            start.Environment["PARKBOT__Llm__Endpoint"] = "http://127.0.0.1:9/v1";
            start.Environment["PARKBOT__Llm__Model"] = "none";
        }

        using var process = Process.Start(start)!;
        try
        {
            await process.StandardInput.WriteLineAsync("江苏总投资多少\n把钱堆得最高的那个省里头拔尖的行当");
            await process.StandardInput.FlushAsync(TestContext.Current.CancellationToken);
            var answers = await AnswersAsync(process, 2);
            Assert.Contains("316.05亿元", answers, StringComparison.Ordinal);

            var loaded = await File.ReadAllTextAsync($"/proc/{process.Id}/maps", TestContext.Current.CancellationToken);
            Assert.Contains("ParkBot.dll", loaded, StringComparison.Ordinal);
            Assert.Equal(configured, loaded.Contains("Microsoft.SemanticKernel", StringComparison.Ordinal));
            Assert.Equal(configured, loaded.Contains("OpenAI.dll", StringComparison.Ordinal));
            Assert.Equal(configured, loaded.Contains("Polly.Core", StringComparison.Ordinal));
        }
        finally
        {
            process.StandardInput.Close();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        Assert.Equal(0, process.ExitCode);
    }

    [Theory]
    [InlineData("Reader", "nobody")]
    [InlineData("TimeoutSeconds", "0")]
    [InlineData("Endpoint", "localhost")]
    [InlineData("Proxy", "localhost:8080")]
    [InlineData("TimeZone", "Mars/Olympus")]
    [InlineData("Prompts", "/nowhere/at/all")]
    public async Task A_setting_that_makes_no_sense_is_told_in_one_line(string name, string value)
    {
        using var run = new Run();
        await run.OfAsync("", "load", "--db", run.File("news.db"), run.Sample(109));
        var start = new ProcessStartInfo("dotnet", [typeof(Terminal).Assembly.Location, "ask", "--db", run.File("news.db"), "江苏总投资多少"]) { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true };
        start.Environment["PARKBOT__Llm__Endpoint"] = "http://127.0.0.1:9/v1";
        start.Environment["PARKBOT__Llm__Model"] = "none";
        start.Environment["PARKBOT__Llm__" + name] = value;

        using var process = Process.Start(start)!;
        var error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(1, process.ExitCode);
        Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("Llm", error + name, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    private static async Task<string> AnswersAsync(Process process, int count)
    {
        var read = new StringBuilder();
        for (var seen = 0; seen < count && await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line;)
        {
            read.AppendLine(line);

            // An empty line ends an answer.
            seen += line.Length == 0 ? 1 : 0;
        }

        return read.ToString();
    }
}
