using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace ParkBot.Tests.Ingestion.Reading.Content;

/// <summary>Small files that end, hang or fill what opens them: each is made here, none is kept.</summary>
internal static class Killers
{
    private static readonly byte[] Mebibyte = [.. Enumerable.Repeat((byte)' ', 1 << 20)];

    internal static IReadOnlyDictionary<string, Func<byte[]>> All { get; } = new Dictionary<string, Func<byte[]>>
    {
        ["pdf: a form that draws itself"] = () => PdfFile.Of("/X Do"u8.ToArray()).Stream(20, "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 20 0 R >> >>", "/X Do"u8.ToArray()).Bytes(),
        ["pdf: forms that double"] = Doubling,
        ["pdf: a stream that unpacks to a gigabyte"] = () => PdfFile.Of(PdfFile.Deflate(Mebibyte, 1024), filter: "/Filter /FlateDecode").Bytes(),
        ["pdf: packed twice"] = () => PdfFile.Of(PdfFile.Deflate(PdfFile.Deflate(Mebibyte, 2048), 1), filter: "/Filter [/FlateDecode /FlateDecode]").Bytes(),
        ["pdf: millions of letters"] = () => PdfFile.Of(PdfFile.Deflate([.. "BT /F2 9 Tf 9 9 Td ("u8, .. Enumerable.Repeat((byte)'a', 10_000), .. ") Tj ET\n"u8], 400), filter: "/Filter /FlateDecode").Bytes(),
        ["pdf: a quarter of a million runs"] = () => PdfFile.Of(Drawn(i => $"BT /F2 9 Tf {i % 500} {i / 500} Td (a) Tj ET\n", 250_000)).Bytes(),
        ["pdf: letters on one line, far apart"] = () => PdfFile.Of(Drawn(i => $"BT /F2 1.5 Tf 1 0 0 1 {i * 3} 400 Tm (a) Tj ET\n", 4_700), "/MediaBox [0 0 14400 842]").Bytes(),
        ["pdf: a million boxes"] = () => PdfFile.Of(PdfFile.Deflate([.. "9 9 20 20 re f\n"u8], 1_000_000), filter: "/Filter /FlateDecode").Bytes(),
        ["pdf: boxes behind runs"] = () => PdfFile.Of([.. Drawn(i => $"0.{i % 9} g {i % 50} {i % 70} 500 600 re f\n", 5_000), .. Drawn(i => $"BT /F2 4 Tf {i % 100 * 5.9:0.#} {i / 100} Td (a) Tj ET\n", 80_000)]).Bytes(),
        ["pdf: columns between rules"] = () => PdfFile.Of([.. Drawn(i => $"40 {i % 800} 500 1 re f\n", 1_900), .. Drawn(i => $"BT /F2 390 Tf 0 {800 - (i * 0.1)} Td (aaaa) Tj ET\n", 6_000)]).Bytes(),
        ["pdf: a page of 1e9 points"] = () => PdfFile.Of("BT /F2 9 Tf 900000000 900000000 Td (a) Tj ET BT /F2 9 Tf 9 9 Td (a) Tj ET"u8.ToArray(), "/MediaBox [0 0 1000000000 1000000000]").Bytes(),
        ["pdf: numbers that are none"] = () => PdfFile.Of(Encoding.ASCII.GetBytes($"1{new string('0', 400)} 0 0 1{new string('0', 400)} 0 0 cm BT /F2 9 Tf 1{new string('0', 400)} 9 Td (a) Tj ET 1e400 9 9 9 re f"), $"/MediaBox [0 0 1{new string('0', 320)} 842]").Bytes(),
        ["pdf: arrays in arrays"] = () => PdfFile.Of([.. Enumerable.Repeat((byte)'[', 1_000_000)]).Bytes(),
        ["pdf: dictionaries in dictionaries"] = () => PdfFile.Of([]).Put(3, string.Concat(Enumerable.Repeat("<</A ", 200_000))).Bytes(),
        ["pdf: a page tree that is its own child"] = () => PdfFile.Of([]).Put(2, "<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>").Bytes(),
        ["pdf: two thousand million pages"] = () => PdfFile.Of([]).Put(2, "<< /Type /Pages /Kids [3 0 R] /Count 2147483647 >>").Bytes(),
        ["pdf: ten thousand pages"] = () => PdfFile.Of([]).Put(2, $"<< /Type /Pages /Kids [{string.Concat(Enumerable.Repeat("3 0 R ", 10_000))}] /Count 10000 >>").Bytes(),
        ["pdf: a length that is its own"] = () => PdfFile.Of([]).Put(4, "<< /Length 4 0 R >>\nstream\nBT ET\nendstream").Bytes(),
        ["pdf: a table before itself"] = () => PdfFile.Of([]).Bytes("/Prev 9"),
        ["pdf: a table of tables"] = Previous,
        ["pdf: rows of two thousand million columns"] = () => PdfFile.Of(PdfFile.Deflate(Mebibyte, 1), filter: "/Filter /FlateDecode /DecodeParms << /Predictor 15 /Columns 2147483647 /Colors 4 /BitsPerComponent 16 >>").Bytes(),
        ["pdf: a letter that draws itself"] = () => PdfFile.Of("BT /F2 9 Tf 9 9 Td (aa) Tj ET"u8.ToArray())
            .Put(10, "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 9 9] /FontMatrix [1 0 0 1 0 0] /CharProcs << /a 11 0 R >> /Encoding << /Differences [97 /a] >> /FirstChar 97 /LastChar 97 /Widths [9] /Resources << /Font << /F2 10 0 R >> >> >>")
            .Stream(11, "", "BT /F2 9 Tf (aa) Tj ET"u8.ToArray()).Bytes(),
        ["pdf: a map of four thousand million codes"] = () => PdfFile.Of("BT /F1 9 Tf <4E004E01> Tj ET"u8.ToArray())
            .Stream(9, "", "begincmap 1 begincodespacerange <00000000> <FFFFFFFF> endcodespacerange 1 beginbfrange <00000000> <FFFFFFFF> <0000> endbfrange endcmap"u8.ToArray()).Bytes(),
        ["pdf: saved states without end"] = () => PdfFile.Of(PdfFile.Deflate("q "u8.ToArray(), 20_000_000), filter: "/Filter /FlateDecode").Bytes(),
        ["docx: a document that unpacks to a gigabyte"] = () => WordFile.Zip(part => WordFile.Write(part, WordFile.Start + "<w:p><w:r><w:t>", Mebibyte, 1024, "</w:t></w:r></w:p>" + WordFile.End)),
        ["docx: a million paragraphs"] = () => WordFile.Zip(part => WordFile.Write(part, WordFile.Start, "<w:p><w:r><w:t>a</w:t></w:r></w:p>"u8.ToArray(), 1_000_000, WordFile.End)),
        ["docx: entities that double"] = () => WordFile.Zip(part => WordFile.Write(part, "<!DOCTYPE a [<!ENTITY a0 \"aaaaaaaa\">" + string.Concat(Enumerable.Range(1, 40).Select(i => string.Create(CultureInfo.InvariantCulture, $"<!ENTITY a{i} \"&a{i - 1};&a{i - 1};\">"))) + "]>" + WordFile.Start + "<w:p><w:r><w:t>&a40;</w:t></w:r></w:p>" + WordFile.End, [], 0, "")),
        ["docx: an entity from a file"] = () => WordFile.Zip(part => WordFile.Write(part, "<!DOCTYPE a [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>" + WordFile.Start + "<w:p><w:r><w:t>&a;</w:t></w:r></w:p>" + WordFile.End, [], 0, "")),
        ["docx: elements in elements"] = () => WordFile.Zip(part => WordFile.Write(part, WordFile.Start, "<w:sdt><w:sdtContent>"u8.ToArray(), 100_000, "<w:p/>" + string.Concat(Enumerable.Repeat("</w:sdtContent></w:sdt>", 100_000)) + WordFile.End)),
        ["docx: a huge attribute"] = () => WordFile.Zip(part => WordFile.Write(part, WordFile.Start + "<w:p w:rsidR=\"", Mebibyte, 25, "\"/>" + WordFile.End)),
        ["docx: a thousand thousand lists"] = () => WordFile.Zip(part => WordFile.Write(part, WordFile.Start, "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"7\"/></w:numPr></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>a</w:t></w:r></w:p>"u8.ToArray(), 200_000, WordFile.End)),
        ["docx: a zip of another kind"] = Zip,
        ["html: elements in elements"] = () => Encoding.UTF8.GetBytes("<html><body>" + string.Concat(Enumerable.Repeat("<div>", 100_000)) + "a"),
        ["html: letters in letters"] = () => Encoding.UTF8.GetBytes("<html><body>" + string.Concat(Enumerable.Range(0, 100_000).Select(i => i % 2 == 0 ? "<b><p>" : "<i><a>")) + "a</b></i>"),
        ["html: tables in tables"] = () => Encoding.UTF8.GetBytes("<html><body>" + string.Concat(Enumerable.Repeat("<table><tr><td>a<table>x", 50_000))),
        ["html: a huge attribute"] = () => [.. "<html><body><p style='"u8, .. Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("font-size : display : ", 800_000))), .. "'>a"u8],
        ["html: a million paragraphs"] = () => [.. "<html><body>"u8, .. Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("<p>a", 1_000_000)))],
        ["text: one line"] = () => Encoding.UTF8.GetBytes("园区周报 2023 年 3 月 1期（总 109 期）\n一、招商引资\n●甲\n█" + string.Concat(Enumerable.Repeat("总投资12亿元", 1_000_000))),
        ["text: a million titles"] = () => Encoding.UTF8.GetBytes("园区周报 2023 年 3 月 1期（总 109 期）\n一、招商引资\n" + string.Concat(Enumerable.Repeat("●甲签约\n█乙投产（丙网站）。\n", 400_000))),
        ["text: a million brackets"] = () => Encoding.UTF8.GetBytes("园区周报 2023 年 3 月 1期（总 109 期）\n一、招商引资\n●甲\n█" + string.Concat(Enumerable.Repeat("（来源：网", 1_000_000))),
        ["text: bodies without titles"] = () => Encoding.UTF8.GetBytes("园区周报 2023 年 3 月 1期（总 109 期）\n一、招商引资\n" + new string('●', 5_000_000)),
        ["text: lines of one letter"] = () => Encoding.UTF8.GetBytes("园区周报 2023 年 3 月 1期（总 109 期）\n一、招商引资\n" + string.Concat(Enumerable.Repeat("中\n", 2_000_000))),
        ["text: blanks"] = () => [.. Enumerable.Repeat((byte)' ', 20_000_000)],
        ["text: the largest"] = () => [.. Enumerable.Repeat((byte)0xb0, 20 * 1024 * 1024)],
    };

    private static byte[] Drawn(Func<int, FormattableString> part, int times)
    {
        var drawn = new StringBuilder();
        for (var i = 0; i < times; i++)
        {
            drawn.Append(part(i).ToString(CultureInfo.InvariantCulture));
        }

        return Encoding.ASCII.GetBytes(drawn.ToString());
    }

    private static byte[] Doubling()
    {
        var file = PdfFile.Of("/X Do"u8.ToArray());
        for (var i = 20; i < 60; i++)
        {
            file.Stream(i, string.Create(CultureInfo.InvariantCulture, $"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X {i + 1} 0 R >> >>"), "/X Do /X Do"u8.ToArray());
        }

        return file.Stream(60, "/Type /XObject /Subtype /Form /BBox [0 0 9 9]", "9 9 20 20 re f"u8.ToArray()).Bytes();
    }

    /// <summary>A table whose older one is itself.</summary>
    private static byte[] Previous()
    {
        var text = Encoding.Latin1.GetString(PdfFile.Of([]).Bytes("/Prev 0000000000"));
        var at = text.IndexOf("xref\n0", StringComparison.Ordinal).ToString("D10", CultureInfo.InvariantCulture);
        return Encoding.Latin1.GetBytes(text.Replace("/Prev 0000000000", "/Prev " + at, StringComparison.Ordinal));
    }

    private static byte[] Zip()
    {
        using var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            for (var i = 0; i < 20_000; i++)
            {
                zip.CreateEntry(string.Create(CultureInfo.InvariantCulture, $"xl/{i}.xml"), CompressionLevel.NoCompression);
            }
        }

        return packed.ToArray();
    }
}
