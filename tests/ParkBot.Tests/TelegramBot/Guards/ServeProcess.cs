using System.Diagnostics;
using System.Text;
using ParkBot.Cli;
using Xunit;

namespace ParkBot.Tests.TelegramBot;

/// <summary>The real program in a process of its own, which can be killed.</summary>
internal sealed class ServeProcess : IAsyncDisposable
{
    private readonly StringBuilder error = new();
    private readonly StringBuilder output = new();
    private readonly Process process;

    private ServeProcess(Process process) => this.process = process;

    internal int Id => process.Id;

    internal bool HasExited => process.HasExited;

    internal string Error
    {
        get
        {
            lock (error)
            {
                return error.ToString();
            }
        }
    }

    internal string Output
    {
        get
        {
            lock (output)
            {
                return output.ToString();
            }
        }
    }

    /// <summary>What the kernel counted as the most memory that it held, in megabytes.</summary>
    internal double PeakMegabytes => double.Parse(
        File.ReadLines($"/proc/{process.Id}/status").First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1],
        System.Globalization.CultureInfo.InvariantCulture) / 1024;

    internal static ServeProcess Start(string folder, IEnumerable<(string Key, string Value)> settings, params string[] args)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false, WorkingDirectory = folder };
        start.ArgumentList.Add(typeof(Terminal).Assembly.Location);
        foreach (var arg in args)
        {
            start.ArgumentList.Add(arg);
        }

        foreach (var (key, value) in settings)
        {
            start.Environment["PARKBOT__" + key.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        var served = new ServeProcess(new Process { StartInfo = start });
        served.process.ErrorDataReceived += (_, line) => Add(served.error, line.Data);
        served.process.OutputDataReceived += (_, line) => Add(served.output, line.Data);
        served.process.Start();
        served.process.BeginErrorReadLine();
        served.process.BeginOutputReadLine();
        return served;
    }

    internal async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>SIGTERM, as a service manager sends it.</summary>
    internal void Terminate()
    {
        using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    internal async Task<int> ExitAsync(TimeSpan timeout)
    {
        using var limit = new CancellationTokenSource(timeout);
        await process.WaitForExitAsync(limit.Token);
        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill();
            await process.WaitForExitAsync();
        }

        process.Dispose();
    }

    private static void Add(StringBuilder text, string? line)
    {
        lock (text)
        {
            text.AppendLine(line);
        }
    }
}
