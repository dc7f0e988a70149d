using System.Diagnostics;
using System.Text.RegularExpressions;
using UglyToad.PdfPig.Exceptions;

namespace ParkBot.Ingestion;

/// <summary>
/// The process that opens files from outside: it gets one on its standard input and writes the issue's texts on its standard
/// output. Started before anything of the program is built, so that what a hostile file does to it touches nothing. What a file
/// shows is put together here too: pages made to be slow to put together are slow in here.
/// </summary>
internal static class ReadingProcess
{
    /// <summary>The hidden verb.</summary>
    internal const string Verb = "read-document";

    internal static int Run(Stream input, Stream output)
    {
        // Where the program that started it is gone, nobody else would end it.
        using var end = new Timer(_ => Process.GetCurrentProcess().Kill(), null, ReadingChild.Limit + TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);
        using var request = new MemoryStream();
        input.CopyTo(request);
        var (file, given) = ReadingWire.Request(request.GetBuffer().AsSpan(0, (int)request.Length));
        ReadingWire.Write(output, Read(file, given));
        return 0;
    }

    /// <summary>The door of one file: whatever a library throws at it is a reason to refuse it.</summary>
    internal static ReadResult Read(byte[] bytes, HeaderOverride? given)
    {
        try
        {
            if (ContentKinds.Of(bytes) == ContentKind.Text)
            {
                return IssueTextReader.Read(bytes, given);
            }

            var content = Content(bytes);
            return content.Refusal is { } reason ? new ReadResult.Refused(reason) : ContentIssue.Read(ShownContent.Of(content), given);
        }
        catch (RegexMatchTimeoutException)
        {
            return new ReadResult.Refused(ContentReader.Slow);
        }
        catch (PdfDocumentEncryptedException)
        {
            return new ReadResult.Refused("这个 PDF 有密码保护，请去掉密码后再载入。");
        }
        catch (Exception error) when (error is not (OutOfMemoryException or InsufficientExecutionStackException))
        {
            return new ReadResult.Refused($"文件打不开，可能已损坏（{error.GetType().Name}）。请重新导出，或改用文本（.txt）载入。");
        }
    }

    private static DocumentContent Content(byte[] bytes) => ContentKinds.Of(bytes) switch
    {
        ContentKind.Pdf => PdfContent.Read(bytes),
        ContentKind.Word => ContentKinds.IsWord(bytes) ? WordContent.Read(bytes) : DocumentContent.Refused("这是压缩文件，但不是 Word 文档（.docx）。请载入周报的 PDF、Word、网页或文本文件。"),
        _ => HtmlContent.Read(bytes),
    };
}
