using ParkBot.Messages;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace ParkBot.TelegramBot;

/// <summary>What a rich message has used of its limits. Blocks within blocks, list items and rows of tables count as blocks.</summary>
internal sealed class RichSize
{
    internal int Characters { get; private set; }

    internal int Blocks { get; set; }

    /// <summary>Counts a text and hands it on.</summary>
    internal string Text(string text)
    {
        Characters += text.Length;
        return text;
    }
}

/// <summary>A table as Telegram sets it.</summary>
internal static class RichTables
{
    /// <summary>A cell without a text would be invisible, its borders too.</summary>
    private const string Empty = "—";

    internal static IEnumerable<InputRichBlock> Of(Table table, RichSize size)
    {
        if (table.Rows.Count == 0)
        {
            yield break;
        }

        var columns = table.Columns.Count;
        size.Blocks += 2 + table.Rows.Count;
        RichBlockTableCell[] headers = [.. table.Columns.Select(column => Cell(column.Header, column, true, size))];
        yield return new InputRichBlockTable
        {
            Cells =
            [
                headers,
                .. table.Rows.Select(row => (RichBlockTableCell[])[.. Enumerable.Range(0, columns).Select(column => Cell(column < row.Count ? row[column] : string.Empty, table.Columns[column], false, size))]),
            ],
            IsBordered = true,
            IsStriped = true,
        };
    }

    /// <summary>Both alignments are always set: the library throws on a cell that leaves one out.</summary>
    private static RichBlockTableCell Cell(string text, Column column, bool isHeader, RichSize size)
    {
        var clean = OddCharacters.Clean(text).ReplaceLineEndings(" ").Trim();
        return new RichBlockTableCell
        {
            Text = size.Text(OddCharacters.IsBlank(clean) ? Empty : clean),
            IsHeader = isHeader,
            Align = column.IsNumber ? RichBlockTableCellAlign.Right : RichBlockTableCellAlign.Left,
            Valign = RichBlockTableCellValign.Middle,
        };
    }
}
