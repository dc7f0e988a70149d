using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using MiniExcelLibs;

namespace ParkBot.Tests.TelegramBot;

/// <summary>Files as they look when they are opened: a text's lines, a workbook's sheets, a picture's size.</summary>
internal static class TranscriptFiles
{
    private const int RowsShown = 5;
    private const int CellShown = 24;

    internal static string Shown(Sent sent) => sent switch
    {
        { File: null } => "",
        { File: { } picture } when IsPng(picture) => string.Create(CultureInfo.InvariantCulture, $"（图 {Side(picture, 16)}×{Side(picture, 20)}）"),
        { File: { } file, FileName: { } name } when name.EndsWith(".xlsx", StringComparison.Ordinal) => string.Create(CultureInfo.InvariantCulture, $"（文件 {name}，{Sheets(file).Count} 张表）"),
        { File: { } file } => string.Create(CultureInfo.InvariantCulture, $"（文件 {sent.FileName}，{Rows(file).Count} 行）"),
    };

    /// <summary>The first rows; nothing of a picture.</summary>
    internal static IEnumerable<string> Lines(Sent sent) => sent switch
    {
        { File: null } => [],
        { File: { } picture } when IsPng(picture) => [],
        { File: { } file, FileName: { } name } when name.EndsWith(".xlsx", StringComparison.Ordinal) => Sheets(file).SelectMany(sheet => Sheet(file, sheet)),
        { File: { } file } => Cut(Rows(file)),
    };

    private static IEnumerable<string> Sheet(byte[] file, string sheet)
    {
        using var stream = new MemoryStream(file);
        var rows = MiniExcel.Query(stream, useHeaderRow: false, sheetName: sheet).Cast<IDictionary<string, object?>>()
            .Select(row => string.Join(" | ", row.Values.Select(Cell))).ToList();
        return [string.Create(CultureInfo.InvariantCulture, $"〔{sheet}〕{rows.Count} 行"), .. Cut(rows)];
    }

    private static List<string> Sheets(byte[] file)
    {
        using var stream = new MemoryStream(file);
        return MiniExcel.GetSheetNames(stream);
    }

    private static string Cell(object? value)
    {
        var cell = Convert.ToString(value, CultureInfo.InvariantCulture)!.ReplaceLineEndings(" ");
        return cell.Length <= CellShown ? cell : cell[..CellShown] + "…";
    }

    private static List<string> Rows(byte[] file) => [.. Encoding.UTF8.GetString(file).TrimStart('\uFEFF').ReplaceLineEndings("\n").TrimEnd('\n').Split('\n')];

    private static IEnumerable<string> Cut(List<string> rows) =>
        rows.Take(RowsShown).Select(row => row.Length <= 150 ? row : row[..150] + "…").Concat(rows.Count > RowsShown ? ["…"] : []);

    private static bool IsPng(ReadOnlySpan<byte> file) => file.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G']);

    private static int Side(ReadOnlySpan<byte> file, int at) => BinaryPrimitives.ReadInt32BigEndian(file[at..]);
}
