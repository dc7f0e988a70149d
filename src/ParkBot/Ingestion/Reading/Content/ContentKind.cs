using System.IO.Compression;
using System.Text;

namespace ParkBot.Ingestion;

/// <summary>What kind of file bytes are, by the bytes: a name says nothing sure.</summary>
internal enum ContentKind { Text, Pdf, Word, Html }

/// <summary>Tells the kinds apart.</summary>
internal static class ContentKinds
{
    /// <summary>A PDF may have other bytes before its head (Adobe reads up to this many).</summary>
    private const int HeadWithin = 1024;

    internal static ContentKind Of(ReadOnlySpan<byte> bytes)
    {
        var head = bytes[..Math.Min(bytes.Length, HeadWithin)];
        if (head.IndexOf("%PDF-"u8) >= 0)
        {
            return ContentKind.Pdf;
        }

        if (bytes.StartsWith("PK\u0003\u0004"u8))
        {
            return ContentKind.Word;
        }

        var start = Encoding.Latin1.GetString(head).Replace("\0", "", StringComparison.Ordinal).TrimStart('\u00ef', '\u00bb', '\u00bf', '\u00ff', '\u00fe', ' ', '\t', '\r', '\n');
        return start.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase) || start.StartsWith("<html", StringComparison.OrdinalIgnoreCase)
            || (start.StartsWith('<') && start.Contains("<html", StringComparison.OrdinalIgnoreCase))
            ? ContentKind.Html
            : ContentKind.Text;
    }

    /// <summary>True for a zip that holds a Word document; others (.xlsx, .zip) begin alike.</summary>
    internal static bool IsWord(byte[] bytes)
    {
        using var zip = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
        return zip.GetEntry("word/document.xml") is not null;
    }
}
