using System.Globalization;
using System.Text;
using MiniExcelLibs;
using ParkBot.Messages;

namespace ParkBot.TelegramBot;

/// <summary>Tables as files: for a spreadsheet, and as text that any program reads.</summary>
internal static class TableFile
{
    /// <summary>A sheet a table. What is no number in a column of numbers (没有写明) stays a text.</summary>
    internal static byte[] Xlsx(IReadOnlyList<(string Name, Table Table)> sheets)
    {
        var names = new SheetNames();
        var book = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var (name, table) in sheets)
        {
            book.Add(names.Next(name), Rows(table));
        }

        using var stream = new MemoryStream();
        MiniExcel.SaveAs(stream, book, printHeader: false);
        return stream.ToArray();
    }

    /// <summary>UTF-8 with a byte order mark, without which a spreadsheet takes Chinese for something else.</summary>
    internal static byte[] Csv(Table table)
    {
        var text = new StringBuilder();
        Line(text, table.Columns.Select(column => column.Header));
        foreach (var row in table.Rows)
        {
            Line(text, row);
        }

        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    // The headers go in as a row of their own: names of columns would have to be distinct.
    private static IEnumerable<IDictionary<string, object?>> Rows(Table table)
    {
        yield return Row(table.Columns.Select(column => (object?)Clean(column.Header)));
        foreach (var row in table.Rows)
        {
            yield return Row(row.Select((cell, column) => column < table.Columns.Count && table.Columns[column].IsNumber && Number(cell) is { } number ? number : (object?)Clean(cell)));
        }
    }

    private static Dictionary<string, object?> Row(IEnumerable<object?> cells) =>
        cells.Select((cell, column) => (Key: column.ToString("D3", CultureInfo.InvariantCulture), cell)).ToDictionary(pair => pair.Key, pair => pair.cell, StringComparer.Ordinal);

    private static void Line(StringBuilder text, IEnumerable<string> cells) =>
        text.AppendJoin(',', cells.Select(cell => Quoted(Defused(Clean(cell))))).Append("\r\n");

    private static string Quoted(string cell) =>
        cell.AsSpan().IndexOfAny("\",\r\n") >= 0 ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;

    /// <summary>A cell that begins like a formula would be run by the spreadsheet that opens the file.</summary>
    private static string Defused(string cell) =>
        cell.Length > 0 && cell[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '＝' or '＋' or '－' or '＠' && Number(cell) is null ? "'" + cell : cell;

    private static decimal? Number(string cell) =>
        decimal.TryParse(cell, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>XML has no control characters and no half surrogate pairs; tabs and line ends stay.</summary>
    private static string Clean(string cell)
    {
        var clean = new StringBuilder(cell.Length);
        foreach (var rune in cell.EnumerateRunes())
        {
            if (rune.Value is '\t' or '\n' or '\r' || (rune.Value >= 0x20 && rune.Value is not (0xFFFE or 0xFFFF or (>= 0x7F and <= 0x9F))))
            {
                clean.Append(rune.ToString());
            }
        }

        return clean.ToString();
    }
}
