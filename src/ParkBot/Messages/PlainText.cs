using System.Text;

namespace ParkBot.Messages;

/// <summary>A message as plain text: what a pipe, a log and the <c>text</c> of the JSON get.</summary>
internal static class PlainText
{
    internal static string Render(Message message)
    {
        var text = new StringBuilder();
        foreach (var block in message.Blocks)
        {
            foreach (var line in Lines(block))
            {
                if (text.Length > 0)
                {
                    text.Append('\n');
                }

                text.Append(line.TrimEnd());
            }
        }

        return text.ToString();
    }

    /// <summary>A source as one line: ［108·7］标题 —“总投资160.7亿元”（陕西省政府网站）.</summary>
    internal static string Line(Citation citation) =>
        citation.Mark + citation.Title
        + (citation.Words is { } words ? $" —“{words}”" : string.Empty)
        + (citation.Source is { } source ? $"（{source}）" : string.Empty);

    /// <summary>What is said where a list shows only its beginning.</summary>
    internal static string More(int hidden) => $"……另有{hidden}条未列出";

    private static IEnumerable<string> Lines(Block block) => block switch
    {
        Paragraph { Tone: Tone.Heading } heading => [$"【{heading.Text}】"],
        Paragraph paragraph => paragraph.Text.Split('\n'),
        Table table => Lines(table),
        Entries entries => Lines(entries),
        Quotation quotation => Lines(quotation),
        Bars bars => Lines(bars),
        Citations citations => Lines(citations),
        _ => throw new ArgumentOutOfRangeException(nameof(block)),
    };

    private static IEnumerable<string> Lines(Entries entries)
    {
        foreach (var entry in entries.Shown)
        {
            yield return entry.Mark + entry.Text;
            if (entry.Detail is { Length: > 0 } detail)
            {
                yield return "  " + detail;
            }

            if (entry.Quoted is { Length: > 0 } quoted)
            {
                yield return $"  “{quoted}”";
            }
        }

        if (entries.Hidden > 0)
        {
            yield return More(entries.Hidden);
        }
    }

    private static IEnumerable<string> Lines(Quotation quotation)
    {
        yield return $"“{quotation.Text}”";
        if (quotation.From is { } from)
        {
            yield return "  —— " + Line(from);
        }
    }

    private static IEnumerable<string> Lines(Citations citations)
    {
        foreach (var citation in citations.Shown)
        {
            yield return Line(citation);
        }

        if (citations.Hidden > 0)
        {
            yield return More(citations.Hidden);
        }
    }

    private static IEnumerable<string> Lines(Bars bars)
    {
        var rows = bars.Rows.Select(bar => (IReadOnlyList<string>)[bar.Label, bar.Shown, bar.Note is null ? string.Empty : $"（{bar.Note}）"]).ToList();
        return Aligned([false, true, false], rows);
    }

    private static IEnumerable<string> Lines(Table table) =>
        Aligned([.. table.Columns.Select(column => column.IsNumber)], [[.. table.Columns.Select(column => column.Header)], .. table.Rows]);

    private static IEnumerable<string> Aligned(bool[] numbers, List<IReadOnlyList<string>> rows)
    {
        if (rows.Count == 0)
        {
            yield break;
        }

        var widths = numbers.Select((_, column) => rows.Max(row => DisplayWidth.Of(row[column]))).ToArray();
        foreach (var row in rows)
        {
            yield return string.Join("  ", row.Select((cell, column) => DisplayWidth.Pad(cell, widths[column], numbers[column])));
        }
    }
}
