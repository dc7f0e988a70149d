using System.Text.Json;

namespace ParkBot.Ingestion;

/// <summary>
/// Has files from outside read by a process of its own, one at a time. Of more than five thousand hostile PDFs three end any
/// process that opens them; others take minutes or all memory.
/// </summary>
internal sealed class ContentReader : IDisposable
{
    internal const string Slow = "文件读得太久，已停下。它可能已损坏，或不是一期周报；请重新导出，或改用文本（.txt）载入。";

    private readonly SemaphoreSlim _oneAtATime = new(1, 1);

    /// <summary>The texts, or why there are none.</summary>
    /// <param name="given">What whoever loads says of the header.</param>
    internal async Task<ReadResult> ReadAsync(byte[] bytes, HeaderOverride? given, CancellationToken cancellationToken)
    {
        var input = ReadingWire.Request(bytes, given);
        await _oneAtATime.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return Result(await ReadingChild.RunAsync(input, cancellationToken).ConfigureAwait(false));
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    public void Dispose() => _oneAtATime.Dispose();

    internal static ReadResult Result(ChildEnd end)
    {
        try
        {
            return end.Stop switch
            {
                ChildStop.Time => new ReadResult.Refused(Slow),
                ChildStop.Memory or ChildStop.Output => new ReadResult.Refused("文件解开后太大，已停下。它可能已损坏，或不是一期周报；请重新导出，或改用文本（.txt）载入。"),
                _ => end.Output.IsEmpty ? Died : ReadingWire.Result(end.Output.AsSpan()),
            };
        }
        catch (JsonException)
        {
            return Died;
        }
    }

    private static ReadResult Died => new ReadResult.Refused("文件打不开：读取它的进程意外结束，文件可能已损坏。请重新导出，或改用文本（.txt）载入。");
}
