using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace ParkBot.Tests.Ingestion.Reading.Content;

/// <summary>Writes a PDF object by object: what a test needs a file to say, sane or not.</summary>
internal sealed class PdfFile
{
    private readonly SortedDictionary<int, byte[]> _objects = [];

    /// <summary>One page that draws <paramref name="content"/> with the fonts F1 (any Chinese, UTF-16 as hex) and F2 (Latin), and the form X.</summary>
    internal static PdfFile Of(byte[] content, string page = "/MediaBox [0 0 595 842]", string filter = "")
    {
        var file = new PdfFile();
        file.Put(1, "<< /Type /Catalog /Pages 2 0 R >>");
        file.Put(2, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
        file.Put(3, $"<< /Type /Page /Parent 2 0 R {page} /Contents 4 0 R /Resources 5 0 R >>");
        file.Stream(4, filter, content);
        file.Put(5, "<< /Font << /F1 6 0 R /F2 10 0 R >> /XObject << /X 20 0 R >> >>");
        file.Put(6, "<< /Type /Font /Subtype /Type0 /BaseFont /SimSun /Encoding /Identity-H /DescendantFonts [7 0 R] /ToUnicode 9 0 R >>");
        file.Put(7, "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /SimSun /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 1000 /FontDescriptor 8 0 R >>");
        file.Put(8, "<< /Type /FontDescriptor /FontName /SimSun /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 900 /Descent -200 /CapHeight 800 /StemV 80 >>");
        file.Stream(9, "", Encoding.ASCII.GetBytes(SameUnicode()));
        file.Put(10, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
        return file;
    }

    /// <summary>Paragraphs of an issue, wrapped and set apart, titles larger.</summary>
    internal static byte[] Print(IEnumerable<string> paragraphs)
    {
        var file = Of([]);
        var pages = new List<StringBuilder>();
        var y = 0.0;
        foreach (var paragraph in paragraphs)
        {
            var size = paragraph[0] is '●' or '一' or '二' or '三' ? 15 : 10.5;
            foreach (var line in paragraph.Chunk((int)(470 / size)))
            {
                if (y < 70)
                {
                    pages.Add(new StringBuilder("BT "));
                    y = 780;
                }

                pages[^1].Append(CultureInfo.InvariantCulture, $"/F1 {size} Tf 1 0 0 1 60 {y} Tm <{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(line))}> Tj ");
                y -= size * 1.5;
            }

            y -= 14;
        }

        foreach (var (at, page) in pages.Index())
        {
            var number = 100 + (2 * at);
            file.Put(number, string.Create(CultureInfo.InvariantCulture, $"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {number + 1} 0 R /Resources 5 0 R >>"));
            file.Stream(number + 1, "", Encoding.ASCII.GetBytes(page.Append("ET").ToString()));
        }

        file.Put(2, string.Create(CultureInfo.InvariantCulture, $"<< /Type /Pages /Kids [{string.Join(' ', pages.Index().Select(page => $"{100 + (2 * page.Index)} 0 R"))}] /Count {pages.Count} >>"));
        return file.Bytes();
    }

    internal PdfFile Put(int number, string text)
    {
        _objects[number] = Encoding.Latin1.GetBytes(text);
        return this;
    }

    internal PdfFile Stream(int number, string dictionary, byte[] bytes)
    {
        _objects[number] = [.. Encoding.Latin1.GetBytes(string.Create(CultureInfo.InvariantCulture, $"<< {dictionary} /Length {bytes.Length} >>\nstream\n")), .. bytes, .. "\nendstream"u8];
        return this;
    }

    internal byte[] Bytes(string trailer = "")
    {
        using var file = new MemoryStream();
        file.Write("%PDF-1.7\n"u8);
        var places = new Dictionary<int, long>();
        foreach (var (number, bytes) in _objects)
        {
            places[number] = file.Position;
            file.Write(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{number} 0 obj\n")));
            file.Write(bytes);
            file.Write("\nendobj\n"u8);
        }

        var table = file.Position;
        var end = new StringBuilder("xref\n0 1\n0000000000 65535 f \n");
        foreach (var (number, place) in places)
        {
            end.Append(CultureInfo.InvariantCulture, $"{number} 1\n{place:D10} 00000 n \n");
        }

        end.Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {places.Keys.Max() + 1} /Root 1 0 R {trailer} >>\nstartxref\n{table}\n%%EOF\n");
        file.Write(Encoding.ASCII.GetBytes(end.ToString()));
        return file.ToArray();
    }

    internal static byte[] Deflate(byte[] part, int times)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZLibStream(packed, CompressionLevel.Fastest))
        {
            for (var i = 0; i < times; i++)
            {
                zip.Write(part);
            }
        }

        return packed.ToArray();
    }

    /// <summary>Every code is its own character.</summary>
    private static string SameUnicode()
    {
        var map = new StringBuilder("/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Same def /CMapType 2 def 1 begincodespacerange <0000> <FFFF> endcodespacerange\n");
        foreach (var rows in Enumerable.Range(0, 256).Chunk(100))
        {
            map.Append(CultureInfo.InvariantCulture, $"{rows.Length} beginbfrange\n");
            foreach (var row in rows)
            {
                map.Append(CultureInfo.InvariantCulture, $"<{row:X2}00> <{row:X2}FF> <{row:X2}00>\n");
            }

            map.Append("endbfrange\n");
        }

        return map.Append("endcmap CMapName currentdict /CMap defineresource pop end end").ToString();
    }
}
