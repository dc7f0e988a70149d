using ParkBot.Messages;
using Spectre.Console;
using Spectre.Console.Rendering;
using Table = ParkBot.Messages.Table;

namespace ParkBot.Cli;

/// <summary>A message on a terminal: colours, tables, bars. All text goes in as <see cref="Text"/>, never as markup, so that a bracket in a title stays a bracket.</summary>
internal static class TerminalRenderer
{
    private const int BarWidth = 30;
    private static readonly Style Plain = Style.Plain;
    private static readonly Style Faint = new(decoration: Decoration.Dim);
    private static readonly Style Figure = new(foreground: Color.Green);
    private static readonly Style Mark = new(foreground: Color.Blue);
    private static readonly Style Quoted = new(foreground: Color.Grey);

    internal static void Write(IAnsiConsole console, Message message)
    {
        foreach (var line in message.Blocks.SelectMany(Lines))
        {
            console.Write(line);
        }
    }

    private static IEnumerable<IRenderable> Lines(Block block) => block switch
    {
        Messages.Paragraph paragraph => [Line((paragraph.Text, Of(paragraph.Tone)))],
        Entries entries => entries.Shown.SelectMany(Lines).Concat(More(entries.Hidden)),
        Quotation quotation => [Line(("“" + quotation.Text + "”", Figure)), .. quotation.From is { } from ? [Line(("  —— ", Faint), (PlainText.Line(from), Faint))] : Array.Empty<IRenderable>()],
        Citations citations => citations.Shown.Select(Line).Concat(More(citations.Hidden)),
        Bars bars => [Chart(bars)],
        Table table => [Grid(table)],
        _ => throw new ArgumentOutOfRangeException(nameof(block)),
    };

    private static IEnumerable<IRenderable> Lines(Entry entry)
    {
        yield return Line((entry.Mark, Mark), (entry.Text, Plain));
        if (entry.Detail is { Length: > 0 } detail)
        {
            yield return Line(("  " + detail, Faint));
        }

        if (entry.Quoted is { Length: > 0 } quoted)
        {
            yield return Line(($"  “{quoted}”", Quoted));
        }
    }

    private static IRenderable Line(Citation citation) =>
        Line((citation.Mark, Mark), (PlainText.Line(citation with { Mark = string.Empty }), Faint));

    private static IEnumerable<IRenderable> More(int hidden) => hidden == 0 ? [] : [Line((PlainText.More(hidden), Faint))];

    private static Spectre.Console.Paragraph Line(params (string Text, Style Style)[] parts)
    {
        var line = new Spectre.Console.Paragraph();
        foreach (var (text, style) in parts)
        {
            line.Append(text, style);
        }

        return line.Append("\n");
    }

    private static Grid Chart(Bars bars)
    {
        var longest = bars.Rows.Max(bar => Math.Abs(bar.Value ?? 0));
        var grid = new Grid().AddColumn().AddColumn(new GridColumn().RightAligned()).AddColumn();
        foreach (var bar in bars.Rows)
        {
            var length = longest == 0 ? 0 : (int)Math.Round(Math.Abs(bar.Value ?? 0) / longest * BarWidth);
            var drawn = new string('█', bar.Value is null or 0 ? 0 : Math.Max(1, length));
            grid.AddRow(new Text(bar.Label), new Text(bar.Shown, Figure), new Text(drawn + (bar.Note is null ? string.Empty : $" {bar.Note}"), Mark));
        }

        return grid;
    }

    private static Spectre.Console.Table Grid(Table table)
    {
        var shown = new Spectre.Console.Table { Border = TableBorder.Rounded };
        foreach (var column in table.Columns)
        {
            var head = new TableColumn(new Text(column.Header));
            shown.AddColumn(column.IsNumber ? head.RightAligned() : head);
        }

        foreach (var row in table.Rows)
        {
            shown.AddRow(row.Select(cell => new Text(cell)));
        }

        return shown;
    }

    private static Style Of(Tone tone) => tone switch
    {
        Tone.Answer => new Style(foreground: Color.Green, decoration: Decoration.Bold),
        Tone.Note => Faint,
        Tone.Alert => new Style(foreground: Color.Yellow),
        Tone.Heading => new Style(decoration: Decoration.Bold),
        _ => Plain,
    };
}
