using System.Diagnostics;
using System.Globalization;
using System.Text;
using ParkBot.Cli;
using Xunit;

namespace ParkBot.Tests.TelegramBot;

/// <summary>
/// The program as it is run: a process of its own, started, killed and stopped as an operator or a machine does it. The emulator
/// and the database file outlive it.
/// </summary>
internal sealed class RealBot : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("parkbot-real");
    private readonly Dictionary<string, string> settings = new(StringComparer.Ordinal);
    private readonly List<Process> all = [];
    private readonly StringBuilder log = new();
    private Process? running;

    private RealBot(TelegramEmulator telegram) => Telegram = telegram;

    internal TelegramEmulator Telegram { get; }

    internal string Database => Path.Combine(folder.FullName, "news.db");

    /// <summary>The most memory that any of its processes had so far, in bytes.</summary>
    internal long PeakMemory { get; private set; }

    /// <summary>All that its processes wrote.</summary>
    internal string Log
    {
        get
        {
            lock (log)
            {
                return log.ToString();
            }
        }
    }

    /// <summary>The emulator and a database with the samples; no process yet.</summary>
    internal static async Task<RealBot> MakeAsync(EmulatorOptions? options = null, bool samples = true, params (string Key, string Value)[] changes)
    {
        var telegram = await TelegramEmulator.StartAsync(options);
        var bot = new RealBot(telegram);
        (string, string)[] defaults =
        [
            ("Telegram__Token", telegram.Token), ("Telegram__BaseUrl", telegram.BaseUrl), ("Telegram__Admins__0", BotHarness.Admin.ToString(CultureInfo.InvariantCulture)),
            ("Telegram__PerMinute", "10000"), ("Telegram__PerMinuteInChat", "10000"),
            ("Delivery__PerSecond", "0"), ("Delivery__PerSecondInChat", "0"), ("Delivery__PerMinuteInGroup", "0"), ("Web__Url", ""), ("Logging__Level", "Warning"),

            // No digests but where a proof is about them.
            ("Digests__Cron", ""),
        ];
        foreach (var (key, value) in defaults.Concat(changes))
        {
            bot.settings["PARKBOT__" + key] = value;
        }

        if (samples)
        {
            foreach (var number in new[] { 109, 110 })
            {
                var file = Path.Combine(bot.folder.FullName, $"sample-{number.ToString(CultureInfo.InvariantCulture)}.txt");
                await File.WriteAllBytesAsync(file, BotHarness.Sample(number));
                Assert.Equal(0, await bot.RunAsync("load", file));
            }
        }

        return bot;
    }

    /// <summary>Starts <c>serve</c>. It is not ready yet when this returns.</summary>
    internal Process Start(string output = "log")
    {
        var process = Launch("serve");
        running = output == "log" ? process : running;
        return process;
    }

    /// <summary>Starts it and waits for its first poll.</summary>
    internal async Task<Process> StartReadyAsync()
    {
        var polls = Telegram.Ledger.Count("getUpdates");
        var process = Start();
        await Proof.UntilAsync(() => Telegram.Ledger.Count("getUpdates") > polls, TimeSpan.FromSeconds(60), () => "It does not poll.\n" + Log);
        return process;
    }

    /// <summary>Another verb, to its end.</summary>
    internal async Task<int> RunAsync(params string[] verb)
    {
        var process = Launch(verb);
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    /// <summary><c>ask --batch -</c>, a line of JSON a question; the caller writes, reads and disposes.</summary>
    internal Process Ask()
    {
        var start = new ProcessStartInfo("dotnet", [Program, "ask", "--batch", "-", "--json", "--db", Database])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardOutputEncoding = Encoding.UTF8,
        };
        return Process.Start(start)!;
    }

    /// <summary>SIGKILL: no chance to say or store anything.</summary>
    internal async Task KillAsync()
    {
        NoteMemory();
        running!.Kill();
        await running.WaitForExitAsync();
        running = null;
    }

    /// <summary>SIGTERM, and what it leaves with.</summary>
    internal async Task<(int Status, TimeSpan Took)> TerminateAsync()
    {
        NoteMemory();
        var since = TimeProvider.System.GetTimestamp();
        using (var kill = Process.Start(new ProcessStartInfo("kill", ["-TERM", running!.Id.ToString(CultureInfo.InvariantCulture)]))!)
        {
            await kill.WaitForExitAsync();
        }

        await running.WaitForExitAsync(new CancellationTokenSource(TimeSpan.FromSeconds(30)).Token);
        var ended = (running.ExitCode, TimeProvider.System.GetElapsedTime(since));
        running = null;
        return ended;
    }

    /// <summary>Reads the peak of the running process; to be called before it ends.</summary>
    internal void NoteMemory()
    {
        if (running is { HasExited: false } && File.Exists($"/proc/{running.Id.ToString(CultureInfo.InvariantCulture)}/status"))
        {
            var line = File.ReadLines($"/proc/{running.Id.ToString(CultureInfo.InvariantCulture)}/status").FirstOrDefault(one => one.StartsWith("VmHWM:", StringComparison.Ordinal));
            if (line is not null)
            {
                PeakMemory = Math.Max(PeakMemory, long.Parse(line.Split(':', 2)[1].Replace("kB", "", StringComparison.Ordinal).Trim(), CultureInfo.InvariantCulture) * 1024);
            }
        }
    }

    /// <summary>Processor time that the running process used so far.</summary>
    internal TimeSpan ProcessorTime
    {
        get
        {
            running!.Refresh();
            return running.TotalProcessorTime;
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in all)
        {
            if (!process.HasExited)
            {
                process.Kill();
                await process.WaitForExitAsync();
            }

            process.Dispose();
        }

        await Telegram.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }

    private Process Launch(params string[] verb)
    {
        var start = new ProcessStartInfo("dotnet", [Program, .. verb, "--db", Database]) { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true, WorkingDirectory = folder.FullName };
        foreach (var (key, value) in settings)
        {
            start.Environment[key] = value;
        }

        var process = Process.Start(start)!;
        process.ErrorDataReceived += (_, line) => Write(line.Data);
        process.OutputDataReceived += (_, line) => Write(line.Data);
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        all.Add(process);
        return process;
    }

    /// <summary>The build under test, or another one (a Release build to be measured).</summary>
    private static string Program => Environment.GetEnvironmentVariable("PARKBOT_PROGRAM") ?? typeof(Terminal).Assembly.Location;

    private void Write(string? line)
    {
        if (line is not null)
        {
            lock (log)
            {
                log.AppendLine(line);
            }
        }
    }
}
