using System.Text.Encodings.Web;
using System.Text.Json;
using UglyToad.PdfPig.Exceptions;

namespace ParkBot.Ingestion;

/// <summary>
/// The process that opens files from outside: it gets one on its standard input and writes what it shows on its standard
/// output. Started before anything of the program is built, so that what a hostile file does to it touches nothing.
/// </summary>
internal static class ReadingProcess
{
    /// <summary>The hidden verb.</summary>
    internal const string Verb = "read-document";

    /// <summary>JSON of either side of the border.</summary>
    internal static readonly JsonSerializerOptions Form = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static int Run(Stream input, Stream output)
    {
        using var file = new MemoryStream();
        input.CopyTo(file);
        JsonSerializer.Serialize(output, Read(file.ToArray()), Form);
        return 0;
    }

    /// <summary>The door of one file: whatever a library throws at it is a reason to refuse it.</summary>
    internal static DocumentContent Read(byte[] bytes)
    {
        try
        {
            return ContentKinds.Of(bytes) switch
            {
                ContentKind.Pdf => PdfContent.Read(bytes),
                ContentKind.Word => ContentKinds.IsWord(bytes) ? WordContent.Read(bytes) : DocumentContent.Refused("这是压缩文件，但不是 Word 文档（.docx）。请载入周报的 PDF、Word、网页或文本文件。"),
                ContentKind.Html => HtmlContent.Read(bytes),
                _ => throw new InvalidOperationException("Text is read where it is."),
            };
        }
        catch (PdfDocumentEncryptedException)
        {
            return DocumentContent.Refused("这个 PDF 有密码保护，请去掉密码后再载入。");
        }
        catch (Exception error) when (error is not (OutOfMemoryException or InsufficientExecutionStackException))
        {
            return DocumentContent.Refused($"文件打不开，可能已损坏（{error.GetType().Name}）。请重新导出，或改用文本（.txt）载入。");
        }
    }
}
