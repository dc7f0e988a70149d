using ParkBot.Messages;

namespace ParkBot.TelegramBot;

/// <summary>A table in the classic form.</summary>
internal static class TableLines
{
    /// <summary>How many columns of monospaced letters a phone shows in one line.</summary>
    private const int PhoneWidth = 32;

    private const int Gutter = 2;

    internal static void Add(LineBuilder lines, Table table)
    {
        var columns = table.Columns.Count;
        var cells = table.Rows.Select(row => Enumerable.Range(0, columns).Select(column => Cell(row, column)).ToArray()).ToList();
        var headers = table.Columns.Select(column => OneLine(column.Header)).ToArray();
        var widths = headers.Select((header, column) => cells.Select(row => DisplayWidth.Of(row[column])).Append(DisplayWidth.Of(header)).Max()).ToArray();
        if (columns > 0 && widths.Sum() + (Gutter * (columns - 1)) <= PhoneWidth)
        {
            foreach (var row in cells.Prepend(headers))
            {
                lines.Text(Aligned(table, row, widths), Container.Monospaced);
            }

            return;
        }

        foreach (var row in cells)
        {
            lines.Group();
            Row(lines, headers, row);
        }
    }

    /// <summary>江苏省  条数：9 · 投资额：316.05亿元; what is empty is left out.</summary>
    private static void Row(LineBuilder lines, string[] headers, string[] row)
    {
        var rest = Enumerable.Range(1, row.Length - 1).Where(column => row[column].Length > 0)
            .Select(column => headers[column].Length == 0 ? row[column] : $"{headers[column]}：{row[column]}");
        lines.Runs(Container.None, new Span(row[0], IsBold: true), new Span("  " + string.Join(" · ", rest)));
    }

    /// <summary>
    /// Chinese words are filled up with the wide space: on phones a Chinese character is not exactly two monospaced letters wide,
    /// so that narrow spaces would not line up.
    /// </summary>
    private static string Aligned(Table table, string[] row, int[] widths)
    {
        var cells = row.Select((cell, column) => table.Columns[column].IsNumber ? DisplayWidth.Pad(cell, widths[column], toTheRight: true) : Filled(cell, widths[column]));
        return string.Join(new string(' ', Gutter), cells).TrimEnd(' ', '　');
    }

    private static string Filled(string cell, int width)
    {
        var missing = width - DisplayWidth.Of(cell);
        return cell + new string('　', missing / 2) + new string(' ', missing % 2);
    }

    private static string Cell(IReadOnlyList<string> row, int column) => column < row.Count ? OneLine(row[column]) : string.Empty;

    private static string OneLine(string text) => OddCharacters.Clean(text).ReplaceLineEndings(" ").Trim();
}
