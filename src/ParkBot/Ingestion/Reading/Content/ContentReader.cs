using System.Diagnostics;
using System.Text.Json;

namespace ParkBot.Ingestion;

/// <summary>
/// Has files from outside read by a process of its own, one at a time: with a bounded heap, watched for memory and time, and
/// ended with all it started. Of more than five thousand hostile PDFs three end any process that opens them.
/// </summary>
internal sealed class ContentReader : IDisposable
{
    /// <summary>From the start of the process until it is ended. An issue of thirty pages takes about two seconds.</summary>
    internal static readonly TimeSpan Limit = TimeSpan.FromSeconds(9);

    /// <summary>Managed heap of the process. An issue needs a tenth.</summary>
    private const long HeapLimit = 512L * 1024 * 1024;

    /// <summary>All memory of the process, unmanaged too.</summary>
    private const long MemoryLimit = 1024L * 1024 * 1024;

    private const int MostOutput = 64 * 1024 * 1024;

    private static readonly TimeSpan Watch = TimeSpan.FromMilliseconds(50);

    /// <summary>What a process needs to start, and nothing else: it has no business with a token or a key.</summary>
    private static readonly string[] Kept = ["PATH", "HOME", "TMPDIR", "TEMP", "TMP", "LANG", "LC_ALL", "SystemRoot", "DOTNET_ROOT", "DOTNET_ROOT_X64", "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"];

    private readonly SemaphoreSlim _oneAtATime = new(1, 1);

    /// <summary>What the file shows, or why it does not open.</summary>
    internal async Task<DocumentContent> ReadAsync(byte[] bytes, CancellationToken cancellationToken)
    {
        await _oneAtATime.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await WatchedAsync(bytes, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    public void Dispose() => _oneAtATime.Dispose();

    private static async Task<DocumentContent> WatchedAsync(byte[] bytes, CancellationToken cancellationToken)
    {
        using var process = Process.Start(Start()) ?? throw new InvalidOperationException("The reading process did not start.");
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var output = OutputAsync(process, ending.Token);
        var errors = process.StandardError.BaseStream.CopyToAsync(Stream.Null, ending.Token);
        var input = InputAsync(process, bytes, ending.Token);
        string? stopped = null;
        try
        {
            var clock = Stopwatch.StartNew();
            while (!await ExitedAsync(process, cancellationToken).ConfigureAwait(false))
            {
                stopped = Overrun(process, clock.Elapsed);
                if (stopped is not null)
                {
                    break;
                }
            }
        }
        finally
        {
            await EndAsync(process).ConfigureAwait(false);
        }

        return stopped is not null ? DocumentContent.Refused(stopped) : await ResultAsync(process, output, input, errors).ConfigureAwait(false);
    }

    private static ProcessStartInfo Start()
    {
        var start = new ProcessStartInfo
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = AppContext.BaseDirectory,
        };

        var (program, first) = OwnProgram.Find();
        start.FileName = program;
        first.ForEach(start.ArgumentList.Add);
        start.ArgumentList.Add(ReadingProcess.Verb);
        var kept = Kept.Select(name => (name, Value: start.Environment.TryGetValue(name, out var value) ? value : null)).Where(pair => pair.Value is not null).ToList();
        start.Environment.Clear();
        kept.ForEach(pair => start.Environment[pair.name] = pair.Value);
        start.Environment["DOTNET_GCHeapHardLimit"] = HeapLimit.ToString("X", System.Globalization.CultureInfo.InvariantCulture);
        start.Environment["DOTNET_gcServer"] = "0";
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        start.Environment["DOTNET_DbgEnableMiniDump"] = "0";
        return start;
    }

    private static async Task<bool> ExitedAsync(Process process, CancellationToken cancellationToken)
    {
        using var tick = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        tick.CancelAfter(Watch);
        try
        {
            await process.WaitForExitAsync(tick.Token).ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    private static string? Overrun(Process process, TimeSpan elapsed)
    {
        if (elapsed > Limit)
        {
            return "文件读得太久，已停下。它可能已损坏，或不是一期周报；请重新导出，或改用文本（.txt）载入。";
        }

        process.Refresh();
        return !process.HasExited && process.WorkingSet64 > MemoryLimit ? Heavy : null;
    }

    private const string Heavy = "文件解开后太大，已停下。它可能已损坏，或不是一期周报；请重新导出，或改用文本（.txt）载入。";

    private static async Task InputAsync(Process process, byte[] bytes, CancellationToken cancellationToken)
    {
        var input = process.StandardInput.BaseStream;
        await using (input.ConfigureAwait(false))
        {
            await input.WriteAsync(bytes, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task<byte[]?> OutputAsync(Process process, CancellationToken cancellationToken)
    {
        var whole = new MemoryStream();
        var part = new byte[81920];
        int read;
        while ((read = await process.StandardOutput.BaseStream.ReadAsync(part, cancellationToken).ConfigureAwait(false)) > 0)
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
    private static async Task EndAsync(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // Has ended by itself.
        }

        await process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
    }

    private static async Task<DocumentContent> ResultAsync(Process process, Task<byte[]?> output, Task input, Task errors)
    {
        try
        {
            await Task.WhenAll(input, errors).ConfigureAwait(false);
        }
        catch (IOException)
        {
            // It ended before it had read all of the file; its exit status tells.
        }

        if (await output.ConfigureAwait(false) is not { } json)
        {
            return DocumentContent.Refused(Heavy);
        }

        if (process.ExitCode != 0 || json.Length == 0)
        {
            return DocumentContent.Refused("文件打不开：读取它的进程意外结束，文件可能已损坏。请重新导出，或改用文本（.txt）载入。");
        }

        return JsonSerializer.Deserialize<DocumentContent>(json, ReadingProcess.Form) ?? DocumentContent.Refused("文件里没有可读的内容。");
    }
}
