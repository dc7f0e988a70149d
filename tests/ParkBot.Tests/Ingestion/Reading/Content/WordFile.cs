using System.IO.Compression;
using System.Text;

namespace ParkBot.Tests.Ingestion.Reading.Content;

/// <summary>Writes a Word document with nothing in it but what a test wants.</summary>
internal static class WordFile
{
    internal const string Start = "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>";
    internal const string End = "</w:body></w:document>";

    internal static byte[] Print(IEnumerable<string> paragraphs) =>
        Zip(part => Write(part, Start + string.Concat(paragraphs.Select(text => $"<w:p><w:r><w:t xml:space=\"preserve\">{System.Security.SecurityElement.Escape(text)}</w:t></w:r></w:p>")) + End, [], 0, ""));

    /// <param name="document">Writes the main part.</param>
    internal static byte[] Zip(Action<Stream> document)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "[Content_Types].xml", part => Write(part, "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>", [], 0, ""));
            Add(zip, "_rels/.rels", part => Write(part, "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>", [], 0, ""));
            Add(zip, "word/document.xml", document);
        }

        return packed.ToArray();
    }

    internal static void Write(Stream part, string before, byte[] middle, int times, string after)
    {
        part.Write(Encoding.UTF8.GetBytes(before));
        for (var i = 0; i < times; i++)
        {
            part.Write(middle);
        }

        part.Write(Encoding.UTF8.GetBytes(after));
    }

    private static void Add(ZipArchive zip, string name, Action<Stream> write)
    {
        using var part = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
        write(part);
    }
}
