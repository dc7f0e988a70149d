using System.Globalization;
using ParkBot.Messages;

namespace ParkBot.TelegramBot;

/// <summary>
/// A message as lines for the classic form. A phone's letters are of many widths, so columns are told apart by words and signs,
/// not by spaces; only a table narrow enough for a phone is set in monospace.
/// </summary>
internal static class MessageLines
{
    /// <summary>What sets a warning apart where there is no colour.</summary>
    internal const string AlertSign = "⚠️ ";

    internal static IReadOnlyList<StyledLine> Of(Message message)
    {
        var lines = new LineBuilder();
        var (answer, receipt) = ReceiptBlocks.Split(message);
        Block? above = null;
        foreach (var block in answer)
        {
            lines.Group();
            lines.Box();
            if ((above is Entries && block is Paragraph) || (above is not null && block is Paragraph { Tone: Tone.Heading }))
            {
                lines.Gap();
            }

            Add(lines, block, Container.None, isHeaded: above is Paragraph { Tone: Tone.Plain or Tone.Heading });
            above = block;
        }

        lines.Box();
        foreach (var block in receipt)
        {
            lines.Group();
            Add(lines, block, Container.Receipt, isHeaded: true);
        }

        return lines.Lines;
    }

    private static void Add(LineBuilder lines, Block block, Container container, bool isHeaded)
    {
        switch (block)
        {
            case Paragraph paragraph:
                lines.Text((paragraph.Tone == Tone.Alert ? AlertSign : string.Empty) + paragraph.Text, container, paragraph.Tone is Tone.Answer or Tone.Heading);
                break;
            case Table table:
                TableLines.Add(lines, table);
                break;
            case Entries entries:
                Add(lines, entries, isHeaded);
                break;
            case Quotation quotation:
                Add(lines, quotation);
                break;
            case Bars bars:
                Add(lines, bars);
                break;
            case Citations citations:
                foreach (var citation in citations.Shown)
                {
                    lines.Group();
                    lines.Text(PlainText.Line(citation), container);
                }

                More(lines, citations.Hidden, container);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(block));
        }
    }

    /// <summary>Entries of several lines stand apart, with their first line bold; a list of single lines stays close, and so does a list to the line that heads it.</summary>
    private static void Add(LineBuilder lines, Entries entries, bool isHeaded)
    {
        var areLong = entries.Shown.Any(entry => entry.Detail is { Length: > 0 } || entry.Quoted is { Length: > 0 });
        foreach (var (index, entry) in entries.Shown.Index())
        {
            lines.Group();
            lines.Box();
            if (areLong && !(index == 0 && isHeaded))
            {
                lines.Gap();
            }

            lines.Runs(Container.None, new Span(entry.Mark), new Span(entry.Text, areLong));
            if (entry.Detail is { Length: > 0 } detail)
            {
                lines.Text(detail);
            }

            if (entry.Quoted is { Length: > 0 } quoted)
            {
                lines.Text($"“{quoted}”", Container.Quotation);
            }
        }

        if (areLong && entries.Hidden > 0)
        {
            lines.Gap();
        }

        More(lines, entries.Hidden, Container.None);
    }

    private static void Add(LineBuilder lines, Quotation quotation)
    {
        lines.Text($"“{quotation.Text}”", Container.Quotation);
        if (quotation.From is { } from)
        {
            lines.Text("—— " + PlainText.Line(from), Container.Quotation);
        }
    }

    private static void Add(LineBuilder lines, Bars bars)
    {
        var areRanked = IsRanked(bars);
        for (var index = 0; index < bars.Rows.Count; index++)
        {
            lines.Group();
            var (label, shown, note) = (bars.Rows[index].Label, bars.Rows[index].Shown, bars.Rows[index].Note);
            var place = areRanked ? string.Create(CultureInfo.InvariantCulture, $"{index + 1}. ") : string.Empty;
            lines.Runs(Container.None, new Span($"{place}{label}  "), new Span(shown, IsBold: true), new Span(note is null ? string.Empty : $"（{note}）"));
        }
    }

    /// <summary>Places are numbered where the largest comes first; two sides of a comparison and days are not ranked.</summary>
    private static bool IsRanked(Bars bars) =>
        bars.Kind != BarsKind.Trend && bars.Rows.Count > 2
        && bars.Rows.Zip(bars.Rows.Skip(1)).All(pair => (pair.First.Value ?? decimal.MinValue) >= (pair.Second.Value ?? decimal.MinValue));

    private static void More(LineBuilder lines, int hidden, Container container)
    {
        if (hidden > 0)
        {
            lines.Group();
            lines.Text(PlainText.More(hidden), container);
        }
    }
}
