using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;

namespace ParkBot.Ingestion;

/// <summary>Why a reading process was ended before it was done.</summary>
internal enum ChildStop { None, Time, Memory, Output }

/// <summary>How a reading process ended.</summary>
/// <param name="Stop">What it was ended for; <see cref="ChildStop.None"/> where it ended by itself.</param>
/// <param name="Output">What it wrote; empty where it did not end well.</param>
internal sealed record ChildEnd(ChildStop Stop, ImmutableArray<byte> Output);

/// <summary>
/// One run of the reading process: a bounded heap, watched for memory, processor time and the clock, ended with all it
/// started whatever comes. Nothing of it is trusted: not that it reads its input, ends its output or ends at all.
/// </summary>
internal sealed class ReadingChild : IDisposable
{
    /// <summary>From before its start until it is ended; less than the ten seconds that a load may take, for what follows. An issue of thirty pages takes about two.</summary>
    internal static readonly TimeSpan Limit = TimeSpan.FromSeconds(8.5);

    /// <summary>Of work. On an idle machine this ends it first; on a busy one a good file has the clock's limit.</summary>
    internal static readonly TimeSpan WorkLimit = TimeSpan.FromSeconds(7);

    /// <summary>Managed heap. An issue needs a tenth.</summary>
    private const long HeapLimit = 512L * 1024 * 1024;

    /// <summary>All memory, unmanaged too.</summary>
    private const long MemoryLimit = 1024L * 1024 * 1024;

    /// <summary>An issue is a fiftieth.</summary>
    private const int MostOutput = 8 * 1024 * 1024;

    private static readonly TimeSpan Watch = TimeSpan.FromMilliseconds(50);

    /// <summary>For what the system does after an end: pipes that close, a process that is gone.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(500);

    /// <summary>What a process needs to start, and nothing else: it has no business with a token or a key.</summary>
    private static readonly string[] Kept =
    [
        "PATH", "HOME", "TMPDIR", "TEMP", "TMP", "LANG", "LC_ALL", "SystemRoot", "LD_LIBRARY_PATH",
        "DOTNET_ROOT", "DOTNET_ROOT_X64", "DOTNET_ROOT_ARM64", "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "DOTNET_BUNDLE_EXTRACT_BASE_DIR",
    ];

    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly CancellationTokenSource _over = new();
    private readonly Process _process;

    private ReadingChild(ProcessStartInfo start) => _process = Process.Start(start) ?? throw new InvalidOperationException("The reading process did not start.");

    internal static Task<ChildEnd> RunAsync(byte[] input, CancellationToken cancellationToken) => RunAsync(Start(), input, cancellationToken);

    /// <summary>The same for any program: a test's that does not behave.</summary>
    internal static async Task<ChildEnd> RunAsync(ProcessStartInfo start, byte[] input, CancellationToken cancellationToken)
    {
        using var child = new ReadingChild(start);
        return await child.WatchAsync(input, cancellationToken).ConfigureAwait(false);
    }

    public void Dispose()
    {
        _process.Dispose();
        _over.Dispose();
    }

    internal static ProcessStartInfo Start()
    {
        var (program, first) = OwnProgram.Find();
        var start = new ProcessStartInfo(program, [.. first, ReadingProcess.Verb])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        var kept = Kept.Where(start.Environment.ContainsKey).Select(name => (name, Value: start.Environment[name])).ToList();
        start.Environment.Clear();
        kept.ForEach(pair => start.Environment[pair.name] = pair.Value);
        start.Environment["DOTNET_GCHeapHardLimit"] = HeapLimit.ToString("X", CultureInfo.InvariantCulture);
        start.Environment["DOTNET_gcServer"] = "0";
        start.Environment["DOTNET_gcConcurrent"] = "0";
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        start.Environment["DOTNET_DbgEnableMiniDump"] = "0";
        return start;
    }

    private async Task<ChildEnd> WatchAsync(byte[] input, CancellationToken cancellationToken)
    {
        var output = OutputAsync(_over.Token);
        var others = Task.WhenAll(InputAsync(input, _over.Token), _process.StandardError.BaseStream.CopyToAsync(Stream.Null, _over.Token));
        var stop = ChildStop.None;
        try
        {
            while (stop == ChildStop.None && !await ExitedAsync(cancellationToken).ConfigureAwait(false))
            {
                stop = Overrun(output);
            }
        }
        finally
        {
            await EndAsync().ConfigureAwait(false);
            _over.CancelAfter(Grace);
            await others.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await ((Task)output).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        if (stop != ChildStop.None)
        {
            return new ChildEnd(stop, []);
        }

        var whole = output.IsCompletedSuccessfully ? await output.ConfigureAwait(false) : [];
        return whole is null ? new ChildEnd(ChildStop.Output, []) : new ChildEnd(ChildStop.None, _process is { HasExited: true, ExitCode: 0 } ? [.. whole] : []);
    }

    private async Task<bool> ExitedAsync(CancellationToken cancellationToken)
    {
        using var tick = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        tick.CancelAfter(Watch);
        try
        {
            await _process.WaitForExitAsync(tick.Token).ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    private ChildStop Overrun(Task<byte[]?> output)
    {
        if (output is { IsCompletedSuccessfully: true, Result: null })
        {
            return ChildStop.Output;
        }

        if (_clock.Elapsed > Limit)
        {
            return ChildStop.Time;
        }

        try
        {
            _process.Refresh();
            return _process.TotalProcessorTime > WorkLimit ? ChildStop.Time : _process.WorkingSet64 > MemoryLimit ? ChildStop.Memory : ChildStop.None;
        }
        catch (InvalidOperationException)
        {
            // Has ended in this moment.
            return ChildStop.None;
        }
    }

    private async Task InputAsync(byte[] bytes, CancellationToken cancellationToken)
    {
        var input = _process.StandardInput.BaseStream;
        await using (input.ConfigureAwait(false))
        {
            await input.WriteAsync(bytes, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Null where it is more than anything honest.</summary>
    private async Task<byte[]?> OutputAsync(CancellationToken cancellationToken)
    {
        using var whole = new MemoryStream();
        var part = new byte[81920];
        int read;
        while ((read = await _process.StandardOutput.BaseStream.ReadAsync(part, cancellationToken).ConfigureAwait(false)) > 0)
        {
            if (whole.Length + read > MostOutput)
            {
                return null;
            }

            whole.Write(part, 0, read);
        }

        return whole.ToArray();
    }

    /// <summary>The whole tree, whatever became of it.</summary>
    private async Task EndAsync()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (Exception error) when (error is InvalidOperationException or System.ComponentModel.Win32Exception or AggregateException)
        {
            // Has ended by itself, or some of what it started has in this moment.
        }

        // The system may take its time with one that waits for a disk; nobody waits for that.
        await _process.WaitForExitAsync(CancellationToken.None).WaitAsync(Grace).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
